"""What programs of a specialty usually ask, as a start for a new program (rules section 8)."""

from lorapp.domain.programs import LetterRules
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Specialty


def profile(file: SeasonFile, specialty: str | None) -> LetterRules:
    """The usual rules of a specialty; all unknown where there is no default profile."""
    known = profile_source(file, specialty)
    return known.letters if known else LetterRules()


def profile_source(file: SeasonFile, specialty: str | None) -> Specialty | None:
    """The entry behind a profile: its source, its note and the form letters take."""
    return file.rulebook.specialties.get(specialty or "")
