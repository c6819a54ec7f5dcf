"""What can be done to the rank list one looks at, and to the program under the cursor."""

from typing import Final

from lorapp.domain.ranking.lists import Place, RankList
from lorapp.screens.frame.base import LorScreen
from lorapp.widgets.rows.rows import RowList

NONE_HERE: Final = "There is no program here yet. `a` adds one."
NOT_YET: Final = "It is not on the list yet. `Enter` adds it."


class RankActions(LorScreen):
    """A screen with one list and one program of it in view; subclasses say which."""

    @property
    def program(self) -> str | None:
        """The program in view, on a list or not yet."""
        raise NotImplementedError

    @property
    def ranks(self) -> RankList | None:
        """The list in view."""
        raise NotImplementedError

    @property
    def place(self) -> Place | None:
        """The place in view; None for a program that is on no list yet."""
        raise NotImplementedError

    def _asked_for(self) -> Place | None:
        """The place under the cursor; says why there is none."""
        place = self.place
        if place is None:
            self.shell.say(NOT_YET if self.program is not None else NONE_HERE)
        return place

    def action_move(self, steps: int) -> None:
        place = self._asked_for()
        found = self.ranks
        if place is None or found is None:
            return
        number = (place.number or 0) + steps
        if place.number is not None and not 1 <= number <= len(found.places):
            self.shell.say("It is the first." if steps < 0 else "It is the last.")
            return
        self.shell.done(self.services.ranking.move_by(place.program.key, steps))

    def action_place(self) -> None:
        from lorapp.screens.forms.ranking import PlaceSheet

        place, found = self._asked_for(), self.ranks
        if place is not None and found is not None:
            self.shell.ask(PlaceSheet(place, len(found.places)))

    def action_add(self) -> None:
        from lorapp.screens.forms.ranking import RankSheet

        self.shell.ask(RankSheet(), self._stand_on_new)

    def _stand_on_new(self, change: object) -> None:
        file = self.services.unit.file()
        if change is not None and file.ranks:
            self.load()
            self.query_one(RowList).select(file.ranks[-1].program)

    def action_judge(self) -> None:
        from lorapp.screens.forms.ranking import PointsSheet

        place = self._asked_for()
        if place is not None:
            self.shell.ask(PointsSheet(place))

    def action_out(self) -> None:
        place = self._asked_for()
        if place is not None:
            out = place.number is not None
            self.shell.done(self.services.ranking.leave_out(place.program.key, out=out))

    def action_remove(self) -> None:
        place = self._asked_for()
        if place is not None:
            self.shell.done(self.services.ranking.remove(place.program.key))

    def action_criteria(self) -> None:
        from lorapp.screens.match.criteria import CriteriaScreen

        self.shell.push_screen(CriteriaScreen())

    def action_sort(self) -> None:
        found = self.ranks
        if found is not None:
            self.shell.done(self.services.ranking.sort_by_points(found.match))

    def action_certify(self) -> None:
        found = self.ranks
        if found is not None:
            self.shell.done(self.services.ranking.certify(found.match))

    def action_program(self) -> None:
        from lorapp.screens.programs.program_record import ProgramRecord

        if self.program is not None:
            self.shell.push_screen(ProgramRecord(self.program))
