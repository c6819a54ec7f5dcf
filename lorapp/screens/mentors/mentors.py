"""Mentors: the people who may write, how warm the contact is, and who saw what."""

from collections.abc import Mapping, Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult

from lorapp.domain.engine.steps import Plan, Step
from lorapp.domain.letters.situation import Situation, shared
from lorapp.domain.letters.states import state
from lorapp.domain.mentors import reachable
from lorapp.domain.mentors_doubles import Double, doubles
from lorapp.domain.mentors_ranking import ranking
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass, field, replace
from lorapp.keymap import MENTORS, MOVING, NARROWING, Command
from lorapp.screens.forms.contact import ContactSheet
from lorapp.screens.forms.letter import LetterSheet
from lorapp.screens.forms.mentor import MentorSheet
from lorapp.screens.forms.moment import MomentSheet
from lorapp.screens.frame.explaining import Explaining
from lorapp.screens.frame.filtered import Narrowing
from lorapp.screens.frame.routes import open_named, open_record, open_step
from lorapp.screens.mentors.mentor_writing import WritesToPeople
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.frame.panel import Explained, Panel, unlisted
from lorapp.widgets.mentors.people import (
    Known,
    known_people,
    people_groups,
    person_explained,
    ranking_groups,
)
from lorapp.widgets.rows.rows import Columns, Group, RowList
from lorapp.widgets.text.cells import stated
from lorapp.widgets.text.glyphs import Tone

BY_ID: Final = {command.id: command for command in (*MENTORS, *MOVING)}
EMPTY: Final = "No mentors yet. `a` adds who could write, `i` takes a contacts file, `I` a list."
TWO: Final = 2
QUIET_STEPS: Final = (0, 30, 60, 90, 180)
"""Days of silence the filter goes through; 0 shows everyone."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The people of the list and its rows; typing does not make them anew."""

    people: Mapping[str, Known] = field(default_factory=dict)
    doubles: Mapping[str, Double] = field(default_factory=dict)
    head: Sequence[Group] = ()
    groups: Sequence[Group] = ()


def listed(at: Situation, quiet: int, *, ranked: bool) -> Listed:
    """Everyone who has not heard for so many days, as people or by rank."""
    found, pairs = known_people(at, ranking(at)), doubles(at.file)
    shown = [known for known in found if is_quiet(known, quiet)]
    heading = Group(f"Not heard from in {quiet} days", (), str(len(shown)))
    return Listed(
        {known.mentor.key: known for known in found},
        {p.other: p for p in pairs} | {p.mentor: p for p in pairs},
        [heading] if quiet and not ranked else [],
        (ranking_groups if ranked else people_groups)(at, shown),
    )


class MentorsScreen(Explaining, WritesToPeople):
    """The people, explained beside; ``v`` ranks them, ``t`` shows who has not heard for long."""

    MODE = "mentors"
    NAME = "Mentors"
    GUIDE = "screen-mentors"
    OWN_COMMANDS = (*MENTORS, *NARROWING)

    def __init__(self) -> None:
        super().__init__()
        self._is_ranked = False
        self._quiet = 0
        self._made_for: tuple[Situation, int, bool] | None = None
        self._made = Listed()

    def compose_body(self) -> ComposeResult:
        with Narrowing():
            yield FilterLine()
            yield RowList(columns=Columns(number=11), id="mentors")
        yield Panel(id="panel")

    @property
    def known(self) -> Known | None:
        """The person under the cursor."""
        row = self.query_one(RowList).current
        return self._made.people.get(row.id) if row is not None else None

    def reload(self, file: SeasonFile) -> None:
        at = shared(file, self.services.unit.now())
        made_for = at, self._quiet, self._is_ranked
        if self._made_for != made_for:
            self._made_for, self._made = made_for, listed(at, self._quiet, ranked=self._is_ranked)
        self.query_one(RowList).show([*self._made.head, *self.narrowed(self._made.groups)])
        self._explain()

    def sought(self, row_id: str) -> str:
        mentor = self._made.people[row_id].mentor
        facts = (mentor.name, mentor.institution, mentor.specialty, mentor.title)
        return " ".join(filter(None, (*facts, *reachable(mentor))))

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        known = self.known
        if known is None:
            last = BY_ID["mentors.quiet" if self._made.people else "mentors.import"]
            return [BY_ID["mentors.add"], BY_ID["mentors.contacts"], last]
        quiet = f"quiet {self._quiet} d" if self._quiet else "quiet"
        return [
            (
                BY_ID["list.choose"],
                verb(self.services.today.plan(), self.services.letters.situation(), known),
            ),
            *([BY_ID["mentors.merge"]] if known.mentor.key in self._made.doubles else []),
            BY_ID["mentors.log"],
            BY_ID["mentors.moment"],
            BY_ID["mentors.edit"],
            (BY_ID["mentors.view"], "people" if self._is_ranked else "ranking"),
            (BY_ID["mentors.quiet"], quiet),
            BY_ID["mentors.contacts"],
        ]

    def _explained(self) -> Explained:
        known = self.known
        if known is not None:
            at, pair = self.services.letters.situation(), self._made.doubles.get(known.mentor.key)
            said = person_explained(at, known)
            return twice_explained(said, at, known, pair) if pair else said
        if self._made.people and not self.asked:
            line = stated(
                f"Everyone heard from you in the last {self._quiet} days. `t` shows more."
            )
            return Explained("Mentors", (line,), full=(line,))
        return unlisted("Mentors", EMPTY, self.query_one(RowList))

    @on(RowList.Chosen)
    def _open(self) -> None:
        known = self.known
        if known is None:
            return
        step, letter = (
            step_with(self.services.today.plan(), known.mentor.key),
            letter_in_play(self.services.letters.situation(), known.mentor.key),
        )
        if step is not None:
            open_step(self.shell, step)
        elif letter is not None:
            open_record(self.shell, "letter", letter)
        else:
            self.shell.ask(LetterSheet(mentor=known.mentor.key))

    def action_log(self) -> None:
        known = self.known
        self.shell.ask(ContactSheet(known.mentor.key if known else None))

    def action_moment(self) -> None:
        known = self.known
        self.shell.ask(MomentSheet(mentor=known.mentor.key if known else None))

    def action_add(self) -> None:
        self.shell.ask(MentorSheet())

    def action_edit(self) -> None:
        if self.known is not None:
            self.shell.ask(MentorSheet(self.known.mentor))

    def action_merge(self) -> None:
        if self.known is None or len(self._made.people) < TWO:
            self.shell.say("There are no two people to make one of.")
            return
        from lorapp.screens.paths.merge_mentors import MergePath

        self.shell.push_screen(MergePath(self.known.mentor.key))

    def action_contacts(self) -> None:
        from lorapp.screens.paths.importing.import_contacts import ContactsPath

        self.shell.push_screen(ContactsPath())

    def action_import_list(self) -> None:
        open_named(self.shell, "Import a list")

    def action_remove(self) -> None:
        if self.known is not None:
            self.shell.done(self.services.mentors.remove(self.known.mentor.key))

    def action_view(self) -> None:
        self._is_ranked = not self._is_ranked
        self.load()

    def rank(self) -> None:
        """Show who could write, by points, the cursor on the first."""
        if not self._is_ranked:
            self.action_view()
        self.query_one(RowList).action_first()

    def action_quiet(self) -> None:
        at = QUIET_STEPS.index(self._quiet)
        self._quiet = QUIET_STEPS[(at + 1) % len(QUIET_STEPS)]
        self.load()


def twice_explained(said: Explained, at: Situation, known: Known, pair: Double) -> Explained:
    """What the panel says of a person who looks like another one on record (failure F-40)."""
    other = pair.other if pair.mentor == known.mentor.key else pair.mentor
    text = f"Looks like {at.file.mentor(other).name} too: {pair.why}. `M` makes them one."
    told = stated(text, Tone.CAUTION.style)
    return replace(said, foot_short=told, full=(*said.full[:1], told, *said.full[1:]))


def verb(plan: Plan, at: Situation, known: Known) -> str:
    """What Enter does with a person, in a word or two."""
    if step_with(plan, known.mentor.key) is not None:
        return "next step"
    is_in_play = letter_in_play(at, known.mentor.key) is not None
    return "letter" if is_in_play else "plan a letter"


def step_with(plan: Plan, mentor: str) -> Step | None:
    """The most pressing open step with a person, else the coming ask."""
    mine = plan.by_mentor.get(mentor, ())
    now = [step for step in mine if plan.is_now(step)]
    asks = [step for step in plan.coming(mine) if step.rule == "ask"]
    return next(iter([*now, *asks]), None)


def letter_in_play(at: Situation, mentor: str) -> str | None:
    """The key of a letter of a person that can still come to something."""
    letters = [letter.key for letter in at.letters_of(mentor) if not state(at, letter).is_over]
    return letters[0] if letters else None


def is_quiet(known: Known, days: int) -> bool:
    """Whether a person has not heard from the applicant for so many days; 0 asks nothing."""
    return not days or known.touch.last_on is None or known.touch.days >= days
