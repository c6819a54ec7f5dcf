"""The one way forms work: fields in a dialog, problems under them, and no typed text ever lost."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from lorapp.errors import InvalidError, LorError
from lorapp.keymap import FORM, bindings
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.screens.frame.base import Dialog
from lorapp.screens.frame.typing_pause import TypingPause
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.fields import FieldRow
from lorapp.widgets.text.cells import keyed, one_line, stated

LONG: Final = 8
"""Fields from which on nobody goes through all of them to save."""
AROUND: Final = 8
"""Rows of a form that are neither fields nor sentences."""
SENTENCE_ROWS: Final = 2
INNER: Final = 54
"""Cells of text in a dialog."""
SENTENCE_CELLS: Final = 50
"""How much of a sentence stands in a row, at least."""


class FormScreen(Dialog[Change]):
    """Shows a sheet; its result is the change that was made, or None when it was left."""

    CSS_PATH = Path(__file__).with_name("form.tcss")
    """Whole, because Textual looks for a relative one beside each subclass."""
    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)
    AUTO_FOCUS = ""
    BARE: ClassVar[bool] = False
    """Whether its fields show no label."""
    _first: Mapping[str, str]
    _rows: Mapping[str, FieldRow]
    _begins_open: bool
    """Whether the fields that are folded away are needed from the beginning."""
    _warned: tuple[str, Mapping[str, str]] = ("", {})
    """What was warned of, and the texts it was about."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._typing = TypingPause(self, self.keep, self._say)
        self.sheet = sheet

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog form"):
            yield from self.compose_body()

    def compose_body(self) -> ComposeResult:
        file, today = self.services.unit.file(), self.services.unit.today()
        fields, values = self.sheet.fields(file, today), self.sheet.start(file, today)
        self._first = {f.name: f.kind.write(values.get(f.name)) for f in fields}
        kept = _differing(self.services.unfinished.load(self.sheet.form_id), self._first)
        self._begins_open = self.sheet.opens_all or any(
            f.more and (self._first[f.name] or f.name in kept) for f in fields
        )
        rows = [
            FieldRow(f, kept.get(f.name, self._first[f.name]), today, bare=self.BARE)
            for f in fields
        ]
        self._rows = {row.field.name: row for row in rows}
        yield Static(one_line(self.sheet.heading(file)), classes="title", markup=False)
        told = Content("\n").join(stated(one_line(line), "$muted") for line in self.sheet.told())
        yield Static(told, id="told", classes="" if told.plain else "-empty")
        yield _line("back", "Here is what you typed before." if kept else "")
        with VerticalScroll(id="fields", can_focus=False):
            yield from (row for row in rows if not row.field.more)
            yield Vertical(*(_folded(self._rows) if self._begins_open else ()), id="more")
        yield _line("refusal", "")
        with Horizontal(id="buttons"):
            yield Button(self.sheet.SAVE, id="save", compact=True)
            if any(f.more for f in fields):
                yield Button("More fields", id="unfold", compact=True)
            if kept:
                yield Button("Start afresh", id="afresh", compact=True)
        shown = sum(self._begins_open or not field.more for field in fields)
        keys = _keys(self.sheet, shown, self.own(FORM[0]).cap)
        yield Static(keyed(keys, "$muted"), classes="keys", markup=False)

    def on_mount(self) -> None:
        self.on_resize()
        if self._begins_open:
            self._unfold()
        else:  # what is folded away is not waited for
            self.call_after_refresh(self._make_more)
        self._rows[self.sheet.first or next(iter(self._rows))].editor.focus()

    def on_resize(self) -> None:
        """Give the fields the rows that the rest leaves."""
        told = [
            line
            for line in self.query("#back, #refusal").results(Static)
            if not line.has_class("-empty")
        ]
        rows = sum(
            max(SENTENCE_ROWS, 1 + len(str(line.content)) // SENTENCE_CELLS) for line in told
        )
        known = sum(map(_rows_of, self.sheet.told()))
        room = self.app.size.height - AROUND - rows - known - bool(known)
        self.query_one("#fields").styles.max_height = max(3, room)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {name: row.text for name, row in self._rows.items()}

    async def _make_more(self) -> None:
        more = self.query_one("#more")
        if not more.children and more.is_attached:
            await more.mount_all(_folded(self._rows))

    def _unfold(self) -> None:
        self.query_one("#more").add_class("-open")
        for button in self.query("#unfold"):
            button.display = False

    def _open_rows(self) -> list[FieldRow]:
        is_open = self.query_one("#more").has_class("-open")
        return [row for row in self._rows.values() if is_open or not row.field.more]

    @on(FieldRow.Edited)
    def keep_soon(self, event: FieldRow.Edited) -> None:
        event.stop()
        if not self._is_warned:
            self._heed("")
            self._say("")
        self._typing.wait()

    def keep(self) -> None:
        """Write unfinished text down, or forget it when nothing differs any more."""
        self._typing.over()
        if self._is_left:
            return
        if self.texts != self._first:
            self.services.unfinished.save(self.sheet.form_id, self.texts)
        else:
            self.services.unfinished.clear(self.sheet.form_id)

    @on(FieldRow.Done)
    def go_on(self, event: FieldRow.Done) -> None:
        event.stop()
        rows = self._open_rows()
        at = rows.index(event.row)
        if self.sheet.ENTER_SAVES or self._is_warned or at == len(rows) - 1:
            self.action_save()
        else:
            rows[at + 1].editor.focus()

    @on(Button.Pressed)
    def press(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "unfold":
                self._unfold()
                next(row for row in self._rows.values() if row.field.more).editor.focus()
            case "afresh":
                self._start_afresh()
            case _:
                self.action_save()

    def _start_afresh(self) -> None:
        for name, row in self._rows.items():
            row.fill(self._first[name])
        self.query_one("#back").add_class("-empty")
        self.query_one("#afresh").display = False
        self.services.unfinished.clear(self.sheet.form_id)
        next(iter(self._rows.values())).editor.focus()

    def action_back(self) -> None:
        if not self._typing.may_leave():
            return
        if self.texts != self._first and not self._typing.is_lost:
            self.shell.say("Left without saving. The text is kept and comes back with this form.")
        self.dismiss(None)

    def action_save(self) -> None:
        """Check every field, save, and close; or show what cannot be taken."""
        if self._is_left:
            return
        values = self._values()
        if values is None:
            return
        warning = self.sheet.warn(values)
        if warning and (warning, self.texts) != self._warned:
            # The focus stays where it is: the words can be mended at once, or Enter keeps them.
            self._heed(warning)
            self._say(warning)
            return
        try:
            change = self.sheet.submit(values, self.services)
        except LorError as problem:
            self._say(sentence_of(problem))
            return
        self.services.unfinished.clear(self.sheet.form_id)
        self.dismiss(change)
        self.shell.done(change)

    @property
    def _is_warned(self) -> bool:
        """Whether a warning stands, about these very texts."""
        warning, about = self._warned
        return bool(warning) and about == self.texts

    def _heed(self, warning: str) -> None:
        """Let Enter save from any field while this warning stands."""
        self._warned = warning, self.texts
        for row in self._rows.values():
            row.heed(bool(warning))

    def _values(self) -> Values | None:
        bad = [row for row in self._rows.values() if not row.settle()]
        if not bad:
            values = {name: row.read() for name, row in self._rows.items()}
            problems = self.sheet.check(values)
            for name, sentence in problems.items():
                self._rows[name].refuse(sentence)
            bad = [self._rows[name] for name in problems]
            if not bad:
                return values
        if any(row.field.more for row in bad):
            self._unfold()
        bad[0].editor.focus()
        return None

    def _say(self, sentence: str) -> None:
        line = self.query_one("#refusal", Static)
        if not sentence and line.has_class("-empty"):
            return
        line.update(keyed(one_line(sentence)))
        line.set_class(not sentence, "-empty")
        self.on_resize()
        if sentence and self.focused is not None:
            # The sentence takes rows from the fields; the one in hand stays in sight.
            self.call_after_refresh(self.focused.scroll_visible, animate=False)


def _keys(sheet: Sheet, fields: int, save: str) -> str:
    """The keys of a form; where it is long, the one that saves from any field."""
    enter = f"`Enter` {'saves' if sheet.ENTER_SAVES else 'next, then saves'}"
    if fields > LONG and not sheet.ENTER_SAVES:
        enter = f"`{save}` saves"
    return f"`Tab` next   {enter}   `Esc` back, all kept"


def _differing(kept: Mapping[str, str] | None, first: Mapping[str, str]) -> dict[str, str]:
    """Text of an earlier visit that differs from what the form opens with."""
    return {name: text for name, text in (kept or {}).items() if first.get(name, text) != text}


def _rows_of(sentence: str) -> int:
    return len(Content(one_line(sentence)).wrap(INNER))


def _folded(rows: Mapping[str, FieldRow]) -> list[FieldRow]:
    return [row for row in rows.values() if row.field.more]


def _line(name: str, text: str) -> Static:
    return Static(keyed(text), id=name, classes="" if text else "-empty", markup=False)


def sentence_of(problem: LorError) -> str:
    """A problem in one sentence, without the places files would name."""
    if not isinstance(problem, InvalidError):
        return str(problem)
    told = [text.partition(": ")[2] or text for text in problem.problems]
    return " ".join(text[:1].upper() + text[1:] for text in told)
