"""Choosing another tone, another way or another situation for a message."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from lorapp.domain.wording.tones import Tone
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.screens.paths.messages.wordings import TONES, Wording, situations, wordings
from lorapp.widgets.rows.rows import Group, Row
from lorapp.widgets.text import glyphs

if TYPE_CHECKING:
    from lorapp.screens.paths.messages.message import MessagePath

FACT: Final = 16


def choose_wording(path: "MessagePath", take: Callable[[], None]) -> None:
    """Offer every tone, wording and situation of a message; what is shown now is marked."""
    at, out, words = path.services.letters.situation(), path.out, path.words
    draft = words.draft
    groups = (
        _group("How formal", "tone", TONES, draft.tone),
        _group("Which words", "words", wordings(at, out), draft.wording),
        _group("Situation", "situation", situations(at, out, draft.wording), draft.situation),
    )
    shown = tuple(group for group in groups if group.rows)
    here = f"words:{draft.wording}" if groups[1].rows else f"tone:{draft.tone}"

    def follow(found: str | None) -> None:
        if found is None:
            return
        kind, _, name = found.partition(":")
        if kind == "tone":
            words.take(tone=Tone(name))
        elif kind == "situation":
            words.take(situation=name)
        else:
            words.take(name)
        take()

    offer = Offer("Other words", groups=shown, fact=FACT)
    path.app.push_screen(ChoiceDialog(offer, here), follow)


def _group(heading: str, kind: str, names: tuple[Wording, ...], now: str) -> Group:
    rows = tuple(
        Row(
            id=f"{kind}:{name}",
            title=title,
            fact=fits,
            glyph=glyphs.THERE if name == now else glyphs.OPEN,
            tone=glyphs.Tone.ACCENT if name == now else glyphs.Tone.MUTED,
        )
        for name, title, fits in names
    )
    return Group(heading, rows)
