"""The style sheet reads a source once, and again when a colour changes."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from textual.css.parse import parse as stock

from lorapp.screens.stylesheet import KeptStylesheet
from tests.screens.fakes import fake_services, running, settle


@pytest.fixture
def parse(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Textual's own reading of a source, counted."""
    spy = Mock(wraps=stock)
    monkeypatch.setattr("textual.css.stylesheet.parse", spy)
    return spy


def test_a_source_is_read_once_until_a_colour_changes(parse: Mock) -> None:
    sheet = KeptStylesheet(variables={"ink": "red"})
    sheet.add_source("Static { color: $ink; }", ("a.tcss", ""))
    sheet.parse()
    sheet.add_source("Input { color: $ink; }", ("b.tcss", ""))
    sheet.reparse()
    sheet.set_variables({"ink": "red"})
    sheet.reparse()
    assert parse.call_count == 2
    sheet.set_variables({"ink": "blue"})
    sheet.reparse()
    assert parse.call_count == 4
    found = [rule.styles.color.hex for rule in sheet.rules]
    assert found == ["#0000FF", "#0000FF"]


async def test_opening_every_screen_reads_no_source_twice(tmp_path: Path, parse: Mock) -> None:
    async with running(fake_services(tmp_path), (80, 24)) as pilot:
        for key in ("4", "2", "1", "4"):
            await pilot.press(key)
            await settle(pilot)
        ours = [call for call in parse.call_args_list if "#lanes" in call.args[1]]
        assert len(ours) == 1
        before = pilot.app.screen.styles.background
        pilot.app.theme = "paper"
        await settle(pilot)
        assert pilot.app.screen.styles.background != before
