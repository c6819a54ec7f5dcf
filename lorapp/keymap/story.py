"""The keys of the story: themes, claims, evidence, statements."""

from typing import Final

from lorapp.keymap.command import Command

STORY: Final = (
    Command("story.view", "v", "view", "ledger", "Map, ledger of claims, gaps, or papers"),
    Command("story.add", "a", "add", "add", "Add a theme, a claim or a statement"),
    Command("story.edit", "e", "edit", "edit", "Change what stands under the cursor"),
    Command("story.moment", "m", "moment", "moment", "Note a moment on this theme"),
    Command("story.statement", "s", "statement", "statement", "Open or add a statement"),
    Command("story.paper", "d", "paper", "paper", "Note a new version of a paper"),
    Command("story.update", "w", "update", "update", "Write to a writer what has changed"),
    Command("story.remove", "x,delete", "remove", "remove", "Remove what stands here"),
    Command("story.panel", "space", "panel", "more", "The whole panel"),
)

MAP_MOVING: Final = (
    Command("map.first", "g", "first", "first theme"),
    Command("map.last", "G", "last", "last theme"),
)

EVIDENCE: Final = (
    Command("evidence.moment", "m", "moment", "moment", "Note a moment on this theme"),
    Command("evidence.claim", "a", "add", "claim", "Claim this theme in a statement"),
    Command("evidence.panel", "space", "panel", "more", "The whole panel"),
)

STATEMENT: Final = (
    Command("statement.claim", "a", "add", "claim", "Mark a claim"),
    Command("statement.edit", "e", "edit", "edit", "Change the statement and its text"),
    Command("statement.programs", "p", "programs", "programs", "The programs that get it"),
    Command("statement.remove", "x,delete", "remove", "remove", "Take this claim out"),
    Command("statement.panel", "space", "panel", "more", "The whole panel"),
)

GIVING: Final = (
    Command("giving.all", "a", "all", "all open", "Give it to all open programs of its kind"),
    Command("giving.panel", "space", "panel", "more", "The whole panel"),
)
