"""Applying to a program: what submitting writes down, and how a slip is mended (rules R-27)."""

from dataclasses import replace
from datetime import datetime

from lorapp.domain.calendar.rows import Milestone, RowStatus
from lorapp.domain.calendar.season import milestone
from lorapp.domain.edits import changed
from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.money.signals import why_no_signal
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.changes.reasons import worded
from lorapp.domain.programs import Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import Moment
from lorapp.domain.wording.days import day_short
from lorapp.errors import RefusedError

_NOT_YET = frozenset({None, ProgramStatus.CONSIDERING})
_KNOWN = frozenset({RowStatus.PUBLISHED, RowStatus.SECONDARY})


def submit(at: Situation, key: str) -> SeasonFile:
    """Record that the program was applied to today; from here on its letters are locked.

    What the application goes by (service and season) is written down with it. Refused when it
    is applied to already, finished, or before the season takes applications.
    """
    file, program = at.file, at.file.program(key)
    refused = why_not_submit(at, program)
    if refused:
        raise RefusedError(refused)
    status = ProgramStatus.APPLIED if program.status in _NOT_YET else program.status
    sent = replace(
        program,
        applied_on=at.today,
        status=status,
        service=file.program_service(program),
        season=file.program_season(program),
    )
    return changed(file, "programs", sent)


def why_not_submit(at: Situation, program: Program) -> str | None:
    """Say what stands against applying today; None when nothing does."""
    if program.is_finished:
        return f"{program.name} is finished ({program.status}); there is nothing to submit."
    if is_applied(at, program):
        since = f" on {day_short(program.applied_on, at.today)}" if program.applied_on else ""
        return f"You applied to {program.name}{since} already. What is locked there stays."
    opens = submission_opens(at, program)
    if opens is None:
        return None
    service = service_name(at.file.program_service(program))
    day = day_short(opens.date() if isinstance(opens, datetime) else opens, at.today, act_on=True)
    return f"{service} takes applications from {day}. Submit {program.name} then."


def submission_opens(at: Situation, program: Program) -> Moment | None:
    """The moment applications are taken from, where it is known for sure and still ahead."""
    row = opening_ahead(at, program)
    return row.at if row and row.status in _KNOWN else None


def opening_ahead(at: Situation, program: Program) -> Milestone | None:
    """The day its season takes applications from, be it only expected, while it is ahead."""
    file = at.file
    season, service = file.program_season(program), file.program_service(program)
    row = milestone(file, season, service, "submission-opens")
    moment = row.at if row else None
    is_ahead = moment and (moment > at.now if isinstance(moment, datetime) else moment > at.today)
    return row if is_ahead else None


def correct_submission(at: Situation, key: str, reason: str) -> SeasonFile:
    """Take an application off that was recorded by mistake.

    The letters stay assigned and are free again. Refused without a reason, and where nothing
    was submitted.
    """
    program = at.file.program(key)
    if not is_applied(at, program):
        raise RefusedError(f"{program.name} is not applied to, so there is nothing to correct.")
    if worded(reason) is None:
        raise RefusedError("Say in a few words why the application was recorded by mistake.")
    back = replace(program, applied_on=None, status=ProgramStatus.CONSIDERING)
    return changed(at.file, "programs", back)


def set_signal(at: Situation, key: str, signal: str | None) -> SeasonFile:
    """Give a program a signal or take it back; after applying it stays (pain P38).

    Refused beyond what the season gives for the specialty, where that is known for sure.
    """
    program = at.file.program(key)
    given = worded(signal)
    if is_applied(at, program) and given != program.signal:
        raise RefusedError(
            f"You applied to {program.name}, so its signal stays: the portal moves none after "
            "that. If the application was recorded by mistake, correct it with a reason."
        )
    refused = why_no_signal(at, program, given)
    if refused:
        raise RefusedError(refused)
    return changed(at.file, "programs", replace(program, signal=given))
