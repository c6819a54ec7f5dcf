"""Joining a file to the record that is there: adding and updating, deleting nothing.

Records are told apart by their key, or by what makes them one where they have none
(``IDENTITY``). A record that is there takes over the fields the file gives; a field the file
leaves out stays. Lists of plain values inside a record (``strict``, ``visas``, ``proves`` …) are
one value and are taken over whole. Whether the joined record moves a lock is for ``locks`` to say.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar, cast

from lorapp.domain.applicant import Account, Applicant, Exam, Registration
from lorapp.domain.applying.record import RotationPaper
from lorapp.domain.arrival.record import Closing, MatchOutcome, Task
from lorapp.domain.calendar.rows import CalendarRow
from lorapp.domain.letters.record import Event, SentPaper
from lorapp.domain.mentors import EmailAddress, Helper, Mentor
from lorapp.domain.papers import (
    Claim,
    Document,
    Interview,
    Invitation,
    PortalCheck,
    PortalView,
    ProgramMessage,
    StepNote,
)
from lorapp.domain.programs import (
    Assignment,
    Exclusion,
    LetterRules,
    ProgramFact,
    Reservation,
)
from lorapp.domain.ranking.record import Certification, Rank, Score
from lorapp.domain.record import SeasonFile
from lorapp.domain.seasons.record import Reuse
from lorapp.domain.soap.record import Drill, SoapPlan
from lorapp.domain.values import is_given
from lorapp.errors import RefusedError

T = TypeVar("T")

IDENTITY: Final[Mapping[type[Any], Callable[[Any], Hashable]]] = {
    Document: lambda paper: (paper.kind, paper.version),
    RotationPaper: lambda paper: paper.name,
    Reuse: lambda again: (again.letter, again.season),
    Invitation: lambda invitation: (invitation.program, invitation.on),
    Rank: lambda rank: rank.program,
    Score: lambda score: score.criterion,
    Certification: lambda certified: (certified.match, certified.season, certified.at),
    SoapPlan: lambda plan: (plan.season, plan.specialty),
    Drill: lambda drill: drill.on,
    MatchOutcome: lambda outcome: (outcome.season, outcome.program, outcome.place),
    Task: lambda task: (task.list, task.season, task.code),
    Closing: lambda closing: closing.season,
    Interview: lambda interview: (interview.program, interview.at),
    ProgramMessage: lambda message: (message.program, message.kind, message.on),
    PortalCheck: lambda check: (check.service, check.on),
    PortalView: lambda view: (view.service, view.on, view.seal),
    Assignment: lambda placed: (placed.letter, placed.program),
    Reservation: lambda kept: (kept.program, kept.letter),
    Exclusion: lambda barred: (barred.program, barred.letter),
    ProgramFact: lambda fact: (fact.what, fact.source, fact.says),
    CalendarRow: lambda row: (row.season, row.service, row.code),
    StepNote: lambda step: step.id,
    Exam: lambda exam: (exam.name, exam.on),
    Account: lambda account: (account.service, account.season),
    Registration: lambda registration: (registration.service, registration.season),
    EmailAddress: lambda mail: mail.address,
    Helper: lambda helper: helper.name,
    Event: lambda event: (event.kind, event.on),
    SentPaper: lambda paper: (paper.on, paper.name),
    Claim: lambda claim: (claim.theme, claim.line),
}
"""What makes a record without a key one and the same; others are the same when equal."""


def merge(current: SeasonFile, incoming: SeasonFile) -> SeasonFile:
    """Join ``incoming`` to ``current``; the same file a second time changes nothing.

    Raises RefusedError when it is another applicant's.
    """
    _check_applicant(current.applicant, incoming.applicant)
    lists = [field.name for field in fields(current) if field.name not in {"applicant", "rulebook"}]
    joined: dict[str, Any] = {
        name: join(getattr(current, name), getattr(incoming, name)) for name in lists
    }
    return replace(current, applicant=_blend(current.applicant, incoming.applicant), **joined)


def identities(records: Iterable[object]) -> list[Hashable]:
    """Tell the records of one list apart; the second of two alike counts as another."""
    seen: dict[Hashable, int] = {}
    found: list[Hashable] = []
    for record in records:
        identity = _identity(record)
        seen[identity] = seen.get(identity, 0) + 1
        found.append((identity, seen[identity]))
    return found


def _identity(record: object) -> Hashable:
    key: str | None = getattr(record, "key", None)
    if key is not None:
        return key
    known = IDENTITY.get(type(record))
    return known(record) if known else record


def join(current: tuple[T, ...], incoming: tuple[T, ...]) -> tuple[T, ...]:
    """Add and update the records of a list.

    The order stays as it is, new records last; a file that holds every record brings its own.
    """
    if not is_given(incoming) or not is_given(current):
        return incoming if is_given(incoming) else current
    there = dict(zip(identities(current), current, strict=True))
    given = dict(zip(identities(incoming), incoming, strict=True))
    order = given if there.keys() <= given.keys() else {**there, **given}
    return tuple(
        _blend(there[identity], given[identity])
        if identity in there and identity in given
        else {**there, **given}[identity]
        for identity in order
    )


def _blend(old: T, new: T) -> T:
    """Take over the fields that ``new`` gives."""
    if not is_dataclass(old) or isinstance(old, type):
        return new
    taken: dict[str, object] = {}
    for field in fields(old):
        given, held = getattr(new, field.name), getattr(old, field.name)
        if given is None or (isinstance(given, tuple) and not is_given(given)):
            continue
        taken[field.name] = _taken(held, given)
    if isinstance(old, Mentor) and isinstance(new, Mentor):
        taken["emails"] = _one_current(old, new)
    blended: T = replace(cast("Any", old), **taken)
    return blended


def _taken(held: object, given: object) -> object:
    if isinstance(given, tuple) and any(is_dataclass(item) for item in given):
        return join(cast("tuple[object, ...]", held), given)
    if isinstance(given, tuple) and isinstance(held, tuple):
        return held if not given and any(is_dataclass(item) for item in held) else given
    return _blend(held, given) if isinstance(given, LetterRules) and held else given


def _one_current(old: Mentor, new: Mentor) -> tuple[EmailAddress, ...]:
    """Join addresses; where the file names the current one, the others no longer are."""
    joined = join(old.emails, new.emails)
    named = {mail.address for mail in new.emails if mail.current}
    if not named:
        return joined
    return tuple(
        replace(mail, current=False) if mail.current and mail.address not in named else mail
        for mail in joined
    )


def _check_applicant(current: Applicant, incoming: Applicant) -> None:
    if current.name.casefold() != incoming.name.casefold():
        raise RefusedError(
            f"This file belongs to {incoming.name}, this store to {current.name}; "
            "nothing was changed. Set LORAPP_HOME to another folder for another applicant."
        )
