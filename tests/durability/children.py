"""Processes of the tests' own that are told what to do line by line, and may be killed."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]


class Child:
    """A module of these tests run as a program; ``by`` is a command that starts it."""

    def __init__(self, module: str, *words: str, by: Sequence[str] = ()) -> None:
        self.process = subprocess.Popen(
            [*by, sys.executable, "-m", f"tests.durability.{module}", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )

    def say(self, line: str) -> None:
        """Tell it one line."""
        if self.process.stdin is None:
            raise TypeError(self.process)
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def hear(self) -> str:
        """The next line it tells, without its end; empty when it has ended."""
        if self.process.stdout is None:
            raise TypeError(self.process)
        return self.process.stdout.readline().rstrip("\n")

    def close(self) -> None:
        """Say that nothing more comes, and wait until it has ended."""
        if self.process.stdin and self.process.stdout:
            self.process.stdin.close()
            self.process.wait()
            self.process.stdout.close()


@contextmanager
def busy(*words: str) -> Iterator[Child]:
    """A hand that does one thing until it is killed."""
    child = Child("hands", *words)
    try:
        assert child.hear() == "go"
        yield child
    finally:
        child.process.kill()
        child.close()
