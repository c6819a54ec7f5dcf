"""T7: the zone of the computer changes no answer; the applicant's own zone alone counts.

``make zones`` runs the whole suite as on computers of other zones (``LORAPP_TZ``).
"""

import time
from datetime import datetime
from typing import Final

import pytest

from lorapp.services.recording.unit import Unit
from tests.cli.conftest import Run

COMPUTERS: Final = ("America/New_York", "Asia/Kolkata", "Pacific/Kiritimati")
LATE: Final = "2026-11-22T23:30:00-05:00"
"""An instant of another day in half of the world."""
COMMANDS: Final = (
    *("today", "today --json", "letters --json", "season --json", "interviews --json"),
    *("programs --json", "costs", "soap", "history --json", "export ics", "export json"),
)


def _answers(run: Run, monkeypatch: pytest.MonkeyPatch, zone: str) -> dict[str, str]:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    return {command: run(*command.split()).out for command in COMMANDS}


@pytest.mark.usefixtures("midseason")
def test_every_answer_is_the_same_on_computers_of_other_zones(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LORAPP_NOW", LATE)
    expected, wrong = _answers(run, monkeypatch, "UTC"), 0
    for zone in COMPUTERS:
        found = _answers(run, monkeypatch, zone)
        wrong += sum(found[command] != expected[command] for command in COMMANDS)
    print(f"T7 computers={len(COMPUTERS) + 1} answers={len(COMMANDS)} different={wrong}")
    assert all(expected.values())
    assert wrong == 0


@pytest.mark.usefixtures("midseason")
def test_an_app_that_asked_the_computer_for_its_zone_would_be_found_out(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def local(self: Unit) -> datetime:
        return self.instant().astimezone()

    monkeypatch.setenv("LORAPP_NOW", LATE)
    monkeypatch.setattr(Unit, "now", local)
    found = [_answers(run, monkeypatch, zone) for zone in ("UTC", "Pacific/Kiritimati")]
    different = sum(found[0][command] != found[1][command] for command in COMMANDS)
    print(f"T7 mutant, the computer's zone: different={different}")
    assert different
