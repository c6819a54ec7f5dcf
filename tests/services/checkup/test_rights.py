"""P7: rights are looked at and changed for what is lorapp's, and for nothing else."""

from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.paths import Paths
from lorapp.services.checkup import kept, rights
from tests.db.scratch import opened


def told(services: Services) -> list[str]:
    return [one.text for one in services.doctor.report() if one.state == "rights"]


def modes(home: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in (home, *home.rglob("*"))}


def test_what_is_somebody_elses_in_a_folder_keeps_its_rights(begun: Services, paths: Paths) -> None:
    (paths.home / ".ssh").mkdir()
    for name in ("thesis.odt", "run.sh", ".profile", ".ssh/known_hosts"):
        (paths.home / name).touch()
    for path in (paths.home, *paths.home.rglob("*")):
        path.chmod(0o755)
    before = modes(paths.home)
    others, *own = told(begun)
    assert '"run.sh" lies, too' in others
    assert "chmod" not in others
    assert {text.split(";")[0].rpartition("/")[2] for text in own} >= {"lorapp.db", "lorapp.lock"}
    begun.close()
    with opened(paths.home) as services:
        services.mending.mend()
        assert told(services) == [others]
    after = modes(paths.home)
    own_names = {name for name in after if name.startswith("lorapp")} - {"lorapp"}
    assert {after[name] for name in own_names} == {0o600}
    shared = before.keys() - own_names - {"backups"}
    assert {name: after[name] for name in shared} == {name: before[name] for name in shared}


def test_a_report_of_a_fault_is_no_stranger(begun: Services, paths: Paths) -> None:
    for place in (paths.failure, paths.home / "report-2026-11-22-120000.txt"):
        place.touch(0o600)
    assert kept.strangers(paths.home) == []
    assert not [one for one in begun.doctor.report() if one.state == "stranger"]


def test_a_file_that_goes_while_one_looks_is_no_concern(
    begun: Services, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = paths.home / "lorapp.db-journal"
    monkeypatch.setattr(rights, "kept", lambda home: [*kept.kept(home), gone])
    assert told(begun) == []


def test_links_are_not_followed(begun: Services, paths: Paths, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.mkdir(mode=0o755)
    (victim / "mine").touch()
    paths.exports.symlink_to(victim)
    assert not begun.unit.is_empty()
    assert [
        path for path in kept.kept(paths.home) if "victim" in str(path) or path.is_symlink()
    ] == []
