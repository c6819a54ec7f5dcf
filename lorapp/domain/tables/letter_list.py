"""Lists of letters: the plan of each, never what happened to it."""

from collections.abc import Iterator
from typing import Final

from lorapp.domain.edits import replace_list
from lorapp.domain.letters.record import Delivery, Form, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.locks import moved
from lorapp.domain.record import SeasonFile
from lorapp.domain.tables import cells
from lorapp.domain.tables.program_list import fits
from lorapp.domain.tables.reading import listed_cell, member_cell, named, tag_cell
from lorapp.domain.tables.targets import SERVICES, ListKind, Mark, Target, key_of, text
from lorapp.errors import RefusedError

_FORMS: Final = {
    "narrative": ("free text", "classic", "letter"),
    "standardized": ("sloe", "sel", "slor", "slot", "form"),
}

_TARGETS: Final[tuple[Target, ...]] = (
    key_of("letter"),
    Target(
        "mentor",
        "writer",
        named("mentors"),
        ("mentor", "writer name", "letter writer", "recommender", "author"),
        is_text=True,
    ),
    Target(
        "rotation",
        "rotation",
        named("rotations"),
        ("stay", "site", "where we worked"),
        is_text=True,
    ),
    Target("season", "season", cells.season_cell, ("match years", "application season")),
    Target(
        "service",
        "application service",
        cells.choice_cell(SERVICES),
        ("service", "platform", "portal"),
    ),
    Target(
        "specialty", "specialty", tag_cell, ("spec", "field", "letters specialty", "written for")
    ),
    Target("form", "form of letter", member_cell(Form, _FORMS), ("form", "letters form")),
    Target("chair", "chair's letter", cells.flag_cell, ("chair", "chair letters")),
    Target("waived", "right to see it waived", cells.flag_cell, ("waived", "waiver", "ferpa")),
    text("email", "address in the entry", "email", "e mail", "entry address"),
    text("letter_id", "letter id", "letters id", "id letter", "eras letter id"),
    Target(
        "channel",
        "how the request goes",
        member_cell(Delivery, {"form": ("pdf", "request form"), "portal": ("link",)}),
        ("channel", "request by"),
    ),
    Target(
        "stated_deadline",
        "deadline told",
        cells.day_cell,
        ("deadline", "stated deadline", "due", "due date", "letters deadline"),
    ),
    Target("written_on", "date on the letter", cells.day_cell, ("written on", "letters date")),
    Target("imported_from", "carried over from season", cells.season_cell, ("imported from",)),
    Target("proves", "what it should show", listed_cell, ("proves", "qualities"), is_text=True),
)


def _marks(letter: Letter) -> Iterator[Mark]:
    yield ("writer", letter.mentor)
    if letter.letter_id:
        yield ("id", letter.letter_id)


def _sureness(file: SeasonFile, wanted: Letter, there: Letter) -> int:
    """By its id in the portal, else by writer, season, service, stay and specialty."""
    if wanted.letter_id and there.letter_id:
        return 6 if wanted.letter_id == there.letter_id else 0
    homes = [(file.letter_season(one), one.mentor) for one in (wanted, there)]
    if homes[0] != homes[1] or not fits(wanted.service, file.letter_service(there)):
        return 0
    pairs = [
        (getattr(wanted, name), getattr(there, name)) for name in ("rotation", "specialty", "form")
    ]
    if not all(fits(*pair) for pair in pairs):
        return 0
    return 1 + len([pair for pair in pairs if pair[0] == pair[1]])


def _refuse(at: Situation, before: Letter, after: Letter) -> None:
    """Refuse what would move a confirmed entry, a placed letter, or another letter's id."""
    file = at.file
    alone = replace_list(file, "letters", (before,))
    found = moved(alone, replace_list(alone, "letters", (after,)), at.now)
    if found:
        raise RefusedError(found[0])
    was, will = ((file.letter_service(one), file.letter_season(one)) for one in (before, after))
    if was != will and any(placed.letter == before.key for placed in file.assignments):
        raise RefusedError(
            f"it is assigned to programs of {was[0]} {was[1]}; take it off before it changes."
        )
    for other in file.letters:
        if after.letter_id and other.letter_id == after.letter_id and other.key != after.key:
            raise RefusedError("letter id: is that of another letter; every letter has its own.")


LETTERS: Final = ListKind(
    name="letters",
    noun="letter",
    record=Letter,
    targets=_TARGETS,
    needed={"mentor": "the letter's writer"},
    apart="the rotation, the specialty or the short id",
    marks=_marks,
    sureness=_sureness,
    refuse=_refuse,
)
