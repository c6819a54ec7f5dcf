"""Which kind of single value a field of a record holds: by its type, or by its own name."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Final

from lorapp.domain import leaves
from lorapp.domain.leaves import Leaf
from lorapp.domain.programs import LetterRules

SERVICES: Final = ("eras", "residencycas", "sf-match")
"""The services that letters and programs can belong to."""

BY_HINT: Final[Mapping[object, Leaf]] = {
    str: leaves.LINE,
    int: leaves.COUNT,
    float: leaves.NUMBER,
    bool: leaves.FLAG,
    date: leaves.DAY,
    datetime: leaves.INSTANT,
    date | datetime: leaves.MOMENT,
}

BY_NAME: Final[Mapping[str, Leaf]] = {
    "season": leaves.YEAR,
    "imported_from": leaves.YEAR,
    "timezone": leaves.ZONE,
    "zone": leaves.ZONE,
    "hours_per_week": leaves.HOURS,
    "img_percent": leaves.PERCENT,
    "specialty": leaves.SPECIALTY,
    "specialties": leaves.SPECIALTY,
    "counts_as": leaves.COUNTING,
    "strict": leaves.one_of(
        (*(f.name for f in fields(LetterRules)), "visas", "max_years_since_graduation", "us_weeks")
    ),
    "Letter.specialty": leaves.TAG,
    "Letter.letter_id": leaves.FILLED,
    "Letter.service": leaves.one_of(SERVICES),
    "Program.service": leaves.one_of(SERVICES),
}
