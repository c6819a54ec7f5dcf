import csv
import io
import stat
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from lorapp.bootstrap import Services
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Contact, Mentor
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.sheets.book import SHEETS
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import ABOUT, Kind, Sheet, made
from lorapp.domain.sheets.texts import csv_rows
from lorapp.domain.tables.columns import propose
from lorapp.domain.tables.joining import Joined, join
from lorapp.domain.tables.lists import LISTS, list_of
from lorapp.domain.tables.rows import read_rows
from lorapp.domain.tables.table import Table
from lorapp.domain.values import NOT_GIVEN, is_given
from lorapp.services.interchange.demo import demo_text
from lorapp.services.rules.rulebook import load_rulebook
from lorapp.services.sheets.workbook import workbook
from lorapp.services.tables.grids import gathered, table_of
from lorapp.services.tables.texts import decoded, rows_of
from lorapp.services.tables.workbooks import read_workbook
from tests.conftest import NOON, a_beginning
from tests.exports.hostile import MARK, STEERING, hostile_services
from tests.records import season_files

BACK = tuple(kind.name for kind in LISTS)
FORMULAS = (
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\n=1+1",
    " =1+1",
    "'=1+1",
    '"=1+1',
    "＝1+1",
    "{=1+1}",
    '=HYPERLINK("http://x.example","y")',
    "=cmd|' /C calc'!A0",
    "https://x.example",
    "file:///etc/passwd",
    "internal:'About'!A1",
    "mailto:a@example.org",
    "0042",
    "1e5",
    "TRUE",
    "#REF!",
    "_x0041_",
    "\ufffe\uffff",
)


def demo(services: Services, name: str = "midseason") -> Services:
    source = services.home.home.parent / "demo.json"
    source.write_text(demo_text(name), encoding="utf-8")
    services.exchange.read_file(source)
    return services


def one_column(*texts: str, kind: Kind = Kind.TEXT) -> Sheet:
    rows = tuple((text,) for text in texts)
    return Sheet("x", "X", "A row is a text.", ("Text",), (kind,), rows)


def opened(content: bytes) -> Any:  # noqa: ANN401  openpyxl's cells share no type
    return load_workbook(io.BytesIO(content))


def rows_in(content: bytes) -> list[list[str]]:
    """A CSV file as the standard library reads it."""
    text = content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_csv_file_is_what_spreadsheets_and_the_csv_module_read(services: Services) -> None:
    files = demo(services).sheets.csv_files()
    assert [*files] == [f"{kind.name}.csv" for kind in SHEETS]
    for content in files.values():
        assert content.startswith(b"\xef\xbb\xbf")
        lines = content.count(b"\r\n")
        assert lines >= 1
        assert content.endswith(b"\r\n")
        width = {len(row) for row in rows_in(content)}
        assert len(width) == 1
    programs = rows_in(files["programs.csv"])
    assert programs[0][:3] == ["Program name", "City", "State"]
    assert programs[3][programs[0].index("Closing date")] == "2026-12-01"
    assert rows_in(files["exclusions.csv"]) == [["Program", "Letter", "Reason"]]
    raw = services.sheets.csv_files(raw=True)
    assert raw["programs.csv"].decode("utf-8").startswith("Program name,")


def test_a_workbook_has_real_dates_filters_and_headings_that_stay(services: Services) -> None:
    book = opened(demo(services).sheets.xlsx())
    assert book.sheetnames == [ABOUT, *(kind.title for kind in SHEETS)]
    for kind in SHEETS:
        page = book[kind.title]
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == page.dimensions
        assert page["A1"].font.bold
        assert all(9 <= page.column_dimensions[cell.column_letter].width <= 62 for cell in page[1])
    programs = book["Programs"]
    closing = next(cell.column for cell in programs[1] if cell.value == "Closing date")
    cell = programs.cell(4, closing)
    assert (cell.value, cell.is_date, cell.number_format) == (
        datetime(2026, 12, 1),  # noqa: DTZ001  spreadsheets know no zones
        True,
        "d mmm yyyy",
    )
    assert programs.cell(4, closing - 1).data_type == "n"
    meeting = book["Interviews"]["E4"]
    assert book["Interviews"]["E1"].value == "Your clock (Amman)"
    assert meeting.value == datetime(2027, 1, 7, 17, 30)  # noqa: DTZ001  as on the wall


def test_the_first_page_says_what_this_is_and_when_it_was_made(services: Services) -> None:
    content = demo(services).sheets.xlsx()
    about = opened(content)[ABOUT]
    told = "\n".join(str(cell.value) for row in about for cell in row if cell.value)
    assert "Samir Daghlani, season 2027. Made Sun 22 Nov 2026 20:00 Amman (12:00 ET)." in told
    assert "Every program with its letter rules and dates; can be read back." in told
    assert "longer than" not in told
    linked = [cell for row in about for cell in row if cell.hyperlink]
    assert [cell.value for cell in linked] == [kind.title for kind in SHEETS]
    properties = opened(content).properties
    assert not properties.creator
    assert not properties.lastModifiedBy
    assert services.sheets.xlsx() == content


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.NOTE])
def test_no_text_of_anybody_is_ever_computed(kind: Kind) -> None:
    sheet = one_column(*FORMULAS, kind=kind)
    page = opened(workbook([sheet], a_beginning().applicant, NOON))["X"]
    cells = [page.cell(row, 1) for row in range(2, len(FORMULAS) + 2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink]
    barred = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
    assert [cell.value for cell in cells] == [text.translate(barred) for text in FORMULAS]


@settings(max_examples=25)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("=+-@'\"\t\n"))
    )
)
def test_whatever_text_stands_in_a_workbook_it_is_text(texts: list[str]) -> None:
    content = workbook([one_column(*texts)], a_beginning().applicant, NOON)
    page = opened(content)["X"]
    assert {cell.data_type for row in page for cell in row if cell.value is not None} <= {"s"}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = b"".join(packed.read(name) for name in packed.namelist() if "sheet2" in name)
    assert b"<f>" not in parts


def test_a_text_too_long_for_a_cell_is_cut_and_that_is_said() -> None:
    sheet = one_column("x" * 40_000, "short", kind=Kind.NOTE)
    book = opened(workbook([sheet], a_beginning().applicant, NOON))
    assert len(str(book["X"]["A2"].value)) == 32_767
    told = "\n".join(str(cell.value) for row in book[ABOUT] for cell in row if cell.value)
    assert "1 text was longer than the 32,767 characters of a cell" in told
    two = opened(workbook([one_column("x" * 40_000, "y" * 40_000)], a_beginning().applicant, NOON))
    assert "2 texts were longer" in str([cell.value for row in two[ABOUT] for cell in row])


def test_shares_and_numbers_are_numbers() -> None:
    rows = ((35, -1.5), (12.5, 2))
    sheet = Sheet("x", "X", "A.", ("Share", "Number"), (Kind.SHARE, Kind.NUMBER), rows)
    page = opened(workbook([sheet], a_beginning().applicant, NOON))["X"]
    assert [(cell.value, cell.number_format) for cell in page["A"][1:]] == [
        (0.35, "0%"),
        (0.125, "0.0#####%"),
    ]
    assert [cell.value for cell in page["B"][1:]] == [-1.5, 2]


def test_the_hostile_record_leaves_as_harmless_text(tmp_path: Path) -> None:
    services = hostile_services(tmp_path)
    files, content = services.sheets.csv_files(), services.sheets.xlsx()
    services.close()
    book = opened(content)
    cells = [cell for page in book for row in page for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    texts = [str(cell.value) for cell in cells]
    texts += [cell for raw in files.values() for row in rows_in(raw) for cell in row]
    assert sum(MARK in text for text in texts) > 100
    assert not [text for text in texts if {*text} & STEERING]
    assert not [text for text in texts if str(tmp_path) in text]
    cells_of_files = [cell for raw in files.values() for row in rows_in(raw) for cell in row]
    assert not [cell for cell in cells_of_files if cell.lstrip(' "')[:1] in {*"=@\t"}]
    assert [cell for cell in cells_of_files if cell.startswith("'=HYPERLINK")]


def test_the_hostile_record_comes_back_as_it_was(tmp_path: Path) -> None:
    services = hostile_services(tmp_path)
    file, tables = services.unit.file(), services.tables
    services.sheets.write_csv(tmp_path)
    services.sheets.write_xlsx(tmp_path / "lists.xlsx")
    for name in BACK[:5]:
        for path in (tmp_path / f"{name}.csv", tmp_path / "lists.xlsx"):
            table = tables.read(path, name=name)
            seen = tables.preview(table, tables.propose(table))
            assert (seen.list, seen.brings, seen.problems) == (name, 0, ())
            assert seen.unchanged == len(getattr(file, name))
    services.close()


def test_files_are_private_and_replaced_whole(services: Services, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "lists"
    demo(services)
    written = services.sheets.write_csv(folder)
    assert sorted(folder.iterdir()) == sorted(written)
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (folder / "programs.csv").unlink()
    (folder / "programs.csv").symlink_to(victim)
    services.sheets.write_csv(folder)
    assert victim.read_text() == "mine"
    place = services.sheets.write_xlsx(tmp_path / "other" / "lists.xlsx")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert opened(place.read_bytes()).sheetnames[0] == ABOUT


@pytest.mark.parametrize("name", ["midseason", "planner"])
def test_what_left_as_tables_comes_back_and_changes_nothing(
    services: Services, tmp_path: Path, name: str
) -> None:
    demo(services, name)
    services.sheets.write_csv(tmp_path)
    services.sheets.write_xlsx(tmp_path / "lists.xlsx")
    tables, before, read = services.tables, services.unit.file(), 0
    for kind in LISTS:
        if not getattr(before, kind.name):
            continue
        for path in (tmp_path / f"{kind.name}.csv", tmp_path / "lists.xlsx"):
            table = tables.read(path, name=kind.name)
            mapping = tables.propose(table)
            assert mapping.list == kind.name
            seen = tables.preview(table, mapping)
            assert (seen.problems, seen.brings) == ((), 0), path
            assert seen.unchanged == len(getattr(before, kind.name))
            assert tables.take(table, mapping) is None
            read += 1
    assert read >= 6
    assert services.unit.file() is before


def test_a_workbook_of_lorapp_is_read_at_its_first_list(services: Services, tmp_path: Path) -> None:
    place = demo(services).sheets.write_xlsx(tmp_path / "lists.xlsx")
    assert services.tables.read(place).sheet == "Programs"
    assert services.tables.read(place, name="mentors").sheet == "Mentors"
    assert services.tables.read(place, "Rotations", "mentors").sheet == "Rotations"
    book = load_workbook(place)
    del book["Mentors"]
    book.save(place)
    assert services.tables.read(place, name="mentors").sheet == ABOUT


def test_a_changed_row_of_a_workbook_is_one_change(services: Services, tmp_path: Path) -> None:
    place = demo(services).sheets.write_xlsx(tmp_path / "lists.xlsx")
    book = load_workbook(place)
    page = book["Mentors"]
    phone = next(cell.column for cell in page[1] if cell.value == "Phone")
    page.cell(2, phone).value = "+1 555 0100"
    book.save(place)
    table = services.tables.read(place, name="mentors")
    change = services.tables.take(table, services.tables.propose(table))
    assert change is not None
    assert change.label == "Import 1 mentor from lists.xlsx"
    assert services.unit.file().mentors[0].phone == "+1 555 0100"
    services.history.undo()
    assert services.unit.file().mentors[0].phone is None


def from_csv(sheet: Sheet) -> Table:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerows(csv_rows(sheet))
    return table_of(gathered(rows_of(decoded(stream.getvalue().encode("utf-8-sig")))))


def from_xlsx(sheet: Sheet) -> Table:
    grid, *_ = read_workbook(workbook([sheet], a_beginning().applicant, NOON), sheet.title)
    return table_of(grid)


def read_back(file: SeasonFile, sheet: Sheet, table: Table) -> Joined:
    mapping = propose(table.headers)
    assert mapping.list == sheet.name
    rows, problems = read_rows(table, mapping, file)
    joined = join(Situation(file, NOON), list_of(mapping.list), rows)
    return replace(joined, problems=(*problems, *joined.problems))


def tamed(file: SeasonFile) -> SeasonFile:
    """The record without what no table holds: 17 digits, names of signs only."""
    return replace(
        file,
        programs=tuple(
            replace(
                one,
                name=f"x{one.name}",
                strict=one.strict and tuple(dict.fromkeys(one.strict)),
                max_years_since_graduation=None,
                img_percent=None if one.img_percent is None else round(one.img_percent, 4),
            )
            for one in file.programs
        ),
        mentors=tuple(replace(one, name=f"x{one.name}") for one in file.mentors),
        rotations=tuple(
            replace(
                one,
                hours_per_week=None if one.hours_per_week is None else round(one.hours_per_week, 4),
                cost_usd=None if one.cost_usd is None else round(one.cost_usd, 4),
            )
            for one in file.rotations
        ),
        rulebook=load_rulebook(),
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(season_files())
def test_any_programs_mentors_and_rotations_come_back_as_they_were(file: SeasonFile) -> None:
    file = tamed(file)
    scene = Scene(file, NOON)
    for kind in SHEETS:
        there = getattr(file, kind.name, ()) if kind.name in BACK[:3] else ()
        if not there:
            continue
        sheet = made(kind, scene)
        for table in (from_csv(sheet), from_xlsx(sheet)):
            joined = read_back(file, sheet, table)
            assert joined.problems == ()
            assert (joined.added, joined.updated) == ((), ())
            assert joined.unchanged == len(there)


VISAS = (
    ("O-1",),
    ("H-1B", "J-1"),
    ("J-1", "J-1"),
    ("h1b",),
    ("none",),
    ("unknown",),
    ("-",),
    ("yes",),
    ("J-1, H-1B",),
    ("green card", 'a "b", c', "=1+1"),
    ("签证",),
    (),
)


@pytest.mark.parametrize("visas", VISAS)
def test_any_visa_comes_back_as_it_was(visas: tuple[str, ...]) -> None:
    one = Program(key="P1", name="Tern Harbor", visas=visas)
    file = replace(a_beginning(), programs=(one,), rulebook=load_rulebook())
    sheet = made(next(kind for kind in SHEETS if kind.name == "programs"), Scene(file, NOON))
    bare = replace(file, programs=(replace(one, visas=NOT_GIVEN),))
    for table in (from_csv(sheet), from_xlsx(sheet)):
        assert read_back(file, sheet, table).unchanged == 1
        ((_, after),) = read_back(bare, sheet, table).updated
        assert after.visas == visas
        assert is_given(after.visas)


def test_many_programs_and_contacts_leave_in_time(
    begun: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from time import perf_counter

    mentors = (Mentor(key="M1", name="Dr. Roe"),)
    programs = [Program(key=f"P{n}", name=f"Program {n}", notes="x" * 50) for n in range(300)]
    contacts = [Contact(mentor="M1", on=date(2026, 1 + n % 9, 1), note=f"{n}") for n in range(1000)]
    begun.unit.command(
        "Fill",
        lambda file: replace(
            file, mentors=mentors, programs=tuple(programs), contacts=tuple(contacts)
        ),
    )
    begin = perf_counter()
    begun.sheets.write_csv(tmp_path)
    csv_took = perf_counter() - begin
    content = begun.sheets.xlsx()
    with capsys.disabled():
        print(f" csv {csv_took:.2f} s, xlsx {perf_counter() - begin - csv_took:.2f} s", end="")
    assert len(rows_in((tmp_path / "contacts.csv").read_bytes())) == 1001
    assert opened(content)["Programs"].max_row == 301
