"""Mentors: the people who may write, how warm the contact is, and who saw what."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from lorapp.domain.engine.steps import Plan, Step
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.mentors_ranking import ranking
from lorapp.domain.record import SeasonFile
from lorapp.keymap import MENTORS, MOVING, NARROWING, Command, bindings
from lorapp.screens.filtered import FilteredScreen, Narrowing
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.forms.contact import ContactSheet
from lorapp.screens.forms.letter import LetterSheet
from lorapp.screens.forms.mentor import MentorSheet
from lorapp.screens.forms.moment import MomentSheet
from lorapp.screens.routes import open_panel, open_record, open_step
from lorapp.widgets.cells import stated
from lorapp.widgets.filter_line import FilterLine
from lorapp.widgets.narrowing import NOTHING
from lorapp.widgets.panel import Explained, Panel
from lorapp.widgets.people import (
    Known,
    known_people,
    people_groups,
    person_explained,
    ranking_groups,
)
from lorapp.widgets.rows import Columns, Group, RowList

BY_ID: Final = {command.id: command for command in (*MENTORS, *MOVING)}
EMPTY: Final = "No mentors yet. `a` adds who could write for you."
QUIET_STEPS: Final = (0, 30, 60, 90, 180)
"""Days of silence the filter goes through; 0 shows everyone."""


class MentorsScreen(FilteredScreen):
    """The people, explained beside; ``v`` ranks them, ``t`` shows who has not heard for long."""

    MODE = "mentors"
    NAME = "Mentors"
    GUIDE = "screen-mentors"
    OWN_COMMANDS = (*MENTORS, *NARROWING)
    BINDINGS: ClassVar[list[BindingType]] = bindings(MENTORS)

    def __init__(self) -> None:
        super().__init__()
        self._people: dict[str, Known] = {}
        self._is_ranked = False
        self._quiet = 0

    def compose_body(self) -> ComposeResult:
        with Narrowing():
            yield FilterLine()
            yield RowList(columns=Columns(number=11), id="mentors")
        yield Panel(id="panel")

    @property
    def known(self) -> Known | None:
        """The person under the cursor."""
        row = self.query_one(RowList).current
        return self._people.get(row.id) if row is not None else None

    def _situation(self) -> Situation:
        return Situation(self.services.unit.file(), self.services.unit.now())

    def reload(self, file: SeasonFile) -> None:
        at = Situation(file, self.services.unit.now())
        found = known_people(at, ranking(at))
        self._people = {known.mentor.key: known for known in found}
        shown = [known for known in found if is_quiet(known, self._quiet)]
        make = ranking_groups if self._is_ranked else people_groups
        groups = self.narrowed(make(at, shown))
        if self._quiet and not self._is_ranked:
            heading = f"Not heard from in {self._quiet} days"
            groups = [Group(heading, (), str(len(shown))), *groups]
        self.query_one(RowList).show(groups)
        self._explain()

    def sought(self, row_id: str) -> str:
        mentor = self._people[row_id].mentor
        facts = (mentor.name, mentor.institution, mentor.specialty, mentor.email, mentor.title)
        return " ".join(filter(None, facts))

    def select(self, key: str) -> None:
        """Put the cursor on a person."""
        self.query_one(RowList).select(key)

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        known = self.known
        if known is None:
            return [BY_ID["mentors.add"], BY_ID["mentors.quiet"]]
        quiet = f"quiet {self._quiet} d" if self._quiet else "quiet"
        return [
            (BY_ID["list.choose"], self._verb(known)),
            BY_ID["mentors.log"],
            BY_ID["mentors.moment"],
            BY_ID["mentors.edit"],
            (BY_ID["mentors.view"], "people" if self._is_ranked else "ranking"),
            (BY_ID["mentors.quiet"], quiet),
        ]

    def _verb(self, known: Known) -> str:
        if step_with(self.services.today.plan(), known.mentor.key) is not None:
            return "next step"
        return (
            "letter"
            if letter_in_play(self._situation(), known.mentor.key) is not None
            else "plan a letter"
        )

    @on(RowList.Highlighted)
    def _explain(self) -> None:
        self.query_one(Panel).show(self._explained())
        self.draw_keys()

    def _explained(self) -> Explained:
        known = self.known
        if known is not None:
            return person_explained(self._situation(), known)
        text = EMPTY
        if self.asked:
            text = NOTHING
        elif self._people:
            text = f"Everyone heard from you in the last {self._quiet} days. `t` shows more."
        said = stated(text)
        return Explained("Mentors", (said,), full=(said,))

    @on(RowList.Chosen)
    def _open(self) -> None:
        known = self.known
        if known is None:
            return
        step, letter = (
            step_with(self.services.today.plan(), known.mentor.key),
            letter_in_play(self._situation(), known.mentor.key),
        )
        if step is not None:
            open_step(self.shell, step)
        elif letter is not None:
            open_record(self.shell, "letter", letter)
        else:
            self.shell.push_screen(FormScreen(LetterSheet(mentor=known.mentor.key)))

    def action_log(self) -> None:
        known = self.known
        self.shell.push_screen(FormScreen(ContactSheet(known.mentor.key if known else None)))

    def action_moment(self) -> None:
        known = self.known
        self.shell.push_screen(FormScreen(MomentSheet(mentor=known.mentor.key if known else None)))

    def action_add(self) -> None:
        self.shell.push_screen(FormScreen(MentorSheet()))

    def action_edit(self) -> None:
        if self.known is not None:
            self.shell.push_screen(FormScreen(MentorSheet(self.known.mentor)))

    def action_remove(self) -> None:
        if self.known is not None:
            self.shell.done(self.services.mentors.remove(self.known.mentor.key))

    def action_view(self) -> None:
        self._is_ranked = not self._is_ranked
        self.load()

    def action_quiet(self) -> None:
        at = QUIET_STEPS.index(self._quiet)
        self._quiet = QUIET_STEPS[(at + 1) % len(QUIET_STEPS)]
        self.load()

    def action_panel(self) -> None:
        open_panel(self.shell)


def step_with(plan: Plan, mentor: str) -> Step | None:
    """The most pressing open step with a person, else the coming ask."""
    now = [step for step in plan.do_now if step.mentor == mentor]
    asks = [step for step in plan.later if step.mentor == mentor and step.rule == "ask"]
    return next(iter([*now, *asks]), None)


def letter_in_play(at: Situation, mentor: str) -> str | None:
    """The key of a letter of a person that can still come to something."""
    letters = [letter.key for letter in at.letters_of(mentor) if not state(at, letter).is_over]
    return letters[0] if letters else None


def is_quiet(known: Known, days: int) -> bool:
    """Whether a person has not heard from the applicant for so many days; 0 asks nothing."""
    return not days or known.touch.last_on is None or known.touch.days >= days
