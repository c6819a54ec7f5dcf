"""Specialties of SOAP that were kept as they had been typed, which no import takes back."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from lorapp.domain.leaves import SPECIALTY, RefusalError
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.tables.cells import specialty_names
from lorapp.domain.tables.words import plain_words

_KINDS: Final = ("soap_plans", "soap_applications")


def misspelt(file: SeasonFile) -> dict[str, str | None]:
    """Every specialty of SOAP that is no slug, with the slug to use; None where none is free."""
    taken = {(plan.season, plan.specialty) for plan in file.soap_plans}
    found: dict[str, str | None] = {}
    for text in dict.fromkeys(_specialties(file)):
        if _is_slug(text):
            continue
        slug = _slug_of(text, file.rulebook)
        seasons = [plan.season for plan in file.soap_plans if plan.specialty == text]
        is_free = slug is not None and taken.isdisjoint((season, slug) for season in seasons)
        found[text] = slug if is_free else None
        taken |= {(season, slug) for season in seasons if slug}
    return found


def respelt(file: SeasonFile) -> SeasonFile:
    """The record with these specialties as slugs, where that can be."""
    names = {text: slug for text, slug in misspelt(file).items() if slug}
    changes: dict[str, Any] = {
        kind: tuple(
            replace(one, specialty=names.get(one.specialty or "", one.specialty))
            for one in getattr(file, kind)
        )
        for kind in _KINDS
    }
    return replace(file, **changes)


def _specialties(file: SeasonFile) -> Iterator[str]:
    for kind in _KINDS:
        yield from (one.specialty for one in getattr(file, kind) if one.specialty)


def _slug_of(text: str, rulebook: Rulebook) -> str | None:
    words = plain_words(text)
    slug = specialty_names(rulebook).get(words, words.replace(" ", "-"))
    return slug if _is_slug(slug) else None


def _is_slug(text: str) -> bool:
    try:
        SPECIALTY.read(text)
    except RefusalError:
        return False
    return True
