from datetime import date

import pytest
from textual.content import Content

from lorapp.domain.engine.steps import Severity, StepState, Tally
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.frame.panel import Explained, fitted
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import cut, keyed, left, right, stated
from lorapp.widgets.text.glyphs import own
from lorapp.widgets.text.when import day_text, tally_text
from lorapp.widgets.today.steps import asleep_explained, explained, plan_groups, step_glyph
from tests.screens.fakes import TODAY, a_file, a_step, picture_plan
from tests.widgets.stage import staged


def test_text_is_cut_by_cells_and_never_in_the_middle_of_a_wide_sign() -> None:
    assert cut("王小明先生", 6) == "王小…"
    assert cut("abc", 3) == "abc"
    assert cut("abc", 0) == ""
    assert left("王", 4) == "王  "
    assert right("abc", 5) == "  abc"


def test_key_names_between_backticks_become_caps() -> None:
    told = keyed("Press `Enter` or `u`.")
    assert told.plain == "Press Enter or u."
    assert [told.plain[span.start : span.end] for span in told.spans] == ["Enter", "u"]


@pytest.mark.parametrize(
    "text", ["[MD]", "[/]", "[@click=app.quit]x[/]", "[$primary]", "a`longer words`"]
)
def test_markup_of_people_is_shown_letter_for_letter(text: str) -> None:
    assert keyed(text).plain == text
    assert stated(text).plain == text


def test_a_leading_sign_takes_its_colour() -> None:
    told = stated("! Saint Orla stops reading.")
    assert told.plain == "! Saint Orla stops reading."
    assert told.spans[0].style == "$urgent"
    assert stated("!no sign").spans == []


def test_own_texts_have_plain_forms() -> None:
    glyphs.choose(ascii_only=True)
    try:
        assert own("a · b … ↑↓") == "a - b . ^v"
    finally:
        glyphs.choose(ascii_only=False)
    assert own("a · b") == "a · b"


def test_every_glyph_is_one_cell_in_both_forms() -> None:
    assert all(len(glyph.sign) == len(glyph.plain) == 1 for glyph in glyphs.LEGEND)


def test_days_near_today_carry_their_weekday() -> None:
    assert day_text(date(2026, 11, 23), TODAY) == "Mon 23 Nov"
    assert day_text(date(2027, 3, 3), TODAY) == "3 Mar"
    assert day_text(date(2027, 5, 9), TODAY, projected=True) == "~9 May"
    assert tally_text(Tally(9, "left")) == "  9 d left"
    assert tally_text(Tally(0, "left")) == "today"
    assert tally_text(None) == ""


@pytest.mark.parametrize(
    ("state", "severity", "now", "glyph"),
    [
        (StepState.OVERDUE, Severity.RED, True, glyphs.NEEDS_YOU),
        (StepState.TODAY, Severity.AMBER, True, glyphs.PARTLY),
        (StepState.TODAY, None, True, glyphs.OPEN),
        (StepState.LATER, Severity.RED, False, glyphs.WAITING),
        (StepState.ASLEEP, None, False, glyphs.ASLEEP),
        (StepState.MISSED, None, False, glyphs.FAILED),
    ],
)
def test_the_sign_of_a_step_is_its_state(
    state: StepState, severity: Severity | None, now: bool, glyph: glyphs.Glyph
) -> None:
    assert step_glyph(a_step(state=state, severity=severity), now=now) is glyph


def test_the_plan_is_grouped_as_the_look_shows() -> None:
    now, later, asleep = plan_groups(picture_plan(), a_file())
    assert (now.heading, now.count, len(now.rows)) == ("Do now", "5", 5)
    assert now.rows[0].title == "Assign Dr. Brockhausen's letter"
    assert (later.heading, later.count) == ("Later", "")
    assert asleep.rows[0].title == "1 asleep · wakes Tue 24 Nov"
    awake = plan_groups(picture_plan(), a_file(), awake=True)[2]
    assert awake.rows[1].fact == "wakes Tue 24 Nov"


def test_what_can_no_longer_help_is_kept_in_sight() -> None:
    plan = picture_plan()
    missed = type(plan)(plan.today, plan.sending_day, (a_step(state=StepState.MISSED),))
    assert plan_groups(missed, a_file())[0].heading == "Can no longer help"


def test_a_step_explains_itself_with_points_and_source() -> None:
    told = explained(a_step(), a_file(), picture_plan())
    whole = told.whole().plain
    assert whole.startswith("Last reminder to Dr. Umetani\n\nDr. Umetani promised 31 Aug.")
    assert "Urgency 35: +20 closes in 9 d, +15 below minimum" in whole
    assert whole.endswith("Source: AAMC, seen 22 Nov · ? the guide")
    assert told.foot_short.plain == "Urgency 35 · source AAMC · Space more"


def test_sleeping_steps_are_listed_with_their_day() -> None:
    told = asleep_explained(picture_plan(), a_file())
    assert told.lines[0].plain == "Last reminder to Dr. Umetani, until Tue 24 Nov"


def lines_of(count: int, last: str = "short") -> Explained:
    lines = tuple(Content(f"line {n}") for n in range(count - 1))
    return Explained("t", (*lines, Content(last)), Content("foot"), ())


def test_the_foot_shares_the_last_line_where_it_fits() -> None:
    assert [line.plain for line in fitted(lines_of(3), 30, 4)][-1] == "foot"
    assert [line.plain for line in fitted(lines_of(4), 30, 4)][-1] == "short · foot"
    assert [line.plain for line in fitted(lines_of(4, "x" * 28), 30, 4)][-2:] == [
        "line 2 …",
        "foot",
    ]
    assert [line.plain for line in fitted(lines_of(9), 30, 4)][-2:] == ["line 2 …", "foot"]


def test_a_panel_without_a_foot_gives_all_lines_to_its_text() -> None:
    told = Explained("t", (Content("a"), Content("b")), Content(), ())
    assert [line.plain for line in fitted(told, 30, 2)] == ["a", "b"]
    assert [line.plain for line in fitted(told, 30, 1)] == ["a …"]
    parted = Explained("t", (Content("a"), Content(""), Content("b")), Content(), ())
    assert [line.plain for line in fitted(parted, 30, 2)] == ["a", "…"]
    ended = Explained("t", (Content("a"), Content(" ")), Content(), ())
    assert [line.plain for line in fitted(ended, 30, 1)] == ["a"]


async def test_deleting_a_word_deletes_to_the_left() -> None:
    field = LineInput()
    async with staged(field) as (pilot, _pressed):
        field.value = "strong letter"
        field.focus()
        field.cursor_position = len("strong letter")
        await pilot.press("ctrl+backspace")
        assert field.value == "strong "


async def test_typed_text_is_clean() -> None:
    field = LineInput()
    async with staged(field):
        field.value = "  Ann\x1b[2J  Roe [MD] "
        assert field.text == "Ann[2J Roe [MD]"
