"""The dates of a season: looked up one by one, and listed for the applicant."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.calendar.concerns import applies, concerns
from lorapp.domain.calendar.rows import Milestone, RowStatus
from lorapp.domain.calendar.shelf import ERAS, HOME, NRMP, in_zone, milestones
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import Moment
from lorapp.frozen import dataclass, replace

__all__ = [
    "SeasonRow",
    "applies",
    "is_behind",
    "is_over",
    "milestone",
    "milestone_of",
    "milestones",
    "release",
    "season_ends",
    "season_opens",
    "season_rows",
]


def milestone(file: SeasonFile, season: int, service: str, code: str) -> Milestone | None:
    """Return one date of a season, or None when no service names it.

    Dates that are the same for everyone come from the service that sets them (the match from
    ``nrmp``, Pathways from ``ecfmg``, day one from ``residency``), whichever is asked for. Where
    a service has no row of its own, that of ERAS stands.
    """
    read: dict[tuple[int, str, str], Milestone | None] = file.worked_out.setdefault("dates", {})
    asked = (season, service, code)
    if asked not in read:
        rows = {row.service: row for row in reversed(milestones(file, season)) if row.code == code}
        read[asked] = rows.get(service, rows.get(HOME.get(code, ERAS)))
    return read[asked]


def release(file: SeasonFile, season: int, service: str) -> date | None:
    """Return the day programs begin to read."""
    return _day(file, season, service, "release")


def season_opens(file: SeasonFile, season: int, service: str) -> date | None:
    """Return the first day on which letters of a season can be requested."""
    return _day(file, season, service, "season-opens")


def season_ends(file: SeasonFile, season: int, service: str) -> date | None:
    """Return the day on which a season's open requests are lost (R-38)."""
    return _day(file, season, service, "season-ends")


def is_over(file: SeasonFile, season: int, service: str, today: date) -> bool:
    """Whether a season is over, so that its letters and programs take no part."""
    ends = season_ends(file, season, service)
    return season < file.applicant.season if ends is None else today > ends


def is_behind(row: Milestone, now: datetime) -> bool:
    """Whether a date is behind: to the minute where it has an hour, else by its own zone's day."""
    if isinstance(row.at, datetime):
        return row.at <= now
    return row.at is not None and row.at < now.astimezone(ZoneInfo(row.zone)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonRow:
    """One date as a list shows it. ``days_left`` counts in days of the row's zone.

    ``at`` is in the row's own zone, ``local`` in the applicant's. ``code`` is unique in a
    list: of two services with the same date, the one not of the first specialty is named.
    ``applies`` is False once what the date asks for is done.
    """

    code: str
    title: str
    at: Moment | None
    local: Moment | None
    status: RowStatus
    days_left: int | None
    source: str
    service: str
    season: int
    or_at: date | None
    is_past: bool
    applies: bool

    @property
    def projected(self) -> bool:
        """Whether the date is only expected and shown with "~"."""
        return self.status is RowStatus.PROJECTED


def season_rows(
    file: SeasonFile, now: datetime, season: int | None = None
) -> tuple[SeasonRow, ...]:
    """Return the dates of a season that concern the applicant, in order of time; else of theirs.

    Dates that nobody knows yet come last.
    """
    season = season or file.applicant.season
    today = now.astimezone(file.applicant.zone).date()
    found = [row for row in milestones(file, season) if concerns(file, row, today)]
    found.sort(key=_instant)
    first = file.service_of(file.first_specialty, season)
    plain = {row.code: row.service for row in found}
    for row in found:
        if row.service in {first, HOME.get(row.code)}:
            plain[row.code] = row.service
    running = frozenset(row.service for row in found)
    return tuple(
        _row(file, _named(row, running), now, short=plain[row.code] == row.service) for row in found
    )


_NAMED: Final[Mapping[str, tuple[str, frozenset[str], frozenset[str]]]] = {
    ERAS: (
        "ERAS",
        frozenset({"submission-opens", "release"}),
        frozenset({"residencycas", "sf-match"}),
    ),
    NRMP: ("NRMP", frozenset({"ranking-opens", "rank-list-due"}), frozenset({"sf-match", "aua"})),
}
"""Services whose dates carry no name; the dates that need it, and beside which others."""


def _named(row: Milestone, running: frozenset[str]) -> Milestone:
    """A date with its service before it, where another service has one like it."""
    name, codes, others = _NAMED.get(row.service, ("", frozenset[str](), frozenset[str]()))
    if row.code not in codes or running.isdisjoint(others):
        return row
    return replace(row, title=f"{name}: {row.title[0].lower()}{row.title[1:]}")


def milestone_of(file: SeasonFile, row: SeasonRow) -> Milestone | None:
    """Return the date behind a row of the list; None when it is no longer there."""
    for found in milestones(file, row.season, row.service):
        if row.code in {found.code, f"{found.service}-{found.code}"}:
            return found
    return None


def _day(file: SeasonFile, season: int, service: str, code: str) -> date | None:
    found = milestone(file, season, service, code)
    return found.day if found else None


def _instant(row: Milestone) -> tuple[bool, datetime]:
    if row.at is None:
        return True, datetime.max.replace(tzinfo=UTC)
    if isinstance(row.at, datetime):
        return False, row.at
    return False, datetime.combine(row.at, time(), ZoneInfo(row.zone))


def _row(file: SeasonFile, row: Milestone, now: datetime, *, short: bool) -> SeasonRow:
    today = now.astimezone(ZoneInfo(row.zone)).date()
    return SeasonRow(
        code=row.code if short else f"{row.service}-{row.code}",
        title=row.title,
        at=row.at,
        local=in_zone(row.at, file.applicant.timezone) if row.at else None,
        status=row.status,
        days_left=(row.day - today).days if row.day else None,
        source=row.source,
        service=row.service,
        season=row.season,
        or_at=row.or_at,
        is_past=is_behind(row, now),
        applies=applies(file, row, now.astimezone(file.applicant.zone).date()),
    )
