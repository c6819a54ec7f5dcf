"""What the doctor puts right, and that what was there is kept first."""

import errno
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.mentors import Mentor
from lorapp.domain.plain import to_plain
from lorapp.errors import StoreError
from lorapp.paths import Paths
from lorapp.services.keeping import mending
from lorapp.services.keeping.invariants import changed_silently
from tests.db.scratch import opened
from tests.undoing import next_undo

PEOPLE = (Mentor(key="M1", name="Dr. Brockhausen"), Mentor(key="M2", name="Dr. Umetani"))


@pytest.fixture
def closed(begun: Services) -> Paths:
    """A closed store with two people and some history, one of it taken back."""
    begun.unit.command("Add", lambda file: replace(file, mentors=PEOPLE, themes=()))
    begun.unit.command("Themes", lambda file: replace(file, themes=("calm", "care")))
    begun.unit.command("Other", lambda file: replace(file, mentors=PEOPLE[::-1]))
    begun.history.undo()
    begun.close()
    return begun.home


def spoil(paths: Paths, *statements: str) -> None:
    with closing(sqlite3.connect(paths.db)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


HARM: dict[str, tuple[str, ...]] = {
    "a name": ("UPDATE mentors SET name = 'Dr. Brockhauser' WHERE key = 'M1'",),
    "a day that is none": ("UPDATE mentors SET left_on = 'soon' WHERE key = 'M2'",),
    "a person gone": ("DELETE FROM mentors WHERE key = 'M1'",),
    "a theme too many": ("INSERT INTO themes (position, theme) VALUES (7, 'fame')",),
    "everything": ("DELETE FROM themes", "DELETE FROM mentors", "DELETE FROM applicant"),
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_records_that_are_not_what_was_saved_are_put_back_from_the_history(
    closed: Paths, harm: tuple[str, ...]
) -> None:
    with opened(closed.home) as services:
        before = to_plain(services.unit.file())
    spoil(closed, *harm)
    spoilt = closed.db.read_bytes()
    with opened(closed.home) as services:
        told = services.mending.mend()
        assert any(line.startswith("Put back as it was saved: ") for line in told)
        assert to_plain(services.unit.file()) == before
        assert changed_silently(services.unit.store()) == ()
        assert services.mending.mend() == ()
        assert next_undo(services.history) == "Themes"
    (kept,) = closed.backups.glob("before-mend-*")
    with closing(sqlite3.connect(kept)) as left, closing(sqlite3.connect(":memory:")) as right:
        right.deserialize(spoilt)
        assert list(left.iterdump()) == list(right.iterdump())


def test_rights_leftovers_and_spoilt_copies_are_put_right(begun: Services) -> None:
    paths = begun.home
    copy = begun.backups.make()
    copy.write_bytes(b"words")
    (paths.backups / ".part-lorapp-x.db").write_bytes(b"")
    (paths.home / ".restore.lorapp.db").write_bytes(b"")
    paths.db.chmod(0o644)
    told = begun.mending.mend()
    assert len(told) == 5
    assert told[-1].startswith("Made a backup: lorapp-")
    assert paths.db.stat().st_mode & 0o777 == 0o600
    assert (paths.damaged / copy.name).read_bytes() == b"words"
    assert not list(paths.home.rglob(".part-*"))
    assert all(finding.is_fine for finding in begun.doctor.report())


def test_what_was_set_aside_before_stays_when_its_like_is(begun: Services) -> None:
    paths = begun.home
    for words in (b"first", b"second"):
        paths.drafts.mkdir(exist_ok=True)
        (paths.drafts / "letter-1.json").write_bytes(words)
        assert "Moved letter-1.json" in begun.mending.mend()[0]
    kept = sorted(paths.damaged.iterdir())
    assert [path.read_bytes() for path in kept] == [b"second", b"first"]


def test_rights_that_cannot_be_given_back_are_one_sentence(
    closed: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, mode: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted", str(path))

    closed.lock.chmod(0)
    monkeypatch.setattr(Path, "chmod", refuse)
    monkeypatch.setattr(mending, "shut", lambda paths: [paths.lock])
    with pytest.raises(StoreError, match=r"no permission to write .*lorapp\.lock"):
        mending.let_in(closed)


def test_a_damaged_history_puts_nothing_back(closed: Paths) -> None:
    spoil(
        closed,
        "UPDATE mentors SET name = 'X' WHERE key = 'M1'",
        "UPDATE journal_changes SET after = '{}' WHERE number = 0 AND seq = 2",
    )
    with opened(closed.home) as services:
        assert services.mending.mend() == ()
        assert any("is damaged" in one.text for one in services.doctor.report())


def expect_refusal(work: Callable[[], object]) -> None:
    with pytest.raises(StoreError, match="only for reading"):
        work()


def test_one_who_only_reads_mends_nothing(closed: Paths) -> None:
    from lorapp.bootstrap import open_services
    from lorapp.clock import FixedClock
    from tests.conftest import NOON

    services = open_services(closed.home, FixedClock(NOON), read_only=True)
    with closing(services):
        expect_refusal(services.mending.mend)
