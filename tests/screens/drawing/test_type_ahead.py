"""A key that comes while the one before is just handed on, and so stands in no queue."""

import asyncio
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from lorapp.app import LorApp
from lorapp.screens.drawing import type_ahead
from lorapp.screens.drawing.type_ahead import has_mail
from lorapp.widgets.fields.fields import FieldRow
from tests.screens.fakes import settle
from tests.screens.real import demo_services, opened, press, screen_name
from tests.terminal.monkey import key_event

TURNS = 50
"""So often every task may go on; longer than any of these keys is under way."""


async def turns() -> None:
    for _ in range(TURNS):
        await asyncio.sleep(0)


class Slow:
    """The row of a field that waits, with one kind of event in hand, until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, kind: type[events.Event]) -> None:
        self.holds, self.let_go = asyncio.Event(), asyncio.Event()
        usual = Widget.on_event

        async def on_event(widget: Widget, event: events.Event) -> None:
            if isinstance(widget, FieldRow) and isinstance(event, kind):
                self.holds.set()
                await self.let_go.wait()
            await usual(widget, event)

        monkeypatch.setattr(Widget, "on_event", on_event)


async def test_a_key_behind_the_one_that_leaves_a_form_is_for_what_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row of a field takes ``Esc`` and waits a moment before it hands it to the form."""
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        driver = pilot.app._driver
        assert driver is not None
        await press(pilot, "3", "a", "x")
        assert screen_name(pilot) == "FormScreen"
        row = Slow(monkeypatch, events.Key)
        driver.send_message(key_event("escape"))
        await row.holds.wait()
        assert pilot.app.focused is not None
        assert not any(map(has_mail, pilot.app.focused.ancestors_with_self))
        driver.send_message(key_event("4"))
        await turns()
        row.let_go.set()
        await settle(pilot)
        assert screen_name(pilot) == "LettersScreen"


async def test_a_key_taken_while_the_one_that_leaves_a_form_arrives_waits_for_it(
    tmp_path: Path,
) -> None:
    """The app has a key in hand and looks at the next message: ``Esc``, up from the field."""
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "3", "a", "x")
        assert screen_name(pilot) == "FormScreen"
        leaves = key_event("escape")
        leaves._set_forwarded()
        pilot.app.post_message(key_event("4"))
        pilot.app.post_message(leaves)
        await turns()
        await settle(pilot)
        assert screen_name(pilot) == "LettersScreen"


async def test_a_handler_that_never_ends_holds_up_no_key_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type_ahead, "TURN_SECONDS", 0.0)
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "3", "a", "x")
        field = pilot.app.focused
        assert isinstance(field, Input)
        assert isinstance(field.parent, FieldRow)
        row = Slow(monkeypatch, events.Show)
        field.parent.post_message(events.Show())
        await row.holds.wait()
        pilot.app.post_message(key_event("y"))
        await turns()
        assert field.value == "xy"
        row.let_go.set()


async def test_tasks_begin_in_turn_on_every_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From 3.12 on Textual asks for tasks that begin at once, where the app runs as it is run."""
    at_once: list[Any] = []

    def begun(loop: asyncio.AbstractEventLoop, work: Any, **named: Any) -> Any:  # noqa: ANN401
        at_once.append(work)
        return asyncio.Task(work, loop=loop, **named)

    async def leave(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        pilot.app.exit()

    monkeypatch.setattr(asyncio, "eager_task_factory", begun, raising=False)
    with closing(demo_services(tmp_path, "midseason")) as services:
        app = LorApp(services)
        await app.run_async(headless=True, auto_pilot=leave)
    assert app.faults == []
    assert at_once == []
