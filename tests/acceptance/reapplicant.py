# ruff: noqa: ANN401 - a builder passes any field of a record on to its class
"""An invented re-applicant in Manila: two seasons behind, a third one through to the first day.

Everything is written down with its day, so that the record can be looked at on any day of the
year; what comes later is not seen yet.
"""

from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from lorapp.domain.applicant import Account, Applicant, Exam, Registration, Visa
from lorapp.domain.applying.record import (
    ApplicationStatus,
    LetterPolicy,
    RotationApplication,
    RotationPaper,
)
from lorapp.domain.arrival.record import Closing, MatchOutcome, MatchResult, Task, TaskList
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.comments import Comment, Topic
from lorapp.domain.letters.record import (
    Answer,
    Delivery,
    Event,
    EventKind,
    Form,
    Letter,
    SentPaper,
)
from lorapp.domain.mentors import (
    Channel,
    Contact,
    EmailAddress,
    Helper,
    Mentor,
    ReminderWish,
    Role,
)
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import (
    Claim,
    Document,
    Interview,
    InterviewStatus,
    Invitation,
    InvitationAnswer,
    MessageKind,
    PortalCheck,
    ProgramMessage,
    Statement,
    StepNote,
)
from lorapp.domain.programs import (
    Assignment,
    ContactPolicy,
    Exclusion,
    LetterRules,
    Program,
    ProgramFact,
    ProgramStatus,
    Reservation,
    Tier,
    Track,
)
from lorapp.domain.ranking.record import Certification, Criterion, Rank, Score
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import LetterWanted, Rotation, RotationKind, Setting
from lorapp.domain.seasons.record import Reuse, ReuseAnswer
from lorapp.domain.soap.record import Drill, SoapApplication, SoapPlan, SoapStatus
from lorapp.domain.text import clean
from lorapp.services.rules.rulebook import load_rulebook

K = EventKind
HOME = ZoneInfo("Asia/Manila")
EASTERN = ZoneInfo("America/New_York")
NEVER_COUNTED = frozenset({"HUNG", "REVOKED", "BOUNCED", "DECLINED", "LAPSED"})
"""Letters of season 2027 that no program ever sees, whatever the day."""


@cache
def reapplicant() -> SeasonFile:
    """The whole record, with the rules in force."""
    return SeasonFile(
        applicant=_applicant(),
        rotations=_rotations(),
        rotation_applications=_rotation_applications(),
        mentors=_mentors(),
        contacts=_contacts(),
        themes=("bedside calm", "naïve curiosité", "研究"),
        moments=_moments(),
        letters=_letters(),
        reuses=_reuses(),
        programs=_programs(),
        **_placed(),
        **_papers(),
        **_talks(),
        **_ranked(),
        **_backup(),
        **_ending(),
        rulebook=load_rulebook(),
    )


def day(text: str) -> date:
    return date.fromisoformat(text)


def at(text: str, zone: ZoneInfo = EASTERN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def _ev(kind: EventKind, on: str, **parts: Any) -> Event:
    return Event(kind=kind, on=day(on), **parts)


def _came(asked: str, requested: str, uploaded: str) -> tuple[Event, ...]:
    return (
        _ev(K.ASKED, asked, how=Channel.EMAIL),
        _ev(K.AGREED, asked, answer=Answer.STRONG),
        _ev(K.CONFIRMED, requested),
        _ev(K.REQUESTED, requested),
        _ev(K.UPLOADED, uploaded),
    )


def _applicant() -> Applicant:
    return Applicant(
        name="Mª Corazón Ñáñez-Ōsaka 💙",
        timezone="Asia/Manila",
        season=2027,
        country="PH",
        graduated_on=day("2021-06-30"),
        aamc_id="13579246",
        ecfmg_certified_on=day("2024-08-20"),
        visa=Visa.EITHER,
        specialties=("internal-medicine", "obstetrics-gynecology", "ophthalmology"),
        exams=(
            Exam(name="USMLE Step 1", on=day("2022-02-11"), result="pass"),
            Exam(name="USMLE Step 2 CK", on=day("2023-05-16"), result="239"),
            Exam(name="USMLE Step 3", on=day("2027-01-18")),
            Exam(name="OET Medicine"),
        ),
        accounts=(
            Account(service="eras", season=2025, certified_on=day("2024-09-20")),
            Account(service="eras", season=2026, certified_on=day("2025-09-22")),
            Account(service="eras", season=2027, certified_on=day("2026-09-21")),
            Account(service="residencycas", season=2027, certified_on=day("2026-09-25")),
            Account(service="sf-match"),
        ),
        registrations=(
            Registration(service="nrmp", season=2025, on=day("2024-10-01")),
            Registration(service="nrmp", season=2026, on=day("2025-10-02")),
            Registration(service="nrmp", season=2027, on=day("2026-09-20")),
            Registration(service="sf-match", season=2027),
        ),
    )


def _rotations() -> tuple[Rotation, ...]:
    return (
        Rotation(
            key="R-OLD",
            site="Quiet Harbor Clinic",
            country="US",
            state="FL",
            starts_on=day("2024-02-05"),
            ends_on=day("2024-03-01"),
            kind=RotationKind.OBSERVERSHIP,
            hands_on=False,
            specialty="internal-medicine",
            mentors=("M1",),
        ),
        Rotation(
            key="R-NEW",
            site="Saint Ōlga’s Hospital",
            country="US",
            state="CA",
            starts_on=day("2026-07-06"),
            ends_on=day("2026-08-28"),
            hours_per_week=42.5,
            kind=RotationKind.EXTERNSHIP,
            hands_on=True,
            specialty="internal-medicine",
            setting=Setting.INPATIENT,
            letter_wanted=LetterWanted.YES,
            mentors=("M2", "M3"),
            cost_usd=1900,
            visa="B-1",
        ),
        Rotation(
            key="R-BARE",
            starts_on=day("2026-10-26"),
            ends_on=day("2026-11-20"),
            kind=RotationKind.TELE,
            letter_wanted=LetterWanted.MAYBE,
            mentors=("M8",),
        ),
        Rotation(
            key="R-NEXT",
            site="Elm Street Eye Institute",
            starts_on=day("2027-02-01"),
            ends_on=day("2027-02-26"),
            kind=RotationKind.RESEARCH,
            specialty="ophthalmology",
            country="US",
            mentors=("M5",),
        ),
    )


def _rotation_applications() -> tuple[RotationApplication, ...]:
    paper = RotationPaper(
        name="Titers — “MMR”", due_on=day("2026-12-14"), done_on=day("2026-12-11"), cost_usd=85.5
    )
    return (
        RotationApplication(
            key="A1",
            site="Elm Street Eye Institute",
            applied_on=day("2026-10-05"),
            answered_on=day("2026-11-18"),
            status=ApplicationStatus.ACCEPTED,
            letter_policy=LetterPolicy.EARNED,
            starts_on=day("2027-02-01"),
            ends_on=day("2027-02-26"),
            rotation="R-NEXT",
            papers=(paper, RotationPaper(name="Drug test", due_on=day("2027-01-20"))),
        ),
        RotationApplication(
            key="A2",
            site="Bought Letters Inc.",
            agency="Sure-Match ✓",
            apply_by=day("2026-12-31"),
            status=ApplicationStatus.CONSIDERING,
            letter_policy=LetterPolicy.PROMISED,
            application_fee_usd=400,
            papers=(RotationPaper(name="CV"),),
        ),
        RotationApplication(key="A3", site="Somewhere"),
        RotationApplication(
            key="A4",
            site="Long Wait Medical Center",
            applied_on=day("2027-05-03"),
            answer_by=day("2027-06-01"),
            status=ApplicationStatus.WAITLISTED,
            starts_on=day("2027-08-02"),
            ends_on=day("2027-08-27"),
        ),
    )


def _mentors() -> tuple[Mentor, ...]:
    def mail(address: str, **parts: Any) -> tuple[EmailAddress, ...]:
        return (EmailAddress(address=address, **parts),)

    return (
        Mentor(
            key="M1",
            name="Dr. Åsa Þórsdóttir-Vega",
            role=Role.ATTENDING,
            specialty="internal-medicine",
            country="US",
            emails=mail("asa@example.org", current=True),
            helpers=(Helper(name="Ms. Joy O'Neil", email="joy@example.org"),),
        ),
        Mentor(
            key="M2",
            name="Prof. 山田 花子",
            role=Role.PROGRAM_DIRECTOR,
            specialty="internal-medicine",
            country="US",
            emails=mail("hanako@example.org", current=True),
            lead_time_days=30,
            reminder_wish=ReminderWish(days_before=(10, 2)),
            away_until=day("2026-09-14"),
            knows_programs=("P-IM1",),
        ),
        Mentor(key="M3", name="Dr. Núria Quill", emails=mail("quill@example.org", current=False)),
        Mentor(
            key="M4",
            name="Dr. Zoë Marsh",
            specialty="obstetrics-gynecology",
            role=Role.DEPARTMENT_CHAIR,
            emails=mail("marsh@example.org"),
            left_on=day("2027-01-31"),
        ),
        Mentor(
            key="M5",
            name="Dr. محمد الفهد",
            specialty="ophthalmology",
            emails=mail("fahd@example.org", current=True),
            away_until=day("2027-04-06"),
        ),
        Mentor(
            key="M6",
            name="Dr. Ignatius Shut",
            do_not_contact=True,
            emails=mail("shut@example.org", current=True),
        ),
        Mentor(key="M7", name="Cher"),
        Mentor(key="M8", name=clean("Dr. Lu\u0301cia M\u0304ata"), country="PH", role=Role.FACULTY),
    )


def _contacts() -> tuple[Contact, ...]:
    return (
        Contact(mentor="M1", on=day("2025-03-20"), how=Channel.EMAIL, note="Told: not matched."),
        Contact(mentor="M2", on=day("2026-12-31"), how=Channel.MESSAGE, note="🎄"),
        Contact(mentor="M4", on=day("2027-03-20"), how=Channel.PHONE),
        Contact(mentor="M7", on=day("2026-09-07")),
    )


def _moments() -> tuple[WitnessedMoment, ...]:
    return (
        WitnessedMoment(
            key="E1",
            on=day("2026-07-15"),
            mentor="M2",
            rotation="R-NEW",
            themes=("bedside calm",),
            text="Sat down before speaking.\nStayed after the round.",
        ),
        WitnessedMoment(key="E2", on=day("2026-11-03"), mentor="M8", feedback=True, text="“Good”"),
        WitnessedMoment(key="E3", on=day("2027-02-10"), rotation="R-NEXT"),
    )


def _letters() -> tuple[Letter, ...]:
    return (*_old_letters(), *_letters_of_the_season(), *_letters_in_trouble())


def _old_letters() -> tuple[Letter, ...]:
    """What seasons 2025 and 2026 left behind, and what was put in early."""
    return (
        Letter(
            key="OLD25",
            mentor="M1",
            rotation="R-OLD",
            season=2025,
            service="eras",
            specialty="internal-medicine",
            waived=True,
            written_on=day("2024-06-10"),
            events=(
                *_came("2024-04-02", "2024-05-06", "2024-06-12"),
                _ev(K.THANKED, "2024-06-13"),
                _ev(K.TOLD_OUTCOME, "2025-03-22"),
            ),
        ),
        Letter(
            key="OLD26",
            mentor="M1",
            season=2026,
            service="eras",
            specialty="internal-medicine",
            imported_from=2025,
            waived=True,
            events=(_ev(K.IMPORTED, "2025-08-01"),),
        ),
        Letter(
            key="OLD26B",
            mentor="M3",
            season=2026,
            service="eras",
            specialty="general",
            waived=False,
            events=_came("2025-05-01", "2025-06-10", "2025-08-29"),
        ),
        Letter(
            key="OLD26C",
            mentor="M6",
            season=2026,
            service="eras",
            specialty="internal-medicine",
            waived=True,
            events=_came("2025-05-01", "2025-06-10", "2025-08-30"),
        ),
        Letter(
            key="OLD26D",
            mentor="M4",
            season=2026,
            service="residencycas",
            specialty="obstetrics-gynecology",
            waived=True,
            form=Form.NARRATIVE,
            events=_came("2025-05-01", "2025-06-10", "2025-08-30"),
        ),
        Letter(
            key="OLD26E",
            mentor="M7",
            season=2026,
            service="eras",
            specialty="neurology",
            events=(_ev(K.ASKED, "2025-08-20"), _ev(K.AGREED, "2025-08-25")),
        ),
        Letter(
            key="EARLY28",
            mentor="M8",
            rotation="R-BARE",
            season=2028,
            service="eras",
            specialty="internal-medicine",
            waived=True,
            events=(
                _ev(K.ASKED, "2026-11-18", how=Channel.VIDEO),
                _ev(K.AGREED, "2026-11-23", answer=Answer.YES, promised_on=day("2027-07-15")),
                _ev(K.CONFIRMED, "2027-06-10"),
                _ev(K.REQUESTED, "2027-06-10"),
                _ev(K.UPLOADED, "2027-07-06"),
            ),
        ),
    )


def _letters_of_the_season() -> tuple[Letter, ...]:
    return (
        Letter(
            key="NEW",
            mentor="M2",
            rotation="R-NEW",
            season=2027,
            service="eras",
            specialty="internal-medicine",
            waived=True,
            letter_id="ABC-123",
            channel=Delivery.FORM,
            stated_deadline=day("2026-09-18"),
            written_on=day("2026-09-15"),
            proves=("bedside calm",),
            packet=(SentPaper(on=day("2026-08-26"), name="CV", version="7"),),
            events=(
                _ev(K.ASKED, "2026-08-24", how=Channel.IN_PERSON),
                _ev(K.AGREED, "2026-08-24", answer=Answer.STRONG, promised_on=day("2026-09-18")),
                _ev(K.PACKET_SENT, "2026-08-26", how=Channel.EMAIL),
                _ev(K.CONFIRMED, "2026-08-26"),
                _ev(K.REQUESTED, "2026-08-27"),
                _ev(K.RECEIPT_CONFIRMED, "2026-08-31"),
                _ev(K.SAYS_SENT, "2026-09-16"),
                _ev(K.UPLOADED, "2026-09-17"),
                _ev(K.THANKED, "2026-09-18"),
                _ev(K.TOLD_OUTCOME, "2027-03-22"),
            ),
        ),
        Letter(
            key="IMPORTED",
            mentor="M3",
            season=2027,
            service="eras",
            specialty="general",
            imported_from=2026,
            events=(_ev(K.IMPORTED, "2026-09-04"),),
        ),
        Letter(
            key="LATE",
            mentor="M5",
            rotation="R-NEXT",
            specialty="internal-medicine",
            season=2027,
            service="eras",
            stated_deadline=day("2026-11-30"),
            events=(
                _ev(K.ASKED, "2026-10-07"),
                _ev(K.AGREED, "2026-10-12", answer=Answer.HESITANT),
                _ev(K.CONFIRMED, "2026-10-14"),
                _ev(K.REQUESTED, "2026-10-14"),
                _ev(K.REMINDED, "2026-11-16"),
                _ev(K.UPLOADED, "2026-12-23"),
                _ev(K.AVAILABLE, "2026-12-28"),
            ),
        ),
        Letter(
            key="CAS",
            mentor="M4",
            season=2027,
            service="residencycas",
            specialty="obstetrics-gynecology",
            chair=True,
            waived=True,
            form=Form.STANDARDIZED,
            events=_came("2026-07-06", "2026-07-20", "2026-09-22"),
        ),
        Letter(
            key="EYES",
            mentor="M5",
            season=2027,
            service="sf-match",
            specialty="ophthalmology",
            events=_came("2026-06-01", "2026-07-01", "2026-08-25"),
        ),
        Letter(key="PLANNED", mentor="M7"),
    )


def _letters_in_trouble() -> tuple[Letter, ...]:
    asked = (_ev(K.ASKED, "2026-07-01"), _ev(K.AGREED, "2026-07-02"))
    entered = (_ev(K.CONFIRMED, "2026-07-06"), _ev(K.REQUESTED, "2026-07-06"))

    def letter(key: str, mentor: str, *events: Event, **parts: Any) -> Letter:
        fixed = {"season": 2027, "service": "eras", "specialty": "internal-medicine"}
        return Letter(key=key, mentor=mentor, events=events, **{**fixed, **parts})

    return (
        letter(
            "HUNG",
            "M1",
            _ev(K.IMPORTED, "2026-09-07"),
            imported_from=2026,
            processing_since=at("2026-09-07T22:10", HOME),
        ),
        letter(
            "REVOKED",
            "M3",
            *asked,
            *entered,
            _ev(K.UPLOADED, "2026-08-28"),
            _ev(K.REVOKED, "2026-08-31"),
        ),
        letter("BOUNCED", "M8", *asked, *entered, _ev(K.BOUNCED, "2026-07-08")),
        letter("DECLINED", "M6", _ev(K.ASKED, "2026-07-01"), _ev(K.DECLINED, "2026-07-09")),
        letter("LAPSED", "M7", *asked, *entered, _ev(K.LAPSED, "2027-06-01")),
    )


def _reuses() -> tuple[Reuse, ...]:
    yes, fresh, no = ReuseAnswer.YES, ReuseAnswer.FRESH, ReuseAnswer.NO
    june = day("2026-06-16")
    return (
        Reuse(letter="OLD25", season=2026, asked_on=day("2025-07-01"), answer=yes, becomes="OLD26"),
        Reuse(
            letter="OLD26B",
            season=2027,
            asked_on=june,
            how=Channel.EMAIL,
            answer=yes,
            answered_on=day("2026-06-20"),
            becomes="IMPORTED",
        ),
        Reuse(
            letter="OLD26",
            season=2027,
            asked_on=june,
            answer=yes,
            answered_on=day("2026-06-18"),
            becomes="HUNG",
        ),
        Reuse(letter="OLD26C", season=2027, asked_on=june, answer=no, answered_on=june),
        Reuse(
            letter="OLD26D",
            season=2027,
            asked_on=june,
            answer=fresh,
            answered_on=day("2026-07-03"),
            becomes="CAS",
            note="A new one — “with pleasure”",
        ),
        Reuse(letter="NEW", season=2028, asked_on=day("2027-06-14")),
    )


def _programs() -> tuple[Program, ...]:
    im: dict[str, Any] = {"specialty": "internal-medicine", "season": 2027}
    applied = day("2026-09-23")
    rules = LetterRules(min=2, wanted=3, max=4, in_specialty=1, us=1, recency_months=18)
    return (
        Program(
            key="P-25",
            name="Fernhill Medical Center",
            specialty="internal-medicine",
            season=2025,
            applied_on=day("2024-09-25"),
            status=ProgramStatus.REJECTED,
        ),
        Program(
            key="P-26",
            name="Fernhill Medical Center",
            specialty="internal-medicine",
            season=2026,
            applied_on=day("2025-09-24"),
            status=ProgramStatus.APPLIED,
            letters=rules,
        ),
        Program(
            key="P-IM1",
            name="Rivermouth “General” Hospital",
            state="CA",
            applied_on=applied,
            status=ProgramStatus.RANKED,
            letters=rules,
            strict=("min", "us"),
            visas=("J-1",),
            tier=Tier.TARGET,
            signal="gold",
            contact_after_interviews=ContactPolicy.NO,
            track=Track.CATEGORICAL,
            max_years_since_graduation=6,
            **im,
        ),
        Program(
            key="P-IM2",
            name="Hôpital Ste-Anne",
            state="TX",
            applied_on=applied,
            status=ProgramStatus.INTERVIEW,
            letters=LetterRules(min=3, us_hands_on=1),
            complete_by=day("2026-11-15"),
            visas=(),
            seen_on=day("2026-06-02"),
            facts=(ProgramFact(what="visas", says="J-1 only", source="FREIDA"),),
            **im,
        ),
        Program(key="P-IM3", name="Low Pine", complete_by=day("2027-01-08"), **im),
        Program(
            key="P-LATE",
            name="Kestrel Ridge",
            applied_on=day("2026-12-29"),
            status=ProgramStatus.APPLIED,
            contact_after_interviews=ContactPolicy.WELCOME,
            **im,
        ),
        Program(
            key="P-OB",
            name="Women’s Hospital of Nowhere",
            specialty="obstetrics-gynecology",
            season=2027,
            applied_on=day("2026-10-01"),
            status=ProgramStatus.APPLIED,
            state="NY",
        ),
        Program(
            key="P-EYE",
            name="Lens & Iris",
            specialty="ophthalmology",
            season=2027,
            applied_on=day("2026-09-02"),
            status=ProgramStatus.RANKED,
            track=Track.ADVANCED,
            starts_on=day("2028-07-01"),
        ),
        Program(key="P-BARE", name="?"),
    )


def _placed() -> dict[str, Any]:
    def put(letter: str, program: str, on: str, **parts: Any) -> Assignment:
        return Assignment(letter=letter, program=program, on=day(on), **parts)

    return {
        "assignments": (
            put("OLD25", "P-25", "2024-09-20"),
            put("OLD26", "P-26", "2025-09-20"),
            put("NEW", "P-IM1", "2026-09-22"),
            put("IMPORTED", "P-IM1", "2026-09-22"),
            put("HUNG", "P-IM1", "2026-09-22"),
            put("REVOKED", "P-IM1", "2026-09-01"),
            put("NEW", "P-IM2", "2026-09-22", pin=True),
            put("IMPORTED", "P-IM2", "2026-09-22", counts_as="in_specialty"),
            put("NEW", "P-LATE", "2026-12-28"),
            put("LATE", "P-LATE", "2026-12-28", reason="new"),
            put("CAS", "P-OB", "2026-09-30"),
            put("EYES", "P-EYE", "2026-09-01"),
        ),
        "reservations": (
            Reservation(
                program="P-IM2", letter="LATE", until=day("2026-12-15"), instead="IMPORTED"
            ),
        ),
        "exclusions": (Exclusion(program="P-IM3", letter="IMPORTED", reason="an old one"),),
    }


def _papers() -> dict[str, Any]:
    return {
        "statements": (
            Statement(key="S26", specialty="internal-medicine", season=2026),
            Statement(
                key="S27",
                specialty="internal-medicine",
                season=2027,
                ready_on=day("2026-09-11"),
                text="I came back.\nI learnt to ask.",
                claims=(Claim(theme="bedside calm", witness="M2"), Claim(line="—")),
                programs=("P-IM1", "P-IM2"),
            ),
            Statement(key="S-BARE"),
        ),
        "documents": (
            Document(kind="cv", version="7", ready_on=day("2026-08-20")),
            Document(kind="mspe", season=2026),
            Document(kind="mspe", season=2027, ready_on=day("2026-09-08")),
            Document(kind="photo", ready_on=day("2027-08-02")),
        ),
        "portal_checks": tuple(
            PortalCheck(service=service, on=day(on))
            for service, on in (
                ("eras", "2026-09-18"),
                ("residencycas", "2026-10-02"),
                (None, "2027-01-05"),
            )
        ),
        "comments": (
            Comment(kind=Topic.SEASON, on=day("2026-10-10"), by="Ate Lia", text="Breathe 🫁."),
            Comment(kind=Topic.LETTER, about="HUNG", on=day("2026-09-09"), text="Write to AAMC."),
            Comment(kind=Topic.PROGRAM, about="P-GONE", on=day("2027-01-02"), text="Gone?"),
        ),
        "calendar": (
            CalendarRow(
                season=2027, service="sf-match", code="rank-list", at=at("2027-01-19T23:59")
            ),
            CalendarRow(code="own-visa-day", at=day("2027-05-12")),
        ),
        "steps": (
            StepNote(id="tell-goal:mentor:M7", not_needed="knows"),
            StepNote(id="thank:letter:IMPORTED", snoozed_until=day("2026-12-01")),
        ),
    }


def _talks() -> dict[str, Any]:
    pacific = ZoneInfo("America/Los_Angeles")
    return {
        "invitations": (
            Invitation(
                program="P-IM1",
                on=day("2026-10-12"),
                reply_by=at("2026-10-14T17:00"),
                answer=InvitationAnswer.ACCEPTED,
            ),
            Invitation(program="P-OB", on=day("2026-11-02"), reply_by=day("2026-11-04")),
            Invitation(program="P-LATE", on=day("2027-01-06")),
        ),
        "interviews": (
            Interview(
                program="P-IM1",
                at=at("2026-10-30T09:00", pacific),
                minutes=240,
                zone="America/Los_Angeles",
                status=InterviewStatus.DONE,
                how="video",
                questions=("Why back?",),
            ),
            Interview(
                program="P-IM2",
                at=at("2026-11-02T08:00", ZoneInfo("America/Chicago")),
                zone="America/Chicago",
                status=InterviewStatus.BOOKED,
            ),
            Interview(program="P-OB", at=at("2026-11-02T09:30"), status=InterviewStatus.WAITLISTED),
            Interview(program="P-EYE", at=at("2026-11-20T07:00"), status=InterviewStatus.DONE),
            Interview(
                program="P-LATE",
                at=at("2027-03-15T16:00"),
                zone="America/New_York",
                status=InterviewStatus.INVITED,
                place="https://example.org/room",
            ),
        ),
        "program_messages": (
            ProgramMessage(program="P-IM1", kind=MessageKind.THANKS, on=day("2026-10-31")),
            ProgramMessage(
                program="P-LATE",
                kind=MessageKind.FIRST_CHOICE,
                on=day("2027-01-20"),
                text="You are my first choice.",
                until=day("2027-02-20"),
            ),
        ),
    }


def _ranked() -> dict[str, Any]:
    return {
        "criteria": (
            Criterion(key="C1", name="Near tita", weight=3),
            Criterion(key="C2", name="Visa 🛂"),
        ),
        "ranks": (
            Rank(
                program="P-IM1",
                scores=(Score(criterion="C1", points=7.5), Score(criterion="C2")),
                note="warm people",
            ),
            Rank(program="P-EYE", scores=(Score(criterion="C1", points=10),)),
            Rank(program="P-LATE"),
            Rank(program="P-IM2", left_out=True),
        ),
        "certifications": (
            Certification(
                match="nrmp", season=2027, at=at("2027-02-22T20:00"), programs=("P-IM1",)
            ),
            Certification(
                match="nrmp", season=2027, at=at("2027-03-02T23:30"), programs=("P-IM1", "P-LATE")
            ),
            Certification(match="sf-match", season=2027, at=day("2027-01-15"), programs=("P-EYE",)),
        ),
    }


def _backup() -> dict[str, Any]:
    return {
        "soap_plans": (
            SoapPlan(season=2026, specialty="family-medicine", letters=("OLD26",)),
            SoapPlan(
                season=2027,
                specialty="internal-medicine",
                letters=("NEW", "IMPORTED", "HUNG"),
                statement="S27",
                ready_on=day("2026-12-20"),
            ),
            SoapPlan(season=2027, specialty="family-medicine", letters=("REVOKED", "NEW")),
        ),
        "soap_applications": (
            SoapApplication(
                key="Q26",
                name="Oak Hollow",
                at=at("2026-03-16T11:05"),
                season=2026,
                service="eras",
                status=SoapStatus.REJECTED,
            ),
            SoapApplication(
                key="Q27",
                name="Oak Hollow",
                at=at("2027-03-15T11:40"),
                season=2027,
                specialty="family-medicine",
                service="eras",
                contacted_at=at("2027-03-17T09:00"),
                status=SoapStatus.CONTACTED,
            ),
        ),
        "drills": (Drill(on=day("2027-03-08"), minutes=41, note="slow"),),
    }


def _ending() -> dict[str, Any]:
    onboarding, start = TaskList.ONBOARDING, TaskList.SEASON_START
    return {
        "outcomes": (
            MatchOutcome(season=2025, result=MatchResult.UNMATCHED, on=day("2025-03-17")),
            MatchOutcome(season=2026, result=MatchResult.UNMATCHED, on=day("2026-03-16")),
            MatchOutcome(
                season=2027,
                result=MatchResult.MATCHED,
                on=day("2027-03-19"),
                program="P-IM1",
                visa=Visa.J1,
            ),
        ),
        "tasks": (
            Task(list=start, season=2027, code="token", done_on=day("2026-09-03")),
            Task(list=onboarding, season=2027, code="contract", done_on=day("2027-04-02")),
            Task(
                list=onboarding,
                season=2027,
                code="own-1",
                title="Find a flat with 窓",
                due_on=day("2027-05-30"),
            ),
            Task(list=onboarding, season=2027, code="bank", not_needed="have one"),
        ),
        "closings": (
            Closing(season=2025, on=day("2025-05-01")),
            Closing(season=2026, on=day("2026-06-30"), note="Again, then."),
            Closing(season=2027, on=day("2027-08-16")),
        ),
    }


def unmatched() -> SeasonFile:
    """The same record where the year brings no place, so that SOAP and the next season matter."""
    file = reapplicant()
    ended = MatchOutcome(season=2027, result=MatchResult.UNMATCHED, on=day("2027-03-19"))
    return replace(
        file,
        outcomes=(*file.outcomes[:2], ended),
        closings=file.closings[:2],
        tasks=file.tasks[:1],
    )
