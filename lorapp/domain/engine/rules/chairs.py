"""Steps for a letter by the head of a department: an appointment in early summer (practice 11)."""

from collections.abc import Iterator
from datetime import date

from lorapp.domain.calendar.business import next_business_day
from lorapp.domain.calendar.season import release
from lorapp.domain.engine.rules.asking import TO_ASK, on_paper
from lorapp.domain.engine.sketch import Sketch, about, in_words, time_part
from lorapp.domain.engine.steps import Part, Severity
from lorapp.domain.engine.words import mentor_mark, program_mark
from lorapp.domain.letters.courtesy import message_days, sending_day
from lorapp.domain.letters.dates import days_before, upload_before
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.letters.states import state
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import day_short
from lorapp.domain.wording.names import specialty_words
from lorapp.frozen import dataclass

BRING = "Bring your CV and your statement, and say in a sentence what you hope for."
STRANGER = "A chair who has never met you can write little in October."
LOOK = "Many programs ask for no such letter: look first whether yours do."
LATE = "Early summer is over: offer fifteen minutes by video, with CV and statement."


@dataclass(frozen=True, slots=True)
class _Summer:
    """The days for the appointment before one season is applied to."""

    opens: date
    due: date
    last: date


def chair_appointment(at: Situation) -> Iterator[Sketch]:
    """An appointment with each chair who is to write, and with one where programs want that."""
    for letter in at.file.letters:
        if letter.chair and _is_wanted(at, letter):
            yield from _with_chair(at, letter)
    for specialty, programs in _asking(at).items():
        yield from _with_somebody(at, specialty, programs)


def _is_wanted(at: Situation, letter: Letter) -> bool:
    """Whether a letter is still to be asked for, of somebody who may be written to."""
    if state(at, letter) not in TO_ASK or at.is_past(letter) or on_paper(at, letter):
        return False
    return not at.mentor(letter).do_not_contact


def _summer(at: Situation, season: int, service: str) -> _Summer | None:
    """None where no calendar knows the season, and once a letter could not be there in time."""
    reads = release(at.file, season, service)
    if reads is None:
        return None
    last = days_before(upload_before(at, reads), at.number("lead_time_days"))
    opens = days_before(reads, at.number("chair_from_days"))
    due = days_before(reads, at.number("chair_due_days"))
    return _Summer(opens, due, last) if at.today <= last else None


def _with_chair(at: Situation, letter: Letter) -> Iterator[Sketch]:
    season = max(at.file.letter_season(letter), at.file.applicant.season)
    found = _summer(at, season, at.file.letter_service(letter))
    stay = at.rotation(letter)
    if found is None or (stay is not None and stay.ends_on >= found.opens):
        return  # on a stay that still runs in summer the two meet anyway
    if any(day >= found.opens for day in message_days(at, letter.mentor)):
        return
    opens = sending_day(at, letter.mentor, found.opens)
    due = sending_day(at, letter.mentor, max(found.due, found.opens))
    yield Sketch(
        rule="chair-appointment",
        **about(letter),
        title=f"Ask {mentor_mark(letter.mentor)} for an appointment",
        opens=opens,
        due=due,
        source="practice-chair",
        why=_why(at, due),
        parts=_parts(at, due),
        severity=Severity.AMBER if due < at.today else None,
        fact="CV, statement",
        loses_on=found.last,
    )


def _asking(at: Situation) -> dict[str, list[Program]]:
    """Programs of the season that want a chair's letter, by specialty, where none is planned.

    A specialty whose profile wants one stands for itself, without programs.
    """
    file, book = at.file, at.book.specialties
    found: dict[str, list[Program]] = {}
    for slug in file.applicant.specialties:
        if slug in book and book[slug].letters.chair:
            found[slug] = []
    for program in file.programs:
        wants = program.letters is not None and program.letters.chair is True
        ours = file.program_season(program) == file.applicant.season and not program.is_finished
        if wants and ours and program.specialty and program.specialty not in ALL_SPECIALTIES:
            found.setdefault(program.specialty, []).append(program)
    if not found:
        return {}
    tags = {one.specialty for one in file.letters if one.chair and not state(at, one).is_over}
    if tags & ALL_SPECIALTIES:
        return {}
    return {slug: programs for slug, programs in found.items() if slug not in tags}


def _with_somebody(at: Situation, specialty: str, programs: list[Program]) -> Iterator[Sketch]:
    season = at.file.applicant.season
    found = _summer(at, season, at.file.service_of(specialty, season))
    if found is None:
        return
    opens, due = next_business_day(found.opens), next_business_day(max(found.due, found.opens))
    name = specialty_words(at.file, specialty)
    marks = ", ".join(program_mark(program.key) for program in programs)
    whose = f"Asked for by {marks}." if programs else f"Usual in {name}."
    yield Sketch(
        rule="chair-appointment",
        kind="specialty",
        key=specialty,
        title=f"Ask for an appointment with a chair of {name}",
        opens=opens,
        due=due,
        source="practice-chair",
        why=(whose, "No letter by a chair is planned yet: add one first.", *_why(at, due)),
        parts=_parts(at, due),
        severity=Severity.AMBER if due < at.today else None,
        programs=tuple(program.key for program in programs),
        fact="CV, statement",
        loses_on=found.last,
    )


def _why(at: Situation, due: date) -> tuple[str, ...]:
    day = day_short(due, at.today, act_on=True)
    when = LATE if due < at.today else f"Best by {day}, before the season is applied to."
    return (STRANGER, when, BRING, LOOK)


def _parts(at: Situation, due: date) -> list[Part]:
    near = time_part(at, max(due, at.today), f"early summer ends {in_words(at, due)}")
    return [*near, Part("quick to do", 2)]
