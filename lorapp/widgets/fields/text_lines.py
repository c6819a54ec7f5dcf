"""An input of several lines; apart, for Textual's takes long to read and no list needs it."""

from textual.widgets import TextArea


class TextLines(TextArea):
    """Several lines that are let go of when they are closed.

    The app tells each area of a new theme and holds on to it for that until the next one comes.
    """

    def on_unmount(self) -> None:
        told = vars(self.app).get("__watchers", {}).get("theme", [])
        told[:] = [watcher for watcher in told if watcher[0] is not self]
