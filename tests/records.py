"""Random records for property tests: any record by its type hints, and whole sound files."""

import types
from collections.abc import Hashable, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from lorapp.domain.applicant import Applicant
from lorapp.domain.applying.record import RotationApplication
from lorapp.domain.arrival.record import Closing, MatchOutcome, Task
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.comments import Comment
from lorapp.domain.letters.legality import why_not
from lorapp.domain.letters.record import Event, EventKind, Form, Letter
from lorapp.domain.mentors import Contact, Mentor
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import (
    Document,
    Interview,
    Invitation,
    PortalCheck,
    PortalView,
    ProgramMessage,
    Statement,
    StepNote,
)
from lorapp.domain.programs import Assignment, Exclusion, LetterRules, Program, Reservation
from lorapp.domain.ranking.record import Certification, Criterion, Rank, Score
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation
from lorapp.domain.seasons.record import Reuse
from lorapp.domain.soap.record import Drill, SoapApplication, SoapPlan
from lorapp.domain.text import clean
from lorapp.domain.themes.paper_kinds import is_letter
from lorapp.domain.values import NOT_GIVEN

T = TypeVar("T")

_FLAG: SearchStrategy[Any] = st.booleans()

ARRIVED = frozenset({EventKind.UPLOADED, EventKind.AVAILABLE, EventKind.IMPORTED})

lines = st.text(max_size=12).map(clean)
filled = lines.filter(bool)
notes = st.text(max_size=30).map(lambda text: clean(text, multiline=True))
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
zones = st.sampled_from(["Asia/Amman", "Europe/Bucharest", "America/New_York", "UTC"])
slugs = st.sampled_from(["internal-medicine", "neurology", "cardiology"])
services = st.sampled_from(["eras", "residencycas", "sf-match"])
years = st.integers(2020, 2035)
instants = st.builds(
    lambda moment, hours: moment.replace(tzinfo=timezone(timedelta(hours=hours))),
    st.datetimes(datetime(1900, 1, 2), datetime(2200, 12, 30)),  # noqa: DTZ001 - zone is added
    st.integers(-12, 14),
)
numbers = st.integers(0, 100) | st.floats(0, 100).map(lambda x: int(x) if x == int(x) else x)

_BY_HINT: dict[object, SearchStrategy[Any]] = {
    str: lines,
    int: st.integers(0, 1_000_000),
    float: numbers,
    bool: st.booleans(),
    date: days,
    datetime: instants,
    date | datetime: days | instants,
}
_BY_NAME: dict[str, SearchStrategy[Any]] = {
    "timezone": zones,
    "zone": zones,
    "season": years,
    "imported_from": years,
    "specialty": slugs,
    "specialties": slugs,
    "counts_as": slugs,
    "strict": st.sampled_from([field.name for field in fields(LetterRules)]),
    "Letter.service": services,
    "Letter.letter_id": filled,
    "Program.service": services,
}


def record(cls: type[Any]) -> SearchStrategy[Any]:
    """Any record of a class, each field by its type."""
    return _record(cast("Hashable", cls))


@cache
def _record(cls: Hashable) -> SearchStrategy[Any]:
    return _built(cast("type[Any]", cls))


def _built(cls: type[Any]) -> SearchStrategy[Any]:
    hints = get_type_hints(cls, include_extras=True)
    listed = [field for field in fields(cls) if field.compare]
    return st.builds(cls, **{field.name: _drawable(cls, field, hints) for field in listed})


def _drawable(cls: type[Any], field: Field[Any], hints: dict[str, Any]) -> SearchStrategy[Any]:
    drawn = _optional(cls, field.name, hints[field.name])
    is_list = get_origin(hints[field.name]) is tuple
    return st.just(NOT_GIVEN) | drawn if is_list and field.default is not MISSING else drawn


def _optional(cls: type[Any], name: str, hint: object) -> SearchStrategy[Any]:
    special = _BY_NAME.get(f"{cls.__name__}.{name}", _BY_NAME.get(name))
    if get_origin(hint) is tuple:
        return _lists(get_args(hint)[0], special)
    args = get_args(hint) if get_origin(hint) in {Union, types.UnionType} else ()
    if types.NoneType in args:
        bare = args[0] if len(args) == 2 else date | datetime
        return st.none() | (_value(bare) if special is None else special)
    if special is not None:
        return special
    return filled if hint is str else _value(hint)


def _lists(hint: object, special: SearchStrategy[Any] | None) -> SearchStrategy[Any]:
    item = special
    if item is None:
        item = filled if hint is str else _value(hint)
    return st.lists(item, max_size=2).map(tuple)


def _value(hint: object) -> SearchStrategy[Any]:
    if get_origin(hint) is Annotated:
        return notes
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    if is_dataclass(hint) and isinstance(hint, type):
        return record(hint)
    if get_origin(hint) is tuple:
        return st.lists(_value(get_args(hint)[0]), max_size=2).map(tuple)
    return _BY_HINT[hint]


def _some(keys: Sequence[str]) -> SearchStrategy[Any]:
    """Any of the keys, each once, or no list."""
    if not keys:
        return st.sampled_from([NOT_GIVEN, ()])
    return st.just(NOT_GIVEN) | st.lists(st.sampled_from(keys), unique=True, max_size=3).map(tuple)


def _maybe(keys: Sequence[str]) -> SearchStrategy[Any]:
    return st.none() | st.sampled_from(keys) if keys else st.none()


def _keys(draw: DrawFn, prefix: str, most: int = 3) -> list[str]:
    found: list[str] = draw(st.lists(filled, unique=True, max_size=most))
    return [f"{prefix}-{key}" for key in found]


@st.composite
def season_files(draw: DrawFn) -> SeasonFile:
    """A whole record that holds together, as an import accepts it."""
    mentors, rotations = _keys(draw, "M"), _keys(draw, "R")
    letters, programs = (_keys(draw, "L", 4) if mentors else []), _keys(draw, "P")
    written = [draw(_letter(key, mentors, rotations)) for key in letters]
    listed = [_drawn(draw, Program, key, **_HOME) for key in programs]
    parts: dict[str, list[Any]] = {
        "rotations": [_forward(_rotation(draw, key, mentors)) for key in rotations],
        "rotation_applications": [
            _drawn(draw, RotationApplication, key, rotation=_maybe(rotations))
            for key in _keys(draw, "A", 1)
        ],
        "mentors": [_drawn(draw, Mentor, key, knows_programs=_some(programs)) for key in mentors],
        "contacts": _draws(draw, Contact, mentors, mentor=mentors),
        "themes": draw(st.lists(filled, unique=True, max_size=3)),
        "moments": [
            _drawn(draw, WitnessedMoment, key, mentor=_maybe(mentors), rotation=_maybe(rotations))
            for key in _keys(draw, "E")
        ],
        "letters": written,
        "reuses": _unlike(_draws(draw, Reuse, letters, letter=letters, becomes=letters), "letter"),
        "programs": listed,
        "assignments": _placed(draw, written, listed),
        "reservations": _paired(draw, Reservation, letters, programs, instead=_maybe(letters)),
        "exclusions": _paired(draw, Exclusion, letters, programs),
        "statements": [_statement(draw, key, mentors, programs) for key in _keys(draw, "S")],
        "documents": draw(
            st.lists(record(Document).filter(lambda one: not is_letter(one.kind)), max_size=2)
        ),
        "interviews": _draws(draw, Interview, programs, program=programs),
        "program_messages": _draws(draw, ProgramMessage, programs, program=programs),
        **_ending(draw, letters, programs),
        "portal_checks": draw(st.lists(record(PortalCheck), max_size=2)),
        "portal_views": draw(st.lists(record(PortalView), max_size=1)),
        "comments": draw(st.lists(record(Comment), max_size=2)),
        "calendar": draw(st.lists(record(CalendarRow), max_size=2)),
        "steps": draw(st.lists(record(StepNote), max_size=2, unique_by=lambda step: step.id)),
    }
    may_be_empty: bool = draw(_FLAG)
    given: dict[str, Any] = {
        name: tuple(items) if items or may_be_empty else NOT_GIVEN for name, items in parts.items()
    }
    return SeasonFile(applicant=draw(record(Applicant)), **given)


def _ending(draw: DrawFn, letters: list[str], programs: list[str]) -> dict[str, list[Any]]:
    """What the end of a season is made of."""
    criteria = _keys(draw, "C", 2)
    scores = st.lists(
        st.builds(Score, criterion=st.sampled_from(criteria or ["-"]), points=st.none() | numbers),
        max_size=2 if criteria else 0,
    ).map(tuple)
    ranks = _draws(draw, Rank, programs, program=programs)
    return {
        "invitations": _draws(draw, Invitation, programs, program=programs),
        "criteria": [_drawn(draw, Criterion, key) for key in criteria],
        "ranks": [_with(draw, rank, scores=scores) for rank in _unlike(ranks, "program")],
        "certifications": [
            _with(draw, one, programs=_some(programs))
            for one in draw(st.lists(record(Certification), max_size=1))
        ],
        "soap_plans": [
            _with(draw, one, letters=_some(letters), statement=st.none())
            for one in draw(st.lists(record(SoapPlan), max_size=1))
        ],
        "soap_applications": [
            _drawn(draw, SoapApplication, key, program=_maybe(programs))
            for key in _keys(draw, "Q", 1)
        ],
        "drills": draw(st.lists(record(Drill), max_size=1)),
        "outcomes": [
            _with(draw, one, program=_maybe(programs))
            for one in draw(st.lists(record(MatchOutcome), max_size=1))
        ],
        "tasks": _unlike(draw(st.lists(record(Task), max_size=2)), "code"),
        "closings": draw(st.lists(record(Closing), max_size=1)),
    }


def _unlike(records: list[Any], field: str) -> list[Any]:
    """The records that differ in a field, the first of each."""
    return list({getattr(one, field): one for one in records}.values())


_HOME: dict[str, SearchStrategy[Any]] = {"service": st.just("eras"), "season": st.just(2027)}


def _drawn(draw: DrawFn, cls: type[T], key: str, **fixed: SearchStrategy[Any]) -> T:
    found: T = draw(record(cls))
    return _with(draw, found, key=st.just(key), **fixed)


def _with(draw: DrawFn, found: T, **fixed: SearchStrategy[Any]) -> T:
    changes = {name: draw(strategy) for name, strategy in fixed.items()}
    changed: T = replace(cast("Any", found), **changes)
    return changed


def _draws(draw: DrawFn, cls: type[Any], keys: list[str], **owners: list[str]) -> list[Any]:
    fixed = {name: st.sampled_from(known) for name, known in owners.items() if known}
    found = draw(st.lists(record(cls), max_size=2)) if keys else []
    return [_with(draw, item, **fixed) for item in found]


def _paired(
    draw: DrawFn,
    cls: type[Any],
    letters: list[str],
    programs: list[str],
    **fixed: SearchStrategy[Any],
) -> list[Any]:
    """Records of some letters at some programs, each pair once."""
    if not letters or not programs:
        return []
    both = st.tuples(st.sampled_from(letters), st.sampled_from(programs))
    pairs = draw(st.lists(both, unique=True, max_size=2))
    return [
        _with(draw, draw(record(cls)), letter=st.just(one), program=st.just(place), **fixed)
        for one, place in pairs
    ]


def _rotation(draw: DrawFn, key: str, mentors: list[str]) -> Rotation:
    found: Rotation = _drawn(draw, Rotation, key, mentors=_some(mentors))
    return found


def _forward(rotation: Rotation) -> Rotation:
    first, last = sorted((rotation.starts_on, rotation.ends_on))
    return replace(rotation, starts_on=first, ends_on=last)


def _statement(draw: DrawFn, key: str, mentors: list[str], programs: list[str]) -> Statement:
    found: Statement = _drawn(draw, Statement, key, programs=_some(programs))
    claims = [_with(draw, claim, witness=_maybe(mentors)) for claim in found.claims]
    return replace(found, claims=tuple(claims)) if claims else found


@st.composite
def _letter(draw: DrawFn, key: str, mentors: list[str], rotations: list[str]) -> Letter:
    letter: Letter = _drawn(
        draw,
        Letter,
        key,
        mentor=st.sampled_from(mentors),
        rotation=_maybe(rotations),
        letter_id=st.none() | st.just(f"id of {key}"),
        form=st.none() | st.just(Form.NARRATIVE),
        events=st.just(NOT_GIVEN),
        **_HOME,
    )
    events: list[Event] = []
    for event in sorted(draw(st.lists(record(Event), max_size=5)), key=lambda event: event.on):
        if why_not(letter, events, event.kind) is None:
            events.append(event)
    return replace(letter, events=tuple(events))


def _placed(draw: DrawFn, letters: list[Letter], programs: list[Program]) -> list[Assignment]:
    placed = []
    for program in programs:
        most = (program.letters.max if program.letters else 0) or 4
        for letter in letters[:most]:
            arrived = [event.on for event in letter.events if event.kind in ARRIVED]
            is_placed: bool = draw(_FLAG)
            if arrived and is_placed:
                day: date = draw(st.dates(min(arrived), date(2200, 12, 31)))
                fixed = {"letter": st.just(letter.key), "program": st.just(program.key)}
                found = draw(record(Assignment))
                placed.append(_with(draw, found, on=st.just(day), **fixed))
    return placed
