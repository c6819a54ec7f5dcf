"""Input and stores that are not as they should be: one sentence, exit 1, nothing lost."""

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import DEMO_FILES, Run, Said

HOSTILE = "\x1b[2J\x1b]52;c;aGk=\x07\x9b31m\x08\u202e\u2066[red]\U0001f469\u200d\u2695\ufe0f"
File = dict[str, Any]


def midseason_file() -> File:
    found: File = json.loads((DEMO_FILES / "midseason.json").read_text("utf-8"))
    return found


def write(place: Path, file: File) -> str:
    place.write_text(json.dumps(file), "utf-8")
    return str(place)


def bad_day(file: File) -> None:
    file["letters"][2]["events"][1]["on"] = "2026-02-30"


def unknown_field(file: File) -> None:
    file["letters"][2]["quality"] = "high"


def doubled_key(file: File) -> None:
    file["mentors"].append(dict(file["mentors"][0]))


def long_name(file: File) -> None:
    file["mentors"][0]["name"] = "x" * 10_000


def missing_reference(file: File) -> None:
    file["letters"][0]["mentor"] = "nobody"


def illegal_event(file: File) -> None:
    file["letters"][0]["events"].append({"kind": "confirmed", "on": "2026-11-01"})


def unknown_zone(file: File) -> None:
    file["applicant"]["timezone"] = "Mars/Olympus"


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (bad_day, "letters[2].events[1].on"),
        (unknown_field, "quality"),
        (doubled_key, "mentors["),
        (long_name, "mentors[0].name"),
        (missing_reference, "letters[0].mentor"),
        (illegal_event, "letters[0].events["),
        (unknown_zone, "applicant.timezone"),
    ],
)
def test_a_bad_value_is_named_by_its_place_and_nothing_is_taken_in(
    run: Run, tmp_path: Path, spoil: Callable[[File], None], place: str
) -> None:
    file = midseason_file()
    spoil(file)
    said = run("import", write(tmp_path / "bad.json", file))
    assert (said.status, said.out) == (1, "")
    assert place in said.err
    assert len(said.err) < 2_000
    assert run("today").status == 1


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"PK\x03\x04", b'{"format": "lorapp"}']
)
def test_a_file_that_is_no_record_is_refused(run: Run, tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "odd.json"
    place.write_bytes(content)
    said = run("import", str(place))
    assert (said.status, said.out) == (1, "")
    assert said.err.strip()
    assert place.read_bytes() == content


@pytest.mark.usefixtures("midseason")
def test_all_problems_are_told_together(run: Run, tmp_path: Path) -> None:
    file = midseason_file()
    bad_day(file)
    unknown_field(file)
    said = run("import", write(tmp_path / "bad.json", file))
    assert "letters[2].events[1].on" in said.err
    assert "quality" in said.err


def test_hostile_text_reaches_no_terminal(run: Run, tmp_path: Path) -> None:
    file = midseason_file()
    file["applicant"]["name"] += HOSTILE
    for mentor in file["mentors"]:
        mentor["name"] += HOSTILE
    for program in file["programs"]:
        program["name"] += HOSTILE
    file["letters"][2]["events"][1]["note"] = HOSTILE
    assert run("import", write(tmp_path / "hostile.json", file)).status == 0
    commands = ["today", "letters", "season", "history", "doctor", "export json"]
    said = [run(*command.split()) for command in commands]
    said += [run(*command.split(), "--json") for command in commands[:5]]
    said += [run(HOSTILE), run("log", HOSTILE, "asked"), run("import", HOSTILE.replace("\x00", ""))]
    said += [
        run("log", "B-L2", "thanked", "--note", HOSTILE),
        run("log", "B-L2", "spoke", "--on", HOSTILE),
    ]
    steering = set("\x1b\x07\x08\x9b\u202e\u2066")
    assert not [one for one in said if steering & set(one.out + one.err)]
    assert "[red]" in said[0].out


@pytest.mark.usefixtures("midseason")
def test_words_that_are_not_utf8_are_refused_or_mended(run: Run) -> None:
    assert run("log", "B-\udce9", "thanked").status == 1
    logged = run("log", "B-L2", "spoke", "--note", "caf\udce9")
    assert logged.status == 0
    assert "caf" in run("export", "json").out


def spoiled_as_folder(home: Path) -> None:
    (home / "lorapp.db").mkdir(parents=True)


def spoiled_as_text(home: Path) -> None:
    home.mkdir()
    (home / "lorapp.db").write_text("Dear diary,\n" * 100)


def home_is_a_file(home: Path) -> None:
    home.write_text("not a folder")


@pytest.mark.parametrize("command", ["today", "letters", "log X asked", "undo"])
@pytest.mark.parametrize("spoil", [spoiled_as_folder, spoiled_as_text, home_is_a_file])
def test_a_store_that_is_none_is_named_in_one_sentence(
    run: Run, home: Path, spoil: Callable[[Path], None], command: str
) -> None:
    spoil(home)
    said = run(*command.split())
    assert (said.status, said.out) == (1, "")
    assert str(home) in said.err or "store" in said.err


@pytest.mark.parametrize("share", [0.5, 0.99])
def test_a_store_that_was_cut_is_left_as_it_is(
    run: Run, home: Path, midseason: Said, share: float
) -> None:
    store = home / "lorapp.db"
    whole = store.read_bytes()
    store.write_bytes(whole[: int(len(whole) * share)])
    before = store.read_bytes()
    said = run("today", "--json")
    assert midseason.status == 0
    assert (said.status, said.out) == (1, "")
    assert said.err.strip()
    assert store.read_bytes() == before


@pytest.mark.usefixtures("midseason")
def test_a_store_of_a_newer_lorapp_is_refused_unchanged(run: Run, home: Path) -> None:
    store = home / "lorapp.db"
    with sqlite3.connect(store) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {version + 7}")
    connection.close()
    before = store.read_bytes()
    for command in ("today", "export json", "log B-L2 thanked", "undo"):
        said = run(*command.split())
        assert said.status == 1
        assert "newer" in said.err
    assert store.read_bytes() == before


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_every_file_is_the_owners_alone_under_any_umask(run: Run, home: Path, mask: int) -> None:
    os.umask(mask)
    run("import", str(DEMO_FILES / "midseason.json"))
    run("log", "B-L4", "abandoned")
    run("backup")
    run("export", "json", "-o", str(home / "out.json"))
    loose = [
        path for path in [home, *home.rglob("*")] if path.stat().st_mode & 0o077 and path.exists()
    ]
    assert not loose
