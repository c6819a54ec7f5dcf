"""What a window says that is too small for anything else."""

from textual.widgets import Static


class TooSmall(Static):
    """A polite line over a window that is too small; everything below it is kept."""

    def on_resize(self) -> None:
        width, height = self.screen.size
        self.update(
            f"lorapp needs 60 columns and 14 rows. This window has {width} and {height}. "
            "Nothing is lost: make it larger and go on."
        )
