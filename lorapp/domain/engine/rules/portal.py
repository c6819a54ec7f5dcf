"""Steps about the portal: entries, requests, receipts, checks, and keeping letters."""

from collections.abc import Iterator
from datetime import date, timedelta

from lorapp.domain.calendar.business import add_business_days, next_business_day
from lorapp.domain.calendar.season import milestone
from lorapp.domain.engine.sketch import Sketch, about, send_fact
from lorapp.domain.engine.stakes import need_reason, stake_parts, stakes
from lorapp.domain.engine.steps import DraftKind, Part, Severity
from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.letters.courtesy import polite_day
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.risk import receipt_known
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, requested, state
from lorapp.domain.wording.days import day_short, with_tilde

K = EventKind
DAY = timedelta(days=1)
SERVICES = {
    "eras": "ERAS",
    "residencycas": "ResidencyCAS",
    "sf-match": "SF Match",
    "nrmp": "NRMP",
    "ecfmg": "ECFMG",
}


def service_name(service: str) -> str:
    """How people call a service."""
    return SERVICES.get(service, service)


def entries(at: Situation) -> Iterator[Sketch]:
    """``confirm-entry`` and ``send-request``: once agreed and the season is open."""
    for letter in at.file.letters:
        found = state(at, letter)
        if at.is_past(letter):
            continue
        if found is LetterState.AGREED:
            yield _confirm(at, letter)
        elif found is LetterState.CONFIRMED:
            yield _request(at, letter)


def _confirm(at: Situation, letter: Letter) -> Sketch:
    agreed = at.last(letter, K.AGREED)
    ready = agreed.on if agreed else at.today
    opening = at.season_opens(letter)
    opens = max(ready, opening) if opening else ready
    service = service_name(at.file.letter_service(letter))
    why = [f"The writer agreed; the entry in {service} must be confirmed before a request exists."]
    if opens > at.today:
        row = milestone(
            at.file, at.file.letter_season(letter), at.file.letter_service(letter), "season-opens"
        )
        shown = with_tilde(day_short(opens, at.today), bool(row and row.is_projected))
        why = [f"{service} opens on {shown}; until then the writer can keep the letter."]
    why.append("A confirmed entry cannot be edited, so five fields are read back first.")
    return Sketch(
        rule="confirm-entry",
        **about(letter),
        title=f"Confirm the entry for {mentor_mark(letter.mentor)}",
        opens=opens,
        due=next_business_day(opens + DAY),
        source="R-14",
        why=(*why, need_reason(at, letter)),
        parts=[*stake_parts(at, stakes(at, letter)), Part("nothing can arrive without it", 8)],
        missed=stakes(at, letter).need is None,
        waits=True,
        event=K.CONFIRMED,
        fact=f"in {service}",
        loses_on=stakes(at, letter).day,
    )


def _request(at: Situation, letter: Letter) -> Sketch:
    confirmed = at.last(letter, K.CONFIRMED)
    opens = confirmed.on if confirmed else at.today
    return Sketch(
        rule="send-request",
        **about(letter),
        title=f"Send {mentor_mark(letter.mentor)} the portal request",
        opens=opens,
        due=next_business_day(opens + DAY),
        source="R-00c",
        why=(
            f"The entry was confirmed on {day_short(opens, at.today)}.",
            "The portal writes to the address in the entry only when you send the request.",
            need_reason(at, letter),
        ),
        missed=stakes(at, letter).need is None,
        parts=[*stake_parts(at, stakes(at, letter)), Part("quick to do", 2)],
        severity=Severity.AMBER if opens + DAY < at.today else None,
        event=K.REQUESTED,
        fact=f"in {service_name(at.file.letter_service(letter))}",
        open_since=opens,
    )


def check_receipt(at: Situation) -> Iterator[Sketch]:
    """Two business days after a request: did it arrive? (pain P07)."""
    for letter in at.file.letters:
        sent = requested(at, letter)
        over = at.last(letter, K.DECLINED, K.REVOKED, K.ABANDONED, K.LAPSED)
        if sent is None or over or at.is_past(letter) or receipt_known(at, letter):
            continue
        reminded = at.last(letter, K.REMINDED)
        if reminded and reminded.on >= sent.on:
            continue
        polite = polite_day(at, letter.mentor, exempt=True)
        if polite.day is None:
            continue
        due = add_business_days(sent.on, at.number("receipt_after_business_days"))
        yield Sketch(
            rule="check-receipt",
            **about(letter),
            title=f"Ask {mentor_mark(letter.mentor)} whether the request arrived",
            opens=max(due, polite.day),
            due=max(due, polite.day),
            source="R-00g",
            why=(
                f"The request went out on {day_short(sent.on, at.today)}.",
                "A wrong address or the spam folder is the commonest way to lose a letter.",
            ),
            parts=[*stake_parts(at, stakes(at, letter)), Part("quick to do", 2)],
            severity=Severity.AMBER if due < at.today else None,
            is_message=True,
            draft=DraftKind.REMINDER,
            event=K.RECEIPT_CONFIRMED,
            fact=send_fact(at, max(due, polite.day)),
            open_since=sent.on,
        )


def check_portal(at: Situation) -> Iterator[Sketch]:
    """A portal not looked at for 7 days, a letter said to be sent, or processing too long."""
    for service in sorted({at.file.letter_service(letter) for letter in at.file.letters}):
        found = _weekly(at, service)
        if found:
            yield found
    for letter in at.file.letters:
        said = at.last(letter, K.SAYS_SENT)
        if said and requested(at, letter) and not at.is_past(letter):
            day = add_business_days(said.on, at.number("says_sent_business_days"))
            why = (
                f"The writer said on {day_short(said.on, at.today)} that the letter is sent.",
                "The portal does not show it yet; only the portal counts.",
            )
            yield _look(at, letter, day, why)
        elif state(at, letter) is LetterState.AVAILABLE and _unproved(at, letter):
            came = at.arrived(letter)
            day = (came.on if came else at.today) + at.days("processing_warn_days")
            why = (
                "Uploaded two weeks ago; make sure the portal shows it as available.",
                "Up to 5 business days are usual."
                if at.file.letter_service(letter) == "eras"
                else "In ERAS up to 5 business days are usual.",
            )
            yield _look(at, letter, day, why)


def _unproved(at: Situation, letter: Letter) -> bool:
    """Whether availability rests on the usual five days alone, never seen or used."""
    day = at.available_on(letter)
    seen = any(
        check.on <= at.today and day is not None and check.on >= day
        for check in at.file.portal_checks
    )
    shown = at.last(letter, K.AVAILABLE, K.IMPORTED)
    return not (seen or shown or at.places.placed.get(letter.key) or at.is_past(letter))


def _look(at: Situation, letter: Letter, day: date, why: tuple[str, ...]) -> Sketch:
    service = service_name(at.file.letter_service(letter))
    return Sketch(
        rule="check-portal",
        **about(letter),
        title=f"Look for {mentor_mark(letter.mentor)}'s letter in {service}",
        opens=day,
        due=day,
        source="R-19",
        why=why,
        parts=[*stake_parts(at, stakes(at, letter)), Part("quick to do", 2)],
        severity=Severity.AMBER if day < at.today else None,
        event=K.UPLOADED if at.arrived(letter) is None else K.AVAILABLE,
        fact="in the portal",
    )


def _weekly(at: Situation, service: str) -> Sketch | None:
    file = at.file
    season = file.applicant.season
    watched = [
        letter
        for letter in file.letters
        if file.letter_service(letter) == service and _is_watched(at, letter)
    ]
    starts = [event.on for x in watched for event in at.events(x) if event.kind.is_shown]
    ends = milestone(file, season, "nrmp", "match-day")
    if not starts or (ends and ends.day and ends.day <= at.today):
        return None
    checks = [c.on for c in file.portal_checks if c.service == service and c.on <= at.today]
    last = max(checks, default=None)
    day = (last or min(starts)) + at.days("portal_check_days")
    seen = f"seen {day_short(last, at.today)[-6:].strip()}" if last else "never seen"
    return Sketch(
        rule="check-portal",
        kind="service",
        key=service,
        title=f"Look at the {service_name(service)} portal",
        opens=day,
        due=day,
        source="practice-5",
        why=(
            f"The portal was last looked at on {day_short(last, at.today)}."
            if last
            else "The portal has not been looked at since the first request.",
            "No portal tells you what is missing; a look a week finds it.",
        ),
        parts=[Part("a week without a look", 4), Part("quick to do", 2)],
        severity=Severity.AMBER if day < at.today else None,
        fact=seen,
    )


def _is_watched(at: Situation, letter: Letter) -> bool:
    if at.is_past(letter) or state(at, letter).is_over:
        return False
    return any(event.kind.is_shown for event in at.events(letter))


def mend_entry(at: Situation) -> Iterator[Sketch]:
    """A bounced entry is locked: a new one with the new address replaces it (R-13)."""
    for letter in at.file.letters:
        bounced = at.last(letter, K.BOUNCED)
        if state(at, letter) is not LetterState.BOUNCED or bounced is None or at.is_past(letter):
            continue
        opens = bounced.on
        known = at.mentor(letter).email
        fresh = known if known and known != letter.email else None
        yield Sketch(
            rule="mend-entry",
            **about(letter),
            title=f"New entry for {mentor_mark(letter.mentor)}",
            opens=opens,
            due=add_business_days(opens, 1),
            source="R-13",
            why=(
                (
                    f"The portal's mail bounced on {day_short(opens, at.today)}; "
                    f"{letter.email or 'the address'} does not work."
                ),
                f"New address on record: {fresh}." if fresh else "Find a new address first.",
                "A confirmed entry cannot be edited: a new one gets everything but the address.",
                need_reason(at, letter),
            ),
            parts=[*stake_parts(at, stakes(at, letter)), Part("nothing can arrive", 2)],
            missed=stakes(at, letter).need is None,
            severity=Severity.RED,
            event=K.ABANDONED,
            fact="bounced",
            open_since=opens,
        )
