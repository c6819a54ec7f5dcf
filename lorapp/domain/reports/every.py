"""All reports of a record, by name."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from lorapp.domain.charts import lag, over_time, stays
from lorapp.domain.letters.situation import Situation
from lorapp.domain.pages import Document, Figure
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports import (
    assignments,
    audit,
    nobody_forgotten,
    portfolio,
    timeline,
    trust,
    week,
)
from lorapp.domain.reports.words import without_notes

Figures = tuple[Figure, ...]


class ReportKind(StrEnum):
    """A report, as commands call it."""

    PORTFOLIO = "portfolio"
    ASSIGNMENTS = "assignments"
    TIMELINE = "timeline"
    WEEK = "week"
    NOBODY_FORGOTTEN = "nobody-forgotten"
    TRUST = "trust"
    AUDIT = "audit"


TITLES: Final[Mapping[ReportKind, str]] = {
    ReportKind.PORTFOLIO: portfolio.TITLE,
    ReportKind.ASSIGNMENTS: assignments.TITLE,
    ReportKind.TIMELINE: timeline.TITLE,
    ReportKind.WEEK: week.TITLE,
    ReportKind.NOBODY_FORGOTTEN: nobody_forgotten.TITLE,
    ReportKind.TRUST: trust.TITLE,
    ReportKind.AUDIT: audit.TITLE,
}
CHARTS: Final[Mapping[ReportKind, tuple[str, ...]]] = {
    ReportKind.PORTFOLIO: (over_time.NAME, stays.NAME),
    ReportKind.TIMELINE: (over_time.NAME,),
    ReportKind.WEEK: (lag.NAME,),
}
"""The charts that stand in a report, by name."""
_MAKERS: Final[Mapping[ReportKind, Callable[[Situation, Figures], Document]]] = {
    ReportKind.PORTFOLIO: portfolio.portfolio_report,
    ReportKind.ASSIGNMENTS: lambda at, _: assignments.assignments_report(at),
    ReportKind.TIMELINE: timeline.timeline_report,
    ReportKind.WEEK: week.week_report,
    ReportKind.TRUST: lambda at, _: trust.trust_report(at),
    ReportKind.AUDIT: lambda at, _: audit.audit_report(at),
}


def report(file: SeasonFile, now: datetime, kind: ReportKind, figures: Figures = ()) -> Document:
    """One report of a record at an instant; the same record and instant give the same report."""
    at = Situation(without_notes(file), now)
    if kind is ReportKind.NOBODY_FORGOTTEN:
        return nobody_forgotten.nobody_forgotten_report(at, Situation(file, now))
    return _MAKERS[kind](at, figures)
