"""The rank list: its order, the applicant's own points, and what was certified."""

from collections.abc import Mapping
from dataclasses import replace

from lorapp.domain.matches import match_words
from lorapp.domain.ranking.changes import (
    add_rank,
    certify,
    change_rank,
    held,
    leave_out,
    move_by,
    move_to,
    remove_rank,
    sort_by_points,
)
from lorapp.domain.ranking.criteria import (
    add_criterion,
    change_criterion,
    criterion,
    remove_criterion,
    set_points,
)
from lorapp.domain.ranking.lists import RankList, rank_lists
from lorapp.domain.ranking.record import Criterion
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import Moment
from lorapp.services.recording.changes import Change
from lorapp.services.recording.records import OnRecord


class Ranking(OnRecord):
    """The rank lists of the season, one a match."""

    def lists(self) -> tuple[RankList, ...]:
        """Every list there is or could be begun."""
        return rank_lists(self.situation())

    def add(self, program: str) -> Change:
        """Put a program at the end of its list."""
        return self._at(f"Rank {self._name(program)}", lambda at: add_rank(at, program))

    def move_by(self, program: str, steps: int) -> Change:
        """Move a program up (below zero) or down."""
        label = f"Move {self._name(program)} {'up' if steps < 0 else 'down'}"
        return self._at(label, lambda at: move_by(at, program, steps))

    def move_to(self, program: str, number: int) -> Change:
        """Give a program another place."""
        label = f"Move {self._name(program)} to place {number}"
        return self._at(label, lambda at: move_to(at, program, number))

    def leave_out(self, program: str, *, out: bool = True) -> Change:
        """Leave a program out, or bring it back where it stood."""
        label = f"{'Leave out' if out else 'Bring back'} {self._name(program)}"
        return self._at(label, lambda at: leave_out(at, program, out=out))

    def remove(self, program: str) -> Change:
        """Take a program off with its points and note."""
        label = f"Take {self._name(program)} off the list"
        return self._at(label, lambda at: remove_rank(at, program))

    def judge(self, program: str, points: Mapping[str, float | None], note: str | None) -> Change:
        """Keep the applicant's own points, by criterion, and the note on a program."""

        def judged(file: SeasonFile) -> SeasonFile:
            for key, value in points.items():
                file = set_points(file, program, key, value)
            return change_rank(file, replace(held(file, program), note=note))

        return self._unit.command(f"Points for {self._name(program)}", judged)

    def sort_by_points(self, match: str) -> Change:
        """Put a list in the order of the points; ties and the unscored stay."""
        label = f"Sort the {match_words(match)} list by points"
        return self._at(label, lambda at: sort_by_points(at, match))

    def certify(self, match: str, when: Moment | None = None) -> Change:
        """Write down that the match has this order."""
        label = f"Certified the {match_words(match)} list"
        return self._at(label, lambda at: certify(at, match, when or at.now))

    def add_criterion(self, name: str, weight: float | None) -> Change:
        """Add something that matters."""
        return self._unit.command(
            f"Add criterion {name:.60}", lambda file: add_criterion(file, name, weight)
        )

    def change_criterion(self, new: Criterion) -> Change:
        """Rename a criterion, or weigh it anew."""
        return self._unit.command(
            f"Change criterion {new.name:.60}", lambda file: change_criterion(file, new)
        )

    def remove_criterion(self, key: str) -> Change:
        """Take a criterion away with the points given by it."""
        name = criterion(self._unit.file(), key).name
        return self._unit.command(
            f"Remove criterion {name:.60}", lambda file: remove_criterion(file, key)
        )

    def _name(self, program: str) -> str:
        return f"{self._unit.file().program(program).name:.60}"
