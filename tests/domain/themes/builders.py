# ruff: noqa: ANN401 - builders pass any field of a record on to its class
"""Two writers, two themes and a statement, for the tests of the story."""

from typing import Any

from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Claim, Statement
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import TODAY, day, mentor, noon, record

NOW = noon(TODAY)
THEMES = ("teamwork", "precision")
PEOPLE = (mentor(), mentor("M2", "Dr. Bo Summer"), mentor("M3", "Dr. Cy Autumn"))


def moment(
    key: str = "E1", who: str | None = "M1", *themes: str, on: str = "7-1"
) -> WitnessedMoment:
    return WitnessedMoment(
        key=key, on=day(on), mentor=who, themes=themes or ("teamwork",), text="Seen."
    )


def claim(theme: str | None = "teamwork", witness: str | None = None) -> Claim:
    return Claim(theme=theme, line="We wrote it together.", witness=witness)


def statement(*claims: Claim, key: str = "S1", **parts: Any) -> Statement:
    given = {"specialty": "internal-medicine", "version": "1", **parts}
    return Statement(key=key, claims=claims, **given)


def story(*letters: Letter, **parts: Any) -> SeasonFile:
    given = {"mentors": PEOPLE, "themes": THEMES, **parts}
    return record(*letters, **given)


def at(file: SeasonFile) -> Situation:
    return Situation(file, NOW)
