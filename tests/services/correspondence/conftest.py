"""Two applicants, cut to what messages need, and a unit that stands still."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.applicant import Applicant
from lorapp.domain.calendar.rows import Milestone, RowStatus
from lorapp.domain.letters.record import Answer, Event, EventKind, Form, Letter
from lorapp.domain.mentors import EmailAddress, Helper, Mentor, Role
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Document
from lorapp.domain.programs import LetterRules, Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind, Setting
from lorapp.domain.rulebook import Constant, Rulebook
from lorapp.services.correspondence import Correspondence
from lorapp.services.rules.rulebook import load_rulebook

K = EventKind
EASTERN = ZoneInfo("America/New_York")
NUMBERS = {
    "courtesy_gap_days": 7,
    "processing_business_days": 5,
    "lead_time_days": 42,
    "message_budget": 6,
    "again_gap_days": 30,
    "again_budget": 3,
    "suggested_deadline_after_days": 21,
    "ladder_after_agreed_days": 14,
    "ladder_first_before_days": 21,
    "ladder_second_before_days": 10,
    "ladder_third_before_days": 3,
    "ladder_first_after_days": 3,
    "ladder_second_after_days": 14,
}


@dataclass
class StillUnit:
    """A record and an instant, as drafting sees the unit of work."""

    record: SeasonFile
    instant: datetime

    def file(self) -> SeasonFile:
        return self.record

    def now(self) -> datetime:
        return self.instant


def row(season: int, service: str, code: str, day: date) -> Milestone:
    return Milestone(
        season=season,
        service=service,
        code=code,
        title=code,
        at=day,
        zone="America/New_York",
        status=RowStatus.PUBLISHED,
        source="R-01",
    )


@pytest.fixture
def rulebook() -> Rulebook:
    numbers = {
        name: Constant(name=name, value=value, unit="days", source="R-19")
        for name, value in NUMBERS.items()
    }
    seasons = {
        2027: (
            row(2027, "eras", "season-opens", date(2026, 6, 3)),
            row(2027, "eras", "release", date(2026, 9, 23)),
            row(2027, "eras", "season-ends", date(2027, 5, 31)),
            row(2027, "nrmp", "ranking-opens", date(2027, 2, 1)),
            row(2027, "nrmp", "match-day", date(2027, 3, 19)),
        ),
        2028: (
            row(2028, "eras", "season-opens", date(2027, 6, 9)),
            row(2028, "eras", "release", date(2027, 9, 22)),
        ),
    }
    caps = {"eras": 4, "residencycas": 4, "sf-match": 3}
    return replace(load_rulebook(), constants=numbers, seasons=seasons, caps=caps)


@pytest.fixture
def planner(rulebook: Rulebook) -> SeasonFile:
    """Applicant A: in a rotation, planning ahead."""
    moments = tuple(
        WitnessedMoment(
            key=f"A-E{number}",
            on=date(2026, 11, 8 + number),
            mentor="A-M1",
            rotation="A-R1",
            themes=("precision",),
            text=text,
            feedback=number == 3,
        )
        for number, text in enumerate(
            ("Found the dose that had doubled.", "Led the handover.", "Speak up to families."), 1
        )
    )
    return SeasonFile(
        applicant=Applicant(
            name="Mirela Vantu",
            timezone="Europe/Bucharest",
            season=2028,
            specialties=("internal-medicine", "family-medicine"),
        ),
        rotations=(
            Rotation(
                key="A-R1",
                site="Larkspur Valley Medical Center",
                country="US",
                starts_on=date(2026, 11, 2),
                ends_on=date(2026, 11, 27),
                hours_per_week=35,
                kind=RotationKind.OBSERVERSHIP,
                hands_on=False,
                setting=Setting.INPATIENT,
            ),
        ),
        mentors=(
            Mentor(
                key="A-M1",
                name="Dr. Harlan Quistgaard",
                country="US",
                role=Role.ATTENDING,
                emails=(EmailAddress(address="h.quistgaard@example.org", current=True),),
            ),
        ),
        moments=moments,
        letters=(
            Letter(
                key="A-L1",
                mentor="A-M1",
                rotation="A-R1",
                specialty="internal-medicine",
                form=Form.NARRATIVE,
                proves=("precision", "teamwork"),
            ),
        ),
        documents=(Document(kind="cv", version="5", ready_on=date(2026, 5, 1)),),
        rulebook=rulebook,
    )


@pytest.fixture
def midseason(rulebook: Rulebook) -> SeasonFile:
    """Applicant B: one letter long past its day, one not thanked for."""
    return SeasonFile(
        applicant=Applicant(
            name="Samir Daghlani",
            timezone="Asia/Amman",
            season=2027,
            specialties=("internal-medicine", "neurology"),
            aamc_id="12345678",
        ),
        rotations=(
            Rotation(
                key="B-R3",
                site="Northgate Lakes",
                country="US",
                starts_on=date(2026, 6, 1),
                ends_on=date(2026, 6, 26),
                kind=RotationKind.ELECTIVE,
                hands_on=True,
            ),
        ),
        mentors=(
            Mentor(
                key="B-M3",
                name="Dr. Priscilla Umetani",
                country="US",
                emails=(EmailAddress(address="p.umetani@example.org", current=True),),
                helpers=(Helper(name="Ruth Okafor", email="r.okafor@example.org"),),
            ),
            Mentor(
                key="B-M2",
                name="Dr. Cormac Devlin-Lind",
                emails=(EmailAddress(address="c.devlin@example.org", current=True),),
            ),
        ),
        letters=(
            Letter(
                key="B-L3",
                mentor="B-M3",
                rotation="B-R3",
                specialty="neurology",
                waived=True,
                email="p.umetani@example.org",
                stated_deadline=date(2026, 9, 18),
                events=(
                    Event(kind=K.ASKED, on=date(2026, 6, 24)),
                    Event(
                        kind=K.AGREED,
                        on=date(2026, 6, 24),
                        answer=Answer.STRONG,
                        promised_on=date(2026, 8, 31),
                    ),
                    Event(kind=K.CONFIRMED, on=date(2026, 8, 10)),
                    Event(kind=K.REQUESTED, on=date(2026, 8, 10)),
                    Event(kind=K.REMINDED, on=date(2026, 8, 28)),
                    Event(kind=K.REMINDED, on=date(2026, 9, 8)),
                    Event(kind=K.REMINDED, on=date(2026, 9, 15)),
                    Event(kind=K.REMINDED, on=date(2026, 10, 23)),
                    Event(kind=K.SPOKE, on=date(2026, 11, 6), note="next week"),
                ),
            ),
            Letter(
                key="B-L2",
                mentor="B-M2",
                specialty="general",
                rotation="B-R3",
                waived=True,
                events=(
                    Event(kind=K.ASKED, on=date(2026, 3, 26)),
                    Event(kind=K.AGREED, on=date(2026, 3, 26)),
                    Event(kind=K.UPLOADED, on=date(2026, 8, 28)),
                ),
            ),
        ),
        programs=(
            Program(
                key="B-P10",
                name="Saint Orla Neurology",
                specialty="neurology",
                service="eras",
                complete_by=date(2026, 12, 1),
                applied_on=date(2026, 9, 21),
                status=ProgramStatus.APPLIED,
                letters=LetterRules(min=3),
            ),
        ),
        rulebook=rulebook,
    )


Desk = Callable[..., Correspondence]


@pytest.fixture
def desk() -> Desk:
    """Open correspondence on a record at a day (noon, US Eastern)."""

    def opened(file: SeasonFile, on: date = date(2026, 11, 22)) -> Correspondence:
        noon = datetime(on.year, on.month, on.day, 12, tzinfo=EASTERN)
        return Correspondence(StillUnit(file, noon))

    return opened


Change = Callable[..., SeasonFile]


@pytest.fixture
def with_letter() -> Change:
    """Change fields of one letter of a record."""

    def changed(file: SeasonFile, key: str, **values: object) -> SeasonFile:
        letters = tuple(
            replace(letter, **values) if letter.key == key else letter  # type: ignore[arg-type]
            for letter in file.letters
        )
        return replace(file, letters=letters)

    return changed


@pytest.fixture
def with_mentor() -> Change:
    """Change fields of one mentor of a record."""

    def changed(file: SeasonFile, key: str, **values: object) -> SeasonFile:
        mentors = tuple(
            replace(mentor, **values) if mentor.key == key else mentor  # type: ignore[arg-type]
            for mentor in file.mentors
        )
        return replace(file, mentors=mentors)

    return changed
