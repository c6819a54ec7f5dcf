"""Applications in SOAP: the counter, who made the first contact, and offers by their round."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from lorapp.domain.edits import checked, replace_list
from lorapp.domain.letters.situation import Situation, has_come
from lorapp.domain.placing.programs.acquaintance import folded
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.soap.hours import APPLICATIONS, ENDS, Hour, hour_of, hours, is_soap
from lorapp.domain.soap.limits import most_applications
from lorapp.domain.soap.record import SoapApplication, SoapStatus
from lorapp.domain.soap.sets import is_settled
from lorapp.domain.text import clean
from lorapp.domain.wording.days import home_text
from lorapp.errors import RefusedError, UnknownKeyError

S = SoapStatus
NO_CONTACT: Final = (
    "In SOAP nobody may write to or call a program before it contacts you: not you, and nobody "
    "for you, not even a mentor."
)
WORDS: Final = {
    S.SENT: "sent",
    S.CONTACTED: "it contacted you",
    S.INTERVIEWED: "interviewed",
    S.OFFERED: "offer",
    S.ACCEPTED: "offer accepted",
    S.DECLINED: "offer declined",
    S.REJECTED: "rejected",
}
_AFTER_CONTACT: Final = frozenset({S.CONTACTED, S.INTERVIEWED, S.OFFERED, S.ACCEPTED, S.DECLINED})


def sent(at: Situation) -> tuple[SoapApplication, ...]:
    """The applications of the season applied for, sent by today."""
    season = at.file.applicant.season
    return tuple(
        one
        for one in at.file.soap_applications
        if (one.season or season) == season and has_come(at, one.at)
    )


def counter(at: Situation) -> str:
    """``12 of 45, all services together``."""
    return f"{len(sent(at))} of {most_applications(at.file)}, all services together"


def accepted(at: Situation) -> SoapApplication | None:
    """The application whose offer was accepted, which ends SOAP for the applicant."""
    return next((one for one in sent(at) if one.status is S.ACCEPTED), None)


def held(at: Situation, wanted: str) -> SoapApplication:
    """The application of a key or of words of its name; a sentence says when none fits."""
    words = folded(clean(wanted)).split()
    mine = sent(at)
    found = [one for one in mine if one.key == wanted.strip()]
    found = found or [one for one in mine if folded(one.name).split() == words]
    found = found or [one for one in mine if words and _fits(words, one.name)]
    if not found:
        raise UnknownKeyError(f"No SOAP application fits {clean(wanted)!r}.")
    if len(found) > 1:
        names = ", ".join(one.name for one in found[:3])
        raise RefusedError(f"This can be {names}. Add a word of its name.")
    return found[0]


def _fits(words: list[str], name: str) -> bool:
    names = folded(name).split()
    return all(any(part.startswith(word) for part in names) for word in words)


def new_application(
    at: Situation, name: str, specialty: str | None = None, service: str | None = None
) -> SoapApplication:
    """An application of this minute, tied to the program of that name where the record has it."""
    file, kept = at.file, clean(name)
    program = next((one for one in file.programs if folded(one.name) == folded(kept)), None)
    known = {one.key for one in file.soap_applications}
    number = len(known) + 1
    while f"S{number}" in known:
        number += 1
    field = specialty or (program.specialty if program else None)
    usual = file.program_service(program) if program else None
    return SoapApplication(
        key=f"S{number}",
        name=program.name if program else kept,
        at=at.now,
        program=program.key if program else None,
        specialty=field,
        service=service or usual,
        season=file.applicant.season,
        status=S.SENT,
    )


def add_application(at: Situation, one: SoapApplication) -> SeasonFile:
    """Log an application; refused outside its hours, above the cap, and for one sent already."""
    if not one.name:
        raise RefusedError("Name the program.")
    _require_going_on(at)
    opens, ends = hour_of(at, APPLICATIONS), hour_of(at, ENDS)
    if opens is not None and at.now < opens.at:
        raise RefusedError(f"SOAP applications can be sent from {_when(at, opens)}.")
    if ends is not None and at.now >= ends.at:
        raise RefusedError("SOAP is over. Programs with open places may be written to freely.")
    most = most_applications(at.file)
    if len(sent(at)) >= most:
        raise RefusedError(f"All {most} applications are used, all services together.")
    for other in sent(at):
        same = other.program == one.program if one.program else False
        if same or folded(other.name) == folded(one.name):
            raise RefusedError(f"{other.name} has your SOAP application already.")
    added = (*at.file.soap_applications, one)
    return checked(at.file, replace_list(at.file, "soap_applications", added))


def log_status(
    at: Situation, wanted: str, status: SoapStatus, note: str | None = None
) -> SeasonFile:
    """Say where an application stands; a first contact keeps its hour, an offer its round."""
    old = held(at, wanted)
    taken = accepted(at)
    if taken is not None and taken is not old and status in {S.OFFERED, S.ACCEPTED}:
        raise RefusedError(f"You accepted the offer of {taken.name}, which ended SOAP for you.")
    if status is S.ACCEPTED and old.status is S.OFFERED and has_lapsed(at, old):
        raise RefusedError(f"The offer of {old.name} lapsed with its round; it can not be taken.")
    if status in {S.OFFERED, S.ACCEPTED}:
        first = hour_of(at, "soap-round-1")
        if first is not None and at.now < first.at:
            raise RefusedError(f"Offers come from {_when(at, first)}.")
    # "Sent" takes back what was logged of a contact by mistake.
    contacted = None if status is S.SENT else old.contacted_at
    if contacted is None and status in _AFTER_CONTACT:
        contacted = at.now
    text = "\n\n".join(part for part in (old.note, note) if part) or None
    return _swapped(at.file, old, replace(old, status=status, contacted_at=contacted, note=text))


def remove_application(at: Situation, wanted: str) -> SeasonFile:
    """Take an application off the record, such as one that was never sent."""
    old = held(at, wanted)
    left = tuple(one for one in at.file.soap_applications if one is not old)
    return replace_list(at.file, "soap_applications", left)


def _swapped(file: SeasonFile, old: SoapApplication, new: SoapApplication) -> SeasonFile:
    every = tuple(new if one is old else one for one in file.soap_applications)
    return checked(file, replace_list(file, "soap_applications", every))


def _require_going_on(at: Situation) -> None:
    taken = accepted(at)
    if taken is not None:
        raise RefusedError(f"You accepted the offer of {taken.name}, which ended SOAP for you.")
    if is_settled(at):
        raise RefusedError("Your season has an end already; SOAP is for those without a place.")


def has_contacted(one: SoapApplication) -> bool:
    """Whether the program made the first contact."""
    return one.contacted_at is not None or one.status in _AFTER_CONTACT


def round_of(at: Situation, one: SoapApplication) -> Hour | None:
    """The round of an offer; where its hour is not known, the last one counts."""
    rounds = [hour for hour in hours(at) if hour.ends is not None]
    moment = one.contacted_at
    for hour in rounds:
        if isinstance(moment, datetime) and hour.ends and hour.at <= moment < hour.ends:
            return hour
    return rounds[-1] if rounds else None


def has_lapsed(at: Situation, one: SoapApplication) -> bool:
    """Whether an offer was not answered in its round, and so is gone."""
    found = round_of(at, one) if one.status is S.OFFERED else None
    return bool(found and found.ends and found.ends <= at.now)


def status_words(at: Situation, one: SoapApplication) -> str:
    """Where an application stands, in a few words."""
    if has_lapsed(at, one):
        return "offer lapsed"
    return WORDS[one.status or S.SENT]


def contact_words(at: Situation, one: SoapApplication) -> str:
    """Whether a program may be written to, as a sentence."""
    if has_lapsed(at, one):
        return "The offer was not answered in its round, so it lapsed."
    if one.status is S.OFFERED:
        found = round_of(at, one)
        return f"Answer in its round, until {_until(at, found)}; later it lapses." if found else ""
    if has_contacted(one):
        return f"It contacted you{_on(at, one)}; you may answer."
    return NO_CONTACT if is_soap(at) else "It has not contacted you."


def _on(at: Situation, one: SoapApplication) -> str:
    moment = one.contacted_at
    if isinstance(moment, datetime):
        return f" {_clock(at, moment)}"
    return f" on {moment:%d %b}" if isinstance(moment, date) else ""


def _until(at: Situation, hour: Hour) -> str:
    return _clock(at, hour.ends or hour.at)


def _when(at: Situation, hour: Hour) -> str:
    return _clock(at, hour.at)


def _clock(at: Situation, moment: datetime) -> str:
    return home_text(moment, at.file.applicant, at.today)


def require_contact(at: Situation, program: Program) -> None:
    """Refuse words to a program while SOAP runs and it has not made the first contact (K28)."""
    if not is_soap(at) or is_settled(at):
        return
    mine = [one for one in sent(at) if one.program == program.key]
    if any(has_contacted(one) for one in mine):
        return
    raise RefusedError(f"{NO_CONTACT} When {program.name} has, log it under Match Week and SOAP.")
