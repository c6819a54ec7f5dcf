"""Themes that are worth thinking of, until one has them."""

from dataclasses import replace

from lorapp.domain.themes.names import FIRST_THEMES, SUGGESTED, suggested, themes_added
from tests.domain.engine.builders import record


def test_what_one_has_is_suggested_no_more_however_it_is_spelled() -> None:
    file = replace(record(), themes=("Teamwork",))
    assert suggested(file) == tuple(one for one in SUGGESTED if one != "teamwork")
    assert suggested(themes_added(file, FIRST_THEMES))[0] == SUGGESTED[len(FIRST_THEMES)]
