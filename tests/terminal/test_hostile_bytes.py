"""X2 and X5: no text of a record steers the terminal, on any screen and on the page before it.

In the store's texts every sign that steers stands right before a mark, so that whatever of it
got through would stand before the mark on the terminal as well.
"""

import re
from pathlib import Path
from typing import Final

import pytest

from lorapp.services.interchange.demo import DEMO_NOW
from tests.exports import hostile
from tests.terminal.terminals import Terminal, behind_terminal

pytestmark = pytest.mark.xdist_group("terminal")

MARK: Final = "Vq9"
STEERING: Final = (
    *(
        "\x1b",
        "\x1b[31;1m",
        "\x1b[2J",
        "\x1b]",
        "\x1b]0;",
        "\x1b]52;c;",
        "\x1bP",
        "\x1b_",
        "\x1b\\",
    ),
    *("\x9b", "\x9d", "\x90", "\x07", "\x08", "\x0b", "\x0c", "\x0e", "\x7f", "\x1c", "\u202e"),
    *("\u2066", "\u061c", "\u200f"),
)
TEXTS: Final = tuple(f"a{signs}{MARK} " * 2 for signs in STEERING)
WALK: Final = (b"1 ", b"2 ", b"3 ", b"4v", b"6v", b"fa", b"3e", b"R\r")
BEFORE: Final = re.compile(
    rb"(?:[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
    rb"|\xd8\x9c|\x1b[P_\\]|\x1b\](?:0|52;c)?;?|\x1b\[(?:31;1m|2J))" + MARK.encode()
)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store every text of which would steer a terminal."""
    monkeypatch.setattr(hostile, "TEXTS", TEXTS)
    hostile.hostile_services(tmp_path).close()
    return tmp_path / "store"


def _opened(store: Path) -> Terminal:
    around = {"LORAPP_HOME": str(store), "LORAPP_NOW": DEMO_NOW}
    return behind_terminal("lorapp", environment=around, size=(160, 40))


def _walk(terminal: Terminal) -> bytes:
    terminal.read_until(b"Do now")
    for keys in WALK:
        terminal.write(keys)
        terminal.read(0.4)
        terminal.write(b"\x1b\xe9\x1b\x1b")
        terminal.read(0.2)
    terminal.write(b"1q")
    assert terminal.ended() == 0
    return terminal.seen


def test_no_sign_of_a_record_reaches_the_terminal_as_anything_but_a_letter(store: Path) -> None:
    seen = b""
    for _ in range(2):  # the second time a page stands on the terminal before the app
        terminal = _opened(store)
        try:
            seen += _walk(terminal)
        finally:
            terminal.end()
    marks, steering = seen.count(MARK.encode()), len(BEFORE.findall(seen))
    print(f"X2 bytes={len(seen)} marks={marks} steering={steering}")
    assert marks > 200
    assert steering == 0


def test_texts_written_as_they_are_would_be_found() -> None:
    naive = "\n".join(TEXTS).encode()
    found = len(BEFORE.findall(naive))
    print(f"X2 mutant, texts as they are: steering={found} of {2 * len(TEXTS)}")
    assert found == 2 * len(TEXTS)
