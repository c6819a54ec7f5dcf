"""A page of a path: its title and stations above, what the words look like below."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.types import CSSPathType
from textual.widgets import Input, TextArea

from lorapp.domain.record import SeasonFile
from lorapp.screens.frame.base import HELP, PathScreen
from lorapp.widgets.frame.bars import KeyLine
from lorapp.widgets.frame.path_bar import ChecksLine, PathBar, PathTitle, Place, Station
from lorapp.widgets.frame.too_small import TooSmall


class PathPage(PathScreen):
    """Full-screen; the bars of the main screens give way to those of the path.

    Subclasses give ``path_title``, ``stations`` and, where it is worth the room, ``fact``.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = Path(__file__).with_name("paths.tcss")
    """Whole, because Textual looks for a relative one beside each subclass."""
    _typed_into = False

    def compose(self) -> ComposeResult:
        yield PathTitle(id="top")
        yield PathBar(id="tabs")
        with Container(id="body"):
            yield from self.compose_body()
        yield ChecksLine(id="status")
        yield KeyLine(id="keys")
        yield TooSmall(id="too-small", markup=False)

    def path_title(self, file: SeasonFile) -> str:
        """What the path is about, where it hangs on the record."""
        return self.NAME

    def fact(self) -> str:
        """A fact at the right of the title."""
        return ""

    def stations(self) -> Sequence[Station]:
        """Where one is."""
        return ()

    @property
    def is_typing(self) -> bool:
        """Whether keys are letters of a text now."""
        focused = self.focused
        if isinstance(focused, TextArea):
            return not focused.read_only
        return isinstance(focused, Input)

    def draw_keys(self) -> None:
        self._typed_into = self.is_typing
        # In a text `?` is a letter, so the line does not promise help there.
        self.draw_key_line((*self.key_line(), *(() if self._typed_into else (HELP,))))

    def on_descendant_focus(self) -> None:
        if self.is_typing is not self._typed_into:
            self.draw_keys()

    def draw_bars(self, file: SeasonFile) -> None:
        self.query_one(PathTitle).show(self.path_title(file), self.fact())
        bar, stations = self.query_one(PathBar), self.stations()
        bar.display = bool(stations)
        bar.show(stations)
        self.query_one(ChecksLine).say(self.shell.toast)

    def draw_clock(self, file: SeasonFile) -> None:
        """Paths show no clock: they show the day a thing may be done."""


def stations_of(
    names: Sequence[str], here: int, *, done: Sequence[bool] = (), links: bool = False
) -> tuple[Station, ...]:
    """Stations in order: the one here, the ones answered, the ones still open."""
    found = []
    for number, name in enumerate(names):
        answered = done[number] if done else number < here
        place = Place.HERE if number == here else Place.DONE if answered else Place.OPEN
        found.append(Station(name, place, f"go_to({number})" if links else ""))
    return tuple(found)
