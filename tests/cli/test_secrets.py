"""K5: a passphrase stands nowhere but in the head and the copy's lock; K4: no name in logs."""

import gc
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import DEMO_FILES, Run

PHRASE = "violet-anchor-harbour-seven"
NAME = "Daghlani"


def session(run: Run, tmp_path: Path) -> list[str]:
    """What was said when a copy was made and restored."""
    secret = tmp_path / "secret"
    secret.write_text(PHRASE + "\n", encoding="utf-8")
    copy = str(tmp_path / "copy.age")
    told = [
        run("import", str(DEMO_FILES / "midseason.json")),
        run("backup", "--encrypt", copy, "--passphrase-file", str(secret)),
        run("restore", copy, "--passphrase-file", str(secret)),
    ]
    secret.unlink()
    return [said.out + said.err for said in told]


def test_a_passphrase_is_in_no_file_no_answer_and_no_log(
    run: Run, home: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    told = session(run, tmp_path)
    gc.collect()
    kept = [path for path in (*home.rglob("*"), *tmp_path.rglob("*")) if path.is_file()]
    holding = [path.name for path in kept if PHRASE.encode() in path.read_bytes()]
    logged = [one.getMessage() for one in caplog.records if PHRASE in one.getMessage()]
    named = [one.getMessage() for one in caplog.records if NAME in one.getMessage()]
    print(f"K5 files={len(kept)} holding={len(holding)} answers={len(told)} logged={len(logged)}")
    print(f"K4 records at DEBUG={len(caplog.records)} naming={len(named)}")
    assert (holding, logged, named) == ([], [], [])
    assert not any(PHRASE in text for text in told)


def test_a_passphrase_that_is_kept_would_be_seen(home: Path) -> None:
    home.mkdir()
    (home / "drafts").write_bytes(PHRASE.encode())
    holding = [path for path in home.rglob("*") if PHRASE.encode() in path.read_bytes()]
    print(f"K5 mutant=kept holding={len(holding)}")
    assert holding


def test_no_command_takes_a_passphrase_as_a_word() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lorapp", "backup", "--passphrase", PHRASE],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
