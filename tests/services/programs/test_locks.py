"""Nothing locked ever moves: every route walked at random over a real store, day after day."""

import json
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from lorapp.domain.checks import cap_of
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.programs import Assignment, LetterRules, Program, ProgramStatus, Track
from lorapp.domain.record import SeasonFile
from lorapp.errors import LorError
from lorapp.services.interchange.writing import write
from lorapp.services.recording.history import HistoryEntry
from tests.conftest import MovingClock, a_beginning
from tests.db.scratch import opened, scratch
from tests.services.stage import WRITER, event

TODAY = date(2026, 11, 22)
PLACES = (
    Program(key="P1", name="Alder", letters=LetterRules(max=2)),
    Program(key="P2", name="Birch", applied_on=date(2026, 9, 21), signal="gold"),
    Program(key="P3", name="Cedar", status=ProgramStatus.APPLIED),
    Program(key="P4", name="Dogwood", applied_on=TODAY + timedelta(days=1)),
)
LETTERS = tuple(
    Letter(key=f"L{n}", mentor="M1", events=(event(EventKind.UPLOADED),)) for n in range(1, 4)
)
HELD = tuple(
    Assignment(letter="L1", program=place.key, on=date(2026, 11, 20)) for place in PLACES[1:]
)

letters = st.sampled_from([one.key for one in LETTERS])
programs = st.sampled_from([one.key for one in PLACES])
edits: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {"applied_on": None},
        {"applied_on": date(2026, 10, 1)},
        {"status": ProgramStatus.CONSIDERING},
        {"status": ProgramStatus.REJECTED},
        {"signal": "silver"},
        {"service": "residencycas"},
        {"season": 2026},
        {"track": Track.PRELIMINARY},
        {"letters": LetterRules(max=1)},
        {"city": "Ashgrove"},
    ]
)


class Walk(RuleBasedStateMachine):
    """Any order of what people do; ``pairs`` and ``days`` are what has been locked so far."""

    @initialize()
    def begin(self) -> None:
        self.stack = ExitStack()
        self.home = self.stack.enter_context(scratch())
        self.clock = MovingClock()
        self.services = self.stack.enter_context(opened(self.home, self.clock))
        start = replace(
            a_beginning(), mentors=(WRITER,), letters=LETTERS, programs=PLACES, assignments=HELD
        )
        self.services.unit.begin(start, "Begin")
        self.before_import: dict[int, SeasonFile] = {}
        self.forget()

    def forget(self) -> None:
        """A correction or the undo of an import may let go; what is locked now counts again."""
        self.pairs: dict[tuple[str, str], date] = {}
        self.days: dict[str, date | None] = {}

    def tried(self, act: Any, *given: Any) -> bool:  # noqa: ANN401 - any service method
        """Whether a command was accepted; one that is refused must leave no trace."""
        before, said = self.services.unit.file(), ""
        try:
            act(*given)
        except LorError as refused:
            said = str(refused)
        assert not said or (said.endswith(".") and self.services.unit.file() is before)
        return not said

    @rule(letter=letters, program=programs)
    def assign(self, letter: str, program: str) -> None:
        self.tried(self.services.assignments.assign, letter, program)

    @rule(letter=letters, program=programs)
    def unassign(self, letter: str, program: str) -> None:
        self.tried(self.services.assignments.unassign, letter, program)

    @rule(letter=letters, program=programs)
    def correct(self, letter: str, program: str) -> None:
        if self.tried(self.services.assignments.unassign, letter, program, "a slip"):
            self.forget()

    @rule(program=programs)
    def submit(self, program: str) -> None:
        self.tried(self.services.programs.submit, program)

    @rule(program=programs)
    def correct_submission(self, program: str) -> None:
        if self.tried(self.services.programs.correct_submission, program, "a slip"):
            self.forget()

    @rule(program=programs, parts=edits)
    def edit(self, program: str, parts: dict[str, Any]) -> None:
        held = self.services.unit.file().programs_by_key.get(program)
        if held:
            self.tried(self.services.programs.change, replace(held, **parts))

    @rule(program=programs)
    def remove(self, program: str) -> None:
        if program in self.services.unit.file().programs_by_key:
            self.tried(self.services.programs.remove, program)

    @rule(program=programs)
    def sweep(self, program: str) -> None:
        """A command that knows nothing of locks."""
        self.tried(self.services.unit.command, "Sweep", lambda file: _without(file, program))

    @rule(program=programs, parts=edits, letter=letters)
    def take_in(self, program: str, parts: dict[str, Any], letter: str) -> None:
        before = self.services.unit.file()
        held = before.programs_by_key.get(program)
        if held is None:
            return
        new = Assignment(letter=letter, program=program, on=date(2026, 11, 21))
        incoming = SeasonFile(
            applicant=before.applicant,
            programs=(replace(held, **parts),),
            assignments=(new,),
        )
        path = self.home.parent / "file.json"
        path.write_text(json.dumps(json.loads(write(incoming))), encoding="utf-8")
        if self.tried(self.services.exchange.read_file, path):
            # A file that brings nothing writes no step; the newest one is then another's.
            self.before_import.setdefault(self.newest().seq, before)

    @rule()
    def undo(self) -> None:
        done = [entry for entry in self.entries() if not entry.is_undone and _is_own(entry)]
        if done[0].label == "Begin" or not self.tried(self.services.history.undo):
            return
        if done[0].kind == "import":
            assert self.services.unit.file() == self.before_import[done[0].seq]
            self.forget()

    @rule()
    def redo(self) -> None:
        undone = [entry for entry in self.entries() if entry.is_undone]
        if self.tried(self.services.history.redo) and any(one.corrects for one in undone):
            self.forget()

    @rule()
    def sleep(self) -> None:
        self.clock.pass_by(days=1)

    @invariant()
    def what_is_locked_stays(self) -> None:
        file = self.services.unit.file()
        at = Situation(file, self.services.unit.now())
        there = {(one.letter, one.program): one.on for one in file.assignments}
        assert self.pairs.items() <= there.items()
        for key, day in self.days.items():
            assert is_applied(at, file.program(key))
            assert day in {None, file.program(key).applied_on}
        for program in file.programs:
            held = [one for one in there if one[1] == program.key]
            assert len(held) <= cap_of(file, program)
            if is_applied(at, program):
                self.days[program.key] = program.applied_on
                self.pairs |= {pair: there[pair] for pair in held if there[pair] <= at.today}

    def entries(self) -> tuple[HistoryEntry, ...]:
        return self.services.history.entries()

    def newest(self) -> HistoryEntry:
        return self.entries()[0]

    def teardown(self) -> None:
        self.stack.close()


def _is_own(entry: HistoryEntry) -> bool:
    return entry.kind not in {"undo", "redo"}


def _without(file: SeasonFile, program: str) -> SeasonFile:
    return replace(
        file, assignments=tuple(one for one in file.assignments if one.program != program)
    )


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=12, stateful_step_count=20, deadline=None)
