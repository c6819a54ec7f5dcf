"""How the applicant sees a program: the tier with its reason, and the signal it gets."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.letters.situation import Situation
from lorapp.domain.money.facts import ANY
from lorapp.domain.money.signals import doubtful_signal, signal_use
from lorapp.domain.money.spending import WEAK
from lorapp.domain.money.words import signals_sentence
from lorapp.domain.placing.programs.program_lanes import ProgramLine
from lorapp.domain.programs import Program, Tier
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Field, Line, choice

TIERS: Final[Mapping[str, str]] = {
    Tier.REACH: "It asks for more than you bring today.",
    Tier.TARGET: "You meet what it asks.",
    Tier.SAFE: "You meet all it asks, with room.",
}
WORDS: Final = ("gold", "silver", "yes")


class TierSheet(Sheet):
    """Reach, target or safe, and why; never without a reason."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.form_id = f"tier.{program.key}"
        self.title = f"How you see {program.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        count = Counter(str(one.tier) for one in file.programs if one.tier)
        told = ", ".join(f"{count[tier]} {tier}" for tier in Tier if count[tier])
        return (
            Field(name="tier", label="Tier", kind=choice(Tier, TIERS, unset="none"), hint=told),
            Field(name="reason", label="Why", kind=Line(), hint="In your own words; it is needed."),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"tier": self.program.tier, "reason": self.program.tier_reason}

    def check(self, values: Values) -> Mapping[str, str]:
        if values["tier"] and not values["reason"]:
            return {"reason": "A tier needs its reason, in a few words."}
        return {}

    def submit(self, values: Values, services: Services) -> Change:
        return services.programs.set_tier(self.program.key, values["tier"], values["reason"])


class SignalSheet(Sheet):
    """A signal in the portal's own word; after applying it can not be moved."""

    ENTER_SAVES = True

    def __init__(self, line: ProgramLine) -> None:
        self._line = line
        self._at: Situation | None = None
        self.form_id = f"signal.{line.key}"
        self.title = f"Signal to {line.program.name}"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        self._at = Situation(file, datetime.combine(today, time(12), file.applicant.zone))
        program = self._line.program
        use = signal_use(self._at, program.specialty, file.program_season(program))
        words = WORDS if set(use.kinds) <= {ANY} else tuple(use.kinds)
        hint = f"{signals_sentence(use)} Empty takes it back, until you apply."
        return (Field(name="signal", label="Signal", kind=Line(words), hint=hint),)

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"signal": self._line.program.signal}

    def warn(self, values: Values) -> str:
        given = values["signal"]
        if not given or self._at is None:
            return ""
        doubts = [doubtful_signal(self._at, self._line.program, given)]
        if self._line.lane in WEAK:
            doubts.append(
                f"The letters here are weak: {self._line.word}. A signal stays once you apply."
            )
        told = " ".join(filter(None, doubts))
        return f"{told} `Enter` spends it all the same." if told else ""

    def submit(self, values: Values, services: Services) -> Change:
        return services.programs.set_signal(self._line.key, values["signal"])
