"""The whole panel, full-screen and scrollable."""

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from lorapp.keymap import PANEL
from lorapp.screens.frame.base import Guarded
from lorapp.screens.frame.shell import Shell
from lorapp.widgets.frame.bars import Key, KeyLine
from lorapp.widgets.frame.panel import Explained, Panel


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
    for panel in shell.screen.query(Panel):
        shell.push_screen(WholePanel(panel.explained))
        return
