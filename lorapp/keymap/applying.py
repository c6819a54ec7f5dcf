"""The keys of applications for rotations, and of the papers of one."""

from typing import Final

from lorapp.keymap.command import Command

APPLYING: Final = (
    Command("applying.log", "l", "log", "log", "Applied, accepted, refused: log it"),
    Command("applying.add", "a", "add", "add", "Add an application"),
    Command("applying.edit", "e", "edit", "edit", "Change this application"),
    Command("applying.rotation", "r", "rotation", "rotation", "Accepted: make it a rotation"),
    Command("applying.remove", "x,delete", "remove", "remove", "Remove this application"),
    Command("applying.panel", "space", "panel", "more", "The whole panel"),
)

PAPERS: Final = (
    Command("rotation_papers.add", "a", "add", "add", "Add a paper, a test or a payment"),
    Command("rotation_papers.edit", "e", "edit", "edit", "Its day, its cost, a note"),
    Command("rotation_papers.remove", "x,delete", "remove", "remove", "Remove it from this list"),
    Command("rotation_papers.panel", "space", "panel", "more", "The whole panel"),
)
