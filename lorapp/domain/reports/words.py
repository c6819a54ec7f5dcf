"""Words and pieces that all reports share: the heading, days, people, letters and programs."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.letters.story_lines import StoryLine, tags
from lorapp.domain.pages import Block, Bullets, Cell, Document, Grid, Paragraph, Tone
from lorapp.domain.papers import Statement
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_short, home_text
from lorapp.domain.wording.names import specialty_words

NOTHING: Final = "nothing"
UNKNOWN: Final = "unknown"
STAY_TAGS: Final = 1
"""How many of a letter's tags, at the end, speak of the rotation."""


def without_notes(file: SeasonFile) -> SeasonFile:
    """The record without what people noted for themselves; a report never quotes it."""
    return replace(
        file,
        rotations=tuple(replace(one, notes=None) for one in file.rotations),
        mentors=tuple(replace(one, notes=None) for one in file.mentors),
        contacts=tuple(replace(one, note=None) for one in file.contacts),
        programs=tuple(replace(one, notes=None) for one in file.programs),
        letters=tuple(
            replace(one, events=tuple(replace(event, note=None) for event in one.events))
            for one in file.letters
        ),
        comments=(),
    )


def report_of(at: Situation, title: str, blocks: Iterable[Block]) -> Document:
    """A document with the applicant, the season and the instant it was made for."""
    person = at.file.applicant
    return Document(
        title=title,
        subtitle=f"{person.name}, season {person.season}\n{as_of(at)}",
        author=person.name,
        footer=f"{title}: {person.name}, {long_day(at.today)}. Made with lorapp.",
        blocks=tuple(blocks),
    )


def as_of(at: Situation) -> str:
    """``As of Sun 22 Nov 2026, 19:00 Amman (12:00 ET)``."""
    told = home_text(at.now, at.file.applicant, at.today)
    day = day_short(at.today, at.today, act_on=True)
    return f"As of {told.replace(day, f'{long_day(at.today)},', 1)}"


def long_day(day: date) -> str:
    """A day with nothing left to guess: ``Sun 22 Nov 2026``."""
    return f"{day_short(day, day, act_on=True)} {day.year}"


def person(at: Situation, mentor: str) -> str:
    """A person as lists name them."""
    return short_name(at.file, mentor)


def people(at: Situation, mentors: Iterable[str]) -> str:
    """Several people in one sentence."""
    return joined([person(at, mentor) for mentor in mentors])


def facts_text(line: StoryLine) -> str:
    """The facts of a line in one breath."""
    return ", ".join(fact.text for fact in line.facts)


def kind_words(at: Situation, letter: Letter) -> str:
    """What kind of letter it is: ``Neurology, narrative, waived``."""
    return ", ".join(fact.text for fact in tags(at, letter)[:-STAY_TAGS])


def specialty_name(at: Situation, slug: str | None) -> str:
    """A specialty as a table names it."""
    if slug is None:
        return UNKNOWN
    if slug in ALL_SPECIALTIES:
        return "General"
    known = at.book.specialties.get(slug)
    return known.name if known else specialty_words(at.file, slug)


def statement_words(at: Situation, statement: Statement | None) -> str:
    """A statement by its specialty and version; ``none yet`` where none is given."""
    if statement is None:
        return "none yet"
    name = specialty_words(at.file, statement.specialty)
    version = f", version {statement.version}" if statement.version else ""
    return f"{name or 'general'} statement{version}".capitalize()


def programs_text(programs: Sequence[Program]) -> str:
    """The names of programs; nothing where there are none."""
    return ", ".join(program.name for program in programs)


def grid(head: Sequence[str], rows: Iterable[Sequence[str | Cell]], *numbers: int) -> Grid:
    """A table from plain texts and cells that have a tone."""
    return Grid(
        tuple(head),
        tuple(tuple(one if isinstance(one, Cell) else Cell(one) for one in row) for row in rows),
        frozenset(numbers),
    )


def bullets_or(items: Sequence[str], otherwise: str) -> Block:
    """A list of points, or the sentence that says why there is none."""
    return Bullets(tuple(items)) if items else Paragraph(otherwise, Tone.MUTED)
