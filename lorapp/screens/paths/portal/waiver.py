"""The waiver: both sides with their sources, no default, decided letter by letter."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from textual.content import Content

from lorapp.domain.wording.credits import credit
from lorapp.screens.frame.shell import Shell
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.widgets.rows.rows import Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed
from lorapp.widgets.text.glyphs import own

UNDECIDED: Final = "undecided"
SIDES: Final = (
    ("Given up", "readers trust the letter more"),
    ("", "some writers write only then"),
    ("", "you may never see it, in any way"),
    ("Kept", "you know what it says, and may upload it"),
    ("", "it is rare (7 of 100), so it is noticed"),
)
LAST: Final = "A writer who hesitates is the signal that counts."
SOURCES: Final = ("R-12", "R-97")


def waiver_offer(said: str) -> Offer:
    """The question with both sides; not to decide stands first."""
    rows = (
        Row(id=UNDECIDED, title="Not decided yet", glyph=glyphs.UNKNOWN, tone=glyphs.Tone.MUTED),
        Row(id="waived", title="I give up the right to see it", glyph=glyphs.OPEN, fact="waived"),
        Row(id="kept", title="I keep the right to see it", glyph=glyphs.OPEN, fact="not waived"),
    )
    sides = (Content.assemble((f"{side:<11}", "bold"), text) for side, text in SIDES)
    lines = (*sides, Content(LAST), keyed(own(f"Source: {said}"), "$muted"))
    return Offer("The right to see this letter", rows, lines)


def ask_waiver(shell: Shell, take: Callable[[bool | None], None]) -> None:
    """Ask for the decision; leaving decides nothing."""

    def follow(found: str | None) -> None:
        if found is not None:
            take({"waived": True, "kept": False}.get(found))

    at = shell.services.letters.situation()
    said = credit(at.book, at.today, *SOURCES)
    shell.push_screen(ChoiceDialog(waiver_offer(said)), follow)


def decide_waiver(shell: Shell, letter: str) -> None:
    """Keep the decision on the letter, before its entry is confirmed."""

    def take(waived: bool | None) -> None:
        record = shell.services.unit.file().letter(letter)
        shell.done(shell.services.letters.change(replace(record, waived=waived)))

    ask_waiver(shell, take)
