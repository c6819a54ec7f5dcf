"""P7: places where nothing can ever be kept are told at once, with what to do."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from lorapp.bootstrap import open_services
from lorapp.services.checkup.findings import Level
from lorapp.services.checkup.place import open_above, why_none
from lorapp.services.keeping.doctor import Doctor
from tests.conftest import MovingClock
from tests.services.keeping.test_doctor_states import WELL

ADVICE = "Set LORAPP_HOME to a folder of yours."


def _file(place: Path) -> None:
    place.write_text("mine")


def _dangling(place: Path) -> None:
    place.symlink_to(place / "nowhere")


@pytest.mark.parametrize("below", ["", "lorapp", "a/b/lorapp"])
@pytest.mark.parametrize("make", [_file, _dangling])
def test_below_what_is_no_folder_nothing_can_be_kept(
    tmp_path: Path, make: object, below: str
) -> None:
    assert callable(make)
    make(tmp_path / "here")
    home = tmp_path / "here" / below
    services = open_services(home, MovingClock(), read_only=True)
    told = [one for one in Doctor(services.unit, WELL).report() if one.level is not Level.FINE]
    services.close()
    assert [one.text for one in told] == [
        f"Nothing can be saved in {home}: {tmp_path / 'here'} is not a folder. {ADVICE}"
    ]
    assert not told[0].mends


def test_what_the_computer_makes_itself_keeps_nothing(tmp_path: Path) -> None:
    around = replace(WELL, free=lambda _folder: None)
    for home in (tmp_path, tmp_path / "lorapp"):
        assert "makes what is there, and keeps nothing" in why_none(home, around)
        assert why_none(home, WELL) == ""


def test_a_folder_that_may_not_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda place, _mode: place != tmp_path)
    told = why_none(tmp_path / "a" / "lorapp", WELL)
    assert told.endswith(f"you may not write in {tmp_path}. {ADVICE}")
    assert why_none(tmp_path, WELL) == "", "what is there is looked at in full"


def test_only_a_folder_can_be_open_to_all(tmp_path: Path) -> None:
    (tmp_path / "null").touch()
    (tmp_path / "null").chmod(0o666)
    assert open_above(tmp_path / "null" / "lorapp") != tmp_path / "null"
