"""Which dates of a season concern this applicant."""

from datetime import date
from typing import Final

from lorapp.domain.calendar.rows import Milestone, Settled
from lorapp.domain.calendar.shelf import ERAS, NRMP
from lorapp.domain.matches import matches_of
from lorapp.domain.record import SeasonFile

SHARED: Final = frozenset({NRMP, "ecfmg", "residency"})
"""Services whose dates concern whoever applies, in any specialty."""

FINER: Final = frozenset({"visa-path-settled", "visa-sponsorship", "visa-interview", "orientation"})
"""Dates that the list to the first day says in finer steps, once there is a place."""


def applies(file: SeasonFile, row: Milestone, today: date) -> bool:
    """Whether a date still concerns this applicant.

    It does when its service is one they use and what it asks for is not done: no NRMP
    registration once registered, no Pathways once certified, no visa papers without a visa.
    """
    return concerns(file, row, today) and not _is_settled(file, row, today)


def concerns(file: SeasonFile, row: Milestone, today: date) -> bool:
    """Whether a date belongs to a service, specialty or visa of this applicant."""
    if row.own:
        return True
    if row.code in FINER and file.outcomes and _has_place(file, row.season, today):
        return False
    if row.visas and not _may_need_one_of(file, row.visas):
        return False
    if row.specialties:
        mine = not row.specialties.isdisjoint(file.applicant.specialties)
        return mine or (row.service == "aua" and "aua" in matches_of(file, row.season))
    if row.service == "sf-match" and "sf-match" in matches_of(file, row.season):
        return True
    return row.service in SHARED | services(file, row.season)


def _has_place(file: SeasonFile, season: int, today: date) -> bool:
    """Whether a result on record brought a place, and with it a list of finer days."""
    return any(
        one.season == season and one.on <= today and (one.program or one.place) is not None
        for one in file.outcomes
    )


def services(file: SeasonFile, season: int) -> frozenset[str]:
    """Return the application services an applicant uses in a season; ERAS when none is named.

    The first year of ophthalmology is applied for through ERAS (R-80).
    """
    kept: dict[int, frozenset[str]] = file.worked_out.setdefault("services", {})
    if season not in kept:
        kept[season] = _services(file, season)
    return kept[season]


def _services(file: SeasonFile, season: int) -> frozenset[str]:
    found = {file.service_of(slug, season) for slug in file.applicant.specialties}
    found |= {
        file.program_service(program)
        for program in file.programs
        if file.program_season(program) == season
    }
    if "sf-match" in found or not found:
        found.add(ERAS)
    return frozenset(found)


def _is_settled(file: SeasonFile, row: Milestone, today: date) -> bool:
    """Whether what a date asks for has been done, as far as the record says."""
    person = file.applicant
    if row.settled_by is Settled.CERTIFICATE:
        certified = person.ecfmg_certified_on
        return certified is not None and certified <= today
    if row.settled_by is Settled.REGISTRATION:
        done = [
            (item.service or NRMP, item.season)
            for item in person.registrations
            if item.on is None or item.on <= today
        ]
        return any(_covers(file, row, NRMP, *item) for item in done)
    if row.settled_by is Settled.ACCOUNT:
        done = [(item.service or ERAS, item.season) for item in person.accounts]
        return any(_covers(file, row, ERAS, *item) for item in done)
    return False


def _covers(
    file: SeasonFile, row: Milestone, wanted: str, service: str, season: int | None
) -> bool:
    return service == wanted and (season or file.applicant.season) == row.season


def _may_need_one_of(file: SeasonFile, visas: frozenset[str]) -> bool:
    """Whether the applicant may need one of these; who has not said so may need any."""
    visa = file.applicant.visa
    return visa is None or visa.value == "unknown" or any(kind in visa.value for kind in visas)
