"""Log what happened to a letter: only what is legal now, the expected answer first."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.legality import NAMES
from lorapp.domain.letters.record import Answer, Event, EventKind
from lorapp.domain.mentors import Channel
from lorapp.domain.seasons.processing import since_of
from lorapp.errors import LorError
from lorapp.screens.base import Dialog
from lorapp.screens.typing_pause import TypingPause
from lorapp.widgets import glyphs
from lorapp.widgets.cells import keyed, one_line
from lorapp.widgets.field_kinds import Choice, Day, Field, Lines, Option, choice
from lorapp.widgets.fields import FieldRow
from lorapp.widgets.rows import Columns, Group, Row, RowList

if TYPE_CHECKING:
    from lorapp.services.changes import Change

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
FIELDS: Final = (
    Field(name="on", label="Day", kind=Day(), required=True),
    Field(name="answer", label="Answer", kind=choice(Answer, ANSWERS)),
    Field(name="promised_on", label="Promised for", kind=Day(), hint="The day they named, if any."),
    Field(name="how", label="How", kind=choice(Channel, {})),
    Field(name="shown", label="Shows", kind=SHOWN),
    Field(name="note", label="Note", kind=Lines()),
)
SOURCES: Final[Mapping[EventKind, str]] = {EventKind.ABANDONED: "you decide"}
"""Where what happened is known from, unless a person says it or the portal shows it."""
ONLY_AGREED: Final = frozenset({"answer", "promised_on"})


class LogDialog(Dialog["Change"]):
    """`l` `Enter` is the whole job; `Tab` goes to the day and a note."""

    AUTO_FOCUS = "RowList"

    def __init__(self, letter: str, *, expected: EventKind | None = None) -> None:
        super().__init__()
        self._letter, self._expected = letter, expected
        self._rows: dict[str, FieldRow] = {}
        self._first: dict[str, str] = {}
        self._typing = TypingPause(self, self._keep, self._say)

    @property
    def form_id(self) -> str:
        """Where unfinished text of this dialog is kept."""
        return f"log:{self._letter}"

    def compose_body(self) -> ComposeResult:
        file, today = self.services.unit.file(), self.services.unit.today()
        who = short_name(file, file.letter(self._letter).mentor)
        yield Static(f"What happened: {one_line(who)}", classes="title", markup=False)
        yield RowList(columns=Columns(fact=12, number=0, gap=0), id="events")
        self._first = {"on": Day().write(today)}
        kept = self.services.unfinished.load(self.form_id) or {}
        texts = {**self._first, **kept}
        self._rows = {f.name: FieldRow(f, texts.get(f.name, ""), today) for f in FIELDS}
        yield from self._rows.values()
        yield Static("", id="problem", classes="problem", markup=False)
        keys = keyed("`Enter` logs it   `↑↓` choose   `Tab` day, note   `Esc` back", "$muted")
        yield Static(keys, classes="keys")

    def on_mount(self) -> None:
        kinds = list(self.services.letters.legal(self._letter))
        if self._expected in kinds:
            kinds.remove(self._expected)
            kinds.insert(0, self._expected)
        rows = tuple(
            Row(
                id=str(kind),
                title=NAMES[kind].capitalize(),
                glyph=glyphs.THERE if kind.is_shown else glyphs.OPEN,
                tone=glyphs.Tone.MUTED,
                fact=SOURCES.get(kind, "portal shows" if kind.is_shown else "people say"),
            )
            for kind in kinds
        )
        events = self.query_one(RowList)
        events.styles.height = max(1, min(SHOWN_MAX, len(rows), self.app.size.height - 12))
        events.show([Group("", rows)])
        if not rows:
            self._say("Nothing more can happen to this letter.")

    @on(RowList.Highlighted)
    def _fit_fields(self, event: RowList.Highlighted) -> None:
        if event.row is not None:  # what was refused was another answer
            self._say("")
        for name in ONLY_AGREED:
            self._rows[name].display = self._kind is EventKind.AGREED
        self._rows["shown"].display = self._kind is EventKind.IMPORTED

    @property
    def _kind(self) -> EventKind | None:
        row = self.query_one(RowList).current
        return EventKind(row.id) if row is not None else None

    @on(FieldRow.Edited)
    def _keep_soon(self) -> None:
        self._typing.wait()

    def _keep(self) -> None:
        typed = {name: row.text for name, row in self._rows.items() if row.text}
        if self._is_left:
            return
        if typed == self._first:
            self.services.unfinished.clear(self.form_id)
        else:
            self.services.unfinished.save(self.form_id, typed)

    @on(RowList.Chosen)
    @on(FieldRow.Done)
    def _save(self) -> None:
        kind = self._kind
        if kind is None or self._is_left or not all(row.settle() for row in self._used()):
            return
        read = {row.field.name: row.read() for row in self._used()}
        try:
            change = self._log(kind, read)
        except LorError as problem:
            self._say(str(problem))
            return
        self.services.unfinished.clear(self.form_id)
        self.dismiss(change)
        self.shell.done(change)

    def _log(self, kind: EventKind, read: dict[str, Any]) -> "Change":
        on: date = read.pop("on")
        is_processing = read.pop("shown", None) == "processing"
        event = Event(kind=kind, on=on, **read)
        if is_processing:
            since = since_of(on, self.services.unit.now())
            return self.services.seasons.log_imported(self._letter, event, since)
        return self.services.letters.log(self._letter, event, reason=event.note)

    def _used(self) -> list[FieldRow]:
        return [row for row in self._rows.values() if row.display]

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(keyed(one_line(sentence)))

    def action_back(self) -> None:
        if self._typing.may_leave():
            self.dismiss(None)
