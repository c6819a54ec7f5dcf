"""Adding and changing a rotation; the first fields take less than half a minute."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.applying.policies import CAUTION, GUARANTEED
from lorapp.domain.edits import added, new_key
from lorapp.domain.mentors import Mentor
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import LetterWanted, Rotation, RotationKind, Setting, SiteKind
from lorapp.domain.values import NOT_GIVEN, is_given
from lorapp.screens.forms.shared import people_kind, specialty_kind, values_of
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.services.rotations.rotations import logged
from lorapp.widgets.fields.field_kinds import (
    YES_NO,
    Choice,
    Code,
    Day,
    Field,
    Line,
    Lines,
    Number,
    Option,
    choice,
)
from lorapp.widgets.fields.field_people import NewPerson

KINDS: Final[Mapping[str, str]] = {
    RotationKind.CLERKSHIP: "A core rotation of medical school.",
    RotationKind.SUB_INTERNSHIP: "You act as an intern, supervised.",
    RotationKind.ELECTIVE: "Chosen in medical school, hands-on.",
    RotationKind.EXTERNSHIP: "Hands-on after school, supervised.",
    RotationKind.OBSERVERSHIP: "You watch and do not treat.",
    RotationKind.RESEARCH: "Some programs do not count it.",
    RotationKind.TELE: "Remote; many do not count it.",
}
SETTINGS: Final[Mapping[str, str]] = {
    Setting.INPATIENT: "Hospital wards.",
    Setting.OUTPATIENT: "Clinic or office.",
    Setting.MIXED: "Both wards and clinic.",
}
SITES: Final[Mapping[str, str]] = {
    SiteKind.ACADEMIC: "A university's, or it has residents.",
    SiteKind.COMMUNITY: "A town's hospital or a practice.",
}
WANTED: Final[Mapping[str, str]] = {
    LetterWanted.YES: "The plan says when to ask.",
    LetterWanted.MAYBE: "Open; the plan keeps it in view.",
    LetterWanted.NO: "No letter is planned from here.",
}
POLICIES: Final = (
    Option("earned", "earned", "Only if someone knows your work."),
    Option("promised", "promised", CAUTION),
    Option("not given", "not given", "This site writes no letters."),
    Option(GUARANTEED, GUARANTEED, CAUTION),
)
HOURS_A_WEEK: Final = 168
COST_MAX: Final = 1_000_000
US: Final = "US"
VISAS: Final = ("B-1", "B-2", "F-1", "J-1", "ESTA", "none needed")
VISA_HINT: Final = "`B-1` and `B-2` cover watching only."
DAYS: Final = "`2 nov`, `+3w`, `next mon`"


class RotationSheet(Sheet):
    """One rotation; ``rotation`` is the one to change, None adds one."""

    def __init__(self, rotation: Rotation | None = None) -> None:
        self.rotation = rotation
        self.opens_all = rotation is not None
        self.form_id = f"rotation.{rotation.key}" if rotation else "rotation.new"
        self.title = "Change this rotation" if rotation else "Add a rotation"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        sites = tuple(dict.fromkeys(stay.site for stay in file.rotations if stay.site))
        mentors = people_kind(file, several=True, may_be_new=True)
        return (
            Field(name="site", label="Site", kind=Line(sites), required=True),
            Field(name="country", label="Country", kind=Code((US,)), hint="Only the US counts."),
            Field(name="starts_on", label="First day", kind=Day(), required=True, hint=DAYS),
            Field(name="ends_on", label="Last day", kind=Day(), required=True, hint=DAYS),
            Field(name="kind", label="Kind", kind=choice(RotationKind, KINDS), required=True),
            Field(name="specialty", label="Specialty", kind=specialty_kind(file)),
            Field(name="letter_wanted", label="Letter wanted", kind=choice(LetterWanted, WANTED)),
            Field(name="mentors", label="Mentors", kind=mentors, hint="Several: part them by ;"),
            *_more_fields(self.rotation),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        return values_of(self.rotation) if self.rotation else {"country": US}

    def check(self, values: Values) -> Mapping[str, str]:
        if values["ends_on"] < values["starts_on"]:
            return {"ends_on": "The last day is before the first. Change one of them."}
        return {}

    def submit(self, values: Values, services: Services) -> Change:
        verb = Change if self.rotation else "Add"
        label = f"{verb} rotation {values['site']:.60}"
        return services.unit.command(label, lambda file: self._saved(file, values))

    def _saved(self, file: SeasonFile, values: Values) -> SeasonFile:
        """The record with this rotation, and with mentors who were named for the first time."""
        keys = []
        for person in values["mentors"] or ():
            if isinstance(person, NewPerson):
                key = new_key(file, "mentors")
                file = added(file, "mentors", _met(key, person.name, values))
                keys.append(key)
            else:
                keys.append(person)
        taken = {**values, "mentors": tuple(keys)}
        if not keys and not (self.rotation and is_given(self.rotation.mentors)):
            taken["mentors"] = NOT_GIVEN
        if self.rotation:
            return logged(file, replace(self.rotation, **taken), None)
        return logged(file, Rotation(key=new_key(file, "rotations"), **taken), None)


def _met(key: str, name: str, values: Values) -> Mentor:
    """A mentor met on this rotation, with what the rotation tells of them."""
    return Mentor(
        key=key,
        name=name,
        institution=values["site"],
        specialty=values["specialty"],
        country=values["country"],
    )


def _more_fields(rotation: Rotation | None) -> tuple[Field, ...]:
    policies: tuple[Option, ...] = POLICIES
    own = rotation.letter_policy if rotation else None
    if own and all(option.value != own for option in policies):
        policies = (*policies, Option(own, own))
    return (
        Field(name="hands_on", label="Hands-on", kind=YES_NO, more=True),
        Field(name="setting", label="Setting", kind=choice(Setting, SETTINGS), more=True),
        Field(name="site_kind", label="House", kind=choice(SiteKind, SITES), more=True),
        Field(name="hours_per_week", label="Hours a week", kind=Number(HOURS_A_WEEK), more=True),
        Field(name="city", label="City", kind=Line(), more=True),
        Field(name="state", label="State", kind=Line(), more=True),
        Field(name="letter_policy", label="Letters there", kind=Choice(policies), more=True),
        Field(name="cost_usd", label="Cost in USD", kind=Number(COST_MAX), more=True),
        Field(name="visa", label="Visa there", kind=Line(VISAS), hint=VISA_HINT, more=True),
        Field(name="notes", label="Notes", kind=Lines(), more=True),
    )
