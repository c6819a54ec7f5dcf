"""Signals: how many a season gives for a specialty, where they went, and how many are left."""

from collections.abc import Mapping

from lorapp.domain.letters.situation import Situation
from lorapp.domain.money.facts import ANY, SignalCount, is_expected, newest
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import count_words
from lorapp.domain.wording.names import specialty_words
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalUse:
    """The signals of one specialty and season; ``count`` is None where nobody states it."""

    season: int
    specialty: str | None
    count: SignalCount | None
    given: tuple[Program, ...]

    @property
    def is_expected(self) -> bool:
        """Whether the count is only expected of this season."""
        return self.count is not None and is_expected(self.count, self.season)

    @property
    def kinds(self) -> Mapping[str, int]:
        return self.count.kinds if self.count else {}

    def used(self, kind: str) -> int:
        """How many signals of a kind are given."""
        return sum(self.kind_of(program.signal) == kind for program in self.given)

    def left(self, kind: str) -> int:
        """How many of a kind there still are; never below zero."""
        return max(0, self.kinds.get(kind, 0) - self.used(kind))

    @property
    def over(self) -> int:
        """How many more are noted than there are, or of a kind there is not."""
        if self.count is None:
            return 0
        unknown = sum(self.kind_of(program.signal) not in self.kinds for program in self.given)
        return unknown + sum(max(0, self.used(kind) - most) for kind, most in self.kinds.items())

    def kind_of(self, signal: str | None) -> str:
        """The kind a signal counts as, whatever the portal's word where there is one kind."""
        return ANY if set(self.kinds) <= {ANY} else (signal or "").strip().casefold()


def signal_use(at: Situation, specialty: str | None, season: int) -> SignalUse:
    """Where the signals of a specialty and season went."""
    file = at.file
    given = (
        program
        for program in file.programs
        if program.signal
        and program.specialty == specialty
        and file.program_season(program) == season
        and (is_applied(at, program) or not program.is_finished)
    )
    known = newest(file.rulebook.signals, specialty, season) if specialty else None
    return SignalUse(season=season, specialty=specialty, count=known, given=tuple(given))


def season_signals(at: Situation) -> tuple[SignalUse, ...]:
    """Every specialty of the applicant's season that has signals to count or given."""
    file, season = at.file, at.file.applicant.season
    named = [one.specialty for one in file.programs if file.program_season(one) == season]
    found = [signal_use(at, slug, season) for slug in dict.fromkeys(named)]
    kept = [use for use in found if use.count is not None or use.given]
    return tuple(sorted(kept, key=lambda use: use.specialty or "~"))


def why_no_signal(at: Situation, program: Program, given: str | None) -> str | None:
    """Say why a program cannot be given this signal; None when nothing stands against it.

    Only a count stated for the season itself refuses; an expected one may be another.
    """
    use = _use_of(at, program)
    return None if use.is_expected else _beyond(at, use, program, given)


def doubtful_signal(at: Situation, program: Program, given: str | None) -> str:
    """Say that a signal goes beyond what is only expected of the season; empty otherwise."""
    use = _use_of(at, program)
    beyond = _beyond(at, use, program, given) if use.is_expected else None
    if beyond is None or use.count is None:
        return ""
    field = specialty_words(at.file, use.specialty)
    had = f"Season {use.count.season} had {use.count.total} for {field}"
    return f"{had}; {use.season} may differ, so look into the portal first."


def _use_of(at: Situation, program: Program) -> SignalUse:
    return signal_use(at, program.specialty, at.file.program_season(program))


def _beyond(at: Situation, use: SignalUse, program: Program, given: str | None) -> str | None:
    """What stands against one more signal, going by the count that is known."""
    if given is None or use.count is None:
        return None
    kind = use.kind_of(given)
    if program in use.given and use.kind_of(program.signal) == kind:
        return None
    field = specialty_words(at.file, use.specialty)
    field = field[:1].upper() + field[1:]
    if kind not in use.kinds:
        known = " and ".join(f"`{one}`" for one in use.kinds)
        return f"{field} has {known} signals in season {use.season}. Write one of them."
    if use.left(kind):
        return None
    word = "signal" if kind == ANY else f"{kind} signal"
    most = count_words(use.kinds[kind], word)
    if not most:
        return f"{field} has no {word}s in season {use.season}."
    return (
        f"{field} has {most} in season {use.season}, and all are given. "
        "Take one back where you have not applied yet."
    )
