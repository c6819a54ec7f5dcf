"""What the record rests on that should be looked at again: old facts, no source, no look (B11)."""

from collections.abc import Iterator
from typing import Final

from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.pages import Block, Document, Heading, Paragraph, Tone
from lorapp.domain.placing.programs.program_facts import UNKNOWN, fact_lines, is_stale, source_words
from lorapp.domain.placing.programs.program_lanes import is_told
from lorapp.domain.placing.programs.program_words import NAMES
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.placing.rules.requirements import NOT_ASKED
from lorapp.domain.programs import Program
from lorapp.domain.reports.words import bullets_or, report_of
from lorapp.domain.wording.days import count_words, day_short

TITLE: Final = "Facts to look at again"
HOW: Final = (
    "Nothing here is wrong by itself. Read the page again, then note the day with the program; "
    "what a rule says does not change by its age."
)
ALL_FRESH: Final = "Nothing: every fact has a source and a day that is not long ago."


def trust_report(at: Situation) -> Document:
    """Facts that are old, lack a source or differ, and what is decided by them."""
    return report_of(at, TITLE, _blocks(at))


def _blocks(at: Situation) -> Iterator[Block]:
    season = at.file.applicant.season
    mine = [
        one
        for one in at.file.programs
        if not one.is_finished and at.file.program_season(one) == season
    ]
    decided = {
        one.program.key: [NAMES[v.rule] for v in one.rules if is_told(v) and v.why != NOT_ASKED]
        for one in check_at(at).programs
    }
    yield Paragraph(HOW, Tone.MUTED)
    yield Heading("Read long ago")
    old = [one for one in mine if is_stale(at, one.seen_on)]
    yield bullets_or([_line(at, one, decided.get(one.key, [])) for one in old], ALL_FRESH)
    yield Heading("Without a source or a day")
    bare = [one for one in mine if one.source is None or one.seen_on is None]
    yield bullets_or([_line(at, one, decided.get(one.key, [])) for one in bare], "None.")
    yield Heading("Two sources, two answers")
    yield bullets_or([line for one in mine for line in _differing(at, one)], "None.")
    yield Heading("The portals")
    services = dict.fromkeys(at.file.program_service(one) for one in mine)
    yield bullets_or([_look(at, service) for service in services], "No programs yet.")


def _line(at: Situation, program: Program, decided: list[str]) -> str:
    """A program, where its facts were read, and what is judged by them."""
    rests = f"; it decides {joined(decided)}" if decided else ""
    return f"{program.name}: {source_words(at, program.source, program.seen_on)}{rests}"


def _differing(at: Situation, program: Program) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for fact in fact_lines(at, program):
        if fact.differs and fact.says != UNKNOWN:
            found.setdefault(fact.label, []).append(f"{fact.says} ({fact.source})")
    for label, says in found.items():
        yield f"{program.name}, {label}: {' or '.join(says)}"


def _look(at: Situation, service: str) -> str:
    """When a portal was last looked at."""
    days = [
        one.on for one in at.file.portal_checks if one.service == service and one.on <= at.today
    ]
    name = service_name(service)
    if not days:
        return f"{name}: no look noted yet"
    last = max(days)
    ago = -at.in_days(last)
    old = ago > at.number("portal_check_days")
    when = f"{count_words(ago, 'day')} ago" if ago else "today"
    return f"{name}: last seen {day_short(last, at.today)}, {when}{'; look again' if old else ''}"
