"""What the season costs and where its signals went, as text."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.output import one_line, say, say_json
from lorapp.cli.store import reading, record

if TYPE_CHECKING:
    from lorapp.domain.money.amounts import Amount
    from lorapp.domain.money.costs import OnceCost, SpecialtyCost
    from lorapp.domain.money.signals import SignalUse
    from lorapp.domain.money.spending import Spending


def add_commands(commands: Commands) -> None:
    """Add ``costs``."""
    add_json(
        add_command(commands, "costs", "what the list costs, the next program, signals", show_costs)
    )


def show_costs(arguments: Namespace) -> int:
    """Say what the list costs as it stands, what is unknown, and which signals are left."""
    with reading() as services:
        record(services)
        spent = services.costs.spending()
        if arguments.json:
            say_json(_answer(spent))
        else:
            say("\n".join(one_line(line) if line else "" for line in _lines(spent)))
    return 0


def _lines(spent: "Spending") -> Iterator[str]:
    from lorapp.domain.money.words import total_sentence

    costs = spent.costs
    yield f"Costs of season {costs.season}: {total_sentence(spent.at.file, costs)}"
    for head, lines in (
        ("Applications", [_specialty(spent, one) for one in costs.specialties]),
        ("Once a season", [_once(spent, one) for one in costs.once]),
        ("Rotations", list(_rotations(spent))),
        ("Applying for rotations", list(_asked(spent))),
        ("Signals", list(_signals(spent))),
    ):
        if lines:
            yield ""
            yield f"{head}:"
            yield from (f"- {line}" for line in lines)
    if costs.elsewhere:
        yield ""
        yield f"Programs of other seasons, not counted: {costs.elsewhere}."


def _specialty(spent: "Spending", cost: "SpecialtyCost") -> str:
    from lorapp.domain.engine.rules.portal import service_name
    from lorapp.domain.money.words import amount_text, next_words, source_words, specialty_title
    from lorapp.domain.wording.days import count_words

    file = spent.at.file
    told = f"{specialty_title(file, cost.specialty)}, {service_name(cost.service)}"
    told += f": {count_words(cost.programs, 'program')}, {amount_text(cost.amount)}."
    if cost.fee is None:
        return told
    source = source_words(file, cost.fee, cost.season, spent.at.today)
    return f"{told} {next_words(cost)} {source}"


def _once(spent: "Spending", cost: "OnceCost") -> str:
    from lorapp.domain.money.words import amount_text, late_words, source_words

    told = f"{cost.title}: {amount_text(cost.amount)}."
    if cost.fee is None:
        return told
    today = spent.at.today
    source = source_words(spent.at.file, cost.fee, spent.costs.season, today)
    return " ".join(filter(None, (told, late_words(cost, today), source)))


def _rotations(spent: "Spending") -> Iterator[str]:
    from lorapp.domain.charts.budget import stay_name
    from lorapp.domain.money.words import stay_amount

    for stay in spent.costs.rotations:
        yield f"{stay_name(spent.at, stay)}: {stay_amount(stay)}."


def _asked(spent: "Spending") -> Iterator[str]:
    from lorapp.domain.applying.spending import own_costs
    from lorapp.domain.money.amounts import Amount

    for one in spent.costs.asked:
        yield f"{one.site}: {Amount(sum(own_costs(one))).text}."


def _signals(spent: "Spending") -> Iterator[str]:
    from lorapp.domain.money.words import signals_sentence, source_words, specialty_title

    file = spent.at.file
    for use in spent.signals:
        told = f"{specialty_title(file, use.specialty)}: {signals_sentence(use)}"
        if use.count is not None:
            source = source_words(file, use.count, use.season, spent.at.today)
            told += f" {source}"
        yield told
        for program in use.given:
            weak = spent.weakness(program)
            yield f"{program.name}: {program.signal}{f', on weak letters: {weak}' if weak else ''}."


def _answer(spent: "Spending") -> dict[str, Any]:
    """The same for programs: amounts as numbers, None where nobody states one."""
    from lorapp.domain.applying.spending import own_costs
    from lorapp.domain.money.words import unknowns

    costs = spent.costs
    return {
        "season": costs.season,
        "total": _amount(costs.total),
        "unknown": list(unknowns(spent.at.file, costs)),
        "applications": [
            {
                "specialty": one.specialty,
                "service": one.service,
                "programs": one.programs,
                "applied": one.applied,
                "cost": _amount(one.amount),
                "next": _amount(one.next),
            }
            for one in costs.specialties
        ],
        "once": [
            {"code": one.code, "title": one.title, "cost": _amount(one.amount), "due": one.is_due}
            for one in costs.once
        ],
        "rotations": [{"key": one.key, "usd": one.cost_usd} for one in costs.rotations],
        "applying": [{"key": one.key, "usd": sum(own_costs(one))} for one in costs.asked],
        "signals": [_signal_answer(spent, use) for use in spent.signals],
        "programs_of_other_seasons": costs.elsewhere,
    }


def _amount(amount: "Amount | None") -> dict[str, Any] | None:
    return {"usd": amount.usd, "expected": amount.is_expected} if amount else None


def _signal_answer(spent: "Spending", use: "SignalUse") -> dict[str, Any]:
    return {
        "specialty": use.specialty,
        "expected": use.is_expected,
        "kinds": [
            {"kind": kind, "count": count, "given": use.used(kind), "left": use.left(kind)}
            for kind, count in use.kinds.items()
        ],
        "programs": [
            {"program": one.key, "signal": one.signal, "weak": spent.weakness(one) or None}
            for one in use.given
        ],
    }
