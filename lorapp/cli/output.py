"""What leaves the program as text: harmless in any terminal, whole in any encoding."""

import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final, TextIO

from lorapp.errors import StoreError

if TYPE_CHECKING:
    from argparse import Namespace

    from lorapp.services.recording.changes import Change

_STEERING: Final = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # control codes, but for line feed
    "\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"  # direction and line turns
    "\ud800-\udfff"  # half characters
    "\ue000\ue001"  # marks of the engine
    "]"
)

WIDTH: Final = 80
UNBROKEN: Final = 1_000_000
_ONE_BYTE: Final = 0xFF


_plain: ContextVar[bool] = ContextVar("plain", default=False)


@contextmanager
def plainly(wanted: bool) -> Iterator[None]:
    """While it lasts, what is said is said for whoever listens (``--plain``)."""
    before = _plain.set(wanted)
    try:
        yield
    finally:
        _plain.reset(before)


def is_plain() -> bool:
    """Whether ``--plain`` was asked for."""
    return _plain.get()


def reading_width() -> int:
    """How wide lines may be; whoever listens hears each paragraph without a break."""
    return UNBROKEN if is_plain() else WIDTH


def facts(label: str, parts: Iterable[str], between: str = "; ") -> list[str]:
    """Several facts under one label: one line, or for whoever listens a line for each."""
    told = [part for part in parts if part]
    if not told:
        return []
    return [f"{label}: {part}" for part in (told if is_plain() else [between.join(told)])]


def harmless(text: str) -> str:
    """Write every character that could steer a terminal as its code.

    The store holds none of them; arguments, paths and file names of the machine may.
    """
    return _STEERING.sub(_coded, text)


def one_line(text: str) -> str:
    """Write a text of several lines in one, for a list."""
    return harmless(" ".join(text.split()))


def say(text: str) -> None:
    """Write a result for people to stdout, with a line end."""
    with told_whole():
        _write(sys.stdout, harmless(_for_the_ear(text)) + "\n")


def _for_the_ear(text: str) -> str:
    """A text as it is, or in plain words where they are wished for."""
    if not is_plain():
        return text
    from lorapp.cli.aloud.plain_words import plain_words  # signs of every kind: few wish for them

    return plain_words(text)


def complain(text: str) -> None:
    """Write a sentence for people to stderr, with a line end."""
    _write(sys.stderr, harmless(_for_the_ear(text)) + "\n")


def say_json(answer: object) -> None:
    """Write an answer for programs to stdout: UTF-8 whatever the terminal's encoding."""
    say_whole(json.dumps(answer, ensure_ascii=False, indent=2) + "\n")


def tell_done(arguments: "Namespace", change: "Change", text: str = "", **more: str) -> int:
    """Say what was done: its label or a text, for programs with ``more`` of it."""
    if arguments.json:
        say_json({"done": change.label, **more, "undoable": change.undoable})
    else:
        say(text or f"{change.label}.")
    return 0


def say_whole(text: str) -> None:
    """Write a file's text to stdout as UTF-8, to the byte.

    Steering characters are written as JSON writes them; they can only stand inside strings.
    """
    say_bytes(_STEERING.sub(_escaped, text).encode("utf-8"))


def say_bytes(content: bytes) -> None:
    """Write a file's bytes to stdout as they are."""
    with told_whole():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.flush()


@contextmanager
def told_whole() -> Iterator[None]:
    """Say in one sentence when stdout takes no more; a reader that has left is no error."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        let_go_of_stdout()
        raise StoreError(
            f"The result could not be written to stdout ({error.strerror}); it is not whole."
        ) from error


def let_go_of_stdout() -> None:
    """Point stdout nowhere: it takes no more, and closing it would complain once more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _escaped(found: re.Match[str]) -> str:
    return "\t" if found[0] == "\t" else f"\\u{ord(found[0]):04x}"


def _coded(found: re.Match[str]) -> str:
    code = ord(found[0])
    if found[0] == "\t":
        return " "
    return f"\\x{code:02x}" if code <= _ONE_BYTE else f"\\u{code:04x}"


def _nearest(sign: str, encoding: str) -> str:
    """A letter without its accent where the terminal cannot write it and the ear needs no code."""
    if sign.isascii():
        return sign
    for found in (sign, unicodedata.normalize("NFKD", sign)[0]):
        if _can_write(encoding, found):
            return found
    return sign


_TYPED: Final = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2013": "-",
    "\u2014": "-",
    "\u2026": "...",
}
"""Marks of a printed page, and how they are typed; for terminals that cannot write them."""


def _can_write(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "ascii"
    if not _can_write(encoding, text):
        for sign, typed in _TYPED.items():
            if not _can_write(encoding, sign):
                text = text.replace(sign, typed)
    if is_plain():
        text = "".join(_nearest(sign, encoding) for sign in text)
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
