"""A re-applicant's whole year, looked at on its days at odd hours, and after going on."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.bootstrap import open_services
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Plan, StepState
from lorapp.domain.letters.changes import log_event
from lorapp.domain.letters.record import Event
from lorapp.domain.letters.situation import Situation
from lorapp.domain.plain import to_plain
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports.every import ReportKind
from lorapp.domain.seasons.rollover import rehearse, roll_over
from lorapp.services.interchange.reading import parse
from lorapp.services.interchange.writing import write
from lorapp.services.pages.forms import Form
from lorapp.services.rules.rulebook import load_rulebook
from tests.acceptance import year_walk as walk
from tests.acceptance.reapplicant import HOME, NEVER_COUNTED, reapplicant, unmatched
from tests.conftest import MovingClock
from tests.records import season_files

EVERY_DAY: Final = 1
STEP: Final = int(os.environ.get("LORAPP_DAYS", "11"))
"""Days from one look to the next; ``LORAPP_DAYS=1`` looks at every day of the year."""

RECORDS: Final = 300 if STEP == EVERY_DAY else 6
TURNS: Final = (date(2027, 3, 22), date(2027, 6, 10), date(2027, 9, 10))
"""Days on which the applicant goes on to season 2028."""

_OF_THE_PAST: Final = frozenset(
    {"ask-reuse", "import-letter", "keep-letter", "reuse-answer", "tell-outcome", "thank"}
)
_OF_PEOPLE: Final = frozenset({"keep-in-touch", "first-day-note", "tell-goal"})


@cache
def as_imported(*, matched: bool) -> SeasonFile:
    """The record as it comes out of a file of its own."""
    file = reapplicant() if matched else unmatched()
    return replace(parse(write(file), file.rulebook), rulebook=file.rulebook)


def gone_on(file: SeasonFile, day: date, *, bring: bool) -> SeasonFile:
    """The record after the rollover of a day, with the programs of last season or without."""
    at = Situation(file, datetime.combine(day, time(12), HOME))
    brought = [one.key for one in rehearse(at).offered] if bring else []
    return replace(roll_over(at, brought), rulebook=file.rulebook)


def days(first: date = walk.FIRST, step: int = STEP) -> Iterator[tuple[int, date]]:
    day, number = first, 0
    while day <= walk.LAST:
        yield number, day
        day, number = day + timedelta(step), number + 1


def moments(first: date = walk.FIRST, step: int = STEP) -> Iterator[datetime]:
    """All three hours of each day where every day is looked at, else one after the other."""
    for number, day in days(first, step):
        hours = walk.instants(day, HOME)
        yield from hours if step == EVERY_DAY else (hours[number % len(hours)],)


def nothing_old_is_asked_for(at: Situation, made: Plan) -> None:
    file = at.file
    season = file.applicant.season
    closed = {one.season for one in file.closings if one.on <= at.today}
    for step in made.steps:
        homes = {file.program_season(file.program(key)) for key in step.programs}
        if step.kind in {"program", "interview"}:
            homes.add(file.program_season(file.program(step.key)))
        assert not homes & closed, step.id
        assert all(home >= season for home in homes), step.id
        if step.letter is None:
            continue
        letter = file.letter(step.letter)
        home = file.letter_season(letter)
        allowed = _OF_PEOPLE if home in closed else _OF_PEOPLE | _OF_THE_PAST
        assert home not in closed or step.rule in allowed, step.id
        if home < season or at.is_past(letter):
            assert step.rule in allowed, step.id


def done_is_gone(file: SeasonFile, now: datetime, made: Plan) -> int:
    """Log what the open steps about letters say; each is gone then. How many there were."""
    count = 0
    for step in made.do_now:
        if step.event is None or step.letter is None or step.rule == "mend-entry":
            continue
        on = max(step.opens, made.today)
        then = max(datetime.combine(on, time(12), HOME), now)
        if any(event.on > on for event in file.letter(step.letter).events):
            continue  # what is written down ahead of its day may contradict it
        found = plan(file, then).step(step.id)
        if found is None or found.state is StepState.ASLEEP:
            continue
        event = Event(kind=step.event, on=on)
        done = log_event(Situation(file, then), step.letter, event, reason="as the step says")
        assert plan(done, then).step(step.id) is None, step.id
        count += 1
    return count


def look(file: SeasonFile, now: datetime) -> int:
    """Everything there is to see at one instant; how many hours were told on two clocks."""
    at, made = walk.made_at(file, now)
    walk.steps_hold(file, made)
    walk.letters_hold(at)
    nothing_old_is_asked_for(at, made)
    told = walk.answers_of(at, made)
    json.dumps(told)
    known, before = walk.made_at(walk.known_by(file, at.today), now)
    assert [step.id for step in before.steps] == [step.id for step in made.steps]
    assert walk.answers_of(known, before) == told
    return sum(walk.clocks_hold(text) for text in walk.texts_of(at, made))


@pytest.mark.parametrize("matched", [True, False])
def test_the_record_is_one_that_a_file_can_bring(*, matched: bool) -> None:
    file = reapplicant() if matched else unmatched()
    assert to_plain(as_imported(matched=matched)) == to_plain(file)


@pytest.mark.parametrize("matched", [True, False])
def test_every_day_of_the_year_is_sound(*, matched: bool) -> None:
    file = as_imported(matched=matched)
    hours = sum(look(file, now) for now in moments(step=STEP if matched else STEP * 2 - 1))
    assert hours > 100


@pytest.mark.parametrize("turn", TURNS)
def test_after_going_on_the_days_are_sound_too(turn: date) -> None:
    for matched, bring in ((True, False), (False, True)):
        file = gone_on(as_imported(matched=matched), turn, bring=bring)
        assert file.applicant.season == 2028
        for now in moments(turn, STEP * 4 - 3):
            look(file, now)


def test_what_is_handed_out_and_every_draft_is_whole_on_every_day() -> None:
    file = as_imported(matched=True)
    hours = 0
    for now in moments(step=STEP * 4 - 3):
        at, made = walk.made_at(file, now)
        for text in (*walk.papers_of(at), *walk.drafts_of(file, now)):
            hours += walk.clocks_hold(text)
        done_is_gone(file, now, made)
    assert hours > 100


def test_letters_in_trouble_are_never_counted() -> None:
    file = as_imported(matched=False)
    for now in moments():
        good = walk.available_by(file, now.astimezone(HOME).date())
        assert not good & NEVER_COUNTED


def test_after_the_rollover_the_old_season_stays_as_it_was() -> None:
    file = as_imported(matched=False)
    for turn in TURNS:
        new = gone_on(file, turn, bring=True)
        assert [one.events for one in new.letters] == [one.events for one in file.letters]
        assert new.assignments == file.assignments
        assert {new.letter_season(new.letter(one.key)) for one in file.letters} == {
            file.letter_season(one) for one in file.letters
        }
        brought = [one for one in new.programs if new.program_season(one) == 2028]
        assert all(one.applied_on is None and not one.is_finished for one in brought)


def test_files_are_written_on_odd_days(tmp_path: Path) -> None:
    file = as_imported(matched=True)
    clock = MovingClock(datetime(2026, 9, 1, 4, 10, tzinfo=walk.EASTERN))
    services = open_services(tmp_path / "home", clock)
    path = tmp_path / "year.json"
    path.write_text(write(file), "utf-8")
    services.exchange.read_file(path)
    for number, day in days(step=STEP * 9):
        clock.instant = walk.instants(day, HOME)[number % 3]
        for private in (False, True):
            assert services.calendar_file.ics(private=private).startswith(b"BEGIN:VCALENDAR")
        assert all(services.sheets.csv_files().values())
        for kind in ReportKind:
            assert services.reports.write(kind, Form.MARKDOWN)
        services.charts.all()
    services.close()


@settings(max_examples=RECORDS, deadline=None)
@given(season_files(), st.dates(date(2026, 9, 1), date(2027, 9, 30)), st.integers(0, 2))
def test_any_record_has_answers_on_any_day(drawn: SeasonFile, day: date, hour: int) -> None:
    file = replace(drawn, rulebook=load_rulebook())
    now = walk.instants(day, file.applicant.zone)[hour]
    at, made = walk.made_at(file, now)
    told: dict[str, Any] = walk.answers_of(at, made)
    assert json.dumps(told)
    assert all(isinstance(text, str) for text in walk.texts_of(at, made))
    assert all(isinstance(text, str) for text in walk.papers_of(at))
    assert all(isinstance(text, str) for text in walk.drafts_of(file, now))
