"""Weeks of US experience by kind and specialty, so far and to come."""

from collections import Counter, defaultdict
from datetime import date
from typing import Final

from lorapp.domain.charts.chart import Aside, Chart, Series
from lorapp.domain.experience import Basis, basis, is_us, weeks
from lorapp.domain.letters.situation import Situation
from lorapp.domain.rotations import Rotation
from lorapp.domain.wording.days import count_words, day_short
from lorapp.domain.wording.names import specialty_words

NAME: Final = "us-experience"
TITLE: Final = "Weeks of US experience"
KINDS: Final = {
    Basis.HANDS_ON: "Hands-on",
    Basis.OBSERVED: "Observership",
    Basis.RESEARCH: "Research",
    Basis.TELE: "Tele",
}

Key = tuple[Basis, str]


def us_experience(at: Situation) -> Chart:
    """The chart of all rotations in the US."""
    found: dict[Key, list[Rotation]] = defaultdict(list)
    for stay in at.file.rotations:
        if is_us(stay):
            found[_key(at, stay)].append(stay)
    notes = _notes(at)
    if not found:
        told = "No rotation in the US is noted yet."
        return Chart(name=NAME, title=TITLE, sentence=told, notes=notes)
    order = sorted(found, key=lambda key: (list(Basis).index(key[0]), key[1]))
    stays = [found[key] for key in order]
    return Chart(
        name=NAME,
        title=TITLE,
        sentence=_sentence(at, [stay for group in stays for stay in group]),
        head="Kind",
        unit="weeks",
        labels=tuple(_label(key) for key in order),
        series=(
            Series("So far", tuple(_so_far(at, group) for group in stays)),
            Series("To come", tuple(_to_come(at, group) for group in stays)),
        ),
        asides=(Aside("Last day so far", tuple(_last_words(at, group) for group in stays)),),
        notes=notes,
    )


def _key(at: Situation, stay: Rotation) -> Key:
    return basis(stay), specialty_words(at.file, stay.specialty)


def _label(key: Key) -> str:
    kind, specialty = key
    return f"{KINDS[kind]}, {specialty}" if specialty else KINDS[kind]


def _so_far(at: Situation, stays: list[Rotation]) -> int:
    return sum(weeks(stay, at.today) for stay in stays)


def _to_come(at: Situation, stays: list[Rotation]) -> int | None:
    """Weeks of these rotations still ahead; None when none is."""
    return sum(weeks(stay) - weeks(stay, at.today) for stay in stays) or None


def last_day(at: Situation, stays: list[Rotation]) -> date | None:
    """The last day of experience up to today."""
    days = [min(stay.ends_on, at.today) for stay in stays if stay.starts_on <= at.today]
    return max(days, default=None)


def _last_words(at: Situation, stays: list[Rotation]) -> str:
    last = last_day(at, stays)
    if last is None:
        return "still to come"
    if last == at.today:
        return "running now"
    return f"{day_short(last, at.today)}, {since_words(last, at.today)}"


def since_words(day: date, today: date) -> str:
    """Write how long ago a day is: ``12 days ago``, ``3 months ago`` in whole months."""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return f"{count_words(months, 'month') or count_words((today - day).days, 'day')} ago"


def _sentence(at: Situation, stays: list[Rotation]) -> str:
    totals: Counter[Basis] = Counter()
    for stay in stays:
        totals[basis(stay)] += weeks(stay, at.today)
    counts = [f"{totals[kind]} {KINDS[kind].lower()}" for kind in Basis if totals[kind]]
    total = sum(totals.values())
    last = last_day(at, stays)
    if last is None:
        first = min(stay.starts_on for stay in stays)
        return f"No week in the US yet; the first begins {day_short(first, at.today)}."
    told = f"{count_words(total, 'week') or '0 weeks'} in the US so far"
    told = f"{told}: {', '.join(counts)}." if counts else f"{told}."
    if last == at.today:
        return f"{told} One is running now."
    return f"{told} The last ended {since_words(last, at.today)}."


def _notes(at: Situation) -> tuple[str, ...]:
    notes = []
    unknown = sum(is_us(stay) is None for stay in at.file.rotations)
    if unknown:
        have = count_words(unknown, "rotation has", "rotations have")
        notes.append(f"{have} no country and cannot be counted.")
    abroad = sum(is_us(stay) is False for stay in at.file.rotations)
    if abroad:
        were = count_words(abroad, "rotation outside the US is", "rotations outside the US are")
        notes.append(f"{were} left out.")
    return tuple(notes)
