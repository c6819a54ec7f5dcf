"""What one program asks of letters: each rule unknown, not asked, or a number, strict or not."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from lorapp.bootstrap import Services
from lorapp.domain.placing.programs.profiles import profile_source
from lorapp.domain.placing.rules.requirements import RULES
from lorapp.domain.programs import LetterRules, Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN, is_given
from lorapp.domain.wording.names import specialty_words
from lorapp.screens.forms.rule_kinds import HINT, Asked, AskedNumber
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Choice, Day, Field, Kind, Line, Option

MOST: Final = 10
MONTHS: Final = 120
CHAIR: Final = Choice(
    (
        Option(Asked(1), "wanted", "A chair's letter helps."),
        Option(Asked(1, strict=True), "wanted, strict", "Without one it does not read you."),
        Option(Asked(0), "not asked"),
    )
)
OBSERVERSHIPS: Final = Choice(
    (
        Option(Asked(1), "count"),
        Option(Asked(0), "do not count", "Such a letter takes a slot and counts for nothing."),
        Option(Asked(0, strict=True), "do not count, strict"),
    )
)
KINDS: Final[dict[str, tuple[str, Kind]]] = {
    "min": ("At least", AskedNumber(MOST)),
    "wanted": ("Wanted", AskedNumber(MOST)),
    "max": ("At most", AskedNumber(MOST)),
    "in_specialty": (
        "Its specialty",
        AskedNumber(MOST, "letter from its specialty", "letters from its specialty"),
    ),
    "us": ("From the US", AskedNumber(MOST, "US letter", "US letters")),
    "us_hands_on": ("US hands-on", AskedNumber(MOST, "US hands-on letter", "US hands-on letters")),
    "chair": ("Chair's letter", CHAIR),
    "standardized": (
        "Standardized",
        AskedNumber(MOST, "standardized letter", "standardized letters"),
    ),
    "recency_months": ("Months old", AskedNumber(MONTHS, "month at most", "months at most")),
    "counts_observership": ("Observerships", OBSERVERSHIPS),
}
TRUTHS: Final = frozenset({"chair", "counts_observership"})


class RulesSheet(Sheet):
    """The letter rules of one program; without any, what is usual for its specialty."""

    SAVE = "Save the rules"

    def __init__(self, program: Program) -> None:
        self.program = program
        self.form_id = f"program-rules.{program.key}"
        self.title = f"What {program.name} asks of letters"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        kinds = with_usual(file, self.program)
        rules = tuple(
            Field(name=name, label=label, kind=kind, hint=_hint(kind))
            for name, (label, kind) in kinds.items()
        )
        where = Field(name="source", label="Read where", kind=Line(), hint="Such as program page.")
        return (*rules, where, Field(name="seen_on", label="Read on", kind=Day()))

    def start(self, file: SeasonFile, today: date) -> Values:
        program, source = self.program, self.program.source
        rules, strict = program.letters, program.strict
        if is_blank(program):
            known = profile_source(file, program.specialty)
            rules, strict = (known.letters if known else LetterRules()), ()
            source = source or (known and f"usual for {known.name.lower()}") or None
        shown = {name: _asked(rules, name, strict) for name in RULES}
        return {**shown, "source": source, "seen_on": program.seen_on}

    def submit(self, values: Values, services: Services) -> Change:
        told: dict[str, Any] = {name: _value(name, values[name]) for name in RULES}
        strict = tuple(name for name in RULES if values[name] and values[name].strict)
        others = tuple(name for name in self.program.strict if name not in RULES)
        none = () if is_given(self.program.strict) else NOT_GIVEN
        program = services.unit.file().program(self.program.key)
        return services.programs.change(
            replace(
                program,
                letters=LetterRules(**told),
                strict=(*strict, *others) or none,
                source=values["source"],
                seen_on=values["seen_on"],
            )
        )


def is_blank(program: Program) -> bool:
    """Whether nothing is known of a program's letter rules."""
    return program.letters in {None, LetterRules()}


def with_usual(file: SeasonFile, program: Program) -> dict[str, tuple[str, Kind]]:
    """The kinds of the fields; where nothing is known they say that a value is only usual."""
    known = profile_source(file, program.specialty) if is_blank(program) else None
    if known is None:
        return KINDS
    whose = (
        f"usual for {specialty_words(file, known.slug)} "
        f"({file.rulebook.publisher(known.source)}). Change what differs."
    )
    return {
        name: (label, _told(kind, getattr(known.letters, name), whose))
        for name, (label, kind) in KINDS.items()
    }


def _told(kind: Kind, usual: int | None, whose: str) -> Kind:
    if not isinstance(kind, AskedNumber) or not usual:
        return kind
    return replace(kind, usual=usual, whose=whose)


def _hint(kind: Kind) -> str:
    return HINT if isinstance(kind, AskedNumber) else "Empty: unknown."


def _asked(rules: LetterRules | None, name: str, strict: tuple[str, ...]) -> Asked | None:
    """A rule as its field shows it; what is not asked, or lets everything in, is not strict."""
    value = getattr(rules, name, None)
    if value is None:
        return None
    excludes = not value if name == "counts_observership" else bool(value)
    return Asked(int(value), excludes and name in strict)


def _value(name: str, asked: Asked | None) -> int | bool | None:
    if asked is None:
        return None
    return bool(asked.value) if name in TRUTHS else asked.value
