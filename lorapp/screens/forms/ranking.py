"""Forms of the rank list: a program, a place, points and a note, a criterion."""

from dataclasses import replace
from datetime import date
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.interviews.naming import find_program
from lorapp.domain.programs import Program
from lorapp.domain.ranking.lists import Place
from lorapp.domain.ranking.points import MOST, SUGGESTED
from lorapp.domain.ranking.record import Criterion
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.frozen import dataclass
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import MARK, Field, Line, Lines, Number

NOTE: Final = "note"


@dataclass(frozen=True, slots=True)
class ProgramWords:
    """A program by a few words of its name."""

    file: SeasonFile

    def read(self, text: str, today: date) -> Program:
        return find_program(clean(text), self.file)

    def write(self, value: object) -> str:
        return value.name if isinstance(value, Program) else ""

    def understood(self, text: str, today: date) -> str:
        found = self.read(text, today)
        place = ", ".join(part for part in (found.name, found.city, found.state) if part)
        return f"{MARK}{place}"


class RankSheet(Sheet):
    """A program to put at the end of the list; Enter saves it."""

    ENTER_SAVES = True
    SAVE = "Add it"
    form_id = "rank.new"
    title = "Add a program to your rank list"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        kind = ProgramWords(file)
        hint = "Words of its name, such as `ashgrove`."
        return (Field(name="program", label="Program", kind=kind, required=True, hint=hint),)

    def submit(self, values: Values, services: Services) -> Change:
        return services.ranking.add(values["program"].key)


class PlaceSheet(Sheet):
    """The place of a program by its number; Enter saves it."""

    ENTER_SAVES = True
    SAVE = "Move it"

    def __init__(self, place: Place, count: int) -> None:
        self._place, self._count = place, count
        self.form_id = f"rank.place.{place.program.key}"
        self.title = f"To which place: {place.program.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        kind = Number(max(1, self._count), whole=True, least=1)
        hint = f"1 is your first choice; {self._count} is the last place."
        return (Field(name="number", label="Place", kind=kind, required=True, hint=hint),)

    def submit(self, values: Values, services: Services) -> Change:
        return services.ranking.move_to(self._place.program.key, int(values["number"]))


class PointsSheet(Sheet):
    """The applicant's own points for a program, by criterion, and a note."""

    SAVE = "Keep them"

    def __init__(self, place: Place) -> None:
        self._place = place
        self.form_id = f"rank.points.{place.program.key}"
        self.title = f"Your own points: {place.program.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        asked = tuple(
            Field(
                name=one.key,
                label=one.name,
                kind=Number(MOST),
                hint=f"0 to {MOST}, weight {one.weight or 0:g}; empty: not scored.",
            )
            for one in file.criteria
        )
        hint = "" if asked else "Points need criteria; `c` on the list names them."
        return (*asked, Field(name=NOTE, label="Note", kind=Lines(), hint=hint))

    def start(self, file: SeasonFile, today: date) -> Values:
        rank = self._place.rank
        return {**{score.criterion: score.points for score in rank.scores}, NOTE: rank.note}

    def submit(self, values: Values, services: Services) -> Change:
        points = {name: value for name, value in values.items() if name != NOTE}
        return services.ranking.judge(self._place.program.key, points, values[NOTE] or None)


class CriterionSheet(Sheet):
    """Something that matters, and how much."""

    def __init__(self, held: Criterion | None = None) -> None:
        self._held = held
        self.form_id = f"rank.criterion.{held.key if held else 'new'}"
        self.title = f"Criterion: {held.name}" if held else "What matters to you?"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        taken = {one.name.casefold() for one in file.criteria}
        offered = tuple(name for name in SUGGESTED if name.casefold() not in taken)
        hint = f"Such as {', '.join(offered[:3])}." if offered else ""
        return (
            Field(name="name", label="Name", kind=Line(offered), required=True, hint=hint),
            Field(
                name="weight",
                label="Weight",
                kind=Number(MOST),
                required=True,
                hint=f"0 to {MOST}; 0 does not count.",
            ),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"name": self._held.name, "weight": self._held.weight} if self._held else {}

    def submit(self, values: Values, services: Services) -> Change:
        if self._held is None:
            return services.ranking.add_criterion(values["name"], values["weight"])
        new = replace(self._held, name=values["name"], weight=values["weight"])
        return services.ranking.change_criterion(new)
