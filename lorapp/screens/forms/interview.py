"""Adding an interview from one line, changing one, and noting a question for it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any, ClassVar, Final
from zoneinfo import ZoneInfo

from lorapp.bootstrap import Services
from lorapp.domain.interviews.clocks import zone_of_program
from lorapp.domain.interviews.conflicts import Weight, conflicts
from lorapp.domain.interviews.hours import instant
from lorapp.domain.interviews.invited import QuickInvitation
from lorapp.domain.interviews.lanes import identity
from lorapp.domain.interviews.line import IN_PERSON, PHONE, VIDEO
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.programs import ContactPolicy
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN, is_given
from lorapp.errors import LorError
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.forms.interview_kinds import Hour, InterviewLine, Zone, questions_of
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import (
    Choice,
    Day,
    Field,
    Line,
    Lines,
    Number,
    Option,
    choice,
)

STATES: Final[Mapping[str, str]] = {
    InterviewStatus.INVITED: "Offered, not booked yet.",
    InterviewStatus.BOOKED: "Yours, at this hour.",
    InterviewStatus.WAITLISTED: "They may still offer an hour.",
    InterviewStatus.DONE: "It took place.",
    InterviewStatus.DECLINED: "You or they called it off.",
}
POLICIES: Final[Mapping[str, str]] = {
    ContactPolicy.WELCOME: "They say that messages are fine.",
    ContactPolicy.UNKNOWN: "Looked for, and not said.",
    ContactPolicy.NO: "They ask for none; lorapp then writes none.",
}
HOWS: Final = (VIDEO, IN_PERSON, PHONE)
EXAMPLE: Final = (
    "Such as `ashgrove 3 dec 10:00 ET video`, or `ashgrove invited, reply by fri 5 pm`."
)
CLASH: Final = "Look at what it says above. `Enter` once more keeps it all the same."
DAY_MINUTES: Final = 24 * 60


class QuickForm(FormScreen):
    """The form of one line, with the whole width for how it is understood."""

    BARE: ClassVar[bool] = True


class QuickSheet(Sheet):
    """One line; Enter saves it. What it meets is to be read once before."""

    ENTER_SAVES = True
    SAVE = "Add it"
    form_id = "interview.new"
    title = "Add an interview or an invitation in one line"

    def __init__(self, at: Situation) -> None:
        self._at = at

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        kind = InterviewLine(self._at)
        return (Field(name="line", label="Interview", kind=kind, required=True, hint=EXAMPLE),)

    def warn(self, values: Values) -> str:
        quick = values["line"]
        if isinstance(quick, QuickInvitation):
            return ""
        return CLASH if warning(self._at, quick.interview) else ""

    def submit(self, values: Values, services: Services) -> Change:
        quick = values["line"]
        if isinstance(quick, QuickInvitation):
            return services.invitations.add(quick.invitation)
        return services.interviews.add(quick.interview)


def warning(at: Situation, interview: Interview, instead_of: Interview | None = None) -> str:
    """What clashes, to be read before it is saved; gentle words stand below the field."""
    met = conflicts(at, interview, instead_of)
    clashes = " ".join(one.text for one in met if one.weight is Weight.CLASH)
    return f"{clashes} Save once more to keep it all the same." if clashes else ""


class InterviewSheet(Sheet):
    """One interview in every field, and what its program says about messages."""

    opens_all = True

    def __init__(self, at: Situation, interview: Interview) -> None:
        self._at, self.interview = at, interview
        self._program = at.file.program(interview.program)
        self.form_id = f"interview.{identity(interview)}"
        self.title = f"Interview, {self._program.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        zone = Zone(file.applicant.timezone, self._program)
        minutes = Number(DAY_MINUTES, whole=True, least=1)
        named = "Such as `Ms. Roe`, and her address."
        return (
            Field(name="status", label="State", kind=choice(InterviewStatus, STATES)),
            Field(name="on", label="Day there", kind=Day(), required=True),
            Field(name="hour", label="Hour there", kind=Hour(), required=True),
            Field(name="zone", label="Zone", kind=zone, required=True, hint="ET, CT, MT or PT"),
            Field(name="how", label="How", kind=_hows(self.interview.how)),
            Field(name="minutes", label="Minutes", kind=minutes, hint="Empty: as is usual."),
            Field(name="place", label="Place or link", kind=Line(), more=True),
            Field(name="contact", label="Contact", kind=Line(), hint=named, more=True),
            Field(name="policy", label="Messages", kind=choice(ContactPolicy, POLICIES), more=True),
            Field(name="questions", label="Questions", kind=Lines(), more=True, hint="One a line."),
            Field(name="notes", label="Notes", kind=Lines(), more=True),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        held = self.interview
        zone = zone_of_program(held)
        there = held.at.astimezone(ZoneInfo(zone))
        return {
            "status": held.status,
            "on": there.date(),
            "hour": there.time(),
            "zone": zone,
            "how": held.how,
            "minutes": held.minutes,
            "place": held.place,
            "contact": held.contact,
            "policy": self._program.contact_after_interviews,
            "questions": "\n".join(held.questions) or None,
            "notes": held.notes,
        }

    def check(self, values: Values) -> Mapping[str, str]:
        problems = {}
        for name, read in (("hour", self._instant), ("questions", _asked)):
            try:
                read(values)
            except LorError as problem:
                problems[name] = str(problem)
        return problems

    def warn(self, values: Values) -> str:
        return warning(self._at, self._read(values), self.interview)

    def submit(self, values: Values, services: Services) -> Change:
        found = self._read(values)
        return services.interviews.change(identity(self.interview), found, values["policy"])

    def _instant(self, values: Values) -> datetime:
        """The hour in its zone; one that is not changed keeps its very instant."""
        day, hour, zone = values["on"], values["hour"], values["zone"]
        held = self.interview.at.astimezone(ZoneInfo(zone))
        same: time = held.time()
        if (day, hour) == (held.date(), same):
            return self.interview.at
        return instant(day, hour, zone)

    def _read(self, values: Values) -> Interview:
        questions = _asked(values)
        names = ("how", "minutes", "place", "contact")
        plain: dict[str, Any] = {name: values[name] or None for name in names}
        kept = questions or (() if is_given(self.interview.questions) else NOT_GIVEN)
        return replace(
            self.interview,
            at=self._instant(values),
            zone=values["zone"],
            status=values["status"],
            questions=kept,
            notes=values["notes"] or None,
            **plain,
        )


def _asked(values: Values) -> tuple[str, ...]:
    return questions_of(values["questions"])


def _hows(own: str | None) -> Choice:
    known = HOWS if own is None or own in HOWS else (*HOWS, own)
    return Choice(tuple(Option(how, how.replace("-", " ")) for how in known))


class QuestionSheet(Sheet):
    """One question more for an interview; Enter saves it."""

    ENTER_SAVES = True
    SAVE = "Note it"

    def __init__(self, at: Situation, interview: Interview) -> None:
        self._name = at.file.program(interview.program).name
        self.interview = interview
        self.form_id = f"question.{identity(interview)}"
        self.title = f"A question for {self._name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        noted = len(self.interview.questions)
        hint = f"{noted} noted; `e` changes them." if noted else "`e` changes it later."
        return (Field(name="text", label="Question", kind=Line(), required=True, hint=hint),)

    def submit(self, values: Values, services: Services) -> Change:
        asked = questions_of("\n".join((*self.interview.questions, values["text"])))
        return services.interviews.ask(identity(self.interview), asked)
