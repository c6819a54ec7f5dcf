import pytest
from textual.theme import Theme

from lorapp.themes import DUSK, OWN, PAPER, STATE_DARK, STATE_LIGHT, state_colours

TEXTS = ("ink", "muted", "urgent", "caution", "good")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", OWN)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    grounds = (theme.background, theme.surface, theme.variables["select"])
    texts = [theme.variables[name] for name in TEXTS] + [theme.accent, theme.foreground]
    for ground in grounds:
        for text in texts:
            assert ground is not None
            assert text is not None
            ratio = contrast(ground, text)
            assert ratio >= 4.5


def test_state_colours_follow_whether_a_theme_is_dark() -> None:
    assert state_colours(dark=True) == dict(STATE_DARK)
    assert state_colours(dark=False) == dict(STATE_LIGHT)


def test_nothing_is_pure_black_or_white() -> None:
    for theme in (DUSK, PAPER):
        assert {theme.background, theme.surface, theme.foreground}.isdisjoint(
            {"#000000", "#FFFFFF"}
        )
