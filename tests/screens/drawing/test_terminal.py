"""What goes to the terminal: in order, at once where it can, and never in the way of leaving."""

import contextlib
import os
import threading
from collections.abc import Iterator
from typing import IO

import pytest

from lorapp.screens.drawing.terminal import LITTLE, TolerantWriter


@pytest.fixture
def pipe() -> Iterator[tuple[int, IO[str]]]:
    """The reading end of a pipe, and a file that writes into it."""
    out, into = os.pipe()
    with os.fdopen(into, "w") as file:
        yield out, file
    os.close(out)


def test_a_little_is_written_by_whoever_asks(pipe: tuple[int, IO[str]]) -> None:
    out, file = pipe
    TolerantWriter(file).write("a cursor")  # no thread runs
    assert os.read(out, 100) == b"a cursor"


def test_what_waits_for_the_thread_is_not_overtaken(pipe: tuple[int, IO[str]]) -> None:
    out, file = pipe
    writer = TolerantWriter(file)
    much = "m" * (LITTLE + 1)
    writer.write(much)
    writer.write("little")
    writer.start()
    writer.stop()
    assert os.read(out, 2 * LITTLE).decode() == f"{much}little"


def fill(pipe: int) -> None:
    """Write until nothing more is taken."""
    os.set_blocking(pipe, False)
    with contextlib.suppress(BlockingIOError):
        while True:
            os.write(pipe, b"." * LITTLE)
    os.set_blocking(pipe, True)


def test_a_full_terminal_makes_nobody_wait(pipe: tuple[int, IO[str]]) -> None:
    out, file = pipe
    writer = TolerantWriter(file)
    fill(file.fileno())
    asked = threading.Thread(target=writer.write, args=("late",))
    asked.start()
    asked.join(5)
    assert not asked.is_alive()
    os.read(out, 10)


def test_when_the_terminal_is_gone_all_is_taken_and_nothing_said() -> None:
    out, into = os.pipe()
    os.close(out)
    file = os.fdopen(into, "w")
    writer = TolerantWriter(file)
    writer.write("into nothing")
    writer.write("m" * (LITTLE + 1))
    writer.start()
    writer.stop()
    assert not writer.is_alive()
    with contextlib.suppress(BrokenPipeError):
        file.close()
