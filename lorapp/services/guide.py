"""The manual: pages in plain words, with who says so and the day it was seen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from lorapp.domain.placing.acquaintance import folded
from lorapp.errors import UnknownKeyError

ORDER: Final = (
    "road",
    "when-to-ask",
    "how-to-ask",
    "packet",
    "themes",
    "portal",
    "two-truths",
    "reconcile",
    "following-up",
    "messages",
    "waiver",
    "thanks-and-outcome",
    "interviews",
    "rules-of-programs",
    "import-lists",
    "contacts",
    "matrix",
    "submitting",
    "costs-and-signals",
    "season-dates",
    "calendar",
    "reminders-outside",
    "early-letters",
    "what-could-go-wrong",
    "failure-stories",
    "write-it-yourself",
    "patient-data",
    "reports",
    "share-with-an-advisor",
    "charts",
    "your-data",
    "keys",
    "reading-by-ear",
    "glossary",
    "screen-today",
    "screen-rotations",
    "screen-mentors",
    "screen-letters",
    "screen-programs",
    "screen-season",
    "screen-interviews",
    "screen-story",
    "screen-exports",
    "screen-guide",
)
"""The order of the pages, as a newcomer would read them."""

_RULES: Final = {
    "tell-goal": "when-to-ask",
    "log-moment": "packet",
    "ask-feedback": "when-to-ask",
    "ask": "how-to-ask",
    "await-answer": "how-to-ask",
    "send-packet": "packet",
    "confirm-entry": "portal",
    "send-request": "portal",
    "check-receipt": "following-up",
    "remind": "following-up",
    "line-up-backup": "following-up",
    "check-portal": "two-truths",
    "assign": "submitting",
    "mend-entry": "portal",
    "thank": "thanks-and-outcome",
    "tell-outcome": "thanks-and-outcome",
    "keep-in-touch": "thanks-and-outcome",
    "refresh": "when-to-ask",
    "keep-letter": "early-letters",
    "import-letter": "early-letters",
    "document": "packet",
    "interview": "interviews",
    "milestone": "season-dates",
}
"""Which page explains the steps of a rule of the engine."""

_ENTRY: Final = re.compile(r"^\*\*(.+?)\*\*: (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page: Markdown whose first line is the title."""

    slug: str
    title: str
    text: str

    @property
    def first(self) -> str:
        """The answer at the top: why this, why now, says who."""
        return self.text.split("\n## ", 1)[0].partition("\n")[2].strip()


@cache
def pages() -> tuple[GuidePage, ...]:
    """Return every page in reading order."""
    return tuple(_read(slug) for slug in ORDER)


def page(slug: str) -> GuidePage:
    """Return one page; UnknownKeyError names the pages there are."""
    for found in pages():
        if found.slug == slug:
            return found
    raise UnknownKeyError(f"The guide has no page {slug!r}. Known: {', '.join(ORDER)}.")


def page_for_screen(screen: str) -> GuidePage:
    """Return the page of a screen (``today``, ``letters``); the whole road where it has none."""
    slug = f"screen-{screen.lower()}"
    return page(slug if slug in ORDER else "road")


def page_for_rule(rule: str) -> GuidePage:
    """Return the page that explains a rule's steps; the whole road for an unknown rule."""
    return page(_RULES.get(rule, "road"))


def search(text: str) -> tuple[GuidePage, ...]:
    """Return the pages that hold every word of ``text``; those with one in the title first.

    Accents, case and signs do not matter.
    """
    words = folded(text).split()
    if not words:
        return ()
    found = [one for one in pages() if all(word in _folded(one.slug) for word in words)]
    return tuple(
        sorted(found, key=lambda one: not any(word in folded(one.title) for word in words))
    )


@cache
def _folded(slug: str) -> str:
    return folded(page(slug).text)


@cache
def glossary() -> Mapping[str, str]:
    """Return every term with its meaning, in the order of the glossary page."""
    return {term: meaning.strip() for term, meaning in _ENTRY.findall(page("glossary").text)}


def _read(slug: str) -> GuidePage:
    text = (files("lorapp") / "guide" / f"{slug}.md").read_text(encoding="utf-8")
    title = text.partition("\n")[0].removeprefix("# ").strip()
    return GuidePage(slug, title, text)
