import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lorapp.clock import clock_from
from lorapp.domain.rulebook import Rulebook
from lorapp.errors import InvalidError, LorError, RefusedError
from lorapp.paths import Paths
from lorapp.services.interchange.demo import DEMO_NOW, demo_text
from lorapp.services.interchange.exchange import Exchange, ImportReport
from lorapp.services.recording.history import History
from lorapp.services.recording.unit import Unit


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Unit]:
    opened = Unit(Paths(tmp_path / "home"), clock_from(DEMO_NOW))
    opened.hold()
    yield opened
    opened.close()


@pytest.fixture
def exchange(unit: Unit) -> Exchange:
    return Exchange(unit, Rulebook)


def saved(folder: Path, text: str, name: str = "season.json") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def changed(**lists: object) -> str:
    body = json.loads(demo_text("midseason"))
    kept = {name: body[name] for name in ("format", "version", "applicant")}
    return json.dumps(kept | lists)


def test_import_then_export_gives_the_same_file(exchange: Exchange, tmp_path: Path) -> None:
    report = exchange.read_file(saved(tmp_path, demo_text("midseason")))
    assert report.added["programs"] == 10
    assert report.change is not None
    assert exchange.export_json() == demo_text("midseason")


def test_the_same_file_twice_changes_nothing(exchange: Exchange, tmp_path: Path) -> None:
    path = saved(tmp_path, demo_text("midseason"))
    exchange.read_file(path)
    assert exchange.read_file(path) == ImportReport({}, {}, unchanged=True)


def test_a_dry_run_says_what_would_come_and_keeps_the_store(
    exchange: Exchange, unit: Unit, tmp_path: Path
) -> None:
    path = saved(tmp_path, demo_text("planner"))
    assert exchange.read_file(path, dry_run=True).added["letters"] == 5
    assert unit.is_empty()
    exchange.read_file(path)
    before = exchange.export_json()
    more = json.loads(demo_text("planner"))
    more["themes"].append("calm")
    more["applicant"]["nrmp_id"] = "7"
    more["letters"][0]["proves"] = ["calm"]
    report = exchange.read_file(saved(tmp_path, json.dumps(more)), dry_run=True)
    assert (report.added, report.updated) == ({"themes": 1}, {"letters": 1, "applicant": 1})
    assert exchange.export_json() == before


def test_records_that_are_there_may_be_referred_to(exchange: Exchange, tmp_path: Path) -> None:
    exchange.read_file(saved(tmp_path, demo_text("midseason")))
    contact = {"mentor": "B-M3", "on": "2026-11-20", "how": "phone"}
    report = exchange.read_file(saved(tmp_path, changed(contacts=[contact])))
    assert report.added == {"contacts": 1}
    assert report.change is not None


def test_what_the_joined_record_cannot_be_is_refused_whole(
    exchange: Exchange, tmp_path: Path
) -> None:
    exchange.read_file(saved(tmp_path, demo_text("midseason")))
    before = exchange.export_json()
    placed = [{"letter": "B-L3", "program": "B-P08", "on": "2026-11-20"}]
    with pytest.raises(InvalidError, match="Your record together with this file has 1 problem"):
        exchange.read_file(saved(tmp_path, changed(assignments=placed)))
    with pytest.raises(RefusedError):
        exchange.read_file(saved(tmp_path, demo_text("planner")))
    assert exchange.export_json() == before


def test_undoing_an_import_removes_exactly_what_it_added_locked_or_not(
    exchange: Exchange, unit: Unit, tmp_path: Path
) -> None:
    exchange.read_file(saved(tmp_path, demo_text("midseason")))
    before = exchange.export_json()
    placed = [{"letter": "B-L5", "program": "B-P10", "on": "2026-11-20"}]
    taken = exchange.read_file(saved(tmp_path, changed(assignments=placed)))
    assert taken.change is not None
    assert taken.change.undoable
    History(unit).undo()
    assert exchange.export_json() == before
    History(unit).redo()
    assert unit.file().assignments[-1].letter == "B-L5"


def test_a_file_that_would_move_a_lock_is_refused_whole(exchange: Exchange, tmp_path: Path) -> None:
    exchange.read_file(saved(tmp_path, demo_text("midseason")))
    before = exchange.export_json()
    body = json.loads(before)
    body["programs"][0]["signal"] = "gold"
    exchange.read_file(saved(tmp_path, json.dumps(body)))
    for name, value in [("signal", "silver"), ("applied_on", "2026-09-22"), ("season", 2026)]:
        other = json.loads(json.dumps(body))
        other["programs"][0][name] = value
        with pytest.raises(RefusedError, match="You applied to Ashgrove Regional IM"):
            exchange.read_file(saved(tmp_path, json.dumps(other)), dry_run=True)
    moved = [{"letter": "B-L1", "program": "B-P01", "on": "2026-10-01"}]
    with pytest.raises(RefusedError, match="letter is locked at Ashgrove Regional IM"):
        exchange.read_file(saved(tmp_path, changed(assignments=moved)))
    assert json.loads(exchange.export_json()) == body


def test_a_path_that_cannot_be_read_gets_a_sentence(exchange: Exchange, tmp_path: Path) -> None:
    folder = tmp_path / "folder.json"
    folder.mkdir()
    for path, words in [
        (tmp_path / "none.json", "There is no file"),
        (folder, "is a folder; name a file in it."),
        (tmp_path / "list.csv", "lorapp reads .json files of its own"),
        (Path("a\0b.json"), "cannot be read"),
    ]:
        with pytest.raises(LorError, match=words):
            exchange.read_file(path)


def test_a_file_without_permission_gets_a_sentence(
    exchange: Exchange, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _mode: str) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(LorError, match="may not be read; check its permissions"):
        exchange.read_file(tmp_path / "season.json")
