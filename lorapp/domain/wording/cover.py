"""The cover of a packet: everything a writer must know, on one page (P13)."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Final

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import Delivery, Form, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import EASTERN, day_long, zone_name
from lorapp.domain.wording.fields import Field, deadline_day, kindly

LAST_MINUTE: Final = time(23, 59)
TO_FOLLOW: Final = "to follow"
CONTACT: Final = "A reply to the mail that brought this reaches {name}."

_BLANKS: Final = re.compile(
    r"\[\[(?:your decision on the waiver|the letter ID on the request form|your AAMC ID"
    r"|where you worked together|when you worked together"
    r"|the day you would like the letter by)\]\]"
)
"""What lorapp leaves blank; words that people put into double brackets stay as they are."""

Row = tuple[str, str]


def named_day(at: Situation, letter: Letter) -> date | None:
    """The day a packet names: stated or suggested, and a near Friday when that has passed."""
    return kindly(at, letter, deadline_day(at, letter, DraftKind.PACKET))


def cover_rows(
    at: Situation, letter: Letter, values: Mapping[str, Field], file_rules: str
) -> tuple[Row, ...]:
    """What stands on the cover, as labels and values. ``values`` are the fields of a packet."""
    return tuple(
        _rows(at, letter, {name: _text(value) for name, value in values.items()}, file_rules)
    )


def without_blanks(text: str) -> str:
    """A text for print: what is still blank is said to follow."""
    return _BLANKS.sub(TO_FOLLOW, text)


def end_of_day(day: date, zone: str, home: datetime, today: date) -> str:
    """The last minute of a day in US Eastern time, and when that is at home."""
    eastern = f"{_whole(day, today)}, 23:59 US Eastern time (ET)"
    if home.utcoffset() == _last_minute(day).utcoffset():
        return eastern
    return f"{eastern}\nIn {zone_name(zone)} that is {day_long(home.date(), today)}, {home:%H:%M}."


def _whole(day: date, today: date) -> str:
    """A day with its year: paper is read in any year."""
    return day_long(day, today) if day.year != today.year else f"{day_long(day, today)} {day.year}"


def _last_minute(day: date) -> datetime:
    return datetime.combine(day, LAST_MINUTE, EASTERN)


def _rows(
    at: Situation, letter: Letter, values: Mapping[str, str], file_rules: str
) -> Iterator[Row]:
    applicant = at.file.applicant
    school = f"\n{applicant.school}" if applicant.school else ""
    number = f"\nAAMC ID {applicant.aamc_id}" if applicant.aamc_id else ""
    yield "Applicant", f"{applicant.name}{school}{number}"
    if applicant.languages:
        yield "Speaks", ", ".join(applicant.languages)
    yield "For", _purpose(values)
    yield "Kind", _kind(letter, values)
    day = named_day(at, letter)
    if day is None:
        yield "By", TO_FOLLOW.capitalize()
    else:
        home = _last_minute(day).astimezone(applicant.zone)
        yield "By", end_of_day(day, applicant.timezone, home, at.today)
        if values["reason"]:
            yield "Why that day", values["reason"]
    yield "Where", _place(letter, values)
    if letter.channel is Delivery.FORM:
        yield "Letter ID", values["letter_id"] or TO_FOLLOW.capitalize()
    yield "File", file_rules
    waiver = without_blanks(values["waiver"])
    yield "Waiver", waiver[:1].upper() + waiver[1:]
    yield "Contact", CONTACT.format(name=applicant.name)


def _purpose(values: Mapping[str, str]) -> str:
    season = f"season {values['season']}"
    if values["general"]:
        return f'Residency in more than one specialty, entered as "General", {season}'
    words = f"{values['specialty']} residency".strip()
    return f"{words[:1].upper()}{words[1:]}, {season}"


def _kind(letter: Letter, values: Mapping[str, str]) -> str:
    name = values["form_name"]
    kind = name[:1].upper() + name[1:] if letter.form is Form.STANDARDIZED else "Narrative letter"
    return f"{kind}, as department chair" if letter.chair else kind


def _place(letter: Letter, values: Mapping[str, str]) -> str:
    if letter.channel is Delivery.FORM:
        return f"{values['platform']}, with the letter ID"
    if values["service"] == "sf-match":
        return f"{values['platform']}; its request will reach you"
    if values["requested_on"]:
        return f"{values['platform']}; the mail with your link went out on {values['requested_on']}"
    return f"{values['platform']}; a mail with your link will reach you"


def _text(value: Field) -> str:
    return value if isinstance(value, str) else ", ".join(value)
