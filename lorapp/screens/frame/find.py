"""Find anything: people, letters, moments, programs, statements, themes, steps and the guide."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input, Static

from lorapp.domain.engine.steps import Plan, Step
from lorapp.domain.engine.words import by_name, short_name
from lorapp.domain.mentors import reachable
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.coverage import themes_of
from lorapp.domain.themes.names import statement_name
from lorapp.frozen import dataclass
from lorapp.keymap import Command, bindings
from lorapp.screens.frame.base import Dialog
from lorapp.screens.frame.routes import open_record, open_step
from lorapp.services.guide.glossary import words
from lorapp.services.guide.guide import titles
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.rows.narrowing import folded
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text.cells import keyed

SHOWN_MAX: Final = 200
LIST_ROWS: Final = 10
MANY: Final = 200
"""From so many letters on the dialog stands before its list."""
FIND = (
    Command("find.down", "down", "list('down')", "down"),
    Command("find.up", "up", "list('up')", "up"),
    Command("find.page_down", "pagedown", "list('page_down')", "page down"),
    Command("find.page_up", "pageup", "list('page_up')", "page up"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found; ``folded`` is what is searched."""

    kind: str
    key: str
    title: str
    folded: str


def entries(file: SeasonFile, steps: Iterable[Step]) -> Iterator[Entry]:
    """Everything in the record that has a name."""

    def entry(kind: str, key: str, title: str, *more: str | None) -> Entry:
        return Entry(kind, key, title, folded(" ".join([title, *filter(None, more)])))

    for mentor in file.mentors:
        others = reachable(mentor)
        yield entry(
            "mentor", mentor.key, mentor.name, mentor.institution, mentor.specialty, *others
        )
    for letter in file.letters:
        name = short_name(file, letter.mentor)
        yield entry("letter", letter.key, f"Letter of {name}", letter.specialty, letter.letter_id)
    for rotation in file.rotations:
        title = rotation.site or rotation.specialty or rotation.kind
        yield entry("rotation", rotation.key, title, rotation.city, rotation.specialty)
    for moment in file.moments:
        yield entry("moment", moment.key, moment.text or "Moment", *moment.themes)
    for program in file.programs:
        yield entry("program", program.key, program.name, program.city, program.specialty)
    for statement in file.statements:
        yield entry("statement", statement.key, statement_name(file, statement))
    for theme in themes_of(file):
        yield entry("theme", theme, theme)
    for step in steps:
        yield entry("step", step.id, by_name(step.title, file))
    yield from guide_entries()


def known_entries(file: SeasonFile, plan: Plan) -> list[Entry]:
    """Everything that can be found, gathered once for a record and its plan."""
    kept = file.worked_out.get("find")
    if kept is None or kept[0] is not plan:
        kept = file.worked_out["find"] = (plan, list(entries(file, plan.steps)))
    found: list[Entry] = kept[1]
    return found


def guide_entries() -> Iterator[Entry]:
    """The pages of the guide by their titles, and the words of its glossary."""
    for slug, title in titles().items():
        yield Entry("guide", slug, title, folded(title))
    for word in words():
        yield Entry("word", word.term, word.term, folded(" ".join(word.names)))


def matching(found: Iterable[Entry], asked: str) -> list[Entry]:
    """Entries that hold every word; those that begin with the first one stand first."""
    words = folded(asked).split()
    hits = list(found)
    for word in words:
        hits = [entry for entry in hits if word in entry.folded]
    if not words:
        return hits[:SHOWN_MAX]
    # A few of many are shown: putting all in order would take longer than finding them.
    first = words[0]
    best = [entry for entry in hits if entry.folded.startswith(first)][:SHOWN_MAX]
    others = (entry for entry in hits if not entry.folded.startswith(first))
    return [*best, *islice(others, SHOWN_MAX - len(best))]


class Find(Dialog[None]):
    """Type a few letters, choose, and the thing opens."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(FIND)
    AUTO_FOCUS = "LineInput"
    WITHOUT_RECORD = True
    _sought: str | None = None

    @dataclass
    class Asked(Message):
        """Something else is typed: what is found follows what is seen of the typing."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, Find.Asked)

    def compose_body(self) -> ComposeResult:
        yield Static("Find anything", classes="title")
        yield LineInput(id="asked")
        yield Static("", id="none", classes="muted", markup=False)
        yield RowList(columns=Columns(fact=10, number=0, gap=0), id="found")
        keys = keyed("`Enter` opens   `↑↓` choose   `Esc` back", "$muted")
        yield Static(keys, classes="keys")

    def on_mount(self) -> None:
        room = max(1, min(LIST_ROWS, self.app.size.height - 10))
        self.query_one(RowList).styles.height = room
        if self._is_quick:
            self._search()
        else:
            self.call_after_refresh(self.post_message, self.Asked())

    @property
    def _is_quick(self) -> bool:
        """Whether all names are gathered in no time, so that they can be in the first frame."""
        unit = self.services.unit
        return unit.is_empty() or len(unit.file().letters) < MANY

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Asked())

    @on(Asked)
    def _search(self) -> None:
        self._sought = self.query_one(LineInput).value
        hits = matching(self._known(), self._sought)
        rows = tuple(
            Row(id=f"{hit.kind} {hit.key}", title=hit.title, fact=hit.kind) for hit in hits
        )
        self.query_one(RowList).show([Group("", rows)])
        told = "" if hits else "Nothing has this in its name. Fewer letters find more."
        none = self.query_one("#none", Static)
        if told != none.content:
            none.update(told)

    def _known(self) -> list[Entry]:
        if self.services.unit.is_empty():
            return list(guide_entries())
        return known_entries(self.services.unit.file(), self.services.today.plan())

    def action_list(self, move: str) -> None:
        getattr(self.query_one(RowList), f"action_{move}")()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._sought != event.value:
            self._search()  # Enter came before what was typed was looked for
        self.query_one(RowList).action_choose()

    @on(RowList.Chosen)
    def _open(self, event: RowList.Chosen) -> None:
        kind, _, key = event.row.id.partition(" ")
        shell = self.shell
        self.dismiss(None)
        if kind == "step":
            step = self.services.today.plan().step(key)
            if step is not None:
                open_step(shell, step)
        else:
            open_record(shell, kind, key)
