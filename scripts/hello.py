"""The smallest Textual program: what every figure of the benchmark is a multiple of."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Static


class Hello(App[None]):
    """One line and a footer."""

    BINDINGS = [("q", "quit", "Quit"), ("j", "turn", "Turn"), ("k", "turn", "Turn back")]

    def compose(self) -> ComposeResult:
        self.line = Static("Hello, world")
        yield self.line
        yield Footer()

    def on_mount(self) -> None:
        self.is_turned = False

    def action_turn(self) -> None:
        """Answer a key with the smallest change that can be seen."""
        self.is_turned = not self.is_turned
        self.line.update("World, hello" if self.is_turned else "Hello, world")


if __name__ == "__main__":
    Hello().run()
