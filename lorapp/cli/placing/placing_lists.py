"""Programs, their rules and what-if as plain lines for people."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

from lorapp.cli.output import facts, one_line
from lorapp.domain.engine.steps import Step
from lorapp.domain.engine.words import by_name, short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.programs.program_lanes import Lane, ProgramLine, is_told, program_lines
from lorapp.domain.placing.programs.program_story import closing_text
from lorapp.domain.placing.programs.program_words import NAMES
from lorapp.domain.placing.rules.circumstances import OF_YOU
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.placing.rules.requirements import NOT_ASKED
from lorapp.domain.placing.rules.verdicts import Check, ProgramCheck, Result, Strictness, Verdict
from lorapp.domain.placing.supposing.depth import Depth, Drop
from lorapp.domain.placing.supposing.next_letter import NextLetter, telling
from lorapp.domain.placing.supposing.what_if import Effect, WhatIf
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import count_words, day_short
from lorapp.domain.wording.names import specialty_words

NO_PROGRAMS: Final = (
    "No programs yet. Open lorapp and add one with `a` on the Programs screen, "
    "or use `lorapp import FILE`."
)
_RESULTS: Final = {Result.FAIL: "Not met", Result.UNKNOWN: "Not known", Result.PASS: "Met"}
SHOWN: Final = 5
"""So many names in one sentence or kinds in one list; the others are only counted or do less."""


def programs_text(at: Situation, check: Check) -> str:
    """Every program in a block of its own, under what it needs."""
    lines = program_lines(at, check)
    if not lines:
        return NO_PROGRAMS
    parts = []
    for lane in Lane:
        mine = [line for line in lines if line.lane is lane]
        if mine:
            parts.append(f"{lane.value}: {len(mine)}")
            parts += ["\n".join(_program_lines(at, line)) for line in mine]
    return "\n\n".join(parts)


def _program_lines(at: Situation, line: ProgramLine) -> Iterator[str]:
    program, check = line.program, line.check
    yield _named(at.file, program)
    if check is None:
        yield f"  {line.word.capitalize()}: nothing more is to be done."
        return
    yield f"  Holds {_held(at, line, check)}"
    yield from _closing(at, program)
    for result, title in _RESULTS.items():
        told = [v for v in check.rules if v.result is result and is_told(v) and v.why != NOT_ASKED]
        yield from facts(f"  {title}", map(_rule, told))
    unknown = sum(not is_told(verdict) for verdict in check.rules)
    if unknown:
        yield f"  Nothing is known of {count_words(unknown, 'more rule')}"


def _named(file: SeasonFile, program: Program) -> str:
    place = ", ".join(part for part in (program.city, program.state) if part)
    field = specialty_words(file, program.specialty)
    told = ", ".join(part for part in (program.name, place, field) if part)
    return f"{one_line(told)} ({one_line(program.key)})"


def _held(at: Situation, line: ProgramLine, check: ProgramCheck) -> str:
    count = line.holds.replace("/", " of ")
    names = joined([_writer(at.file, key) for key in check.assigned])
    locked = ", locked" if check.locked and names else ""
    free = count_words(check.free_slots, "slot") or "no slot"
    return f"{count}{f': {names}' if names else ''}{locked}; {free} free"


def _closing(at: Situation, program: Program) -> Iterator[str]:
    if program.complete_by:
        word = "Closed" if at.places.is_closed(program) else "Closes"
        yield f"  {word}: {closing_text(at, program.complete_by)}"


def _rule(verdict: Verdict) -> str:
    strict = " (strict)" if verdict.strictness is Strictness.STRICT else ""
    return f"{NAMES[verdict.rule]}{strict}"


def check_text(at: Situation, check: Check) -> str:
    """Every rule that is not met with what to do, then what is met."""
    if not check.programs:
        return NO_PROGRAMS
    lines = program_lines(at, check)
    unmet = [line for line in lines if line.check and line.check.unmet]
    parts = [f"Not met: {count_words(len(unmet), 'program')}"] if unmet else []
    parts += ["\n".join(_unmet_lines(at, line.check)) for line in unmet if line.check]
    well = [found for found in check.programs if not found.unmet]
    if well:
        names = _few([found.program.name for found in well])
        parts.append(f"All that is known is met: {names}.")
        parts += [line for found in well for line in _proposal(at, found)]
    return "\n\n".join(parts)


def _unmet_lines(at: Situation, found: ProgramCheck) -> Iterator[str]:
    yield _named(at.file, found.program)
    yield from _closing(at, found.program)
    for verdict in found.unmet:
        word = "Strict" if verdict.strictness is Strictness.STRICT else "Preferred"
        name = NAMES[verdict.rule]
        why = _said(at.file, verdict.why).removeprefix(f"{name}: ")
        yield f"  {word}, {name}: {why}"
    yield f"  {_to_do(at, found)}"
    if found.best:
        names = joined([_writer(at.file, key) for key in found.best.letters]) or "no letter"
        yield f"  Best: {names}. {_said(at.file, found.best.why)}"


def _to_do(at: Situation, found: ProgramCheck) -> str:
    if at.places.is_closed(found.program):
        return "To do: nothing; it has stopped reading, so what comes now rarely helps."
    if any(v.rule in OF_YOU and v.strictness is Strictness.STRICT for v in found.unmet):
        return "To do: see whether its page still says so; letters do not change it."
    if found.best and found.best.add:
        return f"To do: {_assign(found, found.best.add)}"
    if not found.free_slots:
        return "To do: nothing; all its slots are taken."
    return "To do: no letter at hand helps; see what one more letter would do."


def _proposal(at: Situation, found: ProgramCheck) -> Iterator[str]:
    """What may still be added where all is met."""
    if found.best and found.best.add and not at.places.is_closed(found.program):
        name = one_line(found.program.name)
        names = joined([_writer(at.file, key) for key in found.best.add])
        yield f"{name} could also take {names}: {_assign(found, found.best.add)}"


def _assign(found: ProgramCheck, letters: Sequence[str]) -> str:
    commands = [f"`lorapp assign {one_line(key)} {one_line(found.key)}`" for key in letters]
    return f"{joined(commands)}."


def depth_text(file: SeasonFile, found: Depth, repair: Callable[[Drop], str | None]) -> str:
    """Which programs fall when one writer fails, or two do."""
    lines = []
    for drop in found.singles:
        if drop.programs:
            lines.append(f"  {_falls(file, drop, drop.programs)}")
            lines.append(f"    {_said(file, repair(drop) or '')}")
    pairs = [drop for drop in found.pairs if drop.together]
    worst = max(pairs, key=lambda drop: len(drop.together), default=None)
    if worst:
        lines.append(f"  Worst pair, {_falls(file, worst, worst.together)}")
    if not lines:
        fine = bool(found.singles)
        return "If one writer fails: no program falls below what it asks." if fine else ""
    return "\n".join(["If one writer fails", *lines])


def _falls(file: SeasonFile, drop: Drop, programs: Sequence[str]) -> str:
    writers = joined([one_line(short_name(file, key)) for key in drop.writers])
    names = _few([file.program(key).name for key in programs])
    more = "more " if len(drop.writers) > 1 else ""
    if len(programs) == 1:
        return f"{writers}: 1 {more}program falls below what it asks: {names}."
    return f"{writers}: {len(programs)} {more}programs fall below what they ask: {names}."


def next_text(file: SeasonFile, found: tuple[NextLetter, ...]) -> str:
    """What one more letter would do, the most useful kinds only."""
    useful = telling(found)[:SHOWN]
    if not useful:
        return ""
    kinds = [one_line(one.kind.words(file, plainly=True)) for one in useful]
    lines = [
        line
        for kind, one in zip(kinds, useful, strict=True)
        for line in facts(f"  {kind}", _counts(one), ", ")
    ]
    return "\n".join(["What one more letter would do", *lines])


def _counts(one: NextLetter) -> tuple[str, ...]:
    whole, rules, helped = one.counts
    return (
        f"completes {count_words(whole, 'program')}" if whole else "",
        f"meets {count_words(rules, 'more rule')}" if rules else "",
        f"helps {count_words(helped, 'program')}" if helped else "",
    )


def what_if_text(found: WhatIf, file: SeasonFile, today: date) -> str:
    """What would change, programs first, then steps, then the repair."""
    lines = [_said(file, found.change)]
    lines += _effects(file, "Worse", [one for one in found.effects if one.is_worse])
    lines += _effects(file, "Better", [one for one in found.effects if not one.is_worse])
    if found.programs_missed:
        lines.append("These close before it could be there:")
        for key in found.programs_missed:
            program = file.program(key)
            day = program.complete_by or today
            lines.append(f"  {one_line(program.name)}, {day_short(day, today, act_on=True)}")
    lines += _steps(file, "Steps that come", found.added)
    lines += _steps(file, "Steps that go", found.removed)
    if len(lines) == 1:
        lines.append("No program and no step would change.")
    if found.smallest_repair:
        lines.append(f"Smallest repair: {_said(file, found.smallest_repair)}")
    return "\n".join([*lines, "Nothing was changed."])


def _effects(file: SeasonFile, title: str, effects: Sequence[Effect]) -> Iterator[str]:
    if effects:
        yield f"{title}: {count_words(len(effects), 'program')}"
    for effect in effects:
        why = " ".join(_said(file, verdict.why) for verdict in effect.rules)
        yield f"  {one_line(file.program(effect.program).name)}: {why}"


def _steps(file: SeasonFile, title: str, steps: Sequence[Step]) -> Iterator[str]:
    if steps:
        yield f"{title}: {len(steps)}"
    for step in steps:
        yield f"  {_said(file, step.title)}"


def _few(names: Sequence[str]) -> str:
    """The first few names; the others as a number."""
    told = [one_line(name) for name in names[:SHOWN]]
    left = len(names) - len(told)
    return ", ".join([*told, f"{left} more"] if left else told)


def _writer(file: SeasonFile, letter: str) -> str:
    return one_line(short_name(file, file.letter(letter).mentor))


def _said(file: SeasonFile, text: str) -> str:
    return one_line(by_name(text, file))
