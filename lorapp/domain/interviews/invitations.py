"""Invitations whose hour is not chosen yet: what is open, until when, and what may be done."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from lorapp.domain.edits import appended, changed, checked, replace_list
from lorapp.domain.gathered import grouped, once
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, InterviewStatus, Invitation, InvitationAnswer
from lorapp.domain.programs import Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import EASTERN, day_short, home_text
from lorapp.errors import RefusedError, UnknownKeyError

_HOUR: Final = timedelta(hours=1)
_MINUTE: Final = timedelta(minutes=1)
_SOON_HOURS: Final = 48
_ANSWERS: Final = {
    InterviewStatus.BOOKED: InvitationAnswer.ACCEPTED,
    InterviewStatus.WAITLISTED: InvitationAnswer.ACCEPTED,
    InterviewStatus.DONE: InvitationAnswer.ACCEPTED,
    InterviewStatus.DECLINED: InvitationAnswer.DECLINED,
}
"""What an interview in this state answers; one that is only offered answers nothing."""


def invitation_id(invitation: Invitation) -> str:
    """A name for an invitation that stays the same in every list."""
    return f"invitation {invitation.on} {invitation.program}"


@once
def open_invitations(file: SeasonFile) -> tuple[Invitation, ...]:
    """What still wants an answer, the nearest deadline first; without one it is due at once."""
    found = [
        one
        for one in file.invitations
        if one.answer is None and _may_be_answered(file, file.program(one.program))
    ]
    return tuple(sorted(found, key=lambda one: (_sort_key(one, file), one.program)))


@once
def waiting_by_program(file: SeasonFile) -> Mapping[str, tuple[Invitation, ...]]:
    """The same by program."""
    return grouped((one.program, one) for one in open_invitations(file))


def _may_be_answered(file: SeasonFile, program: Program) -> bool:
    is_now = file.program_season(program) == file.applicant.season
    return is_now and not program.is_finished


def closed_invitations(file: SeasonFile) -> tuple[Invitation, ...]:
    """What was turned down or missed, the newest first; what was accepted is an interview."""
    open_ones = {invitation_id(one) for one in open_invitations(file)}
    found = [
        one
        for one in file.invitations
        if invitation_id(one) not in open_ones and one.answer is not InvitationAnswer.ACCEPTED
    ]
    return tuple(sorted(found, key=lambda one: one.on, reverse=True))


def _sort_key(one: Invitation, file: SeasonFile) -> tuple[date, str]:
    if isinstance(one.reply_by, datetime):
        at = one.reply_by.astimezone(file.applicant.zone)
        return at.date(), f"{at:%H:%M}"
    return one.reply_by or one.on, "24:00"


def due_day(at: Situation, invitation: Invitation) -> date:
    """The last day to answer on either clock: at home it may be night already; today without one.

    One o'clock in the morning is a matter of the day before.
    """
    by = invitation.reply_by
    if isinstance(by, datetime):
        return min(by.astimezone(zone).date() for zone in (at.file.applicant.zone, EASTERN))
    return by or at.today


def is_late(at: Situation, invitation: Invitation) -> bool:
    """Whether the time to answer is over, to the minute where it has one."""
    if isinstance(invitation.reply_by, datetime):
        return invitation.reply_by <= at.now
    return invitation.reply_by is not None and invitation.reply_by < at.today


def reply_text(at: Situation, invitation: Invitation) -> str:
    """Until when to answer, on both clocks: ``Sat 28 Nov 01:00 Amman (Fri 27 Nov 17:00 ET)``."""
    by = invitation.reply_by
    if by is None:
        return "no deadline known"
    return home_text(by, at.file.applicant, at.today)


def left_text(at: Situation, invitation: Invitation) -> str:
    """How long there is to answer: ``40 min left``, ``5 h left``, ``3 d left``, ``late``."""
    if is_late(at, invitation):
        return "late"
    by = invitation.reply_by
    if isinstance(by, datetime) and by - at.now < _HOUR * _SOON_HOURS:
        left = by - at.now
        return f"{left // _HOUR} h left" if left >= _HOUR else f"{left // _MINUTE} min left"
    days = at.in_days(due_day(at, invitation))
    return f"{days} d left" if days else "today"


def deadline_words(at: Situation, invitation: Invitation) -> str:
    """The deadline in a sentence."""
    if invitation.reply_by is None:
        return "No deadline is noted; answer today, because places can be gone within the hour."
    if is_late(at, invitation):
        return f"The answer was due {reply_text(at, invitation)}. Ask at once if a place is left."
    return f"Answer by {reply_text(at, invitation)}."


def add_invitation(at: Situation, invitation: Invitation) -> SeasonFile:
    """Put an invitation on record; its program is then one with an interview."""
    name = at.file.program(invitation.program).name
    for other in at.file.invitations:
        if other.program == invitation.program and other.answer is None:
            raise RefusedError(f"An invitation of {name} waits for your answer already.")
        if invitation_id(other) == invitation_id(invitation):
            raise RefusedError(f"The invitation of {name} from that day is on record already.")
    _require_past(at, invitation)
    return as_invited(appended(at.file, "invitations", invitation), invitation.program)


def as_invited(file: SeasonFile, key: str) -> SeasonFile:
    """Mark an application as one with an interview, unless more is known of it."""
    program = file.program(key)
    if program.status is not ProgramStatus.APPLIED:
        return file
    return changed(file, "programs", replace(program, status=ProgramStatus.INTERVIEW))


def change_invitation(at: Situation, old: Invitation, new: Invitation) -> SeasonFile:
    """Put an invitation in the place of another one."""
    _require_past(at, new)
    same = [one for one in at.file.invitations if invitation_id(one) == invitation_id(new)]
    if any(one is not old for one in same):
        raise RefusedError("An invitation of this program from that day is on record already.")
    swapped = tuple(new if one is old else one for one in at.file.invitations)
    return checked(at.file, replace_list(at.file, "invitations", swapped))


def remove_invitation(file: SeasonFile, old: Invitation) -> SeasonFile:
    """Take an invitation off the record."""
    return replace_list(
        file, "invitations", tuple(one for one in file.invitations if one is not old)
    )


def held_invitation(file: SeasonFile, wanted: str) -> Invitation:
    """The invitation of an identity; UnknownKeyError when it is gone."""
    found = next((one for one in file.invitations if invitation_id(one) == wanted), None)
    if found is None:
        raise UnknownKeyError("This invitation is no longer on record.")
    return found


def invitation_of(file: SeasonFile, program: str) -> Invitation:
    """The invitation of a program that waits for an answer; RefusedError when there is none."""
    found = waiting_by_program(file).get(program)
    if not found:
        raise RefusedError(f"No invitation of {file.program(program).name} waits for an answer.")
    return found[0]


def answered_by(file: SeasonFile, interview: Interview) -> SeasonFile:
    """Answer the open invitation of a program through an interview there that is settled."""
    answer = _ANSWERS.get(interview.status or InterviewStatus.BOOKED)
    if answer is None:
        return file
    day = interview.at.astimezone(file.applicant.zone).date()
    swapped = tuple(
        replace(one, answer=answer)
        if one.program == interview.program and one.answer is None and one.on <= day
        else one
        for one in file.invitations
    )
    if all(one is other for one, other in zip(swapped, file.invitations, strict=True)):
        return file
    return replace_list(file, "invitations", swapped)


def brief_invitation(at: Situation, invitation: Invitation) -> str:
    """The program, since when, until when, and what became of it."""
    name = at.file.program(invitation.program).name
    since = day_short(invitation.on, at.today, act_on=True)
    parts = [f"{name}: invited {since}"]
    if invitation.answer is not None:
        parts.append(str(invitation.answer))
    elif invitation.reply_by is None:
        parts.append("no deadline known, so answer today")
    else:
        late = "the answer was due" if is_late(at, invitation) else "answer by"
        parts.append(f"{late} {reply_text(at, invitation)}")
    return f"{', '.join(parts)}."


def _require_past(at: Situation, invitation: Invitation) -> None:
    if invitation.on > at.today:
        raise RefusedError("This day has not come yet. Write the day the invitation came.")
