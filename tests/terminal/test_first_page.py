"""What stands on the terminal before the app: taken over without a break, or put back."""

import fcntl
import os
import signal
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lorapp import first_page, foretold
from lorapp.foretold import Telling
from lorapp.paths import Paths
from lorapp.recalled import page_of, store_mark
from lorapp.services.interchange.demo import DEMO_NOW
from tests.screens.real import demo_services
from tests.terminal.terminals import Terminal, behind_terminal

pytestmark = pytest.mark.xdist_group("terminal")

PAGE = "A page that stands already"
LEFT = b"\x1b[?1049l"


@pytest.fixture
def home(tmp_path: Path) -> Paths:
    """A store for which a page was foretold."""
    services = demo_services(tmp_path, "midseason")
    paths, now = services.home, int(services.unit.now().timestamp())
    services.close()
    environment = {**os.environ, **_environment(paths)}
    telling = Telling(now, now + 60, (180, -300), PAGE, "Text")
    made = foretold.blank(paths, "q", (80, 24), environment).also(telling)
    foretold.keep(paths, made, store_mark(str(paths.home)))
    return paths


@contextmanager
def opened(home: Paths) -> Iterator[Terminal]:
    """Run lorapp on this store, on a terminal of its own."""
    terminal = behind_terminal("lorapp", environment=_environment(home))
    try:
        yield terminal
    finally:
        terminal.end()


def is_as_before(terminal: Terminal) -> bool:
    """Whether keys are shown and gathered to lines again."""
    flags = termios.tcgetattr(terminal.outside)[3]
    return bool(flags & termios.ECHO and flags & termios.ICANON)


def _minds(terminal: Terminal, number: signal.Signals) -> bool:
    """Whether the program has something of its own to do at a signal; true once it has ended."""
    status = Path(f"/proc/{terminal.process.pid}/status").read_text("utf-8")
    caught = int(status.partition("SigCgt:")[2].split()[0], 16) if "SigCgt:" in status else -1
    return bool(caught >> (number - 1) & 1)


def _environment(paths: Paths) -> dict[str, str]:
    return {
        "TERM": "xterm-256color",
        "LORAPP_HOME": str(paths.home),
        "LORAPP_NOW": DEMO_NOW,
    }


def test_the_app_takes_the_page_over_and_leaves_the_terminal_as_it_was(home: Paths) -> None:
    with opened(home) as terminal:
        terminal.read_until(PAGE.encode())
        assert b"?1003h" not in terminal.seen  # Textual is not there yet
        assert not is_as_before(terminal)
        os.write(terminal.outside, b"3")  # waits in the terminal until the app reads it
        terminal.read_until(b"Brandvold")
        os.write(terminal.outside, b"q")
        assert terminal.ended() == 0
        assert terminal.seen.count(first_page.ENTER.encode()) == 1
        assert terminal.seen.count(LEFT) == 1
        assert is_as_before(terminal)


def test_who_has_seen_enough_leaves_without_waiting_for_the_app(home: Paths) -> None:
    with opened(home) as terminal:
        terminal.read_until(PAGE.encode())
        os.write(terminal.outside, b"q")
        assert terminal.ended() == 0
        assert b"?1003h" not in terminal.seen
        assert terminal.seen.count(LEFT) == 1
        assert is_as_before(terminal)
    assert PAGE in page_of({**os.environ, **_environment(home)}, 80, 24)[0]


def test_any_other_key_waits_for_the_app_and_so_does_what_follows(home: Paths) -> None:
    with opened(home) as terminal:
        terminal.read_until(PAGE.encode())
        os.write(terminal.outside, b"\x1b[B4")  # a cursor key, cut after its first byte
        terminal.read_until(b"1 of 5")
        os.write(terminal.outside, b"q")
        assert terminal.ended() == 0


def test_a_refusal_is_said_on_the_terminal_as_it_was_before(home: Paths) -> None:
    held = os.open(home.lock, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(held, fcntl.LOCK_EX)
    with opened(home) as terminal:
        assert terminal.ended() == 1
        page, _, after = terminal.seen.partition(LEFT)
        assert PAGE.encode() in page
        assert b"Another lorapp" in after
        assert is_as_before(terminal)
    os.close(held)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_who_is_told_to_end_while_the_page_stands_puts_the_terminal_back(
    home: Paths, number: signal.Signals
) -> None:
    with opened(home) as terminal:
        terminal.read_until(PAGE.encode())
        while not _minds(terminal, number):  # what does so comes up right behind the page
            terminal.read(0.01)
        terminal.process.send_signal(number)
        assert terminal.ended() == 128 + number
        assert terminal.seen.count(LEFT) == 1
        assert is_as_before(terminal)


def test_a_page_whose_terminal_is_closed_ends_quietly(home: Paths) -> None:
    with opened(home) as terminal:
        terminal.read_until(PAGE.encode())
        terminal.close()
        assert terminal.ended() in {128 + signal.SIGHUP, -signal.SIGHUP}
    assert not home.failure.exists()


def test_ctrl_c_leaves_too_and_ends_as_an_interrupted_program_does(home: Paths) -> None:
    with opened(home) as terminal:
        terminal.read_until(PAGE.encode())
        os.write(terminal.outside, b"\x03")
        assert terminal.ended() == 128 + signal.SIGINT
        assert terminal.seen.endswith(b"\x1b[?25h")  # nothing is said after it
        assert is_as_before(terminal)


def test_the_key_that_would_end_any_program_at_once_waits_for_the_app(home: Paths) -> None:
    with opened(home) as terminal:
        terminal.read_until(PAGE.encode())
        os.write(terminal.outside, b"\x1c4")  # Ctrl+\\
        terminal.read_until(b"1 of 5")
        os.write(terminal.outside, b"q")
        assert terminal.ended() == 0


def test_without_a_terminal_no_page_is_shown(home: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in _environment(home).items():
        monkeypatch.setenv(name, value)
    assert PAGE in page_of(os.environ, 80, 24)[0]
    monkeypatch.setattr(os, "isatty", lambda _number: False)
    first_page.show()
    assert not first_page.is_standing()
