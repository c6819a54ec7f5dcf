"""A record on the whole screen: read page by page, and one walks on to the next."""

from collections.abc import Callable, Sequence

from textual import events
from textual.containers import VerticalScroll

from lorapp.screens.frame.base import PathScreen


class WalkingRecord(PathScreen):
    """One record of many; its text scrolls in ``#reading``.

    ``keys`` are the records in the order one walks through; ``follow`` is told of each, so
    that the list below goes along.
    """

    AUTO_FOCUS = ""

    def __init__(
        self,
        key: str,
        keys: Sequence[str] = (),
        follow: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self._key, self._keys, self._follow = key, tuple(keys), follow

    def known_keys(self) -> Sequence[str]:
        """All records that are there, in the order of the list."""
        raise NotImplementedError

    def show(self) -> None:
        """Draw the record in view, if it is known by now."""
        raise NotImplementedError

    @property
    def place(self) -> str:
        """Which of how many this is: ``2 of 9``."""
        keys = self._living_keys()
        return f"{keys.index(self._key) + 1} of {len(keys)}"

    def _living_keys(self) -> list[str]:
        """The records to walk through that are still there."""
        known = self.known_keys()
        kept = [key for key in self._keys or known if key in known]
        return kept if self._key in kept else [*kept, self._key]

    def walk(self, steps: int) -> None:
        """Go on to another record; at either end the last one stays."""
        keys = self._living_keys()
        at = max(0, min(keys.index(self._key) + steps, len(keys) - 1))
        if keys[at] != self._key:
            self._key = keys[at]
            self.query_one("#reading").scroll_home(animate=False)
            self.show()
            if self._follow is not None:
                self._follow(self._key)

    @property
    def overflows(self) -> bool:
        """Whether there is more to read than fits."""
        reading = self.query_one("#reading", VerticalScroll)
        return reading.virtual_size.height > reading.size.height

    def action_page(self, pages: int) -> None:
        """Read on or back by a screenful."""
        reading = self.query_one("#reading", VerticalScroll)
        room = max(1, reading.size.height - 2)
        reading.scroll_relative(y=pages * room, animate=False)

    def on_resize(self, _event: events.Resize) -> None:
        self.show()
