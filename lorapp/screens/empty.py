"""What Today says when nothing is due, and what to add first."""

from lorapp.domain.engine.steps import Plan
from lorapp.domain.record import SeasonFile
from lorapp.widgets import glyphs
from lorapp.widgets.rows import Group, Row
from lorapp.widgets.when import day_text

FIRST_ID = "first-run"


def no_record() -> Group:
    """The one thing to do in an empty store."""
    begin = Row(id=FIRST_ID, title="Answer five questions and begin", glyph=glyphs.OPEN)
    return Group("No record yet", (begin,))


def nothing_due(plan: Plan) -> str:
    """The calm sentence of an evening without work."""
    if plan.later:
        first = day_text(min(step.due for step in plan.later), plan.today, weekday=True)
        return f"Nothing to do before {first}. Good night."
    return "Nothing to do yet."


def road_ahead(file: SeasonFile) -> tuple[Row, ...]:
    """What to add first; each row opens the screen that takes it."""
    rows = []
    if not file.rotations:
        rows.append(
            Row(
                id="rotations", title="Add your first rotation", glyph=glyphs.OPEN, fact="press 2 a"
            )
        )
    if not file.mentors:
        rows.append(
            Row(
                id="mentors",
                title="Add who could write for you",
                glyph=glyphs.OPEN,
                fact="press 3 a",
            )
        )
    if file.mentors and not file.letters:
        rows.append(
            Row(
                id="letters",
                title="Say which letters you want",
                glyph=glyphs.OPEN,
                fact="press 4 a",
            )
        )
    return tuple(rows)
