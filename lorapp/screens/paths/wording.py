"""Choosing another way or another tone for a message."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.screens.paths.wordings import wordings
from lorapp.widgets import glyphs
from lorapp.widgets.rows import Row

if TYPE_CHECKING:
    from lorapp.screens.paths.message import MessagePath


def choose_wording(path: "MessagePath", now: str, take: Callable[[str], None]) -> None:
    """Offer every wording of a message; the one shown is marked."""
    found = wordings(path.services.letters.situation(), path.out)
    if not found:
        path.shell.say("There is one wording of this message. `e` changes it.")
        return
    here = next((name for name, _, _ in found if now == name or now.startswith(f"{name}/")), None)
    rows = tuple(
        Row(
            id=name,
            title=title,
            fact=fits,
            glyph=glyphs.THERE if name == here else glyphs.OPEN,
            tone=glyphs.Tone.ACCENT if name == here else glyphs.Tone.MUTED,
        )
        for name, title, fits in found
    )

    def follow(name: str | None) -> None:
        if name is not None:
            take(name)

    path.app.push_screen(ChoiceDialog(Offer("Which words", rows, fact=16), here), follow)
