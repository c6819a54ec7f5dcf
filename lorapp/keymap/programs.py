"""The keys of the programs: their list, and the record right behind it."""

from typing import Final

from lorapp.keymap.command import Command

PROGRAM: Final = (
    Command("programs.add", "a", "add", "add", "Add a program"),
    Command("programs.edit", "e", "way('edit')", "edit", "Change this program"),
    Command("programs.rules", "L", "way('rules')", "rules", "What this program asks of letters"),
    Command("programs.fact", "n", "way('fact')", "fact", "Note what another source says"),
    Command("programs.tier", "t", "way('tier')", "tier", "Reach, target or safe, and why"),
    Command("programs.signal", "s", "way('signal')", "signal", "Spend a signal on this program"),
    Command("programs.matrix", "m", "way('matrix')", "matrix", "Letters and programs in one grid"),
    Command(
        "programs.proposal",
        "o",
        "way('proposal')",
        "proposal",
        "The letters proposed, with reasons",
    ),
    Command(
        "programs.rehearse", "r", "way('rehearse')", "rehearse", "Rehearse before you apply here"
    ),
    Command(
        "programs.what_if", "i", "way('what_if')", "what if", "What if a letter fails or comes late"
    ),
    Command("programs.copy", "y", "way('copy')", "copy rules", "Copy these rules to many programs"),
    Command(
        "programs.portal", "p", "way('portal')", "portal", "Compare with what the portal shows"
    ),
    Command(
        "programs.correct", "C", "way('correct')", "correct", "Not applied here: take that back"
    ),
    Command(
        "programs.interviews", "d", "way('interviews')", "interviews", "Interviews, and this one's"
    ),
    Command("programs.costs", "c", "way('costs')", "costs", "Costs and signals of the season"),
    Command("programs.sheet", "E", "way('sheet')", "entry sheet", "What to type into the portal"),
)

PROGRAMS: Final = (
    *PROGRAM,
    Command("programs.record", "space", "record", "record", "The whole record of this program"),
    Command("programs.view", "v", "view", "table", "Groups by need, or one table"),
    Command("programs.order", "b", "order", "order", "Order the table by another column"),
    Command("programs.import", "I", "import_list", "import", "Import a list of programs"),
    Command("programs.remove", "x,delete", "remove", "remove", "Remove this program"),
)

PROGRAM_RECORD: Final = (
    *PROGRAM,
    Command("program.next", "enter", "next", "open", "The obvious next thing of this program"),
    Command("program.down", "down,j", "program(1)", "next program", "The next program"),
    Command("program.up", "up,k", "program(-1)", "program before", "The program before"),
    Command("program.page_down", "space,pagedown", "page(1)", "read on", "Read on"),
    Command("program.page_up", "pageup", "page(-1)", "read back", "Read back"),
)

COSTS: Final = (Command("costs.panel", "space", "panel", "more", "The whole panel"),)

PICKING: Final = (
    Command("pick.turn", "space", "turn", "tick", "Tick or untick this program"),
    Command("pick.all", "a", "all", "all", "Tick all programs shown, or none"),
)
