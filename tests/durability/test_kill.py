import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lorapp.bootstrap import open_services
from lorapp.clock import FixedClock
from lorapp.services.keeping.invariants import changed_silently
from tests.conftest import NOON
from tests.durability.children import Child
from tests.durability.dice import SEED, dice_of

pytestmark = pytest.mark.xdist_group("durability")

KILLS = int(os.environ.get("LORAPP_KILLS", "40"))


@dataclass
class Tally:
    acknowledged: int = 0
    lost: int = 0
    partial: int = 0


class Weather(Child):
    """A process that forks one storm after another."""

    def storm(self, first: int, wait: float, when: str) -> int:
        """Kill a storm some time after its first word; return the last save it told."""
        self.say(f"{first} {when}")
        child, told = int(self.hear().removeprefix("pid ")), first - 1
        while (line := self.hear()) != "end":
            if told < first:
                threading.Timer(wait, os.kill, [child, signal.SIGKILL]).start()
            told = int(line)
        return told


@pytest.fixture
def weather(tmp_path: Path) -> Iterator[Weather]:
    found = Weather("storm", str(tmp_path / "home"))
    yield found
    found.close()


def _check(home: Path, told: int, tally: Tally) -> int:
    """Compare what was told with what is there; return the number of the newest save."""
    services = open_services(home, FixedClock(NOON))
    notes = [int(contact.note or 0) for contact in services.unit.file().contacts]
    newest = max(notes, default=-1)
    tally.lost += max(0, told - newest)
    tally.partial += len(changed_silently(services.unit.store()))
    tally.partial += len(services.unit.store().problems())
    connection = services.unit.store().connection()
    seqs = [row[0] for row in connection.execute("SELECT seq FROM journal_steps ORDER BY seq")]
    tally.partial += seqs != list(range(1, len(seqs) + 1))
    tally.partial += notes != list(range(newest - len(notes) + 1, newest + 1))
    services.unit.release()
    services.unit.close()
    return newest


def test_nothing_told_as_saved_is_lost_when_the_program_is_killed(
    tmp_path: Path, weather: Weather
) -> None:
    home, tally, dice = tmp_path / "home", Tally(), dice_of()
    first = 0
    for _ in range(KILLS):
        told = weather.storm(first, dice.uniform(0.0, 0.15), "after")
        tally.acknowledged += told - first + 1
        first = _check(home, told, tally) + 1
    print(f"D1 kills={KILLS} acknowledged={tally.acknowledged} lost={tally.lost} seed={SEED}")
    assert (tally.lost, tally.partial) == (0, 0)
    assert tally.acknowledged >= KILLS


def test_the_storm_can_tell_a_program_that_speaks_too_early(
    tmp_path: Path, weather: Weather
) -> None:
    home, tally, dice = tmp_path / "home", Tally(), dice_of()
    first = 0
    for _ in range(30):
        told = weather.storm(first, dice.uniform(0.0, 0.03), "early")
        if not (home / "lorapp.db").exists():
            tally.lost += told - first + 1
        else:
            first = _check(home, told, tally) + 1
        if tally.lost:
            break
    print(f"D1 mutant: lost={tally.lost} seed={SEED}")
    assert tally.lost
