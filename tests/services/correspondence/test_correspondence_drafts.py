"""Drafts for every occasion: polite, honest, complete, and in the applicant's own voice."""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import Delivery, Event, EventKind, Form
from lorapp.domain.mentors import ReminderWish
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.programs import Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError, UnknownKeyError
from lorapp.services.correspondence import Correspondence
from lorapp.services.correspondence.drafts import Draft, lint, paragraphs

K = EventKind
Desk = Callable[..., Correspondence]
Change = Callable[..., SeasonFile]
MONDAY = date(2026, 11, 23)


def test_the_draft_of_the_picture(desk: Desk, midseason: SeasonFile) -> None:
    draft = desk(midseason).draft(DraftKind.REMINDER, "B-L3")
    assert draft.to == "p.umetani@example.org"
    assert draft.to_name == "Dr. Priscilla Umetani"
    assert draft.subject == "Samir Daghlani, neurology letter, 27 November"
    assert draft.send_on == MONDAY
    assert draft.send_text == "Mon 23 Nov, from 16:00 Amman (08:00 ET)"
    assert draft.send_note == "today is Sunday"
    assert "Saint Orla Neurology stops reading letters on Tuesday 1 December." in draft.body
    assert draft.checks == ("one question, a way out, no blame", "no blank left")
    assert draft.seconds == round(draft.words * 0.3)
    assert draft.text == draft.body


def test_at_b2_on_a_sunday_the_reminder_waits_for_monday(desk: Desk, midseason: SeasonFile) -> None:
    with pytest.raises(RefusedError) as refused:
        desk(midseason).check_polite(DraftKind.REMINDER, "B-L3")
    assert str(refused.value) == (
        "Not today to Dr. Umetani: today is Sunday. Next polite day: Mon 23 Nov."
    )


def test_at_b2_a_second_reminder_within_seven_days_is_refused(
    desk: Desk, midseason: SeasonFile, with_letter: Change
) -> None:
    letter = midseason.letter("B-L3")
    desk(midseason, MONDAY).check_polite(DraftKind.REMINDER, "B-L3")
    events = (*letter.events, Event(kind=K.REMINDED, on=MONDAY))
    file = with_letter(midseason, "B-L3", events=events)
    with pytest.raises(RefusedError, match="Next polite day: Mon 30 Nov"):
        desk(file, date(2026, 11, 25)).check_polite(DraftKind.REMINDER, "B-L3")
    desk(file, date(2026, 11, 30)).check_polite(DraftKind.REMINDER, "B-L3")


def test_thanks_and_the_packet_do_not_wait_for_the_gap(
    desk: Desk, midseason: SeasonFile, with_letter: Change
) -> None:
    letter = midseason.letter("B-L3")
    events = (*letter.events, Event(kind=K.REMINDED, on=MONDAY))
    opened = desk(with_letter(midseason, "B-L3", events=events), date(2026, 11, 24))
    opened.check_polite(DraftKind.THANKS, "B-L3")
    opened.check_polite(DraftKind.PACKET, "B-L3")
    opened.check_polite(DraftKind.REMINDER, "B-L3", variant="receipt")
    with pytest.raises(RefusedError):
        opened.check_polite(DraftKind.OUTCOME, "B-L3")


def test_nobody_marked_do_not_contact_is_written_to(
    desk: Desk, midseason: SeasonFile, with_mentor: Change
) -> None:
    opened = desk(with_mentor(midseason, "B-M3", do_not_contact=True), MONDAY)
    with pytest.raises(RefusedError, match="you marked"):
        opened.check_polite(DraftKind.REMINDER, "B-L3")
    draft = opened.draft(DraftKind.REMINDER, "B-L3", variant="5")
    assert draft.send_on is None
    assert draft.send_text == "not at all"


def test_at_b3_the_last_step_closes_kindly_and_keeps_the_relation(
    desk: Desk, midseason: SeasonFile
) -> None:
    draft = desk(midseason, MONDAY).draft(DraftKind.REMINDER, "B-L3", variant="6")
    assert "I will understand" in draft.body
    assert "stay in touch" in draft.body
    later = desk(midseason, date(2027, 4, 6)).draft(DraftKind.REMINDER, "B-L3", variant="6")
    assert "nothing more you need to do" in later.body
    assert "?" not in later.body


def test_at_b11_on_match_day_each_mentor_gets_a_draft_of_their_own(
    desk: Desk, midseason: SeasonFile
) -> None:
    opened = desk(midseason, date(2027, 3, 19))
    drafts = [opened.draft(DraftKind.OUTCOME, letter.key) for letter in midseason.letters]
    assert [draft.variant for draft in drafts] == ["matched", "matched"]
    assert len({draft.to for draft in drafts}) == len(drafts)
    assert all(draft.to and "," not in draft.to for draft in drafts)
    assert drafts[0].blanks == ("the program where you matched",)


def test_the_outcome_follows_the_season(desk: Desk, midseason: SeasonFile) -> None:
    matched = Program(key="B-P01", name="Ashgrove Regional IM", status=ProgramStatus.MATCHED)
    file = replace(midseason, programs=(matched,))
    draft = desk(file, date(2027, 3, 19)).draft(DraftKind.OUTCOME, "B-L3")
    assert "I will train at Ashgrove Regional IM." in draft.body
    after = desk(file, date(2027, 7, 6)).draft(DraftKind.OUTCOME, "B-L3")
    assert after.variant == "day-one"
    before = desk(midseason, MONDAY).draft(DraftKind.OUTCOME, "B-L3")
    assert before.variant == "interview"
    eve = desk(midseason, date(2027, 3, 8)).draft(DraftKind.OUTCOME, "B-L3")
    assert eve.variant == "before-match"


def test_the_season_note_counts_interviews(desk: Desk, midseason: SeasonFile) -> None:
    opened = desk(midseason, MONDAY).draft(DraftKind.OUTCOME, "B-L3")
    at = desk(midseason)._unit.now()
    one = Interview(program="B-P10", at=at, status=InterviewStatus.BOOKED)
    no = Interview(program="B-P11", at=at, status=InterviewStatus.DECLINED)
    counted = desk(replace(midseason, interviews=(one, no)), MONDAY).draft(
        DraftKind.OUTCOME, "B-L3"
    )
    assert "the interview months lie ahead" in opened.body
    unsent = replace(midseason, programs=())
    early = desk(unsent, MONDAY).draft(DraftKind.OUTCOME, "B-L3")
    assert "getting my applications ready" in early.body
    assert "interview at 1 program so far" in counted.body


LAPSED = Event(kind=K.LAPSED, on=date(2026, 11, 20))


@pytest.mark.parametrize(
    ("kind", "letter", "variant", "words"),
    [
        (DraftKind.REMINDER, "B-L2", None, "already in the portal (uploaded on 28 Aug 2026)"),
        (DraftKind.PACKET, "B-L2", None, "already in the portal (uploaded on"),
        (DraftKind.ASK, "B-L3", None, "already agreed"),
        (DraftKind.ASK, "B-L2", "video", "already"),
    ],
)
def test_nobody_is_asked_who_agreed_or_pressed_who_wrote(
    desk: Desk, midseason: SeasonFile, kind: DraftKind, letter: str, variant: str | None, words: str
) -> None:
    with pytest.raises(RefusedError, match=re.escape(words)):
        desk(midseason, MONDAY).check_polite(kind, letter, variant=variant)


def test_a_word_of_advice_may_be_asked_of_who_has_written(
    desk: Desk, midseason: SeasonFile, planner: SeasonFile
) -> None:
    for file, kind, letter, variant in (
        (midseason, DraftKind.ASK, "B-L2", "advice"),
        (planner, DraftKind.PACKET, "A-L1", None),
    ):
        opened = desk(file, MONDAY)
        opened.check_polite(kind, letter, variant=variant)
        assert opened.draft(kind, letter, variant=variant).kind is kind


def test_thanks_fit_what_happened(
    desk: Desk, midseason: SeasonFile, planner: SeasonFile, with_letter: Change
) -> None:
    opened = desk(midseason, MONDAY)
    assert opened.draft(DraftKind.THANKS, "B-L2").variant == "upload"
    assert opened.draft(DraftKind.THANKS, "B-L3").variant == "rotation"
    given_up = with_letter(midseason, "B-L3", events=(*midseason.letter("B-L3").events, LAPSED))
    assert desk(given_up, MONDAY).draft(DraftKind.THANKS, "B-L3").variant == "replace"
    assert desk(planner).draft(DraftKind.THANKS, "A-L1").variant == "rotation"
    no = (Event(kind=K.ASKED, on=date(2026, 11, 20)), Event(kind=K.DECLINED, on=date(2026, 11, 21)))
    refused = desk(with_letter(planner, "A-L1", events=no))
    assert refused.draft(DraftKind.THANKS, "A-L1").variant == "refusal"


def test_the_ask_fits_the_record(
    desk: Desk, planner: SeasonFile, midseason: SeasonFile, with_letter: Change, with_mentor: Change
) -> None:
    def situation(file: SeasonFile, key: str = "A-L1", on: date = date(2026, 11, 22)) -> str:
        return desk(file, on).draft(DraftKind.ASK, key).variant.rpartition("/")[2]

    assert situation(planner) == "usual"
    assert situation(with_letter(planner, "A-L1", form=Form.STANDARDIZED)) == "standardized"
    assert situation(with_mentor(planner, "A-M1", country="RO")) == "home"
    assert situation(with_letter(planner, "A-L1", imported_from=2027)) == "refresh"
    assert situation(planner, on=date(2026, 12, 8)) == "late"
    assert situation(with_letter(planner, "A-L1", chair=True)) == "chair"
    again = replace(midseason.letter("B-L2"), key="B-L9", season=2028, events=())
    file = replace(midseason, letters=(*midseason.letters, again))
    assert situation(file, "B-L9") == "refresh"


def test_reminders_follow_the_ladder_the_portal_and_the_writers_wish(
    desk: Desk, midseason: SeasonFile, with_letter: Change, with_mentor: Change
) -> None:
    letter = midseason.letter("B-L3")

    def variant(file: SeasonFile, on: date) -> str:
        return desk(file, on).draft(DraftKind.REMINDER, "B-L3").variant

    asked, agreed, confirmed, requested = letter.events[:4]
    early = with_letter(midseason, "B-L3", events=(asked, agreed, confirmed, requested))
    assert variant(early, date(2026, 8, 12)) == "receipt"
    said = with_letter(midseason, "B-L3", events=(asked, agreed))
    assert variant(said, date(2026, 7, 9)) == "1"
    back = Event(kind=K.BOUNCED, on=date(2026, 8, 11))
    bounced = with_letter(midseason, "B-L3", events=(asked, agreed, confirmed, requested, back))
    assert variant(bounced, date(2026, 8, 12)) == "address"
    gone = with_mentor(midseason, "B-M3", left_on=date(2026, 11, 2))
    assert variant(gone, date(2026, 11, 1)) == "6"
    assert variant(gone, date(2026, 11, 3)) == "moved"
    wish = with_mentor(midseason, "B-M3", reminder_wish=ReminderWish(days_before=(14, 2)))
    assert variant(wish, date(2026, 9, 4)) == "2"
    assert variant(wish, date(2026, 9, 16)) == "4"
    assert variant(with_letter(wish, "B-L3", stated_deadline=None), date(2026, 8, 24)) == "3"
    lost = replace(wish, letters=(replace(letter, stated_deadline=None, rotation=None, events=()),))
    lost = replace(lost, rulebook=replace(lost.rulebook, seasons={}))
    assert variant(lost, date(2026, 9, 16)) == "2"
    assert "[[the day you would like the letter by]]" in (
        desk(lost).draft(DraftKind.ASK, "B-L3").body
    )


def test_a_climbed_ladder_still_has_its_closing_words(
    desk: Desk, midseason: SeasonFile, with_letter: Change
) -> None:
    events = (
        *midseason.letter("B-L3").events,
        Event(kind=K.REMINDED, on=date(2026, 11, 23)),
        Event(kind=K.REMINDED, on=date(2026, 11, 30)),
    )
    file = with_letter(midseason, "B-L3", events=events)
    assert desk(file, date(2026, 12, 8)).draft(DraftKind.REMINDER, "B-L3").variant == "6"


def test_the_assistant_is_addressed_by_name_or_left_blank(
    desk: Desk, midseason: SeasonFile, with_mentor: Change
) -> None:
    draft = desk(midseason).draft(DraftKind.REMINDER, "B-L3", variant="assistant")
    assert (draft.to, draft.to_name) == ("r.okafor@example.org", "Ruth Okafor")
    alone = desk(with_mentor(midseason, "B-M3", helpers=()))
    blank = alone.draft(DraftKind.REMINDER, "B-L3", variant="assistant")
    assert blank.blanks == ("the name of the assistant",)


def test_an_unknown_wording_or_letter_is_named(desk: Desk, midseason: SeasonFile) -> None:
    opened = desk(midseason)
    with pytest.raises(RefusedError, match="no wording 'rude' for reminder"):
        opened.draft(DraftKind.REMINDER, "B-L3", variant="rude")
    with pytest.raises(RefusedError, match="no wording 'rude' for ask"):
        opened.draft(DraftKind.ASK, "B-L3", variant="email/rude")
    with pytest.raises(UnknownKeyError):
        opened.draft(DraftKind.ASK, "B-L99")


def test_a_blank_blocks_until_it_is_filled_in(
    desk: Desk, planner: SeasonFile, with_letter: Change
) -> None:
    opened = desk(with_letter(planner, "A-L1", rotation=None))
    draft = opened.draft(DraftKind.ASK, "A-L1")
    assert draft.blanks == ("where you worked together",)
    assert draft.checks == ("one question, a way out, no blame",)
    with pytest.raises(RefusedError, match="Still open: where you worked together"):
        opened.check_ready(draft)
    body = draft.body.replace("[[where you worked together]]", "Larkspur")
    mended = opened.edited(draft, "New\nsubject", body)
    assert mended.blanks == ()
    assert mended.subject == "New subject"
    opened.check_ready(mended)


def test_own_words_are_kept_and_looked_over_again(desk: Desk, planner: SeasonFile) -> None:
    opened = desk(planner)
    draft = opened.draft(DraftKind.ASK, "A-L1")
    own: Draft = opened.edited(draft, "x", "You promised it. When? Where? I highly recommend me.")
    assert own.body.startswith("You promised")
    assert own.concerns == (
        "2 questions; one is easier to answer.",
        'There is no way out; "I will understand" is enough.',
        '"You promised" can read as blame or pressure.',
        '"I highly recommend" is the writer\'s to say; leave it to the letter.',
        'The word "strong" is missing; it lets the writer say no in time.',
    )
    assert own.checks == ("no blank left",)


def test_a_long_mail_is_pointed_out_and_a_script_is_not() -> None:
    long = "word " * 151
    assert lint(DraftKind.THANKS, "s", long, is_script=False).concerns == (
        "151 words; busy readers finish 150.",
    )
    assert lint(DraftKind.THANKS, "s", long, is_script=True).concerns == ()


def test_a_script_goes_to_nobody_by_mail(desk: Desk, planner: SeasonFile) -> None:
    draft = desk(planner).draft(DraftKind.ASK, "A-L1", variant="in-person")
    assert draft.is_script
    assert draft.to is None
    assert draft.send_text == "Mon 23 Nov"


def test_who_lives_in_us_eastern_time_sees_one_clock(desk: Desk, planner: SeasonFile) -> None:
    applicant = replace(planner.applicant, timezone="America/New_York")
    draft = desk(replace(planner, applicant=applicant)).draft(DraftKind.ASK, "A-L1")
    assert draft.send_text == "Mon 23 Nov, from 08:00 ET"


def test_a_name_that_looks_like_a_template_or_a_second_subject_stays_text(
    desk: Desk, planner: SeasonFile
) -> None:
    applicant = replace(planner.applicant, name="{{7*7}}\nBcc: x@example.org [red]")
    draft = desk(replace(planner, applicant=applicant)).draft(DraftKind.ASK, "A-L1")
    assert draft.subject.startswith("{{7*7}} Bcc: x@example.org [red], internal medicine letter")
    assert "\n" not in draft.subject
    assert draft.body.endswith("{{7*7}} Bcc: x@example.org [red]")


def test_the_form_channel_names_its_ids(
    desk: Desk, midseason: SeasonFile, with_letter: Change
) -> None:
    file = with_letter(midseason, "B-L3", channel=Delivery.FORM, letter_id="LID-77")
    draft = desk(file).draft(DraftKind.PACKET, "B-L3")
    assert "letter ID LID-77" in draft.body
    assert "AAMC ID 12345678" in draft.body
    bare = desk(with_letter(midseason, "B-L3", channel=Delivery.FORM))
    assert bare.draft(DraftKind.PACKET, "B-L3").blanks == ("the letter ID on the request form",)
    receipt = desk(file).draft(DraftKind.REMINDER, "B-L3", variant="receipt")
    assert "spam folder for" not in receipt.body


def test_feedback_on_record_is_thanked_for(desk: Desk, planner: SeasonFile) -> None:
    body = desk(planner).draft(DraftKind.ASK, "A-L1").body
    assert "feedback you gave me on 11 November" in body
    silent = desk(replace(planner, moments=())).draft(DraftKind.ASK, "A-L1").body
    assert "feedback" not in silent


def test_paragraphs_run_on_but_labels_and_closings_keep_their_lines() -> None:
    text = "Dear X,\n\n\nOne.\nTwo.\nBy: Friday\n\nWith kind regards,\nMe\n"
    assert paragraphs(text) == "Dear X,\n\nOne. Two.\nBy: Friday\n\nWith kind regards,\nMe"


def test_drafting_is_loaded_without_the_template_engine() -> None:
    code = "import sys, lorapp.services.correspondence as c; sys.exit('jinja2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[3])
    assert done.returncode == 0
