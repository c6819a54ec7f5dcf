"""Steps toward another writer: a backup, one instead of a letter that is lost, enough of them."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from lorapp.domain.calendar.business import add_business_days
from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.sketch import Sketch, time_part
from lorapp.domain.engine.stakes import Stakes, need_reason, stake_parts, stakes
from lorapp.domain.engine.steps import Part, Severity
from lorapp.domain.engine.words import mentor_mark, program_mark
from lorapp.domain.letters.dates import slack
from lorapp.domain.letters.ladder import rungs
from lorapp.domain.letters.record import Answer, EventKind, Letter
from lorapp.domain.letters.replacing import is_lost, missed_by, others_in_play
from lorapp.domain.letters.risk import receipt_known
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.letters.states import LetterState, requested, state
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import day_short
from lorapp.frozen import replace

K = EventKind
THIRD_RUNG = 4


def line_up_backup(at: Situation) -> Iterator[Sketch]:
    """Name a second writer where one letter alone carries too much (pains P02, P03)."""
    for letter in at.file.letters:
        if not state(at, letter).is_owed or at.is_past(letter):
            continue
        reason = _backup_reason(at, letter)
        held = stakes(at, letter)
        if reason is None or held.need is None or backups(at, letter):
            continue
        if at.places.wanted_by(letter) and not held.short:
            continue
        title = f"Line up a backup for {mentor_mark(letter.mentor)}"
        below = (f"{program_mark(p.key)} would stay below its minimum." for p in held.short)
        found = _sketch(at, letter, held, title, (reason, *below), "one writer carries it alone")
        yield replace(found, mentor=letter.mentor, letter=letter.key, fact="a second writer")
    yield from _instead(at)
    yield from _too_few(at)


def _instead(at: Situation) -> Iterator[Sketch]:
    """A letter that will not come, where too few others are in play for who misses it (A029).

    One step stands for all that are lost at the same programs.
    """
    told: set[frozenset[str]] = set()
    for letter in at.file.letters:
        missed = missed_by(at, letter) if is_lost(at, letter) else ()
        keys = frozenset(one.key for one in missed)
        if not missed or any(keys & others for others in told):
            continue
        short = max(at.places.below_minimum_by(one) for one in missed)
        if len(others_in_play(at, letter)) >= short:
            continue
        told.add(keys)
        held = Stakes(stakes(at, letter).need, missed)
        title = f"Find who writes instead of {mentor_mark(letter.mentor)}"
        reason = f"This letter is {state(at, letter)}, and too few others are planned or here."
        below = (f"{program_mark(one.key)} stays below its minimum." for one in missed)
        yield _sketch(at, letter, held, title, (reason, *below), "too few are in play")


def _sketch(
    at: Situation, letter: Letter, held: Stakes, title: str, why: tuple[str, ...], part: str
) -> Sketch:
    """A step toward another writer than that of a letter; ``part`` says what presses."""
    return Sketch(
        rule="line-up-backup",
        kind="letter",
        key=letter.key,
        title=title,
        opens=at.today,
        due=add_business_days(at.today, 2),
        source="practice-5",
        why=(*why, need_reason(at, letter)),
        parts=[*stake_parts(at, held), Part(part, 4)],
        severity=Severity.AMBER,
        programs=tuple(program.key for program in held.short),
        fact="another writer",
        loses_on=held.day,
    )


def backups(at: Situation, letter: Letter) -> tuple[Letter, ...]:
    """Letters that could stand in: sound, not placed everywhere, fit for the specialty."""
    place = (at.file.letter_service(letter), at.file.letter_season(letter))
    sound = _sound_ones(at, place, letter.specialty)
    return tuple(other for other in sound if other.mentor != letter.mentor)


@lru_cache(maxsize=16)
def _sound_ones(at: Situation, place: tuple[str, int], specialty: str | None) -> tuple[Letter, ...]:
    """The sound letters of a service and season that a program of a specialty may read."""
    file = at.file
    return tuple(
        other
        for other in file.letters
        if (file.letter_service(other), file.letter_season(other)) == place
        and (other.specialty in ALL_SPECIALTIES or other.specialty == specialty)
        and _is_sound(at, other)
    )


def _is_sound(at: Situation, letter: Letter) -> bool:
    found = state(at, letter)
    if found.is_here or found is LetterState.PROCESSING:
        return bool(at.places.wanted_by(letter)) or not at.file.programs
    agreed = at.last(letter, K.AGREED)
    hesitant = agreed is not None and agreed.answer is Answer.HESITANT
    return found.is_owed and found is not LetterState.LATE and not hesitant


def _backup_reason(at: Situation, letter: Letter) -> str | None:
    agreed = at.last(letter, K.AGREED)
    if agreed and agreed.answer is Answer.HESITANT:
        return "The yes was hesitant; that is often a no said kindly."
    third = next((rung for rung in rungs(at, letter) if rung.number == THIRD_RUNG), None)
    heard = at.last(letter, K.SPOKE, K.SAYS_SENT, K.RECEIPT_CONFIRMED)
    if third and third.day < at.today and (heard is None or heard.on < third.day):
        return f"No answer since {day_short(third.day, at.today)}, three days before the date."
    left = slack(at, letter)
    tight = left is not None and left < at.number("backup_slack_days")
    if left is None or not tight or not requested(at, letter) or receipt_known(at, letter):
        return None
    return f"{max(0, left)} working days of slack, and the request is not confirmed."


def _too_few(at: Situation) -> Iterator[Sketch]:
    """Fewer letters expected in time than the strictest minimum and two (P02, AT-A12)."""
    file, season = at.file, at.file.applicant.season
    for service in sorted({file.letter_service(letter) for letter in file.letters}):
        mine = [
            letter
            for letter in file.letters
            if file.letter_service(letter) == service and file.letter_season(letter) == season
        ]
        released = at.release(mine[0]) if mine else None
        if released is None or released < at.today:
            continue
        expected = sum(1 for letter in mine if is_expected(at, letter))
        strictest = _strictest(at, service)
        asked = at.places.minimum(strictest) + at.number("wise_extra_letters") if strictest else 0
        if expected < max(wise_number(at), asked):
            yield _more(at, service, released, expected, strictest)


def _more(
    at: Situation, service: str, released: date, expected: int, strictest: Program | None
) -> Sketch:
    wanted = wise_number(at)
    why = [
        f"{expected} of {wanted} letters are agreed or in hand; ideas do not count.",
        "Two more than the minimum cover a letter that never comes.",
    ]
    if strictest and at.places.minimum(strictest) > required(at):
        why.append(f"{program_mark(strictest.key)} asks for {at.places.minimum(strictest)}.")
    ready = add_business_days(released, -at.number("processing_business_days"))
    due = ready - at.days("lead_time_days")
    why.append(f"After {day_short(due, at.today)} a new writer has less than six weeks.")
    return Sketch(
        rule="line-up-backup",
        kind="service",
        key=service,
        title=f"Plan for {wanted} letters in {service_name(service)}",
        opens=due - at.days("ask_ahead_days"),
        due=due,
        source="practice-1",
        why=why,
        parts=[*time_part(at, max(due, at.today), "time to ask"), Part("too few letters", 8)],
        severity=Severity.AMBER if due < at.today else None,
        fact=f"{expected} of {wanted}",
        loses_on=due if due >= at.today else released,
    )


def is_expected(at: Situation, letter: Letter) -> bool:
    """Whether a letter is here or agreed; what nobody agreed to is never counted."""
    found = state(at, letter)
    return found.is_here or found.is_owed or found is LetterState.PROCESSING


def wise_number(at: Situation) -> int:
    """The number to have: what the first specialty asks, and two."""
    return required(at) + at.number("wise_extra_letters")


def _strictest(at: Situation, service: str) -> Program | None:
    """The program of a service that asks for the most letters."""
    file, season = at.file, at.file.applicant.season
    asked = [
        program
        for program in file.programs
        if file.program_service(program) == service
        and file.program_season(program) == season
        and not program.is_finished
    ]
    return max(asked, key=at.places.minimum, default=None)


def required(at: Situation) -> int:
    """The first specialty's default number of letters (AT-A12)."""
    known = at.book.specialties.get(at.file.first_specialty or "")
    return (known.letters.min if known else None) or at.number("typical_required_letters")
