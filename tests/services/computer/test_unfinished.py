import pytest

from lorapp.bootstrap import Services
from lorapp.errors import StoreError
from lorapp.paths import Paths
from tests.kept_forms import kept_forms


def test_typed_text_comes_back_letter_for_letter(services: Services) -> None:
    fields = {"name": "Dr. José [red] \u202e\x1b]0;x", "note": "two\nlines", "empty": ""}
    services.unfinished.save("mentor/new", fields)
    assert services.unfinished.load("mentor/new") == fields
    assert kept_forms(services.unfinished) == ("mentor/new",)


def test_forms_are_kept_apart_and_forgotten_one_by_one(services: Services) -> None:
    services.unfinished.save("letter:L/1", {"a": "1"})
    services.unfinished.save("letter:L-1", {"a": "2"})
    assert services.unfinished.load("letter:L/1") == {"a": "1"}
    services.unfinished.clear("letter:L/1")
    services.unfinished.clear("never kept")
    assert services.unfinished.load("letter:L/1") is None
    assert kept_forms(services.unfinished) == ("letter:L-1",)


def test_kept_text_is_private_and_stays_in_its_folder(services: Services, paths: Paths) -> None:
    services.unfinished.save("../../etc/passwd", {"a": "1"})
    (path,) = paths.drafts.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert paths.drafts.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"form": "x"}', b"\xff"])
def test_a_spoiled_file_is_as_good_as_none(
    services: Services, paths: Paths, content: bytes
) -> None:
    services.unfinished.save("x", {"a": "1"})
    (path,) = paths.drafts.iterdir()
    path.write_bytes(content)
    assert services.unfinished.load("x") is None


def test_text_that_cannot_be_kept_is_told(services: Services, paths: Paths) -> None:
    paths.drafts.write_text("a file")
    with pytest.raises(StoreError, match="is not a folder"):
        services.unfinished.save("x", {})
