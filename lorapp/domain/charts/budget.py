"""What rotations cost, over time, for a week and for each letter that came of one."""

from typing import Final

from lorapp.domain.charts.chart import Aside, Chart, Series, number_text
from lorapp.domain.experience import weeks
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.rotations import Rotation
from lorapp.domain.wording.days import count_words, day_short

NAME: Final = "budget"
TITLE: Final = "What rotations cost"
USD: Final = "US dollars"
UNKNOWN_COST: Final = "unknown"


def rotation_costs(at: Situation) -> Chart:
    """The chart of every rotation with its noted cost, in order of time."""
    stays = sorted(at.file.rotations, key=lambda stay: (stay.starts_on, stay.key))
    if not any(stay.cost_usd is not None for stay in stays):
        return Chart(name=NAME, title=TITLE, sentence=_nothing_noted(len(stays)))
    return Chart(
        name=NAME,
        title=TITLE,
        sentence=_sentence(at, stays),
        head="Rotation",
        unit=USD,
        labels=tuple(_label(at, stay) for stay in stays),
        series=(Series("Cost", tuple(stay.cost_usd for stay in stays)),),
        asides=(
            Aside("A week", tuple(_each(stay.cost_usd, weeks(stay)) for stay in stays)),
            Aside("A letter", tuple(_a_letter(at, stay) for stay in stays)),
        ),
        notes=_notes(at, stays),
        unknown=UNKNOWN_COST,
        places=2,
    )


def earned(at: Situation, stay: Rotation) -> int:
    """How many letters of a rotation arrived and still stand."""
    gone = (EventKind.REVOKED, EventKind.ABANDONED)
    return sum(
        letter.rotation == stay.key
        and at.arrived(letter) is not None
        and at.last(letter, *gone) is None
        for letter in at.file.letters
    )


def _label(at: Situation, stay: Rotation) -> str:
    name = stay.site or stay.city or "A rotation without a name"
    return f"{day_short(stay.starts_on, at.today)}, {name}"


def _each(cost: float | None, count: int) -> str:
    """What one of so many cost; words where that cannot be said."""
    if cost is None:
        return UNKNOWN_COST
    return number_text(round(cost / count)) if count else "too short"


def _a_letter(at: Situation, stay: Rotation) -> str:
    letters = earned(at, stay)
    return _each(stay.cost_usd, letters) if letters else "no letter yet"


def _nothing_noted(stays: int) -> str:
    if not stays:
        return "No rotation is noted yet, so there is no cost to show."
    of = "the rotation" if stays == 1 else f"any of the {stays} rotations"
    return f"No cost is noted for {of} yet, so nothing is known about the sum."


def _sentence(at: Situation, stays: list[Rotation]) -> str:
    known = [(stay, stay.cost_usd) for stay in stays if stay.cost_usd is not None]
    total = sum(cost for _, cost in known)
    of = f"{len(known)} of {count_words(len(stays), 'rotation')}"
    told = f"{number_text(total, 2)} {USD} are noted for {of}"
    span = sum(weeks(stay) for stay, _ in known)
    told = f"{told}, {number_text(round(total / span))} a week." if span else f"{told}."
    fruitful = [(cost, count) for stay, cost in known if (count := earned(at, stay))]
    if not fruitful:
        return told
    letters = sum(count for _, count in fruitful)
    each = number_text(round(sum(cost for cost, _ in fruitful) / letters))
    came = "a letter" if letters == 1 else f"{letters} letters"
    return f"{told} Where {came} came of it: {each} a letter."


def _notes(at: Situation, stays: list[Rotation]) -> tuple[str, ...]:
    notes = []
    unknown = sum(stay.cost_usd is None for stay in stays)
    if unknown:
        cost = count_words(unknown, "rotation has no cost", "rotations have no cost")
        notes.append(f"{cost} noted; the sum does not count them.")
    ahead = sum(stay.cost_usd is not None and stay.starts_on > at.today for stay in stays)
    if ahead:
        lie = count_words(ahead, "of them lies", "of them lie")
        notes.append(f"{lie} still ahead.")
    return tuple(notes)
