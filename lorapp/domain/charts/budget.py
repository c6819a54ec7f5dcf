"""What rotations cost, for a week and for each letter that came of one, and the season's fees."""

from collections.abc import Iterator, Sequence
from typing import Final

from lorapp.domain.charts.chart import NOTHING, Aside, Chart, Series, number_text
from lorapp.domain.experience import weeks
from lorapp.domain.gathered import letters_from
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.money.amounts import Amount
from lorapp.domain.money.costs import SeasonCosts, SpecialtyCost, season_costs
from lorapp.domain.money.words import fees_sentence, specialty_title, unknown_fees
from lorapp.domain.rotations import Rotation
from lorapp.domain.wording.days import count_words, day_short

NAME: Final = "budget"
TITLE: Final = "What rotations and fees cost"
USD: Final = "US dollars"
APPLYING: Final = "Applying for rotations"
UNKNOWN_COST: Final = "unknown"


def season_budget(at: Situation) -> Chart:
    """The chart of every rotation with its noted cost, in order of time, then of the fees."""
    stays = sorted(at.file.rotations, key=lambda stay: (stay.starts_on, stay.key))
    noted = any(stay.cost_usd is not None for stay in stays)
    fees = tuple(_fees(at, costs := season_costs(at)))
    if not noted and not fees:
        return Chart(name=NAME, title=TITLE, sentence=_nothing_noted(len(stays)))
    said = _sentence(at, stays) if noted else _none_noted(len(stays))
    no_stay = (NOTHING,) * len(fees)
    return Chart(
        name=NAME,
        title=TITLE,
        sentence=" ".join(filter(None, (said, fees_sentence(costs), _applying(costs)))),
        head="Rotation or fee" if fees else "Rotation",
        unit=USD,
        labels=(*(stay_name(at, stay) for stay in stays), *(label for label, _ in fees)),
        series=_series(stays, [amount for _, amount in fees]),
        asides=(
            Aside("A week", (*(_each(s.cost_usd, weeks(s)) for s in stays), *no_stay)),
            Aside("A letter", (*(_a_letter(at, stay) for stay in stays), *no_stay)),
        ),
        notes=_notes(at, stays, costs),
        unknown=UNKNOWN_COST,
        places=2,
    )


def _fees(at: Situation, costs: SeasonCosts) -> Iterator[tuple[str, Amount]]:
    """The fees that are known or expected, specialty by specialty and one by one."""
    for one in costs.specialties:
        if one.amount is not None:
            yield _fee_label(at, one), one.amount
    for fee in costs.once:
        if fee.amount is not None and fee.is_due:
            yield fee.title, fee.amount
    if costs.applying.usd:
        yield APPLYING, costs.applying


def _applying(costs: SeasonCosts) -> str:
    """What applying for rotations comes to; empty where nothing is noted."""
    return f"{APPLYING} comes to {costs.applying.text}." if costs.applying.usd else ""


def _fee_label(at: Situation, cost: SpecialtyCost) -> str:
    count = count_words(cost.programs, "program")
    return f"{specialty_title(at.file, cost.specialty)}, {count}"


def _series(stays: Sequence[Rotation], fees: Sequence[Amount]) -> tuple[Series, ...]:
    """What is known, and apart from it what is only expected, where anything is."""
    noted = [stay.cost_usd for stay in stays]
    known = [None if amount.is_expected else amount.usd for amount in fees]
    ahead = [amount.usd if amount.is_expected else None for amount in fees]
    sure = Series("Cost", (*noted, *known))
    if not any(amount.is_expected for amount in fees):
        return (sure,)
    return (sure, Series("Expected", (*(None for _ in stays), *ahead)))


def earned(at: Situation, stay: Rotation) -> int:
    """How many letters of a rotation arrived and still stand."""
    gone = (EventKind.REVOKED, EventKind.ABANDONED)
    return sum(
        at.arrived(letter) is not None and at.last(letter, *gone) is None
        for letter in letters_from(at.file).get(stay.key, ())
    )


def stay_name(at: Situation, stay: Rotation) -> str:
    """A rotation by its first day and its site."""
    return f"{day_short(stay.starts_on, at.today)}, {site_name(stay)}"


def site_name(stay: Rotation) -> str:
    """A rotation by its site, else by its city."""
    return stay.site or stay.city or "A rotation without a name"


def _each(cost: float | None, count: int) -> str:
    """What one of so many cost; words where that cannot be said, nothing without a cost."""
    if cost is None:
        return NOTHING
    return number_text(round(cost / count)) if count else "too short"


def _a_letter(at: Situation, stay: Rotation) -> str:
    letters = earned(at, stay)
    return _each(stay.cost_usd, letters) if letters else "not yet"


def _nothing_noted(stays: int) -> str:
    if not stays:
        return "No rotation is noted yet, so there is no cost to show."
    return f"{_none_noted(stays).rstrip('.')}, so nothing is known about the sum."


def _none_noted(stays: int) -> str:
    """That no rotation has a cost; nothing where there is none."""
    of = "the rotation" if stays == 1 else f"any of the {stays} rotations"
    return f"No cost is noted for {of} yet." if stays else ""


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


def _notes(at: Situation, stays: list[Rotation], costs: SeasonCosts) -> tuple[str, ...]:
    notes = []
    unknown = sum(stay.cost_usd is None for stay in stays)
    if unknown:
        cost = count_words(unknown, "rotation has no cost", "rotations have no cost")
        notes.append(f"{cost} noted; the sum does not count them.")
    ahead = sum(stay.cost_usd is not None and stay.starts_on > at.today for stay in stays)
    if ahead:
        lie = count_words(ahead, "of them lies", "of them lie")
        notes.append(f"{lie} still ahead.")
    missing = unknown_fees(at.file, costs)
    if missing:
        notes.append(f"Fees nobody states here: {', '.join(missing)}.")
    return tuple(notes)
