import errno
import os
from pathlib import Path

import pytest

from lorapp.bootstrap import Made, Services
from lorapp.db.opening import look
from lorapp.errors import StoreError
from lorapp.paths import Paths, cannot_write, find_home, make_folder, write_new


def test_the_folder_is_the_one_that_is_named(tmp_path: Path) -> None:
    assert find_home({"LORAPP_HOME": str(tmp_path)}) == tmp_path


def test_without_a_name_it_is_the_platforms_data_folder() -> None:
    assert find_home({}).name == "lorapp"


def test_everything_lies_in_the_one_folder(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    names = [name for name in dir(Paths) if isinstance(getattr(Paths, name), property)]
    assert len(names) >= 10
    assert {getattr(paths, name).parent for name in names} == {tmp_path}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "no permission"),
        (errno.EROFS, "no permission"),
        (errno.EIO, "could not be written"),
    ],
)
def test_why_a_file_could_not_be_written_is_said_in_words(code: int, words: str) -> None:
    assert words in cannot_write(Path("x"), OSError(code, "as the system says it"))


def test_a_folder_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="could not be written"):
        make_folder(tmp_path / "file" / "folder")


def test_each_service_is_made_once_when_first_asked_for(services: Services) -> None:
    names = [name for name, found in vars(Services).items() if isinstance(found, Made)]
    assert len(names) >= 15
    assert all(getattr(services, name) is getattr(services, name) for name in names)


def test_a_home_of_a_user_who_is_not_there_is_refused_in_one_sentence() -> None:
    with pytest.raises(StoreError, match="there is no such user"):
        find_home({"LORAPP_HOME": "~no-such-user-here/x"})


def test_a_new_file_is_whole_and_never_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_second_names(*_paths: Path) -> None:
        raise PermissionError

    for number in range(2):
        path = tmp_path / f"{number}.csv"
        write_new(path, b"mine")
        with pytest.raises(FileExistsError):
            write_new(path, b"other")
        assert path.read_bytes() == b"mine"
        assert path.stat().st_mode & 0o777 == 0o600
        monkeypatch.setattr(os, "link", no_second_names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.csv", "1.csv"]


def test_without_any_home_a_sentence_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_words: str, **_more: object) -> Path:
        raise RuntimeError

    monkeypatch.setattr("platformdirs.user_data_path", nowhere)
    with pytest.raises(StoreError, match="set LORAPP_HOME to a folder"):
        find_home({})


def test_a_folder_that_no_store_can_be_opened_in_is_refused_before_anything_is_made() -> None:
    with pytest.raises(StoreError, match="is not UTF-8 text; set LORAPP_HOME"):
        find_home({"LORAPP_HOME": "/home/caf\udce9"})


def test_a_name_too_long_is_not_called_a_missing_right(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"cannot be read .*; set LORAPP_HOME") as told:
        look(Paths(tmp_path / ("n" * 300)))
    assert "permission" not in str(told.value)


def test_a_folder_with_a_name_that_is_too_long_is_refused_in_a_sentence() -> None:
    for name in ("/home/" + 300 * "n", "/home" + 30 * ("/" + 200 * "n")):
        with pytest.raises(
            StoreError, match=r"The name of the folder /home/n+… is too long"
        ) as told:
            find_home({"LORAPP_HOME": name})
        assert len(str(told.value)) < 200
