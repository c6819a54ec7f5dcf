"""The dates of a season as shipped or projected, with the applicant's own word laid over."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.calendar.projections import EASTERN, can_project, project
from lorapp.domain.calendar.rows import CalendarRow, Milestone, RowStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import Moment
from lorapp.errors import RefusedError
from lorapp.frozen import replace

OWN_WORD: Final = "your own entry"
ERAS: Final = "eras"
NRMP: Final = "nrmp"

HOME: Final[Mapping[str, str]] = {
    "nrmp-opens": NRMP,
    "nrmp-standard-deadline": NRMP,
    "ranking-opens": NRMP,
    "rank-list-due": NRMP,
    "match-week": NRMP,
    "soap-offers": NRMP,
    "soap-ends": NRMP,
    "match-day": NRMP,
    "pathways-deadline": "ecfmg",
    "residency-begins": "residency",
}
"""The service that sets a date which is the same for every applicant."""


def milestones(file: SeasonFile, season: int, service: str | None = None) -> tuple[Milestone, ...]:
    """Return the dates of a season, of one service or all, as the applicant has corrected them.

    Rows the applicant has added come last. Seasons without shipped rows are projected from
    the newest shipped ones.
    """
    read: dict[int, tuple[Milestone, ...]] = file.worked_out.setdefault("seasons", {})
    rows = read.get(season)
    if rows is None:
        corrected = (_corrected(file, row) for row in _shipped(file, season))
        rows = read[season] = (*corrected, *_added(file, season))
    return rows if service is None else tuple(row for row in rows if row.service == service)


def in_zone(at: Moment, zone: str) -> Moment:
    """Show an instant in a zone; a bare day has none, nor has the edge of the calendar."""
    if not isinstance(at, datetime):
        return at
    try:
        return at.astimezone(ZoneInfo(zone))
    except OverflowError:
        return at


def _shipped(file: SeasonFile, season: int) -> tuple[Milestone, ...]:
    seasons = file.rulebook.seasons
    if season in seasons or not seasons or not can_project(season):
        return seasons.get(season, ())
    newest = seasons[max(seasons)]
    return tuple(_projected(row, season, row.rule) for row in newest if row.rule)


def _projected(row: Milestone, season: int, rule: str) -> Milestone:
    title = row.title.replace(str(row.season), str(season))
    at = project(rule, season)
    status = RowStatus.PROJECTED
    return replace(row, season=season, title=title, at=at, status=status, or_at=None)


def _corrected(file: SeasonFile, row: Milestone) -> Milestone:
    for own in reversed(file.calendar):
        if _names(file, own, row):
            return _overridden(row, own)
    return row


def _names(file: SeasonFile, own: CalendarRow, row: Milestone) -> bool:
    """Whether the applicant's row speaks of a shipped one."""
    if row.season != (own.season or file.applicant.season):
        return False
    if own.service not in {None, row.service}:
        return False
    return own.code in {row.code, f"{row.service}-{row.code}"}


def _overridden(row: Milestone, own: CalendarRow) -> Milestone:
    return replace(
        row,
        at=in_zone(own.at, row.zone),
        status=own.status or RowStatus.PUBLISHED,
        source=own.source or OWN_WORD,
        or_at=None,
        rule=None,
    )


def _added(file: SeasonFile, season: int) -> Iterator[Milestone]:
    """Rows of the applicant that no shipped row answers to; of equal ones the last."""
    if not file.calendar:
        return
    shipped = _shipped(file, season)
    found: dict[tuple[str, str], Milestone] = {}
    for own in file.calendar:
        here = (own.season or file.applicant.season) == season
        if here and not any(_names(file, own, row) for row in shipped):
            row = _unknown(season, own)
            found[row.service, row.code] = _overridden(row, own)
    yield from found.values()


def _unknown(season: int, own: CalendarRow) -> Milestone:
    return Milestone(
        season=season,
        service=own.service or HOME.get(own.code, "own"),
        code=own.code,
        title=own.code.replace("-", " ").capitalize(),
        at=None,
        zone=EASTERN,
        status=RowStatus.OPEN,
        source=OWN_WORD,
        own=True,
    )


def with_own_row(file: SeasonFile, row: CalendarRow) -> SeasonFile:
    """Write down the applicant's own date, in the place of an earlier word about the same one.

    RefusedError when the date has no name, or an hour but no zone.
    """
    if not row.code.strip():
        raise RefusedError("Name the date, for example rank-list-due.")
    if isinstance(row.at, datetime) and row.at.tzinfo is None:
        raise RefusedError("Give the hour with its zone, or only the day.")
    place = _place(file, row)
    rows = list(file.calendar)
    here = [index for index, own in enumerate(rows) if _place(file, own) == place]
    if here:
        rows[here[-1]] = row
    else:
        rows.append(row)
    return replace(file, calendar=tuple(rows))


def own_row(file: SeasonFile, row: Milestone) -> CalendarRow | None:
    """Return the applicant's own word about a date, the one that counts; None: there is none."""
    return next((own for own in reversed(file.calendar) if _names(file, own, row)), None)


def shipped_date(file: SeasonFile, row: Milestone) -> Milestone | None:
    """Return a date as shipped or projected, whatever the applicant has said about it."""
    for found in _shipped(file, row.season):
        if (found.service, found.code) == (row.service, row.code):
            return found
    return None


def without_own_row(file: SeasonFile, row: Milestone) -> SeasonFile:
    """Forget the applicant's own word about a date, so that the shipped one stands again.

    RefusedError when there is none.
    """
    kept = tuple(own for own in file.calendar if not _names(file, own, row))
    if len(kept) == len(file.calendar):
        raise RefusedError("This is the date as shipped. `e` puts your own in its place.")
    return replace(file, calendar=kept)


def _place(file: SeasonFile, row: CalendarRow) -> tuple[int, str | None, str]:
    return row.season or file.applicant.season, row.service, row.code
