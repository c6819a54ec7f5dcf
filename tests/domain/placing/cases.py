"""Small cases of one program and a few letters, as plain words, and the record each makes."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from lorapp.domain.letters.record import EventKind, Form, Letter
from lorapp.domain.mentors import Mentor, Role
from lorapp.domain.papers import Claim, Statement
from lorapp.domain.programs import Assignment, Exclusion, LetterRules, Program, Reservation
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from tests.domain.engine.builders import day, ev, letter, mentor, program, record, rotation

K = EventKind
READ_ON = date(2026, 9, 23)
"""The day programs of season 2027 begin to read."""

IM = "internal-medicine"
THEMES = ("care", "calm")
NUMBERS = ("min", "wanted", "in_specialty", "us", "us_hands_on", "standardized")
MAYBE = (True, False, None)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One letter in plain words; None is not known. ``came`` is False before it is available."""

    came: bool = True
    tag: str | None = IM
    us: bool | None = True
    hands_on: bool | None = True
    watched: bool = False
    chair: bool | None = False
    role: Role | None = Role.ATTENDING
    field: str | None = IM
    standardized: bool | None = False
    age: int | None = 3
    proves: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Case:
    """One program with its letters; letters are named by their place in ``pieces``."""

    pieces: tuple[Piece, ...]
    rules: LetterRules = field(default_factory=LetterRules)
    strict: tuple[str, ...] = ()
    applied: bool = False
    held: tuple[int, ...] = ()
    pinned: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    reserved: tuple[int, ...] = ()
    lapsed: tuple[int, ...] = ()
    themes: tuple[str, ...] = ()

    @property
    def file(self) -> SeasonFile:
        """The record of the case, looked at on 3 August 2026."""
        return record(
            *(_letter(n, piece) for n, piece in enumerate(self.pieces)),
            mentors=tuple(_mentor(n, piece) for n, piece in enumerate(self.pieces)),
            rotations=tuple(
                _rotation(n, piece)
                for n, piece in enumerate(self.pieces)
                if piece.hands_on is not None
            ),
            programs=(self.program,),
            assignments=tuple(
                Assignment(letter=f"L{n}", program="P1", on=day("7-22"), pin=n in self.pinned)
                for n in self.held
            ),
            exclusions=tuple(Exclusion(program="P1", letter=f"L{n}") for n in self.excluded),
            reservations=(
                *(_kept(n, day("8-20")) for n in self.reserved),
                *(_kept(n, day("8-1")) for n in self.lapsed),
            ),
            statements=(
                Statement(
                    key="PS",
                    claims=tuple(Claim(theme=theme) for theme in self.themes),
                    programs=("P1",),
                ),
            ),
        )

    @property
    def program(self) -> Program:
        return program(
            letters=self.rules,
            strict=self.strict,
            applied_on=day("8-1") if self.applied else None,
        )


def _kept(number: int, until: date) -> Reservation:
    return Reservation(program="P1", letter=f"L{number}", until=until)


def _letter(number: int, piece: Piece) -> Letter:
    arrival = K.IMPORTED if piece.age is None else K.UPLOADED
    events = [ev(arrival, "7-10")] if piece.came else [ev(K.AGREED, "7-10")]
    form = {True: Form.STANDARDIZED, False: Form.NARRATIVE, None: None}[piece.standardized]
    written = None if piece.age is None else READ_ON - timedelta(days=round(30.44 * piece.age))
    return letter(
        *events,
        key=f"L{number}",
        mentor=f"M{number}",
        rotation=None if piece.hands_on is None else f"R{number}",
        specialty=piece.tag,
        form=form,
        chair=piece.chair,
        written_on=written,
        proves=piece.proves,
    )


def _mentor(number: int, piece: Piece) -> Mentor:
    name = f"Dr. Ada Writer{number}"
    found = mentor(f"M{number}", name, role=piece.role, specialty=piece.field)
    return replace(found, country={True: "US", False: "JO", None: None}[piece.us])


def _rotation(number: int, piece: Piece) -> Rotation:
    kind = RotationKind.EXTERNSHIP if piece.hands_on else RotationKind.RESEARCH
    if piece.watched and not piece.hands_on:
        kind = RotationKind.OBSERVERSHIP
    country = {True: "US", False: "JO", None: None}[piece.us]
    return rotation("5-4", "5-29", key=f"R{number}", kind=kind, country=country)


@st.composite
def pieces(draw: DrawFn) -> Piece:
    """Any letter."""
    return Piece(
        came=draw(st.sampled_from([True, True, True, False])),
        tag=draw(st.sampled_from([IM, IM, "general", "neurology"])),
        us=draw(st.sampled_from(MAYBE)),
        hands_on=draw(st.sampled_from(MAYBE)),
        watched=draw(st.booleans()),
        chair=draw(st.sampled_from(MAYBE)),
        role=draw(st.sampled_from([Role.ATTENDING, Role.DEPARTMENT_CHAIR, Role.RESIDENT, None])),
        field=draw(st.sampled_from([IM, "neurology"])),
        standardized=draw(st.sampled_from(MAYBE)),
        age=draw(st.sampled_from([1, 8, 20, None])),
        proves=draw(st.sampled_from([(), THEMES[:1], THEMES])),
    )


@st.composite
def cases(draw: DrawFn) -> Case:
    """Any case of up to six letters, with what is held, pinned, kept away and kept free."""
    found = tuple(draw(st.lists(pieces(), max_size=6)))
    numbers = range(len(found))

    def some(most: int) -> tuple[int, ...]:
        if not found:
            return ()
        drawn = draw(st.lists(st.sampled_from(numbers), unique=True, max_size=most))
        return tuple(sorted(drawn))

    held = some(3)
    kept = [n for n in some(2) if n not in held]
    return Case(
        pieces=found,
        rules=draw(letter_rules()),
        strict=tuple(draw(st.lists(st.sampled_from([*NUMBERS, "chair"]), max_size=4))),
        applied=draw(st.booleans()),
        held=held,
        pinned=tuple(n for n in held if draw(st.booleans())),
        excluded=some(1),
        reserved=tuple(kept[:1]),
        lapsed=tuple(kept[1:]),
        themes=draw(st.sampled_from([(), THEMES[:1], THEMES])),
    )


@st.composite
def letter_rules(draw: DrawFn) -> LetterRules:
    """Any rules about letters."""
    few = st.sampled_from([None, 0, 1, 2])
    return LetterRules(
        min=draw(st.sampled_from([None, 2, 3])),
        wanted=draw(st.sampled_from([None, None, 3, 4])),
        max=draw(st.sampled_from([None, None, 3])),
        in_specialty=draw(few),
        us=draw(few),
        us_hands_on=draw(few),
        chair=draw(st.sampled_from(MAYBE)),
        standardized=draw(few),
        recency_months=draw(st.sampled_from([None, 12])),
        counts_observership=draw(st.sampled_from(MAYBE)),
    )
