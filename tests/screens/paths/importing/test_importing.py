from pathlib import Path

from openpyxl import Workbook
from textual import events
from textual.widgets import Input

from lorapp.screens.paths.importing.import_look import ImportLook
from lorapp.screens.paths.importing.import_programs import FORM_ID, ImportPath
from lorapp.screens.today.today import TodayScreen
from lorapp.widgets.fields.fields import LinesArea
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import settle
from tests.screens.paths.helpers import keys, on, show_path, write
from tests.screens.real import demo_services, opened, shown

HOSTILE = "Alpha [red]Valley[/] [@click=app.quit]x[/]"
LIST = f"""\
Program Name,City,NRMP code,Deadline,LORs,Visa,Colour
{HOSTILE},Akron,1111140C0,12/31/2026,3,"J-1, H-1B",red
Beta,Boston,2222,31/02/2027,3,no,
Saint Orla Neurology,Akron,,12/1/2026,4,,
"""
PASTED = LIST.replace('"J-1, H-1B"', "both").replace(",", "\t")


async def test_a_file_is_looked_over_mapped_and_taken_without_its_bad_row(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    before = len(services.unit.file().programs)
    async with opened(services) as pilot:
        await show_path(pilot, ImportPath())
        await keys(pilot, "enter")
        assert "Name a file, or paste the rows" in shown(pilot)
        pilot.app.screen.query_one(Input).value = "[bold]none.csv"
        await keys(pilot, "enter")
        assert 'There is no file "[bold]none.csv"' in shown(pilot)
        pilot.app.screen.query_one(Input).value = str(path)
        await keys(pilot, "enter")
        assert on(pilot, ImportLook)
        assert "Import list.csv" in shown(pilot)
        assert "1 new, 1 changed" in shown(pilot)
        assert 'closing date: "31/02/2027"' in shown(pilot)
        assert "line 3" in shown(pilot)
        await keys(pilot, "s")
        assert on(pilot, TodayScreen)
        assert "Imported 2 programs from list.csv" in shown(pilot)
        assert services.unfinished.load(FORM_ID) is None
        assert services.unit.file().programs[-1].name == HOSTILE
        assert len(services.unit.file().programs) == before + 1


async def test_columns_get_another_meaning_that_outlives_esc(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    async with opened(services) as pilot:
        await show_path(pilot, ImportPath())
        pilot.app.screen.query_one(Input).value = str(path)
        await keys(pilot, "enter")
        rows = pilot.app.screen.query_one(RowList)
        assert rows.select("column:3")
        await keys(pilot, "x")
        assert "2 new, 1 changed" in shown(pilot)
        await keys(pilot, "enter")
        assert "What Deadline means" in shown(pilot)
        await keys(pilot, "escape", "right", "left", "enter", "j", "enter")
        assert "No column is the program's name" not in shown(pilot)
        assert "program name" in shown(pilot)
        await keys(pilot, "x", "g")
        assert "No column is the program's name yet" in shown(pilot)
        await keys(pilot, "enter", "enter", "j", "enter")
        assert "2 new, 1 changed" in shown(pilot)
        await keys(pilot, "left", "right", "escape")
        assert on(pilot, ImportPath)
        await keys(pilot, "enter")
        assert "The columns mean what they meant last time" in shown(pilot)
        await keys(pilot, "right", "x", "j", "enter", "enter", "k", "enter")
        assert on(pilot, TodayScreen)
        assert "Imported 3 programs from list.csv" in shown(pilot)


async def test_pasted_rows_are_kept_on_esc_and_rows_in_error_can_be_left_out(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services, (120, 36)) as pilot:
        await show_path(pilot, ImportPath())
        pilot.app.post_message(events.Paste("~/one line"))
        await settle(pilot)
        assert pilot.app.screen.query_one(Input).value == "~/one line"
        pilot.app.screen.query_one(Input).value = ""
        pilot.app.post_message(events.Paste(PASTED))
        await settle(pilot)
        await write(pilot, "x")
        await keys(pilot, "backspace", "escape")
        await show_path(pilot, ImportPath())
        assert "Saint Orla Neurology" in shown(pilot)
        await keys(pilot, "tab", "tab", "enter")
        assert on(pilot, ImportLook)
        assert "Import pasted rows" in shown(pilot)
        await keys(pilot, "j", "enter")
        assert "filled in" in shown(pilot)
        await keys(pilot, "j", "enter", "j", "enter")
        assert "internal medicine" in shown(pilot)
        await keys(pilot, "s")
        assert on(pilot, TodayScreen)
        added = services.unit.file().programs[-1]
        assert (added.name, added.specialty) == (HOSTILE, "internal-medicine")
        assert added.facts
        await keys(pilot, "u")
        await show_path(pilot, ImportPath())
        pilot.app.screen.query_one(LinesArea).load_text("Letter\tColour\nL1\tred")
        await keys(pilot, "ctrl+s")
        assert "No column is the program's name yet" in shown(pilot)


async def test_another_sheet_of_a_workbook_is_chosen_and_a_known_list_brings_nothing(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason")
    book = Workbook()
    assert book.active is not None
    book.active.append(["Program", "City"])
    book.active.append(["Alpha", "=A1"])
    book.create_sheet("Mine").append(["Program"])
    book["Mine"].append(["Saint Orla Neurology"])
    path = tmp_path / "list.xlsx"
    book.save(path)
    async with opened(services) as pilot:
        await show_path(pilot, ImportPath())
        pilot.app.screen.query_one(Input).value = str(path)
        await keys(pilot, "enter")
        assert "1 formula without a saved value" in shown(pilot)
        assert pilot.app.screen.query_one(RowList).select("sheet")
        await keys(pilot, "enter", "j", "enter")
        assert "Mine" in shown(pilot)
        await keys(pilot, "g")
        assert "Nothing new: all of it is there already" in shown(pilot)
        await keys(pilot, "enter")
        assert on(pilot, TodayScreen)
        assert "Nothing new" in shown(pilot)


MENTORS = """\
Name,Hospital,Position,Email,Colour
[red]Dr. Ann Roe[/],Elm,Chief,ann@example.org,red
Dr. Priscilla Umetani,Northgate Lakes Medical Center,Chief,new@example.org,
"""


async def test_a_list_of_mentors_is_taken_and_can_be_meant_as_another_list(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    path = tmp_path / "people.csv"
    path.write_text(MENTORS)
    async with opened(services) as pilot:
        await keys(pilot, "3", "I")
        pilot.app.screen.query_one(Input).value = str(path)
        await keys(pilot, "enter")
        assert "Take 2 mentors" in shown(pilot)
        assert "[red]Dr. Ann Roe[/]" in shown(pilot)
        assert pilot.app.screen.query_one(RowList).select("changed:0")
        assert "title, e-mail" in shown(pilot)
        assert pilot.app.screen.query_one(RowList).select("list")
        await keys(pilot, "enter")
        assert "Which list it is" in shown(pilot)
        await keys(pilot, "j", "enter")
        assert "No column is the first day of the stay yet" in shown(pilot)
        assert pilot.app.screen.query_one(RowList).select("list")
        await keys(pilot, "enter", "k", "enter", "g", "enter")
        assert "Imported 2 mentors from people.csv" in shown(pilot)
        assert services.unit.file().mentors[-1].name == "[red]Dr. Ann Roe[/]"


async def test_the_list_of_rotations_leads_to_the_import_as_well(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await keys(pilot, "2", "I")
        assert on(pilot, ImportPath)
        assert "Import a list" in shown(pilot)


async def test_a_list_without_a_good_row_offers_nothing_to_take(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await show_path(pilot, ImportPath())
        pilot.app.screen.query_one(LinesArea).load_text("Program\tDeadline\nBeta\t31/02/2027\n")
        await keys(pilot, "ctrl+s")
        assert "No row can be taken yet" in shown(pilot)
        await keys(pilot, "enter")
        assert on(pilot, ImportLook)
        assert "mend the list" in " ".join(shown(pilot).split())


async def test_an_own_table_that_only_goes_out_is_refused_where_the_file_is_named(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason")
    services.sheets.write_csv(tmp_path / "tables")
    async with opened(services) as pilot:
        await show_path(pilot, ImportPath())
        pilot.app.screen.query_one(Input).value = str(tmp_path / "tables" / "applicant.csv")
        await keys(pilot, "enter")
        assert on(pilot, ImportPath)
        assert "lorapp's own table Applicant" in shown(pilot)
