"""The app in a browser of this computer: for a screen that no terminal serves well."""

import asyncio
import contextlib
import shlex
import signal
import sys
from argparse import ArgumentTypeError, Namespace
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from lorapp.cli.arguments import Commands, add_command
from lorapp.cli.output import complain, say
from lorapp.errors import RefusedError

if TYPE_CHECKING:
    from lorapp.cli.computer.browser import Browser

PORTS: Final = 65_535
PACKAGE: Final = "textual_serve"


def add_commands(commands: Commands) -> None:
    """Add ``serve``."""
    serve = add_command(
        commands, "serve", "show the app in a browser of this computer, and nowhere else", serve_app
    )
    serve.add_argument(
        "--port", type=_port, default=0, help="the port to listen at; a free one unless named"
    )
    serve.add_argument("--demo", action="store_true", help="show an invented applicant")


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= PORTS):
        raise ArgumentTypeError(f"{text!r} is not a port from 1 to {PORTS}")
    return int(text)


def serve_app(arguments: Namespace) -> int:
    """Serve until Ctrl+C; the address with its secret is the result."""
    if find_spec(PACKAGE) is None:
        raise RefusedError(
            "The browser needs one more package. Get it with: pip install 'lorapp[serve]'."
        )
    from lorapp.cli.computer.browser import Browser

    words = [sys.executable, "-m", "lorapp", *(["demo"] if arguments.demo else [])]
    command = shlex.join(words)
    if sys.platform != "win32":
        command = f"exec {command}"  # no shell stays between the server and the app
    with contextlib.suppress(KeyboardInterrupt):  # where signals cannot be waited for
        asyncio.run(_serve(Browser(command), arguments.port))
    return 0


async def _serve(browser: "Browser", port: int) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    async with browser.listening(port) as address:
        say(address)
        sys.stdout.flush()
        complain(
            "Open this address in a browser of this computer. It holds a secret that is new each "
            "time: keep it to yourself. Ctrl+C ends it."
        )
        await stop.wait()
