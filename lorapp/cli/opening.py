"""Opening the app: on the applicant's own store, or on an invented applicant."""

import gc
import os
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp.cli.arguments import Commands, add_command
from lorapp.cli.output import complain, say
from lorapp.cli.store import reading, writing
from lorapp.clock import clock_from
from lorapp.domain.leaves import is_zone

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.config import Settings

WRONG_PLACE: Final = 2
FRAMES_A_SECOND: Final = "240"
"""How closely paints may follow each other: the panel then comes 4 ms after the cursor, not 17."""

DEMOS: Final = ("midseason", "planner")


def add_commands(commands: Commands) -> None:
    """Add ``demo``; opening the own store is what no command means."""
    demo = add_command(
        commands, "demo", "open the app on an invented applicant, in a throw-away store", open_demo
    )
    demo.add_argument("applicant", nargs="?", choices=DEMOS, default=DEMOS[0])


def open_own(arguments: Namespace) -> int:
    """Open the app on the applicant's own store, or say today's plan without a terminal."""
    if arguments.plain:
        return read_aloud()
    from lorapp.config import load
    from lorapp.paths import Paths, find_home

    if not has_terminal():
        with reading() as services:
            return _tell(services)
    gc.disable()  # until the first frame is there: what is imported by then stays for good
    settings = load(Paths(find_home(os.environ)).settings)
    with writing() as services:
        found = _trouble(services)
        if not found:
            return _draw(services, settings)
        if not _rescue(services, settings, found):
            complain(found)
            return 1
    with writing() as services:
        return _draw(services, settings)


def _trouble(services: "Services") -> str:
    """Why the store does not open, if copies of it may help."""
    from lorapp.errors import StoreBusyError, StoreError

    try:
        services.unit.is_empty()
    except StoreBusyError:
        raise
    except StoreError as error:
        return str(error)
    return ""


def _rescue(services: "Services", settings: "Settings", found: str) -> bool:
    """Show the copies of a store that does not open; whether one was restored."""
    from lorapp.app import RescueApp

    app = RescueApp(services, settings, found)
    app.run()
    return app.is_restored


def read_aloud() -> int:
    """Say what the app would show first, and which commands do the commonest things."""
    from lorapp.cli.commonest import COMMONEST
    from lorapp.cli.reading import say_today

    with reading() as services:
        say_today(services)
    say(f"\n{COMMONEST}")
    return 0


def open_demo(arguments: Namespace) -> int:
    """Open the app on an invented applicant; the folder is removed afterwards."""
    with throw_away(arguments.applicant) as services:
        is_drawn = has_terminal() and not arguments.plain
        return _draw(services, None) if is_drawn else _tell(services)


@contextmanager
def throw_away(applicant: str) -> "Iterator[Services]":
    """A store with an invented applicant in a private folder, gone afterwards.

    The clock stands at the demo's own instant unless ``LORAPP_NOW`` says otherwise.
    """
    from lorapp.bootstrap import open_services, rules_of
    from lorapp.services.demo import DEMO_NOW, begin_demo

    with tempfile.TemporaryDirectory(prefix="lorapp-demo-") as folder:
        clock = clock_from(os.environ.get("LORAPP_NOW") or DEMO_NOW)
        services = open_services(Path(folder), clock=clock)
        try:
            begin_demo(services.unit, applicant, rules_of(services.home))
            yield services
        finally:
            services.close()


def has_terminal() -> bool:
    """Whether there is a terminal that can draw screens, at both ends."""
    if os.environ.get("TERM", "dumb") in {"", "dumb"} and sys.platform != "win32":
        return False
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _draw(services: "Services", settings: "Settings | None") -> int:
    """Run the app; collecting garbage waits until its first frame is there."""
    gc.disable()
    os.environ.setdefault("TEXTUAL_FPS", FRAMES_A_SECOND)
    from lorapp.app import LorApp

    app = LorApp(services, settings, home_zone=home_zone())
    app.run()
    return app.return_code or 0


def home_zone() -> str:
    """The computer's own zone by its IANA name, where it tells; UTC where it does not."""
    named = os.environ.get("TZ", "").lstrip(":") or _linked_zone()
    return named if is_zone(named) else "UTC"


def _linked_zone() -> str:
    place = Path("/etc/localtime")
    _, _, name = str(place.resolve()).partition("zoneinfo/") if place.exists() else ("", "", "")
    return name


def _tell(services: "Services") -> int:
    complain("The app needs a terminal that can draw; this is today's plan as text.")
    if services.unit.is_empty():
        complain(
            "There is no applicant yet. Open lorapp in a terminal and answer five questions, "
            "or use `lorapp begin NAME`."
        )
        return WRONG_PLACE
    from lorapp.cli.reading import say_today

    say_today(services)
    return 0
