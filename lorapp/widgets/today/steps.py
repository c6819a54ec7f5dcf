"""A step of the plan as a row of a list and as the text of a panel."""

from collections.abc import Iterable, Sequence
from typing import Final

from textual.content import Content

from lorapp.domain.engine.steps import Plan, Severity, Step, StepState
from lorapp.domain.engine.words import by_name
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import distance_sentence
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.rows.row_lines import LateRows
from lorapp.widgets.rows.rows import Group, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, stated
from lorapp.widgets.text.glyphs import MUTED, Glyph, Tone, own
from lorapp.widgets.text.when import day_text, tally_text

ASLEEP_ID: Final = "asleep"


def step_glyph(step: Step, *, now: bool) -> Glyph:
    """The sign of a step: its severity when it is open now, else that it waits."""
    if step.state is StepState.ASLEEP:
        return glyphs.ASLEEP
    if step.state is StepState.MISSED:
        return glyphs.FAILED
    if not now:
        return glyphs.WAITING
    if step.severity is Severity.RED:
        return glyphs.NEEDS_YOU
    return glyphs.PARTLY if step.severity is Severity.AMBER else glyphs.OPEN


def step_row(step: Step, file: SeasonFile, plan: Plan, *, now: bool) -> Row:
    """One line for a step."""
    glyph = step_glyph(step, now=now)
    fact = by_name(step.fact, file) or day_text(step.due, plan.today, projected=step.projected)
    if step.asleep_until is not None:
        fact = f"wakes {day_text(step.asleep_until, plan.today)}"
    return Row(
        id=step.id,
        title=by_name(step.title, file),
        glyph=glyph,
        tone=glyph.tone if step.state is not StepState.MISSED else Tone.MUTED,
        fact=fact,
        number=tally_text(step.tally),
    )


def plan_groups(plan: Plan, file: SeasonFile, *, awake: bool = False) -> list[Group]:
    """Do now, later, and the sleeping ones as one line, or as a group when ``awake``.

    The same groups until something changes.
    """
    kept = file.worked_out.get("plan rows")
    if kept is None or kept[0] is not plan or kept[1] is not awake:
        kept = file.worked_out["plan rows"] = (plan, awake, _plan_groups(plan, file, awake=awake))
    return list(kept[2])


def _plan_groups(plan: Plan, file: SeasonFile, *, awake: bool) -> list[Group]:
    def rows(steps: Sequence[Step], *, now: bool = False) -> LateRows:
        return LateRows(
            [step.id for step in steps], lambda at: step_row(steps[at], file, plan, now=now)
        )

    groups = []
    if plan.do_now:
        groups.append(Group("Do now", rows(plan.do_now, now=True), str(len(plan.do_now))))
    if plan.later:
        groups.append(Group("Later", rows(plan.later)))
    if plan.asleep:
        shown = rows(plan.asleep) if awake else ()
        groups.append(Group("", (asleep_row(plan), *shown)))
    if plan.missed:
        missed = plan.missed
        groups.append(Group("Can no longer help", rows(missed), str(len(missed))))
    return groups


def asleep_row(plan: Plan) -> Row:
    """One line for all steps that sleep."""
    asleep = plan.asleep
    wakes = asleep[0].asleep_until
    text = f"{len(asleep)} asleep"
    if wakes is not None:
        text += own(" · ") + f"wakes {day_text(wakes, plan.today, weekday=True)}"
    return Row(
        id=ASLEEP_ID, title=text, glyph=glyphs.ASLEEP, tone=Tone.MUTED, title_tone=Tone.MUTED
    )


def asleep_explained(plan: Plan, file: SeasonFile) -> Explained:
    """What sleeps and until when."""
    lines = tuple(
        keyed(f"{by_name(step.title, file)}, until {day_text(step.asleep_until, plan.today)}")
        for step in plan.asleep
        if step.asleep_until is not None
    )
    foot = keyed("`Enter` lists them here, `z` on one wakes it.", MUTED)
    return Explained("Asleep", lines, foot, (Content("\n").join(lines), foot))


def explained(step: Step, file: SeasonFile, plan: Plan) -> Explained:
    """Why a step is there, what presses, and where the rule comes from."""
    title = by_name(step.title, file)
    why = tuple(stated(by_name(line, file)) for line in step.why)
    publisher = file.rulebook.publisher(step.source)
    total = step.urgency.total
    short = keyed(own(f"Urgency {total} · source {publisher} · ") + "`Space` more", MUTED)
    said = credit(file.rulebook, plan.today, step.source)
    foot = Content("\n").join(
        [
            keyed(urgency_text(step, file), MUTED),
            keyed(own(f"Source: {said} · ") + "`?` the guide", MUTED),
        ]
    )
    full = (*why, keyed(_when(step, plan), MUTED), foot)
    return Explained(title, why, short, full, step.rule)


def urgency_text(step: Step, file: SeasonFile) -> str:
    """The sum of urgency with every part shown."""
    parts = [
        f"{part.points:+} {by_name(part.why, file)}" if part.points else by_name(part.why, file)
        for part in step.urgency.parts
    ]
    return f"Urgency {step.urgency.total}: {', '.join(parts)}" if parts else "Urgency 0"


def _when(step: Step, plan: Plan) -> str:
    due = day_text(step.due, plan.today, weekday=True, projected=step.projected)
    return f"Due {due}, {distance_sentence(step.due, plan.today)}."


def comparison(plan: Plan, file: SeasonFile, first: Step, others: Iterable[Step]) -> Explained:
    """Why this first, and why not the others: the parts of urgency side by side."""
    paragraphs = [
        Content("\n").join(
            [
                Content.styled(by_name(step.title, file), "bold"),
                keyed(urgency_text(step, file), MUTED),
                keyed(_when(step, plan), MUTED),
            ]
        )
        for step in (first, *others)
    ]
    rule = keyed("Higher urgency stands first; then the nearer day.", MUTED)
    return Explained("Why first", (), Content(), (*paragraphs, rule))
