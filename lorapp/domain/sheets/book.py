"""All sheets of a record, in the order in which people look for them."""

from datetime import datetime
from typing import Final

from lorapp.domain.record import SeasonFile
from lorapp.domain.sheets.applying import APPLYING_SHEETS
from lorapp.domain.sheets.arrival import ARRIVAL_SHEETS
from lorapp.domain.sheets.letters import LETTER_SHEETS
from lorapp.domain.sheets.papers import PAPER_SHEETS
from lorapp.domain.sheets.people import MENTOR_SHEETS, STAY_SHEETS
from lorapp.domain.sheets.programs import PROGRAM_SHEETS
from lorapp.domain.sheets.ranking import RANKING_SHEETS
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.season import SEASON_SHEETS
from lorapp.domain.sheets.seasons import SEASONS_SHEETS
from lorapp.domain.sheets.sheet import Sheet, SheetKind, made
from lorapp.domain.sheets.soap import SOAP_SHEETS

SHEETS: Final[tuple[SheetKind, ...]] = (
    *SEASON_SHEETS,
    *LETTER_SHEETS,
    *SEASONS_SHEETS,
    *PROGRAM_SHEETS,
    *RANKING_SHEETS,
    *SOAP_SHEETS,
    *ARRIVAL_SHEETS,
    *MENTOR_SHEETS,
    *STAY_SHEETS,
    *APPLYING_SHEETS,
    *PAPER_SHEETS,
)
"""Every list there is."""


def all_sheets(file: SeasonFile, now: datetime) -> tuple[Sheet, ...]:
    """Every list of a record as it stands at an instant; empty lists keep their headings."""
    scene = Scene(file, now)
    return tuple(made(kind, scene) for kind in SHEETS)
