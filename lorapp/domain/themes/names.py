"""How a statement is called, and what a change of a theme's name touches."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from lorapp.domain.edits import checked
from lorapp.domain.gathered import once
from lorapp.domain.papers import Statement
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.domain.themes.coverage import folded, has_theme, themes_of
from lorapp.domain.values import LINE_MAX
from lorapp.errors import RefusedError, UnknownKeyError

FIRST_THEMES: Final = (
    "character",
    "clinical competence",
    "professionalism",
    "potential in the specialty",
)
"""What every letter is read for; a list of one's own begins with these."""
SUGGESTED: Final = (
    *FIRST_THEMES,
    "patient care",
    "medical knowledge",
    "communication",
    "learning from feedback",
    "systems-based practice",
    "teamwork",
    "reliability",
    "teaching",
)
"""Themes that readers know by these words: the ACGME's competencies, and what is asked of IMGs."""


def statement_name(file: SeasonFile, statement: Statement, *, short: bool = False) -> str:
    """Name a statement by specialty and version: ``Neurology statement, version 2``.

    The short form is ``Neuro v2``. One without a specialty, or that shares both with another,
    goes by its key.
    """
    slug = statement.specialty
    if slug is None or _sharing(file)[slug, statement.version] > 1:
        return statement.key
    known = file.rulebook.specialties.get(slug)
    version = statement.version
    if short:
        name = known.short if known else slug
        mark = f" v{version.removeprefix('v')}" if version else ""
        return f"{name}{mark}"
    name = known.name if known else slug.replace("-", " ").capitalize()
    return f"{name} statement" + (f", version {version.removeprefix('v')}" if version else "")


@once
def _sharing(file: SeasonFile) -> Mapping[tuple[str | None, str | None], int]:
    """How many statements share a specialty and a version."""
    return Counter((one.specialty, one.version) for one in file.statements)


def statement_key(file: SeasonFile, specialty: str | None) -> str:
    """Suggest a free key for a new statement: ``PS-IM``, ``PS-IM-2``, or ``S1``."""
    known = file.rulebook.specialties.get(specialty or "")
    taken = file.statements_by_key
    base = f"PS-{known.short.upper()}" if known else "S1"
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}-{number}" if known else f"S{number}"
    return key


def suggested(file: SeasonFile) -> tuple[str, ...]:
    """Themes worth thinking of that the applicant does not have yet."""
    return tuple(one for one in SUGGESTED if not has_theme(themes_of(file), one))


def themes_added(file: SeasonFile, names: Iterable[str]) -> SeasonFile:
    """Put themes on the list; one that is there already is refused."""
    themes = file.themes
    for name in map(_named, names):
        if has_theme(themes, name):
            raise RefusedError(f"There is a theme {name} already.")
        known = (one for one in themes_of(file) if folded(one) == folded(name))
        themes = (*themes, next(known, name))
    return checked(file, replace(file, themes=themes))


def theme_renamed(file: SeasonFile, old: str, new: str) -> SeasonFile:
    """Give a theme another name wherever it stands; one that is there already is refused."""
    new = _named(new)
    if not has_theme(themes_of(file), old):
        raise UnknownKeyError(f"There is no theme {old!r}.")
    if folded(new) != folded(old) and has_theme(themes_of(file), new):
        raise RefusedError(f"There is a theme {new} already. Choose another name.")

    def swap(themes: tuple[str, ...]) -> tuple[str, ...]:
        if not has_theme(themes, old):
            return themes
        return tuple(new if folded(theme) == folded(old) else theme for theme in themes)

    lists: dict[str, Any] = {
        "letters": tuple(replace(letter, proves=swap(letter.proves)) for letter in file.letters),
        "moments": tuple(replace(moment, themes=swap(moment.themes)) for moment in file.moments),
        "statements": tuple(_renamed(statement, old, new) for statement in file.statements),
    }
    given = {name: records for name, records in lists.items() if records}
    renamed = replace(file, themes=swap(file.themes), **given)
    return checked(file, renamed)


def _renamed(statement: Statement, old: str, new: str) -> Statement:
    if not any(claim.theme and has_theme((claim.theme,), old) for claim in statement.claims):
        return statement
    claims = tuple(
        replace(claim, theme=new) if claim.theme and has_theme((claim.theme,), old) else claim
        for claim in statement.claims
    )
    return replace(statement, claims=claims)


def theme_removed(file: SeasonFile, name: str) -> SeasonFile:
    """Take a theme off the list; refused while a claim, a letter or a moment names it."""
    if has_theme(themes_of(replace(file, themes=())), name):
        raise RefusedError(
            f"Claims, letters or moments name {name}, so it stays. `e` gives it another name."
        )
    left = tuple(theme for theme in file.themes if folded(theme) != folded(name))
    if left == tuple(file.themes):
        raise UnknownKeyError(f"There is no theme {name!r}.")
    return replace(file, themes=left)


def _named(name: str) -> str:
    kept = clean(name)
    if not kept:
        raise RefusedError("Write the theme in a word or two, such as teamwork.")
    if len(kept) > LINE_MAX or "," in kept:
        raise RefusedError("A theme is a word or two, without a comma.")
    return kept
