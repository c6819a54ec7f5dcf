"""What does not carry over: by a tick, by the record, or not needed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lorapp.domain.applicant import Account, Registration
from lorapp.domain.arrival.record import TaskList
from lorapp.domain.papers import Document, Statement
from lorapp.domain.seasons import starting
from lorapp.errors import RefusedError, UnknownKeyError
from tests.domain.engine.builders import absent, applicant, step
from tests.domain.engine.builders import program as a_program
from tests.domain.seasons.builders import JUNE, again, at, day


def test_everything_is_open_at_first_and_has_its_day() -> None:
    started = starting.season_start(at(again()))
    assert all(one.is_open for one in started)
    assert all(one.due_on is not None for one in started)


def test_a_line_is_ticked_opened_and_put_away() -> None:
    done = starting.tick(at(again()), "names", JUNE)
    assert [(one.list, one.season, one.code) for one in done.tasks] == [
        (TaskList.SEASON_START, 2028, "names")
    ]
    assert starting.line_of(at(done), "names").is_done
    assert starting.untick(at(done), "names").tasks == ()
    away = starting.not_needed(at(done), "names", " one passport ")
    assert away.tasks[0].not_needed == "one passport"
    assert not starting.line_of(at(away), "names").is_open
    assert not starting.line_of(at(away), "names").is_done


def test_what_the_record_holds_ticks_itself_off() -> None:
    ready = date(2027, 6, 1)
    file = again(
        applicant=applicant(
            season=2028,
            accounts=(Account(service="eras", season=2028),),
            registrations=(Registration(service="nrmp", season=2028, on=ready),),
        ),
        statements=(Statement(key="S1", season=2028),),
        documents=tuple(
            Document(kind=kind, season=2028, ready_on=ready)
            for kind in ("photo", "transcript", "mspe")
        ),
    )
    left = [one.line.code for one in starting.season_start(at(file)) if one.is_open]
    assert left == ["import", "exams", "names"]
    with pytest.raises(RefusedError, match="record itself"):
        starting.untick(at(file), "photo")


def test_papers_of_last_season_tick_nothing_off() -> None:
    old = (Document(kind="photo", season=2027, ready_on=date(2026, 8, 1)),)
    file = again(documents=old, statements=(Statement(key="S1", season=2027),))
    assert starting.line_of(at(file), "photo").is_open
    assert starting.line_of(at(file), "statement").is_open


def test_what_nobody_can_mean_is_refused() -> None:
    with pytest.raises(RefusedError):
        starting.tick(at(again()), "names", JUNE + timedelta(days=1))
    with pytest.raises(RefusedError, match="word or two"):
        starting.not_needed(at(again()), "names", " ")
    with pytest.raises(UnknownKeyError, match="token"):
        starting.tick(at(again()), "passport", JUNE)


def test_the_plan_names_what_no_other_step_says() -> None:
    file = again()
    assert step(file, "season-start:task:token", JUNE).source == "R-51"
    assert not absent(file, "season-start:task:names", day("2027-8-25"))
    assert absent(file, "season-start:task:photo", JUNE)
    assert not absent(file, "document:document:photo", JUNE)
    late = step(file, "season-start:task:token", day("2027-7-20"))
    assert late.severity is not None
    new = a_program("P9", season=2028, applied_on=day("2027-9-20"))
    applied = replace(file, programs=(*file.programs, new))
    assert absent(applied, "season-start:task:names", day("2027-9-25"))
    assert absent(again(programs=()), "season-start:task:token", JUNE)


def test_a_season_without_dates_has_lines_without_days() -> None:
    far = replace(again(), applicant=applicant(season=9000))
    assert starting.season_start(at(far))[0].due_on is None
    assert absent(far, "season-start:task:token", JUNE)
