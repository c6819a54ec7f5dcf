"""Opening the app: on the applicant's own store, or on an invented applicant."""

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp.cli.output import complain, say
from lorapp.cli.store import reading, writing
from lorapp.clock import clock_from
from lorapp.domain.leaves import is_zone
from lorapp.errors import StoreError, WrongUsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from lorapp.app import LorApp
    from lorapp.bootstrap import Services
    from lorapp.cli.arguments import Commands
    from lorapp.config import Settings
    from lorapp.domain.engine.steps import Plan
    from lorapp.domain.record import SeasonFile
    from lorapp.screens.beforehand.foreseeing import Spoken

FRAMES_A_SECOND: Final = "240"
"""How closely paints may follow each other: the panel then comes 4 ms after the cursor, not 17."""

IN_BROWSER: Final = "textual.drivers.web_driver:WebDriver"
"""The driver that ``lorapp serve`` starts the app with."""

TURN: Final = 0.0005
"""Seconds after which a thread at work lets a key through: Python's own 5 ms can be felt."""

DEMOS: Final = ("midseason", "planner")


def add_commands(commands: "Commands") -> None:
    """Add ``demo``; opening the own store is what no command means."""
    from lorapp.cli.arguments import add_command

    demo = add_command(
        commands, "demo", "open the app on an invented applicant, in a throw-away store", open_demo
    )
    demo.add_argument("applicant", nargs="?", choices=DEMOS, default=DEMOS[0])


def open_own(*, plain: bool = False) -> int:
    """Open the app on the applicant's own store, or say today's plan without a terminal."""
    if plain:
        return read_aloud()
    from lorapp.paths import Paths, find_home
    from lorapp.services.computer.settings import checked

    if not has_terminal():
        with reading() as services:
            return _tell(services)
    gc.disable()  # until the first frame is there: what is imported by then stays for good
    own = checked(Paths(find_home(os.environ)).settings)
    settings = own.settings
    with writing() as services:
        services.unit.notices += [own.notice] if own.notice else []
        found = _trouble(services)
        app = None if found else _drawn(services, settings, _spoken)
        if found and not _rescue(services, settings, found):
            complain(found)
            return 1
    if app is None:
        with writing() as services:
            app = _drawn(services, settings, _spoken)
    return app.return_code or 0


def _keep_foretold(app: "LorApp", store: str) -> None:
    """Keep what will be shown first, beside the store that was just sealed."""
    from lorapp.foretold import keep

    if app.foretold is not None and store:
        # Without it the next start is only slower; the disk speaks for itself at the next save.
        with suppress(StoreError):
            keep(app.services.home, app.foretold, store)


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
    from lorapp.cli.aloud.commonest import COMMONEST
    from lorapp.cli.looking.reading import say_today

    with reading() as services:
        say_today(services)
    say(f"\n{COMMONEST}")
    return 0


def open_demo(arguments: "Namespace") -> int:
    """Open the app on an invented applicant; the folder is removed afterwards."""
    with throw_away(arguments.applicant) as services:
        is_drawn = has_terminal() and not arguments.plain
        return _drawn(services, None).return_code or 0 if is_drawn else _tell(services)


@contextmanager
def throw_away(applicant: str) -> "Iterator[Services]":
    """A store with an invented applicant in a private folder, gone afterwards.

    The clock stands at the demo's own instant unless ``LORAPP_NOW`` says otherwise.
    """
    from lorapp.bootstrap import open_services, rules_of
    from lorapp.services.interchange.demo import DEMO_NOW, begin_demo

    with tempfile.TemporaryDirectory(prefix="lorapp-demo-") as folder:
        clock = clock_from(os.environ.get("LORAPP_NOW") or DEMO_NOW)
        services = open_services(Path(folder), clock=clock)
        try:
            begin_demo(services.unit, applicant, rules_of(services.home))
            yield services
        finally:
            services.close()


def has_terminal() -> bool:
    """Whether there is a terminal that can draw screens, at both ends, or a browser is one."""
    if os.environ.get("TEXTUAL_DRIVER") == IN_BROWSER:
        return True
    if os.environ.get("TERM", "dumb") in {"", "dumb"} and sys.platform != "win32":
        return False
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _drawn(
    services: "Services", settings: "Settings | None", spoken: "Spoken | None" = None
) -> "LorApp":
    """Run the app; collecting garbage waits until its first frame is there.

    With ``spoken`` what will be shown first in the coming days is worked out as well.
    """
    gc.disable()
    sys.setswitchinterval(TURN)
    os.environ.setdefault("TEXTUAL_FPS", FRAMES_A_SECOND)
    from lorapp.app import LorApp

    app = LorApp(services, settings, home_zone=home_zone(), spoken=spoken)
    services.unit.when_sealed = partial(_keep_foretold, app)
    app.run()
    return app


def _spoken(plan: "Plan", file: "SeasonFile", now: "datetime") -> str:
    from lorapp.cli.aloud.speech import today_text

    return today_text(plan, file, now)


def home_zone() -> str:
    """The computer's own zone by its IANA name, where it tells; UTC where it does not."""
    named = os.environ.get("TZ", "").lstrip(":") or _linked_zone()
    return named if is_zone(named) else "UTC"


def _linked_zone() -> str:
    place = Path("/etc/localtime")
    _, _, name = str(place.resolve()).partition("zoneinfo/") if place.exists() else ("", "", "")
    return name


def _tell(services: "Services") -> int:
    if services.unit.is_empty():
        raise WrongUsageError(
            "There is no applicant yet, and the app needs a terminal that can draw. Open lorapp "
            "in one and answer five questions, or use `lorapp begin NAME`."
        )
    complain("The app needs a terminal that can draw; this is today's plan as text.")
    from lorapp.cli.looking.reading import say_today

    say_today(services)
    return 0
