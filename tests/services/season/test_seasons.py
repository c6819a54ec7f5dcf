"""Seasons in a store: each change is one action, undone as one, kept through the file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lorapp.bootstrap import Services, open_services
from lorapp.clock import FixedClock
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.mentors import Channel
from lorapp.domain.record import SeasonFile
from lorapp.domain.seasons.record import ReuseAnswer
from lorapp.domain.seasons.rollover import kept_programs
from lorapp.errors import RefusedError
from lorapp.services.guide.guide import page_for_rule
from tests.screens.real import demo_services

JUNE = "2027-06-15T12:00:00-04:00"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Services]:
    """The applicant of the demo on a day of June, when the next season is open."""
    services = demo_services(tmp_path, "midseason", JUNE)
    yield services
    services.close()


@pytest.fixture
def again(store: Services) -> Services:
    """The same, gone on to the next season with the programs."""
    store.seasons.roll_over("2028", kept_programs(store.seasons.rehearse(), "open"))
    return store


def test_the_rollover_wants_its_number_and_is_taken_back_as_one(store: Services) -> None:
    before = store.unit.file()
    with pytest.raises(RefusedError, match="Type 2028"):
        store.seasons.roll_over("2027")
    change = store.seasons.roll_over(" 2028 ", ("B-P01",))
    assert (change.label, change.undoable) == ("Go on to season 2028", True)
    assert store.unit.file().programs[-1].season == 2028
    store.history.undo()
    assert store.unit.file() == before
    store.history.redo()
    assert store.unit.file().applicant.season == 2028


def test_it_survives_the_store_and_the_file(again: Services, tmp_path: Path) -> None:
    again.seasons.asked("B-L1", how=Channel.EMAIL)
    again.seasons.answered("B-L2", ReuseAnswer.FRESH, note="gladly")
    held = again.unit.file()
    copy = open_services(tmp_path / "copy", FixedClock(datetime.fromisoformat(JUNE)))
    path = tmp_path / "out.json"
    path.write_text(again.exchange.export_json(), encoding="utf-8")
    copy.exchange.read_file(path)
    assert copy.unit.file() == held
    copy.close()


def test_an_answer_leads_to_an_import_and_the_note_counts_as_a_message(again: Services) -> None:
    draft = again.correspondence.draft(DraftKind.ASK, "B-L1", variant="reuse")
    assert "for season 2027" in draft.body
    assert "in season 2028" in draft.body
    again.seasons.asked("B-L1")
    assert again.correspondence.touch("B-M1").send_on != again.unit.today()
    again.seasons.answered("B-L1", ReuseAnswer.YES)
    change = again.seasons.imported("B-L1", processing_since=again.unit.now())
    assert change.label == "Import the letter of Dr. Brandvold"
    file = again.unit.file()
    new = file.letters[-1]
    assert (new.imported_from, new.processing_since) == (2027, again.unit.now())
    assert not again.seasons.situation().is_available(new)
    again.seasons.processing(new.key, None)
    assert again.seasons.situation().is_available(again.unit.file().letter(new.key))


def test_an_import_of_a_planned_letter_may_say_that_it_processes(again: Services) -> None:
    old = again.unit.file().letter("B-L1")
    planned = replace(
        old, key="L9", season=2028, imported_from=2027, letter_id=None, events=(), packet=()
    )
    again.letters.add(planned)
    event = Event(kind=EventKind.IMPORTED, on=again.unit.today())
    again.seasons.log_imported("L9", event, again.unit.now())
    assert not again.seasons.situation().is_available(again.unit.file().letter("L9"))
    again.history.undo()
    assert again.unit.file().letter("L9").processing_since is None
    again.seasons.log_imported("L9", event, None)
    assert again.seasons.situation().is_available(again.unit.file().letter("L9"))


def test_lines_are_ticked_opened_and_put_away(again: Services) -> None:
    assert again.seasons.tick("names").label.startswith("Done: Compare")
    again.seasons.untick("names")
    again.seasons.not_needed("names", "one passport")
    assert again.unit.file().tasks[0].not_needed == "one passport"


@pytest.mark.parametrize("demo", ["midseason", "planner"])
def test_on_no_day_of_a_year_is_there_an_error_or_a_step_of_the_past(
    demo: str, tmp_path: Path
) -> None:
    services = demo_services(tmp_path, demo, "2027-06-01T12:00:00-04:00")
    told = services.seasons.rehearse()
    services.seasons.roll_over(str(told.after), kept_programs(told, "all"))
    file, now = services.unit.file(), services.unit.now()
    services.close()
    for days in range(0, 366, 24):
        assert _of_the_past(file, now + timedelta(days=days)) == []


def _of_the_past(file: SeasonFile, now: datetime) -> list[str]:
    season = file.applicant.season
    past = {one.key for one in file.programs if file.program_season(one) < season}
    return [step.id for step in plan(file, now).steps if past & {step.key, *step.programs}]


def test_the_steps_of_a_new_season_lead_to_their_page() -> None:
    for rule in ("ask-reuse", "reuse-answer", "import-processing", "season-start"):
        assert page_for_rule(rule).slug == "next-season"
