"""The assignment sheet: program by program as the portal lists them, and what to tick next."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.gathered import assigned_to
from lorapp.domain.letters.situation import Situation, has_come
from lorapp.domain.pages import Block, Bullets, Document, Facts, Heading, Paragraph, Tone
from lorapp.domain.placing.portal.entry_sheet import ProgramPage, assignment_page
from lorapp.domain.placing.programs.program_story import closing_text
from lorapp.domain.placing.programs.program_words import named_unknowns, short_of, unknowns
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.placing.rules.verdicts import Check, ProgramCheck
from lorapp.domain.programs import Program
from lorapp.domain.reports.words import (
    NOTHING,
    UNKNOWN,
    bullets_or,
    kind_words,
    person,
    report_of,
    specialty_name,
    statement_words,
)
from lorapp.domain.wording.days import day_short, distance_sentence

TITLE: Final = "Assignment sheet"
HOW: Final = (
    "Tick in the portal, program by program, then note it in lorapp. A letter can be taken back "
    "only until you apply to the program."
)
NOTHING_NEXT: Final = "Nothing to tick now: no available letter would help a program more."


def assignments_report(at: Situation) -> Document:
    """Every program that is not finished: its letters, its free slots, and what comes next."""
    return report_of(at, TITLE, _blocks(at))


def _blocks(at: Situation) -> Iterator[Block]:
    check = check_at(at)
    pages = {
        service: tuple(one for one in assignment_page(at, service, check) if _is_ours(at, one))
        for service in _services(at)
    }
    pages = {service: found for service, found in pages.items() if found}
    yield Heading("Tick next")
    every = [page for found in pages.values() for page in found]
    yield bullets_or([_next_line(at, page) for page in _next(every)], NOTHING_NEXT)
    if not pages:
        yield Paragraph("No programs yet.", Tone.MUTED)
        return
    yield Paragraph(HOW, Tone.MUTED)
    for service, found in pages.items():
        yield Heading(service_name(service))
        for page in found:
            yield from _program(at, page, check)


def _is_ours(at: Situation, page: ProgramPage) -> bool:
    return at.file.program_season(page.program) == at.file.applicant.season


def _services(at: Situation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(at.file.program_service(program) for program in at.file.programs))


def _next(pages: list[ProgramPage]) -> list[ProgramPage]:
    """The programs something can be ticked at, the first to close first."""
    found = [page for page in pages if any(not tick.is_there for tick in page.ticks)]
    return sorted(found, key=lambda page: page.program.complete_by or date.max)


def _next_line(at: Situation, page: ProgramPage) -> str:
    names = joined([_writer(at, tick.letter) for tick in page.ticks if not tick.is_there])
    day = page.program.complete_by
    when = f"closes {day_short(day, at.today, act_on=True)}" if day else "closing day unknown"
    ahead = f", {distance_sentence(at.running.acting_day(day), at.today)}" if day else ""
    return f"{page.program.name}: {names} ({when}{ahead})"


def _writer(at: Situation, letter: str) -> str:
    return person(at, at.file.letter(letter).mentor)


def _program(at: Situation, page: ProgramPage, check: Check) -> Iterator[Block]:
    program, found = page.program, check.by_key.get(page.program.key)
    yield Heading(program.name, 2)
    yield Facts(tuple(_facts(at, program, found)))
    if page.ticks:
        yield Bullets(
            tuple(_tick_line(at, page, tick.letter, is_there=tick.is_there) for tick in page.ticks),
            ticks=True,
            done=frozenset(i for i, tick in enumerate(page.ticks) if tick.is_there),
        )


def _tick_line(at: Situation, page: ProgramPage, key: str, *, is_there: bool) -> str:
    letter = at.file.letter(key)
    text = f"{at.mentor(letter).name}: {kind_words(at, letter)}"
    if not is_there:
        return f"{text}. Tick next."
    placed = [
        one.on
        for one in assigned_to(at.file).get(page.program.key, ())
        if one.letter == key and one.on <= at.today
    ]
    since = f", there since {day_short(placed[-1], at.today)}" if placed else ""
    return f"{text}{since}{', locked' if page.is_locked else ''}"


def _facts(
    at: Situation, program: Program, found: ProgramCheck | None
) -> Iterator[tuple[str, str]]:
    yield "Specialty", specialty_name(at, program.specialty)
    is_closed = at.places.is_closed(program)
    closes = closing_text(at, program.complete_by) if program.complete_by else UNKNOWN
    yield "Closed" if is_closed else "Closes", closes
    if program.applied_on and has_come(at, program.applied_on):
        yield "Applied", f"{day_short(program.applied_on, at.today)}; what is there stays"
    else:
        yield "Applied", "not yet; letters can still be changed"
    yield "Statement", statement_words(at, at.file.statement_for(program.key))
    if found is None:
        return
    yield "Free slots", f"{found.free_slots} of {found.cap}"
    missing = [short_of(at, found, verdict) for verdict in found.unmet]
    yield "Missing", ", ".join(missing) or NOTHING
    open_questions = unknowns(at.file, found)
    if open_questions:
        yield "Not known", named_unknowns(open_questions)
