"""The manual: pages in plain words, with who says so and the day it was seen."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from lorapp.errors import UnknownKeyError
from lorapp.frozen import dataclass
from lorapp.services.guide.guide_facts import filled
from lorapp.services.guide.guide_screens import with_screens
from lorapp.services.guide.guide_tasks import with_tasks

ORDER: Final = (
    "road",
    "tasks",
    "when-to-ask",
    "how-to-ask",
    "packet",
    "themes",
    "portal",
    "portal-eras",
    "portal-residencycas",
    "portal-sf-match",
    "portal-urology",
    "several-services",
    "two-truths",
    "reconcile",
    "following-up",
    "messages",
    "waiver",
    "thanks-and-outcome",
    "interviews",
    "rank-list",
    "match-week",
    "to-the-first-day",
    "rotation-applications",
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
    "road-again",
    "next-season",
    "good-practice",
    "what-could-go-wrong",
    "failure-stories",
    "write-it-yourself",
    "patient-data",
    "reports",
    "share-with-an-advisor",
    "charts",
    "your-data",
    "check-up",
    "keys",
    "make-it-yours",
    "reading-by-ear",
    "glossary",
    "screen-today",
    "screen-rotations",
    "screen-mentors",
    "screen-letters",
    "screen-programs",
    "screen-season",
    "screen-interviews",
    "screen-rank-list",
    "screen-match-week",
    "screen-arrival",
    "screen-seasons",
    "screen-story",
    "screen-exports",
    "screen-guide",
)
"""The order of the pages, as a newcomer would read them."""

_RULES: Final = {
    "tell-goal": "when-to-ask",
    "log-moment": "packet",
    "ask-feedback": "when-to-ask",
    "chair-appointment": "how-to-ask",
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
    "thank-rotation": "thanks-and-outcome",
    "tell-outcome": "thanks-and-outcome",
    "keep-in-touch": "thanks-and-outcome",
    "refresh": "when-to-ask",
    "keep-letter": "early-letters",
    "import-letter": "early-letters",
    "ask-reuse": "next-season",
    "reuse-answer": "next-season",
    "import-processing": "next-season",
    "season-start": "next-season",
    "next-season": "next-season",
    "document": "packet",
    "apply-rotation": "rotation-applications",
    "rotation-paper": "rotation-applications",
    "await-rotation-answer": "rotation-applications",
    "interview": "interviews",
    "answer-invitation": "interviews",
    "certify-ranks": "rank-list",
    "soap-set": "match-week",
    "soap-drill": "match-week",
    "match-week": "match-week",
    "milestone": "season-dates",
    "record-outcome": "to-the-first-day",
    "onboard": "to-the-first-day",
    "first-day-note": "thanks-and-outcome",
}
"""Which page explains the steps of a rule of the engine."""

_NAMED: Final = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")


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
    return tuple(page(slug) for slug in ORDER)


def page(slug: str) -> GuidePage:
    """Return one page; UnknownKeyError names the pages there are."""
    if slug in ORDER:
        return _read(slug)
    raise UnknownKeyError(f"The guide has no page {slug!r}. Known: {', '.join(ORDER)}.")


def page_for_rule(rule: str) -> GuidePage:
    """Return the page that explains a rule's steps; the whole road for an unknown rule."""
    return page(_RULES.get(rule, "road"))


def linked(found: GuidePage) -> tuple[str, ...]:
    """The names of the pages that a page mentions by their titles, each once, in its order."""
    slugs = {title: slug for slug, title in titles().items()}
    named = (slugs.get(name) for name in _NAMED.findall(found.text))
    return tuple(dict.fromkeys(slug for slug in named if slug and slug != found.slug))


@cache
def titles() -> Mapping[str, str]:
    """The title of every page by its name; no fact is looked up for it."""
    return {slug: _title(_written(slug)) for slug in ORDER}


@cache
def _read(slug: str) -> GuidePage:
    text = _written(slug)
    return GuidePage(slug, _title(text), with_tasks(slug, with_screens(slug, filled(text))))


def _written(slug: str) -> str:
    return (files("lorapp") / "guide" / f"{slug}.md").read_text(encoding="utf-8")


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ").strip()
