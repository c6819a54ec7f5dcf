"""Costs and signals as rows of a list, and what the panel says about one."""

from collections.abc import Iterable, Iterator
from typing import Final

from lorapp.domain.applying.record import RotationApplication
from lorapp.domain.applying.spending import own_costs
from lorapp.domain.applying.standing import STATES, status_of
from lorapp.domain.charts.budget import site_name
from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.money.amounts import Amount
from lorapp.domain.money.costs import OnceCost, SpecialtyCost
from lorapp.domain.money.signals import SignalUse
from lorapp.domain.money.spending import Spending
from lorapp.domain.money.words import (
    amount_text,
    budget_sentence,
    fee_words,
    late_words,
    next_words,
    signals_sentence,
    signals_short,
    source_words,
    specialty_title,
    total_sentence,
    unknowns,
)
from lorapp.domain.programs import Program
from lorapp.domain.rotations import Rotation
from lorapp.domain.wording.days import count_words, day_short
from lorapp.frozen import dataclass
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.rows.row_paint import Group, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import safe, stated
from lorapp.widgets.text.glyphs import Glyph

NOT_COUNTED: Final = "Exams, certification, visa and travel are not counted here."
OWN_FILE: Final = (
    "Nobody states it here. Write the number you read into {name} of your rules folder."
)
STAYS: Final = "A signal cannot be moved or taken back once you apply."
NOTE_IT: Final = "`e` on the rotation notes what it cost."


@dataclass(frozen=True, slots=True)
class CostLine:
    """One row with what the panel says; ``program`` and ``rotation`` are what Enter opens."""

    row: Row
    told: Explained
    program: str | None = None
    rotation: str | None = None


def cost_groups(spent: Spending) -> list[tuple[str, str, list[CostLine]]]:
    """Heading, count and lines of each group that holds anything; the total first."""
    costs = spent.costs
    groups: list[tuple[str, str, Iterable[CostLine]]] = [
        ("", "", [_total(spent)]),
        (
            f"Applications, season {costs.season}",
            costs.applications.text,
            (_specialty(spent, one) for one in costs.specialties),
        ),
        ("Once a season", costs.season_fees.text, (_once(spent, one) for one in costs.once)),
        ("Signals", "", _signals(spent)),
        ("Rotations", _stays_count(spent), (_rotation(spent, one) for one in costs.rotations)),
        (
            "Applying for rotations",
            costs.applying.text,
            map(_asked, costs.asked),
        ),
    ]
    return [(head, count, found) for head, count, lines in groups if (found := list(lines))]


def as_groups(groups: Iterable[tuple[str, str, list[CostLine]]]) -> list[Group]:
    """The same for a list."""
    return [Group(head, tuple(one.row for one in found), count) for head, count, found in groups]


def _stays_count(spent: Spending) -> str:
    """What is noted for rotations; nothing where no cost is noted at all."""
    stays = spent.costs.rotations
    return spent.costs.stays.text if any(s.cost_usd is not None for s in stays) else ""


def _row(
    id_: str, title: str, fact: str, amount: Amount | None, glyph: Glyph = glyphs.THERE
) -> Row:
    """A row with an amount; what is unknown says so."""
    if amount is None:
        glyph = glyphs.UNKNOWN
    elif amount.is_expected and glyph is glyphs.THERE:
        glyph = glyphs.WAITING
    return Row(
        id=id_, title=title, fact=fact, glyph=glyph, tone=glyph.tone, number=amount_text(amount)
    )


def _told(title: str, *parts: str) -> Explained:
    """A panel of sentences; those that are empty are left out."""
    lines = tuple(stated(safe(part)) for part in parts if part)
    return Explained(title, lines, full=lines)


def _total(spent: Spending) -> CostLine:
    file, costs = spent.at.file, spent.costs
    missing = unknowns(file, costs)
    fact = f"{len(missing)} unknown" if missing else ""
    row = _row("total", "All together", fact, costs.total)
    elsewhere = count_words(
        costs.elsewhere, "program of another season is", "programs of other seasons are"
    )
    parts = [
        total_sentence(file, costs),
        budget_sentence(file, costs),
        f"{elsewhere} not counted." if elsewhere else "",
    ]
    return CostLine(row, _told("All together", *parts, NOT_COUNTED))


def _specialty(spent: Spending, cost: SpecialtyCost) -> CostLine:
    file = spent.at.file
    title = specialty_title(file, cost.specialty)
    count = count_words(cost.programs, "program")
    service = service_name(cost.service)
    row = _row(f"cost:{cost.service}:{cost.specialty}", title, f"{count}, {service}", cost.amount)
    first = f"{count} through {service}: {amount_text(cost.amount)}.{_sent(cost)}"
    if cost.fee is None:
        why = OWN_FILE.format(name="fees.toml")
        if cost.specialty is None:
            why = "A fee goes by specialty: `e` on the program notes it."
        return CostLine(row, _told(title, first, why))
    steps = f"{fee_words(cost.fee, cost.season)}."
    source = source_words(file, cost.fee, cost.season, spent.at.today)
    return CostLine(row, _told(title, first, next_words(cost), steps, source))


def _sent(cost: SpecialtyCost) -> str:
    """How many of the programs are applied to already, and what those cost."""
    if not cost.applied or cost.sent is None:
        return ""
    if cost.applied == cost.programs:
        return " You applied to all of them."
    return f" You applied to {cost.applied} of them: {cost.sent.text}."


def _once(spent: Spending, cost: OnceCost) -> CostLine:
    season, today = spent.costs.season, spent.at.today
    row = _row(f"once:{cost.code}", cost.title, "" if cost.is_due else "only if late", cost.amount)
    if cost.fee is None:
        return CostLine(row, _told(cost.title, OWN_FILE.format(name="fees.toml")))
    told = (
        f"{amount_text(cost.amount)}, once a season, whatever the number of programs.",
        late_words(cost, today),
        source_words(spent.at.file, cost.fee, season, today),
    )
    return CostLine(row, _told(cost.title, *told))


def _rotation(spent: Spending, stay: Rotation) -> CostLine:
    amount = None if stay.cost_usd is None else Amount(stay.cost_usd)
    name = site_name(stay)
    row = _row(f"rotation:{stay.key}", name, day_short(stay.starts_on, spent.at.today), amount)
    said = NOTE_IT if amount is None else f"{amount.text}, as you noted it."
    return CostLine(row, _told(name, said), rotation=stay.key)


def _asked(asked: RotationApplication) -> CostLine:
    amount = Amount(sum(own_costs(asked)))
    stands = STATES[status_of(asked)]
    row = _row(f"asked:{asked.key}", asked.site, stands, amount)
    told = "Fees and papers of the application, and the stay once accepted. A stay that became a "
    return CostLine(row, _told(asked.site, f"{amount.text}.", told + "rotation is counted there."))


def _signals(spent: Spending) -> Iterator[CostLine]:
    """Each specialty's count, then the programs its signals went to."""
    for use in spent.signals:
        yield _use(spent, use)
        for program in use.given:
            yield _given(spent, program)


def _use(spent: Spending, use: SignalUse) -> CostLine:
    file = spent.at.file
    title = specialty_title(file, use.specialty)
    glyph = glyphs.THERE
    if use.over:
        glyph = glyphs.NEEDS_YOU
    elif use.count is None:
        glyph = glyphs.UNKNOWN
    elif use.is_expected:
        glyph = glyphs.WAITING
    given = f"{len(use.given)} given"
    row = Row(
        id=f"signals:{use.specialty}",
        title=title,
        fact=given,
        glyph=glyph,
        tone=glyph.tone,
        number=signals_short(use),
    )
    weak = [program.name for program in use.given if spent.weakness(program)]
    parts = [signals_sentence(use)]
    if weak:
        parts.append(f"! On weak letters: {', '.join(weak)}.")
    if use.count is None:
        parts.append(OWN_FILE.format(name="signals.toml"))
    else:
        parts.append(source_words(file, use.count, use.season, spent.at.today))
    return CostLine(row, _told(f"Signals, {title[:1].lower()}{title[1:]}", *parts, STAYS))


def _given(spent: Spending, program: Program) -> CostLine:
    weak = spent.weakness(program)
    applied = spent.lines[program.key].check
    sent = applied is not None and applied.applied
    glyph = glyphs.NEEDS_YOU if weak and not sent else glyphs.PARTLY if weak else glyphs.DONE
    row = Row(
        id=f"signal:{program.key}",
        title=f"  {program.name}",
        fact=program.signal or "",
        glyph=glyph,
        tone=glyph.tone,
        number="weak letters" if weak else "",
    )
    parts = [f"Signal: {program.signal}."]
    if weak:
        parts.append(f"! The letters here are weak: {weak}.")
    parts.append(
        "You applied here, so it stays."
        if sent
        else "You have not applied here, so `s` on the program still takes it back."
    )
    return CostLine(row, _told(program.name, *parts), program=program.key)
