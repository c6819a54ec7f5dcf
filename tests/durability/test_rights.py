"""D6: folders and files that may not be written, read, or are not there at all."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from lorapp.domain.record import SeasonFile
from lorapp.paths import Paths
from lorapp.services.keeping.invariants import changed_silently
from tests.conftest import NOON, a_beginning
from tests.db.scratch import opened, plain
from tests.durability.children import ROOT, Child

pytestmark = pytest.mark.xdist_group("durability")

IS_ROOT: Final = os.geteuid() == 0
WITHOUT_RIGHTS: Final = (
    ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner,-chown") if IS_ROOT else ()
)
WAY: Final = "root without its rights over files" if IS_ROOT else "the account that runs the tests"
READING: Final[tuple[list[str], ...]] = (
    ["today"],
    ["letters"],
    ["export", "json"],
    ["doctor"],
    ["history"],
    ["restore"],
    ["settings"],
    [],
    ["--plain"],
)
WRITING: Final = (["backup"], ["undo"], ["undo"])
COMMANDS: Final = (*READING, *WRITING)


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str


class Rightless(Child):
    """A process for which the rights of files count, whoever runs the tests."""

    def run(self, words: list[str], **variables: str | None) -> Said:
        """Run one command with some variables set, or taken away."""
        settings = {"LORAPP_NOW": NOON.isoformat(), **variables}
        self.say(json.dumps({"set": settings, "words": words}))
        return Said(**json.loads(self.hear()))


@pytest.fixture(scope="module")
def child() -> Iterator[Rightless]:
    found = Rightless("rightless", by=WITHOUT_RIGHTS)
    yield found
    found.close()


def _with_themes(file: SeasonFile, themes: tuple[str, ...]) -> SeasonFile:
    return replace(file, themes=themes)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A closed store with some history; whatever was forbidden is allowed again afterwards."""
    home = tmp_path / "person" / "lorapp"
    with opened(home) as services:
        services.unit.begin(a_beginning(), "Begin")
        for themes in (("calm",), ("care",), ("hope",)):
            services.unit.command("Themes", partial(_with_themes, themes=themes))
        services.backups.make()
    yield home
    for path in (home.parent, home, *home.rglob("*")):
        path.chmod(0o700)


def _forbid(mode: int, *names: str) -> Callable[[Path], None]:
    def harm(home: Path) -> None:
        for name in names:
            (home / name).chmod(mode)

    return harm


def _lock_every_file(home: Path) -> None:
    for path in home.rglob("*"):
        path.chmod(0o500 if path.is_dir() else 0o400)
    home.chmod(0o500)


def _take_the_seal(home: Path) -> None:
    Paths(home).seal.unlink()
    home.chmod(0o500)


def _shut_every_copy(home: Path) -> None:
    for path in Paths(home).backups.iterdir():
        path.chmod(0o000)


HARM: Final[dict[str, Callable[[Path], None]]] = {
    "folder read-only": _forbid(0o500, "."),
    "folder read-only, unclean": _take_the_seal,
    "folder shut": _forbid(0o000, "."),
    "folder above shut": _forbid(0o000, ".."),
    "store read-only": _forbid(0o400, "lorapp.db"),
    "store shut": _forbid(0o000, "lorapp.db"),
    "lock shut": _forbid(0o000, "lorapp.lock"),
    "backups shut": _forbid(0o000, "backups"),
    "each copy shut": _shut_every_copy,
    "seal and record shut": _forbid(0o000, "lorapp.seal", "lorapp.record.json"),
    "everything read-only": _lock_every_file,
}


def _expect_a_sentence(said: Said, *, home: Path, may_be_empty: bool = False) -> None:
    """Done, or refused by one sentence that says where; never anything unforeseen."""
    assert said.status in ({0, 1, 2} if may_be_empty else {0, 1}), said
    assert "Traceback" not in said.err
    assert "does not know" not in said.err
    if said.status == 1 and not said.out:
        told = said.err.removeprefix("The app needs a terminal that can draw; this is ")
        told = told.removeprefix("today's plan as text.\n")
        assert told.count("\n") == 1, said
        assert may_be_empty or str(home.parent) in told, said


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_missing_rights_are_one_sentence_with_the_place_and_nothing_is_lost(
    home: Path, child: Rightless, harm: Callable[[Path], None]
) -> None:
    harm(home)
    done = {0: 0, 1: 0}
    for words in COMMANDS:
        said = child.run(words, LORAPP_HOME=str(home))
        _expect_a_sentence(said, home=home)
        done[said.status] += 1
    assert done[1] or harm is HARM["seal and record shut"], "they only make the start slower"
    for path in (home.parent, home, *home.rglob("*")):
        path.chmod(0o700)
    with opened(home) as services:
        assert plain(services)
        assert changed_silently(services.unit.store()) == ()
    print(f"D6 commands={len(COMMANDS)} done={done[0]} refused={done[1]} faults=0 way={WAY}")


@pytest.mark.parametrize(
    "name", ["folder read-only", "folder shut", "store read-only", "everything read-only"]
)
def test_rights_that_the_owner_lost_are_mended_from_outside(
    home: Path, child: Rightless, name: str
) -> None:
    HARM[name](home)
    assert child.run(["doctor"], LORAPP_HOME=str(home)).status == 1
    said = child.run(["doctor", "--mend"], LORAPP_HOME=str(home))
    assert said.status == 0, said
    assert "writable again" in said.err or "yours alone" in said.err
    with opened(home) as services:
        assert plain(services)


@pytest.mark.parametrize("name", ["store shut", "each copy shut", "seal and record shut"])
def test_the_way_back_is_gone_whole_or_refused_in_a_sentence(
    home: Path, child: Rightless, name: str
) -> None:
    (copy,) = Paths(home).backups.iterdir()
    HARM[name](home)
    said = child.run(["restore", str(copy)], LORAPP_HOME=str(home))
    _expect_a_sentence(said, home=home)
    assert said.status == int(name != "seal and record shut")
    for path in (home, *home.rglob("*")):
        path.chmod(0o700)
    with opened(home) as services:
        assert plain(services)
        assert changed_silently(services.unit.store()) == ()


def test_with_its_rights_the_same_account_may_do_all_that(home: Path, child: Rightless) -> None:
    refused = [words for words in COMMANDS if child.run(words, LORAPP_HOME=str(home)).status]
    print(f"D6 mutant, nothing forbidden: refused={len(refused)}")
    assert refused == []


def _nowhere(place: Path) -> dict[str, str | None]:
    return {"LORAPP_HOME": str(place / "not" / "there")}


def _file(place: Path) -> dict[str, str | None]:
    (place / "a file").write_text("mine")
    return {"LORAPP_HOME": str(place / "a file")}


def _below_a_file(place: Path) -> dict[str, str | None]:
    return {"LORAPP_HOME": str(Path(str(_file(place)["LORAPP_HOME"])) / "lorapp")}


def _no_home(place: Path) -> dict[str, str | None]:
    return {"LORAPP_HOME": None, "HOME": None, "XDG_DATA_HOME": None}


def _home_of_another(place: Path) -> dict[str, str | None]:
    theirs = place / "theirs"
    theirs.mkdir()
    theirs.chmod(0o000)
    return {"LORAPP_HOME": None, "HOME": str(theirs), "XDG_DATA_HOME": None}


PLACES: Final = (_nowhere, _file, _below_a_file, _no_home, _home_of_another)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_is_none_is_told_and_reading_makes_nothing(
    tmp_path: Path, child: Rightless, place: Callable[[Path], dict[str, str | None]]
) -> None:
    variables = place(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    here = sorted(ROOT.iterdir())
    for words in COMMANDS:
        said = child.run(words, **variables)
        _expect_a_sentence(said, home=tmp_path / "x", may_be_empty=True)
    assert sorted(tmp_path.rglob("*")) == before or place is _nowhere
    assert sorted(ROOT.iterdir()) == here
    print(f"D6 place={place.__name__.strip('_')} commands={len(COMMANDS)} faults=0 way={WAY}")
