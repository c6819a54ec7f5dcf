"""The whole panel, full-screen and scrollable."""

from typing import Final, Protocol, runtime_checkable

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from lorapp.keymap import PANEL
from lorapp.screens.frame.base import Guarded
from lorapp.screens.frame.shell import Shell
from lorapp.widgets.frame.bars import Key, KeyLine
from lorapp.widgets.frame.panel import Explained, Panel

WIDEST: Final = 100
NOTHING: Final = "There is nothing more to read here."
MARGINS: Final = 5
"""Cells beside the text, the bar at the right among them."""


@runtime_checkable
class Relaid(Protocol):
    """A screen that can lay out what its panel says for another width."""

    def explained_in(self, cells: int) -> Explained:
        """The same in lines of so many cells."""


class WholePanel(Guarded[None]):
    """What a panel says, with all the room there is."""

    OWN_COMMANDS = PANEL
    AUTO_FOCUS = "VerticalScroll"
    NAME = "The whole panel"
    _is_left = False

    def __init__(self, explained: Explained) -> None:
        super().__init__()
        self._explained = explained

    @property
    def rule(self) -> str:
        """The rule of the step explained, if it is one."""
        return self._explained.rule

    def compose(self) -> ComposeResult:
        with Container(id="body"), VerticalScroll(classes="reading"):
            yield Static(self._explained.whole())
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        self.query_one(KeyLine).show(
            [Key("↑↓", "read on", "scroll_down"), Key("Esc", "back", "back")]
        )

    def action_scroll_down(self) -> None:
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    def action_back(self) -> None:
        if not self._is_left:
            self._is_left = True
            self.dismiss()


def open_whole_panel(shell: Shell) -> None:
    """Open what the current screen's panel says, full-screen."""
    screen = shell.screen
    for panel in screen.query(Panel):
        told = panel.explained
        if isinstance(screen, Relaid) and told.title:
            told = screen.explained_in(min(WIDEST, screen.size.width) - MARGINS)
        if told.whole().plain:
            shell.push_screen(WholePanel(told))
        else:
            shell.say(NOTHING)
        return
