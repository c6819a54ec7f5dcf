"""D6, V2: something else lies where one of our own small files is meant to lie."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from lorapp.paths import Paths
from tests.cli.conftest import Run, Said

NAMES: Final = ("lorapp.seal", "lorapp.record.json", "lorapp.foretold", ".restore.lorapp.db")
SAVING: Final = ("log", "B-L4", "says_sent", "--on", "2026-11-20")


def _deep(place: Path) -> None:
    place.write_bytes(b"[" * 100_000)


KINDS: Final[dict[str, Callable[[Path], None]]] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "link to itself": lambda place: place.symlink_to(place.name),
    "brackets without end": _deep,
}


@pytest.fixture
def copy(run: Run, midseason: Said, home: Path) -> Path:
    """A copy to go back to, of a store that has more since."""
    assert midseason.status == 0
    (found,) = Paths(home).backups.iterdir()
    assert run(*SAVING).status == 0
    return found


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_lies_there_each_command_is_done_or_names_it_in_a_sentence(
    run: Run, home: Path, copy: Path, name: str, kind: str
) -> None:
    (home / name).unlink(missing_ok=True)
    KINDS[kind](home / name)
    assert run("today").status == 0
    for words in (("undo",), ("restore", str(copy))):
        said = run(*words)
        assert said.status == 0 or said.err.count("\n") == 1, said
        assert said.status == 0 or f"{home / name} " in said.err, said
    assert run("letters").status == 0
    print(f"D6 place={name} kind={kind} traces=0")


def test_a_copy_that_another_program_renamed_keeps_nobody_from_saving(
    run: Run, home: Path, copy: Path
) -> None:
    renamed = copy.rename(copy.with_name(f"{copy.stem} (conflicted copy).db"))
    assert run("undo").status == 0
    assert run("redo").status == 0
    assert run("backup").status == 0
    assert run("doctor").status == 0
    assert renamed.name not in run("restore").out
    assert run("restore", str(renamed)).status == 0
    assert home.exists()


def test_a_copy_that_is_a_link_to_nothing_is_told_and_keeps_nobody_from_saving(
    run: Run, home: Path, copy: Path
) -> None:
    copy.unlink()
    copy.symlink_to(home / "nowhere")
    assert run("undo").status == 0
    listed = run("restore")
    assert (listed.status, listed.err) == (0, "")
    assert f"There is no file {copy}" in " ".join(listed.out.split())
    assert run("doctor").status == 1
    assert run("doctor", "--mend").status == 0
    assert len(list(Paths(home).backups.iterdir())) == 1


@pytest.mark.parametrize("name", ["lorapp.seal", "nothing"])
def test_who_only_reads_a_spoilt_store_is_told_so_too(
    run: Run, home: Path, copy: Path, name: str
) -> None:
    (home / name).unlink(missing_ok=True)
    with closing(sqlite3.connect(home / "lorapp.db")) as behind:
        behind.execute("DELETE FROM rotations")
        behind.commit()
    for words in (("today",), ("letters",), ("export", "json")):
        said = run(*words)
        assert said.status == 1
        assert "lorapp.db is damaged" in said.err
    assert run("restore", str(copy)).status == 0
    assert run("today").status == 0


def test_a_lock_that_is_no_plain_file_is_named(run: Run, home: Path, copy: Path) -> None:
    Paths(home).lock.unlink()
    os.mkfifo(Paths(home).lock)
    said = run("undo")
    assert said.status == 1
    assert said.err == f"{home}/lorapp.lock is not a plain file; move it away and start again.\n"
    assert copy.exists()
