"""Writing the calendar file from the app: with names or without, and where it is then."""

import asyncio
from functools import partial
from typing import Final

from lorapp.screens.drawing.between_keys import begin
from lorapp.screens.frame.shell import Shell
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.services.computer.handing import shown_path
from lorapp.widgets.rows.rows import Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import stated

PRIVATE, NAMED = "private", "named"

LINES: Final = (
    stated("A file for your calendar program, with alarms."),
    stated("A later file updates what this one brought."),
)


def ask_calendar_file(shell: Shell) -> None:
    """Ask which of the two files it shall be, and write it into the exports folder."""
    rows = (
        Row(id=PRIVATE, title="Without names, for a calendar others see", glyph=glyphs.OPEN),
        Row(id=NAMED, title="With names of people and programs", glyph=glyphs.OPEN),
    )

    def answered(answer: str | None) -> None:
        if answer is not None:
            work = partial(_write, shell, private=answer == PRIVATE)
            begin(shell, work, name="calendar-file")

    offer = Offer("Calendar file of the season", rows, LINES, verb="writes it", fact=0)
    shell.push_screen(ChoiceDialog(offer), answered)


async def _write(shell: Shell, *, private: bool) -> None:
    path = await asyncio.to_thread(shell.services.calendar_file.write, private=private)
    shell.say(f"Saved {path.name} in {shown_path(path.parent)}")
