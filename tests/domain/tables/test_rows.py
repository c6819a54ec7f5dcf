from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Mentor
from lorapp.domain.programs import (
    Assignment,
    LetterRules,
    Program,
    ProgramFact,
    ProgramStatus,
    Track,
)
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook, Specialty
from lorapp.domain.tables.columns import header_row, mapped_by, propose, require_names, unlike
from lorapp.domain.tables.joining import Joined, join
from lorapp.domain.tables.program_list import PROGRAMS
from lorapp.domain.tables.rows import read_rows
from lorapp.domain.tables.table import Line, Mapping, Problem, Table, refuse
from lorapp.domain.values import is_given
from lorapp.errors import InvalidError, LorError
from tests.conftest import a_beginning

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
APPLIED = date(2026, 9, 30)
BOOK = Rulebook(
    specialties={
        "neurology": Specialty(
            slug="neurology",
            name="Neurology",
            short="Neuro",
            letters=LetterRules(min=3, max=4, chair=False),
        ),
        "urology": Specialty(
            slug="urology",
            name="Urology",
            short="Uro",
            letters=LetterRules(),
            services=((2026, "residencycas"),),
        ),
    }
)


def table(text: str) -> Table:
    """A table out of lines with bars; the first holds the column names."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    lines = tuple(Line(number, tuple(row)) for number, row in enumerate(rows[1:], 2))
    return Table(headers=tuple(rows[0]), lines=lines)


def a_file(*programs: Program, **lists: Any) -> SeasonFile:  # noqa: ANN401  lists of records
    return replace(a_beginning(), programs=programs, rulebook=BOOK, **lists)


def joined(file: SeasonFile, text: str, **how: Any) -> Joined:  # noqa: ANN401  flags and texts
    """Read a list and join it; the problems of reading stand first."""
    found = table(text)
    rows, problems = read_rows(found, propose(found.headers, PROGRAMS), file)
    result = join(Situation(file, NOW), PROGRAMS, rows, **how)
    return replace(result, problems=(*problems, *result.problems))


def told(result: Joined) -> list[str]:
    return [f"{problem.line}: {problem.text}" for problem in result.problems]


def test_a_row_becomes_a_program_with_what_it_gives_and_nothing_else() -> None:
    result = joined(
        a_file(),
        """
        Program | Location | Specialty | Deadline | LORs min | J-1 | H-1B | Notes | Colour
        Tern Harbor | Akron, OH | Neuro | 12/31/2026 | 3 | yes | no | [red]quiet | blue
        """,
    )
    assert result.added == (
        Program(
            key="P1",
            name="Tern Harbor",
            city="Akron",
            state="OH",
            specialty="neurology",
            complete_by=date(2026, 12, 31),
            letters=LetterRules(min=3),
            visas=("J-1",),
            notes="[red]quiet",
        ),
    )
    assert result.problems == ()


@pytest.mark.parametrize(
    ("word", "match"),
    [("Main Match", "nrmp"), ("SF Match", "sf-match"), ("AUA", "aua"), ("off-cycle", "none")],
)
def test_a_list_says_how_a_program_fills_its_places(word: str, match: str) -> None:
    result = joined(a_file(), f"Program | Match | Start date\nFern | {word} | 14 Dec 2026")
    (made,) = result.added
    assert isinstance(made, Program)
    assert (made.match, made.starts_on) == (match, date(2026, 12, 14))
    assert result.problems == ()


@pytest.mark.parametrize(
    ("j1", "h1b", "visas"),
    [("no", "no", ()), ("no", "", None), ("", "", None), ("", "yes", ("H-1B",))],
)
def test_a_no_to_one_visa_says_nothing_of_the_other(
    j1: str, h1b: str, visas: tuple[str, ...] | None
) -> None:
    found = joined(a_file(), f"Program | J-1 | H-1B\nTern Harbor | {j1} | {h1b}").added[0].visas
    assert found == (visas or ())
    assert is_given(found) == (visas is not None)


def test_all_problems_of_all_lines_are_told_together() -> None:
    result = joined(
        a_file(),
        """
        Program | Deadline | LORs min | Status | Strict | City
        Alpha | 2027-02-31 | three | perhaps | teaching | Akron
        | 12/31/2026 | 3 | | |
        Beta | 31/02/2027 | 3 | applied | min | Akron
        Gamma | 2026-12-01 | 3 | | | -
        """,
    )
    assert told(result) == [
        '2: fewest letters: "three" is not one whole number.',
        "3: program name: is empty; every program has one.",
        '4: closing date: "31/02/2027" is no day; write it like 2026-12-01.',
    ]
    assert [program.name for program in result.added] == ["Gamma"]
    assert refuse(result.problems[:1]).problems == (
        'line 2: fewest letters: "three" is not one whole number.',
    )


def test_what_only_the_record_can_refuse_is_told_as_people_read_it() -> None:
    result = joined(
        a_file(),
        """
        Program | Deadline | Status | Strict
        Alpha | 2027-02-31 | perhaps | teaching
        """,
    )
    assert [text.partition(" is ")[0] for text in told(result)] == [
        "2: closing date: February 2027 has 28 days, no day 31.",
        '2: where it stands: "perhaps"',
        '2: strict rules: "teaching"',
    ]


def test_a_program_is_found_by_key_then_code_then_id_then_name() -> None:
    there = (
        Program(key="P1", name="Alpha"),
        Program(key="P2", name="Beta", nrmp_code="1111"),
        Program(key="P3", name="Gamma", acgme_id="140", track=Track.PRELIMINARY),
        Program(key="P4", name="Delta", specialty="neurology"),
        Program(key="P5", name="Delta", specialty="urology"),
        Program(key="P6", name="Epsilon", season=2026),
    )
    result = joined(
        a_file(*there),
        """
        Key | Program | NRMP | ACGME | Specialty | Track | City
        P1 | Alpha new | | | | | a
        | Beta renamed | 1111 | | | | b
        | Gamma renamed | | 140 | | prelim | c
        | delta | | | Neuro | | d
        P9 | Zeta | | | | | e
        | Epsilon | | | | | f
        | Gamma | | 140 | | categorical | g
        | Alpha new | 77 | 9 | | | h
        """,
    )
    assert [before.key for before, _ in result.updated] == ["P1", "P2", "P3", "P4"]
    assert [program.key for program in result.added] == ["P9", "P8", "P10"]
    assert told(result) == ["9: is the same program as line 2; keep one."]
    cities = [program.city for program in result.records]
    assert cities == ["a", "b", "c", "d", None, None, "e", "f", "g"]


def test_a_name_that_fits_two_programs_is_asked_for() -> None:
    there = tuple(
        Program(key=key, name="Delta", specialty=slug)
        for key, slug in (("P1", "neurology"), ("P2", "urology"))
    )
    result = joined(a_file(*there), "Program | City\nDelta | Akron")
    assert told(result) == [
        '2: fits 2 programs ("P1", "P2"); add its NRMP code, its track or its short id.'
    ]


def test_other_codes_are_other_programs_whatever_they_are_called() -> None:
    there = Program(key="P1", name="Alpha", nrmp_code="1", acgme_id="5")
    text = "Program | NRMP | ACGME\nAlpha | 2 | 5\nAlpha | | 6"
    assert [program.key for program in joined(a_file(there), text).added] == ["P2", "P3"]


def test_a_key_given_further_down_is_not_given_to_another_program() -> None:
    result = joined(a_file(), "Key | Program\n | Alpha\nP1 | Beta")
    assert [program.key for program in result.added] == ["P2", "P1"]


def test_lines_that_would_be_taken_otherwise_the_next_time_are_in_error() -> None:
    result = joined(a_file(), "Key | Program\n | Alpha\nP1 | Alpha\n | Beta")
    assert told(result) == [
        '2: fits 2 programs ("P2", "P1"); add its NRMP code, its track or its short id.'
    ]
    assert [program.name for program in result.added] == ["Alpha", "Beta"]


def test_a_line_that_another_line_makes_fit_a_second_program_is_in_error() -> None:
    there = Program(key="P1", name="Alpha", acgme_id="5", track=Track.PRELIMINARY)
    result = joined(a_file(there), "Key | Program | ACGME\n | Alpha | 5\nP7 | Alpha | 5")
    assert told(result) == [
        "2: fits the program of another line as well; add its NRMP code, its track or its short id."
    ]
    assert [program.key for program in result.records] == ["P1", "P7"]


def test_a_place_without_a_state_is_a_city() -> None:
    found = joined(a_file(), "Program | Location\nAlpha | Akron,").added[0]
    assert (found.city, found.state) == ("Akron", None)


def test_an_update_keeps_what_the_list_does_not_say() -> None:
    there = Program(
        key="P1",
        name="Alpha",
        city="Akron",
        letters=LetterRules(min=2, us=1),
        notes="mine",
        visas=("J-1",),
    )
    result = joined(a_file(there), "Program | LORs min | City | Visas\nALPHA | 3 | | none")
    assert result.updated == (
        (
            there,
            replace(there, name="ALPHA", letters=LetterRules(min=3, us=1), visas=()),
        ),
    )


def test_one_specialty_can_be_meant_for_all_rows_that_name_none() -> None:
    text = "Program | Specialty\nAlpha |\nBeta | Uro"
    result = joined(a_file(), text, specialty="neurology")
    assert [program.specialty for program in result.added] == ["neurology", "urology"]
    there = Program(key="P1", name="Alpha", specialty="urology")
    assert joined(a_file(there), "Program\nAlpha", specialty="neurology").unchanged == 1


def test_usual_rules_fill_what_nobody_gave_and_say_so_once() -> None:
    text = "Program | Specialty | LORs min\nAlpha | Neuro | 2\nBeta | Uro |\nGamma | |"
    first = joined(a_file(), text, usual=True)
    alpha = first.added[0]
    assert alpha.letters == LetterRules(min=2, max=4, chair=False)
    assert alpha.facts == tuple(
        ProgramFact(what=f"letters.{name}", says=says, source="usual for neurology")
        for name, says in (("max", "4"), ("chair", "no"))
    )
    assert [program.letters for program in first.added[1:]] == [None, None]
    again = joined(a_file(*first.records), text, usual=True)
    assert again.unchanged == 3
    assert again.records == first.records
    own = joined(a_file(*first.records), "Program | LORs max\nAlpha | 3").updated[0][1]
    assert [fact.what for fact in own.facts] == ["letters.chair"]


LOCKED = Program(key="P1", name="Alpha", specialty="neurology", applied_on=APPLIED)


@pytest.mark.parametrize(
    ("program", "text", "says"),
    [
        (
            LOCKED,
            "Applied on\nAlpha | 2026-10-01",
            "You applied to Alpha on 30 Sep, so it stays as it is.",
        ),
        (LOCKED, "Service\nAlpha | ResidencyCAS", "You applied to Alpha, so its service stays."),
        (LOCKED, "Specialty | Key\nAlpha | Uro | P1", "so its specialty stays"),
        (
            replace(LOCKED, applied_on=None, status=ProgramStatus.APPLIED),
            "Status\nAlpha | considering",
            "You applied to Alpha, but no day is noted.",
        ),
    ],
)
def test_a_line_that_would_move_a_lock_is_in_error(program: Program, text: str, says: str) -> None:
    result = joined(a_file(program), f"Program | {text}")
    assert len(told(result)) == 1
    assert says in told(result)[0]
    assert result.records == (program,)


def test_a_line_that_leaves_the_locks_alone_is_taken() -> None:
    text = "Program | Applied on | Status | City\nAlpha | 2026-09-30 | rejected | Akron"
    result = joined(a_file(LOCKED), text)
    assert result.problems == ()
    assert result.updated[0][1].status is ProgramStatus.REJECTED
    unlocked = replace(LOCKED, applied_on=None)
    assert joined(a_file(unlocked), text).problems == ()


def test_letters_that_are_placed_hold_the_service_and_the_number() -> None:
    letters = tuple(
        Letter(
            key=key,
            mentor="M1",
            specialty="neurology",
            events=(Event(kind=EventKind.UPLOADED, on=date(2026, 9, 1)),),
        )
        for key in ("L1", "L2")
    )
    file = a_file(
        replace(LOCKED, applied_on=None),
        mentors=(Mentor(key="M1", name="Dr. Roe"),),
        letters=letters,
        assignments=tuple(Assignment(letter=x.key, program="P1", on=APPLIED) for x in letters),
    )
    text = "Program | Specialty | Track\nAlpha | | prelim"
    assert joined(file, text).problems == ()
    assert told(joined(file, "Program | Service\nAlpha | SF Match")) == [
        "2: Alpha holds letters of eras 2027; take them off before it changes."
    ]
    assert told(joined(file, "Program | LORs max\nAlpha | 1")) == [
        "2: Alpha holds 2 letters already, more than 1."
    ]


def test_the_row_of_column_names_is_the_one_with_most_known_names() -> None:
    rows = [["My list", "", ""], ["Program", "City", "Colour"], ["Alpha", "Akron", "red"]]
    assert header_row(rows) == 1
    assert header_row([["a"], ["b", "c"], ["d", "e"]]) == 1


def test_column_names_are_never_empty_and_unlike_each_other() -> None:
    assert unlike(["Name", "", "NAME", " Name (2)"]) == (
        "Name",
        "column 2",
        "NAME (2)",
        "Name (2) (2)",
    )


def test_of_two_columns_with_one_meaning_the_more_usual_then_the_first_has_it() -> None:
    assert propose(("Institution", "Program")).fields == (None, "name")
    mapping = propose(("Notes", "Comments", "Program", "Colour"))
    assert mapping.fields == ("notes", None, "name", None)
    assert mapping.changed(1, "notes").fields == (None, "notes", "name", None)
    assert mapping.changed(0, None).fields == (None, None, "name", None)


def test_a_mapping_is_changed_by_pairs_or_refused_with_every_pair() -> None:
    found = table("A=b | Closing | Where\nx | y | z")
    start = propose(found.headers)
    pairs = ["a=b=name", "where=city", "Closing=-"]
    assert mapped_by(found, start, pairs).fields == ("name", None, "city")
    with pytest.raises(InvalidError) as problem:
        mapped_by(found, start, ["where=cit", "nowhere=city", "closing"])
    assert len(problem.value.problems) == 3


def test_a_list_without_names_of_programs_is_refused_with_what_to_do() -> None:
    found = table("Letter | Colour\nL1 | red")
    with pytest.raises(LorError, match="No column of this list is the program's name"):
        require_names(found, propose(found.headers))
    require_names(found, Mapping(("name", None)))
    assert found.column(1) == ("red",)
    assert Problem(2, "a") < Problem(3, "a")


CELLS = {
    "Key": ("", "P1", "P7"),
    "Program": ("Alpha", "ALPHA", "Beta"),
    "NRMP": ("", "1", "2"),
    "ACGME": ("", "5", "6"),
    "Specialty": ("", "neurology", "urology"),
    "Track": ("", "prelim", "categorical"),
    "LORs min": ("", "3"),
    "Applied on": ("", "2026-09-30", "2026-10-02"),
    "Visas": ("", "J-1", "none"),
}
THERE = st.builds(
    lambda key, name, code, track, on: Program(
        key=key, name=name, nrmp_code=code, track=track, applied_on=on
    ),
    st.just("P1"),
    st.sampled_from(("Alpha", "Beta")),
    st.sampled_from((None, "1")),
    st.sampled_from((None, Track.PRELIMINARY)),
    st.sampled_from((None, APPLIED)),
)


@settings(max_examples=60)
@given(
    lines=st.lists(st.tuples(*map(st.sampled_from, CELLS.values())), max_size=5),
    there=st.one_of(st.none(), THERE),
    usual=st.booleans(),
)
def test_the_same_list_a_second_time_changes_nothing(
    lines: list[tuple[str, ...]], there: Program | None, *, usual: bool
) -> None:
    text = "\n".join(" | ".join(row) for row in (tuple(CELLS), *lines))
    start = a_file(*((there,) if there else ()))
    first = joined(start, text, usual=usual)
    if not first.problems:
        second = joined(a_file(*first.records), text, usual=usual)
        assert second.records == first.records
        assert (second.problems, second.unchanged) == ((), len(lines))
    keys = [program.key for program in first.records]
    assert len(keys) == len(set(keys))
    if there and there.applied_on:
        assert first.records[0].applied_on == there.applied_on
