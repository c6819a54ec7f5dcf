"""Where a program stands in the list, in which words, and what the panel advises."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lorapp.domain.applicant import Applicant, Visa
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Role
from lorapp.domain.papers import Interview, Statement
from lorapp.domain.placing.programs.program_advice import Act
from lorapp.domain.placing.programs.program_lanes import (
    Lane,
    ProgramLine,
    is_preferred,
    program_lines,
)
from lorapp.domain.placing.programs.program_story import ProgramStory, program_story
from lorapp.domain.placing.programs.program_words import text_of
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.programs import (
    Assignment,
    Exclusion,
    LetterRules,
    Program,
    ProgramFact,
    ProgramStatus,
    Reservation,
    Tier,
)
from lorapp.domain.record import SeasonFile
from tests.acceptance.applicants import TODAY as NOW
from tests.acceptance.applicants import samir
from tests.domain.engine.builders import (
    TODAY,
    agreed,
    applicant,
    asked,
    book,
    day,
    ev,
    letter,
    mentor,
    noon,
    program,
    record,
    rotation,
    situation,
)

K = EventKind
APPLIED: dict[str, Any] = {"applied_on": day("9-24"), "status": ProgramStatus.APPLIED}
READING = day("11-23")
J1 = applicant(visa=Visa.J1, graduated_on=date(2020, 6, 30))
NO_VISA = applicant(visa=Visa.NONE, graduated_on=date(2020, 6, 30))
DATELESS = replace(book(), seasons={})
UP = (ev(K.UPLOADED, "7-13"),)


def filed(*places: Program, letters: tuple[Letter, ...] = (), **parts: Any) -> SeasonFile:  # noqa: ANN401 - any field
    given = {"applicant": NO_VISA, **parts}
    return record(*letters, programs=places, **given)


def placed(place: Program, *keys: str) -> tuple[Assignment, ...]:
    return tuple(Assignment(letter=key, program=place.key, on=day("7-22")) for key in keys)


def lines(file: SeasonFile, on: date = TODAY) -> tuple[ProgramLine, ...]:
    at = situation(file, on)
    return program_lines(at, check_at(at))


def told(file: SeasonFile, on: date = TODAY) -> ProgramStory:
    """The story of the first program."""
    at = situation(file, on)
    key = file.programs[0].key
    line = next(line for line in program_lines(at, check_at(at)) if line.key == key)
    return program_story(at, line)


def advised(file: SeasonFile, on: date = TODAY) -> tuple[str, Act, str | None]:
    found = told(file, on).advice
    return found.text, found.act, found.letter


# Lanes and words


@pytest.mark.parametrize(
    ("place", "lane", "word"),
    [
        (program(), Lane.BELOW, "3 letters short"),
        (program(minimum=1), Lane.BELOW, "1 letter short"),
        (program(minimum=None), Lane.UNKNOWN, "minimum unknown"),
        (program(minimum=0), Lane.MET, "all met"),
        (program(minimum=0, status=ProgramStatus.INTERVIEW), Lane.MET, "interview"),
        (program(status=ProgramStatus.REJECTED), Lane.FINISHED, "rejected"),
        (program(season=2026), Lane.FINISHED, "season 2026"),
        (program(letters=LetterRules(min=0, us=1)), Lane.FAILS, "1 US letter short"),
        (program(letters=LetterRules(min=0, in_specialty=2)), Lane.FAILS, "2 IM letters short"),
        (
            program(specialty="sports-medicine", letters=LetterRules(min=0, in_specialty=1)),
            Lane.FAILS,
            "1 sports medicine letter short",
        ),
        (program(letters=LetterRules(min=0, chair=True)), Lane.FAILS, "no chair's letter"),
        (program(complete_by=day("7-31")), Lane.BELOW, "closed Fri 31 Jul"),
        (
            program(letters=LetterRules(min=0, us=1), complete_by=day("7-31")),
            Lane.FAILS,
            "closed Fri 31 Jul",
        ),
        (program(minimum=0, complete_by=day("7-31")), Lane.MET, "all met"),
    ],
)
def test_a_program_stands_where_it_needs_something(place: Program, lane: Lane, word: str) -> None:
    found = lines(filed(place))[0]
    assert (found.lane, found.word) == (lane, word)


def test_what_letters_cannot_mend_is_said_before_the_minimum() -> None:
    found = lines(filed(program(visas=()), applicant=J1))[0]
    assert (found.lane, found.word, found.is_strict) == (Lane.FAILS, "no visa for you", True)


def test_a_visa_that_is_needed_and_not_known_keeps_a_program_from_being_met() -> None:
    file = filed(program(minimum=0), applicant=J1)
    assert [(one.lane, one.word) for one in lines(file)] == [(Lane.UNKNOWN, "visa unknown")]
    assert lines(replace(file, applicant=NO_VISA))[0].lane is Lane.MET


def test_the_most_pressing_stands_first_and_what_is_closed_last() -> None:
    file = filed(
        program("P1"),
        program("P2", complete_by=day("7-31")),
        program("P3", minimum=4),
        program("P4", complete_by=day("9-1")),
        program("P5", minimum=0),
    )
    assert [one.key for one in lines(file)] == ["P4", "P3", "P1", "P2", "P5"]


def test_a_row_counts_what_is_held_what_is_free_and_the_days_left() -> None:
    place = program(complete_by=day("8-12"))
    file = filed(place, letters=(letter(*UP),), assignments=placed(place, "L1"))
    found = lines(file)[0]
    assert (found.holds, found.free, found.specialty) == ("1/3", 3, "IM")
    assert (found.closes_in, found.is_closed, found.is_read) == (9, False, False)
    later = lines(filed(program(minimum=None), letters=(letter(*UP),)), READING)[0]
    assert (later.holds, later.closes_in, later.is_read) == ("0", None, True)


def test_a_program_that_is_over_has_no_rules_to_show() -> None:
    over = replace(program(season=2026, complete_by=day("8-12")), applied_on=date(2025, 9, 24))
    found = told(filed(over))
    assert (found.line.rules, found.line.closes_in, found.rules) == ((), None, ())
    assert "Nothing more is to be done here" in found.advice.text


# Advice


def test_an_available_letter_is_the_first_thing_to_do() -> None:
    place = program(minimum=2)
    other = letter(*UP, key="L2", mentor="M2")
    file = filed(
        place,
        letters=(letter(*UP), other),
        mentors=(mentor(), mentor("M2", "Dr. Bo Lund")),
        assignments=placed(place, "L1"),
    )
    assert advised(file) == (
        "1 of 2 letters. Dr. Lund's letter is available and makes 2 of 2: `Enter` assigns it.",
        Act.ASSIGN,
        "L2",
    )
    locked = replace(file, programs=(replace(place, **APPLIED),))
    assert advised(locked, READING)[0].endswith("`Enter` assigns it, for good.")


def test_a_letter_of_the_kind_that_is_missing_can_be_added() -> None:
    place = program(letters=LetterRules(min=0, in_specialty=1))
    text, act, key = advised(filed(place, letters=(letter(*UP),)))
    assert "0 of 1 internal medicine letter. Dr. Winter's letter is available and can" in text
    assert (act, key) == (Act.ASSIGN, "L1")


def test_without_one_the_letter_that_comes_first_is_opened() -> None:
    letters = (
        letter(key="L1", mentor="M1"),
        letter(asked("7-1"), agreed("7-2"), key="L2", mentor="M2"),
        letter(asked("7-1"), agreed("7-2"), ev(K.DECLINED, "7-9"), key="L3", mentor="M2"),
        letter(ev(K.UPLOADED, "7-31"), key="L4", mentor="M2", specialty="neurology"),
    )
    people = (mentor(), mentor("M2", "Dr. Bo Lund"))
    file = filed(program(), letters=letters, mentors=people)
    text, act, key = advised(file)
    assert (act, key) == (Act.LETTER, "L2")
    assert (
        text == "0 of 3 letters. Dr. Lund's letter would help and is agreed on: `Enter` opens it."
    )


def test_of_letters_equally_far_the_one_that_mends_more_comes_first() -> None:
    home = rotation("5-4", "5-29", key="R1", country="JO")
    here = rotation("6-1", "6-26", key="R2", country="US")
    letters = (
        letter(asked("7-1"), key="L1", rotation="R1"),
        letter(asked("7-1"), key="L2", rotation="R2"),
    )
    place = program(letters=LetterRules(min=1, us=1))
    assert advised(filed(place, letters=letters, rotations=(home, here)))[2] == "L2"
    only_us = program(letters=LetterRules(min=0, us=1))
    file = filed(only_us, letters=letters[:1], rotations=(home, here))
    assert advised(file)[1] is Act.RECORD
    assert advised(replace(file, letters=letters))[2] == "L2"


def test_a_letter_kept_away_is_not_offered() -> None:
    file = filed(program(), letters=(letter(asked("7-1")),))
    assert advised(file)[1] is Act.LETTER
    kept = replace(file, exclusions=(Exclusion(program="P1", letter="L1"),))
    assert advised(kept) == (
        "0 of 3 letters. It needs 3 more letters. `4` `a` plans a letter.",
        Act.RECORD,
        None,
    )


def test_a_letter_that_stands_in_the_way_can_be_taken_off() -> None:
    place = program(letters=LetterRules(min=0, recency_months=12))
    old = letter(*UP, written_on=date(2024, 3, 1))
    text, act, _ = advised(filed(place, letters=(old,), assignments=placed(place, "L1")))
    assert text.endswith("Take off Dr. Winter's letter. `m` shows where.")
    assert act is Act.RECORD


def test_full_slots_say_so_and_locked_ones_that_nothing_helps() -> None:
    place = program(letters=LetterRules(min=1, max=1, us=1))
    home = rotation("5-4", "5-29", country="JO")
    file = filed(
        place,
        letters=(letter(*UP, rotation="R1"), letter(*UP, key="L2")),
        rotations=(home,),
        assignments=placed(place, "L1"),
    )
    assert "slots are taken; `o` shows the best set" in advised(file)[0]
    locked = replace(file, programs=(replace(place, **APPLIED),))
    assert "slots are taken and locked" in advised(locked, READING)[0]


def test_closed_programs_are_left_alone() -> None:
    text, act, _ = advised(filed(program(complete_by=day("7-31"))))
    assert text == (
        "It stopped reading on Fri 31 Jul with 0 of 3 letters. What comes now rarely helps."
    )
    assert act is Act.RECORD


@pytest.mark.parametrize(
    ("place", "who", "words", "act"),
    [
        (program(visas=()), J1, "Visa: none, you need J-1.", Act.EDIT),
        (
            program(max_years_since_graduation=2, strict=("max_years_since_graduation",)),
            J1,
            "Cannot change: graduated in 2020",
            Act.EDIT,
        ),
        (program(minimum=None), NO_VISA, "Not known: minimum. `Enter` writes it down", Act.RULES),
        (program(minimum=0), J1, "Not known: visa. `Enter` writes it down", Act.EDIT),
        (
            program(minimum=0, visas=("J-1",)),
            applicant(),
            "Not known: visa. `Enter` opens it in your profile.",
            Act.PROFILE,
        ),
        (
            program(minimum=0, max_years_since_graduation=5),
            applicant(visa=Visa.NONE),
            "Not known: graduation. `Enter` opens it in your profile.",
            Act.PROFILE,
        ),
        (program(minimum=0), NO_VISA, "`Enter` rehearses before you apply", Act.REHEARSE),
        (replace(program(minimum=0), **APPLIED), NO_VISA, "Nothing to do here", Act.RECORD),
    ],
)
def test_what_only_you_or_its_page_can_tell_opens_the_form(
    place: Program,
    who: Applicant,
    words: str,
    act: Act,
) -> None:
    on = READING if place.applied_on else TODAY
    text, found, _ = advised(filed(place, applicant=who), on)
    assert words in text
    assert found is act


def test_graduation_is_no_question_of_yours_while_the_reading_day_is_unknown() -> None:
    place = program(minimum=0, max_years_since_graduation=5)
    text, act, _ = advised(filed(place, rulebook=DATELESS))
    assert "day on which it reads is not known" in text
    assert act is Act.RECORD


def test_a_letter_of_which_too_little_is_known_is_opened() -> None:
    place = program(letters=LetterRules(min=1, us=1))
    file = filed(place, letters=(letter(*UP),), assignments=placed(place, "L1"))
    text, act, key = advised(file)
    assert "not known of Dr. Winter" in text
    assert (act, key) == (Act.LETTER, "L1")
    aged = program(letters=LetterRules(min=1, recency_months=12))
    imported = letter(ev(K.IMPORTED, "7-13"), imported_from=2026)
    old = filed(aged, letters=(imported,), assignments=placed(aged, "L1"))
    assert advised(old)[1:] == (Act.LETTER, "L1")


# The story


def test_rules_stand_with_what_fails_first_and_the_change_that_would_help() -> None:
    place = program(
        letters=LetterRules(min=1, us=1, in_specialty=1, chair=False, standardized=1),
        strict=("min",),
    )
    stay = rotation("5-4", "5-29", country="JO")
    file = filed(
        place,
        letters=(letter(*UP, rotation="R1"),),
        rotations=(stay,),
        assignments=placed(place, "L1"),
    )
    found = told(file).rules
    assert [(one.rule, str(one.result)) for one in found] == [
        ("us", "fail"),
        ("standardized", "unknown"),
        ("min", "pass"),
        ("in_specialty", "pass"),
        ("visas", "pass"),
    ]
    assert found[0].text == "0 of 1 US letter."
    assert (found[0].brief, found[2].brief) == ("1 US letter short", "minimum")
    assert found[1].brief == "standard form unknown"
    assert (found[0].change, found[0].can_change) == ("", True)
    assert "form of the letter by Dr. Winter" in found[1].change
    assert found[3].text == "1 of 1 internal medicine letter: Dr. Winter."
    assert "US hands-on letters" in told(file).unknown


def test_dates_stand_on_both_clocks() -> None:
    place = program(complete_by=day("12-1"), city="Ohio", track=None, notes="loud", tier=Tier.REACH)
    file = filed(
        place,
        letters=(letter(*UP),),
        assignments=placed(place, "L1"),
        applicant=applicant(timezone="Asia/Amman", visa=Visa.NONE),
        interviews=(
            Interview(program="P1", at=noon(day("12-3")), how="video"),
            Interview(program="P9", at=noon(day("12-3"))),
        ),
        reservations=(Reservation(program="P1", letter="L2", until=day("12-1")),),
    )
    waiting = letter(asked("7-1"), key="L2")
    found = told(replace(file, letters=(*file.letters, waiting)))
    dates = {item.label: item.text for item in found.dates}
    assert dates["Closes"] == "Wed 2 Dec 07:59 Amman (Tue 1 Dec 23:59 ET), in 120 days"
    assert dates["Interview"] == "Thu 3 Dec 20:00 Amman (12:00 ET), video"
    assert dates["Holds"] == "Dr. Winter"
    assert dates["Slots"].startswith("3 of 4 free; kept for Dr. Winter until Tue 1 Dec")
    assert dates["Reads"] == "23 Sep"
    assert (found.notes, found.source) == ("loud", "source not noted, day not noted")
    assert found.tags == ("Internal medicine", "Ohio")


def test_an_applied_program_says_since_when_it_reads() -> None:
    place = program(minimum=1, complete_by=day("10-31"), **APPLIED)
    file = filed(place, letters=(letter(*UP),), assignments=placed(place, "L1"))
    dates = {item.label: item.text for item in told(file, READING).dates}
    assert dates["Applied"] == "24 Sep, reads since 23 Sep"
    assert dates["Closed"].endswith("23 days ago")
    assert dates["Slots"] == "3 of 4 free; what is there stays"
    undated = replace(file, programs=(replace(place, applied_on=None),))
    assert "Applied" not in {item.label for item in told(undated, READING).dates}
    dateless = replace(file, rulebook=DATELESS)
    assert {i.label: i.text for i in told(dateless, READING).dates}["Applied"] == "24 Sep"
    early = replace(file, programs=(replace(place, applied_on=day("9-21")),))
    dates = {item.label: item.text for item in told(early, day("9-22")).dates}
    assert dates["Applied"] == "Mon 21 Sep, reads from Wed 23 Sep"


def test_a_reading_day_that_is_only_expected_carries_its_sign() -> None:
    place = program(season=2028)
    found = told(filed(place, applicant=replace(NO_VISA, season=2028)))
    assert {item.label: item.text for item in found.dates}["Reads"] == "~22 Sep 2027"
    unknown = told(filed(program(), rulebook=DATELESS))
    assert {item.label: item.text for item in unknown.dates}["Reads"] == "unknown"


def test_the_latest_safe_day_of_the_next_step_is_named() -> None:
    def path(on: date, **parts: Any) -> str:  # noqa: ANN401 - any field
        file = filed(program(**parts), letters=(letter(asked("7-1")),))
        return {item.label: item.text for item in told(file, on).dates}.get("In time", "")

    assert path(TODAY).startswith("Dr. Winter: yes and packet by ")
    assert path(TODAY).endswith(" of room")
    assert "was due by" in path(day("9-1"), complete_by=day("9-2"))
    assert path(date(2027, 4, 5)) == ""


def test_choices_ages_and_people_stand_in_the_story() -> None:
    place = program(
        minimum=2, name="Orla IM", tier=Tier.TARGET, tier_reason="met the team", signal="gold"
    )
    old = letter(*UP, key="L2", mentor="M2", written_on=date(2025, 3, 1))
    dusty = letter(*UP, key="L3", mentor="M2", written_on=date(2023, 3, 1))
    blank = letter(ev(K.IMPORTED, "7-13"), key="L4", mentor="M2")
    coming = letter(*UP, key="L5", mentor="M2", written_on=day("9-30"))
    file = filed(
        place,
        letters=(letter(*UP), old, dusty, blank, coming),
        mentors=(
            mentor(institution="Orla Hospital", role=Role.FACULTY),
            mentor("M2", "Dr. Bo Lund", knows_programs=("P1",), do_not_contact=True),
        ),
        assignments=placed(place, "L2", "L3", "L4"),
        statements=(
            Statement(key="PS", specialty="internal-medicine", version="2", programs=("P1",)),
        ),
    )
    found = told(file)
    choices = {item.label: item.text for item in found.choices}
    assert choices == {
        "Tier": "target: met the team",
        "Tiers": "IM: 1 target",
        "Signal": "gold",
        "Fees": "~$11 for 1 in internal medicine, the next ~$11",
        "Statement": "Internal medicine statement, version 2",
    }
    assert [(one.name, one.text, one.recency) for one in found.ages[:3]] == [
        ("Dr. Lund", "18.8 months, there since 22 Jul", "amber"),
        ("Dr. Lund", "42.8 months, there since 22 Jul", "red"),
        ("Dr. Lund", "age unknown, there since 22 Jul", None),
    ]
    assert all(one.is_here for one in found.ages[:3])
    assert [one.can_ask for one in found.known] == [False, True]
    assert found.known[0].text == "knows this program; not to be contacted"
    assert found.known[1].text == "faculty, Orla Hospital; works at a place of this name"
    assert found.word == "Dr. Winter could put in a word; polite from Mon 3 Aug."
    swapped = replace(file, assignments=placed(place, "L1", "L5"))
    assert [one.text for one in told(swapped).ages[:2]] == [
        "2.4 months, there since 22 Jul",
        "newer, there since 22 Jul",
    ]
    bare = replace(file, statements=(Statement(key="PS", programs=("P1",)),))
    assert {c.label: c.text for c in told(bare).choices}["Statement"] == "PS"


def test_tiers_are_counted_by_specialty_and_a_signal_on_weak_letters_says_so() -> None:
    places = (
        program("P1", specialty=None, tier=Tier.REACH, signal="silver"),
        program("P2", specialty=None, tier=Tier.SAFE),
        program("P3", tier=Tier.SAFE),
    )
    found = {item.label: item.text for item in told(filed(*places)).choices}
    assert found["Tiers"] == "1 reach, 1 safe"
    assert found["Signal"] == "silver; the letters here are weak: 3 letters short"


# Facts


def test_unknown_is_written_and_sources_that_differ_stand_together() -> None:
    seen = day("7-1")
    place = program(
        visas=("J-1",),
        source="program page",
        seen_on=seen,
        acgme_id="140",
        facts=(
            ProgramFact(what="visas", says="J-1, H-1B", source="FREIDA", seen_on=date(2025, 1, 5)),
            ProgramFact(what="img_percent", says="40", source="FREIDA", seen_on=seen),
            ProgramFact(what="letters.wanted", says="four"),
        ),
    )
    found = [
        (one.label, one.says, one.source, one.is_stale, one.differs)
        for one in told(filed(place)).facts
    ]
    assert found == [
        ("Visas", "J-1", "program page, seen 1 Jul", False, True),
        ("Visas", "J-1, H-1B", "FREIDA, seen 5 Jan 2025", True, True),
        ("IMGs", "unknown", "", False, False),
        ("IMGs", "40", "FREIDA, seen 1 Jul", False, False),
        ("Graduated", "unknown", "", False, False),
        ("Closes", "unknown", "", False, False),
        ("ACGME", "140", "program page, seen 1 Jul", False, False),
        ("letters wanted", "four", "source not noted, day not noted", False, False),
    ]


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"visas": ()}, "sponsors none"),
        ({"img_percent": 35.5}, "35.5 % of residents (high, 30 and more)"),
        ({"img_percent": 30.0}, "30 % of residents (high, 30 and more)"),
        ({"img_percent": 29.9}, "29.9 % of residents (medium, 10 to 30)"),
        ({"img_percent": 9.0}, "9 % of residents (low, under 10)"),
        ({"max_years_since_graduation": 0}, "no limit"),
        ({"max_years_since_graduation": 5}, "at most 5 years ago"),
        ({"complete_by": day("12-1")}, "1 Dec"),
    ],
)
def test_facts_are_written_in_words(parts: dict[str, Any], says: str) -> None:
    assert says in {one.says for one in told(filed(program(**parts))).facts}


def test_what_was_read_long_ago_is_marked_but_still_counts() -> None:
    place = program(visas=("J-1",), seen_on=date(2025, 1, 5))
    found = told(filed(place, applicant=J1))
    assert next(one for one in found.facts if one.label == "Visas").is_stale
    assert "pass" in {str(one.result) for one in found.rules if one.rule == "visas"}


def test_more_than_is_asked_is_told_as_what_is_held() -> None:
    here = Situation(samir(), NOW)
    found = check_at(here).by_key["B-P01"]
    us = next(verdict for verdict in found.rules if verdict.rule == "us")
    assert is_preferred(us)
    assert text_of(here, found, us).startswith("3 US letters, 1 asked: Dr. Brandvold")
