"""Keeping what mentors saw."""

from lorapp.domain.moments import WitnessedMoment
from lorapp.services.recording.records import Records


class Moments(Records[WitnessedMoment]):
    """The evidence journal."""

    list_name = "moments"
