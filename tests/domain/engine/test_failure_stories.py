"""Stories of letters that went wrong, and what the program does about each (practice 11)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.applicant import Account
from lorapp.domain.calendar.season import milestone, season_rows
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import Severity, StepState
from lorapp.domain.letters.changes import Confirmation, confirm, edited, log_event, new_entry
from lorapp.domain.letters.record import EventKind, Form
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.papers import Document
from lorapp.domain.placing.changes.assigning import assign, unassign
from lorapp.domain.programs import Assignment, LetterRules
from lorapp.domain.rotations import LetterWanted
from lorapp.errors import InvalidError, RefusedError
from tests.domain.engine.builders import (
    absent,
    agreed,
    applicant,
    asked,
    day,
    ev,
    ids,
    letter,
    mentor,
    noon,
    planned,
    program,
    record,
    rotation,
    said,
    situation,
    step,
    with_event,
    with_mentor,
)

K = EventKind
OWED = letter(agreed("7-1"), ev(K.REQUESTED, "7-6"), stated_deadline=day("8-31"))
HERE = letter(ev(K.UPLOADED, "7-13"))


def test_f01_a_writer_who_agreed_and_never_began_is_called_and_a_backup_is_named() -> None:
    silent = with_event(record(OWED), ev(K.REMINDED, "8-28"))
    call = step(silent, "remind:letter:L1:5", day("9-8"))
    assert call.title.startswith("Call")
    assert "easy way out" in said(silent, call)
    assert not absent(silent, "line-up-backup:letter:L1", day("9-8"))


def test_f02_a_letter_said_to_be_sent_is_not_uploaded() -> None:
    file = with_event(record(OWED), ev(K.SAYS_SENT, "7-30"))
    assert state(situation(file), file.letter("L1")) is LetterState.REQUESTED
    assert step(file, "check-portal:letter:L1").event is K.UPLOADED


def test_f03_a_letter_given_up_is_lapsed_and_more_writers_are_wanted() -> None:
    file = with_event(record(OWED), ev(K.LAPSED, "8-3"))
    assert state(situation(file), file.letter("L1")) is LetterState.LAPSED
    assert step(file, "line-up-backup:service:eras").fact == "0 of 5"


def test_f04_a_letter_requested_for_weeks_shows_its_days() -> None:
    file = record(letter(agreed("7-1"), ev(K.REQUESTED, "7-6")))
    found = step(file, "check-receipt:letter:L1")
    assert found.tally is not None
    assert (found.tally.days, found.tally.word) == (28, "open")


def test_f05_and_f06_an_uploaded_letter_is_an_alarm_every_day_until_placed() -> None:
    file = record(HERE, programs=(program(), program("P2")))
    for on in ("7-22", "7-27", "8-3"):
        assert step(file, "assign:letter:L1", day(on)).programs == ("P1", "P2")
    half = replace(file, assignments=(Assignment(letter="L1", program="P1", on=day("8-1")),))
    assert step(half, "assign:letter:L1").programs == ("P2",)


def test_f07_a_letter_at_a_program_applied_to_is_locked() -> None:
    place = program(applied_on=day("8-1"))
    placed = (Assignment(letter="L1", program="P1", on=day("7-30")),)
    file = record(HERE, programs=(place,), assignments=placed)
    with pytest.raises(RefusedError, match="locked"):
        unassign(situation(file), "L1", "P1", None)


def test_f08_locked_letters_count_for_the_four_a_program_takes() -> None:
    many = [replace(HERE, key=f"L{n}") for n in range(1, 6)]
    placed = tuple(Assignment(letter=f"L{n}", program="P1", on=day("7-30")) for n in range(1, 5))
    file = record(*many, programs=(program(applied_on=day("8-1")),), assignments=placed)
    with pytest.raises(RefusedError, match="holds 4 letters"):
        assign(situation(file), "L5", "P1", None)


def test_f09_a_letter_of_another_specialty_wants_a_reason() -> None:
    file = record(HERE, programs=(program(specialty="neurology"),))
    with pytest.raises(RefusedError, match="Give a reason"):
        assign(situation(file), "L1", "P1", None)


def test_f11_a_request_is_not_due_before_the_new_season_opens() -> None:
    file = record(letter(agreed("4-20")))
    assert step(file, "confirm-entry:letter:L1", day("5-20")).state is StepState.WAITING


@pytest.mark.parametrize("kind", [K.CONFIRMED, K.REQUESTED, K.UPLOADED])
def test_f11_what_was_logged_before_the_season_was_open_is_in_the_wrong_one(
    kind: EventKind,
) -> None:
    soon = letter(agreed("2027-4-1"), ev(kind, "2027-4-15"), season=2028)
    file = record(soon, applicant=applicant(season=2028))
    found = step(file, "keep-letter:letter:L1:season", day("2027-4-20"))
    assert (found.due, found.severity, found.projected) == (
        day("2027-5-31"),
        Severity.AMBER,
        True,
    )
    told = said(file, found)
    assert "went into season 2027" in told
    assert "31 May 2027, 17:00 ET is lost" in told
    late = record(replace(soon, season=2027), applicant=applicant(season=2028))
    assert absent(late, "keep-letter:letter:L1:season", day("2027-4-20"))
    open_now = letter(agreed("2027-4-1"), ev(kind, "2027-6-20"), season=2028)
    file = record(open_now, applicant=applicant(season=2028))
    assert absent(file, "keep-letter:letter:L1:season", day("2027-6-21"))


def test_f12_a_writer_with_a_new_address_gets_a_new_entry() -> None:
    locked = letter(
        agreed("7-1"), ev(K.CONFIRMED, "7-2"), ev(K.BOUNCED, "8-1"), email="old@example.org"
    )
    file = record(locked, mentors=(mentor(left_on=day("7-15")),))
    assert "New address on record: m1@example.org" in said(file, step(file, "mend-entry:letter:L1"))
    fresh = new_entry(situation(file), "L1", "L2", "m1@example.org", "m1@example.org")
    assert not absent(fresh, "confirm-entry:letter:L2")
    assert absent(fresh, "mend-entry:letter:L1")


def test_f13_and_f16_the_address_is_typed_twice_and_the_waiver_read_back() -> None:
    answers = Confirmation(
        email="a@example.org",
        repeated="b@example.org",
        specialty="internal-medicine",
        form=Form.NARRATIVE,
        chair=False,
        waived=True,
    )
    file = record(letter(agreed("7-1")))
    with pytest.raises(RefusedError, match="differ"):
        confirm(situation(file), "L1", answers)
    sure = confirm(situation(file), "L1", replace(answers, repeated="a@example.org"))
    assert sure.letter("L1").waived


def test_f14_a_typing_mistake_in_a_name_is_mended_and_the_entry_stays() -> None:
    file = with_mentor(record(letter(ev(K.CONFIRMED, "7-2"))), name="Dr. Ada Winters")
    with pytest.raises(RefusedError, match="This entry is confirmed"):
        edited(situation(file), replace(file.letter("L1"), specialty="neurology"))


def test_f15_one_letter_id_belongs_to_one_letter() -> None:
    file = record(letter(letter_id="123"), letter(key="L2"))
    with pytest.raises(InvalidError, match="letter_id"):
        edited(situation(file), letter(key="L2", letter_id="123"))


def test_f17_an_open_request_counts_down_to_the_end_of_its_season() -> None:
    file = record(OWED)
    found = step(file, "keep-letter:letter:L1", day("2027-5-1"))
    assert (found.due, found.state) == (date(2027, 5, 31), StepState.TODAY)
    gone = situation(file, day("2027-6-1"))
    assert state(gone, file.letter("L1")) is LetterState.LAPSED
    assert ids(file, day("2027-6-1"), ["remind", "check-receipt", "keep-letter"]) == []


def test_f18_an_early_letter_is_kept_by_a_certified_application() -> None:
    early = letter(ev(K.UPLOADED, "2027-2-1"), season=2027)
    file = record(early, applicant=applicant(season=2028))
    found = step(file, "keep-letter:service:eras", day("2027-5-1"))
    assert (found.due, found.severity) == (date(2027, 5, 31), Severity.RED)


def test_f19_a_letter_of_last_season_is_offered_to_no_program_of_this_one() -> None:
    old = replace(HERE, season=2026, events=(ev(K.UPLOADED, "3-2"),))
    account = Account(service="eras", season=2026, certified_on=day("5-1"))
    person = applicant(accounts=(account,))
    file = record(old, programs=(program(),), applicant=person)
    assert absent(file, "assign:letter:L1")
    assert not absent(file, "import-letter:letter:L1")


def test_f20_papers_of_last_season_are_asked_for_again() -> None:
    kinds = ("photo", "transcript", "mspe", "cv")
    old = tuple(Document(kind=kind, season=2026, ready_on=day("1-5")) for kind in kinds)
    file = record(documents=old, programs=(program(season=2026), program(key="P2")))
    wanted = {f"document:document:{kind}" for kind in ("photo", "transcript", "mspe")}
    assert wanted <= set(ids(file, day("9-1"), ["document"]))
    assert absent(file, "document:document:cv", day("9-1"))


def test_f21_an_import_that_hangs_is_a_case_for_support_after_a_day() -> None:
    hung = letter(ev(K.IMPORTED, "7-13"), imported_from=2026, processing_since=noon(day("7-13")))
    file = record(hung, programs=(program(),))
    assert not situation(file, day("7-14")).is_available(hung)
    assert absent(file, "assign:letter:L1", day("7-20"))
    assert absent(file, "import-processing:letter:L1", day("7-13"))
    found = step(file, "import-processing:letter:L1", day("7-14"))
    assert "8:00 to 18:00 ET" in said(file, found)
    through = with_event(file, ev(K.AVAILABLE, "7-15"))
    assert absent(through, "import-processing:letter:L1", day("7-15"))
    assert not absent(through, "assign:letter:L1", day("7-15"))


def test_f22_an_old_letter_is_coloured_and_a_fresh_one_asked_for() -> None:
    file = record(letter(written_on=date(2025, 3, 1)))
    assert step(file, "refresh:letter:L1").severity is Severity.AMBER


def test_f24_two_days_after_the_request_the_receipt_is_asked_for() -> None:
    file = record(OWED)
    assert step(file, "check-receipt:letter:L1", day("7-6")).due == day("7-8")


def test_f27_one_writer_has_one_form_in_residencycas() -> None:
    first = letter(service="residencycas", form=Form.NARRATIVE)
    file = record(first, letter(key="L2", service="residencycas"))
    with pytest.raises(InvalidError, match="both a standardized and a narrative"):
        edited(situation(file), letter(key="L2", service="residencycas", form=Form.STANDARDIZED))


def test_f28_the_service_follows_the_specialty_and_the_season() -> None:
    file = record(letter(specialty="emergency-medicine"))
    assert file.letter_service(file.letter("L1")) == "residencycas"


def test_f32_fewer_letters_than_three_and_two_are_said_to_be_few() -> None:
    two = [letter(agreed("7-1"), key=f"L{n}") for n in (1, 2)]
    assert step(record(*two), "line-up-backup:service:eras").fact == "2 of 5"


def test_f33_a_second_reminder_within_a_week_is_refused() -> None:
    file = with_event(record(OWED), ev(K.REMINDED, "7-30"))
    with pytest.raises(RefusedError, match="Thu 6 Aug"):
        log_event(situation(file), "L1", ev(K.REMINDED, "8-3"))
    assert all(s.opens >= day("8-6") for s in planned(file).steps if s.rule == "remind")


def test_f34_a_thank_you_is_asked_for_once_and_names_the_writer() -> None:
    file = record(letter(ev(K.UPLOADED, "8-3")))
    assert step(file, "thank:letter:L1").mentor == "M1"
    assert absent(with_event(file, ev(K.THANKED, "8-3")), "thank:letter:L1")


def test_f35_every_writer_has_an_outcome_step_of_their_own() -> None:
    other = letter(agreed("7-1"), key="L2", mentor="M2")
    file = record(OWED, other, mentors=(mentor(), mentor("M2", "Dr. Bo Lind")))
    assert ids(file, date(2027, 3, 19), ["tell-outcome"]) == [
        "tell-outcome:mentor:M1",
        "tell-outcome:mentor:M2",
    ]


def test_f36_match_day_2027_is_the_nineteenth_of_march() -> None:
    row = milestone(record(), 2027, "nrmp", "match-day")
    assert row is not None
    assert row.day == date(2027, 3, 19)


def test_f37_rank_lists_close_at_nine_in_the_evening_eastern() -> None:
    file = record(applicant=applicant(timezone="Asia/Amman"))
    rows = {row.code: row for row in season_rows(file, datetime(2026, 8, 3, tzinfo=UTC))}
    assert rows["rank-list-due"].local == datetime(2027, 3, 4, 5, tzinfo=ZoneInfo("Asia/Amman"))


def test_f38_without_the_certificate_rank_lists_are_a_red_date() -> None:
    file = record(applicant=applicant(ecfmg_certified_on=None))
    found = step(file, "document:document:ecfmg-certificate")
    assert (found.severity, found.due) == (Severity.RED, date(2027, 3, 3))


def test_f39_a_revoked_letter_counts_nowhere_and_its_place_stays_taken() -> None:
    gone = replace(HERE, events=(*HERE.events, ev(K.REVOKED, "8-1")))
    place = program(letters=LetterRules(min=1, max=1), applied_on=day("7-31"))
    placed = (Assignment(letter="L1", program="P1", on=day("7-30")),)
    here = situation(record(gone, programs=(place,), assignments=placed))
    assert state(here, gone) is LetterState.REVOKED
    assert (here.places.counted(place), here.places.free_slots(place)) == (0, 0)


def test_f41_a_season_ends_by_its_own_clock_wherever_the_applicant_is() -> None:
    file = record(OWED, applicant=applicant(timezone="Asia/Tokyo"))
    late = datetime(2027, 5, 31, 20, 59, tzinfo=UTC)  # 16:59 in New York, 1 June in Tokyo
    assert plan(file, late).step("milestone:milestone:season-ends")
    assert not plan(file, late.replace(hour=21, minute=0)).step("milestone:milestone:season-ends")


def test_f42_a_person_not_to_be_contacted_gets_no_message_at_all() -> None:
    file = with_mentor(with_event(record(OWED), ev(K.SPOKE, "3-1")), do_not_contact=True)
    for on in ("7-10", "8-20", "9-20"):
        assert not [s for s in planned(file, day(on)).steps if s.is_message or s.draft]


def test_f43_the_yes_is_followed_by_facts_not_by_a_text_in_the_writers_voice() -> None:
    file = record(letter(asked("7-29"), agreed("7-31")))
    assert "Facts, papers and the deadline" in said(file, step(file, "send-packet:letter:L1"))


def test_f44_every_program_reads_its_own_service() -> None:
    file = record(HERE, programs=(program(service="residencycas"), program("P2")))
    assert step(file, "assign:letter:L1").programs == ("P2",)


def test_a_maybe_is_planned_and_a_yes_makes_a_letter_planned() -> None:
    stay = rotation("8-3", "8-28", letter_wanted=LetterWanted.MAYBE)
    file = record(letter(rotation="R1"), rotations=(stay,))
    assert state(Situation(file, datetime(2026, 8, 3, 16, tzinfo=UTC)), file.letter("L1")) is (
        LetterState.IDEA
    )
