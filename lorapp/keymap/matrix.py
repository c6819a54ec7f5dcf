"""The keys of the letter and program grid, and of what stands around it."""

from typing import Final

from lorapp.keymap.command import Command

MATRIX_MOVING: Final = (
    Command("matrix.up", "k,up", "up", "up"),
    Command("matrix.down", "j,down", "down", "down"),
    Command("matrix.left", "h,left", "left", "letter before"),
    Command("matrix.right", "l,right", "right", "next letter"),
    Command("matrix.page_up", "pageup", "page_up", "page up"),
    Command("matrix.page_down", "pagedown", "page_down", "page down"),
    Command("matrix.first_letter", "home", "first_letter", "first letter"),
    Command("matrix.last_letter", "end", "last_letter", "last letter"),
    Command("matrix.first", "less_than_sign", "first", "first program"),
    Command("matrix.last", "greater_than_sign", "last", "last program"),
    Command("matrix.choose", "enter", "choose", "assign"),
)

MATRIX: Final = (
    Command("matrix.pin", "p", "pin", "pin", "Pin this letter here, or let it go again"),
    Command("matrix.exclude", "x", "exclude", "exclude", "Keep this letter away from here"),
    Command("matrix.reserve", "s", "reserve", "reserve", "Keep a slot for this letter"),
    Command("matrix.correct", "C", "correct", "correct", "Take off what was recorded by mistake"),
    Command("matrix.counts", "g", "counts", "counts as", "A general letter counts here, or not"),
    Command("matrix.proposal", "o", "proposal", "proposal", "The best set for this program"),
    Command("matrix.rehearse", "r", "rehearse", "rehearse", "See what this program will see"),
    Command("matrix.what_if", "i", "what_if", "what if", "What happens if a letter fails"),
    Command("matrix.panel", "space", "panel", "more", "The whole panel"),
)

PROPOSAL: Final = (
    Command("proposal.matrix", "m", "matrix", "matrix", "Letters and programs in a grid"),
    Command("proposal.panel", "space", "panel", "more", "The whole panel"),
)

REHEARSAL: Final = (
    Command("rehearsal.panel", "space", "panel", "more", "The whole panel"),
    Command("rehearsal.all", "a", "all", "all drafts", "Everything not applied to yet"),
    Command("rehearsal.matrix", "m", "matrix", "matrix", "Letters and programs in a grid"),
)

WHAT_IF: Final = (
    Command("what_if.days", "e", "days", "other days", "Another number of days late"),
    Command("what_if.panel", "space", "panel", "more", "The whole panel"),
)
