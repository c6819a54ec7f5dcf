"""The dated copies of the store and the way back to one, also when the store is damaged."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import count_words, moment_whole
from lorapp.errors import LorError
from lorapp.frozen import dataclass, field
from lorapp.keymap import BACK, MOVING, Command
from lorapp.keymap.backups import BACKUPS
from lorapp.screens.dialogs.passphrase import CopyFile, FileOfCopy, NewPassphrase
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.explaining import WithPanel
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.services.computer.handing import saved, shown_path
from lorapp.services.exports.export_places import dated_place
from lorapp.services.keeping.backups import Backup
from lorapp.services.keeping.encryption import SUFFIX
from lorapp.services.keeping.restoring import (
    holding_words,
    preview_lines,
    spoilt_parts,
)
from lorapp.services.recording.changes import Change
from lorapp.widgets.frame.bars import TabsLine
from lorapp.widgets.frame.panel import Explained, Panel
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, stated
from lorapp.widgets.text.glyphs import Tone

BY_ID: Final = {command.id: command for command in (*BACKUPS, *MOVING)}
EMPTY: Final = "No backup yet. `b` makes one now; lorapp makes one a day by itself."
NO_COPY: Final = "No backup is there. If you have a copy on another disk, `o` brings it back."
RESTORES: Final = "`Enter` shows what this copy brings back, and asks before it does."
SIZE: Final = 1024
ENCRYPTING: Final = "Encrypting; this takes a few seconds."
OPENING: Final = "Opening the copy; this takes a few seconds."


class WhetherToRestore(ChoiceDialog):
    """What a restore would change, and the question; also where there is no record yet."""

    WITHOUT_RECORD = True


class BackupsScreen(WithPanel, PathScreen):
    """Copies, newest first; Enter shows what a restore would change, and asks."""

    NAME = "Backups"
    GUIDE = "your-data"
    OWN_COMMANDS: ClassVar[tuple[Command, ...]] = BACKUPS
    WITHOUT_RECORD = True
    HEADING: ClassVar[str] = "Backups, newest first"

    @dataclass
    class Opened(Message):
        """A copy that can be looked into; ``inside`` is what an encrypted one holds."""

        path: Path
        inside: bytes | None = field(default=None, repr=False)

    def __init__(self) -> None:
        super().__init__()
        self._copies: dict[str, Backup] = {}

    def compose_body(self) -> ComposeResult:
        yield RowList(columns=Columns(fact=26, number=10), id="copies")
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        self.show_copies()

    def show_empty(self) -> None:
        self.show_copies()

    def show_copies(self) -> None:
        """List the copies there are now."""
        copies = self.services.backups.list()
        self._copies = {str(one.path): one for one in copies}
        rows = tuple(
            Row(
                id=name,
                title=moment_whole(one.made_at, one.made_at.tzinfo),
                glyph=glyphs.THERE,
                tone=Tone.INK,
                number=f"{max(1, one.size // SIZE)} kB",
            )
            for name, one in self._copies.items()
        )
        self.query_one(RowList).show([Group(self.HEADING, rows, str(len(rows)))])
        self._explain()
        self.draw_keys()

    @property
    def copy(self) -> Backup | None:
        """The copy under the cursor."""
        row = self.query_one(RowList).current
        return self._copies.get(row.id) if row else None

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        first = [(BY_ID["list.choose"], "restore")] if self.copy else []
        more = (BY_ID["backups.make"], BY_ID["backups.encrypt"], BY_ID["backups.file"])
        return [*first, *more, BACK]

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        self.query_one(Panel).show(self._explained())

    def _explained(self) -> Explained:
        one = self.copy
        if one is None:
            return Explained("Backups", (keyed(self.none_words),), full=(keyed(self.none_words),))
        told: tuple[Content, ...]
        when = moment_whole(one.made_at, one.made_at.tzinfo)
        try:
            holds = holding_words(self.services.backups.contents(one.path))
        except LorError as error:
            told = (stated(f"! {error}"),)
        else:
            told = (stated(holds), stated(shown_path(one.path)))
        return Explained(f"Copy of {when}", told, full=told)

    @property
    def none_words(self) -> str:
        """What stands where there is no copy."""
        return EMPTY

    @on(RowList.Chosen)
    def _choose(self) -> None:
        if self.copy is not None:
            self.post_message(self.Opened(self.copy.path))

    @on(Opened)
    def _ask(self, one: Opened) -> None:
        """Show what a restore would change, and ask."""
        one.stop()
        told = self.services.backups.preview(one.path, one.inside)
        lines = tuple(stated(line) for line in preview_lines(told, self.services.backups.zone()))
        rows = (
            Row(id="leave", title="Leave everything as it is", glyph=glyphs.OPEN),
            Row(id="restore", title="Put this copy in its place", glyph=glyphs.OPEN),
        )

        def answered(choice: str | None) -> None:
            if choice == "restore":
                kept = self.services.backups.restore(one.path, one.inside)
                self.services.unit.notices += spoilt_parts(self.services.unit)
                self.restored(kept)

        self.app.push_screen(WhetherToRestore(Offer("Restore this copy?", rows, lines)), answered)

    def action_open_file(self) -> None:
        def named(one: object) -> None:
            if isinstance(one, CopyFile):
                self._begin(OPENING if one.passphrase else "", lambda: self._open(one))

        self.app.push_screen(FileOfCopy(), named)

    def _begin(self, told: str, work: Callable[[], None]) -> None:
        """Work with a passphrase once it is told: while it is tried nothing can be drawn."""

        def begin() -> None:
            self.run_worker(work, thread=True, name="copy")

        self.shell.say(told)
        self.call_after_refresh(begin)

    def _open(self, one: CopyFile) -> None:
        """In a thread: a passphrase takes seconds on purpose."""
        inside = self.services.backups.inside(one.path, one.passphrase)
        self.post_message(self.Opened(one.path, inside))

    def action_encrypt(self) -> None:
        def given(passphrase: object) -> None:
            if isinstance(passphrase, str):
                self._begin(ENCRYPTING, lambda: self._encrypt(passphrase))

        self.app.push_screen(NewPassphrase(), given)

    def _encrypt(self, passphrase: str) -> None:
        """In a thread: it takes seconds on purpose."""
        services = self.services
        place = dated_place(services.home, "copy", services.unit.today(), SUFFIX)
        services.backups.write_encrypted(place, passphrase)
        self.app.call_from_thread(self.shell.say, saved(place))

    def restored(self, kept: Path | None) -> None:
        """The copy is in its place: every screen reads it, and the old store is named."""
        self.shell.done(Change("Restored", undoable=False))
        notices = self.services.unit.notices
        place = (f"The store before is kept at {shown_path(kept)}.",) if kept else ()
        self.shell.say(" ".join(("Restored.", *notices, *place)), error=bool(notices))
        notices.clear()
        self.show_copies()

    def action_check_up(self) -> None:
        from lorapp.screens.keeping.checkup import CheckUpScreen

        self.app.push_screen(CheckUpScreen())

    def action_make_backup(self) -> None:
        made = self.services.backups.make()
        self.show_copies()
        kept = count_words(len(self._copies), "copy", "copies")
        self.shell.say(f"Saved {made.name}; {kept} in all.")


class RescueScreen(BackupsScreen):
    """The same when the store does not open: what was found stands above the copies."""

    NAME = "Rescue"
    OWN_COMMANDS = tuple(BY_ID[f"backups.{name}"] for name in ("file", "check", "panel"))
    HEADING = "The store cannot be opened. One of these can take its place"

    def __init__(self, found: str, when_restored: Callable[[], None]) -> None:
        super().__init__()
        self._found = found
        self._when_restored = when_restored

    def load(self) -> None:
        self.query_one(TabsLine).display = False
        self.show_copies()

    def come_back(self) -> None:
        self.draw_keys()

    @property
    def none_words(self) -> str:
        return NO_COPY

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        first = [(BY_ID["list.choose"], "restore")] if self.copy else []
        return [*first, BY_ID["backups.file"], BY_ID["backups.check"]]

    def _explained(self) -> Explained:
        told = super()._explained()
        # The way back is a key here, not the command that the sentence ends with.
        found = stated(f"! {self._found.partition(' Run `lorapp restore')[0]}")
        way = (keyed(RESTORES),) if self.copy else ()
        return Explained(
            "The store cannot be opened",
            (found, *way, *told.lines),
            full=(found, *way, *told.full),
        )

    def action_check_up(self) -> None:
        from lorapp.screens.keeping.checkup import CheckUpScreen

        self.app.push_screen(CheckUpScreen(self._when_mended))

    def _when_mended(self) -> None:
        """Go on as after a restore where the store opens again; else stay here."""
        try:
            self.services.unit.is_empty()
        except LorError as error:
            self._found = str(error)
            return
        self._when_restored()

    def action_back(self) -> None:
        self.shell.say("`Enter` restores the copy under the cursor; `q` leaves all as it is.")

    def action_make_backup(self) -> None:
        self.shell.say("A damaged store is not copied; the copies that are there stay.")

    def restored(self, kept: Path | None) -> None:
        self._when_restored()
