"""Log what happened to a letter: only what is legal now, the expected answer first."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from textual import on
from textual.app import ComposeResult

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.legality import NAMES
from lorapp.domain.letters.record import Answer, Event, EventKind
from lorapp.domain.mentors import Channel
from lorapp.domain.seasons.processing import since_of
from lorapp.screens.dialogs.happened import Happened
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Choice, Day, Field, Lines, Option, choice
from lorapp.widgets.rows.rows import Row, RowList
from lorapp.widgets.text import glyphs

SHOWN_MAX: Final = 8
ANSWERS: Final[Mapping[str, str]] = {
    Answer.STRONG: "A strong letter was promised.",
    Answer.YES: "A plain yes.",
    Answer.HESITANT: "A yes with doubts; line up someone else.",
}
SHOWN: Final = Choice(
    (
        Option("there", "available", "It counts from that day."),
        Option("processing", "processing", "It counts nowhere until it is available."),
    ),
    unset="available",
)
WAIVER: Final = Choice(
    (
        Option(value=True, label="waived", meaning="You may never read the letter."),
        Option(value=False, label="kept", meaning="You may ask to read it."),
    ),
    unset="as on record",
)
FIELDS: Final = (
    Field(name="on", label="Day", kind=Day(), required=True),
    Field(name="answer", label="Answer", kind=choice(Answer, ANSWERS)),
    Field(name="promised_on", label="Promised for", kind=Day(), hint="The day they named, if any."),
    Field(name="how", label="How", kind=choice(Channel, {})),
    Field(name="shown", label="Shows", kind=SHOWN),
    Field(name="waived", label="Waiver", kind=WAIVER, hint="The right to see the letter."),
    Field(name="note", label="Note", kind=Lines()),
)
SOURCES: Final[Mapping[EventKind, str]] = {EventKind.ABANDONED: "you decide"}
"""Where what happened is known from, unless a person says it or the portal shows it."""
ONLY: Final[Mapping[EventKind, tuple[str, ...]]] = {
    EventKind.AGREED: ("answer", "promised_on"),
    EventKind.IMPORTED: ("shown",),
    EventKind.CONFIRMED: ("waived",),
}
"""The fields that are asked for one thing only."""


class LogDialog(Happened):
    """What can happen to a letter now, the expected event first."""

    FIELDS = FIELDS

    def __init__(self, letter: str, *, expected: EventKind | None = None) -> None:
        super().__init__()
        self._letter, self._expected = letter, expected
        self.form_id = f"log:{letter}"

    def compose_body(self) -> ComposeResult:
        file, today = self.services.unit.file(), self.services.unit.today()
        who = short_name(file, file.letter(self._letter).mentor)
        first = {"on": Day().write(today)}
        yield from self.composed(f"What happened: {who}", 12, first, "day, note")

    def on_mount(self) -> None:
        kinds = list(self.services.letters.legal(self._letter))
        if self._expected in kinds:
            kinds.remove(self._expected)
            kinds.insert(0, self._expected)
        rows = [
            Row(
                id=str(kind),
                title=NAMES[kind].capitalize(),
                glyph=glyphs.THERE if kind.is_shown else glyphs.OPEN,
                tone=glyphs.Tone.MUTED,
                fact=SOURCES.get(kind, "portal shows" if kind.is_shown else "people say"),
            )
            for kind in kinds
        ]
        more = [2 * len(names) for kind, names in ONLY.items() if kind in kinds]
        self.show_choices(rows, SHOWN_MAX, max(more, default=0))
        if not rows:
            self._say("Nothing more can happen to this letter.")

    @on(RowList.Highlighted)
    def _fit_fields(self, event: RowList.Highlighted) -> None:
        if event.row is not None:  # what was refused was another answer
            self._say("")
        for kind, names in ONLY.items():
            for name in names:
                self._rows[name].display = self.chosen == kind

    def logged(self, read: dict[str, Any]) -> Change:
        on: date = read.pop("on")
        is_processing = read.pop("shown", None) == "processing"
        waived = read.pop("waived", None)
        event = Event(kind=EventKind(self.chosen), on=on, **read)
        if is_processing:
            since = since_of(on, self.services.unit.now())
            return self.services.seasons.log_imported(self._letter, event, since)
        return self.services.letters.log(self._letter, event, reason=event.note, waived=waived)
