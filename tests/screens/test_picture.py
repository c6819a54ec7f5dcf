"""A picture of a screen is what stood on it, with names hidden where they were."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from lorapp.screens.frame.routes import BY_NAME
from lorapp.screens.frame.shell import Shell
from tests.screens.real import demo_services, opened, press, shown


def told(picture: str) -> str:
    """The text of a picture, blanks as blanks."""
    return "".join(ET.fromstring(picture).itertext()).replace("\xa0", " ")  # noqa: S314  our own


@pytest.mark.parametrize("keys", [(), ("H",)], ids=["with names", "names hidden"])
async def test_a_picture_shows_the_screen_and_no_more(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await press(pilot, "4", *keys)
        app = pilot.app
        assert isinstance(app, Shell)
        _about, opener = BY_NAME["Picture of this screen"]
        opener(app)
        await press(pilot)
        (place,) = services.home.exports.iterdir()
        text = told(place.read_text("utf-8"))
        assert ("Umetani" in text) is not bool(keys)
        assert "Letters" in text
        assert place.name in shown(pilot)
        assert ("`H`" in shown(pilot)) is False
    assert 'url("' not in place.read_text("utf-8"), "a browser asks for nothing"
    assert place.name == "lorapp-screen-2026-11-22.svg"
    assert oct(place.stat().st_mode & 0o777) == "0o600"
