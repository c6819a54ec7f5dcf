"""The share pack: what an advisor reads, each record with a reference to comment on."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Final

from lorapp.domain.comments import Topic
from lorapp.domain.engine.rules.backing_up import required, wise_number
from lorapp.domain.experience import basis, is_us, us_weeks, weeks
from lorapp.domain.letters.age import age_months
from lorapp.domain.letters.lanes import place
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.letters.story import standing_number
from lorapp.domain.letters.story_lines import said, shown
from lorapp.domain.mentors import Mentor
from lorapp.domain.papers import Statement
from lorapp.domain.placing.programs.program_words import short_of
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.placing.rules.verdicts import Check
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.relations import touch
from lorapp.domain.reports.words import (
    as_of,
    facts_text,
    kind_words,
    programs_text,
    specialty_name,
    statement_words,
)
from lorapp.domain.rotations import Rotation
from lorapp.domain.sharing.levels import Level
from lorapp.domain.sharing.redaction import redacted
from lorapp.domain.themes.coverage import letters_in_play
from lorapp.domain.wording.days import count_words, day_short, span_words
from lorapp.domain.wording.names import specialty_words
from lorapp.frozen import dataclass

TITLE: Final = "Letters and programs, for your advice"
WHOLE: Final = "The season as a whole"

Refer = Callable[[Topic, str | None], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as an advisor sees it."""

    reference: str
    title: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Records of one kind; ``is_table`` where a row each is enough."""

    title: str
    entries: tuple[Entry, ...]
    is_table: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything in a pack. No text in it is masked at its level."""

    applicant: str
    season: int
    made: str
    level: Level
    sections: tuple[Section, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for section in self.sections for entry in section.entries)


def pack(file: SeasonFile, now: datetime, level: Level, refer: Refer) -> Pack:
    """Make the pack of a level; ``refer`` gives each record its reference."""
    at = Situation(redacted(file, level), now)
    sections = (
        Section("The season", (Entry(refer(Topic.SEASON, None), WHOLE, tuple(_season(at))),)),
        Section("Letters", tuple(_letters(at, refer))),
        Section("Programs", tuple(_programs(at, refer)), is_table=True),
        Section("People", tuple(_people(at, refer)), is_table=True),
        Section("Rotations", tuple(_rotations(at, refer))),
        Section("Personal statements", tuple(_statements(at, refer)), is_table=True),
    )
    kept = tuple(section for section in sections if section.entries)
    person = at.file.applicant
    return Pack(person.name, person.season, as_of(at), level, kept)


def _season(at: Situation) -> Iterator[tuple[str, str]]:
    names = [specialty_name(at, slug) for slug in at.file.applicant.specialties]
    yield "Specialties", ", ".join(names) or "not decided"
    here = sum(state(at, letter).is_here for letter in letters_in_play(at))
    yield "Letters", f"{here} here, {required(at)} needed, {wise_number(at)} wise"
    programs = [one for one in at.file.programs if not one.is_finished]
    applied = sum(one.applied_on is not None for one in programs)
    yield "Programs", f"{len(programs)} in play, {applied} applied to"
    stays = [f"{count_words(n, 'week')} {kind}" for kind, n in us_weeks(at.file, at.today).items()]
    yield "US experience", ", ".join(stays) or "none yet"


def _letters(at: Situation, refer: Refer) -> Iterator[Entry]:
    for letter in at.file.letters:
        if not at.is_past(letter):
            name = specialty_words(at.file, letter.specialty) or "general"
            title = f"{at.mentor(letter).name}, {name} letter"
            yield Entry(refer(Topic.LETTER, letter.key), title, tuple(_letter(at, letter)))


def _letter(at: Situation, letter: Letter) -> Iterator[tuple[str, str]]:
    yield "State", standing_number(at, letter, place(at, letter))
    yield "Kind", kind_words(at, letter)
    rotation = at.rotation(letter)
    if rotation:
        yield "Together", f"{_stay_kind(rotation)}, {_span(at, rotation)}"
    yield "Said", facts_text(said(at, letter))
    yield "Portal", facts_text(shown(at, letter))
    months = age_months(at, letter)
    if months is not None and months >= 0:
        yield "Age when read", f"{months:g} months"
    yield "Asked to prove", ", ".join(letter.proves) or "nothing yet"
    placed = [at.file.program(key) for key in at.places.placed.get(letter.key, ())]
    yield "Placed at", programs_text(placed) or "no program yet"


def _programs(at: Situation, refer: Refer) -> Iterator[Entry]:
    check = check_at(at)
    season = at.file.applicant.season
    for program in at.file.programs:
        if at.file.program_season(program) == season:
            facts = tuple(_program(at, program, check))
            yield Entry(refer(Topic.PROGRAM, program.key), program.name, facts)


def _program(at: Situation, program: Program, check: Check) -> Iterator[tuple[str, str]]:
    status = str(program.status or "considering")
    told = [specialty_name(at, program.specialty), status, str(program.tier or "")]
    yield "What it is", ", ".join(part for part in told if part)
    day = program.complete_by
    yield "Closes", day_short(day, at.today, act_on=True) if day else "unknown"
    counted, minimum = at.places.counted(program), at.places.minimum(program)
    found = check.by_key.get(program.key)
    short = [short_of(at, found, verdict) for verdict in found.unmet] if found else []
    yield "Letters", "; ".join([f"{counted} of {minimum}" if minimum else str(counted), *short])


def _people(at: Situation, refer: Refer) -> Iterator[Entry]:
    for mentor in at.file.mentors:
        yield Entry(refer(Topic.MENTOR, mentor.key), mentor.name, tuple(_person(at, mentor)))


def _person(at: Situation, mentor: Mentor) -> Iterator[tuple[str, str]]:
    role = str(mentor.role or "").replace("-", " ")
    specialty = specialty_words(at.file, mentor.specialty)
    told = [part for part in (role, specialty, mentor.institution or "") if part]
    yield "Post", ", ".join(told) or "unknown"
    known = touch(at, mentor)
    yield "Last contact", day_short(known.last_on, at.today) if known.last_on else "none yet"


def _rotations(at: Situation, refer: Refer) -> Iterator[Entry]:
    for number, stay in enumerate(at.file.rotations, 1):
        title = stay.site or f"Rotation {number}"
        yield Entry(refer(Topic.ROTATION, stay.key), title, tuple(_rotation(at, stay)))


def _rotation(at: Situation, stay: Rotation) -> Iterator[tuple[str, str]]:
    told = [_stay_kind(stay), specialty_words(at.file, stay.specialty)]
    yield "What it was", ", ".join(part for part in told if part)
    yield "When", _span(at, stay)
    yield "With", joined([at.file.mentor(key).name for key in stay.mentors])


def _stay_kind(stay: Rotation) -> str:
    where = {True: "in the US", False: "outside the US", None: "country unknown"}[is_us(stay)]
    kind, found = str(stay.kind), str(basis(stay))
    told = kind if kind == found else f"{kind}, {found}"
    return f"{told}, {where}"


def _span(at: Situation, stay: Rotation) -> str:
    length = count_words(weeks(stay), "week")
    span = span_words(stay.starts_on, stay.ends_on, at.today)
    return f"{span} ({length})" if length else span


def _statements(at: Situation, refer: Refer) -> Iterator[Entry]:
    for statement in at.file.statements:
        title = statement_words(at, statement)
        facts = tuple(_statement(at, statement).items())
        yield Entry(refer(Topic.STATEMENT, statement.key), title, facts)


def _statement(at: Situation, statement: Statement) -> Mapping[str, str]:
    claims = dict.fromkeys(claim.theme for claim in statement.claims if claim.theme)
    ready = f"ready {day_short(statement.ready_on, at.today)}" if statement.ready_on else "a draft"
    programs = count_words(len(statement.programs), "program") or "no program yet"
    return {"Claims": ", ".join(claims) or "nothing noted", "Goes to": f"{programs}; {ready}"}
