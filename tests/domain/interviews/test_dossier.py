"""The page to prepare with: what they hold as it was assigned, and never what a letter says."""

from dataclasses import replace
from datetime import date, timedelta

from lorapp.domain.comments import Comment, Topic
from lorapp.domain.interviews.changes import set_policy
from lorapp.domain.interviews.dossier import dossier
from lorapp.domain.interviews.messages import note_message
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Claim, MessageKind, ProgramMessage
from lorapp.domain.programs import Assignment, ContactPolicy, ProgramFact, Reservation
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN
from lorapp.services.pages.plain import plain
from tests.acceptance.applicants import TODAY, samir
from tests.domain.interviews.cases import situation

WIDE = 400


def page(file: SeasonFile, place: int = 0, *, days: int = 0) -> str:
    """The dossier of an interview, so wide that no line is folded."""
    held = file.interviews[place]
    at = situation(file, TODAY + timedelta(days=days))
    return plain(dossier(at, file.program(held.program), held), WIDE)


def changed(file: SeasonFile, key: str, **fields: object) -> SeasonFile:
    """The record with some fields of a program changed."""
    return replace(
        file,
        programs=tuple(
            replace(one, **fields) if one.key == key else one  # type: ignore[arg-type]
            for one in file.programs
        ),
    )


def part(text: str, heading: str) -> str:
    """One part of the page."""
    return text.partition(f"\n{heading}\n")[2].partition("\n\n\n")[0]


def test_both_clocks_and_the_place_come_first() -> None:
    told = page(samir(), 2)
    assert told.startswith(
        "Interview at Granite Ferry IM\nThu 7 Jan 17:30 Amman (08:30 CT, 09:30 ET), in person"
    )
    hour = part(told, "The hour and the place")
    assert "Your clock: Thursday 7 January 2027, 17:30 Amman" in hour
    assert "Their clock: Thursday 7 January 2027, 08:30 CT" in hour
    assert "Place: Granite Ferry, WI" in hour
    assert "Takes: 8 h, as is usual; not noted" in hour
    assert told.rstrip().endswith("From the record of Sun 22 Nov 2026.")


def test_letters_are_shown_as_assigned_and_not_as_planned_later() -> None:
    file = samir()
    before = part(page(file), "Letters they hold")
    names = [line for line in before.splitlines() if line.startswith("Dr.")]
    assert names == ["Dr. Brandvold", "Dr. Devlin-Lind", "Dr. Brockhausen"]
    assert "Assigned: 27 Oct, after you applied" in before
    assert "You applied, so these stay there as they were assigned." in before
    later = replace(
        file,
        reservations=(Reservation(program="B-P01", letter="B-L4", until=date(2026, 12, 1)),),
        assignments=(
            *(replace(one, pin=True, reason="later words") for one in reversed(file.assignments)),
            Assignment(letter="B-L3", program="B-P01", on=date(2026, 12, 30)),
        ),
    )
    after = part(page(later), "Letters they hold")
    assert sorted(after.splitlines()) == sorted(before.splitlines())
    assert "What a letter says is not known here" in after


def test_a_letter_withdrawn_by_its_writer_is_marked_and_none_is_said() -> None:
    file = samir()
    revoked = Event(kind=EventKind.REVOKED, on=date(2026, 11, 20))
    letters = tuple(
        replace(one, events=(*one.events, revoked)) if one.key == "B-L1" else one
        for one in file.letters
    )
    told = page(replace(file, letters=letters))
    assert "◐ Dr. Brandvold, withdrawn by its writer" in told
    bare = page(replace(file, assignments=()))
    assert "◐ No letter is assigned to this program." in bare
    draft = changed(file, "B-P01", applied_on=None, status=None)
    assert "so these stay there" not in page(draft)


def test_claims_name_who_can_confirm_them_and_whose_letter_is_here() -> None:
    file = samir()
    claims = (
        Claim(theme="handovers", line="I hand over in writing.", witness="B-M1"),
        Claim(theme="teamwork", witness="B-M3"),
        Claim(theme="Calm in emergencies", line="A calm night.", witness="B-M1"),
        Claim(),
    )
    seen = WitnessedMoment(
        key="E9", on=date(2026, 5, 9), mentor="B-M1", themes=("calm in emergencies",), text="Calm."
    )
    statement = replace(file.statements[0], claims=claims, ready_on=date(2026, 10, 1))
    told = page(
        replace(file, statements=(statement, *file.statements[1:]), moments=(*file.moments, seen))
    )
    got = part(told, "The statement they got")
    assert "◐ This version is newer than your application" in got
    assert "handovers: “I hand over in writing.”\n" in got
    assert "Who can confirm it: Dr. Brandvold, letter here" in got
    assert "Who can confirm it: Dr. Umetani\n" in got
    assert "Dr. Brandvold, writes here" in got
    assert "a claim without words" in got
    assert "Who can confirm it: ! nobody on record" in got
    held = part(told, "Letters they hold")
    assert "handovers: Dr. Brandvold and Dr. Devlin-Lind" in held
    assert "no letter here was asked for it: teamwork and Calm in emergencies." in held


def test_a_statement_without_claims_or_none_at_all_is_said() -> None:
    file = samir()
    plain_one = replace(file.statements[0], claims=())
    told = page(replace(file, statements=(plain_one, *file.statements[1:])))
    assert "Claims you may be asked about" not in told
    assert "no letter here was asked" not in told
    none = page(replace(file, statements=()))
    assert "◐ Which statement this program got is not noted." in none


def test_people_facts_and_what_was_said_are_there_with_their_source() -> None:
    fact = ProgramFact(what="visas", says="H-1B", source="a resident", seen_on=date(2026, 11, 2))
    held = replace(
        samir().interviews[0],
        notes="They asked for my research.",
        questions=("Who teaches on the wards?", "Night float?"),
        place="https://example.org/room",
        contact="Ms. Roe",
        minutes=90,
    )
    comment = Comment(
        kind=Topic.PROGRAM, about="B-P01", on=date(2026, 11, 1), by="Dr. Hale", text="Good ward."
    )
    other = replace(comment, about="B-P02", by=None)
    file = changed(samir(), "B-P01", facts=(fact,), notes="Small and kind.", img_percent=40.0)
    file = replace(file, interviews=(held,), comments=(comment, other))
    sent = ProgramMessage(
        program="B-P01", kind=MessageKind.UPDATE, on=date(2026, 11, 3), text="One paper more."
    )
    later = replace(sent, on=date(2026, 11, 4), text=None)
    file = note_message(Situation(file, TODAY), sent)
    told = page(note_message(Situation(file, TODAY), later))
    assert "Dr. Brandvold could put in a word; polite from" in told
    assert "◐ H-1B" in told
    assert "Source: a resident, seen 2 Nov" in told
    said = part(told, "What was said and written")
    for words in (
        "They asked for my research.",
        "Small and kind.",
        "- Dr. Hale, 1 Nov: Good ward.",
        "Update, 3 Nov.",
        "One paper more.",
        "Update, 4 Nov.",
    ):
        assert words in said
    assert said.count("Good ward.") == 1
    questions = part(told, "Questions to ask")
    assert "[ ] Who teaches on the wards?" in questions
    assert "worth asking: how long ago one may have graduated." in questions
    assert "Place: https://example.org/room" in told
    assert "Takes: 1 h 30 min\n" in told
    nameless = replace(comment, by=None)
    told = page(replace(samir(), comments=(nameless,)))
    assert "An advisor, 1 Nov" in told
    assert "What you wrote to them" not in told


def test_the_contact_of_the_interview_stands_before_that_of_the_program() -> None:
    file = changed(samir(), "B-P04", contact="Pat Roe, pat@example.org")
    assert "Contact: Pat Roe, pat@example.org" in page(file, 2)
    assert "Pat Roe, pat@example.org" in part(page(file, 2), "What is known of the program")
    own = replace(file.interviews[2], contact="Kim Doe")
    named = replace(file, interviews=(*file.interviews[:2], own, *file.interviews[3:]))
    assert "Contact: Kim Doe" in page(named, 2)


def test_a_bare_program_says_that_nothing_is_known() -> None:
    file = samir()
    bare = changed(
        replace(file, mentors=tuple(replace(one, do_not_contact=True) for one in file.mentors)),
        "B-P01",
        applied_on=None,
        visas=("J-1",),
        img_percent=3.0,
        max_years_since_graduation=5,
        complete_by=None,
    )
    told = page(bare)
    assert "not to be contacted" in told
    assert "could put in a word" not in told
    assert "worth asking" not in told
    at = situation(bare)
    unknown = changed(bare, "B-P06", visas=NOT_GIVEN, applied_on=None)
    none = plain(dossier(at, unknown.program("B-P06"), None), WIDE)
    assert none.startswith("Quarry Bend IM\nNo interview is on record here.")
    assert "Nobody on record has a tie to this program." in none
    assert "The hour and the place" not in none
    assert "None noted yet." in none
    assert "What is known of the program" not in none
    plain_letters = tuple(replace(one, proves=()) for one in file.letters)
    told = page(replace(file, letters=plain_letters))
    assert told.count("Asked to show: nothing noted") == 3
    assert "What was said and written" not in told


def test_warnings_about_the_hour_stand_on_the_page() -> None:
    file = samir()
    held = file.interviews[0]
    far = replace(held, at=held.at + timedelta(days=103), status=None, how=None)
    told = page(replace(file, interviews=(far,)))
    assert "◐ The US changes its clocks on Sun 14 Mar, Amman does not" in told
    assert "! Rank lists are due before, on Wed 3 Mar." in told
    assert "how: unknown" in told
    assert "State: unknown" in told
    assert "Place: unknown" in told
    new_york = replace(file, applicant=replace(file.applicant, timezone="America/New_York"))
    assert "Apart: Both clocks say the same." in page(new_york)


def test_afterwards_follows_the_policy_and_the_one_first_choice() -> None:
    file = samir()
    closing = part(page(file), "Afterwards")
    assert "little effect on a rank list" in closing
    assert "plain good manners" in closing
    assert "Source: " in closing
    assert "keeps one at a time" in closing
    no = part(page(set_policy(file, "B-P01", ContactPolicy.NO)), "Afterwards")
    assert "none is the polite thing" in no
    assert "rank list" not in no
    choice = ProgramMessage(program="B-P01", kind=MessageKind.FIRST_CHOICE, on=date(2026, 11, 20))
    chosen = replace(file, program_messages=(choice,))
    assert "They know since Fri 20 Nov that they come first." in page(chosen)
    assert "Ashgrove Regional IM knows that it is your first choice" in page(chosen, 1)
    undated = replace(file, rulebook=replace(file.rulebook, citations={}))
    assert "Source: practice-7." in page(undated)
