"""The visible order in which sets of letters are compared, and every set put in that order."""

from collections.abc import Iterator
from datetime import date

from lorapp.domain.placing.rules.phrases import GROUPS
from lorapp.domain.placing.rules.requirements import Held, has_trait, letter_rules, needed, needs
from lorapp.domain.placing.sets.candidates import Choice
from lorapp.domain.placing.sets.families import Family, fewest, tally, weigh
from lorapp.domain.placing.sets.shortlist import shortlist
from lorapp.domain.placing.sets.traits import Portfolio
from lorapp.domain.programs import Program
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """How a set compares; the first part that differs decides, and less is better.

    Only for ``basis``, the points for the kind of contact (R-93), is more better. Rules on
    visas and graduation are the same for every set and left out.
    """

    strict_unmet: int
    preferred_unmet: int
    uncovered: int
    risk: int
    basis: int
    letters: int


@dataclass(frozen=True)
class RankedSet:
    """One set of letters (keys in the record's order) and its score.

    ``unmet`` names the rules about letters that fail, ``uncovered`` the themes that no letter
    of it was asked to prove.
    """

    held: Held
    score: Score
    unmet: tuple[str, ...]
    uncovered: tuple[str, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        return self.held.keys


def ranked(book: Portfolio, program: Program, choice: Choice, count: int) -> list[RankedSet]:
    """The best ``count`` of all sets the choice allows, the best first.

    Every set up to the number of slots is looked at, of many letters those of the short list.
    ``choice.free`` and letters of it that are fixed count as available.
    """
    free = shortlist(book, program, choice.free, themes(book, program))
    usable = {*free, *(key for key in choice.fixed if book.traits[key].is_available)}
    gone = tuple(key for key in choice.fixed if key not in usable)
    family = book.family(program, usable, choice.slots)
    race = _Race(book, program, family, gone)
    must = family.group(choice.fixed)
    left = family.allowed(must, must | family.group(free), choice.slots - len(gone))
    criteria = race.criteria()
    found: list[RankedSet] = []
    while left and len(found) < count:
        front = left
        for digits in criteria:
            front = fewest(front, digits)
        winner = front & -front
        left &= ~winner
        found.append(race.judged(winner))
    return found


class _Race:
    """The criteria of one program as masks of the sets that fall short, in the visible order."""

    def __init__(
        self, book: Portfolio, program: Program, family: Family, gone: tuple[str, ...]
    ) -> None:
        self.book, self.program, self.family, self.gone = book, program, family, gone
        self.rules = letter_rules(program)
        # What a program counts hangs on its word about observerships alone.
        self.counted = book.once(
            (family, self.rules.counts_observership), lambda: tuple(self._counting())
        )
        self.common = family, self.counted
        self.failing = dict(self._failing())
        told = themes(book, program)
        self.bare, self.bare_digits = book.once(
            (*self.common, "themes", told), lambda: self._themes(told)
        )
        self.places_wanted = places_wanted(book, program)

    def criteria(self) -> list[list[int]]:
        """What to have fewest of, one after the other; fewer letters comes by itself."""
        strict: list[int] = []
        preferred: list[int] = []
        for rule, mask in self.failing.items():
            (strict if rule in self.program.strict else preferred).append(mask)
        risk = self.book.once((*self.common, "risk"), self._risk)
        return [tally(strict), tally(preferred), self.bare_digits, risk, self._basis()]

    def judged(self, winner: int) -> RankedSet:
        """The score of one set, given as the mask of it alone."""
        chosen = self.family.first(winner)
        counted = tuple([key for key in chosen if key in self.counted])
        held = Held(self.book, self.program, self._in_order(chosen), counted)
        unmet = tuple(rule for rule, mask in self.failing.items() if mask & winner)
        uncovered = tuple(theme for theme, mask in self.bare.items() if mask & winner)
        points = [self.book.basis_points(self.program, key) for key in held.counted]
        strict = sum(rule in self.program.strict for rule in unmet)
        score = Score(
            strict_unmet=strict,
            preferred_unmet=len(unmet) - strict,
            uncovered=len(uncovered),
            risk=sum(self.book.risk(key) for key in held.counted),
            basis=sum(sorted(points, reverse=True)[: self.places_wanted]),
            letters=len(held.keys),
        )
        return RankedSet(held, score, unmet, uncovered)

    def _in_order(self, chosen: tuple[str, ...]) -> tuple[str, ...]:
        if not self.gone:
            return chosen
        every = self.book.at.file.letters_by_key
        return tuple(key for key in every if key in chosen or key in self.gone)

    def _counting(self) -> Iterator[str]:
        counts, letters = self.book.at.places.counts, self.book.at.file.letters_by_key
        return (key for key in self.family.letters if counts(self.program, letters[key]))

    def _failing(self) -> Iterator[tuple[str, int]]:
        """For each rule the sets that fail it, in the order of the rules."""
        family, asked = self.family, needs(self.rules)
        everyone = self.book.once((*self.common, "all"), lambda: family.group(self.counted))
        for rule in ("min", "wanted"):
            if rule in asked:
                yield rule, family.short_of(everyone, asked[rule])
        if "max" in asked:
            yield "max", family.every & ~family.up_to(asked["max"] - len(self.gone))
        for rule in GROUPS:
            if rule in asked:
                yield rule, family.short_of(self._kind(rule), asked[rule])
        if "recency_months" in asked:
            limit, read = asked["recency_months"], self.book.review_day(self.program)
            old = self.book.once((*self.common, limit, read), lambda: self._old(limit, read))
            yield "recency_months", family.holding_any(old)
        if self.rules.counts_observership is False:
            yield "counts_observership", self._watching()

    def _kind(self, rule: str) -> int:
        """The group of letters that may be of a kind."""
        return self.book.once(
            (*self.common, rule, self.book.view_of(self.program)),
            lambda: self.family.group(key for key in self.counted if self._may_be(rule, key)),
        )

    def _old(self, limit: int, read: date | None) -> int:
        """The group of letters that are too old on a review day."""
        ages = {key: self.book.age_on(key, read) for key in self.counted}
        return self.family.group(
            key for key, age in ages.items() if age is not None and age > limit
        )

    def _watching(self) -> int:
        """The sets with a letter from an observership, where one stays whatever is chosen: all."""
        if any(self.book.traits[key].is_observership for key in self.gone):
            return self.family.every
        watched = [key for key in self.family.letters if key not in self.counted]
        return self.family.holding_any(self.family.group(watched))

    def _may_be(self, rule: str, key: str) -> bool:
        return has_trait(self.book, self.program, rule, key) is not False

    def _themes(self, told: tuple[str, ...]) -> tuple[dict[str, int], list[int]]:
        """By theme the sets in which no letter was asked to prove it, and how many a set lacks."""
        bare = {theme: self._uncovered(theme) for theme in told}
        return bare, tally(bare.values())

    def _uncovered(self, theme: str) -> int:
        keys = [key for key in self.counted if theme in self.book.traits[key].proves]
        return self.family.short_of(self.family.group(keys), 1)

    def _risk(self) -> list[int]:
        masks = []
        for key in self.counted:
            points, having = self.book.risk(key), self.family.having[self.family.index[key]]
            if points:
                masks.append((having if points > 0 else self.family.every & ~having, abs(points)))
        return weigh(masks)

    def _basis(self) -> list[int]:
        """The points that a set lacks to the most its places could bring."""
        most = min(self.places_wanted, len(self.counted))
        asked = (*self.common, "basis", self.program.specialty, most)
        return self.book.once(asked, lambda: weigh(self._short_of_levels(most)))

    def _short_of_levels(self, most: int) -> Iterator[tuple[int, int]]:
        """Each level of points is reached or not at each place; what is lacking is their sum."""
        points = {key: self.book.basis_points(self.program, key) for key in self.counted}
        below = 0
        for level in sorted({found for found in points.values() if found > 0}):
            group = self.family.group(key for key, found in points.items() if found >= level)
            for place in range(1, most + 1):
                yield self.family.short_of(group, place), level - below
            below = level


def themes(book: Portfolio, program: Program) -> tuple[str, ...]:
    """What the letters of a program should prove: its statement's claims, else your themes."""
    statement = book.at.file.statement_for(program.key)
    claimed = [claim.theme for claim in statement.claims if claim.theme] if statement else []
    return tuple(dict.fromkeys(claimed or book.at.file.themes))


def places_wanted(book: Portfolio, program: Program) -> int:
    """How many letters a program wants to read: wanted, else its minimum, else the usual number."""
    rules = letter_rules(program)
    usual = book.at.number("typical_required_letters")
    return needed(rules, "wanted") or needed(rules, "min") or usual
