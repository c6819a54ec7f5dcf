"""Applicants, programs and interviews that the tests of interviews share."""

from dataclasses import replace
from datetime import datetime

from lorapp.domain.interviews.line import Quick, read_line
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview
from lorapp.domain.record import SeasonFile
from tests.acceptance.applicants import TODAY, samir


def living_in(zone: str, file: SeasonFile | None = None) -> SeasonFile:
    """Samir, or another record, with his clock elsewhere."""
    found = file or samir()
    return replace(found, applicant=replace(found.applicant, timezone=zone))


def read(text: str, file: SeasonFile | None = None, now: datetime = TODAY) -> Quick:
    return read_line(text, file or samir(), now)


def interview(text: str, file: SeasonFile | None = None, now: datetime = TODAY) -> Interview:
    """The interview a line says."""
    return read(text, file, now).interview


def situation(file: SeasonFile | None = None, now: datetime = TODAY) -> Situation:
    return Situation(file or samir(), now)


def with_interviews(*interviews: Interview, file: SeasonFile | None = None) -> SeasonFile:
    return replace(file or samir(), interviews=interviews)
