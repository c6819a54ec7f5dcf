"""Facts of one letter → the fields a template may use."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from lorapp.domain.arrival.outcomes import matched_at
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import Delivery, EventKind, Form, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Mentor
from lorapp.domain.papers import InterviewStatus
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from lorapp.domain.wording.days import count_words, day_long, day_plain, span_words
from lorapp.domain.wording.deadlines import (
    deadline_day,
    deadline_reason,
    kindly,
    needed_sentence,
    soon_day,
)
from lorapp.domain.wording.names import GENERAL, salutation, specialty_words

Field = str | list[str]

_STAYS: Final[Mapping[RotationKind, str]] = {
    RotationKind.RESEARCH: "research stay",
    RotationKind.TELE: "tele-rotation",
}


def blank(missing: str) -> str:
    """Mark what only the applicant can fill in; a draft with blanks cannot be used."""
    return f"[[{missing}]]"


def one_line(text: str) -> str:
    """Fold a text onto one line, so that no name can start a second subject."""
    return " ".join(text.split())


def fields(
    file: SeasonFile, letter_key: str, kind: DraftKind, now: datetime
) -> Mapping[str, Field]:
    """Everything a template may name, for one letter at one moment.

    Every field is always there; what is unknown is empty, and what a message cannot do
    without is a ``[[blank]]``. ``now`` must be aware. UnknownKeyError when there is no such
    letter.
    """
    at = Situation(file, now)
    letter = file.letter(letter_key)
    found: dict[str, Field] = {
        **_people(file, letter),
        **_request(file, letter),
        **_stay(at.rotation(letter), at.today),
        **_history(at, letter),
        **_deadline(at, letter, kind),
        **_season(file, at.today),
    }
    return {name: _flat(value) for name, value in found.items()}


def _flat(value: Field) -> Field:
    return one_line(value) if isinstance(value, str) else [one_line(item) for item in value]


def _people(file: SeasonFile, letter: Letter) -> dict[str, Field]:
    mentor, applicant = file.mentor(letter.mentor), file.applicant
    return {
        "name": applicant.name,
        "aamc_id": applicant.aamc_id or "",
        "writer": salutation(mentor.name),
        "writer_full": mentor.name,
        "institution": mentor.institution or "",
        "helper": mentor.helpers[0].name if mentor.helpers else "",
        "email": mentor.email or letter.email or "",
        "program": _known_program(file, mentor),
    }


def _known_program(file: SeasonFile, mentor: Mentor) -> str:
    """A program this person knows, one that was applied to first."""
    known = [file.program(key) for key in mentor.knows_programs]
    known.sort(key=lambda program: program.applied_on is None)
    return known[0].name if known else blank("the program")


def _request(file: SeasonFile, letter: Letter) -> dict[str, Field]:
    specialty = specialty_words(file, letter.specialty)
    waiver = {
        True: "I have waived my right to see the letter, so it stays between you and the programs.",
        False: "I have kept my right to see the letter.",
        None: blank("your decision on the waiver"),
    }
    service, season = file.letter_service(letter), file.letter_season(letter)
    return {
        "letter": f"{specialty} letter" if specialty else "recommendation letter",
        "application": f"{specialty} residency application"
        if specialty
        else "residency application",
        "specialty": specialty,
        "general": "yes" if letter.specialty == GENERAL else "",
        "standardized": "yes" if letter.form is Form.STANDARDIZED else "",
        "form_name": form_name(file, letter.specialty),
        "chair": "yes" if letter.chair else "",
        "waiver": waiver[letter.waived],
        "keeps_right": "yes" if letter.waived is False else "",
        "letter_id": letter.letter_id or "",
        "by_form": "yes" if letter.channel is Delivery.FORM else "",
        "platform": platform_name(file, service, season),
        "season": str(season),
        "service": service,
        "qualities": list(letter.proves),
    }


def platform_name(file: SeasonFile, service: str, season: int) -> str:
    """Where a writer uploads, by service and season (rules R-00a, R-73)."""
    portal = file.rulebook.portals.get(service)
    return portal.name(season) if portal else service


def form_name(file: SeasonFile, specialty: str | None) -> str:
    """Name the standardized form of a specialty."""
    known = file.rulebook.specialties.get(specialty or "")
    return (known and known.form) or "standardized letter form"


def _stay(rotation: Rotation | None, today: date) -> dict[str, Field]:
    if rotation is None:
        return {
            "site": blank("where you worked together"),
            "stay": "time",
            "stay_dates": blank("when you worked together"),
            "stay_basis": "",
            "hours": "",
            "setting": "",
            "ended_on": "",
        }
    watched = {True: "hands-on", False: "observation only", None: ""}
    return {
        "site": rotation.site or blank("where you worked together"),
        "stay": _STAYS.get(rotation.kind, rotation.kind.value),
        "stay_dates": span_words(rotation.starts_on, rotation.ends_on, today),
        "stay_basis": watched[rotation.hands_on],
        "hours": f"{rotation.hours_per_week:g}" if rotation.hours_per_week else "",
        "setting": rotation.setting.value if rotation.setting else "",
        "ended_on": day_plain(rotation.ends_on, today) if rotation.ends_on < today else "",
    }


def _history(at: Situation, letter: Letter) -> dict[str, Field]:
    today = at.today
    agreed = at.last(letter, EventKind.AGREED)
    promised = agreed.promised_on if agreed else None
    feedback = [
        moment.on
        for moment in at.file.moments
        if moment.mentor == letter.mentor and moment.feedback and moment.on <= today
    ]

    def on(kind: EventKind) -> str:
        event = at.last(letter, kind)
        return day_plain(event.on, today) if event else ""

    return {
        "asked_on": on(EventKind.ASKED),
        "agreed_on": on(EventKind.AGREED),
        "promised_on": day_long(promised, today) if promised else "",
        "confirmed_on": on(EventKind.CONFIRMED),
        "requested_on": on(EventKind.REQUESTED),
        "uploaded_on": on(EventKind.UPLOADED),
        "feedback_on": day_plain(max(feedback), today) if feedback else "",
        "imported_from": str(letter.imported_from or ""),
    }


def _deadline(at: Situation, letter: Letter, kind: DraftKind) -> dict[str, Field]:
    today = at.today
    day = deadline_day(at, letter, kind)
    missing = blank("the day you would like the letter by")
    soon = soon_day(at, letter)
    passed = day is not None and day < today
    if kind is not DraftKind.REMINDER:
        day = kindly(at, letter, day)
    return {
        "deadline": day_long(day, today) if day else missing,
        "deadline_short": day_plain(day, today) if day else missing,
        "deadline_passed": "yes" if passed else "",
        "reason": deadline_reason(at, letter, day),
        "needed": needed_sentence(at, letter),
        "soon": day_long(soon, today),
        "soon_short": day_plain(soon, today),
    }


def _season(file: SeasonFile, today: date) -> dict[str, Field]:
    """How the season applied for goes; earlier ones are no news."""
    season = file.applicant.season
    mine = {one.key: one for one in file.programs if file.program_season(one) == season}
    invited = {
        interview.program
        for interview in file.interviews
        if interview.status is not InterviewStatus.DECLINED and interview.program in mine
    }
    return {
        "matched": matched_at(file, today) or blank("the program where you matched"),
        "applied": "yes" if any(_went(one, today) for one in mine.values()) else "",
        "interviews": count_words(len(invited), "program"),
    }


def _went(program: Program, today: date) -> bool:
    """Whether the application was sent by today."""
    return program.applied_on is not None and program.applied_on <= today
