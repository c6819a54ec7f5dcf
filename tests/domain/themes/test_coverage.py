"""The heat map: what is claimed, asked for and seen, theme by theme."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.letters.record import EventKind
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.coverage import Cell, Finding, Kind, Mark, ThemeRow, coverage, themes_of
from lorapp.domain.themes.taker import Taker, taker
from tests.domain.engine.builders import day, ev, letter, mentor
from tests.domain.themes.builders import PEOPLE, at, claim, moment, statement, story

K = EventKind
ARRIVED = (ev(K.UPLOADED, "7-1"),)


def row(file: SeasonFile, theme: str) -> ThemeRow:
    found = coverage(at(file)).row(theme)
    assert found is not None
    return found


def evidence(cell: Cell) -> int:
    """How many claims and moments a cell rests on."""
    return len(cell.claims) + len(cell.moments)


def cells(file: SeasonFile) -> dict[tuple[str, str], Cell]:
    return {
        (line.theme, cell.column.id): cell
        for line in coverage(at(file)).rows
        for cell in line.cells
        if cell.mark is not Mark.EMPTY
    }


def test_every_theme_named_anywhere_has_a_row_once() -> None:
    file = story(
        letter(proves=("Precision", "nerve")),
        statements=(statement(claim("calm"), claim(None), claim(" ")),),
        moments=(moment("E1", "M1", "TeamWork", "humour"),),
    )
    assert themes_of(file) == ("teamwork", "precision", "calm", "nerve", "humour")


def test_a_letter_that_was_asked_is_told_from_one_that_is_here() -> None:
    file = story(
        letter(*ARRIVED, proves=("teamwork",)),
        letter(key="L2", mentor="M2", proves=("Teamwork",)),
        letter(key="L3", mentor="M3"),
        moments=(moment(who="M3"), moment("E2", None), moment("E3", on="9-1")),
        statements=(statement(claim()),),
    )
    found = coverage(at(file))
    assert [column.kind for column in found.columns] == [
        *(Kind.STATEMENT, Kind.LETTER, Kind.LETTER, Kind.LETTER, Kind.OTHERS)
    ]
    line = row(file, "TEAMWORK")
    assert [cell.mark for cell in line.cells] == [
        *(Mark.CLAIMED, Mark.READY, Mark.ASKED, Mark.SEEN, Mark.SEEN)
    ]
    assert [evidence(cell) for cell in line.cells] == [1, 0, 0, 1, 1]
    assert line.witnesses == ("M1", "M2", "M3")
    assert line.is_claimed
    assert line.findings == ()
    assert line.cell("letter:L2") == line.cells[2]
    assert line.cell("letter:L9") is None
    assert found.row("juggling") is None


def test_letters_nothing_can_come_of_have_no_column() -> None:
    file = story(
        letter(ev(K.DECLINED, "7-1"), proves=("teamwork",)),
        letter(ev(K.ASKED, "6-1"), ev(K.LAPSED, "7-1"), key="L2", mentor="M2"),
        letter(key="L3", season=2025),
    )
    assert coverage(at(file)).columns == ()


def test_the_findings_name_what_is_uneven() -> None:
    four = [
        letter(key=f"L{number}", mentor=f"M{number}", proves=("teamwork",))
        for number in range(1, 5)
    ]
    people = (*PEOPLE, mentor("M4", "Dr. Di Spring"))
    file = story(*four, mentors=people, statements=(statement(claim("calm", "M1")),))
    assert row(file, "teamwork").findings == (Finding.UNCLAIMED, Finding.SAME_STORY)
    assert row(file, "calm").findings == (Finding.UNPROVED_CLAIM, Finding.ONE_WITNESS)
    assert row(file, "precision").findings == (Finding.UNPROVED,)
    alone = story(letter(proves=("teamwork",)))
    assert row(alone, "teamwork").findings == (Finding.ONE_WITNESS,)


@settings(max_examples=40, deadline=None)
@given(
    who=st.sampled_from(["M1", "M2", "M3", None]),
    themes=st.sets(st.sampled_from(["teamwork", "precision", "new"]), min_size=1),
)
def test_adding_evidence_changes_only_its_own_cells(who: str | None, themes: set[str]) -> None:
    before = story(
        letter(proves=("teamwork",)),
        letter(key="L2", mentor="M2"),
        moments=(moment(), moment("E2", None, "precision")),
        statements=(statement(claim()),),
    )
    after = replace(before, moments=(*before.moments, moment("E3", who, *sorted(themes))))
    old, new = cells(before), cells(after)
    columns = {f"letter:{item.key}" for item in before.letters if item.mentor == who} or {"others:"}
    touched = {(theme, column) for theme in themes for column in columns}
    assert {key for key in new if new.get(key) != old.get(key)} == touched
    assert old.keys() <= new.keys()
    assert all(
        evidence(new[key]) == (evidence(old[key]) if key in old else 0) + 1 for key in touched
    )


def test_the_letter_that_could_take_a_theme_follows_the_rule() -> None:
    file = story(
        letter(*ARRIVED),
        letter(key="L2", mentor="M2", specialty="neurology"),
        letter(key="L3", mentor="M3", proves=("calm",)),
        letter(key="L4", mentor="M3", specialty="general"),
        statements=(statement(claim("precision"), claim(None)),),
    )
    assert taker(at(file), "precision") == Taker("L4", "M3", 0, fits=True, asked=0)
    saw = replace(file, moments=(moment("E1", "M2", "precision"),))
    assert taker(at(saw), "precision") == Taker("L2", "M2", 1, fits=False, asked=0)


def test_no_letter_takes_a_theme_where_none_is_open() -> None:
    silent = replace(PEOPLE[1], do_not_contact=True)
    file = story(
        letter(proves=("teamwork",)),
        letter(key="L2", mentor="M2"),
        letter(key="L3", mentor="M3", written_on=day("2024-1-10")),
        mentors=(PEOPLE[0], silent, PEOPLE[2]),
    )
    assert taker(at(file), "teamwork") is None
