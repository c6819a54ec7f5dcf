"""What could happen, and what it would do; nothing is stored."""

from collections.abc import Callable, Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.supposing.cases import (
    Case,
    coming_late,
    failing,
    failing_together,
    is_owed,
    one_more,
)
from lorapp.domain.placing.supposing.depth import Depth, depth, repair_of
from lorapp.domain.placing.supposing.next_letter import NextLetter, next_letters
from lorapp.domain.placing.supposing.what_if import what_if
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass
from lorapp.keymap import BACK, WHAT_IF, Command
from lorapp.screens.dialogs.days_late import DaysLate
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.routes import open_panel
from lorapp.widgets.frame.panel import Explained, Panel, unlisted
from lorapp.widgets.placing.what_if_panel import case_explained, case_working, drop_explained
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import Glyph, Tone

DAYS, MORE = WHAT_IF
EMPTY: Final = "No letter is placed or owed yet, so nothing can fail."


@dataclass(frozen=True, slots=True)
class Overview:
    """What fills the list: who brings down what, and what one more letter would do."""

    depth: Depth
    more: tuple[NextLetter, ...]


class WhatIfScreen(PathScreen):
    """Cases as a list; the panel says what the one under the cursor would do."""

    MODE = "programs"
    NAME = "What if"
    GUIDE = "what-could-go-wrong"
    OWN_COMMANDS = (*WHAT_IF, BACK)

    @dataclass
    class Worked(Message):
        """A thread has worked something out; ``at`` tells for which state of the record."""

        at: Situation
        asked: str
        answer: Overview | Explained

    def __init__(self, letter: str | None = None) -> None:
        super().__init__()
        self._wanted = letter
        self._at: Situation | None = None
        self._cases: dict[str, Case] = {}
        self._answers: dict[str, Explained] = {}
        self._days: dict[str, int] = {}
        self._overview: Overview | None = None
        self._is_working = False

    def compose_body(self) -> ComposeResult:
        yield RowList(id="cases", columns=Columns(fact=20, number=0, gap=0))
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        self._at = self.services.letters.situation()
        self._answers, self._overview, self._is_working = {}, None, False
        self._show_cases()

    def _show_cases(self) -> None:
        """Draw the list with what is known so far."""
        at = self._at
        if at is None:
            return
        known = self._overview
        groups = [
            ("If a letter never comes", failing(at, known.depth if known else None)),
            ("If two never come", failing_together(at, known.depth if known else None)),
            ("If a letter comes late", coming_late(at, self._days)),
            ("If there is one more", one_more(at, known.more if known else ())),
        ]
        self._cases = {case.id: case for _, cases in groups for case in cases}
        rows = self.query_one(RowList)
        rows.show([Group(head, tuple(map(_row, cases))) for head, cases in groups if cases])
        wanted = self._wanted
        if wanted is not None and (found := self._first_of(wanted)) is not None:
            self._wanted = None
            rows.select(found)
        self._explain()

    def _first_of(self, letter: str) -> str | None:
        return next((case.id for case in self._cases.values() if case.letter == letter), None)

    @property
    def case(self) -> Case | None:
        """The case under the cursor."""
        row = self.query_one(RowList).current
        return self._cases.get(row.id) if row is not None else None

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        case = self.case
        late = [DAYS] if case is not None and self._owed(case) else []
        return [MORE, *late, BACK]

    def _owed(self, case: Case) -> bool:
        at = self._at
        return bool(at and case.letter and is_owed(at, at.file.letter(case.letter)))

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        case = self.case
        panel = self.query_one(Panel)
        if case is None:
            panel.show(unlisted("What if", EMPTY, self.query_one(RowList)))
        elif case.id in self._answers:
            panel.show(self._answers[case.id])
        else:
            panel.show(case_working(case))
        self._work()
        self.draw_keys()

    def _work(self) -> None:
        """Work out what is wanted next, in a thread: first the list, then the case in sight."""
        at, case = self._at, self.case
        if at is None or self._is_working:
            return
        work: Callable[[Situation], Overview | Explained]
        if self._overview is None:
            asked, work = "", _overview
        elif case is not None and case.id not in self._answers:
            asked, work = case.id, _answer_of(case)
        else:
            return
        self._is_working = True

        def run() -> None:
            # A situation of its own: what it works out on the way is not shared between threads.
            answer = work(Situation(at.file, at.now))
            self.post_message(self.Worked(at, asked, answer))

        self.run_worker(run, thread=True, name="what-if")

    @on(Worked)
    def _take(self, event: Worked) -> None:
        event.stop()
        if event.at is not self._at:
            return
        self._is_working = False
        if isinstance(event.answer, Overview):
            self._overview = event.answer
            self._show_cases()
        else:
            self._answers[event.asked] = event.answer
            self._explain()

    @on(RowList.Chosen)
    def action_panel(self) -> None:
        open_panel(self.shell)

    def action_days(self) -> None:
        case, at = self.case, self._at
        if case is None or at is None or case.letter is None or not self._owed(case):
            self.shell.say("Only a letter that is owed can come late.")
            return
        letter = case.letter

        def follow(days: int | None) -> None:
            if days is not None:
                self._days[letter] = days
                self._show_cases()
                self.query_one(RowList).select(f"late:{letter}:{days}")

        self.app.push_screen(DaysLate(short_name(at.file, at.file.letter(letter).mentor)), follow)


def _overview(at: Situation) -> Overview:
    return Overview(depth(at), next_letters(at))


def _answer_of(case: Case) -> Callable[[Situation], Explained]:
    """How a case is worked out; it runs in a thread and reads only the record it is given."""

    def answer(at: Situation) -> Explained:
        if case.change is not None:
            return case_explained(at.file, case, what_if(at.file, at.now, case.change))
        return drop_explained(at.file, case, repair_of(at, case.drop) if case.drop else None)

    return answer


def _row(case: Case) -> Row:
    glyph: Glyph = glyphs.OPEN
    if case.falls:
        glyph = glyphs.NEEDS_YOU
    elif case.drop is not None:
        glyph = glyphs.DONE
    title = case.title.removeprefix("One more ")
    title = f"{title[:1].upper()}{title[1:]}"
    return Row(id=case.id, title=title, fact=case.fact, glyph=glyph, tone=_tone(glyph))


def _tone(glyph: Glyph) -> Tone:
    return Tone.MUTED if glyph is glyphs.OPEN else glyph.tone
