"""A letter's record drawn in the room there is."""

from dataclasses import replace
from datetime import date

import pytest
from textual.content import Content

from lorapp.domain.letters.ahead import Coming
from lorapp.domain.letters.event_stops import Reach, Stop
from lorapp.domain.letters.lanes import Lane, Place
from lorapp.domain.letters.risk import RiskPart
from lorapp.domain.letters.states import LetterState
from lorapp.domain.letters.story import Happening, LetterStory
from lorapp.domain.letters.story_lines import Fact, StoryLine, Weight
from lorapp.widgets.letters.letter_lines import day_column, hanging, head, place_glyph, risks
from lorapp.widgets.letters.letter_record import (
    AheadPanel,
    LetterPanel,
    LetterText,
    StoryPanel,
    beside_lines,
    stacked_lines,
)
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import trimmed
from lorapp.widgets.text.glyphs import Tone
from lorapp.widgets.today.event_line import event_line
from tests.widgets.stage import staged

TODAY = date(2026, 11, 22)
NAMES = ("asked", "agreed", "confirmed", "requested", "uploaded", "available", "assigned")


def a_story(events: int = 5) -> LetterStory:
    return LetterStory(
        key="L1",
        name="Dr. Ada Winter",
        today=TODAY,
        place=Place(Lane.ON_THE_WAY, "requested", LetterState.REQUESTED),
        number="requested",
        tags=(Fact("Neurology", Weight.QUIET), Fact("Ashgrove, June", Weight.QUIET)),
        said=StoryLine("Said", (Fact("agreed 24 Jun"),)),
        shown=StoryLine("Shown", (Fact("requested 10 Aug"), Fact("seen", gap="  "))),
        stops=tuple(Stop(name, Reach.AHEAD) for name in NAMES),
        needs=(StoryLine("Needed", (Fact("Tue 1 Dec"),)),),
        risks=(),
        coming=(Coming(date(2026, 12, 1), "Saint Orla stops reading"),),
        ladder=(),
        waiver_note="",
        identifiers=(),
        history=tuple(
            Happening(date(2026, 11, number + 1), "said", f"happened {number}")
            for number in range(events)
        ),
        step=None,
    )


def plain(found: list[Content]) -> list[str]:
    return [line.plain for line in found]


def test_the_history_beside_a_list_is_whole_where_there_is_room() -> None:
    found = plain(beside_lines(a_story(), 70, 40))
    assert found[-6] == "History"
    assert found[-1].endswith("happened 4")


def test_the_newest_of_the_history_stay_where_room_is_short() -> None:
    found = plain(beside_lines(a_story(30), 70, 22))
    assert len(found) <= 22
    assert found[-1] == "Space the whole history, 30 events"
    assert found[-2].endswith("happened 29")


def test_without_room_only_the_way_to_the_history_is_named() -> None:
    fixed = len(beside_lines(a_story(0), 70, 60))
    found = plain(beside_lines(a_story(9), 70, fixed + 3))
    assert found[-1] == "Space the whole history, 9 events"
    assert "History" not in found
    assert len(beside_lines(a_story(9), 70, fixed)) == fixed
    assert len(beside_lines(a_story(9), 70, 5)) == 5


def test_the_stacked_form_tells_the_truths_first_and_tags_where_there_is_room() -> None:
    assert plain(stacked_lines(a_story(), 76, 3))[0].startswith("Said")
    assert plain(stacked_lines(a_story(), 76, 7))[0] == "Neurology · Ashgrove, June"
    assert len(stacked_lines(a_story(), 76, 2)) == 2


def test_tags_that_do_not_fit_put_the_stay_on_a_line_of_its_own() -> None:
    assert plain(head(a_story(), 20))[1:] == ["Neurology", "Ashgrove, June"]


def test_good_news_lowers_the_risk_in_good_colour() -> None:
    parts = (RiskPart("silent", 2), RiskPart("an earlier letter came on time", -2))
    found = risks(replace(a_story(), risks=parts), 70)
    assert plain(found)[1:] == ["+2  silent", "-2  an earlier letter came on time"]
    assert found[2].spans[0].style == "$good"


@pytest.mark.parametrize(
    ("place", "glyph", "tone"),
    [
        (Place(Lane.NEEDS_YOU, "hesitant", LetterState.AGREED), glyphs.PARTLY, Tone.CAUTION),
        (Place(Lane.ON_THE_WAY, "asked", LetterState.ASKED), glyphs.WAITING, Tone.MUTED),
        (Place(Lane.CLOSED, "declined", LetterState.DECLINED), glyphs.FAILED, Tone.MUTED),
        (Place(Lane.NEEDS_YOU, "late", LetterState.LATE), glyphs.NEEDS_YOU, Tone.URGENT),
    ],
)
def test_each_standing_has_one_sign(place: Place, glyph: glyphs.Glyph, tone: Tone) -> None:
    assert place_glyph(place) == (glyph, tone)


def test_the_event_line_stands_closer_in_a_narrow_window() -> None:
    stops = [
        *(Stop(name, Reach.GONE, "1 Jul") for name in NAMES[:3]),
        Stop("requested", Reach.BOUNCED, "5 Oct"),
        *(Stop(name, Reach.AHEAD) for name in NAMES[4:6]),
        Stop("assigned", Reach.PARTLY, "1 of 2"),
    ]
    way, names, days = plain(event_line(stops, 56))
    assert way == "●━━━━━━━●━━━━━━━●┄┄┄┄┄┄┄↩┄┄┄┄┄┄┄○┄┄┄┄┄┄┄○━━━━━━━◐"
    assert names == "asked   agreed  entry   request upload  here    placed"
    assert days.endswith("1 of 2")


def test_a_line_that_is_too_long_is_cut_with_its_sign() -> None:
    assert trimmed(Content("one two three"), 8).plain == "one two…"
    assert trimmed(Content("short"), 8).plain == "short"


def test_text_behind_a_column_keeps_its_indent_and_its_brackets() -> None:
    found = plain(hanging([("1 Jul  ", "")], "[/] [MD] and more\x1b[31m words", 20))
    assert found[0] == "1 Jul  [/] [MD] and "[: len(found[0])]
    assert all(line.startswith("       ") for line in found[1:])
    assert "\x1b" not in "".join(found)


def test_days_stand_under_each_other() -> None:
    assert day_column(date(2026, 12, 1), TODAY) == "Tue  1 Dec"
    assert day_column(date(2026, 12, 1), TODAY, projected=True) == "~Tue 1 Dec"


async def test_panels_tell_of_the_letter_they_are_given() -> None:
    for panel in (LetterPanel(), AheadPanel()):
        async with staged(panel, 120, 40) as (pilot, _):
            assert panel.render().plain == ""
            assert panel.explained.full == ()
            panel.tell(a_story())
            panel.tell(a_story())
            await pilot.pause()
            assert panel.render().plain
            told = plain(panel.lines(a_story(), 70, 40))
            assert "Tue  1 Dec  Saint Orla stops reading" in told
            found: tuple[Content, ...] = panel.explained.full
            assert "happened 4" in Content("").join(found).plain


def test_a_panel_of_a_story_says_nothing_of_its_own() -> None:
    with pytest.raises(NotImplementedError):
        StoryPanel().lines(a_story(), 1, 1)


async def test_the_record_is_as_high_as_its_text() -> None:
    text = LetterText()
    async with staged(text, 76, 40) as (pilot, _):
        assert text.size.height == 1
        text.tell(a_story(), aside=False)
        await pilot.pause()
        assert text.size.height == len(text.render().plain.splitlines())
