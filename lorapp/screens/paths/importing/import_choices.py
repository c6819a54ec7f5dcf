"""What is chosen while a list is imported: which list it is, a meaning, a specialty, a sheet."""

from collections.abc import Callable
from typing import Final

from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.lists import LISTS, list_of
from lorapp.domain.tables.table import Mapping, Table
from lorapp.domain.wording.days import count_words
from lorapp.domain.wording.names import specialty_words
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.widgets.rows.rows import Row
from lorapp.widgets.text import glyphs

NONE: Final = "-"
"""The row for none of them; no field, slug or first sheet is called so."""
FACT: Final = 20


def meanings(table: Table, mapping: Mapping, at: int) -> Offer:
    """What a column can mean; what another column means already says which."""
    taken = dict(zip(mapping.fields, table.headers, strict=True))
    rows = [Row(id=NONE, title="Leave this column out", glyph=glyphs.WAITING)]
    rows += [
        Row(
            id=target.name,
            title=target.heading,
            fact=taken.get(target.name, ""),
            glyph=glyphs.DONE if target.name in taken else glyphs.OPEN,
        )
        for target in list_of(mapping.list).targets
    ]
    return Offer(f"What {table.headers[at]} means", tuple(rows), fact=FACT)


def lists(table: Table) -> Offer:
    """Which list it can be, and how many of its columns are known to each."""
    rows = tuple(
        Row(id=kind.name, title=kind.title, fact=known, glyph=glyphs.OPEN)
        for kind in LISTS
        for known in (count_words(len(kind.known(table.headers)), "column") or "none known",)
    )
    return Offer("Which list it is", rows, fact=FACT)


def specialties(file: SeasonFile) -> Offer:
    """The specialties, the applicant's own first."""
    rows = [Row(id=NONE, title="Unknown", glyph=glyphs.UNKNOWN)]
    for slug in dict.fromkeys((*file.applicant.specialties, *file.rulebook.specialties)):
        words = specialty_words(file, slug)
        rows.append(Row(id=slug, title=words[:1].upper() + words[1:], glyph=glyphs.OPEN))
    return Offer("The specialty of all rows", tuple(rows))


def sheets(table: Table) -> Offer:
    """The sheets of a workbook."""
    rows = tuple(Row(id=name, title=name, glyph=glyphs.OPEN) for name in table.sheets)
    return Offer("The sheet to read", rows)


def ask(
    screen: PathScreen, offer: Offer, here: str | None, follow: Callable[[str | None], None]
) -> None:
    """Ask with the cursor on what stands ``here``; ``follow`` gets None for none of them."""

    def answered(found: str | None) -> None:
        if found is not None:
            follow(None if found == NONE else found)

    screen.app.push_screen(ChoiceDialog(offer, here or NONE), answered)
