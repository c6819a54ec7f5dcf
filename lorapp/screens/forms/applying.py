"""An application for a rotation, what it lacks to become one, and one of its papers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from lorapp.bootstrap import Services
from lorapp.domain.applying.changes import Missing, missing
from lorapp.domain.applying.papers import SUGGESTED
from lorapp.domain.applying.policies import MEANINGS
from lorapp.domain.applying.record import (
    ApplicationStatus,
    LetterPolicy,
    RotationApplication,
    RotationPaper,
)
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import RotationKind
from lorapp.screens.forms.rotation import COST_MAX, DAYS, KINDS, US
from lorapp.screens.forms.shared import specialty_kind, values_of
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Code, Day, Field, Line, Lines, Number, choice

STAYS: Final = (
    Field(name="starts_on", label="First day", kind=Day(), hint=DAYS),
    Field(name="ends_on", label="Last day", kind=Day(), hint=DAYS),
    Field(name="kind", label="Kind", kind=choice(RotationKind, KINDS)),
)
STATED: Final[Mapping[str, str]] = dict.fromkeys(ApplicationStatus, "")
ORDER: Final = "The last day is before the first. Change one of them."


class ApplicationSheet(Sheet):
    """One application; ``asked`` is the one to change, None adds one."""

    def __init__(self, asked: RotationApplication | None = None) -> None:
        self._asked = asked
        self.opens_all = asked is not None
        self.form_id = f"rotation-application.{asked.key if asked else 'new'}"
        self.title = f"Application, {asked.site}" if asked else "Apply for a rotation"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        known = file.rotation_applications
        sites = tuple(dict.fromkeys((*(one.site for one in known), *_sites(file))))
        agencies = tuple(dict.fromkeys(one.agency for one in known if one.agency))
        return (
            Field(name="site", label="Site", kind=Line(sites), required=True),
            Field(name="agency", label="Agency", kind=Line(agencies), hint="Empty: none between."),
            *STAYS,
            Field(name="apply_by", label="Apply by", kind=Day(), hint="Empty: not known."),
            Field(name="answer_by", label="Answer by", kind=Day(), hint="When they promised one."),
            Field(
                name="letter_policy",
                label="Letters there",
                kind=choice(LetterPolicy, MEANINGS, "not known"),
            ),
            *_more(file),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        return values_of(self._asked) if self._asked else {"country": US}

    def check(self, values: Values) -> Mapping[str, str]:
        return _order(values)

    def submit(self, values: Values, services: Services) -> Change:
        applications = services.rotation_applications
        given = emptied_texts(values)
        if self._asked is not None:
            return applications.change(replace(self._asked, **given))
        return applications.add(RotationApplication(key=applications.new_key(), **given))


def _sites(file: SeasonFile) -> list[str]:
    return [stay.site for stay in file.rotations if stay.site]


def _more(file: SeasonFile) -> tuple[Field, ...]:
    money = Number(COST_MAX)
    return (
        Field(name="specialty", label="Specialty", kind=specialty_kind(file), more=True),
        Field(name="application_fee_usd", label="Fee in USD", kind=money, more=True),
        Field(name="cost_usd", label="Cost in USD", kind=money, hint="Of the stay.", more=True),
        Field(name="city", label="City", kind=Line(), more=True),
        Field(name="state", label="State", kind=Line(), more=True),
        Field(name="country", label="Country", kind=Code((US,)), more=True),
        Field(name="status", label="Stands", kind=choice(ApplicationStatus, STATED), more=True),
        Field(name="applied_on", label="Applied on", kind=Day(), more=True),
        Field(name="answered_on", label="Answered on", kind=Day(), more=True),
        Field(name="notes", label="Notes", kind=Lines(), more=True),
    )


def emptied_texts(values: Values) -> dict[str, Any]:
    """The values of a form; a text that was left empty says nothing."""
    return {name: None if value == "" else value for name, value in values.items()}


def _order(values: Values) -> Mapping[str, str]:
    first, last = values.get("starts_on"), values.get("ends_on")
    return {"ends_on": ORDER} if first and last and last < first else {}


class BecomeSheet(Sheet):
    """What an accepted application does not say yet and a rotation needs."""

    SAVE = "Make it a rotation"

    def __init__(self, asked: RotationApplication) -> None:
        self._asked = asked
        self.form_id = f"rotation-application-accepted.{asked.key}"
        self.title = f"Accepted: {asked.site}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        lacking = missing(self._asked)
        return tuple(replace(one, required=True) for one in STAYS if one.name in lacking)

    def check(self, values: Values) -> Mapping[str, str]:
        known = {"starts_on": self._asked.starts_on, "ends_on": self._asked.ends_on}
        found = _order({**known, **values})
        return {next(iter(values)): ORDER} if found and "ends_on" not in values else found

    def submit(self, values: Values, services: Services) -> Change:
        return services.rotation_applications.become(self._asked.key, Missing(**values))


class PaperOfSheet(Sheet):
    """One paper of an application; ``paper`` is the one to change, None adds one."""

    def __init__(self, application: str, paper: RotationPaper | None = None) -> None:
        self._application, self._paper = application, paper
        self.form_id = f"rotation-paper.{application}.{paper.name if paper else 'new'}"
        self.title = paper.name if paper else "A paper, a test or a payment"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        return (
            Field(name="name", label="What", kind=Line(tuple(SUGGESTED)), required=True),
            Field(name="due_on", label="By", kind=Day(), hint="Empty: counted from your days."),
            Field(name="done_on", label="Done on", kind=Day()),
            Field(name="cost_usd", label="Cost in USD", kind=Number(COST_MAX)),
            Field(name="note", label="Note", kind=Lines()),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        return values_of(self._paper) if self._paper else {}

    def submit(self, values: Values, services: Services) -> Change:
        given = emptied_texts(values)
        old_name = self._paper.name if self._paper else ""
        paper = RotationPaper(**given)
        return services.rotation_applications.put_paper(self._application, paper, old_name)
