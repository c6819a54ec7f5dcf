# ruff: noqa: ANN401 - builders pass any field of a record on to its class
"""Applications for rotations, and records that hold them."""

from datetime import date
from typing import Any

from lorapp.domain.applying.record import RotationApplication, RotationPaper
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import applicant, record, situation

TODAY = date(2026, 11, 22)
START = date(2027, 3, 1)
END = date(2027, 3, 26)


def asked(key: str = "A1", **parts: Any) -> RotationApplication:
    return RotationApplication(key=key, **{"site": "Larkspur Clinic", **parts})


def paper(name: str = "TB test", **parts: Any) -> RotationPaper:
    return RotationPaper(name=name, **parts)


def held(*applications: RotationApplication, **parts: Any) -> SeasonFile:
    return record(rotation_applications=applications, applicant=applicant(), **parts)


def at(*applications: RotationApplication, **parts: Any) -> Situation:
    return situation(held(*applications, **parts), TODAY)
