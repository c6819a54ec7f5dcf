"""V10, V15, P7, P13, P19: every state made by hand, found, mended where it can be, then clean."""

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from lorapp.bootstrap import open_services
from lorapp.domain.comments import Comment, Topic
from lorapp.domain.mentors import Mentor
from lorapp.domain.plain import to_plain
from lorapp.domain.record import SeasonFile
from lorapp.domain.soap.record import SoapPlan
from lorapp.errors import LorError, RefusedError, StoreError
from lorapp.paths import Paths
from lorapp.services.checkup import machine
from lorapp.services.checkup.findings import Finding, Level
from lorapp.services.checkup.surroundings import Surroundings
from lorapp.services.keeping.doctor import Doctor
from tests.conftest import MovingClock, a_beginning
from tests.db.older import older_store
from tests.db.scratch import opened, scratch
from tests.demo_store import Files, files_of, put_files

PLENTY = 10**12
JOURNAL = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504) + b"pages of another file"
WELL = Surroundings(
    environ={"TERM": "xterm-256color", "LANG": "en_US.UTF-8"},
    platform="linux",
    is_terminal=True,
    encoding="UTF-8",
    locale="en_US.UTF-8",
    size=(80, 24),
    mounts="proc /proc proc rw 0 0\n/dev/sda1 / ext4 rw 0 0\n",
    free=lambda _folder: PLENTY,
)
PEOPLE = (Mentor(key="M1", name="Dr. Brockhausen"), Mentor(key="M2", name="Dr. Umetani"))
COMMENT = Comment(kind=Topic.SEASON, on=date(2026, 11, 20), by="Dr. Lo", text="Well done.")


@dataclass(frozen=True)
class State:
    """A state: how it is made, what the doctor says of it, whether mending takes it away."""

    harm: Callable[[Paths], object]
    says: str
    mends: bool = False
    level: Level = Level.WRONG
    around: dict[str, Any] = field(default_factory=dict)
    later: timedelta = timedelta()
    same: bool = True


def sql(*statements: str) -> Callable[[Paths], None]:
    def run(paths: Paths) -> None:
        with closing(sqlite3.connect(paths.db)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.commit()

    return run


def put(name: str, content: bytes = b"x") -> Callable[[Paths], None]:
    def write(paths: Paths) -> None:
        place = paths.home / name
        place.parent.mkdir(0o700, exist_ok=True)
        place.touch(0o600)
        place.write_bytes(content)

    return write


def only_copy(paths: Paths) -> Path:
    (copy,) = paths.backups.iterdir()
    return copy


def as_link(paths: Paths) -> None:
    paths.db.rename(paths.home.parent / "elsewhere.db")
    paths.db.symlink_to(paths.home.parent / "elsewhere.db")


def as_folder(paths: Paths) -> None:
    paths.db.unlink()
    paths.db.mkdir(0o700)


def page_lost(paths: Paths) -> None:
    content = bytearray(paths.db.read_bytes())
    content[4096 : 2 * 4096] = bytes(4096)
    paths.db.write_bytes(content)


def table_misspelt(paths: Paths) -> None:
    """SQLite quotes the byte it does not understand, and Python cannot read that quotation."""
    content = paths.db.read_bytes()
    assert b"CREATE TABLE mentors" in content
    paths.db.write_bytes(content.replace(b"CREATE TABLE mentors", b"CREATE \xacABLE mentors"))


def crashed(paths: Paths) -> None:
    paths.seal.unlink()
    paths.record.unlink()


def older(paths: Paths) -> None:
    for path in (paths.db, paths.seal, paths.record):
        path.unlink()
    older_store(paths)


def backup_old(paths: Paths) -> None:
    copy = only_copy(paths)
    copy.rename(copy.with_name("lorapp-20261101-120000-step1.db"))


def with_comment(paths: Paths) -> None:
    with opened(paths.home) as services:
        services.unit.command("Take", lambda file: replace(file, comments=(COMMENT,)))


NOTE = Level.NOTE
STATES: dict[str, State] = {
    "others may look": State(lambda p: p.db.chmod(0o644), "Others may look into", mends=True),
    "folder not writable": State(lambda p: p.home.chmod(0o500), "rights do not let", mends=True),
    "store not writable": State(lambda p: p.db.chmod(0o400), "rights do not let", mends=True),
    "store is a link": State(as_link, "is a link to another file", mends=True),
    "store has two names": State(
        lambda p: os.link(p.db, p.home.parent / "twin"), "has a second name", mends=True
    ),
    "store is a folder": State(as_folder, "is a folder"),
    "store is gone": State(lambda p: p.db.unlink(), "is gone. Put it back"),
    "store is a text": State(lambda p: p.db.write_bytes(b"words"), "is damaged"),
    "store cut": State(lambda p: os.truncate(p.db, 5000), "its end is missing"),
    "table misspelt": State(table_misspelt, "is damaged .its tables cannot be read"),
    "page lost": State(page_lost, "is damaged"),
    "another program's": State(sql("PRAGMA application_id = 5"), "of another program"),
    "newer": State(sql("PRAGMA user_version = 77"), "newer lorapp"),
    "older": State(older, "made by an older lorapp[.]", mends=True, level=NOTE, same=False),
    "altered": State(
        sql("CREATE TABLE x (y)", "DROP TABLE x"), "changed while lorapp was", True, NOTE
    ),
    "unclean stop": State(crashed, "did not end by itself", mends=True, level=NOTE),
    "journal of another": State(
        put("lorapp.db-journal", JOURNAL), "belongs to another file", mends=True
    ),
    "wal of another": State(put("lorapp.db-wal"), "belongs to another file", mends=True),
    "record changed": State(
        sql("UPDATE mentors SET name = 'X' WHERE key = 'M1'"), "mentors M1 changed", mends=True
    ),
    "record gone": State(
        sql("DELETE FROM mentors WHERE key = 'M2'"), "mentors M2 changed .* nothing", mends=True
    ),
    "row unreadable": State(
        sql("UPDATE mentors SET left_on = 'soon' WHERE key = 'M2'"),
        "This row cannot be read: mentors M2",
        mends=True,
    ),
    "row too many": State(
        sql("INSERT INTO themes (position, theme) VALUES (7, 'fame')"),
        "nothing was saved, fame is",
        mends=True,
    ),
    "history damaged": State(
        sql("UPDATE journal_changes SET after = '{}' WHERE seq = 2"), "history of step 2"
    ),
    "history unreadable": State(
        sql("UPDATE journal_changes SET after = '{\"key' WHERE seq = 2"), "history of step 2"
    ),
    "history undated": State(
        sql("UPDATE journal_steps SET at = 'soon' WHERE seq = 2"), "history of step 2"
    ),
    "history without words": State(
        sql("UPDATE journal_steps SET label = x'ff00' WHERE seq = 2"), "history of step 2"
    ),
    "unfinished": State(put(".settings.toml.77.part"), "never finished", mends=True, level=NOTE),
    "unfinished copy": State(put("backups/.part-a.db"), "never finished", mends=True, level=NOTE),
    "draft spoilt": State(put("drafts/a-1.json"), "typed into a form", mends=True, level=NOTE),
    "copy spoilt": State(
        lambda p: only_copy(p).write_bytes(b"words"), "is not usable: it is damaged", mends=True
    ),
    "no copy": State(lambda p: only_copy(p).unlink(), "no backup yet", mends=True, level=NOTE),
    "copy old": State(backup_old, "21 days old", mends=True, level=NOTE),
    "network": State(bool, "network drive .nfs4", level=NOTE, around={"mounts": "h:/ / nfs4 rw"}),
    "disk full": State(bool, "Only 9.0 MB", level=NOTE, around={"free": lambda _: 9_000_000}),
    "clock back": State(bool, "Your clock reads", level=NOTE, later=timedelta(days=-3653)),
    "clock ahead": State(bool, "Your clock reads", level=NOTE, later=timedelta(days=18262)),
    "settings": State(put("settings.toml", b"\ntheme = 3"), "settings.toml, line 2"),
    "wording": State(put("templates/thanks-upload.txt", b"x\n\n{{ a }}"), "txt, line 3"),
    "wording unused": State(put("templates/poem.txt", b"x\ny"), "poem.txt is not used", level=NOTE),
    "stranger": State(put("lorapp (conflict).db"), "does not know lorapp .conflict", level=NOTE),
    "key left": State(with_comment, "no share.secret", level=NOTE, same=False),
    "cannot draw": State(bool, "cannot draw", level=NOTE, around={"environ": {"TERM": "dumb"}}),
    "small": State(bool, "The window has 40 columns", level=NOTE, around={"size": (40, 10)}),
    "encoding": State(bool, "written to as ASCII", level=NOTE, around={"encoding": "ASCII"}),
}


@cache
def _healthy() -> Files:
    with TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with opened(home, MovingClock()) as services:
            services.unit.begin(a_beginning(), "Begin")
            services.unit.command("Add", lambda file: replace(file, mentors=PEOPLE, themes=("a",)))
            services.backups.make()
        return {
            place: content
            for place, content in files_of(home).items()
            if place.name != "lorapp.lock"
        }


@contextmanager
def looked(paths: Paths, state: State) -> Iterator[tuple[Finding, ...]]:
    """What the doctor says to one who only reads."""
    services = open_services(paths.home, clock_of(state), read_only=True)
    with closing(services):
        yield Doctor(services.unit, replace(WELL, **state.around)).report()


def clock_of(state: State) -> MovingClock:
    clock = MovingClock()
    clock.instant += state.later
    return clock


def mended(paths: Paths, state: State) -> tuple[str, ...]:
    with opened(paths.home, clock_of(state)) as services:
        return services.mending.mend()


def faults(findings: tuple[Finding, ...]) -> list[Finding]:
    return [one for one in findings if one.level is not Level.FINE]


def held(paths: Paths) -> object:
    with opened(paths.home) as services:
        return to_plain(services.unit.file())


@contextmanager
def made(state: State) -> Iterator[Paths]:
    with scratch() as home:
        put_files(home, _healthy())
        paths = Paths(home)
        state.harm(paths)
        yield paths


def is_found(state: State, findings: tuple[Finding, ...]) -> bool:
    """Whether one sentence of the right weight says it, and promises mending only if it can be."""
    import re

    said = [one for one in findings if re.search(state.says, one.text) and "\n" not in one.text]
    return any(one.level is state.level for one in said)


def run(state: State) -> tuple[bool, bool]:
    """Whether a state is found, and whether nothing of it is left after mending."""
    with made(state) as paths:
        before = files_of(paths.home)
        with looked(paths, state) as findings:
            found = is_found(state, findings)
        changed = {name for name, now in files_of(paths.home).items() if before.get(name) != now}
        assert changed <= {Path("lorapp.lock")}, "one who only looks has written"
        mended(paths, state)
        with looked(paths, state) as findings:
            left = faults(findings)
        if state.mends and state.same and state.later == timedelta():
            assert held(paths) == expected(), "mending changed the record"
        return found, not left


@cache
def expected() -> object:
    with made(State(bool, "")) as paths:
        return held(paths)


def test_every_state_is_found_said_in_one_sentence_and_mended_where_it_can_be() -> None:
    with made(State(bool, "")) as paths, looked(paths, State(bool, "")) as findings:
        assert faults(findings) == []
    silent, stays, vanished = [], [], []
    for name, state in STATES.items():
        found, is_clean = run(state)
        silent += [] if found else [name]
        stays += [name] if state.mends and not is_clean else []
        vanished += [name] if is_clean and not state.mends else []
    mends = sum(state.mends for state in STATES.values())
    print(
        f"V10 V15 doctor states={len(STATES)} found={len(STATES) - len(silent)} "
        f"mendable={mends} mended={mends - len(stays)} left_alone={len(STATES) - mends}"
    )
    assert (silent, stays, vanished) == ([], [], [])


def test_a_doctor_that_does_not_look_at_the_seal_would_miss_what_changed_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("lorapp.db.opening.fits", lambda _seal, _path: True)
    found, _ = run(STATES["altered"])
    print(f"V10 V15 mutant, seal not compared: found={int(found)}")
    assert not found


def test_a_store_held_elsewhere_is_told_with_its_process(tmp_path: Path) -> None:
    put_files(tmp_path / "home", _healthy())
    paths = Paths(tmp_path / "home")
    paths.lock.write_text("4242\n2026-11-22 17:00\n")
    paths.lock.chmod(0o600)
    with paths.lock.open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with looked(paths, State(bool, "")) as findings:
            (told,) = faults(findings)
        with pytest.raises(LorError, match="process 4242"):
            mended(paths, State(bool, ""))
    assert "process 4242, since 2026-11-22 17:00 UTC" in told.text


def test_a_lock_that_is_a_link_is_told_and_its_victim_stays(tmp_path: Path) -> None:
    put_files(tmp_path / "home", _healthy())
    paths, victim = Paths(tmp_path / "home"), tmp_path / "victim"
    victim.write_text("mine")
    paths.lock.symlink_to(victim)
    with looked(paths, State(bool, "")) as findings:
        assert [one.state for one in faults(findings)] == ["lock-link"]
    with pytest.raises(LorError, match="delete the link"):
        mended(paths, State(bool, ""))
    assert victim.read_text() == "mine"


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - School", "iCloud Drive", "My Drive"])
def test_a_folder_that_others_copy_is_told_once_by_the_app_and_always_by_the_doctor(
    tmp_path: Path, name: str
) -> None:
    put_files(tmp_path / name, {})
    home = tmp_path / name / "lorapp"
    put_files(home, _healthy())
    told = []
    for _ in range(3):
        with opened(home) as services:
            services.unit.warm()
            told += services.unit.notices
    assert len(told) == 1
    assert f"synced ({name})" in told[0]
    with looked(Paths(home), State(bool, "")) as findings:
        assert [one.text for one in faults(findings)] == told


def test_a_folder_of_another_user_and_a_package_without_its_typefaces_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_files(tmp_path / "home", _healthy())
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    monkeypatch.setattr(machine, "FONTS", 1000)
    with looked(Paths(tmp_path / "home"), State(bool, "")) as findings:
        assert {one.state for one in faults(findings)} == {"owner", "fonts"}


@pytest.mark.parametrize("column", ["after", "digest"])
def test_a_step_that_is_not_what_was_written_down_is_not_taken_back(
    tmp_path: Path, column: str
) -> None:
    put_files(tmp_path / "home", _healthy())
    sql(f"UPDATE journal_changes SET {column} = '[5' WHERE seq = 2")(Paths(tmp_path / "home"))
    with opened(tmp_path / "home") as services:
        with pytest.raises(StoreError, match=r"history is damaged.*lorapp doctor"):
            services.history.undo()
        assert services.unit.file().mentors == PEOPLE


def test_where_nothing_may_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    put_files(tmp_path / "home", _healthy())
    paths = Paths(tmp_path / "home")
    inside = [path for path in paths.home.iterdir() if path != paths.lock]
    for path in inside:
        path.chmod(0o500 if path.is_dir() else 0o400)
    with looked(paths, State(bool, "")) as findings:
        (told,) = faults(findings)
    assert f"and {len(inside) - 1} more places: its rights" in told.text
    paths.home.chmod(0o500)
    with looked(paths, State(bool, "")) as findings:
        (told,) = faults(findings)
    assert f"Nothing can be saved in {paths.home}: its rights" in told.text
    mended(paths, State(bool, ""))
    with looked(paths, State(bool, "")) as findings:
        assert faults(findings) == []


def _old_sets(*names: str) -> Callable[[SeasonFile], SeasonFile]:
    sets = tuple(SoapPlan(season=2027, specialty=name) for name in names)
    return lambda file: replace(file, soap_plans=sets)


def test_a_specialty_of_soap_that_no_import_takes_is_told_and_mended(
    tmp_path: Path,
) -> None:
    put_files(tmp_path / "home", _healthy())
    paths = Paths(tmp_path / "home")
    names = ("Internal Medicine", "Sports medicine", "internal-medicine", "général", "general")
    with opened(paths.home) as services:
        services.unit.command("As typed", _old_sets(*names))
    with looked(paths, State(bool, "")) as findings:
        told = {one.text: one.mends for one in faults(findings) if one.state == "specialty"}
    assert list(told.values()) == [False, True, False, False]
    assert (
        '"Sports medicine", written as no import takes it back; it should be sports-'
        in " ".join(told)
    )
    assert mended(paths, State(bool, "")) == (
        "Wrote the specialty Sports medicine as sports-medicine.",
    )
    with opened(paths.home) as services:
        held = [plan.specialty for plan in services.unit.file().soap_plans]
        assert held == [names[0], "sports-medicine", *names[2:]]
        with pytest.raises(RefusedError, match="cannot be undone, and nothing"):
            services.history.undo()
        services.unit.command("None of them", lambda file: replace(file, soap_plans=()))


def test_a_journal_left_by_a_crash_is_played_back_and_not_set_aside(tmp_path: Path) -> None:
    put_files(tmp_path / "home", _healthy())
    paths = Paths(tmp_path / "home")
    crashed(paths)
    writer = sqlite3.connect(paths.db, isolation_level=None)
    writer.execute("PRAGMA cache_size = 5")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE mentors SET name = 'half done'")
    writer.execute("CREATE TABLE filler AS SELECT randomblob(3000) x FROM journal_changes")
    for _ in range(6):  # more than its memory holds, so that the file itself is half done
        writer.execute("INSERT INTO filler SELECT randomblob(3000) FROM filler")
    half, journal = paths.db.read_bytes(), paths.rollback.read_bytes()
    writer.execute("ROLLBACK")
    writer.close()
    paths.db.write_bytes(half)
    paths.rollback.write_bytes(journal)
    with opened(paths.home) as services:
        assert services.unit.file().mentors == PEOPLE
    assert not paths.damaged.exists()


def test_a_copy_put_in_the_place_of_a_crashed_store_by_hand_is_not_spoilt_by_its_journal(
    tmp_path: Path,
) -> None:
    put_files(tmp_path / "home", _healthy())
    paths = Paths(tmp_path / "home")
    paths.rollback.write_bytes(JOURNAL)
    crashed(paths)
    copy = only_copy(paths).read_bytes()
    paths.db.write_bytes(copy)
    with opened(paths.home) as services:
        assert services.unit.file().mentors == PEOPLE
