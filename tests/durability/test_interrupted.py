"""V2, V5 and V9: a restore or an upgrade killed at any moment, and two that write at once."""

import os
import shutil
import signal
import threading
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest

from lorapp.domain.mentors import Mentor
from lorapp.domain.plain import to_plain
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.errors import StoreError
from lorapp.paths import Paths
from lorapp.services.interchange.demo import demo_text
from lorapp.services.interchange.reading import parse
from lorapp.services.keeping.invariants import changed_silently
from tests.db.older import older_store
from tests.db.scratch import opened
from tests.durability.children import Child, busy
from tests.durability.dice import SEED, dice_of

pytestmark = pytest.mark.xdist_group("durability")

KILLS = int(os.environ.get("LORAPP_KILLS", "8"))


def _killed(wait: float, *words: str) -> bool:
    """Start a hand, kill it some time after it began; whether it had said that it was done."""
    with busy(*words) as child:
        timer = threading.Timer(wait, os.kill, [child.process.pid, signal.SIGKILL])
        timer.start()
        is_done = child.hear() == "done"
        timer.join()
    return is_done


def _takes(*words: str) -> float:
    """Seconds that a hand works when it is left alone, and a little more.

    Kills are spread over them: at a fixed moment a busy computer has not begun to work.
    """
    with busy(*words) as child:
        begins = perf_counter()
        assert child.hear() == "done"
        return 1.2 * (perf_counter() - begins)


@pytest.fixture(scope="module")
def older(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SeasonFile]:
    """A closed store of schema 1 with the demo in it, and its record."""
    home = tmp_path_factory.mktemp("older") / "home"
    return home, older_store(Paths(home))


def test_an_upgrade_killed_at_any_moment_is_finished_by_the_next_start(
    tmp_path: Path, older: tuple[Path, SeasonFile]
) -> None:
    home, record = tmp_path / "home", older[1]
    dice, finished = dice_of(), 0
    shutil.copytree(older[0], home)
    longest = _takes("upgrade", str(home))
    for _ in range(KILLS):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(older[0], home)
        finished += _killed(dice.uniform(0.0, longest), "upgrade", str(home))
        with opened(home) as services:
            assert services.unit.file() == record
            assert services.unit.store().problems() == ()
            assert changed_silently(services.unit.store()) == ()
    print(f"V5 kills={KILLS} finished={finished} next start whole={KILLS} seed={SEED}")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, SeasonFile, SeasonFile]:
    """A store, the name of a copy of its earlier state, and both states."""
    home = tmp_path_factory.mktemp("changed") / "home"
    with opened(home) as services:
        services.unit.begin(parse(demo_text("midseason"), Rulebook()), "Begin")
        copy = services.backups.make()
        before = services.unit.file()
        services.unit.command("Forget", lambda file: replace(file, interviews=(), moments=()))
        after = services.unit.file()
    return home, copy.name, before, after


def test_a_restore_killed_at_any_moment_leaves_one_of_the_two_states(
    tmp_path: Path, changed: tuple[Path, str, SeasonFile, SeasonFile]
) -> None:
    source, name, before, after = changed
    home, dice = tmp_path / "home", dice_of()
    states = {"before": 0, "after": 0}
    shutil.copytree(source, home)
    longest = _takes("restore", str(home), str(Paths(home).backups / name))
    for _ in range(KILLS):
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(source, home)
        copies = sorted(path.name for path in Paths(home).backups.iterdir())
        _killed(dice.uniform(0.0, longest), "restore", str(home), str(Paths(home).backups / name))
        with opened(home) as services:
            found = to_plain(services.unit.file())
            assert found in (to_plain(before), to_plain(after))
            states["before" if found == to_plain(before) else "after"] += 1
            assert services.unit.store().problems() == ()
            services.backups.restore(Paths(home).backups / name)
            assert to_plain(services.unit.file()) == to_plain(before)
        kept = {path.name for path in Paths(home).backups.iterdir()}
        assert set(copies) <= kept, "nothing that was kept before may be gone"
    print(f"V2 kills={KILLS} {states} seed={SEED}")


def test_when_every_copy_is_damaged_too_nothing_is_deleted_and_each_says_so(
    tmp_path: Path, changed: tuple[Path, str, SeasonFile, SeasonFile]
) -> None:
    home = tmp_path / "home"
    shutil.copytree(changed[0], home)
    paths = Paths(home)
    paths.db.write_bytes(b"words")
    for path in paths.backups.iterdir():
        path.write_bytes(b"more words")
    names = sorted(str(path) for path in home.rglob("*") if path.is_file())
    with opened(home) as services:
        for copy in services.backups.list():
            with pytest.raises(StoreError, match="or a damaged one"):
                services.backups.restore(copy.path)
        assert any("is not usable: it is damaged" in one.text for one in services.doctor.report())
    assert paths.db.read_bytes() == b"words"
    assert set(names) <= {str(path) for path in home.rglob("*")}


def test_two_processes_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    home, each = tmp_path / "home", 6 * KILLS
    with opened(home) as services:
        services.unit.begin(parse(demo_text("midseason"), Rulebook()), "Begin")
        held = len(services.unit.file().contacts)
        services.unit.command("Person", lambda file: replace(file, mentors=_with_m(file)))
    hands = [Child("hands", "write", str(home), str(first), str(each)) for first in (0, each)]
    told = [hand.process.communicate()[0].split() for hand in hands]
    assert [said[:2] for said in told] == [["go", "done"], ["go", "done"]]
    refused = sum(int(said[2]) for said in told)
    with opened(home) as services:
        notes = [contact.note for contact in services.unit.file().contacts[held:]]
        assert sorted(int(note or -1) for note in notes) == list(range(2 * each))
    print(f"V9 writers=2 saves={2 * each} lost=0 waited in vain={refused}")


def _with_m(file: SeasonFile) -> tuple[Mentor, ...]:
    return (*file.mentors, replace(file.mentors[0], key="M"))
