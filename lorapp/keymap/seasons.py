"""The keys of the seasons."""

from typing import Final

from lorapp.keymap.command import Command

SEASONS: Final = (
    Command("seasons.next", "n", "next", "next season", "Go on to the next season"),
    Command("seasons.ask", "a", "ask", "ask", "Ask the writer about an earlier letter"),
    Command("seasons.answer", "l", "answer", "log answer", "Log what the writer answered"),
    Command("seasons.import", "i", "import", "import", "Log that an earlier letter was imported"),
    Command("seasons.away", "x", "away", "not needed", "A line is not needed, and why"),
    Command("seasons.panel", "space", "panel", "more", "The whole panel"),
)
