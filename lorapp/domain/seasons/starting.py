"""What does not carry over into a new season, and what of it is done."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from lorapp.domain.arrival.record import Task, TaskList
from lorapp.domain.calendar.season import milestone
from lorapp.domain.edits import checked, replace_list
from lorapp.domain.engine.rules.documents import has_paper
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError, UnknownKeyError
from lorapp.frozen import dataclass

BY_RECORD: Final = "The record itself says that this is done; change it there."


@dataclass(frozen=True, slots=True, kw_only=True)
class StartLine:
    """One thing that each season wants anew. ``due`` is the milestone it is due with.

    ``step`` tells whether the plan names it by a step of this list; of others a date of the
    season or a paper says the same already.
    """

    code: str
    title: str
    why: str
    source: str
    due: str
    step: bool = False


LINES: Final = (
    StartLine(
        code="token",
        title="Buy the new ERAS token and register",
        why="A token is good for one season and for all specialties; it is not refunded.",
        source="R-51",
        due="img-token",
        step=True,
    ),
    StartLine(
        code="nrmp",
        title="Register with the NRMP again",
        why="It is a registration of its own, new each season.",
        source="R-60",
        due="nrmp-standard-deadline",
    ),
    StartLine(
        code="statement",
        title="Write the personal statement anew",
        why="Statements are not imported. Say what the year has taught.",
        source="R-35",
        due="submission-opens",
    ),
    StartLine(
        code="photo",
        title="Upload the photo again",
        why="The photo is not imported.",
        source="R-35",
        due="submission-opens",
    ),
    StartLine(
        code="transcript",
        title="Have the medical transcript uploaded again",
        why="The transcript is not imported.",
        source="R-35",
        due="submission-opens",
    ),
    StartLine(
        code="mspe",
        title="Have the dean's letter (MSPE) uploaded again",
        why="The MSPE is not imported.",
        source="R-35",
        due="submission-opens",
    ),
    StartLine(
        code="import",
        title="Import your application entries before you certify",
        why="Certifying closes the import of entries, not of letters.",
        source="R-36",
        due="submission-opens",
    ),
    StartLine(
        code="exams",
        title="Release the exam transcripts again",
        why="The release belongs to one application; it also brings results of this year.",
        source="R-35",
        due="submission-opens",
        step=True,
    ),
    StartLine(
        code="names",
        title="Compare your name on every paper and account",
        why="Passport, diploma, certificate, registrations and letters should read the same.",
        source="R-61",
        due="submission-opens",
        step=True,
    ),
)
"""The list of a season's start (rules R-35, R-51, R-60, R-61; failure F-20)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """One line as it stands: by a tick, by the record, or put away."""

    line: StartLine
    task: Task | None
    due_on: date | None
    is_projected: bool
    by_record: bool

    @property
    def is_done(self) -> bool:
        """Whether it is ticked off, by hand or by what the record holds."""
        return self.by_record or bool(self.task and self.task.done_on)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return not (self.is_done or (self.task and self.task.not_needed is not None))


def season_start(at: Situation) -> tuple[Started, ...]:
    """The list of the season applied for, in its order."""
    return tuple(_started(at, line) for line in LINES)


def tick(at: Situation, code: str, on: date) -> SeasonFile:
    """Tick a line off by hand."""
    if on > at.today:
        raise RefusedError("That day has not come yet. Tick it off when it is done.")
    return _said(at, code, lambda task: replace(task, done_on=on, not_needed=None))


def untick(at: Situation, code: str) -> SeasonFile:
    """Open a line again."""
    if line_of(at, code).by_record:
        raise RefusedError(BY_RECORD)
    return _said(at, code, lambda task: replace(task, done_on=None, not_needed=None))


def not_needed(at: Situation, code: str, why: str) -> SeasonFile:
    """Say that a line falls away, and why."""
    if not why.strip():
        raise RefusedError("Say in a word or two why it is not needed.")
    return _said(at, code, lambda task: replace(task, not_needed=why.strip(), done_on=None))


def line_of(at: Situation, code: str) -> Started:
    """The line of a code; UnknownKeyError names those there are."""
    for one in season_start(at):
        if one.line.code == code:
            return one
    known = ", ".join(line.code for line in LINES)
    raise UnknownKeyError(f"There is no line {code!r}. Known: {known}.")


def _started(at: Situation, line: StartLine) -> Started:
    file, season = at.file, at.file.applicant.season
    service = "nrmp" if line.code == "nrmp" else "eras"
    row = milestone(file, season, service, line.due)
    if row is None or row.day is None:
        row = milestone(file, season, service, "season-opens")
    wanted = (TaskList.SEASON_START, season, line.code)
    task = next((x for x in file.tasks if (x.list, x.season, x.code) == wanted), None)
    return Started(
        line=line,
        task=task,
        due_on=row.day if row else None,
        is_projected=bool(row and row.is_projected),
        by_record=line.code in _BY_RECORD and _BY_RECORD[line.code](at),
    )


def _has_account(at: Situation) -> bool:
    season = at.file.applicant.season
    return any(
        (one.service or "eras", one.season or season) == ("eras", season)
        for one in at.file.applicant.accounts
    )


def _is_registered(at: Situation) -> bool:
    season = at.file.applicant.season
    return any(
        (one.service or "nrmp", one.season or season) == ("nrmp", season)
        and (one.on is None or one.on <= at.today)
        for one in at.file.applicant.registrations
    )


def _paper(kind: str) -> Callable[[Situation], bool]:
    return lambda at: has_paper(at, kind)


_BY_RECORD: Final[Mapping[str, Callable[[Situation], bool]]] = {
    "token": _has_account,
    "nrmp": _is_registered,
    **{kind: _paper(kind) for kind in ("statement", "photo", "transcript", "mspe")},
}


def _said(at: Situation, code: str, change: Callable[[Task], Task]) -> SeasonFile:
    found = line_of(at, code)
    bare = Task(list=TaskList.SEASON_START, season=at.file.applicant.season, code=code)
    new = change(found.task or bare)
    left = tuple(one for one in at.file.tasks if one is not found.task)
    kept = left if new == bare else (*left, new)
    return checked(at.file, replace_list(at.file, "tasks", kept))
