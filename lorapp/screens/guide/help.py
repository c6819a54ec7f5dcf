"""Help for a screen: its keys, the signs, and the way to the guide."""

from collections.abc import Iterable
from typing import Any

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from lorapp.keymap import BACK, EVERYWHERE, MOVING, Command
from lorapp.screens.frame.base import Guarded
from lorapp.screens.frame.main import GO
from lorapp.screens.frame.panel import WholePanel
from lorapp.screens.frame.routes import BY_KIND, open_record
from lorapp.widgets.frame.bars import Key, KeyLine
from lorapp.widgets.frame.panel import Panel
from lorapp.widgets.text.cells import KEY_STYLE, left
from lorapp.widgets.text.glyphs import LEGEND, MUTED, Tone, drawn, own

OPEN_GUIDE = Command("help.guide", "enter", "guide", "guide", "")
OPEN_STEP = Command("help.step", "s", "step", "this step's page", "")
CAP_WIDTH = 11
HELP_WIDTH = 41
NAMED = 80
"""Columns from which on the names of the keys stand beside them."""
CHANGING = "The names at the right go into settings.toml, under [keymap], to change a key."


class Help(Guarded[None]):
    """Drawn from the keymap, so it is never behind it."""

    OWN_COMMANDS = (BACK, OPEN_GUIDE, OPEN_STEP)
    AUTO_FOCUS = "VerticalScroll"
    NAME = "Help"
    _is_left = False

    def __init__(self, asked: Guarded[Any]) -> None:
        super().__init__()
        self._asked = asked

    def compose(self) -> ComposeResult:
        with Container(id="body"), VerticalScroll(classes="reading"):
            yield Static(self._text())
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        keys = [Key("↑↓", "read on", "page"), Key("Esc", "back", "back")]
        if "guide" in BY_KIND:
            keys.insert(0, Key("Enter", "the guide page", "guide"))
            if self._rule:
                keys.insert(1, Key("s", OPEN_STEP.label, "step"))
        self.query_one(KeyLine).show(keys)

    @property
    def _rule(self) -> str:
        """The rule of the step that the screen explains now."""
        if isinstance(self._asked, WholePanel):
            return self._asked.rule
        return next((panel.explained.rule for panel in self._asked.query(Panel)), "")

    def _text(self) -> Content:
        screen = self._asked
        head = Content.styled(f"{screen.NAME}: keys", "bold")
        parts = [head, *self._digits(), *self._keys(screen.OWN_COMMANDS), Content("")]
        taken = {str(number) for number, _ in enumerate(screen.DIGITS_OPEN, 1)}
        go = [command for command in GO if self.own(command).key not in taken]
        parts += [Content.styled("Everywhere", "bold"), *self._keys((*MOVING, *go, *EVERYWHERE))]
        parts += [Content(""), Content.styled("Signs", "bold")]
        parts += [
            Content.assemble(
                (drawn(glyph), glyph.tone.style), (f"  {glyph.meaning}", Tone.INK.style)
            )
            for glyph in LEGEND
        ]
        parts.append(
            Content.assemble(("~", Tone.INK.style), "  before a date: projected, not fixed")
        )
        if self._names_keys:
            parts += [Content(""), Content.styled(CHANGING, MUTED)]
        return Content("\n").join(parts)

    @property
    def _names_keys(self) -> bool:
        """Whether a line has room for the name of its key in the settings."""
        return self.app.size.width >= NAMED

    def _digits(self) -> list[Content]:
        """The digits of a screen that has steps of its own."""
        steps = enumerate(self._asked.DIGITS_OPEN, 1)
        return [
            Content.assemble((left(str(number), CAP_WIDTH), KEY_STYLE), f"Step {number}: {name}")
            for number, name in steps
        ]

    def _keys(self, commands: Iterable[Command]) -> list[Content]:
        found = []
        for command in map(self.own, commands):
            caps = own(left(command.caps, CAP_WIDTH))
            says = left(command.help or command.label.capitalize(), HELP_WIDTH)
            name = command.id if self._names_keys else ""
            found.append(Content.assemble((caps, KEY_STYLE), says, (name, MUTED)).rstrip())
        return found

    def action_page(self) -> None:
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    def action_guide(self) -> None:
        page = self._asked.guide_page
        self.action_back()
        open_record(self.shell, "guide", page)

    def action_step(self) -> None:
        """Open the page that explains the step's rule."""
        from lorapp.services.guide.guide import page_for_rule

        rule = self._rule
        if rule:
            self.action_back()
            open_record(self.shell, "guide", page_for_rule(rule).slug)

    def action_back(self) -> None:
        if not self._is_left:
            self._is_left = True
            self.dismiss()
