"""Keeping letters moving: log what happened, confirm, start anew, correct."""

from dataclasses import replace
from datetime import date

from lorapp.domain.edits import NOUNS
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.changes import (
    Confirmation,
    confirm,
    confirmed,
    corrected,
    edited,
    log_event,
)
from lorapp.domain.letters.legality import NAMES, legal_kinds
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.letters.sent import asked_afresh, mended, packet_sent, sent
from lorapp.domain.wording.days import day_short
from lorapp.errors import RefusedError
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import Records


class Letters(Records[Letter]):
    """The letters of all seasons."""

    list_name = "letters"

    def legal(self, key: str) -> tuple[EventKind, ...]:
        """What may be logged now, the expected event first."""
        return legal_kinds(self._unit.file().letter(key), self._unit.today())

    def log(
        self, key: str, event: Event, *, reason: str | None = None, waived: bool | None = None
    ) -> Change:
        """Record one event; refused with the reason when it is not legal or not polite.

        With a confirmed entry goes whether the right to see the letter was ``waived``.
        """
        if event.kind is EventKind.PACKET_SENT:
            return self.sent(key, replace(event, note=event.note or reason))
        label = self._label(key, event)
        if event.kind is EventKind.CONFIRMED:
            return self._at(
                label, lambda at: confirmed(at, key, event, waived=waived, reason=reason)
            )
        return self._at(label, lambda at: log_event(at, key, event, reason=reason))

    def sent(self, key: str, event: Event, *, deadline: date | None = None) -> Change:
        """Log a message, and the day it named as the letter's stated deadline: one action.

        With a packet goes what was in it, so that a later version is noticed.
        """
        label = self._label(key, event)
        if event.kind is not EventKind.PACKET_SENT:
            return self._at(label, lambda at: sent(at, key, event, deadline))
        from lorapp.services.packets.held import forget_built, papers_of

        papers = papers_of(self._unit, key, event.on)
        change = self._at(label, lambda at: packet_sent(at, key, event, deadline, papers))
        forget_built(self._unit, key)
        return change

    def asked_afresh(self, key: str, event: Event) -> Change:
        """Log the ask for a new letter beside one that is in the portal already."""
        return self._at(self._label(key, event), lambda at: asked_afresh(at, key, event))

    def mend(self, key: str, email: str, repeated: str) -> Change:
        """Replace a bounced entry, and keep the new address in the mentor's address book."""
        fresh = self.new_key()
        return self._at(
            f"New entry: {self._name(key)}", lambda at: mended(at, key, fresh, email, repeated)
        )

    def confirm(self, key: str, answers: Confirmation) -> Change:
        """Lock an entry after its fields were read back."""
        return self._at(f"Confirm entry: {self._name(key)}", lambda at: confirm(at, key, answers))

    def correct(self, key: str, index: int, reason: str) -> Change:
        """Take back an event recorded by mistake; the reason stays in the history."""
        event = self._unit.file().letter(key).events[index]
        label = f"Correct: {NAMES[event.kind]} of {self._name(key)} ({reason:.200})"
        return self._at(label, lambda at: corrected(at, key, index, reason), corrects=True)

    def change(self, record: Letter) -> Change:
        """Change a letter's own fields; what the portal has locked stays."""
        return self._at(f"Change letter: {self._name(record.key)}", lambda at: edited(at, record))

    def remove(self, key: str) -> Change:
        """Remove a letter nothing has happened to; one with a history is closed instead."""
        if self._unit.file().letter(key).events:
            raise RefusedError(
                "This letter has a history, so it stays. Log `lapsed` or `abandoned` instead."
            )
        return super().remove(key)

    def describe(self, record: Letter) -> str:
        return f"{NOUNS[self.list_name]} of {short_name(self._unit.file(), record.mentor)}"

    def _name(self, key: str) -> str:
        file = self._unit.file()
        return short_name(file, file.letter(key).mentor)

    def _label(self, key: str, event: Event) -> str:
        day = day_short(event.on, self._unit.today(), act_on=True)
        return f"Log {NAMES[event.kind]}: {self._name(key)}, {day}"
