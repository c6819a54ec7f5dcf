"""The style sheet reads a source once, and again when a colour changes."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from textual.css.parse import parse as stock
from textual.css.stylesheet import Stylesheet

from lorapp.screens.drawing.stylesheet import KeptStylesheet, marks
from tests.screens.fakes import fake_services, running, settle
from tests.screens.real import demo_services, opened, press


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


async def test_every_widget_is_styled_as_textual_would_style_it(tmp_path: Path) -> None:
    """The second opening gets what the first one found; so does each field of a form."""
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        sheet = pilot.app.stylesheet
        for keys in ("4", "4 a", "1 z", "4 a", "1 f", "8"):
            await press(pilot, *keys.split())
            for node in pilot.app.screen.walk_children(with_self=True):
                kept, known = dict(node.styles.base.get_rules()), marks(node)
                Stylesheet.apply(sheet, node)
                assert (dict(node.styles.base.get_rules()), marks(node)) == (kept, known), node
            await press(pilot, "escape")


async def test_a_widget_that_stands_otherwise_is_compared_with_the_rules_anew(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await press(pilot, "4")
        lanes = pilot.app.screen.query_one("#lanes")
        narrow = lanes.styles.width
        for width in ("-huge", "-wide", "-huge"):
            pilot.app.screen.set_classes(width)
            assert (lanes.styles.width != narrow) is (width == "-huge")
