"""What one letter more changes: the table beside the list, the line below it."""

from dataclasses import replace
from datetime import date

from textual.content import Content

from lorapp.domain.engine.words import program_mark
from lorapp.domain.placing.grid.now_then import NowThen
from lorapp.domain.programs import Program
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.placing.now_then import brief, table, with_table
from tests.screens.fakes import TODAY, a_file, a_step

DEC = date(2026, 12, 1)


def row(name: str, now: int = 2, need: int = 3, closes: date | None = None) -> NowThen:
    program = Program(key=name, name=name, complete_by=closes)
    closed = closes if closes and closes < TODAY else None
    return NowThen(program, now, now + 1, need, closed)


PICTURE = (
    row("Saint Orla Neurology", closes=DEC),
    row("Tern Harbor IM", need=4),
    row("Quarry Bend IM"),
    row("Northgate Lakes Neurology"),
    row("Port Meridian Neurology", closes=date(2026, 10, 31)),
)


def test_the_table_is_that_of_the_picture() -> None:
    assert table(PICTURE, TODAY).plain.splitlines() == [
        "Program                 now   then",
        "Saint Orla Neurology    2/3   3/3 ✓",
        "Tern Harbor IM          2/4   3/4 ◐ 1 short",
        "Quarry Bend IM          2/3   3/3 ✓",
        "Northgate Lakes Neuro   2/3   3/3 ✓",
        "Port Meridian Neuro     2/3   ✗ closed 31 Oct",
    ]
    many = tuple(row(f"P{number}", need=0) for number in range(12))
    assert table(many, TODAY).plain.splitlines()[-1] == "and 2 more"
    assert table(many[:1], TODAY).plain.splitlines()[-1] == "P0                      2     3"


def test_the_line_names_who_has_enough_or_counts_where_there_is_no_room() -> None:
    line = "✓ Saint Orla, Quarry Bend, Northgate then hold 3/3   ◐ Tern Harbor 3/4"
    assert brief(PICTURE).plain == line
    assert brief(PICTURE[:1]).plain == "✓ Saint Orla then holds 3/3"
    assert brief(PICTURE[1:2]).plain == "◐ Tern Harbor 3/4"
    mixed = (row("Aa"), row("Bb", need=2))
    assert brief(mixed).plain == "✓ Aa, Bb then have enough"
    many = tuple(row(f"Long Name {number}") for number in range(9))
    assert brief(many).plain == "✓ 9 have enough then"
    both = (*many, *(row(f"Long Gap {number}", need=9) for number in range(9)))
    assert brief(both).plain == "✓ 9 have enough then   ◐ 9 still short"


def test_the_panel_says_what_closes_first_and_keeps_its_foot() -> None:
    name = "Saint Orla Neurology"
    file = a_file(programs=(Program(key=name, name=name),))
    why = ("Available since 26 Oct.", f"{program_mark(name)} stops.", "Once assigned it stays.")
    step = replace(a_step(), why=why)
    feet = (Content("Due Mon."), Content("Source: AAMC."))
    told = Explained("Assign it", (), Content("foot"), (*map(Content, why), *feet))
    found = with_table(told, step, file, PICTURE, ("They still want one.",), TODAY)
    assert [line.plain for line in found.lines] == [
        "Available since 26 Oct.",
        "! Saint Orla Neurology stops reading Tue 1 Dec and holds 2 of 3.",
        brief(PICTURE).plain,
        "Once assigned it stays.",
    ]
    assert [part.plain for part in found.full][1] == (
        "! Saint Orla Neurology stops reading on Tue 1\n  Dec, in 9 days, and holds 2 of 3."
    )
    assert [part.plain for part in found.full][-3:] == [
        "Once assigned it stays.",
        "Due Mon.",
        "Source: AAMC.",
    ]
    bare = with_table(told, step, file, (row("Quarry", need=0, closes=DEC),), (), TODAY)
    assert bare.lines[1].plain == "! Quarry stops reading Tue 1 Dec and holds 2."
    open_ones = with_table(told, step, file, PICTURE[1:3], (), TODAY)
    assert open_ones.lines[1].plain.startswith("✓")
    assert with_table(told, step, file, (), (), TODAY) is told
