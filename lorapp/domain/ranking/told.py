"""The rank list in sentences: points and how they come about, and how the list stands."""

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.ranking.closing import is_closed
from lorapp.domain.ranking.lists import RankList
from lorapp.domain.ranking.points import MOST, Points
from lorapp.domain.wording.days import count_words, home_text


def points_short(points: Points) -> str:
    """``7.6 points``, ``not scored``; nothing while no criterion counts."""
    if points.value is None:
        return "not scored" if points.asked else ""
    part = "" if points.scored == points.asked else f", {points.scored} of {points.asked}"
    return f"{points.value:g} points{part}"


def points_sentence(points: Points) -> str:
    """What a program comes to and how, in the applicant's own numbers."""
    if not points.asked:
        return "No criterion counts yet. `c` names what matters to you, and how much."
    if points.value is None:
        return "Not scored by you yet. `e` gives points; sorting leaves it where it stands."
    counted = [part for part in points.parts if part.counts]
    told = joined(
        [f"{one.criterion.name} {one.points:g} (weight {one.weight:g})" for one in counted]
    )
    text = f"Your own points: {points.value:g} of {MOST}, the mean of {told}."
    missing = [
        part.criterion.name for part in points.parts if part.points is None and part.weight > 0
    ]
    return f"{text} Not scored: {joined(missing)}." if missing else text


def standing_words(at: Situation, found: RankList) -> str:
    """How a list stands, in two or three words."""
    if found.certified is None:
        return "closed" if is_closed(at, found.match) else "not certified"
    return "certified" if found.is_certified else "changed since"


def standing_text(at: Situation, found: RankList) -> str:
    """How a list stands, in sentences."""
    closed = is_closed(at, found.match)
    if found.certified is None:
        return "No certified list is on record." if closed else "Not certified yet."
    told = f"Certified {certified_text(at, found)}"
    if found.is_certified:
        return f"{told}, and unchanged since."
    if closed:
        return f"{told}. That list counts, not the order that stands here."
    return f"{told}, then changed. Certify it again, or the old order counts."


def certified_text(at: Situation, found: RankList) -> str:
    """When a list was certified, on both clocks where an hour is known."""
    if found.certified is None:
        return ""
    return home_text(found.certified.at, at.file.applicant, at.today)


def count_text(found: RankList) -> str:
    """How long a list is: ``12 programs``."""
    return count_words(len(found.places), "program") or "no program"
