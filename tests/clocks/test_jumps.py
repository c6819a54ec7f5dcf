"""T1: a clock that goes back or forward loses, moves and deletes nothing, and is spoken of once."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copytree
from typing import Final

import pytest

from lorapp.bootstrap import Services, rules_of
from lorapp.db import backup
from lorapp.domain.plain import to_plain
from lorapp.paths import Paths
from lorapp.services.interchange.demo import begin_demo
from lorapp.services.keeping.invariants import changed_silently
from tests.conftest import NOON, MovingClock
from tests.db.scratch import opened
from tests.services.ics import events
from tests.undoing import next_undo

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)
JUMPS: Final = {
    "back an hour": -HOUR,
    "back a day": -DAY,
    "back ten years": timedelta(days=-3652),
    "back before every record": timedelta(days=-20_000),
    "forward fifty years": timedelta(days=18_262),
}


@dataclass
class Tally:
    """What a jump cost; ``spoken`` are the sentences about the clock."""

    lost: int = 0
    moved: int = 0
    deleted: int = 0
    resent: int = 0
    spoken: int = 0


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store used over three weeks, several times a day, with its copies and a calendar."""
    home = tmp_path_factory.mktemp("used") / "home"
    clock = MovingClock(NOON - 20 * DAY)
    with opened(home, clock) as services:
        begin_demo(services.unit, "midseason", rules_of(services.home))
        for _ in range(20):
            for _ in range(3):
                _theme(services)
                services.backups.make_if_due()
                clock.pass_by(hours=2)
            clock.pass_by(hours=18)
        services.calendar_file.ics()
    return home


def _theme(services: Services) -> str:
    label = f"Theme {len(services.history.entries())}"
    services.unit.command(label, lambda file: replace(file, themes=(*file.themes, label)))
    return label


def _copies(home: Path) -> set[str]:
    return {path.name for path in Paths(home).backups.iterdir()}


def _clock_sentences(services: Services) -> list[str]:
    return [text for text in services.unit.notices if text.startswith("Your clock reads ")]


def _work(home: Path, clock: MovingClock, tally: Tally) -> None:
    """An hour of work by a clock that may be wrong."""
    with opened(home, clock) as services:
        before = to_plain(services.unit.file())
        labels = [entry.label for entry in services.history.entries()]
        handed = events(services.calendar_file.ics())
        services.unit.warm()
        tally.spoken += len(_clock_sentences(services))
        for _ in range(3):
            labels.insert(0, _theme(services))
            services.backups.make_if_due()
            clock.pass_by(minutes=40)
        entries = services.history.entries()
        tally.moved += [entry.label for entry in entries] != labels
        tally.moved += next_undo(services.history) != labels[0]
        for _ in range(3):
            services.history.undo()
        tally.lost += to_plain(services.unit.file()) != before
        services.history.redo()
        tally.lost += len(changed_silently(services.unit.store()))
        later = events(services.calendar_file.ics())
        tally.lost += len(handed.keys() - later.keys())
        both = handed.keys() & later.keys()
        tally.resent += sum(later[uid]["sequence"] < handed[uid]["sequence"] for uid in both)


def _jump(used: Path, home: Path, by: timedelta) -> Tally:
    """Use a store by a wrong clock twice, then by the right one."""
    copytree(used, home)
    tally, before = Tally(), _copies(home)
    right = MovingClock(NOON + DAY)
    wrong = MovingClock(right.instant + by - DAY)
    _work(home, wrong, tally)
    wrong.pass_by(hours=1)
    spoken = tally.spoken
    _work(home, wrong, tally)
    assert tally.spoken == spoken, "a clock that goes on from there is not spoken of again"
    tally.deleted = len(before - _copies(home) - _due_to_go(used, right.instant))
    return tally


def _due_to_go(used: Path, now: datetime) -> set[str]:
    """The copies that a right clock would let go as well, in the hours of work."""
    copies = backup.automatic(Paths(used).backups)
    kept = backup.to_keep(copies, (now + 6 * HOUR).replace(tzinfo=None))
    return {path.name for path in copies} - {path.name for path in kept}


@pytest.mark.parametrize("jump", JUMPS)
def test_a_jump_of_the_clock_costs_nothing_and_is_told_once(
    used: Path, tmp_path: Path, jump: str
) -> None:
    tally = _jump(used, tmp_path / "home", JUMPS[jump])
    print(f"T1 clock {jump}: {tally}")
    assert tally == Tally(spoken=1)


def test_without_the_gap_rule_a_jump_would_delete_copies(
    used: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "GAP", timedelta.max)
    tally = _jump(used, tmp_path / "home", JUMPS["forward fifty years"])
    print(f"T1 mutant, no gap rule: deleted={tally.deleted}")
    assert tally.deleted


def test_a_clock_put_right_again_is_told_once_more_and_then_no_more(
    used: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    copytree(used, home)
    _work(home, MovingClock(NOON + 20_000 * DAY), Tally())
    right, spoken = MovingClock(NOON + DAY), []
    for _ in range(3):
        tally = Tally()
        _work(home, right, tally)
        spoken.append(tally.spoken)
    assert spoken == [1, 0, 0]


def test_a_store_that_was_never_closed_tells_by_its_newest_step(used: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    copytree(used, home)
    Paths(home).seal.unlink()
    with opened(home, MovingClock(NOON - 300 * DAY)) as services:
        services.unit.file()
        assert len(_clock_sentences(services)) == 1


def test_a_seal_without_a_readable_instant_says_nothing_of_the_clock(
    used: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    copytree(used, home)
    seal = Paths(home).seal
    for odd in ('"soon"', "7", '"2026-11-22T12:00:00"'):
        kept = (used / "lorapp.seal").read_text("utf-8").splitlines()
        lines = [f' "closed_at": {odd}' if "closed_at" in line else line for line in kept]
        seal.write_text("\n".join(lines), "utf-8")
        with opened(home, MovingClock(NOON - 300 * DAY)) as services:
            services.unit.file()
            assert services.unit.notices == []


def test_a_clock_that_stands_was_set_on_purpose(used: Path, tmp_path: Path) -> None:
    copytree(used, tmp_path / "home")
    with opened(tmp_path / "home") as services:
        services.unit.file()
        assert services.unit.notices == []
