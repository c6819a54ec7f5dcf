"""P59: the bytes that terminals send for a key are understood, whichever terminal it is."""

import os
from typing import Final

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from lorapp.screens.drawing.driver import Bell, typed

SENT: Final[dict[str, dict[str, bytes]]] = {
    "xterm, VS Code, Windows Terminal, macOS Terminal": {
        "up": b"\x1b[A",
        "down": b"\x1b[B",
        "right": b"\x1b[C",
        "left": b"\x1b[D",
        "home": b"\x1b[H",
        "end": b"\x1b[F",
        "pageup": b"\x1b[5~",
        "pagedown": b"\x1b[6~",
        "backspace": b"\x7f",
        "delete": b"\x1b[3~",
        "shift+tab": b"\x1b[Z",
        "tab": b"\t",
        "enter": b"\r",
        "space": b" ",
        "question_mark": b"?",
        "colon": b":",
        "G": b"G",
    },
    "application mode, as left behind by another program": {
        "up": b"\x1bOA",
        "down": b"\x1bOB",
        "right": b"\x1bOC",
        "left": b"\x1bOD",
        "home": b"\x1bOH",
        "end": b"\x1bOF",
        "enter": b"\x1bOM",
    },
    "tmux, screen and the Linux console": {
        "home": b"\x1b[1~",
        "end": b"\x1b[4~",
        "up": b"\x1b[A",
        "delete": b"\x1b[3~",
    },
    "rxvt": {"home": b"\x1b[7~", "end": b"\x1b[8~"},
    "PuTTY and ssh with the old backspace": {"backspace": b"\x08"},
    "the keypad of kitty and its like": {
        "enter": b"\x1b[57414u",
        "up": b"\x1b[57419u",
        "backspace": b"\x1b[127u",
        "escape": b"\x1b[27u",
        "shift+tab": b"\x1b[9;2u",
    },
}


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, events.Key)]


def read(sent: bytes) -> list[str]:
    """What our driver makes of bytes from a terminal that is then closed."""
    keyboard, hand = os.pipe()
    os.write(hand, sent)
    os.close(hand)
    found = keys(list(typed(XTermParser(), keyboard, Bell())))
    os.close(keyboard)
    return found


@pytest.mark.parametrize("terminal", SENT)
def test_the_keys_of_a_terminal_are_understood_one_by_one_and_in_a_row(terminal: str) -> None:
    table = SENT[terminal]
    wrong = {key: read(sent) for key, sent in table.items() if read(sent) != [key]}
    assert wrong == {}
    assert read(b"".join(table.values())) == list(table)
    print(f"P59 terminal={terminal!r} keys={len(table)} wrong={len(wrong)}")


def test_bytes_that_are_no_key_of_the_table_would_be_found() -> None:
    assert read(b"\x1bOX") != ["up"]


def test_a_key_that_comes_in_halves_over_a_slow_line_is_one_key() -> None:
    for at in (1, 2):
        parser = XTermParser()
        halves = [*parser.feed("\x1b[A"[:at]), *parser.feed("\x1b[A"[at:])]
        assert keys(halves) == ["up"]


def test_an_escape_that_stays_alone_is_the_key() -> None:
    keyboard, hand = os.pipe()
    os.write(hand, b"\x1b")
    first = next(typed(XTermParser(), keyboard, Bell()))
    assert keys([first]) == ["escape"]
    os.close(hand)
    os.close(keyboard)
