"""Which season a step belongs to, so that a closed one asks for nothing more."""

from typing import Final

from lorapp.domain.engine.sketch import Sketch
from lorapp.domain.letters.situation import Situation
from lorapp.domain.seasons.past import was_applied_in

LASTING: Final = frozenset(
    {
        "keep-in-touch",
        "first-day-note",
        "tell-goal",
        "log-moment",
        "ask-feedback",
        "thank-rotation",
    }
)
"""Rules about people and stays, which outlive a season."""


_OF_OLD_LETTERS: Final = LASTING | {
    "ask-reuse",
    "import-letter",
    "keep-letter",
    "reuse-answer",
    "tell-outcome",
    "thank",
}
"""What can still be done about a letter of a season before."""


def closed_seasons(at: Situation) -> frozenset[int]:
    """The seasons whose record is closed today."""
    return frozenset(one.season for one in at.file.closings if one.on <= at.today)


def season_of(at: Situation, sketch: Sketch) -> int | None:
    """The season a step is part of; None where it outlives every season."""
    if sketch.rule in LASTING:
        return None
    if sketch.letter is not None:
        return at.file.letter_season(at.file.letter(sketch.letter))
    if sketch.kind == "letter" and sketch.key in at.file.letters_by_key:
        return at.file.letter_season(at.file.letter(sketch.key))
    if sketch.kind in {"program", "interview"} and sketch.key in at.file.programs_by_key:
        return at.file.program_season(at.file.program(sketch.key))
    return at.file.applicant.season


def is_left_behind(at: Situation, sketch: Sketch) -> bool:
    """Whether a step is about an application of a season before the one applied for.

    People, stays and letters go on; a program that was applied to does not.
    """
    file, season = at.file, at.file.applicant.season
    if sketch.kind in {"program", "interview"} and sketch.key in file.programs_by_key:
        return file.program_season(file.programs_by_key[sketch.key]) < season
    if sketch.letter is None or sketch.rule in _OF_OLD_LETTERS:
        return False
    letter = file.letter(sketch.letter)
    mine = file.letter_season(letter)
    return mine < season and was_applied_in(file, mine)
