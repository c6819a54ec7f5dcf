"""A bounced entry: why it is locked, and the new one that replaces it."""

from collections.abc import Sequence
from typing import Final

from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import day_short
from lorapp.keymap import BACK, GUIDED, Command
from lorapp.screens.paths.guided import LetterPath, Option, Question
from lorapp.screens.paths.messages.outgoing import outgoing
from lorapp.screens.paths.page import stations_of
from lorapp.screens.paths.sheets import NewEntrySheet
from lorapp.services.recording.changes import Change
from lorapp.widgets.frame.path_bar import Station
from lorapp.widgets.text import glyphs

NAMES: Final = ("Address", "New entry", "Confirm", "Request")
MESSAGE: Final = next(command for command in GUIDED if command.id == "path.message")
SOURCE: Final = "R-13"


class MendPath(LetterPath):
    """The old entry is kept as abandoned; everything but its address goes along."""

    NAME = "A new entry"
    TITLE = "New entry for {}"
    GUIDE = "portal"
    OWN_COMMANDS = (MESSAGE, BACK)

    def stations(self) -> Sequence[Station]:
        at = self.services.letters.situation()
        return stations_of(NAMES, 1 if self._known(at) else 0)

    def _known(self, at: Situation) -> str | None:
        letter = at.file.letter(self.letter)
        known = at.mentor(letter).email
        return known if known and known.lower() != (letter.email or "").lower() else None

    def first(self, at: Situation) -> str | None:
        return "new" if self._known(at) else "ask"

    def questions(self, at: Situation) -> Sequence[Question]:
        ask = Option(
            id="ask",
            title="Ask which address works",
            act=self.action_message,
            verb="the words",
            why=("A short line, no nudge: it does not count against the courtesy gap.",),
        )
        return (
            Question("What happened", (self._told(at),)),
            Question("What to do", (self._fresh(at), ask)),
        )

    def _told(self, at: Situation) -> Option:
        letter = at.file.letter(self.letter)
        bounced = at.last(letter, EventKind.BOUNCED)
        day = day_short(bounced.on, at.today) if bounced else "a day not noted"
        service = service_name(at.file.letter_service(letter))
        said = "A confirmed entry cannot be edited; a new one replaces it."
        return Option(
            id="told",
            title=letter.email or "The address in the entry",
            fact=f"bounced {day}",
            glyph=glyphs.BOUNCED,
            act=lambda: self.shell.say(said),
            verb="read",
            why=(
                f"{service}'s mail came back on {day}.",
                "A confirmed entry is locked, its address too: a new entry is the only way.",
                "Specialty, form, chair and waiver go along; so does the yes you have.",
            ),
            source=credit(at.book, at.today, SOURCE),
        )

    def _fresh(self, at: Situation) -> Option:
        known = self._known(at)
        return Option(
            id="new",
            title=f"New entry with {known}" if known else "New entry with another address",
            act=self._new,
            verb="make it",
            why=(
                "The address is typed twice; the second time by hand.",
                "It also goes into the address book; the old one is kept there as old.",
                "Then make the same entry in the portal, confirm and request it.",
            ),
            source=credit(at.book, at.today, SOURCE),
        )

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        return [(MESSAGE, "ask for the address")]

    def _new(self) -> None:
        at = self.services.letters.situation()
        sheet = NewEntrySheet(at.file.letter(self.letter), self._known(at))
        self.shell.ask(sheet, self._leave)

    def _leave(self, change: Change | None) -> None:
        if change is None:
            return
        fresh = self.services.unit.file().letters[-1].key
        self.action_back()
        from lorapp.screens.paths.portal.confirm import ConfirmPath

        self.app.push_screen(ConfirmPath(fresh))

    def action_message(self) -> None:
        from lorapp.screens.paths.messages.message import MessagePath

        at = self.services.letters.situation()
        out = outgoing(at, self.letter, DraftKind.REMINDER, variant="address")
        self.app.push_screen(MessagePath(out))
