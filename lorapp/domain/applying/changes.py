"""What may be done to an application for a rotation; each from one record to the next."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from lorapp.domain.applying.papers import goes_along, usual_papers
from lorapp.domain.applying.policies import WORDS
from lorapp.domain.applying.record import ApplicationStatus, RotationApplication, RotationPaper
from lorapp.domain.edits import added, changed, removed
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from lorapp.domain.values import is_given
from lorapp.errors import RefusedError, UnknownKeyError
from lorapp.frozen import dataclass

LIST = "rotation_applications"
S = ApplicationStatus
PaperChange = Callable[[RotationPaper], RotationPaper]
NOT_YET = "That day has not come yet. Write it down when it has happened."


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What an application has to say before it can become a rotation."""

    starts_on: date | None = None
    ends_on: date | None = None
    kind: RotationKind | None = None


def held(file: SeasonFile, key: str) -> RotationApplication:
    """The application of a key; UnknownKeyError when it is gone."""
    for one in file.rotation_applications:
        if one.key == key:
            return one
    raise UnknownKeyError("This application is no longer on record.")


def add(at: Situation, asked: RotationApplication) -> SeasonFile:
    """Put an application on record, with the list of papers that is usual there."""
    _check(at, asked)
    if not is_given(asked.papers):
        asked = replace(asked, papers=usual_papers(at.file, asked.site, asked.agency))
    return added(at.file, LIST, asked)


def change(at: Situation, asked: RotationApplication) -> SeasonFile:
    """Put an application in the place of the one with its key."""
    held(at.file, asked.key)
    _check(at, asked)
    return changed(at.file, LIST, asked)


def remove(at: Situation, key: str) -> SeasonFile:
    """Take an application off the record; a rotation it became stays."""
    held(at.file, key)
    return removed(at.file, LIST, key)


def log_status(at: Situation, key: str, status: ApplicationStatus, on: date) -> SeasonFile:
    """Say where it stands since a day; a rotation it became keeps it accepted."""
    old = held(at.file, key)
    if on > at.today:
        raise RefusedError(NOT_YET)
    if old.rotation is not None and status is not S.ACCEPTED:
        raise RefusedError("It became a rotation already. Remove or change the rotation first.")
    new = replace(old, status=status)
    if status is S.CONSIDERING:
        new = replace(new, applied_on=None, answered_on=None)
    elif status is S.APPLIED:
        new = replace(_sent(new, on), applied_on=on, answered_on=None)
    elif status is not S.WITHDRAWN:
        new = replace(_sent(new, on), answered_on=on)
    return change(at, new)


def tick(at: Situation, key: str, name: str, on: date | None) -> SeasonFile:
    """Tick a paper off, or open it again with None."""
    if on is not None and on > at.today:
        raise RefusedError(NOT_YET)
    return _with_paper(at, key, name, lambda paper: replace(paper, done_on=on))


def put_paper(at: Situation, key: str, paper: RotationPaper, old_name: str = "") -> SeasonFile:
    """Add a paper, or put it in the place of another one."""
    if not paper.name.strip():
        raise RefusedError("Name the paper in a few words.")
    asked = held(at.file, key)
    if paper.name != old_name and any(one.name == paper.name for one in asked.papers):
        raise RefusedError(f"“{paper.name}” is on the list already.")
    if old_name:
        return _with_paper(at, key, old_name, lambda _: paper)
    return change(at, replace(asked, papers=(*asked.papers, paper)))


def remove_paper(at: Situation, key: str, name: str) -> SeasonFile:
    """Take a paper off the list of an application."""
    asked = held(at.file, key)
    _paper(asked, name)
    return change(at, replace(asked, papers=tuple(one for one in asked.papers if one.name != name)))


def missing(asked: RotationApplication) -> tuple[str, ...]:
    """The names of the fields a rotation needs that the application does not say."""
    return tuple(name for name in ("starts_on", "ends_on", "kind") if not getattr(asked, name))


def become(at: Situation, key: str, new_rotation: str, more: Missing | None = None) -> SeasonFile:
    """Accepted: the application becomes a rotation, with all that is known; one change."""
    asked, more = held(at.file, key), more or Missing()
    if asked.rotation is not None:
        raise RefusedError(f"{asked.site} is a rotation already.")
    asked = replace(
        asked,
        starts_on=more.starts_on or asked.starts_on,
        ends_on=more.ends_on or asked.ends_on,
        kind=more.kind or asked.kind,
    )
    if asked.starts_on is None or asked.ends_on is None or asked.kind is None:
        raise RefusedError("A rotation needs its first day, its last day and its kind. Say those.")
    stay = Rotation(
        key=new_rotation,
        site=asked.site,
        city=asked.city,
        state=asked.state,
        country=asked.country,
        starts_on=asked.starts_on,
        ends_on=asked.ends_on,
        kind=asked.kind,
        specialty=asked.specialty,
        letter_policy=WORDS[asked.letter_policy] if asked.letter_policy else None,
        cost_usd=asked.cost_usd,
        notes=f"Through {asked.agency}." if asked.agency else None,
    )
    file = added(at.file, "rotations", stay)
    accepted = replace(
        _sent(asked, at.today),
        status=S.ACCEPTED,
        rotation=stay.key,
        answered_on=asked.answered_on if asked.status is S.ACCEPTED else at.today,
    )
    return change(Situation(file, at.now), accepted)


def _sent(asked: RotationApplication, on: date) -> RotationApplication:
    """Who has applied has sent what goes along with an application."""
    papers = tuple(
        replace(one, done_on=on) if goes_along(one) and one.done_on is None else one
        for one in asked.papers
    )
    return replace(asked, papers=papers) if papers != asked.papers else asked


def _with_paper(at: Situation, key: str, name: str, made: PaperChange) -> SeasonFile:
    asked = held(at.file, key)
    _paper(asked, name)
    papers = tuple(made(one) if one.name == name else one for one in asked.papers)
    return change(at, replace(asked, papers=papers))


def _paper(asked: RotationApplication, name: str) -> RotationPaper:
    for one in asked.papers:
        if one.name == name:
            return one
    raise UnknownKeyError(f"“{name}” is not on the list of {asked.site}.")


def _check(at: Situation, asked: RotationApplication) -> None:
    if not asked.site.strip():
        raise RefusedError("Name the site.")
    if asked.starts_on and asked.ends_on and asked.ends_on < asked.starts_on:
        raise RefusedError("The last day is before the first. Change one of them.")
    if asked.starts_on and asked.apply_by and asked.apply_by > asked.starts_on:
        raise RefusedError("The day to apply by is after the first day. Change one of them.")
    for day in (asked.applied_on, asked.answered_on):
        if day is not None and day > at.today:
            raise RefusedError(NOT_YET)
