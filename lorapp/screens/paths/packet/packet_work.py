"""What the packet does beside the keys: looking at the own papers, and building the folder."""

import asyncio
from typing import TYPE_CHECKING, Final

from textual import work

from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.looks import size_words
from lorapp.domain.wording.days import count_words
from lorapp.errors import LorError
from lorapp.screens.paths.guided import LetterPath, Option
from lorapp.screens.paths.messages.mailing import kept_moments
from lorapp.services.computer.handing import shown_path
from lorapp.services.correspondence.packets import Packet
from lorapp.widgets.rows.rows import RowList
from lorapp.widgets.text import glyphs

if TYPE_CHECKING:
    from lorapp.services.packets.parts import PaperLook
    from lorapp.services.packets.service import Built

BUILD: Final = "build"
PROMISE: Final = (
    "A folder with one PDF (cover, upload guide, facts, your CV and statement), its parts, and "
    "the mail to go with it. Nothing is sent."
)
AGAIN: Final = "Building again makes a new folder and leaves this one."


class PacketWork(LetterPath):
    """The packet of ``letter``. ``looks`` are the own papers by kind, once they were looked at."""

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self.looks: dict[str, PaperLook] = {}
        self._built: Built | None = None

    def packet(self) -> Packet:
        """The packet as the record stands."""
        kept = kept_moments(self.services, self.letter)
        return self.services.correspondence.packet(self.letter, kept)

    def reload(self, file: SeasonFile) -> None:
        super().reload(file)
        self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Look through the files beside the keys, then say what was found."""
        try:
            found = await asyncio.to_thread(self.services.packets.looks, self.letter)
        except LorError as problem:
            self.shell.say(str(problem), error=True)
            return
        looks = {one.paper.kind: one for one in found}
        if looks != self.looks and not self.is_bare:
            self.looks = looks
            self._draw_again()

    def _draw_again(self) -> None:
        row = self.query_one(RowList).current
        if row is not None:
            self.stay_on(row.id)
        super().reload(self.services.unit.file())

    def build_option(self, lacking: tuple[str, ...]) -> Option:
        """The row that builds; once it did, it names the folder and what is to be mended."""
        built = self._built
        if built is None:
            return Option(
                id=BUILD,
                title="Build the packet",
                act=self.action_build,
                verb="build",
                why=(PROMISE, *lacking),
            )
        size = f"{count_words(built.pages, 'page')}, {size_words(built.size)}"
        return Option(
            id=BUILD,
            title="Build the packet again",
            fact=size,
            act=self.action_build,
            verb="build again",
            glyph=glyphs.PARTLY if built.notes else glyphs.DONE,
            why=(f"It is in {shown_path(built.folder)}", *built.notes, AGAIN),
        )

    def action_build(self) -> None:
        """Build the folder beside the keys."""
        self._build()

    @work(exclusive=True, group="build")
    async def _build(self) -> None:
        """Build the folder; the toast names it, or says why there is none."""
        self.shell.say("Building the packet\u2026")
        kept = kept_moments(self.services, self.letter)
        try:
            built = await asyncio.to_thread(self.services.packets.build, self.letter, kept)
        except LorError as problem:
            self.shell.say(str(problem), error=True)
            return
        self._built = built
        self.shell.say(f"Built {built.folder.name} in {shown_path(built.folder.parent)}")
        if not self.is_bare:
            self.stay_on(BUILD)
            super().reload(self.services.unit.file())
