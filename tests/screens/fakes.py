"""Services that keep everything in memory, with the signatures of the real ones."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerCancelled

from lorapp.app import LorApp
from lorapp.clock import FixedClock
from lorapp.config import Settings
from lorapp.domain.applicant import Applicant
from lorapp.domain.engine.steps import (
    DraftKind,
    Part,
    Plan,
    Severity,
    Step,
    StepState,
    Tally,
    Urgency,
)
from lorapp.domain.engine.words import mentor_mark, program_mark
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.mentors import Mentor
from lorapp.domain.programs import LetterRules, Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Citation, Constant, Rulebook, Specialty
from lorapp.errors import NothingLeftError, RefusedError
from lorapp.paths import Paths
from lorapp.services.recording.changes import Change
from tests.screens.resting import comes_to_rest

if TYPE_CHECKING:
    from lorapp.bootstrap import Services

LOOKS = 400
"""Looks for rest; what is not there by then, a clock or a spinner, stays under way."""

ROUNDS = 10
"""Times that what was begun by what one waited for is waited for as well."""

AMMAN = ZoneInfo("Asia/Amman")
EVENING = datetime(2026, 11, 22, 20, 0, tzinfo=AMMAN)
TODAY = EVENING.date()


class AnyNumber(dict[str, Constant]):
    """Constants of the rulebook, all of them five."""

    def __missing__(self, name: str) -> Constant:
        return Constant(name=name, value=5, unit="days", source="R-20")


def a_file(**changes: Any) -> SeasonFile:  # noqa: ANN401  fields of any type
    """The applicant of the pictures, with a handful of people."""
    file = SeasonFile(
        applicant=Applicant(
            name="Samir Daghlani",
            timezone="Asia/Amman",
            season=2027,
            specialties=("internal-medicine",),
        ),
        mentors=tuple(
            Mentor(key=key, name=name)
            for key, name in (
                ("M1", "Dr. Anna Brockhausen"),
                ("M2", "Dr. Priscilla Umetani"),
                ("M3", "Prof. Omar Khourani"),
                ("M4", "Dr. Lena Devlin-Lind"),
            )
        ),
        letters=(
            Letter(key="L1", mentor="M1", events=(_event(EventKind.UPLOADED, 10, 20),)),
            Letter(key="L2", mentor="M2", events=(_event(EventKind.AGREED, 6, 24),)),
        ),
        programs=(Program(key="P1", name="Saint Orla Neurology"),),
        rulebook=a_rulebook(),
    )
    return replace(file, **changes)


def a_rulebook() -> Rulebook:
    """One source, one specialty, and a five for every number."""
    specialty = Specialty(
        slug="internal-medicine", name="Internal medicine", short="IM", letters=LetterRules()
    )
    return Rulebook(
        constants=AnyNumber(),
        citations={
            "R-20": Citation(
                id="R-20", publisher="AAMC", kind="RULE", confidence="O", checked_on=TODAY
            )
        },
        specialties={"internal-medicine": specialty},
    )


def _event(kind: EventKind, month: int, day: int) -> Event:
    return Event(kind=kind, on=date(2026, month, day))


def a_step(number: int = 1, **changes: Any) -> Step:  # noqa: ANN401  fields of any type
    """A step as the engine makes them; every field can be another one."""
    step = Step(
        id=f"remind:letter:L{number}:6",
        rule="remind",
        kind="letter",
        key=f"L{number}",
        title=f"Last reminder to {mentor_mark('M2')}",
        opens=date(2026, 11, 20),
        due=date(2026, 11, 23),
        state=StepState.TODAY,
        severity=Severity.RED,
        urgency=Urgency((Part("closes in 9 d", 20), Part("below minimum", 15))),
        why=(
            f"{mentor_mark('M2')} promised 31 Aug.",
            f"! {program_mark('P1')} stops reading Tue 1 Dec and holds 2 of 3.",
            "✓ A polite day to write is Mon 23 Nov.",
        ),
        source="R-20",
        mentor="M2",
        letter="L2",
        is_message=True,
        draft=DraftKind.REMINDER,
        event=EventKind.REMINDED,
        fact="send Mon",
        tally=Tally(65, "late"),
    )
    return replace(step, **changes)


def picture_plan() -> Plan:
    """A plan that fills a window of 80x24."""

    def now(number: int, title: str, fact: str, tally: Tally, **more: Any) -> Step:  # noqa: ANN401  fields of any type
        return a_step(number, id=f"s:{number}", title=title, fact=fact, tally=tally, **more)

    def later(number: int, title: str, due: date, days: int, fact: str = "") -> Step:
        return a_step(
            number,
            id=f"s:{number}",
            title=title,
            due=due,
            fact=fact,
            state=StepState.LATER,
            severity=None,
            tally=Tally(days, "left"),
            draft=None,
            event=None,
            is_message=False,
        )

    amber = Severity.AMBER
    return Plan(
        today=TODAY,
        sending_day=date(2026, 11, 23),
        steps=(
            now(
                1,
                f"Assign {mentor_mark('M1')}'s letter",
                "5 programs",
                Tally(9, "left"),
                rule="assign",
                draft=None,
                event=None,
                is_message=False,
                letter="L1",
                why=(
                    "Available since 26 Oct. Five programs that lack letters do not have it yet.",
                    f"! {program_mark('P1')} stops reading Tue 1 Dec and holds 2 of 3.",
                    "✓ Saint Orla, Quarry Bend, Northgate then hold 3/3",
                    "Once assigned it stays assigned.",
                ),
            ),
            now(2, f"Last reminder to {mentor_mark('M2')}", "send Mon", Tally(65, "late")),
            now(3, f"New entry for {mentor_mark('M3')}", "bounced", Tally(48, "open")),
            now(4, f"Thank {mentor_mark('M4')}", "send Mon", Tally(86, "open"), severity=amber),
            now(
                5,
                "Prepare the Ashgrove interview",
                "Thu 3 Dec",
                Tally(11, "left"),
                severity=None,
                draft=None,
                event=None,
                letter=None,
            ),
            later(6, "Look at the ERAS portal", date(2026, 11, 25), 3, "seen 18 Nov"),
            later(7, "Prepare the Saint Orla interview", date(2026, 12, 10), 18, "Thu 10 Dec"),
            later(8, "Rank list opens", date(2027, 2, 1), 71),
            later(9, "Rank list closes", date(2027, 3, 3), 101),
            later(10, "Match Day", date(2027, 3, 19), 117),
            a_step(11, id="s:11", state=StepState.ASLEEP, asleep_until=date(2026, 11, 24)),
        ),
    )


@dataclass
class FakeUnit:
    record: SeasonFile | None
    clock: FixedClock
    notices: list[str] = field(default_factory=list)

    def is_empty(self) -> bool:
        return self.record is None

    def file(self) -> SeasonFile:
        if self.record is None:
            raise AssertionError("there is no applicant yet")
        return self.record

    def now(self) -> datetime:
        zone = self.record.applicant.zone if self.record else ZoneInfo("UTC")
        return self.clock.now(zone)

    def today(self) -> date:
        return self.now().date()

    def begin(self, file: SeasonFile, label: str) -> Change:
        self.record = file
        return Change(label)

    def warm(self) -> None:
        """Nothing to warm up."""

    def close(self) -> None:
        """Nothing is open."""


@dataclass
class FakeServices:
    """What the screens see, and what they did: ``done`` lists the calls."""

    home: Paths
    record: SeasonFile | None
    made: Plan
    clock: FixedClock = field(default_factory=lambda: FixedClock(EVENING))
    done: list[tuple[Any, ...]] = field(default_factory=list)
    kept: dict[str, dict[str, str]] = field(default_factory=dict)
    refusal: str | None = None

    def __post_init__(self) -> None:
        self.unit = FakeUnit(self.record, self.clock)
        self.today = SimpleNamespace(plan=lambda: self.made)
        self.steps = SimpleNamespace(
            snooze=self._call("snooze"),
            not_needed=self._call("not_needed"),
            wake=self._call("wake"),
        )
        self.letters = SimpleNamespace(
            log=self._call("log"),
            legal=lambda _key: (EventKind.REMINDED, EventKind.UPLOADED, EventKind.SPOKE),
        )
        self.profile = SimpleNamespace(start=self._start)
        self.history = SimpleNamespace(
            undo=self._undo, redo=self._nothing_left, entries=lambda _limit=None: ()
        )
        self.unfinished = SimpleNamespace(
            save=self._keep, load=self.kept.get, clear=lambda form: self.kept.pop(form, None)
        )

    def _keep(self, form: str, fields: Mapping[str, str]) -> None:
        self.kept[form] = dict(fields)

    def _undo(self) -> Change:
        return self._call("undo")() if self.done else self._nothing_left()

    def _nothing_left(self) -> Change:
        raise NothingLeftError("There is nothing left.")

    def _start(self, applicant: Applicant) -> Change:
        self.done.append(("start", applicant))
        return self.unit.begin(SeasonFile(applicant=applicant), "Begun")

    def _call(self, name: str) -> Callable[..., Change]:
        def call(*args: object, **named: object) -> Change:
            if self.refusal is not None:
                raise RefusedError(self.refusal)
            self.done.append((name, *args, *named.values()))
            return Change(f"{name} done")

        return call


def fake_services(
    home: Path, *, file: SeasonFile | None = None, plan: Plan | None = None, empty: bool = False
) -> FakeServices:
    """Services around the applicant of the pictures."""
    return FakeServices(
        home=Paths(home),
        record=None if empty else file or a_file(),
        made=plan or (Plan(TODAY, date(2026, 11, 23), ()) if empty else picture_plan()),
    )


def make_app(services: FakeServices, settings: Settings | None = None) -> LorApp:
    return LorApp(cast("Services", services), settings)


@asynccontextmanager
async def running(
    services: FakeServices, size: tuple[int, int] = (80, 24), settings: Settings | None = None
) -> AsyncIterator[Pilot[Any]]:
    """Run the app without a terminal; a fault that the boundary caught fails the test."""
    app = make_app(services, settings)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot
        await settle(pilot)
    assert app.faults == []


async def settle(pilot: Pilot[Any]) -> None:
    """Wait for threads and the messages they posted, and for what those begin in turn."""
    for _ in range(ROUNDS):
        with suppress(WorkerCancelled):  # by an app that leaves meanwhile
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await comes_to_rest(pilot.app, LOOKS, pause=0.001)
        if all(worker.is_finished for worker in pilot.app.workers):
            return


def shows(pilot: Pilot[Any], kind: type[Screen[Any]]) -> bool:
    """Whether a screen of this kind is on top."""
    return isinstance(pilot.app.screen, kind)


def lines(pilot: Pilot[Any]) -> list[str]:
    """What stands on the screen, row by row."""
    width, height = pilot.app.size
    compositor = pilot.app.screen._compositor
    strips = compositor.render_strips()
    return [strip.text.rstrip() for strip in strips[:height]] if width else []
