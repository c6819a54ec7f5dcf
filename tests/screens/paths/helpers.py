"""Moving through the paths as an applicant does: keys in, rows of text out."""

from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from lorapp.domain.letters.record import Answer, Event, EventKind
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.forms.sheet import Sheet
from lorapp.screens.frame.shell import Shell
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import settle

SIGNS = {" ": "space", "@": "at", ".": "full_stop", "-": "minus", "'": "apostrophe"}
NOON = "T12:00:00-05:00"


async def keys(pilot: Pilot[Any], *pressed: str) -> None:
    """Press keys one by one; each may open a screen."""
    for key in pressed:
        await pilot.press(key)
        await settle(pilot)


async def write(pilot: Pilot[Any], text: str) -> None:
    """Type a text."""
    await pilot.press(*[SIGNS.get(sign, sign) for sign in text])
    await settle(pilot)


def services_of(pilot: Pilot[Any]) -> Services:
    """The services of the running app."""
    app = pilot.app
    assert isinstance(app, Shell)
    return app.services


def again(home: Path, day: str) -> Services:
    """The same store on another day."""
    return open_services(home / "store", clock_from(f"{day}{NOON}"))


def agreed(services: Services, letter: str, answer: Answer = Answer.STRONG) -> None:
    """Ask and get a yes, today."""
    today = services.unit.today()
    services.letters.log(letter, Event(kind=EventKind.ASKED, on=today))
    services.letters.log(letter, Event(kind=EventKind.AGREED, on=today, answer=answer))


async def show_path(pilot: Pilot[Any], path: Screen[None]) -> None:
    """Open a path above the screen that is open."""
    await pilot.app.push_screen(path)
    await settle(pilot)
    await pilot.pause()


async def do_step(pilot: Pilot[Any], rule: str) -> None:
    """Put the cursor of Today on the step of a rule, and press Enter."""
    plan = services_of(pilot).today.plan()
    step = next(step for step in plan.steps if step.rule == rule)
    assert pilot.app.screen.query_one(RowList).select(step.id), f"{step.id} is not on Today"
    await keys(pilot, "enter")


def on(pilot: Pilot[Any], kind: type[Screen[Any]]) -> bool:
    """Whether a screen of this kind is open."""
    return isinstance(pilot.app.screen, kind)


def asks(pilot: Pilot[Any], kind: type[Sheet]) -> bool:
    """Whether the form of a sheet of this kind is open."""
    screen = pilot.app.screen
    return isinstance(screen, FormScreen) and isinstance(screen.sheet, kind)
