import os
import stat
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from lorapp.bootstrap import Services, open_services
from lorapp.errors import LorError, StoreError
from lorapp.paths import write_whole
from lorapp.services.checkup.place import open_above
from lorapp.services.correspondence.mail import save_new
from tests.conftest import a_beginning
from tests.db.scratch import opened

pytestmark = pytest.mark.xdist_group("durability")


def _modes(home: Path) -> dict[str, int]:
    found = [home, *home.rglob("*")]
    return {str(path): stat.S_IMODE(path.stat().st_mode) for path in found}


def _session(services: Services, name: str) -> list[Callable[[], object]]:
    """What a person does in one sitting, one act after another."""

    def begin() -> None:
        if services.unit.is_empty():
            services.unit.begin(a_beginning(), "Begin")

    def add_theme() -> None:
        services.unit.command("Theme", lambda file: replace(file, themes=(*file.themes, name)))

    def restore() -> None:
        services.backups.restore(services.backups.list()[-1].path)

    return [
        begin,
        add_theme,
        services.history.undo,
        services.history.redo,
        services.backups.make,
        partial(services.unfinished.save, "form", {"a": "1"}),
        partial(write_whole, services.home.settings, b""),
        restore,
        services.unit.warm,
        services.close,
    ]


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_every_file_is_the_owners_alone_after_every_command(tmp_path: Path, mask: int) -> None:
    os.umask(mask)
    home = tmp_path / "home"
    looked = 0
    for name in ("calm", "precision"):
        with opened(home) as services:
            acts = _session(services, name)
            for act in acts:
                act()
                modes = _modes(home)
                looked += len(modes)
                wrong = {
                    path: oct(mode)
                    for path, mode in modes.items()
                    if mode != (0o700 if Path(path).is_dir() else 0o600)
                }
                assert wrong == {}
    print(f"K1 umask={mask:03o} looked={looked} wrong=0")
    assert looked > 100


NAMES = ("drafts/x", "lorapp.seal", "settings.toml", "backups/x", "exports/x.csv", "mappings.json")


@pytest.mark.parametrize("name", NAMES)
def test_a_link_in_the_place_of_a_file_never_reaches_its_victim(tmp_path: Path, name: str) -> None:
    """K2: neither in the place of the file itself nor in that of the part beside it."""
    victim = tmp_path / "victim"
    victim.write_text("precious")
    path = tmp_path / "home" / name
    path.parent.mkdir(parents=True)
    path.symlink_to(victim)
    path.with_name(f".{path.name}.{os.getpid()}.part").symlink_to(victim)
    write_whole(path, b"ours")
    assert victim.read_text() == "precious"
    assert path.read_bytes() == b"ours"
    assert not path.is_symlink()
    with pytest.raises(StoreError, match="could not be written"):
        write_whole(tmp_path / "nowhere" / "x", b"")


@pytest.mark.parametrize("plant", [Path.symlink_to, Path.hardlink_to])
@pytest.mark.parametrize("name", ["lorapp.db", "lorapp.lock", "message.eml"])
def test_a_planted_name_is_refused_with_its_path(
    tmp_path: Path, name: str, plant: Callable[[Path, Path], None]
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    home = tmp_path / "home"
    home.mkdir()
    planted = home / name
    plant(planted, victim)
    with pytest.raises(LorError, match=name) as told:  # noqa: PT012  one of two ways
        if name == "message.eml":
            save_new(planted, b"ours")
        else:
            open_services(home).unit.file()
    print(f"K2 {plant.__name__} {name}: {told.value}")
    assert victim.read_text() == "precious"


def test_a_folder_of_another_account_gets_nothing_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """K2: whose folder it is could put a link in the place of every file between two writes."""
    home = tmp_path / "home"
    with opened(home) as services:
        services.unit.begin(a_beginning(), "Begin")
    (home / "lorapp.lock").unlink()
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    with pytest.raises(StoreError, match=f"{home} belongs to another user") as told:
        open_services(home)
    with closing(open_services(home, read_only=True)) as services:
        assert services.unit.file().applicant.name == a_beginning().applicant.name
    print(f"K2 folder of another account: {told.value}")
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_a_folder_planted_by_another_where_everybody_may_write_reaches_no_victim(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """K2: told while it is only possible, refused where it has happened."""
    above, victim = tmp_path / "open", tmp_path / "victim"
    victim.write_text("precious")
    above.mkdir()
    above.chmod(0o777)
    home = above / "home"
    with opened(home) as services:
        services.unit.begin(a_beginning(), "Begin")
        services.unit.warm()
        assert [text for text in services.unit.notices if str(above) in text]
        told = [one.text for one in services.doctor.report() if one.state == "open-above"]
    assert told == services.unit.notices
    above.chmod(0o1777)
    assert open_above(home) is None
    home.rename(above / "aside")
    home.mkdir()
    for name in ("lorapp.db", "lorapp.lock", "settings.toml"):
        (home / name).symlink_to(victim)
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    with pytest.raises(StoreError, match=str(home)):
        open_services(home)
    print(f"K2 open to all: {told[0]}")
    assert victim.read_text() == "precious"
