"""Random but plausible records: letters on their way, over the real rulebook."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from lorapp.domain.applicant import Account
from lorapp.domain.letters.legality import why_not
from lorapp.domain.letters.record import Answer, Event, EventKind, Letter
from lorapp.domain.mentors import Contact, Mentor, ReminderWish, Role
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Document, Interview, PortalCheck
from lorapp.domain.programs import Assignment, Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import LetterWanted, Rotation, RotationKind
from tests.domain.engine import builders as make

K = EventKind
ZONES = ("America/New_York", "Asia/Amman", "Pacific/Kiritimati", "Pacific/Honolulu", "UTC")
CHANGES = (
    datetime(2026, 3, 8, 7, tzinfo=UTC),
    datetime(2026, 11, 1, 6, tzinfo=UTC),
    datetime(2027, 3, 14, 7, tzinfo=UTC),
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 10, 25, 1, tzinfo=UTC),
)
"""Instants at which clocks change in the United States and in Europe."""

_WAYS = (
    (K.ASKED, K.AGREED, K.PACKET_SENT, K.CONFIRMED, K.REQUESTED, K.UPLOADED, K.THANKED),
    (K.AGREED, K.REQUESTED, K.RECEIPT_CONFIRMED, K.REMINDED, K.REMINDED, K.SAYS_SENT),
    (K.ASKED, K.DECLINED, K.THANKED),
    (K.ASKED, K.REMINDED, K.SPOKE, K.LAPSED, K.UPLOADED),
    (K.AGREED, K.CONFIRMED, K.REQUESTED, K.BOUNCED, K.ABANDONED),
    (K.UPLOADED, K.AVAILABLE, K.REVOKED, K.SPOKE),
    (K.UPLOADED, K.THANKED, K.TOLD_OUTCOME),
    tuple(K),
)

spring = st.dates(date(2026, 3, 1), date(2027, 4, 30))
instants = st.builds(
    lambda at, zone: at.astimezone(ZoneInfo(zone)),
    st.datetimes(datetime(2025, 1, 2), datetime(2028, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001 - zone is given beside
    | st.datetimes(datetime(2026, 6, 1), datetime(2027, 4, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zone is given beside
    | st.builds(
        lambda at, minutes: at + timedelta(minutes=minutes),
        st.sampled_from(CHANGES),
        st.integers(-180, 180),
    ),
    st.sampled_from(ZONES),
)


@st.composite
def events(draw: DrawFn, letter: Letter) -> tuple[Event, ...]:
    """A legal history, in order."""
    way = draw(st.sampled_from(_WAYS))
    kinds = sorted(draw(st.lists(st.sampled_from(way), max_size=6)), key=way.index)
    on = draw(spring)
    found: list[Event] = []
    for kind in kinds:
        if why_not(letter, found, kind) is None:
            answer = draw(st.sampled_from([None, *Answer])) if kind is K.AGREED else None
            promised = on + timedelta(draw(st.integers(5, 60))) if answer is Answer.YES else None
            found.append(Event(kind=kind, on=on, answer=answer, promised_on=promised))
        on += timedelta(draw(st.integers(0, 40)))
    return tuple(found)


@st.composite
def letters(draw: DrawFn, key: str, mentor: str, rotation: str | None) -> Letter:
    plain = Letter(
        key=key,
        mentor=mentor,
        rotation=rotation if draw(st.booleans()) else None,
        season=draw(st.sampled_from([None, None, None, 2026, 2027])),
        service=draw(st.sampled_from([None, None, None, "residencycas"])),
        specialty=draw(st.sampled_from([None, "general", "internal-medicine", "neurology"])),
        stated_deadline=draw(st.none() | spring),
        written_on=draw(st.none() | st.dates(date(2024, 1, 1), date(2027, 1, 1))),
        email=f"{key}@example.org",
        imported_from=draw(st.sampled_from([None, None, 2026])),
    )
    return replace(plain, events=draw(events(plain)))


@st.composite
def mentors(draw: DrawFn, key: str) -> Mentor:
    return make.mentor(
        key,
        f"Dr. Writer {key}",
        role=draw(st.sampled_from([None, Role.ATTENDING, Role.PEER])),
        away_until=draw(st.none() | spring),
        do_not_contact=draw(st.sampled_from([None, None, True])),
        lead_time_days=draw(st.none() | st.integers(0, 60)),
        reminder_wish=draw(
            st.none()
            | st.lists(st.integers(0, 40), max_size=3).map(
                lambda days: ReminderWish(days_before=tuple(days))
            )
        ),
    )


@st.composite
def rotations(draw: DrawFn, key: str, mentor: str) -> Rotation:
    starts = draw(spring)
    return Rotation(
        key=key,
        starts_on=starts,
        ends_on=starts + timedelta(draw(st.integers(0, 60))),
        kind=RotationKind.ELECTIVE,
        letter_wanted=draw(st.sampled_from([None, *LetterWanted])),
        mentors=(mentor,),
    )


@st.composite
def programs(draw: DrawFn, key: str) -> Program:
    return make.program(
        key,
        draw(st.sampled_from([None, 2, 3, 4])),
        specialty=draw(st.sampled_from(["internal-medicine", "neurology"])),
        complete_by=draw(st.none() | spring),
        applied_on=draw(st.none() | spring),
        status=draw(st.sampled_from([None, *ProgramStatus])),
    )


@st.composite
def records(draw: DrawFn) -> SeasonFile:
    """One to three letters of two writers, with what surrounds them."""
    people = [draw(mentors("M1")), draw(mentors("M2"))]
    stay = draw(rotations("R1", "M1"))
    written = [
        draw(letters(f"L{n}", draw(st.sampled_from(["M1", "M2"])), "R1"))
        for n in range(draw(st.integers(1, 3)))
    ]
    wanted = [draw(programs(f"P{n}")) for n in range(draw(st.integers(0, 3)))]
    certified: bool = draw(st.booleans())
    person = make.applicant(
        timezone=draw(st.sampled_from(ZONES)),
        specialties=draw(st.sampled_from([("internal-medicine",), ("neurology", "urology"), ()])),
        ecfmg_certified_on=date(2026, 5, 1) if certified else None,
        accounts=(Account(service="eras", season=2026, certified_on=date(2026, 5, 1)),) * certified,
    )
    file = make.record(*written, applicant=person, mentors=tuple(people), rotations=(stay,))
    parts: dict[str, Any] = {
        "programs": tuple(wanted),
        "assignments": _assignments(draw, file, wanted),
        "contacts": tuple(
            Contact(mentor=draw(st.sampled_from(["M1", "M2"])), on=on)
            for on in draw(st.lists(spring, max_size=2))
        ),
        "moments": tuple(
            WitnessedMoment(key=f"E{n}", on=on, rotation="R1", feedback=bool(n))
            for n, on in enumerate(draw(st.lists(spring, max_size=2)))
        ),
        "portal_checks": tuple(
            PortalCheck(service="eras", on=on) for on in draw(st.lists(spring, max_size=1))
        ),
        "documents": tuple(
            Document(kind="cv", ready_on=on) for on in draw(st.lists(spring, max_size=1))
        ),
        "interviews": tuple(Interview(program=item.key, at=draw(instants)) for item in wanted[:1]),
    }
    return replace(file, **parts)


def _assignments(draw: DrawFn, file: SeasonFile, wanted: list[Program]) -> tuple[Assignment, ...]:
    found = []
    for letter in file.letters:
        here = [event.on for event in letter.events if event.kind in {K.UPLOADED, K.IMPORTED}]
        for item in wanted:
            theirs = file.program_service(item), file.program_season(item)
            fits = theirs == (file.letter_service(letter), file.letter_season(letter))
            is_placed: bool = draw(st.booleans())
            if here and fits and is_placed:
                on = here[0] + timedelta(draw(st.integers(7, 30)))
                found.append(Assignment(letter=letter.key, program=item.key, on=on))
    return tuple(found)
