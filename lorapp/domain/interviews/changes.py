"""What may be done to interviews; each a function from one record to the next."""

from dataclasses import replace

from lorapp.domain.edits import appended, changed, checked, replace_list
from lorapp.domain.interviews.clocks import clocks_text
from lorapp.domain.interviews.invitations import answered_by, as_invited
from lorapp.domain.interviews.lanes import identity, interview_at
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.programs import ContactPolicy
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError, UnknownKeyError

NOT_YET = "This interview has not taken place yet. Log it as done when it has."


def add_interview(at: Situation, interview: Interview) -> SeasonFile:
    """Put an interview on record; it answers an invitation, and marks the application."""
    at.file.program(interview.program)
    _require_new(at, interview)
    file = answered_by(appended(at.file, "interviews", interview), interview)
    return _invited(file, interview)


def change_interview(at: Situation, old: Interview, new: Interview) -> SeasonFile:
    """Put an interview in the place of another one."""
    _require(at.file, old)
    if identity(new) != identity(old):
        at.file.program(new.program)
        _require_new(at, new)
    if new.status is not old.status and new.status is InterviewStatus.DONE and new.at > at.now:
        raise RefusedError(NOT_YET)
    swapped = tuple(new if one is old else one for one in at.file.interviews)
    file = checked(at.file, replace_list(at.file, "interviews", swapped))
    return _invited(answered_by(file, new), new)


def log_state(
    at: Situation, old: Interview, status: InterviewStatus, note: str | None = None
) -> SeasonFile:
    """Say where an interview stands now; a note goes below those there are."""
    notes = "\n\n".join(text for text in (old.notes, note) if text) or None
    return change_interview(at, old, replace(old, status=status, notes=notes))


def remove_interview(at: Situation, old: Interview) -> SeasonFile:
    """Take an interview off the record."""
    _require(at.file, old)
    left = tuple(one for one in at.file.interviews if one is not old)
    return replace_list(at.file, "interviews", left)


def set_policy(file: SeasonFile, program: str, policy: ContactPolicy | None) -> SeasonFile:
    """Note whether a program wants messages after its interviews."""
    held = file.program(program)
    if held.contact_after_interviews is policy:
        return file
    return changed(file, "programs", replace(held, contact_after_interviews=policy))


def held(file: SeasonFile, wanted: str) -> Interview:
    """The interview of an identity; UnknownKeyError when it is gone."""
    found = interview_at(file.interviews, wanted)
    if found is None:
        raise UnknownKeyError("This interview is no longer on record.")
    return found


def _require(file: SeasonFile, held: Interview) -> None:
    if not any(one is held for one in file.interviews):
        raise UnknownKeyError("This interview is no longer on record.")


def _require_new(at: Situation, interview: Interview) -> None:
    same = (interview.program, interview.at)
    if any((one.program, one.at) == same for one in at.file.interviews):
        name = at.file.program(interview.program).name
        when = clocks_text(interview, at.file.applicant.timezone, at.today)
        raise RefusedError(f"The interview at {name}, {when}, is on record already.")


def _invited(file: SeasonFile, interview: Interview) -> SeasonFile:
    if interview.status is InterviewStatus.DECLINED:
        return file
    return as_invited(file, interview.program)
