"""What programs of a specialty usually ask, as a start for a new program."""

from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Specialty


def profile_source(file: SeasonFile, specialty: str | None) -> Specialty | None:
    """The usual rules of a specialty with their source; None where nothing is known."""
    return file.rulebook.specialties.get(specialty or "")
