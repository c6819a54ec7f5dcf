"""What Today says when nothing is due, and what to add first."""

from textual.content import Content

from lorapp.domain.engine.steps import Plan
from lorapp.domain.record import SeasonFile
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.rows.rows import Group, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed
from lorapp.widgets.text.when import day_text

FIRST_ID = "first-run"
BEGIN = "To begin with"
ABOUT = {
    FIRST_ID: "Name, home zone, season, specialties, visa. Under a minute.",
    "rotations": "From a rotation's days lorapp works out when to ask, and tells you why.",
    "mentors": "Who saw you work? A name is enough; the rest can follow.",
    "letters": "One line a letter you hope for. Then the asking begins, step by step.",
}
FIRST_LOOK = (
    keyed("To look around first: `q`, then type lorapp demo."),
    keyed("With a file from another computer: `q`, then type lorapp import FILE."),
)
UNDONE = keyed("`U` brings back the record that was taken back.")


def about(row_id: str, *, undone: bool = False) -> Explained:
    """Why a first thing comes first; ``undone`` where there was a record that was taken back."""
    told = ABOUT.get(row_id)
    if told is None:
        return Explained()
    lines = (Content(told), *((UNDONE,) if undone else FIRST_LOOK if row_id == FIRST_ID else ()))
    return Explained(BEGIN, lines, keyed("`Enter` goes there.", "$muted"), lines)


def no_record() -> Group:
    """The one thing to do in an empty store."""
    begin = Row(id=FIRST_ID, title="Answer five questions and begin", glyph=glyphs.OPEN)
    return Group("No record yet", (begin,))


def nothing_due(plan: Plan) -> str:
    """The calm sentence of an evening without work."""
    if plan.later:
        first = min(plan.later, key=lambda step: step.due)
        day = day_text(first.due, plan.today, weekday=True, projected=first.projected)
        return f"Nothing to do before {day}. Good night."
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
