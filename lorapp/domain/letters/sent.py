"""What one key writes down together: a message and the day it named, an entry and its address."""

from dataclasses import replace
from datetime import date, timedelta

from lorapp.domain.edits import added, changed, new_key
from lorapp.domain.letters.changes import edited, log_event, new_entry
from lorapp.domain.letters.courtesy import polite_day, why_not_on
from lorapp.domain.letters.dates import suggested_deadline
from lorapp.domain.letters.record import Delivery, Event, EventKind, Letter, SentPaper
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import EmailAddress, Mentor
from lorapp.domain.record import SeasonFile
from lorapp.errors import UnsaidError


def sent(at: Situation, key: str, event: Event, deadline: date | None) -> SeasonFile:
    """Log a message; a day it named becomes the letter's stated deadline.

    The note of the event is also the reason for a message on a day that is not polite.
    """
    letter = at.file.letter(key)
    file = at.file
    if deadline is not None and letter.stated_deadline is None:
        file = edited(at, replace(letter, stated_deadline=deadline))
    return log_event(Situation(file, at.now), key, event, reason=event.note)


def cover_gaps(at: Situation, letter: Letter) -> tuple[str, ...]:
    """What the cover of a packet cannot do without and the record does not know yet (P13).

    A request form has its letter ID only once the entry is confirmed; before that none is missed.
    """
    gaps = []
    if letter.stated_deadline is None and suggested_deadline(at, letter) is None:
        gaps.append("the day the letter is needed by")
    confirmed = at.last(letter, EventKind.CONFIRMED) is not None
    if letter.channel is Delivery.FORM and confirmed and not letter.letter_id:
        gaps.append("the letter ID of the request form")
    return tuple(gaps)


def packet_sent(
    at: Situation, key: str, event: Event, deadline: date | None, papers: tuple[SentPaper, ...]
) -> SeasonFile:
    """Log that the packet went out, with the papers that were in it.

    Refused while its cover lacks something, unless the note says why it went out all the same.
    """
    gaps = cover_gaps(at, at.file.letter(key))
    if gaps and not event.note:
        raise UnsaidError(
            f"The packet lacks {' and '.join(gaps)}. Add it first; if it did go out, say why "
            "with a note."
        )
    file = sent(at, key, event, deadline)
    letter = file.letter(key)
    if not papers:
        return file
    return changed(file, "letters", replace(letter, packet=(*letter.packet, *papers)))


def asked_afresh(at: Situation, key: str, event: Event) -> SeasonFile:
    """Log that a new letter was asked for where an old one is in the portal already."""
    old = at.file.letter(key)
    fresh = Letter(
        key=new_key(at.file, "letters"),
        mentor=old.mentor,
        rotation=old.rotation,
        specialty=old.specialty,
        form=old.form,
        chair=old.chair,
        channel=old.channel,
    )
    file = added(at.file, "letters", fresh)
    return log_event(Situation(file, at.now), fresh.key, event, reason=event.note)


def mended(at: Situation, key: str, fresh: str, email: str, repeated: str) -> SeasonFile:
    """Replace a bounced entry and put the new address into the writer's address book."""
    file = new_entry(at, key, fresh, email, repeated)
    old, person = at.file.letter(key), at.mentor(at.file.letter(key))
    return changed(file, "mentors", _moved(person, old.email, email.strip()))


def _moved(person: Mentor, failed: str | None, address: str) -> Mentor:
    kept = [
        EmailAddress(address=mail.address, current=False)
        for mail in person.emails
        if mail.address.lower() != address.lower()
    ]
    if failed and all(mail.address.lower() != failed.lower() for mail in kept):
        kept.insert(0, EmailAddress(address=failed, current=False))
    emails = (*kept, EmailAddress(address=address, current=True))
    return replace(person, emails=emails)


def why_not_polite(at: Situation, mentor: str, on: date, *, exempt: bool) -> str | None:
    """Say why a message on a day past or present was not polite; None when it was."""
    then = Situation(at.file, at.now - timedelta(days=(at.today - on).days))
    polite = polite_day(then, mentor, exempt=exempt)
    return why_not_on(at, on, polite)
