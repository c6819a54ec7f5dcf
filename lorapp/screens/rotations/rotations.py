"""Rotations: where the applicant works, as a list or on a line of months."""

from collections.abc import Sequence
from typing import Final

from textual import on
from textual.app import ComposeResult

from lorapp.domain.calendar.season import release, season_opens
from lorapp.domain.engine.rules.asking import ask_window
from lorapp.domain.engine.steps import Step
from lorapp.domain.letters.situation import Situation, shared
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import LetterWanted, Rotation
from lorapp.keymap import MOVING, NARROWING, ROTATIONS, Command
from lorapp.screens.forms.rotation import RotationSheet
from lorapp.screens.frame.explaining import Explaining
from lorapp.screens.frame.filtered import FilteredScreen, Narrowing
from lorapp.screens.frame.routes import open_named, open_step
from lorapp.widgets.frame.filter_line import FilterLine
from lorapp.widgets.frame.panel import Explained, Panel, unlisted
from lorapp.widgets.rotations.stays import stay_explained, stay_groups
from lorapp.widgets.rotations.timeline import Bar, Timeline
from lorapp.widgets.rows.rows import Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import stated
from lorapp.widgets.text.glyphs import own

BY_ID: Final = {command.id: command for command in (*ROTATIONS, *MOVING)}
SEASON_ID: Final = "season"
EMPTY: Final = "No rotations yet. `a` adds one in half a minute, `I` imports a list."
LEGEND_LINE: Final = "━ gone, ┄ to come, ○ days to ask, ◍ season date, · today"
LEGEND: Final = (
    "━ weeks behind you, ┄ weeks to come.",
    "○ days to ask for a letter.",
    "◍ dates of the season: it opens, programs begin to read.",
    "· today.",
)


class RotationsScreen(Explaining, FilteredScreen):
    """The rotations, explained beside; ``v`` draws them on a line of months."""

    MODE = "rotations"
    NAME = "Rotations"
    GUIDE = "screen-rotations"
    CSS_PATH = "rotations.tcss"
    OWN_COMMANDS = (*ROTATIONS, *NARROWING)
    AUTO_FOCUS = "#rotations"

    def compose_body(self) -> ComposeResult:
        with Narrowing():
            yield FilterLine()
            yield RowList(id="rotations")
            yield Timeline(id="timeline")
        yield Panel(id="panel")

    @property
    def rows(self) -> RowList:
        """The list that is shown: the plain one or the line of months."""
        return self.query_one("#timeline" if self.has_class("-timeline") else "#rotations", RowList)

    @property
    def shown(self) -> RowList:
        return self.rows

    def sought(self, row_id: str) -> str:
        file = self.services.unit.file()
        stay = file.rotations_by_key[row_id]
        names = [file.mentors_by_key[key].name for key in stay.mentors]
        facts = (stay.city, stay.state, stay.country, stay.specialty, stay.kind, *names)
        return " ".join(filter(None, facts))

    @property
    def stay(self) -> Rotation | None:
        """The rotation under the cursor."""
        row = self.rows.current
        return self.services.unit.file().rotations_by_key.get(row.id) if row else None

    def reload(self, file: SeasonFile) -> None:
        at = shared(file, self.services.unit.now())
        every = stay_groups(file, at.today)
        groups = self.narrowed(every)
        self.query_one("#rotations", RowList).show(groups)
        line = self.query_one(Timeline)
        if every:
            marks = Row(id=SEASON_ID, title="Season", tone=glyphs.Tone.MUTED)
            legend = own(LEGEND_LINE)
            line.draw([*groups, Group(legend, (marks,))], bars(at), at.today, legend)
        else:
            line.draw([], {}, at.today)
        self._explain()

    def show_empty(self) -> None:
        self.remove_class("-timeline")
        super().show_empty()

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        other = "list" if self.has_class("-timeline") else "timeline"
        view = (BY_ID["rotations.view"], other)
        if self.stay is None:
            others = [BY_ID["rotations.add"], BY_ID["rotations.applications"]]
            return [*others, view if self.rows.current else BY_ID["rotations.import"]]
        verb = "next step" if self._step() else "change"
        first = (BY_ID["list.choose"], verb)
        keys = ("rotations.add", "rotations.edit", "rotations.moment", "rotations.applications")
        return [first, *(BY_ID[key] for key in keys), view]

    def _step(self) -> Step | None:
        """The most pressing open step of the rotation under the cursor."""
        stay = self.stay
        if stay is None:
            return None
        letters = {
            letter.key
            for letter in self.services.unit.file().letters
            if letter.rotation == stay.key
        }
        for step in self.services.today.plan().do_now:
            if (step.kind == "rotation" and step.key == stay.key) or step.letter in letters:
                return step
        return None

    def _explained(self) -> Explained:
        at = shared(self.services.unit.file(), self.services.unit.now())
        stay = self.stay
        if stay is not None:
            return stay_explained(at, stay)
        if self.rows.current is None:
            return unlisted("Rotations", EMPTY, self.rows)
        told = tuple(stated(line) for line in LEGEND)
        return Explained("What the line shows", told, full=told)

    @on(RowList.Chosen)
    def _open(self) -> None:
        step = self._step()
        if step is not None:
            open_step(self.shell, step)
        else:
            self.action_edit()

    def action_add(self) -> None:
        self.shell.ask(RotationSheet())

    def action_edit(self) -> None:
        if self.stay is not None:
            self.shell.ask(RotationSheet(self.stay))

    def action_moment(self) -> None:
        from lorapp.screens.forms.moment import MomentSheet

        stay = self.stay
        mentor = stay.mentors[0] if stay and len(stay.mentors) == 1 else None
        self.shell.ask(MomentSheet(mentor=mentor))

    def action_applications(self) -> None:
        open_named(self.shell, "Applications for rotations")

    def action_import_list(self) -> None:
        open_named(self.shell, "Import a list")

    def action_remove(self) -> None:
        if self.stay is not None:
            self.shell.done(self.services.rotations.remove(self.stay.key))

    def action_view(self) -> None:
        row = self.rows.current
        self.toggle_class("-timeline")
        if row is not None:
            self.rows.select(row.id)
        self.rows.focus()
        self._explain()


def bars(at: Situation) -> dict[str, Bar]:
    """What the line of months shows: a bar a rotation, and the dates of the season."""
    file = at.file
    found = {
        stay.key: Bar(
            stay.starts_on,
            stay.ends_on,
            ask=() if stay.letter_wanted is LetterWanted.NO else ask_window(at, stay)[0],
        )
        for stay in file.rotations
    }
    season = file.applicant.season
    service = file.service_of(file.first_specialty, season)
    days = (season_opens(file, season, service), release(file, season, service))
    found[SEASON_ID] = Bar(days=tuple(day for day in days if day))
    return found
