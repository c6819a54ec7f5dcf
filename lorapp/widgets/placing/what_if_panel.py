"""What a case would do, by name: programs worse and better, steps that come and go, the repair."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from lorapp.domain.engine.steps import Step
from lorapp.domain.engine.words import by_name
from lorapp.domain.placing.programs.program_words import NAMES
from lorapp.domain.placing.supposing.cases import Case, falls_words
from lorapp.domain.placing.supposing.depth import Drop
from lorapp.domain.placing.supposing.what_if import Effect, WhatIf
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import count_words
from lorapp.domain.wording.names import program_short
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.text.cells import safe, stated
from lorapp.widgets.text.glyphs import MUTED

LISTED: Final = 12
NAMED: Final = 3
NAME: Final = 34
NOTHING: Final = "No program and no step changes by it."
STORED: Final = "Only a look ahead: nothing is stored."
WORKING: Final = "Working it out."


def case_working(case: Case) -> Explained:
    """A case that is still being worked out."""
    said = Content.styled(WORKING, MUTED)
    return Explained(case.title, (said,), full=(said,))


def case_explained(file: SeasonFile, case: Case, found: WhatIf) -> Explained:
    """A change and all it does."""
    worse = [one for one in found.effects if one.is_worse]
    better = [one for one in found.effects if not one.is_worse]
    depth = _depth(file, case.drop) if case.drop else []
    changed = [
        *_counted(file, "✗", "worse", [one.program for one in worse]),
        *_counted(file, "✓", "better", [one.program for one in better]),
        *_counted(file, "!", "close before it is there", found.programs_missed),
    ]
    steps, repair = _steps(file, found), _repair(file, found.smallest_repair)
    lines = [*depth, *changed, *steps]
    first = depth if case.falls else [*depth, *changed]
    short = (*first, *repair, *steps) if lines else (Content(NOTHING),)
    full = (
        Content("\n").join(lines) if lines else Content(NOTHING),
        *repair,
        _effects(file, "Worse", worse),
        _effects(file, "Better", better),
        _titles(file, "Steps that come", found.added),
        _titles(file, "Steps that go", found.removed),
        Content.styled(STORED, MUTED),
    )
    return Explained(case.title, short, full=tuple(part for part in full if part.plain))


def drop_explained(file: SeasonFile, case: Case, repair: str | None) -> Explained:
    """Writers who fail, the programs that fall with them, and the smallest repair."""
    drop = case.drop or Drop((), ())
    lines = (*_depth(file, drop), *_repair(file, repair))
    names = [_name(file, key) for key in drop.programs]
    full = (*lines, _listed("Programs that fall", names), Content.styled(STORED, MUTED))
    return Explained(case.title, lines, full=tuple(part for part in full if part.plain))


def _depth(file: SeasonFile, drop: Drop) -> list[Content]:
    sign = "!" if drop.programs else "✓"
    said = falls_words(len(drop.programs))
    if not drop.programs:
        return [stated(f"{sign} {said[:1].upper()}{said[1:]}.")]
    below = f"{sign} {said} below the minimum or a strict rule"
    if drop.together and len(drop.programs) > len(drop.together):
        below = f"{below}, {len(drop.together)} of them only when both fail"
    return [stated(safe(f"{below}: {_few(file, drop.programs)}."))]


def _counted(file: SeasonFile, sign: str, word: str, keys: Sequence[str]) -> list[Content]:
    """One line: how many programs, and the first of them by name."""
    if not keys:
        return []
    count = count_words(len(keys), "program")
    return [stated(safe(f"{sign} {count} {word}: {_few(file, keys)}."))]


def _few(file: SeasonFile, keys: Sequence[str]) -> str:
    """The first programs by name, and how many more there are."""
    shown = ", ".join(_name(file, key) for key in keys[:NAMED])
    return f"{shown} and {len(keys) - NAMED} more" if len(keys) > NAMED else shown


def _steps(file: SeasonFile, found: WhatIf) -> list[Content]:
    told = []
    for word, steps in (("come", found.added), ("go", found.removed)):
        if steps:
            verb = f"{word}s" if len(steps) == 1 and word == "come" else word
            verb = "goes" if len(steps) == 1 and word == "go" else verb
            first = by_name(steps[0].title, file)
            more = f" and {len(steps) - 1} more" if len(steps) > 1 else ""
            text = f"{count_words(len(steps), 'step')} {verb}: {first}{more}."
            told.append(Content(safe(text)))
    return told


def _repair(file: SeasonFile, repair: str | None) -> list[Content]:
    return [Content(safe(by_name(repair, file)))] if repair else []


def _effects(file: SeasonFile, heading: str, effects: Sequence[Effect]) -> Content:
    """Programs by name with the rules that come out differently."""
    lines = []
    for one in effects:
        rules = ", ".join(NAMES[verdict.rule] for verdict in one.rules)
        lines.append(f"{_name(file, one.program)}: {rules}" if rules else _name(file, one.program))
    return _listed(heading, lines)


def _titles(file: SeasonFile, heading: str, steps: Sequence[Step]) -> Content:
    return _listed(heading, [by_name(step.title, file) for step in steps])


def _listed(heading: str, lines: Sequence[str]) -> Content:
    if not lines:
        return Content()
    found = [Content.styled(heading, "bold"), *(Content(safe(line)) for line in lines[:LISTED])]
    if len(lines) > LISTED:
        found.append(Content.styled(f"and {len(lines) - LISTED} more", MUTED))
    return Content("\n").join(found)


def _name(file: SeasonFile, key: str) -> str:
    return program_short(file.program(key).name, NAME)
