"""V15: rows that should not be, written behind the program's back."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfoNotFoundError

import pytest

from lorapp.db import loading
from lorapp.errors import LorError
from lorapp.paths import Paths
from lorapp.services.keeping.invariants import breaches
from tests.cli.conftest import DEMO_FILES
from tests.db.scratch import opened, plain

KINDS: Final[dict[str, str]] = {
    "a day that is none": "UPDATE mentors SET left_on = '2026-02-30' WHERE key = 'B-M1'",
    "words for a day": "UPDATE letter_events SET \"on\" = 'soon' WHERE letter = 'B-L1'",
    "an instant without an offset": "UPDATE interviews SET at = '2026-12-03T10:00'",
    "letters that are not UTF-8": "UPDATE mentors SET name = CAST(x'ff41' AS TEXT)",
    "a NUL": "UPDATE mentors SET name = 'Dr.' || char(0) || 'X' WHERE key = 'B-M1'",
    "an escape code": "UPDATE mentors SET name = char(27) || '[2J' WHERE key = 'B-M1'",
    "a blob": "UPDATE programs SET name = x'0102' WHERE key = 'B-P01'",
    "an orphan": "UPDATE moments SET mentor = 'nobody'",
    "an owner gone": "DELETE FROM mentors WHERE key = 'B-M1'",
    "a double": "INSERT INTO themes (position, theme) SELECT 90, theme FROM themes LIMIT 1",
    "a cycle": "INSERT INTO reuses (letter, season, position, becomes) "
    "VALUES ('B-L1', 2028, 0, 'B-L2'), ('B-L2', 2028, 1, 'B-L1')",
    "an unknown kind": "UPDATE letter_events SET kind = 'eaten' WHERE letter = 'B-L1'",
    "2^63": "UPDATE applicant SET season = 9223372036854775808",
    "less than nothing": "UPDATE mentors SET lead_time_days = -4 WHERE key = 'B-M1'",
    "words for a number": "UPDATE programs SET season = 'next' WHERE key = 'B-P01'",
    "a list that is none": "UPDATE applicant SET specialties = '{' WHERE id = 1",
    "a zone that is none": "UPDATE applicant SET timezone = 'Mars/Olympus'",
    "a text too long": "UPDATE mentors SET notes = printf('%.*c', 300000, 'x') WHERE key = 'B-M1'",
    "no name at all": "UPDATE mentors SET name = '' WHERE key = 'B-M1'",
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, object]:
    """A store with the demo in it, and its record."""
    home = tmp_path_factory.mktemp("rows") / "home"
    with opened(home) as services:
        services.exchange.read_file(DEMO_FILES / "midseason.json")
        record = plain(services)
    return Paths(home).db.read_bytes(), record


def _spoilt(content: bytes, home: Path, statement: str) -> Path:
    paths = Paths(home)
    home.mkdir(mode=0o700)
    paths.db.write_bytes(content)
    paths.db.chmod(0o600)
    with closing(sqlite3.connect(paths.db, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = on")
        changed = connection.execute(statement).rowcount
    assert changed, "the demo holds no such row"
    return home


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_should_not_be_is_told_named_and_put_back_as_it_was_saved(
    tmp_path: Path, sound: tuple[bytes, object], kind: str
) -> None:
    content, before = sound
    home = _spoilt(content, tmp_path / "home", KINDS[kind])
    with opened(home) as services:
        wrong = [one.text for one in services.doctor.report() if not one.is_fine]
        assert wrong, "nobody noticed"
        told = services.mending.mend()
        assert any(line.startswith("Put back as it was saved") for line in told), (wrong, told)
        assert plain(services) == before
        assert breaches(services.unit.store(), services.unit.file()) == ()
    assert any(home.rglob("before-mend-*")) or any(home.glob("damaged/lorapp.db-*"))
    print(f"V15 {kind}: told={len(wrong)} mended={len(told) - 1}: {wrong[0][:100]}")


def test_a_program_that_takes_every_row_as_it_comes_would_break_over_one(
    tmp_path: Path, sound: tuple[bytes, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = _spoilt(sound[0], tmp_path / "home", KINDS["a zone that is none"])
    with opened(home) as services:
        with pytest.raises(LorError, match="applicant cannot be read"):
            services.unit.now()
        monkeypatch.setattr(loading, "_expect_fit", lambda _name, _column: None)
        with pytest.raises(ZoneInfoNotFoundError):
            services.unit.now()
    print("V15 mutant, every row taken: it breaks over a zone")
