"""The keys of the interviews: their list, the page to prepare with, and the words after."""

from typing import Final

from lorapp.keymap.command import Command

INTERVIEWS: Final = (
    Command("interviews.add", "a", "add", "add", "Add an interview from one line"),
    Command("interviews.log", "l", "log", "log", "Where it stands, or what you wrote"),
    Command("interviews.edit", "e", "edit", "edit", "Change this interview"),
    Command("interviews.question", "n", "question", "question", "Note a question to ask there"),
    Command("interviews.message", "m", "message", "message", "Words of thanks or of interest"),
    Command("interviews.remove", "x,delete", "remove", "remove", "Remove this interview"),
    Command("interviews.program", "p", "program", "program", "The record of this program"),
    Command("interviews.ranks", "r", "ranks", "rank list", "Your rank list, in your own order"),
    Command("interviews.panel", "space", "panel", "more", "The whole panel"),
)

DOSSIER: Final = (
    Command("dossier.copy", "enter,c", "copy", "copy", "Copy this page"),
    Command("dossier.text", "s", "save", "save", "Save this page as text"),
    Command("dossier.pdf", "p", "save_as('pdf')", "PDF", "Save this page as a PDF"),
    Command("dossier.html", "h", "save_as('html')", "web page", "Save this page as a web page"),
    Command("dossier.on", "space", "read_on", "read on", "Read on"),
    Command("dossier.question", "n", "question", "question", "Note a question to ask there"),
)

WORDS: Final = (
    Command("after.copy", "enter,c", "copy", "copy", "Copy these words"),
    Command("after.kind", "t", "kind", "other words", "Thanks, interest, first choice, update"),
    Command("after.log", "l", "log", "I sent it", "It went out: write that down"),
    Command("after.save", "s", "save", "save", "Save these words as a file"),
)
