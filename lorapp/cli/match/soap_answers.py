"""Match Week and SOAP as text that reads well aloud, and for programs."""

from collections.abc import Iterator
from datetime import datetime

from lorapp.cli.answers import Answer, iso
from lorapp.cli.output import one_line
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.soap.drill import result_words, stages
from lorapp.domain.soap.hours import (
    Hour,
    clocks,
    hours,
    is_past,
    is_soap,
    next_words,
    running,
)
from lorapp.domain.soap.record import SoapApplication
from lorapp.domain.soap.sent import (
    NO_CONTACT,
    contact_words,
    counter,
    has_contacted,
    sent,
    status_words,
)
from lorapp.domain.soap.sets import Prepared, is_done, prepared, service_text, why_not_eligible
from lorapp.domain.wording.credits import credit


def soap_text(at: Situation) -> str:
    """What runs and comes, the sets, the hours, the applications."""
    now = running(at)
    lines = [f"Now: {now.title}."] if now else []
    lines.append(next_words(at))
    if why := why_not_eligible(at):
        lines.append(why)
    if is_soap(at):
        lines.append(NO_CONTACT)
    lines += ["", "Letter sets:"]
    lines += [text for found in prepared(at) for text in _set_lines(at, found)]
    lines += ["", "The hours:"]
    lines += [_hour_line(at, hour, now) for hour in hours(at)]
    lines += ["", f"Applications: {counter(at)}."]
    lines += [_sent_line(at, one) for one in sent(at)]
    return "\n".join(lines)


def _set_lines(at: Situation, found: Prepared) -> Iterator[str]:
    ready = "ready" if found.is_ready else "not marked as ready"
    names = [short_name(at.file, at.file.letter(key).mentor) for key in found.letters]
    letters = ", ".join(names) or "no letter can be used"
    yield one_line(f"{found.name[:1].upper()}{found.name[1:]}, {ready}: {letters}.")
    for text in (*found.changes, *found.gaps, service_text(found)):
        yield f"   {one_line(text)}"


def _hour_line(at: Situation, hour: Hour, now: Hour | None) -> str:
    is_now = now is not None and now.code == hour.code
    state = "now, " if is_now else "past, " if is_past(at, hour) else ""
    told = f"{clocks(at, hour)}: {state}{hour.title}. {hour.to_do}"
    return one_line(f"{told} Source: {credit(at.book, at.today, hour.source)}.")


def _sent_line(at: Situation, one: SoapApplication) -> str:
    return one_line(f"{one.name}: {status_words(at, one)}. {contact_words(at, one)}")


def drill_text(at: Situation) -> str:
    """The rehearsal, one hour after the other, with what would be missing."""
    lines = ["Rehearsal of Match Week.", result_words(at)]
    for number, stage in enumerate(stages(at), 1):
        lines += ["", f"{number}. {clocks(at, stage.hour)}: {stage.hour.title}."]
        lines += [f"   Missing: {one_line(text)}" for text in stage.missing]
        lines.append(f"   {stage.hour.to_do}")
    return "\n".join(lines)


def soap_answer(at: Situation) -> Answer:
    """The week for programs."""
    return {
        "season": at.file.applicant.season,
        "not_eligible": why_not_eligible(at) or None,
        "hours": [_hour_answer(at, hour) for hour in hours(at)],
        "sets": [_set_answer(at, found) for found in prepared(at)],
        "applications": [_sent_answer(at, one) for one in sent(at)],
        "missing": [text for stage in stages(at) for text in stage.missing],
    }


def _hour_answer(at: Situation, hour: Hour) -> Answer:
    return {
        "code": hour.code,
        "title": hour.title,
        "at": hour.at.isoformat(),
        "local": hour.at.astimezone(at.file.applicant.zone).isoformat(),
        "ends": iso(hour.ends),
        "status": str(hour.status),
        "source": hour.source,
        "past": is_past(at, hour),
    }


def _set_answer(at: Situation, found: Prepared) -> Answer:
    return {
        "specialty": found.specialty,
        "service": found.service,
        "cap": found.cap,
        "letters": list(found.letters),
        "proposed": list(found.proposed),
        "statement": found.statement.key if found.statement else None,
        "statement_ready": is_done(at, found.statement),
        "ready": found.is_ready,
        "gaps": list(found.gaps),
        "changes": list(found.changes),
    }


def _sent_answer(at: Situation, one: SoapApplication) -> Answer:
    moment = one.at.isoformat() if isinstance(one.at, datetime) else str(one.at)
    return {
        "name": one.name,
        "program": one.program,
        "at": moment,
        "status": status_words(at, one),
        "contacted_first": has_contacted(one),
        "contacted_at": iso(one.contacted_at),
    }
