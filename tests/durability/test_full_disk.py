import resource
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.mentors import Mentor
from lorapp.domain.plain import to_plain
from lorapp.errors import LorError, StoreError
from lorapp.paths import write_whole
from lorapp.services.correspondence.mail import save_new
from lorapp.services.keeping.invariants import changed_silently
from tests.conftest import a_beginning
from tests.db.scratch import opened, plain_anew
from tests.durability.storm import logged

pytestmark = pytest.mark.xdist_group("durability")


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond a size: the kernel then refuses as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _save(services: Services, number: int) -> None:
    long = "x" * 4000
    services.unit.command(
        "Log",
        lambda file: replace(
            logged(file, number), mentors=(replace(file.mentors[0], notes=f"{number} {long}"),)
        ),
    )


def _fill(services: Services, size: int, first: int) -> int:
    """Save until the disk is full; return the number that was refused."""
    number, refusal = first, ""
    with room_for(size):
        while True:
            try:
                _save(services, number)
            except StoreError as error:
                refusal = str(error)
                break
            number += 1
        assert "is full; nothing was saved" in refusal
        assert len(plain_anew(services) or {}) > 1
    return number


def test_a_full_disk_loses_nothing_and_the_same_save_works_once_there_is_room(
    tmp_path: Path,
) -> None:
    refused = number = 0
    with opened(tmp_path / "home") as services:
        services.unit.begin(replace(a_beginning(), mentors=(Mentor(key="M", name="Dr."),)), "Begin")
        for extra in range(4_096, 44_096, 2_000):
            number = _fill(services, services.home.db.stat().st_size + extra, number)
            refused += 1
            assert plain_anew(services) == to_plain(services.unit.file())
            assert len(services.unit.file().contacts) == number
            _save(services, number)
            number += 1
        assert services.unit.store().problems() == ()
        assert changed_silently(services.unit.store()) == ()
    print(f"D5 full={refused} acknowledged={number} lost=0 way=RLIMIT_FSIZE")
    assert refused == 20


@pytest.mark.parametrize("size", range(20_000, 240_000, 40_000))
def test_a_save_that_cannot_even_be_taken_back_is_taken_back_at_the_next_start(
    tmp_path: Path, size: int
) -> None:
    """Disks that write beside what they replace have no room for the old pages either."""
    beginning = replace(a_beginning(), mentors=(Mentor(key="M", name="Dr."),))
    with opened(tmp_path / "home") as services:
        services.unit.begin(beginning, "Begin")
        _save(services, 0)
    with opened(tmp_path / "home") as services:
        with room_for(size), pytest.raises(StoreError, match="is full; nothing was saved"):
            _save_much(services)
        saved = services.unit.file()
        left = services.home.rollback.exists()
    with opened(tmp_path / "home") as services:
        assert services.unit.file() == saved
        assert services.unit.store().problems() == ()
        assert changed_silently(services.unit.store()) == ()
        assert services.unit.notices == []
        _save(services, 100)
    print(f"D5 room={size} journal_left={left} lost=0")


def _save_much(services: Services) -> None:
    """Save longer and longer notes until one is refused."""
    for number in count(1):
        mentor = Mentor(key="M", name="Dr.", notes="x" * 30_000 * number)
        services.unit.command("Log", partial(replace, mentors=(mentor,)))


def test_on_a_full_disk_other_files_stay_as_they_were(begun: Services) -> None:
    begun.unfinished.save("mentor", {"note": "short"})
    with room_for(2_000):
        with pytest.raises(StoreError, match="disk is full"):
            begun.unfinished.save("mentor", {"note": "x" * 5_000})
        with pytest.raises(StoreError, match="is full; the copy was not made"):
            begun.backups.make()
        assert begun.backups.make_if_due() is None
        assert "your record itself is saved" in begun.unit.notices[-1]
        assert "nothing was saved" not in begun.unit.notices[-1]
        with pytest.raises(LorError, match="disk is full"):
            save_new(begun.home.home / "mail.eml", b"x" * 5_000)
    assert begun.unfinished.load("mentor") == {"note": "short"}
    assert begun.backups.list() == ()
    assert [path.name for path in begun.home.backups.iterdir()] == []
    assert len(list(begun.home.drafts.iterdir())) == 1


def test_a_new_store_on_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    with opened(tmp_path / "home") as services:
        with room_for(20_000), pytest.raises(StoreError, match="is full"):
            services.unit.begin(a_beginning(), "Begin")
        assert not services.home.db.exists()
        services.unit.begin(a_beginning(), "Begin")
        assert services.unit.file() == a_beginning()


def test_a_small_file_is_whole_or_untouched(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    write_whole(path, b"old")
    with room_for(100), pytest.raises(StoreError, match="disk is full"):
        write_whole(path, b"new" * 100)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.toml"]
