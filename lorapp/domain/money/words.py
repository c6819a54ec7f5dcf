"""Costs and signals in sentences: what is known, what one more costs, what nobody states."""

from collections.abc import Iterator
from datetime import date

from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.money.amounts import Amount, summed
from lorapp.domain.money.costs import OnceCost, SeasonCosts, SpecialtyCost
from lorapp.domain.money.facts import ANY, ApplicationFee, Stated, is_expected
from lorapp.domain.money.signals import SignalUse
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation
from lorapp.domain.wording.credits import seen_text
from lorapp.domain.wording.days import count_words, day_short, with_tilde
from lorapp.domain.wording.names import specialty_words

NO_SPECIALTY = "no specialty noted"
UNKNOWN = "unknown"


def specialty_title(file: SeasonFile, slug: str | None) -> str:
    """A specialty as the title of a row."""
    words = specialty_words(file, slug) or NO_SPECIALTY
    return words[:1].upper() + words[1:]


def amount_text(amount: Amount | None) -> str:
    """An amount, or that it is not known."""
    return amount.text if amount else UNKNOWN


def stay_amount(stay: Rotation) -> str:
    """What a rotation cost, or that nobody noted it."""
    return UNKNOWN if stay.cost_usd is None else Amount(stay.cost_usd).text


def fee_words(fee: ApplicationFee, season: int) -> str:
    """The steps of a fee: ``$11 each up to 30, then $30 each``."""
    expected = is_expected(fee, season)

    def usd(value: int) -> str:
        return Amount(value, expected).text

    told = [
        f"{usd(step.usd)} each" + (f" up to {step.until}" if step.until is not None else "")
        for step in fee.steps
    ]
    base = [f"{usd(fee.base_usd)} with the first program"] if fee.base_usd else []
    return ", then ".join([*base, *told])


def next_words(cost: SpecialtyCost) -> str:
    """What the next program costs, and when that changes; empty where it is unknown."""
    if cost.fee is None or cost.next is None:
        return ""
    told = f"The next one costs {cost.next.text}."
    step = next(s for s in cost.fee.steps if s.until is None or cost.programs < s.until)
    if step.until is None:
        return told
    after = Amount(cost.fee.next_usd(step.until), cost.next.is_expected)
    return f"{told} From program {step.until + 1} on it is {after.text}."


def fee_line(file: SeasonFile, cost: SpecialtyCost) -> str:
    """The fee beside one program: ``~$77 for 7 in internal medicine, the next ~$11``."""
    if cost.fee is None or not cost.programs:
        return ""
    words = specialty_words(file, cost.specialty)
    of = f"{amount_text(cost.amount)} for {cost.programs} in {words}"
    return f"{of}, the next {amount_text(cost.next)}"


def source_words(file: SeasonFile, fact: Stated, season: int, today: date) -> str:
    """Who states a fact, of which season, and when it was read."""
    publisher = file.rulebook.publisher(fact.source)
    told = f"Source: {publisher}, season {fact.season}, {seen_text(fact.checked_on, today)}."
    if fact.season != season:
        return f"{told} For {season} it is only expected (~)."
    return f"{told} Not settled (~)." if is_expected(fact, season) else told


def late_words(cost: OnceCost, today: date) -> str:
    """When a fee for being late is due; empty for any other fee."""
    if cost.fee is None or cost.fee.late_after is None:
        return ""
    if cost.late_after is None:
        return "Due only after the standard deadline, whose day is not known."
    day = with_tilde(day_short(cost.late_after, today, act_on=True), cost.is_day_expected)
    if cost.is_due:
        return f"You registered after the standard deadline, {day}."
    return f"Due only for a registration after {day}; not counted."


def unknowns(file: SeasonFile, costs: SeasonCosts) -> tuple[str, ...]:
    """What the sum leaves out because nobody knows it, one clause each."""
    missing = sum(stay.cost_usd is None for stay in costs.rotations)
    stays = count_words(missing, "rotation without a cost", "rotations without a cost")
    return (*unknown_fees(file, costs), *filter(None, [stays]))


def unknown_fees(file: SeasonFile, costs: SeasonCosts) -> tuple[str, ...]:
    """The fees among them."""
    return tuple(_unknown_fees(file, costs))


def _unknown_fees(file: SeasonFile, costs: SeasonCosts) -> Iterator[str]:
    for one in costs.specialties:
        if one.fee is not None:
            continue
        count = count_words(one.programs, "program")
        if one.specialty is None:
            yield f"{count} without a specialty"
        else:
            where = service_name(one.service)
            yield f"{where} for {count} in {specialty_words(file, one.specialty)}"
    yield from (one.title for one in costs.once if one.amount is None)


def total_sentence(file: SeasonFile, costs: SeasonCosts) -> str:
    """All that is known together, and the names of what is not."""
    told = f"{costs.total.text} by what is known."
    missing = unknowns(file, costs)
    return f"{told} Not in it, because unknown: {', '.join(missing)}." if missing else told


def budget_sentence(file: SeasonFile, costs: SeasonCosts) -> str:
    """What is left of the applicant's budget, or how far it is passed; empty without one."""
    budget = file.applicant.budget_usd
    if budget is None:
        return ""
    left = budget - costs.total.usd
    rest = Amount(abs(left), costs.total.is_expected).text
    return f"Of your {Amount(budget).text} {rest} {'is left' if left >= 0 else 'is missing'}."


def fees_sentence(costs: SeasonCosts) -> str:
    """The fees of the season in one sentence, for a chart; empty where there are none."""
    amount = summed((costs.applications, costs.season_fees))
    if not amount.usd:
        return ""
    return f"Fees of season {costs.season} come to {amount.text} by what is known."


def signals_short(use: SignalUse) -> str:
    """How many are left, for a column: ``28 left``, ``2 gold, 10 silver``."""
    if use.count is None:
        return "count unknown"
    expected = use.is_expected
    left = {kind: with_tilde(str(use.left(kind)), expected) for kind in use.kinds}
    return ", ".join(f"{n} {'left' if kind == ANY else kind}" for kind, n in left.items())


def signals_sentence(use: SignalUse) -> str:
    """How many signals are given of how many."""
    given = count_words(len(use.given), "signal") or "No signal"
    verb = "is" if len(use.given) < 2 else "are"  # noqa: PLR2004  one or none
    if use.count is None:
        where = "" if use.specialty else " A program needs its specialty before one can count."
        return f"{given} {verb} given; how many there are is not known.{where}"
    parts = [_kind_words(use, kind) for kind in use.kinds]
    told = f"{'; '.join(parts)}."
    if use.over:
        told += f" {use.over} more {'is' if use.over == 1 else 'are'} noted than there are."
    return told


def _kind_words(use: SignalUse, kind: str) -> str:
    word = "signals" if kind == ANY else kind
    most, left = (
        with_tilde(str(number), use.is_expected) for number in (use.kinds[kind], use.left(kind))
    )
    return f"{use.used(kind)} of {most} {word} given, {left} left"
