"""A warning before saving: the field keeps the focus, and nothing typed is lost."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from lorapp.bootstrap import Services
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.forms.moment import MomentSheet
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.widgets.fields.field_kinds import Choice, Field, Line, Lines, Option
from lorapp.widgets.fields.fields import FieldRow
from tests.screens.fakes import settle
from tests.screens.paths.helpers import keys, write
from tests.screens.real import opened, shown

if TYPE_CHECKING:
    from lorapp.services.recording.changes import Change

WARNED = "This may be too short"
KINDS = Choice((Option("plain", "plain"), Option("odd", "odd")), unset="choose")


class WarySheet(Sheet):
    """Fields of every kind; whatever stands in them is warned of."""

    form_id = "wary"

    def __init__(self) -> None:
        self.saved: list[Values] = []

    def heading(self, file: SeasonFile) -> str:
        return f"Wary of {file.applicant.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        del file, today
        return (
            Field(name="line", label="Line", kind=Line()),
            Field(name="kind", label="Kind", kind=KINDS),
            Field(name="lines", label="Lines", kind=Lines()),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        del file, today
        return {"line": "ab", "kind": "plain", "lines": "cd"}

    def warn(self, values: Values) -> str:
        return f"{WARNED}: {values['line']}. `Enter` keeps it."

    def submit(self, values: Values, services: Services) -> "Change":
        self.saved.append(values)
        moment = services.unit.file().moments[0]
        return services.moments.change(replace(moment, text=values["line"]))


def editor(form: FormScreen, name: str) -> Widget:
    return form.query_one(f"#field-{name}", FieldRow).editor


async def warned(pilot: Pilot[Any], name: str) -> tuple[WarySheet, FormScreen]:
    """A form that was saved from one of its fields, and warns."""
    sheet = WarySheet()
    form = FormScreen(sheet)
    await pilot.app.push_screen(form)
    await settle(pilot)
    editor(form, name).focus()
    await keys(pilot, "end", "ctrl+s")
    assert f"{WARNED}: ab" in shown(pilot)
    assert sheet.saved == []
    return sheet, form


@pytest.mark.parametrize("name", ["line", "kind", "lines"])
async def test_a_warning_leaves_the_focus_and_enter_keeps_the_text_from_any_field(
    planner: Services, name: str
) -> None:
    async with opened(planner) as pilot:
        sheet, form = await warned(pilot, name)
        assert pilot.app.focused is editor(form, name)
        await keys(pilot, "enter")
        assert sheet.saved == [{"line": "ab", "kind": "plain", "lines": "cd"}]
        assert pilot.app.screen is not form


async def test_letters_typed_after_a_warning_stand_in_the_field(planner: Services) -> None:
    async with opened(planner) as pilot:
        sheet, form = await warned(pilot, "line")
        await write(pilot, "xs")
        assert form.texts["line"] == "abxs"
        assert WARNED not in shown(pilot)
        await keys(pilot, "enter")
        assert pilot.app.focused is editor(form, "kind")
        assert sheet.saved == []
        await keys(pilot, "ctrl+s")
        assert f"{WARNED}: abxs" in shown(pilot)
        await keys(pilot, "enter")
        assert [values["line"] for values in sheet.saved] == ["abxs"]


async def test_a_warning_holds_only_for_the_text_it_was_about(planner: Services) -> None:
    async with opened(planner) as pilot:
        sheet, _ = await warned(pilot, "line")
        await keys(pilot, "x", "backspace", "ctrl+s")
        assert sheet.saved == []
        assert f"{WARNED}: ab" in shown(pilot)
        await keys(pilot, "ctrl+s")
        assert len(sheet.saved) == 1


async def test_enter_begins_a_line_again_once_the_lines_were_changed(planner: Services) -> None:
    async with opened(planner) as pilot:
        sheet, form = await warned(pilot, "lines")
        await keys(pilot, "e", "enter", "f")
        assert form.texts["lines"] == "cde\nf"
        assert sheet.saved == []
        await keys(pilot, "escape")


async def test_enter_on_the_button_saves_after_its_warning_too(planner: Services) -> None:
    async with opened(planner) as pilot:
        sheet = WarySheet()
        form = FormScreen(sheet)
        await pilot.app.push_screen(form)
        await settle(pilot)
        form.query_one("#save").focus()
        await keys(pilot, "ctrl+s")
        assert sheet.saved == []
        await keys(pilot, "enter")
        assert len(sheet.saved) == 1


async def test_the_field_in_hand_stays_in_sight_beside_the_warning(planner: Services) -> None:
    async with opened(planner, (80, 20)) as pilot:
        form = FormScreen(MomentSheet(mentor="A-M1"))
        await pilot.app.push_screen(form)
        await settle(pilot)
        await write(pilot, "Mrs Miller thanked me")
        editor(form, "feedback").focus()
        await keys(pilot, "ctrl+s")
        assert "may point to a patient" in shown(pilot)
        assert "They said so" in shown(pilot)
        await keys(pilot, "escape")
