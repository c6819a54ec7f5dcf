"""The keys of Match Week and SOAP, and of its rehearsal."""

from typing import Final

from lorapp.keymap.command import Command

SOAP: Final = (
    Command("soap.add", "a", "add", "add", "Log a SOAP application, in one line"),
    Command("soap.log", "l", "log", "log", "Where an application stands"),
    Command("soap.backup", "b", "backup", "backup", "Add a backup specialty with its own set"),
    Command("soap.edit", "e", "edit", "letters", "Choose letters and statement of a set"),
    Command("soap.ready", "y", "ready", "ready", "This set is ready, or not any more"),
    Command("soap.remove", "x,delete", "remove", "remove", "Remove an application or a set"),
    Command("soap.rehearse", "r", "rehearse", "rehearse", "Walk through the week now"),
    Command("soap.panel", "space", "panel", "more", "The whole panel"),
)

DRILL: Final = (
    Command("drill.next", "n", "next", "next hour", "The next hour; after the last, keep it"),
    Command("drill.keep", "s", "keep", "end and keep", "End the rehearsal here and keep it"),
    Command("drill.panel", "space", "panel", "more", "The whole panel"),
)
