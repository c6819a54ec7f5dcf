"""Words for facts: days, moments, counts and names, written as look.md's table says.

What a template may use is in ``lorapp.domain.wording.fields``, apart from here because it
reads the letters' dates, and those use these words.
"""

from lorapp.domain.wording.days import (
    EASTERN,
    count_words,
    day_long,
    day_plain,
    day_short,
    distance_sentence,
    moment_text,
    season_at,
    span_words,
    tally_text,
    weekday_name,
    with_tilde,
    zone_name,
)
from lorapp.domain.wording.names import program_short, salutation, specialty_words

__all__ = [
    "EASTERN",
    "count_words",
    "day_long",
    "day_plain",
    "day_short",
    "distance_sentence",
    "moment_text",
    "program_short",
    "salutation",
    "season_at",
    "span_words",
    "specialty_words",
    "tally_text",
    "weekday_name",
    "with_tilde",
    "zone_name",
]
