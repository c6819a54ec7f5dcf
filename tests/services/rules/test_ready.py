"""The rule files made ready say the same as the files, or are left alone."""

from pathlib import Path

import pytest

from lorapp.services.rules import ready
from lorapp.services.rules.ready import document, place_of, written
from lorapp.services.rules.rule_entries import read
from lorapp.services.rules.rulebook import SHIPPED

FILES = sorted(SHIPPED.glob("*.toml"))
TEXT = """day = 2026-09-23
at = 2026-09-23T09:00:00
name = "dé"
[table]
list = [1, 2]
""".encode()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A rule file with its ready form beside it."""
    path = tmp_path / "constants.toml"
    path.write_bytes(TEXT)
    place_of(path).parent.mkdir()
    place_of(path).write_bytes(written(TEXT))
    return path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_shipped_file_is_ready_as_it_lies_there(path: Path) -> None:
    assert place_of(path).read_bytes() == written(path.read_bytes()), "run `make docs`"
    problems: list[str] = []
    assert repr(document(path)) == repr(read(path, problems))
    assert problems == []


def test_nothing_is_ready_that_has_no_file() -> None:
    assert sorted((SHIPPED / ready.FOLDER).iterdir()) == [place_of(path) for path in FILES]


def test_days_instants_and_words_come_back_as_they_were(source: Path) -> None:
    assert repr(document(source)) == repr(read(source, []))


@pytest.mark.parametrize(
    "changed", [TEXT.replace(b"2026", b"2027"), TEXT + b" ", b""], ids=["day", "blank", "nothing"]
)
def test_a_file_that_was_changed_is_read_itself(source: Path, changed: bytes) -> None:
    assert document(source)
    source.write_bytes(changed)
    assert document(source) == {}


def test_whatever_is_wrong_with_the_ready_form_the_file_is_read(source: Path) -> None:
    place, whole = place_of(source), written(TEXT)
    for at in range(len(whole)):
        place.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert document(source) == {}, at
        place.write_bytes(whole[:at])
        assert document(source) == {}, at
    place.unlink()
    assert document(source) == {}


def test_what_json_cannot_say_is_not_made_ready() -> None:
    with pytest.raises(TypeError, match="no ready form"):
        written(b"at = 09:00:00\n")
