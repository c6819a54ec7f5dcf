"""What rows of the exports ask before something leaves, and the words they would quote."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from lorapp.domain.guard import Finding
from lorapp.domain.letters.situation import Situation
from lorapp.domain.reports.every import ReportKind
from lorapp.domain.reports.quoted import suspects
from lorapp.domain.sharing.levels import Level, Names
from lorapp.screens.frame.shell import Shell
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.services.computer.handing import shown_path
from lorapp.widgets.rows.rows import Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import stated

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.screens.exports.exporting import ExportsPath

LEVELS: Final[Mapping[str, tuple[str, Level]]] = {
    "roles": ("Roles only, programs numbered", Level()),
    "roles-programs": ("Roles only, programs named", Level(programs=True)),
    "initials": ("Initials, programs numbered", Level(names=Names.INITIALS)),
    "initials-programs": (
        "Initials, programs named",
        Level(names=Names.INITIALS, programs=True),
    ),
    "full": ("Full names, programs numbered", Level(names=Names.FULL)),
    "full-programs": ("Full names, programs named", Level(names=Names.FULL, programs=True)),
}
"""How much an advisor sees; the least first."""


def suspects_of(
    at: Situation, keep: Collection[str], kind: ReportKind | None = None
) -> Mapping[str, tuple[Finding, ...]]:
    """What a report, or any, would quote and may point to a patient, by its name."""
    kinds = tuple(ReportKind) if kind is None else (kind,)
    return {name: hits for one in kinds for name, hits in suspects(at, one, keep)}


def change_words(shell: Shell, name: str) -> None:
    """Open what holds the words: the moment of this key, else the theme."""
    from lorapp.screens.frame.routes import open_record

    file = shell.services.unit.file()
    is_moment = any(moment.key == name for moment in file.moments)
    open_record(shell, "moment" if is_moment else "theme", name)


def share(path: "ExportsPath", form: str = "html") -> None:
    """Ask how much an advisor may see, then write the pack and the file for comments."""
    lines = (
        stated("Notes, identifiers and addresses are never in it."),
        stated("What is masked is not in the file at all."),
    )
    rows = tuple(
        Row(id=name, title=title, glyph=glyphs.OPEN) for name, (title, _) in LEVELS.items()
    )

    def answered(answer: str | None) -> None:
        if answer is not None:
            level = LEVELS[answer][1]
            path.refuse_patterns(ReportKind.PORTFOLIO)
            path.write("share pack", partial(_shared, path.services, level, form, path.kept))

    offer = Offer("Who may be named?", rows, lines, verb="writes it", fact=0)
    path.app.push_screen(ChoiceDialog(offer), answered)


def _shared(services: "Services", level: Level, form: str, keep: Collection[str]) -> str:
    from lorapp.services.pages.forms import Form

    pack, beside = services.sharing.save(level, Form(form), keep)
    return f"Saved {pack.name} and {beside.name} in {shown_path(pack.parent)}"


def _charts(path: "ExportsPath") -> None:
    from lorapp.screens.exports.charts import ChartsScreen

    path.app.push_screen(ChartsScreen())


def _comments(path: "ExportsPath") -> None:
    from lorapp.screens.exports.comments import CommentsScreen

    path.app.push_screen(CommentsScreen())


OPENS: Final[Mapping[str, Callable[["ExportsPath"], None]]] = {
    "charts": _charts,
    "share": share,
    "comments": _comments,
}
