"""Views of a list are kept in order, each once, and never stand in the way."""

from pathlib import Path

import pytest

from lorapp.errors import RefusedError
from lorapp.paths import Paths
from lorapp.services.computer.views import VIEWS_MAX, Views


@pytest.fixture
def views(tmp_path: Path) -> Views:
    return Views(Paths(tmp_path / "home"))


def test_words_are_kept_for_their_list_in_order_and_once(views: Views) -> None:
    for words in ("late", " neurology  late ", "late"):
        views.keep("Letters", words)
    assert views.of("Letters") == ("late", "neurology late")
    assert views.of("Programs") == ()


def test_a_view_is_removed_alone(views: Views) -> None:
    views.keep("Letters", "late")
    views.keep("Letters", "bounced")
    views.keep("Programs", "late")
    views.drop("Letters", "late")
    assert (views.of("Letters"), views.of("Programs")) == (("bounced",), ("late",))


def test_nothing_is_no_view(views: Views) -> None:
    with pytest.raises(RefusedError, match="Look for something first"):
        views.keep("Letters", " \x1b ")


def test_no_more_are_kept_than_a_dialog_shows(views: Views) -> None:
    for number in range(VIEWS_MAX):
        views.keep("Letters", f"word {number}")
    with pytest.raises(RefusedError, match="Remove one first"):
        views.keep("Letters", "one more")
    assert len(views.of("Letters")) == VIEWS_MAX


@pytest.mark.parametrize("content", [b"", b"[]", b'{"views": 3}', b"\xff", b'{"views": {"a": 1}}'])
def test_what_is_no_list_of_views_stands_in_nobodys_way(tmp_path: Path, content: bytes) -> None:
    paths = Paths(tmp_path)
    paths.views.write_bytes(content)
    assert Views(paths).of("Letters") == ()


def test_text_of_people_steers_no_terminal(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    Views(paths).keep("Letters", "J\x1b[2José")
    assert Views(paths).of("Letters") == ("J[2José",)
    assert oct(paths.views.stat().st_mode & 0o777) == "0o600"
