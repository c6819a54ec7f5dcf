"""The audit: what happened when, what cannot be taken back, and what the portal showed."""

from collections.abc import Iterator
from typing import Final

from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.letters.situation import Situation, has_come
from lorapp.domain.letters.story import history
from lorapp.domain.pages import Block, Document, Heading, Paragraph, Tone
from lorapp.domain.placing.portal.portal_views import broken_at
from lorapp.domain.programs import Program
from lorapp.domain.reports.words import (
    bullets_or,
    grid,
    kind_words,
    long_day,
    people,
    report_of,
    statement_words,
)

TITLE: Final = "Audit"
NOTHING_SENT: Final = "Nothing yet: no program was applied to."
NO_VIEW: Final = "No page of a portal was pasted yet."
WHOLE: Final = "Each view is sealed together with the one before it; the chain is whole."
BROKEN: Final = (
    "A view, or its place among them, was changed after it was kept: the chain is broken."
)


def audit_report(at: Situation) -> Document:
    """Every letter event by event, everything that is final, and every page of a portal."""
    return report_of(at, TITLE, _blocks(at))


def _blocks(at: Situation) -> Iterator[Block]:
    yield Heading("What cannot be taken back")
    yield from _final(at)
    yield Heading("What the portal showed")
    yield from _portal(at)
    yield Heading("Every letter, event by event")
    for letter in at.file.letters:
        name = f"{at.mentor(letter).name}, season {at.file.letter_season(letter)}"
        yield Heading(name, 2)
        yield Paragraph(f"{kind_words(at, letter)}.")
        told = [f"{long_day(one.on)}, {one.column}: {one.text}" for one in history(at, letter)]
        yield bullets_or(told, "Nothing happened yet.")
    if not at.file.letters:
        yield Paragraph("No letters yet.", Tone.MUTED)


def _final(at: Situation) -> Iterator[Block]:
    rows = [
        (program.name, long_day(program.applied_on), _held(at, program), _statement(at, program))
        for program in at.file.programs
        if program.applied_on and has_come(at, program.applied_on)
    ]
    if rows:
        yield grid(("Program", "Applied", "Letters there", "Statement"), rows)
    else:
        yield Paragraph(NOTHING_SENT, Tone.MUTED)


def _held(at: Situation, program: Program) -> str:
    placed = [one for one in at.places.assignments if one.program == program.key]
    return people(at, [at.file.letter(one.letter).mentor for one in placed]) or "none"


def _statement(at: Situation, program: Program) -> str:
    return statement_words(at, at.file.statement_for(program.key))


def _portal(at: Situation) -> Iterator[Block]:
    looks = [one for one in at.file.portal_checks if has_come(at, one.on)]
    if looks:
        days = ", ".join(long_day(one.on) for one in sorted(looks, key=lambda one: one.on))
        yield Paragraph(f"Looked at on {days}.")
    views = [one for one in at.file.portal_views if has_come(at, one.on)]
    if not views:
        yield Paragraph(NO_VIEW, Tone.MUTED)
        return
    rows = [(long_day(one.on), service_name(one.service), one.seal) for one in views]
    yield grid(("Day", "Portal", "Seal"), rows)
    is_whole = broken_at(at.file.portal_views) is None
    yield Paragraph(WHOLE if is_whole else BROKEN, Tone.PLAIN if is_whole else Tone.URGENT)
