"""Acceptance tests B: Samir Daghlani, in the middle of season 2027."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.calendar.season import season_rows
from lorapp.domain.engine.rules.backing_up import backups
from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.letters.changes import edited, new_entry
from lorapp.domain.letters.courtesy import courtesy, polite_day
from lorapp.domain.letters.dates import slack
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.risk import Band
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState
from lorapp.domain.placing.changes.assigning import assign, unassign
from lorapp.domain.placing.sets.soap import soap_sets
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.coverage import Finding, coverage
from lorapp.domain.themes.taker import taker
from lorapp.errors import RefusedError
from tests.acceptance.applicants import (
    TODAY,
    at,
    logged,
    planned,
    reasons,
    samir,
    step,
    summary,
    with_letter,
)

K = EventKind
IM, NEU = "internal-medicine", "neurology"


def test_at_b1_today_begins_in_the_order_of_urgency() -> None:
    steps = planned(samir()).steps
    assert [found.id for found in steps[:5]] == [
        "assign:letter:B-L5",
        "remind:letter:B-L3:6",
        "mend-entry:letter:B-L4",
        "thank:letter:B-L2",
        "interview:interview:B-P01",
    ]
    first = steps[0]
    assert first.programs == ("B-P10", "B-P07", "B-P06", "B-P08", "B-P09")
    assert (first.opens, first.due) == (date(2026, 10, 26), date(2026, 10, 27))
    assert [part.points for part in first.urgency.parts] == [20, 15, 4, 2]
    assert first.urgency.total == 41


def test_at_b1_the_available_letter_stands_by_as_backup() -> None:
    here = Situation(samir(), TODAY)
    assert [x.key for x in backups(here, samir().letter("B-L3"))] == ["B-L5"]
    assert planned(samir()).step("line-up-backup:letter:B-L3") is None


def test_at_b2_a_sunday_reminder_waits_for_monday_and_the_next_for_a_week() -> None:
    found = step(samir(), "remind:letter:B-L3:6")
    assert (found.opens, found.due) == (date(2026, 11, 23), date(2026, 11, 23))
    with pytest.raises(RefusedError, match="Mon 23 Nov"):
        logged(samir(), "B-L3", K.REMINDED, date(2026, 11, 22))
    sent = logged(samir(), "B-L3", K.REMINDED, date(2026, 11, 23))
    with pytest.raises(RefusedError, match="Mon 30 Nov"):
        logged(sent, "B-L3", K.REMINDED, date(2026, 11, 27))
    reasoned = logged(sent, "B-L3", K.REMINDED, date(2026, 11, 27), note="she asked me to")
    assert reasoned.letter("B-L3").events[-1].note == "she asked me to"
    assert logged(sent, "B-L3", K.REMINDED, date(2026, 11, 30)).letter("B-L3").events


def test_at_b3_the_letter_lapses_only_by_the_applicants_word() -> None:
    sent = logged(samir(), "B-L3", K.REMINDED, date(2026, 11, 23))
    assert summary(sent, "B-L3", at(2026, 12, 20)).state is LetterState.LATE
    closed = logged(sent, "B-L3", K.LAPSED, date(2026, 12, 20))
    assert summary(closed, "B-L3", at(2026, 12, 20)).state is LetterState.LAPSED


def test_at_b4_a_late_upload_lists_only_programs_of_its_specialty() -> None:
    file = logged(samir(), "B-L3", K.UPLOADED, date(2026, 12, 2))
    found = step(file, "assign:letter:B-L3", at(2026, 12, 10))
    assert found.programs == ("B-P08", "B-P09", "B-P10")
    assert "closed on 31 Oct; optional" in reasons(file, found)


def test_at_b5_a_letter_at_an_applied_program_is_locked() -> None:
    with pytest.raises(RefusedError, match="locked"):
        unassign(Situation(samir(), TODAY), "B-L2", "B-P01", None)


def test_at_b6_the_fifth_letter_is_refused() -> None:
    file = logged(samir(), "B-L3", K.UPLOADED, date(2026, 11, 22))
    file = logged(file, "B-L4", K.UPLOADED, date(2026, 11, 22))
    moment = at(2026, 12, 2)
    for letter in ("B-L5", "B-L3"):
        file = assign(Situation(file, moment), letter, "B-P08", None)
    with pytest.raises(RefusedError, match="holds 4 letters"):
        assign(Situation(file, moment), "B-L4", "B-P08", None)


def test_at_b7_a_bounced_entry_is_replaced_and_never_edited() -> None:
    here = Situation(samir(), TODAY)
    old = samir().letter("B-L4")
    with pytest.raises(RefusedError, match="its e-mail stays"):
        edited(here, replace(old, email="f.khourani@example.org"))
    fresh = "f.khourani@example.org"
    file = new_entry(here, "B-L4", "L6", fresh, fresh)
    copy = file.letter("L6")
    same = ("mentor", "rotation", "specialty", "form", "chair", "waived", "season", "service")
    assert all(getattr(copy, name) == getattr(old, name) for name in same)
    assert copy.email == fresh
    assert summary(file, "L6").state is LetterState.AGREED
    assert summary(file, "B-L4").state is LetterState.ABANDONED
    assert planned(file).step("mend-entry:letter:B-L4") is None
    assert planned(file).step("confirm-entry:letter:L6") is not None


def test_at_b8_a_general_letter_may_go_to_any_specialty() -> None:
    file = assign(Situation(samir(), TODAY), "B-L5", "B-P10", None)
    assert file.assignments[-1].program == "B-P10"


def test_at_b8_a_letter_of_another_specialty_wants_a_reason() -> None:
    file = logged(samir(), "B-L3", K.UPLOADED, date(2026, 11, 22))
    here = Situation(file, at(2026, 12, 2))
    with pytest.raises(RefusedError, match="Give a reason"):
        assign(here, "B-L3", "B-P06", None)
    given = assign(here, "B-L3", "B-P06", "neurohospitalist track")
    assert given.assignments[-1].reason == "neurohospitalist track"


def test_at_b9_an_interview_shows_every_clock() -> None:
    found = step(samir(), "interview:interview:B-P04")
    assert "17:30 Amman (09:30 ET), 08:30 there" in reasons(samir(), found)


def test_at_b10_the_rank_list_closes_at_nine_in_the_evening_eastern() -> None:
    rows = {row.code: row for row in season_rows(samir(), TODAY)}
    local = rows["rank-list-due"].local
    assert local == datetime(2027, 3, 4, 5, tzinfo=ZoneInfo("Asia/Amman"))
    assert planned(samir(), at(2027, 3, 3, 20, 59)).step("milestone:milestone:rank-list-due")
    assert not planned(samir(), at(2027, 3, 3, 21)).step("milestone:milestone:rank-list-due")


def test_at_b11_on_match_day_every_mentor_gets_a_message_of_their_own() -> None:
    steps = planned(samir(), at(2027, 3, 19)).steps
    told = [found for found in steps if found.rule == "tell-outcome"]
    assert sorted(found.key for found in told) == ["B-M1", "B-M2", "B-M3", "B-M4", "B-M5"]
    assert all(found.state is StepState.TODAY for found in told)


def test_at_b12_the_certificate_is_red_without_its_date_and_silent_with_it() -> None:
    assert planned(samir()).step("document:document:ecfmg-certificate") is None
    person = replace(samir().applicant, ecfmg_certified_on=None)
    found = step(replace(samir(), applicant=person), "document:document:ecfmg-certificate")
    assert (found.due, found.severity) == (date(2027, 3, 3), Severity.RED)


@pytest.mark.parametrize(
    ("came", "sets"),
    [
        ((), {IM: ("B-L1", "B-L2", "B-L5"), NEU: ("B-L1", "B-L2", "B-L5")}),
        (("B-L3",), {IM: ("B-L1", "B-L2", "B-L5"), NEU: ("B-L3", "B-L1", "B-L2", "B-L5")}),
        (
            ("B-L3", "B-L4"),
            {IM: ("B-L1", "B-L2", "B-L5", "B-L4"), NEU: ("B-L3", "B-L1", "B-L2", "B-L5")},
        ),
    ],
)
def test_at_b13_a_set_of_letters_is_ready_for_match_week(
    came: tuple[str, ...], sets: dict[str, tuple[str, ...]]
) -> None:
    file, then = samir(), at(2027, 3, 12)
    for letter in came:
        file = logged(file, letter, K.UPLOADED, date(2026, 12, 2))
    found = soap_sets(Situation(file, then))
    assert {one.specialty: one.letters for one in found} == sets
    told = reasons(file, step(file, "milestone:milestone:match-week", then))
    assert "Letters ready for SOAP, internal medicine: Dr. Brandvold, Dr. Devlin-Lind" in told


def test_at_b15_a_letter_has_no_place_for_what_it_says() -> None:
    assert not {"text", "content", "body", "path", "file"} & set(Letter.__dataclass_fields__)


@pytest.mark.parametrize(
    ("letter", "state", "late", "opened"),
    [
        ("B-L1", LetterState.AVAILABLE, 0, None),
        ("B-L2", LetterState.AVAILABLE, 0, None),
        ("B-L3", LetterState.LATE, 65, 104),
        ("B-L4", LetterState.BOUNCED, 0, 82),
        ("B-L5", LetterState.AVAILABLE, 0, None),
    ],
)
def test_the_expected_picture_of_every_letter(
    letter: str, state: LetterState, late: int, opened: int | None
) -> None:
    found = summary(samir(), letter)
    assert (found.state, found.late_days, found.open_days) == (state, late, opened)


def test_the_expected_picture_of_the_late_letter() -> None:
    here = Situation(samir(), TODAY)
    found = summary(samir(), "B-L3")
    assert (found.needed_on, found.upload_by) == (date(2026, 12, 1), date(2026, 11, 23))
    assert slack(here, samir().letter("B-L3")) == 0
    assert found.risk.band is Band.HIGH
    assert [part.points for part in found.risk.parts] == [3, 2, 1]
    manners = courtesy(here, "B-M3")
    assert (manners.messages, manners.last_on) == (5, date(2026, 11, 6))
    assert polite_day(here, "B-M3").day == date(2026, 11, 23)


def test_the_expected_picture_of_the_programs() -> None:
    file: SeasonFile = samir()
    here = Situation(file, TODAY)
    free = {program.key: here.places.free_slots(program) for program in file.programs}
    assert list(free.values()) == [1] * 5 + [2] * 5
    short = [program.key for program in file.programs if here.places.below_minimum_by(program)]
    assert short == ["B-P06", "B-P07", "B-P08", "B-P09", "B-P10"]
    assert summary(file, "B-L5").unassigned_at == ("B-P10", "B-P07", "B-P06", "B-P08", "B-P09")


def test_at_b14_a_claim_no_letter_is_asked_for_is_a_gap_with_a_letter_that_could_take_it() -> None:
    here = Situation(samir(), TODAY)
    row = coverage(here).row("calm in emergencies")
    assert row is not None
    assert Finding.UNPROVED_CLAIM in row.findings
    claimed = [cell.column.key for cell in row.cells if cell.claims]
    assert (claimed, row.proving) == (["PS-IM"], ())
    handovers = coverage(here).row("handovers")
    assert handovers is not None
    assert [cell.column.key for cell in handovers.proving] == ["B-L1", "B-L2"]
    suggested = taker(here, "calm in emergencies")
    assert suggested is not None
    assert suggested.letter == "B-L4"
    assert not here.arrived(samir().letter(suggested.letter))


@pytest.mark.parametrize(
    ("code", "days"),
    [
        ("nrmp-standard-deadline", 70),
        ("pathways-deadline", 70),
        ("ranking-opens", 71),
        ("rank-list-due", 101),
        ("match-week", 113),
        ("match-day", 117),
        ("season-ends", 190),
        ("residency-begins", 221),
    ],
)
def test_the_countdown_of_the_season(code: str, days: int) -> None:
    rows = {row.code: row for row in season_rows(samir(), TODAY)}
    assert rows[code].days_left == days


def test_the_thank_you_has_waited_since_the_upload() -> None:
    found = step(samir(), "thank:letter:B-L2")
    assert found.tally is not None
    assert (found.tally.days, found.tally.word, found.severity) == (86, "open", Severity.AMBER)
    thanked = logged(samir(), "B-L2", K.THANKED, date(2026, 11, 22))
    assert planned(thanked).step("thank:letter:B-L2") is None


def test_a_letter_of_another_service_is_never_offered() -> None:
    moved = replace(samir().letter("B-L5"), service="residencycas")
    assert summary(with_letter(samir(), moved), "B-L5").unassigned_at == ()
