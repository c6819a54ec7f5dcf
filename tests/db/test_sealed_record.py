"""The record beside the store: the same record back, read a piece at a time."""

import json
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from lorapp.db import sealed_record
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.plain import to_plain
from lorapp.domain.record import SeasonFile
from tests.conftest import NOON, a_beginning
from tests.records import season_files

LETTERS = 2_000
ROOM = 0.5
"""How much more than the record itself reading it may take for a while, by its text's length."""


def read_back(text: bytes, folder: Path) -> SeasonFile | None:
    place = folder / "record"
    place.write_bytes(text)
    return sealed_record.read(place)


def in_one_line(file: SeasonFile) -> bytes:
    """As an earlier lorapp wrote it."""
    return json.dumps(to_plain(file), ensure_ascii=False).encode()


def with_letters(count: int) -> SeasonFile:
    days = [Event(kind=kind, on=NOON.date(), note="Said so.") for kind in EventKind]
    letters = [
        Letter(key=f"L{n}", mentor=f"M{n}", specialty="neurology", events=tuple(days))
        for n in range(count)
    ]
    return replace(a_beginning(), letters=tuple(letters))


@given(season_files())
def test_what_is_written_is_json_and_comes_back_field_for_field(
    tmp_path_factory: pytest.TempPathFactory, file: SeasonFile
) -> None:
    text = sealed_record.written(file)
    assert json.loads(text) == to_plain(file)
    folder = tmp_path_factory.getbasetemp()
    back = read_back(text, folder)
    assert back == file
    assert to_plain(back) == to_plain(file)
    assert read_back(in_one_line(file), folder) == file


@pytest.mark.parametrize("count", [1, 99, 100, 101, 200])
def test_no_item_of_a_list_is_lost_between_two_lines(tmp_path: Path, count: int) -> None:
    file = with_letters(count)
    assert read_back(sealed_record.written(file), tmp_path) == file


def test_what_is_no_record_is_none(tmp_path: Path) -> None:
    assert read_back(b'{\n"applicant": {"name": 5}\n}', tmp_path) is None
    assert read_back(b'{"applicant": {}}', tmp_path) is None


def test_equal_parts_of_two_records_become_one(tmp_path: Path) -> None:
    back = read_back(sealed_record.written(with_letters(2)), tmp_path)
    assert back is not None
    one, two = back.letters
    assert all(a is b for a, b in zip(one.events, two.events, strict=True))
    assert one.specialty is two.specialty
    assert one is not two


def more_than_kept(text: bytes, folder: Path) -> float:
    """What reading takes beside the record that it gives, by the length of its text."""
    place = folder / "record"
    place.write_bytes(text)
    tracemalloc.start()
    try:
        back = sealed_record.read(place)
        kept, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert back is not None
    return (most - kept) / len(text)


def test_reading_many_letters_takes_little_more_room_than_they_do(tmp_path: Path) -> None:
    file = with_letters(LETTERS)
    found = more_than_kept(sealed_record.written(file), tmp_path)
    # Read as a whole it takes many times that: the check can fail.
    whole = more_than_kept(in_one_line(file), tmp_path)
    print(f"memory letters={LETTERS} while reading={found:.2f} of the text, as a whole={whole:.2f}")
    assert found < ROOM < whole
