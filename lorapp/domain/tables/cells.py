"""From the text of a cell to a value of the record, or to a sentence that says what to write.

Every reader gives a value as the interchange file has it; what a list does not know gives None,
which changes nothing. Nothing is guessed: where a text has two readings it is refused.
"""

import re
from collections.abc import Callable, Mapping
from datetime import time
from typing import TYPE_CHECKING, Final

from lorapp.domain.leaves import SPECIALTY, RefusalError, shown
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.tables.days import DayOrder, read_cell_day
from lorapp.domain.tables.words import plain_words
from lorapp.frozen import dataclass

if TYPE_CHECKING:
    from lorapp.domain.tables.names import Names


@dataclass(frozen=True, slots=True)
class Where:
    """What a reader may look at beside the cell.

    ``specialties`` gives the slug of every known way to write one, ``order`` is how the column
    writes days, ``names`` finds people, stays and programs by their names.
    """

    specialties: Mapping[str, str]
    order: DayOrder | None = None
    names: "Names | None" = None


Reader = Callable[[str, Where], object]

UNKNOWN: Final = frozenset(
    {
        *("", "n a", "na", "unknown", "unclear", "tbd", "tba", "not known", "not given"),
        *("not listed", "not stated", "not specified", "not available", "not published"),
    }
)
"""What lists write where they know nothing; signs alone (``-``, ``?``) are no words at all."""

_SIGNS: Final = " \t\n-–—?.*"
_YES: Final = frozenset({"yes", "y", "true", "x", "1", "required", "must"})
_NO: Final = frozenset({"no", "n", "false", "0", "none", "not required", "not needed", "not asked"})
_CHECKED: Final = frozenset({"✓", "✔", "☑", "✅"})
_CROSSED: Final = frozenset({"✗", "✘", "❌"})
_LEAST: Final = r"(?:at least|minimum|min|up to|at most|maximum|max|within|last|[≥≤]|[<>]=)?\.?\s*"
_UNIT: Final = r"\s*(letters?|lors?|programs?|years?|yrs?|months?|mos?\.?)?"
_COUNT: Final = re.compile(_LEAST + r"(\d{1,7})(?:\.0+)?\+?" + _UNIT, re.ASCII | re.IGNORECASE)
_PERCENT: Final = re.compile(r"(\d{1,3}(?:[.,]\d{1,6})?)\s*(%?)", re.ASCII)
_NUMBER: Final = re.compile(
    r"(?:usd|[$~])?\s*(\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?|\d{1,12}(?:\.\d{1,9})?)\s*"
    r"(?:usd|[$]|h|hrs?|hours?)?(?:\s*(?:/|per|a)\s*(?:w|wk|week))?",
    re.ASCII | re.IGNORECASE,
)
_CLOCK: Final = re.compile(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?P<second>:\d{2}(?:\.\d{1,6})?)?)?\s*(?P<half>[ap]\.?m\.?)?"
)
_MOMENT: Final = re.compile(
    r"(?P<day>.*?\S)(?:[Tt]|\s+)(?P<clock>\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?\s*(?:[AaPp]\.?[Mm]\.?)?)"
    r"\s*(?P<offset>[Zz]|[+-]\d{2}:\d{2})?",
    re.ASCII,
)
_HALF: Final = 12
_YEAR_LIKE: Final = range(1900, 2201)
_MONTHS_A_YEAR: Final = 12


def is_unknown(text: str) -> bool:
    """Whether a cell says that nothing is known."""
    return plain_words(text) in UNKNOWN and not {*text} & (_CHECKED | _CROSSED)


def text_cell(text: str, _where: Where) -> object:
    """Any text, as it stands."""
    return text.strip() if text.strip(_SIGNS) else None


def day_cell(text: str, where: Where) -> object:
    """A day with its year."""
    return read_cell_day(text, where.order)


def moment_cell(text: str, where: Where) -> object:
    """A day with its hour, where it has one: ``2026-12-03 10:00``, with its offset or without."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return read_cell_day(text, where.order)
    day, offset = read_cell_day(found["day"], where.order), found["offset"] or ""
    return f"{day}T{clock_cell(found['clock'], where)}{offset.upper()}"


def clock_cell(text: str, _where: Where) -> object:
    """An hour of the day: ``10:00``, ``2:30 pm``."""
    found = _CLOCK.fullmatch(text.strip().lower())
    if not found:
        raise RefusalError(f"{shown(text)} is no hour; write it like 14:30.")
    hour, second = int(found["hour"]), found["second"] or ":00"
    if found["half"]:
        hour = hour % _HALF + (_HALF if found["half"][0] == "p" else 0)
    try:
        read = time.fromisoformat(f"{hour:02}:{found['minute'] or '00'}{second}")
    except ValueError:
        read = None
    if read is None or read.hour != hour:  # from Python 3.14 on, 24:00 is read as midnight
        raise RefusalError(f"{shown(text)} is no hour; write it like 14:30.")
    return read.isoformat("auto")


def number_cell(text: str, _where: Where) -> object:
    """A number that may have a fraction: ``38.5``, ``$1,200``, ``40 hours``."""
    found = _NUMBER.fullmatch(text.strip())
    if not found:
        raise RefusalError(f"{shown(text)} is not one number; write it like 38.5.")
    number = float(found[1].replace(",", ""))
    return int(number) if number == int(number) else number


def count_cell(text: str, _where: Where) -> object:
    """A whole number: ``3``, ``3.0``, ``3 letters``, ``at least 3``, ``3+``."""
    return _counted(text)[0]


def asked_cell(text: str, _where: Where) -> object:
    """How many are asked for; ``yes`` is one, ``no`` is none."""
    answer = yes_or_no(text)
    return _counted(text)[0] if answer is None else int(answer)


def months_cell(text: str, _where: Where) -> object:
    """A number of months; ``2 years`` is 24."""
    if yes_or_no(text) is False:
        return 0
    number, unit = _counted(text)
    return number * _MONTHS_A_YEAR if unit.startswith("y") else number


def years_cell(text: str, _where: Where) -> object:
    """A number of years since graduation; ``no limit`` asks nothing."""
    if yes_or_no(text) is False or plain_words(text) in {"no limit", "no cutoff", "no cut off"}:
        return 0
    number, unit = _counted(text)
    if number in _YEAR_LIKE:
        raise RefusalError(f"{number} is a year; write how many years after graduation still fit.")
    if unit.startswith("m"):
        raise RefusalError(f"{shown(text)} counts months; write years.")
    return number


def season_cell(text: str, _where: Where) -> object:
    """A season, named by the year it ends in."""
    return _counted(text)[0]


def flag_cell(text: str, _where: Where) -> object:
    """Yes or no."""
    answer = yes_or_no(text)
    if answer is None:
        raise RefusalError(f"{shown(text)} is neither yes nor no.")
    return answer


def percent_cell(text: str, _where: Where) -> object:
    """A share from 0 to 100; a fraction without its sign is refused, for it may mean either."""
    found = _PERCENT.fullmatch(text.strip())
    if not found:
        raise RefusalError(f"{shown(text)} is not one share; write it like 35%.")
    number = float(found[1].replace(",", "."))
    if 0 < number < 1 and not found[2]:
        raise RefusalError(f"is {text.strip()} {number * 100:g}%? Write it like 35%.")
    return number


def place_cell(text: str, _where: Where) -> object:
    """A city and its state in one cell: ``Cleveland, OH``."""
    city, _, state = text.rpartition(",")
    return {"city": city.strip(), "state": state.strip()} if city.strip() else {"city": text}


def specialty_cell(text: str, where: Where) -> object:
    """A specialty by its name, its short name or its slug."""
    words = plain_words(text)
    if words in where.specialties:
        return where.specialties[words]
    try:
        return SPECIALTY.read(text.strip())
    except RefusalError:
        slug = words.replace(" ", "-")
        kept = f", or {slug} to keep it" if slug not in {"", "general"} else ""
        raise RefusalError(
            f"{shown(text)} is no specialty lorapp knows; write one such as Neurology{kept}."
        ) from None


def specialty_names(rulebook: Rulebook) -> dict[str, str]:
    """The slug of every known way to write a specialty."""
    names = dict(_SPECIALTIES)
    for slug, specialty in rulebook.specialties.items():
        for each in (slug, specialty.name, specialty.short):
            names[plain_words(each)] = slug
    return names


_SPECIALTIES: Final = {
    **dict.fromkeys(("internal med", "medicine", "medicine categorical"), "internal-medicine"),
    **dict.fromkeys(("family practice", "family med", "fp"), "family-medicine"),
    **dict.fromkeys(("peds", "paediatrics", "pediatric"), "pediatrics"),
    **dict.fromkeys(("neuro",), "neurology"),
    **dict.fromkeys(("surgery", "gen surg", "gs"), "general-surgery"),
    **dict.fromkeys(("emergency", "er"), "emergency-medicine"),
    **dict.fromkeys(
        ("ob gyn", "obgyn", "obstetrics gynecology", "obstetrics and gynaecology"),
        "obstetrics-gynecology",
    ),
    **dict.fromkeys(("anesthesia", "anaesthesiology"), "anesthesiology"),
    **dict.fromkeys(("radiology", "radiology diagnostic", "dr"), "diagnostic-radiology"),
    **dict.fromkeys(("pm r", "pmr", "physiatry"), "physical-medicine-rehabilitation"),
    **dict.fromkeys(("orthopedic surgery", "orthopedics"), "orthopaedic-surgery"),
    **dict.fromkeys(("ent", "otolaryngology head and neck surgery"), "otolaryngology"),
    **dict.fromkeys(("neurological surgery",), "neurosurgery"),
}


def choice_cell(known: dict[str, str]) -> Reader:
    """One of a few words; ``known`` gives the value of every way to write it."""

    def read(text: str, _where: Where) -> object:
        # A word that is not known goes on as it is: the record names what it takes.
        return known.get(plain_words(text), text.strip())

    return read


def yes_or_no(text: str) -> bool | None:
    """Yes, no, or neither."""
    stripped = text.strip()
    words = plain_words(text)
    if words in _YES or stripped in _CHECKED:
        return True
    return False if words in _NO or stripped in _CROSSED else None


def _counted(text: str) -> tuple[int, str]:
    """A whole number and the unit behind it."""
    found = _COUNT.fullmatch(text.strip())
    if not found:
        raise RefusalError(f"{shown(text)} is not one whole number.")
    return int(found[1]), (found[2] or "").lower()
