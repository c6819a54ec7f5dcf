import io
import json
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from lorapp.bootstrap import Services
from lorapp.domain.programs import LetterRules, Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.table import Mapping, Table
from lorapp.errors import InvalidError, LorError
from lorapp.services.recording.changes import Change
from lorapp.services.tables.grids import gathered, table_of
from lorapp.services.tables.remembered import ENTRIES_MAX, Remembered
from lorapp.services.tables.service import Choices, is_table
from lorapp.services.tables.texts import decoded, rows_of
from lorapp.services.tables.workbooks import read_workbook

LIST = "Program,City,Specialty,Deadline,Colour\nAlpha,Akron,Neuro,12/31/2026,red\nBeta,Köln,,,\n"


def saved(folder: Path, raw: bytes | str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return path


def packed(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def a_workbook() -> Workbook:
    """Two sheets; the first holds days, shares, answers, a formula and an error."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "List 2027"
    sheet.append(["Programs of 2027"])
    sheet.append(["Program", "Deadline", "IMG %", "J-1", "LORs min", "Notes", "City", "Seen"])
    day = datetime(2026, 12, 1, 17, 0)  # noqa: DTZ001  spreadsheets know no zones
    sheet.append(["Alpha", day, 0.35, True, 3.0, "=1+1", "#REF!", date(2026, 8, 1)])
    sheet.append(["Beta", None, 40.5, False, 4, time(9, 30), "[red]", None])
    sheet["C3"].number_format = "0.0%"
    sheet["G3"].data_type = "e"
    other = book.create_sheet("Other")
    other.append(["Program"])
    other.append(["Gamma"])
    return book


@pytest.mark.parametrize(
    ("raw", "cells"),
    [
        (LIST.encode(), ("Beta", "Köln")),
        (LIST.encode("utf-8-sig"), ("Beta", "Köln")),
        (LIST.encode("utf-16"), ("Beta", "Köln")),
        (LIST.encode("cp1252"), ("Beta", "Köln")),
        (LIST.replace(",", ";").encode(), ("Beta", "Köln")),
        (LIST.replace(",", "\t").replace("\n", "\r\n").encode(), ("Beta", "Köln")),
        (LIST.replace(",", "|").replace("\n", "\r").encode(), ("Beta", "Köln")),
        (b"sep=;\n" + LIST.replace(",", ";").encode(), ("Beta", "Köln")),
        (LIST.replace("Beta", "Be\0ta").encode(), ("Beta", "Köln")),
        (LIST.replace("Beta", '"Be\x1b[2Jta"').encode(), ("Be[2Jta", "Köln")),
        (LIST.replace("Beta", "'=cmd|' /C calc'!A0").encode(), ("=cmd|' /C calc'!A0", "Köln")),
        (LIST.replace("Beta", "Be\u2028ta").encode(), ("Be\u2028ta", "Köln")),
        (LIST.replace("Beta", '"[red] ""x"""').encode(), ('[red] "x"', "Köln")),
    ],
)
def test_a_text_is_read_whatever_wrote_it(
    services: Services, tmp_path: Path, raw: bytes, cells: tuple[str, ...]
) -> None:
    table = services.tables.read(saved(tmp_path, raw))
    assert table.headers == ("Program", "City", "Specialty", "Deadline", "Colour")
    assert table.lines[1].cells[:2] == cells
    assert (table.kind, table.name) == ("csv", "list.csv")


def test_lines_are_numbered_as_in_the_file_also_after_cells_of_several_lines() -> None:
    text = 'My list\n\nProgram,Notes\nAlpha,"one\ntwo"\n\nBeta,x\n'
    table = table_of(gathered(rows_of(text)))
    assert [(line.number, line.cells) for line in table.lines] == [
        (4, ("Alpha", "one\ntwo")),
        (7, ("Beta", "x")),
    ]
    assert [number for number, _ in rows_of("sep=;\na;b\nc;d\n")] == [2, 3]


def test_columns_without_a_name_are_named_and_empty_ones_fall_away() -> None:
    table = table_of(gathered(rows_of("Program,,City,\nAlpha,,Akron,,x\nBeta\n")))
    assert table.headers == ("Program", "City", "column 5")
    assert table.lines[1].cells == ("Beta", "", "")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "nothing in this list"),
        (b"Program,City\n", "a row of column names and a row for each record"),
        (LIST.encode("utf-16")[2:], "not text"),
        (b'Program,Notes\n"' + b"x" * 1_000_000 + b'",y\n', "Line 2 cannot be read"),
        (b"Program\n" + b"," * 250 + b"x\n", "251 columns"),
        (b"Program\n" + b"Alpha\n" * 10_001, "more than 10,000 rows"),
        (b"\n" * 20_000_001, "larger than 20 MB"),
    ],
    ids=["empty", "names", "nul", "quote", "wide", "long", "large"],
)
def test_a_text_that_is_no_list_is_refused_in_one_sentence(
    services: Services, tmp_path: Path, raw: bytes, says: str
) -> None:
    with pytest.raises(LorError, match=says):
        services.tables.read(saved(tmp_path, raw))


def test_fifty_thousand_pasted_rows_are_refused(services: Services) -> None:
    with pytest.raises(LorError, match="more than 10,000 rows"):
        services.tables.read_text("Program\tCity\n" + "Alpha\tAkron\n" * 50_000)
    with pytest.raises(LorError, match="more than 20 MB"):
        services.tables.read_text("x" * 20_000_001)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("list.xls", "old kind"),
        ("list.pdf", "no list lorapp reads"),
        ("nowhere.csv", "no file"),
        ("folder.csv", "is a folder"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    services: Services, tmp_path: Path, name: str, says: str
) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(LorError, match=says):
        services.tables.read(tmp_path / name)
    assert not is_table(Path("season.json"))
    assert is_table(Path("LIST.XLS"))


@settings(max_examples=40)
@given(st.binary(max_size=200))
def test_no_bytes_at_all_break_the_reading(raw: bytes) -> None:
    try:
        table = table_of(gathered(rows_of(decoded(raw))))
    except LorError as refusal:
        told = str(refusal)
    else:
        told = ""
        assert all(len(line.cells) == len(table.headers) for line in table.lines)
    assert "\n" not in told


def test_a_workbook_gives_values_and_computes_nothing(services: Services, tmp_path: Path) -> None:
    path = saved(tmp_path, packed(a_workbook()), "list.xlsx")
    table = services.tables.read(path)
    assert (table.sheet, table.sheets, table.kind) == ("List 2027", ("List 2027", "Other"), "xlsx")
    assert [line.cells for line in table.lines] == [
        ("Alpha", "2026-12-01 17:00", "35%", "yes", "3", "", "", "2026-08-01"),
        ("Beta", "", "40.5", "no", "4", "09:30:00", "[red]", ""),
    ]
    assert [line.number for line in table.lines] == [3, 4]
    assert table.remarks[0].startswith("1 formula without a saved value")
    other = services.tables.read(path, "other")
    assert (other.sheet, other.lines[0].cells, other.remarks) == ("Other", ("Gamma",), ())


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(LorError, match=r'no sheet "Third"\. There are: "List 2027", "Other"'):
        read_workbook(packed(a_workbook()), "Third")


def remade(change: dict[str, bytes | None]) -> bytes:
    """A workbook with some of its parts exchanged or left out."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed(a_workbook()))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        parts = {name: old.read(name) for name in old.namelist()} | change
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"
BOMB = (
    b'<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    + HEAD
    + b'<row r="1"><c t="inlineStr"><is><t>&b;</t></is></c></row>'
    + TAIL
)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"Program,City\n", "no .xlsx workbook"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "has a password or is of the old kind"),
        (b"PK\x03\x04broken", "cut off or damaged"),
        (packed(a_workbook())[:-200], "cut off or damaged"),
        (remade({"bomb.bin": b"\0" * 60_000_001}), "unpacks to more"),
        (remade({"xl/workbook.xml": None}), "cannot be read"),
        (remade({SHEET: b"<worksheet"}), "cannot be read"),
        (remade({SHEET: BOMB}), "cannot be read"),
    ],
    ids=["text", "locked", "zip", "cut", "bomb", "parts", "xml", "entities"],
)
def test_a_workbook_that_is_broken_or_a_trap_is_refused_in_one_sentence(
    raw: bytes, says: str
) -> None:
    with pytest.raises(LorError, match=says) as told:
        read_workbook(raw, None)
    assert "\n" not in str(told.value)


def test_a_stretched_sheet_costs_no_more_than_its_list() -> None:
    cell = b'<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>'
    row = b'<row r="%d">%s<c r="XFD%d"/></row>'
    sheet = row % (1, cell % (b"A", 1, b"Program"), 1) + row % (99, cell % (b"A", 99, b"Alpha"), 99)
    far = b'<row r="999999999999"/>'
    grid, *_ = read_workbook(remade({SHEET: HEAD + sheet + far + TAIL}), None)
    assert grid == [(1, ["Program"]), (99, ["Alpha"])]


def test_a_workbook_without_sheets_of_cells_is_refused() -> None:
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    book.create_chartsheet("Chart")
    with pytest.raises(LorError, match="cannot be read"):
        read_workbook(packed(book), None)


def test_a_cell_longer_than_a_note_is_refused() -> None:
    with pytest.raises(LorError, match="Line 2 has a cell of 200,001 characters"):
        gathered([(1, ["Program"]), (2, ["x" * 200_001])])


def test_a_list_is_previewed_taken_undone_and_taken_again(begun: Services) -> None:
    tables = begun.tables
    table = tables.read_text(LIST.replace(",", "\t"))
    mapping = tables.propose(table)
    seen = tables.preview(table, mapping)
    assert (len(seen.added), seen.brings, seen.problems) == (2, 2, ())
    assert not begun.unit.file().programs
    change = tables.take(table, mapping)
    assert change is not None
    assert change.label == "Import 2 programs"
    assert [program.name for program in begun.unit.file().programs] == ["Alpha", "Beta"]
    assert tables.take(table, mapping) is None
    begun.history.undo()
    assert not begun.unit.file().programs
    assert tables.take(table, mapping) is not None


def test_a_line_in_error_keeps_all_back_unless_it_is_left_out(begun: Services) -> None:
    tables = begun.tables
    table = tables.read_text(LIST.replace("12/31/2026", "31/02/2027"))
    mapping = tables.propose(table)
    with pytest.raises(InvalidError, match="line 2: closing date"):
        tables.take(table, mapping)
    assert not begun.unit.file().programs
    assert tables.take(table, mapping, Choices(skip_bad=True)) is not None
    assert [program.name for program in begun.unit.file().programs] == ["Beta"]


def test_a_record_that_became_another_one_meanwhile_is_looked_at_again(
    begun: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = tuple(
        Program(key=key, name="Alpha", nrmp_code=code) for key, code in (("P1", "1"), ("P2", "2"))
    )
    real = begun.unit.command

    def later(label: str, change: Callable[[SeasonFile], SeasonFile], **how: bool) -> Change:
        return real(label, lambda file: change(replace(file, programs=two)), **how)

    monkeypatch.setattr(begun.unit, "command", later)
    table = begun.tables.read_text("Program,City\nAlpha,Akron\n")
    with pytest.raises(InvalidError, match="fits 2 programs"):
        begun.tables.take(table, begun.tables.propose(table))
    assert not begun.unit.file().programs


def test_choices_fill_the_specialty_and_its_usual_rules(begun: Services) -> None:
    table = begun.tables.read_text("Program\nAlpha\n")
    choices = Choices(usual=True, specialty="neurology")
    begun.tables.take(table, begun.tables.propose(table), choices)
    added = begun.unit.file().programs[0]
    assert added.specialty == "neurology"
    assert added.letters is not None
    assert {fact.source for fact in added.facts} == {"usual for neurology"}


def test_what_columns_mean_is_remembered_in_a_private_file(begun: Services) -> None:
    tables, place = begun.tables, begun.home.mappings
    table = tables.read_text(LIST)
    assert not tables.propose(table).is_remembered
    pairs = ("Colour=signal", "Deadline=-")
    mapping = tables.mapped(table, pairs)
    tables.take(table, mapping)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    turned = tables.read_text("Colour,DEADLINE,Program,Specialty,City\nred,,Alpha,,\n")
    found = tables.propose(turned)
    assert found == Mapping(("signal", None, "name", "specialty", "city"), is_remembered=True)
    before = place.stat().st_mtime_ns
    tables.remember(table, mapping)
    assert place.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"mappings": 3}',
        '{"mappings": {"a": []}}',
        '{"mappings": {"KEY": {"a": 3, "b": "no-field", "program": "name"}}}',
        "[" * 100_000,
    ],
)
def test_a_spoilt_memory_is_no_memory(begun: Services, text: str) -> None:
    headers = ("Program", "a", "b")
    memory = Remembered(begun.home)
    memory.save(headers, Mapping(("name", "city", "state")))
    kept = json.loads(begun.home.mappings.read_text())
    (mark,) = kept["mappings"]
    begun.home.mappings.write_text(text.replace("KEY", mark))
    found = memory.load(headers)
    assert found is None or found.fields == ("name", None, None)


def test_only_the_latest_mappings_are_kept(begun: Services) -> None:
    memory = Remembered(begun.home)
    for number in range(ENTRIES_MAX + 1):
        memory.save((f"Program {number}",), Mapping(("name",)))
    assert memory.load(("Program 0",)) is None
    assert memory.load((f"Program {ENTRIES_MAX}",)) is not None


def test_an_import_keeps_a_copy_of_the_store_and_the_locks_hold(begun: Services) -> None:
    applied = Program(
        key="P1", name="Alpha", applied_on=date(2026, 9, 30), letters=LetterRules(min=3)
    )
    begun.programs.add(applied)
    table = begun.tables.read_text("Program,Applied on,City\nAlpha,2026-10-01,Akron\n")
    with pytest.raises(InvalidError, match="so it stays as it is"):
        begun.tables.take(table, begun.tables.propose(table))
    assert begun.unit.file().programs == (applied,)
    again = begun.tables.read_text("Program,City\nAlpha,Akron\n")
    begun.tables.take(again, begun.tables.propose(again))
    assert any(begun.home.backups.iterdir())


def test_a_table_knows_its_columns() -> None:
    assert Table(headers=("a",), lines=()).column(0) == ()
