"""A version of a statement, and a version of any other paper."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from lorapp.bootstrap import Services
from lorapp.domain.own_pdf import READ_MOST, size_limit
from lorapp.domain.papers import Document, Statement
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.looks import FileState
from lorapp.domain.themes.names import statement_name
from lorapp.domain.themes.paper_kinds import SENT, paper_kind
from lorapp.errors import RefusedError
from lorapp.screens.forms.shared import specialty_kind, values_of
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.computer.own_files import PLAIN, look_at, read_text
from lorapp.services.packets.inspecting import warning
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Choice, Day, Field, Line, Lines, Option

PASTE: Final = "Paste it here. It stays on this computer."
READ: Final = "A .txt or .md is read from here; paste the text of other kinds."
KINDS: Final = (
    Option("cv", "CV"),
    Option("transcript", "transcript"),
    Option("mspe", "dean's letter (MSPE)"),
    Option("photo", "photo"),
    Option("exam-reports", "exam reports"),
    Option("statement", "statement (not kept here)"),
)


class StatementSheet(Sheet):
    """One statement; ``statement`` is the one to change, else a new one."""

    def __init__(self, statement: Statement | None = None) -> None:
        self._statement = statement
        self.opens_all = statement is not None
        self._limit = READ_MOST
        self.form_id = f"statement.{statement.key if statement else 'new'}"

    def heading(self, file: SeasonFile) -> str:
        if self._statement is None:
            return "A personal statement"
        return f"Change your {statement_name(file, self._statement)}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        which = specialty_kind(file)
        return (
            Field(name="specialty", label="For", kind=which, required=True, hint="A specialty."),
            Field(name="version", label="Version", kind=Line(), hint="Such as `2`, or nothing."),
            Field(name="ready_on", label="Ready since", kind=Day(), hint="Empty: still a draft."),
            Field(name="text", label="Text", kind=Lines(), hint=PASTE),
            Field(name="path", label="Or its file", kind=Line(), hint=READ),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        self._limit = size_limit(file.rulebook)
        if self._statement is not None:
            return values_of(self._statement)
        had = {statement.specialty for statement in file.statements}
        free = [slug for slug in file.applicant.specialties if slug not in had]
        return {"specialty": free[0] if free else file.first_specialty}

    def warn(self, values: Values) -> str:
        path = values["path"] or ""
        is_read = values["text"] or path.casefold().endswith(PLAIN)
        return "" if is_read else warning(path, self._limit)

    def submit(self, values: Values, services: Services) -> Change:
        taken: dict[str, Any] = dict(values)
        path = taken["path"]
        if path and not taken["text"] and path.casefold().endswith(PLAIN):
            taken["text"] = read_text(path) or None
        if self._statement is None:
            key = services.statements.key_for(taken["specialty"])
            return services.statements.add(Statement(key=key, **taken))
        now = services.unit.file().statement(self._statement.key)
        return services.statements.change(replace(now, **taken))


class DocumentSheet(Sheet):
    """One version of a paper; ``paper`` is the one to change, else a new one."""

    SAVE = "It is ready"

    def __init__(self, paper: Document | None = None) -> None:
        self._paper = paper
        self._limit = READ_MOST
        self.form_id = f"document.{paper.kind}.{paper.version}" if paper else "document.new"
        self.title = "Change this paper" if paper else "A new version of a paper"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        where = "Where it lies, if you like. No copy is kept."
        kind = Field(name="kind", label="Paper", kind=Choice(KINDS), required=True)
        version = Field(
            name="version", label="Version", kind=Line(), hint="Such as `3`, or nothing."
        )
        return (
            *(() if self._paper else (kind, version)),
            Field(name="ready_on", label="Ready since", kind=Day(), required=True),
            Field(name="path", label="Its file", kind=Line(), hint=where),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        self._limit = size_limit(file.rulebook)
        if self._paper is not None:
            return values_of(self._paper)
        return {"kind": "cv", "ready_on": today}

    def warn(self, values: Values) -> str:
        kind = self._paper.kind if self._paper else values["kind"]
        return warning(values["path"], self._limit) if paper_kind(kind) in SENT else ""

    def submit(self, values: Values, services: Services) -> Change:
        path = values["path"]
        look = look_at(path) if path else None
        if look is not None and look.state is FileState.MISSING:
            raise RefusedError("There is no file at this path. Look at it, or leave it empty.")
        known = {"kind": self._paper.kind, "version": self._paper.version} if self._paper else {}
        taken = {**values, **known, "sha256": look.sha256 if look else None}
        return services.papers.ready(Document(**taken))
