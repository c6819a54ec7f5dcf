"""The keys of looking a contacts file over before it is taken."""

from typing import Final

from lorapp.keymap.command import Command

CONTACTS: Final = (
    Command("contacts.new", "n", "turn_new", "all new ones", "Leave out all new people, or none"),
    Command("contacts.panel", "space", "panel", "more", "The whole panel"),
)
