"""What is masked is in no pack at all, whatever else repeats it."""

import json
from dataclasses import fields, replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.applicant import Exam
from lorapp.domain.comments import Comment, Topic
from lorapp.domain.letters.record import EventKind
from lorapp.domain.mentors import Contact, Helper, Role
from lorapp.domain.papers import Claim, Document, Statement
from lorapp.domain.record import SeasonFile
from lorapp.domain.sharing.levels import Level, Names
from lorapp.domain.sharing.masks import Mask
from lorapp.domain.sharing.pack import pack
from lorapp.domain.sharing.printing import as_values, template, template_values
from lorapp.domain.sharing.redaction import APPLICANT, initials, redacted
from lorapp.domain.sharing.references import reference
from tests.conftest import NOON
from tests.domain.engine.builders import (
    applicant,
    book,
    ev,
    letter,
    mentor,
    program,
    record,
    rotation,
)
from tests.domain.reports.looking import midseason
from tests.records import season_files

LEVELS = [Level(names=names, programs=programs) for names in Names for programs in (True, False)]
REFER = partial(reference, b"secret")
K = EventKind


def told(file: SeasonFile, level: Level) -> str:
    """Everything a pack says in any of its forms."""
    made = pack(file, NOON, level, REFER)
    values = json.dumps([as_values(made), template_values(made)], ensure_ascii=False)
    return values + template(made)


def marked(file: SeasonFile) -> tuple[SeasonFile, dict[str, list[str]]]:
    """The record with a word of its own in every text that some level masks."""
    words: dict[str, list[str]] = {"always": [], "people": [], "programs": []}

    def word(kind: str) -> str:
        words[kind].append(f"Zq{sum(map(len, words.values()))}x")
        return words[kind][-1]

    def over(one: Any, kind: str, *names: str) -> Any:  # noqa: ANN401  any record
        return replace(one, **{name: word(kind) for name in names})

    def events(one: Any) -> tuple[Any, ...]:  # noqa: ANN401  a letter
        return tuple(over(event, "always", "note") for event in one.events)

    people = [over(one, "always", "phone", "notes") for one in file.mentors]
    people = [over(one, "people", "name", "title", "institution") for one in people]
    person = over(file.applicant, "always", "aamc_id", "ecfmg_id", "nrmp_id")
    stays = [over(one, "always", "notes", "letter_policy") for one in file.rotations]
    programs = [over(one, "always", "notes", "acgme_id", "nrmp_code") for one in file.programs]
    letters = [replace(one, events=events(one)) for one in file.letters]
    return replace(
        file,
        applicant=over(person, "people", "name", "school"),
        mentors=tuple(people),
        rotations=tuple(over(one, "people", "site", "city") for one in stays),
        programs=tuple(over(one, "programs", "name", "city") for one in programs),
        letters=tuple(over(one, "always", "email", "letter_id") for one in letters),
        contacts=tuple(over(one, "always", "note") for one in file.contacts),
        moments=tuple(over(one, "always", "text") for one in file.moments),
        statements=tuple(over(one, "always", "text", "path") for one in file.statements),
        comments=tuple(over(one, "always", "text") for one in file.comments),
    ), words


def hidden(words: dict[str, list[str]], level: Level) -> list[str]:
    """The words of a marked record that a level masks."""
    people = words["people"] if level.names is not Names.FULL else []
    return [*words["always"], *people, *(words["programs"] if not level.programs else [])]


@settings(max_examples=15)
@given(file=season_files(), level=st.sampled_from(LEVELS))
def test_no_masked_word_of_any_record_is_in_its_pack(file: SeasonFile, level: Level) -> None:
    secret, words = marked(replace(file, rulebook=book()))
    everything = told(secret, level)
    assert not [word for word in hidden(words, level) if word in everything]


@pytest.mark.parametrize("level", LEVELS)
def test_a_masked_text_inside_an_open_one_takes_that_one_along(level: Level) -> None:
    file = record(
        letter(ev(K.ASKED, "7-1"), proves=("calm like Umetani", "teamwork", "MRN-4711 handover")),
        applicant=applicant(aamc_id="MRN-4711", exams=(Exam(name="Step 2", result="251"),)),
        mentors=(mentor(name="Dr. Priscilla Umetani", helpers=(Helper(name="Carla"),)),),
        themes=("calm like Umetani", "teamwork"),
        programs=(program(name="Quarry Bend IM"),),
        statements=(
            Statement(key="S1", version="for Carla", claims=(Claim(theme="Quarry Bend IM days"),)),
        ),
    )
    everything = told(file, level)
    assert "MRN-4711" not in everything
    assert "Carla" not in everything
    assert "teamwork" in everything
    assert ("calm like Umetani" in everything) is (level.names is Names.FULL)
    assert ("Quarry Bend IM days" in everything) is level.programs


@pytest.mark.parametrize("level", LEVELS)
def test_no_address_and_no_part_of_a_helpers_name_leaves_inside_another_text(level: Level) -> None:
    file = record(
        letter(ev(K.ASKED, "7-1"), proves=("write to who@ever.test", "like Quinones")),
        mentors=(mentor(helpers=(Helper(name="Rosa Quinones"),)),),
    )
    everything = told(file, level)
    assert "who@ever.test" not in everything
    assert ("like Quinones" in everything) is (level.names is Names.FULL)


def test_at_full_names_people_and_places_are_named() -> None:
    everything = told(midseason(), Level(names=Names.FULL, programs=True))
    for name in ("Samir Daghlani", "Dr. Priscilla Umetani", "Saint Orla Neurology", "Ashgrove"):
        assert name in everything
    assert "example.org" not in everything


def test_by_roles_nobody_and_no_place_is_named() -> None:
    everything = told(midseason(), Level())
    for name in ("Samir", "Umetani", "Saint Orla", "Ashgrove", "Amman", "Neurology Laboratory"):
        assert name not in everything
    assert "Attending 1" in everything
    assert "Program 10" in everything
    assert APPLICANT in everything


def test_named_programs_are_all_named_though_a_rotation_was_in_the_same_town() -> None:
    made = pack(midseason(), NOON, Level(programs=True), REFER)
    titles = {entry.title for entry in made.entries}
    assert {one.name for one in midseason().programs} <= titles
    assert not {one.site for one in midseason().rotations} & titles


def test_by_initials_people_stand_by_them() -> None:
    made = pack(midseason(), NOON, Level(names=Names.INITIALS), REFER)
    assert made.applicant == "S. D."
    assert "Dr. P. U." in told(midseason(), Level(names=Names.INITIALS))


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Dr. Priscilla Umetani", "Dr. P. U."),
        ("Umetani", "U."),
        ("王小明", None),
        ("سمير الدغلاني", None),
        ("ştefan brânză", "Ş. B."),
    ],
)
def test_initials_never_are_a_whole_name(name: str, short: str | None) -> None:
    assert initials(name) == short


def test_whatever_a_level_does_not_name_stays_out_of_the_record_itself() -> None:
    file = replace(
        midseason(),
        comments=(Comment(kind=Topic.SEASON, on=date(2026, 11, 1), text="Hm."),),
    )
    kept = redacted(file, Level())
    assert not (*kept.documents, *kept.interviews, *kept.calendar, *kept.comments)
    assert all(not one.emails and one.phone is None for one in kept.mentors)
    assert {field.name for field in fields(file)} == {field.name for field in fields(kept)}


def test_short_texts_and_blanks_mask_nothing() -> None:
    file = record(mentors=(mentor(name="Li", role=Role.FELLOW, notes="ok"),))
    mask = Mask(file, Level())
    assert mask.text("Liaison, ok") == "Liaison, ok"
    assert mask.text("  ") is None
    assert mask.text(None) is None


def test_the_level_says_itself_what_is_left_out() -> None:
    assert Level().text == (
        "People stand by their roles, without their places of work; programs are numbered. "
        "Notes, identifiers and addresses are not in this file."
    )
    assert "People are named; programs are named." in Level(names=Names.FULL, programs=True).text


def test_contacts_and_documents_leave_only_their_days() -> None:
    file = record(
        contacts=(Contact(mentor="M1", on=date(2026, 7, 1), note="called at home"),),
        documents=(Document(kind="cv", path="/home/samir/cv.pdf"),),
        rotations=(rotation("6-1", "6-26", country="Jordan"), rotation("7-1", "7-2", key="R2")),
    )
    everything = told(file, Level(names=Names.FULL, programs=True))
    assert "called at home" not in everything
    assert "/home" not in everything
    assert "Jordan" not in everything
    assert "outside the US" in everything


def test_other_seasons_are_not_the_advisors_matter() -> None:
    file = record(
        letter(ev(K.ASKED, "2025-7-1"), season=2026),
        programs=(program(season=2026), program("P2")),
        applicant=applicant(specialties=()),
    )
    made = pack(file, NOON, Level(programs=True), REFER)
    titles = [entry.title for entry in made.entries]
    assert "Program P2" in titles
    assert "Program P1" not in titles
    assert not [section for section in made.sections if section.title == "Letters"]
