"""Answers for programs on rules and what-if: records by their keys, null for what is not so."""

from collections.abc import Iterable

from lorapp.cli.answers import Answer, iso
from lorapp.domain.engine.words import by_key
from lorapp.domain.placing.rules.verdicts import Best, ProgramCheck, Verdict
from lorapp.domain.placing.supposing.what_if import WhatIf


def checks_answer(checks: Iterable[ProgramCheck]) -> Answer:
    """The answer of ``programs`` and ``check``."""
    return {"programs": [check_answer(found) for found in checks]}


def check_answer(found: ProgramCheck) -> Answer:
    """One program with its rules and its best set of letters."""
    return {
        "key": found.key,
        "applied": found.applied,
        "locked": found.locked,
        "cap": found.cap,
        "free_slots": found.free_slots,
        "assigned": list(found.assigned),
        "complete_by": iso(found.complete_by),
        "missed_by_days": found.missed_by_days,
        "below_minimum_by": found.below_minimum_by,
        "rules": [rule_answer(rule) for rule in found.rules],
        "best": best_answer(found.best) if found.best else None,
    }


def rule_answer(rule: Verdict) -> Answer:
    """One rule with the letters that decide it."""
    return {
        "rule": rule.rule,
        "strictness": rule.strictness.value,
        "result": rule.result.value,
        "letters": list(rule.letters),
        "why": by_key(rule.why),
    }


def best_answer(best: Best) -> Answer:
    """The best set of letters and the next best."""
    return {
        "letters": list(best.letters),
        "add": list(best.add),
        "why": by_key(best.why),
        "runner_up": list(best.runner_up),
    }


def what_if_answer(found: WhatIf) -> Answer:
    """The answer of ``what-if``."""
    repair = found.smallest_repair
    return {
        "change": by_key(found.change),
        "programs_worse": list(found.programs_worse),
        "programs_better": list(found.programs_better),
        "steps_added": list(found.steps_added),
        "steps_removed": list(found.steps_removed),
        "smallest_repair": by_key(repair) if repair else None,
    }
