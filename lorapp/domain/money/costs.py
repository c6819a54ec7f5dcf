"""What the list of programs costs as it stands, what one more would cost, and what is unknown."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from lorapp.domain.applying.record import RotationApplication
from lorapp.domain.applying.spending import own_costs
from lorapp.domain.calendar.rows import RowStatus
from lorapp.domain.calendar.season import milestone
from lorapp.domain.calendar.shelf import NRMP
from lorapp.domain.letters.situation import Situation
from lorapp.domain.money.amounts import Amount, summed
from lorapp.domain.money.facts import ApplicationFee, SeasonFee, is_expected, newest
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialtyCost:
    """The programs of one specialty in one service; ``applied`` of them are sent already.

    ``fee`` is None where nobody states one, or where the specialty is not known.
    """

    season: int
    service: str
    specialty: str | None
    programs: int
    applied: int
    fee: ApplicationFee | None

    @property
    def amount(self) -> Amount | None:
        """What these programs cost; None when it is unknown."""
        return self.of(self.programs)

    @property
    def sent(self) -> Amount | None:
        """What the programs applied to have cost."""
        return self.of(self.applied)

    @property
    def next(self) -> Amount | None:
        """What one more program of this specialty costs."""
        if self.fee is None:
            return None
        return Amount(self.fee.next_usd(self.programs), is_expected(self.fee, self.season))

    def of(self, count: int) -> Amount | None:
        """What so many programs of this specialty would cost."""
        if self.fee is None:
            return None
        return Amount(self.fee.usd(count), is_expected(self.fee, self.season))


@dataclass(frozen=True, slots=True, kw_only=True)
class OnceCost:
    """A fee of the season. ``is_due`` is False where it only comes after ``late_after``."""

    code: str
    title: str
    fee: SeasonFee | None
    amount: Amount | None
    is_due: bool = True
    late_after: date | None = None
    is_day_expected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonCosts:
    """Everything a season costs as far as it is known; ``elsewhere`` counts other seasons'."""

    season: int
    specialties: tuple[SpecialtyCost, ...]
    once: tuple[OnceCost, ...]
    rotations: tuple[Rotation, ...]
    elsewhere: int
    asked: tuple[RotationApplication, ...] = ()
    """Applications for rotations that cost something no rotation counts."""

    @property
    def applications(self) -> Amount:
        """All programs of all specialties, where the fee is known."""
        return summed(one.amount for one in self.specialties)

    @property
    def season_fees(self) -> Amount:
        """What is paid once, and due."""
        return summed(one.amount for one in self.once if one.is_due)

    @property
    def stays(self) -> Amount:
        """What is noted for rotations."""
        return summed(Amount(r.cost_usd) for r in self.rotations if r.cost_usd is not None)

    @property
    def applying(self) -> Amount:
        """What applying for rotations costs, and stays accepted that are no rotation yet."""
        return summed(Amount(sum(own_costs(one))) for one in self.asked)

    @property
    def total(self) -> Amount:
        """All that is known together."""
        return summed((self.applications, self.season_fees, self.stays, self.applying))


def season_costs(at: Situation) -> SeasonCosts:
    """What the applicant's season costs as the list stands, with the rotations noted."""
    file, season = at.file, at.file.applicant.season
    inside = [one for one in file.programs if file.program_season(one) == season]
    counted = [one for one in inside if costs_something(at, one)]
    return SeasonCosts(
        season=season,
        specialties=tuple(_specialties(at, season, counted)),
        once=tuple(_once(at, season, counted)),
        rotations=tuple(sorted(file.rotations, key=lambda stay: (stay.starts_on, stay.key))),
        elsewhere=len(file.programs) - len(inside),
        asked=tuple(one for one in file.rotation_applications if own_costs(one)),
    )


def costs_something(at: Situation, program: Program) -> bool:
    """Whether a program is paid for: applied to, or still on the list to apply to."""
    return program.applied_on is not None or is_applied(at, program) or not program.is_finished


def specialty_cost(at: Situation, program: Program) -> SpecialtyCost:
    """What the programs like one cost: those of its specialty, service and season."""
    file = at.file
    season, home = file.program_season(program), _home(file, program)
    alike = [
        other
        for other in file.programs
        if file.program_season(other) == season
        and _home(file, other) == home
        and costs_something(at, other)
    ]
    return _cost(at, season, home, alike)


def _home(file: SeasonFile, program: Program) -> tuple[str, str | None]:
    return file.program_service(program), program.specialty


def _specialties(at: Situation, season: int, programs: list[Program]) -> Iterator[SpecialtyCost]:
    homes: dict[tuple[str, str | None], list[Program]] = {}
    for program in programs:
        homes.setdefault(_home(at.file, program), []).append(program)
    for home, alike in sorted(homes.items(), key=lambda item: (item[0][0], item[0][1] or "~")):
        yield _cost(at, season, home, alike)


def _cost(
    at: Situation, season: int, home: tuple[str, str | None], alike: list[Program]
) -> SpecialtyCost:
    service, specialty = home
    fee = newest(at.file.rulebook.fees, service, season) if specialty else None
    return SpecialtyCost(
        season=season,
        service=service,
        specialty=specialty,
        programs=len(alike),
        applied=sum(is_applied(at, one) for one in alike),
        fee=fee,
    )


def _once(at: Situation, season: int, programs: list[Program]) -> Iterator[OnceCost]:
    """The fees of the season that these programs make necessary, known or not."""
    known = at.file.rulebook.season_fees
    for code in dict.fromkeys(code for code, _ in known):
        fee = newest(known, code, season)
        stated = fee or next(one for (name, _), one in known.items() if name == code)
        if not any(_needs(at.file, stated, program) for program in programs):
            continue
        amount = Amount(fee.usd, is_expected(fee, season)) if fee else None
        cost = OnceCost(code=code, title=stated.title, fee=fee, amount=amount)
        yield _late(at, season, stated.late_after, cost) if stated.late_after else cost


def _needs(file: SeasonFile, fee: SeasonFee, program: Program) -> bool:
    return file.program_service(program) in fee.services and program.specialty not in fee.without


def _late(at: Situation, season: int, code: str, cost: OnceCost) -> OnceCost:
    """A fee for being late: due only when a registration is on record and came too late."""
    row = milestone(at.file, season, NRMP, code)
    moment = row.at if row else None
    day = moment.date() if isinstance(moment, datetime) else moment
    expected = row is not None and row.status is RowStatus.PROJECTED
    late = day is not None and any(
        one.on is not None and one.on > day
        for one in at.file.applicant.registrations
        if (one.service or NRMP) == NRMP and (one.season or at.file.applicant.season) == season
    )
    return replace(cost, is_due=late, late_after=day, is_day_expected=expected)
