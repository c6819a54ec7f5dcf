"""The child of D8: rewrites the small files over and over until it is killed.

Each line on stdin (``round how``) starts a scribble in a fork of this process; ``torn`` writes
straight into the files, which is the mutant. ``go`` says that every file was written once,
``end`` that it is over.
"""

import os
import sys
from datetime import timedelta
from itertools import count
from pathlib import Path

from lorapp.db.seal import write_seal
from lorapp.paths import Paths, write_whole
from lorapp.services.computer.unfinished import Unfinished
from lorapp.services.correspondence.mail import save_new
from tests.conftest import NOON, a_beginning

LONGEST = 60_000


def content_of(number: int) -> bytes:
    """A content that tells whether it is whole: its own number, as often as it says."""
    times = number * 7_919 % LONGEST // 10
    return f"# {number} {times}\n".encode() + f"{number}\n".encode() * times


def is_whole(content: bytes) -> bool:
    """Whether this is one of the contents, every letter of it."""
    head, _, _ = content.partition(b"\n")
    words = head.split()
    return len(words) == 3 and words[1].isdigit() and content == content_of(int(words[1]))


def scribble(home: Path, number: int, *, torn: bool) -> None:
    """Write settings, a draft, an export and the seal, ever again."""
    paths = Paths(home)
    for turn in count(number * 1_000):
        if torn:
            paths.settings.write_bytes(content_of(turn))
        else:
            write_whole(paths.settings, content_of(turn))
            Unfinished(paths).save("note", {"text": content_of(turn).decode()})
            save_new(paths.exports / f"{turn}.csv", content_of(turn))
            at = NOON + timedelta(seconds=turn % 1_000)
            write_seal(paths, a_beginning(), turn, 5, at)
        if turn == number * 1_000:
            os.write(1, f"go {os.getpid()}\n".encode())


def serve(home: Path) -> None:
    """Start one scribble after another."""
    for line in sys.stdin:
        number, how = line.split()
        child = os.fork()
        if child == 0:
            scribble(home, int(number), torn=how == "torn")
        os.waitpid(child, 0)
        os.write(1, b"end\n")


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
