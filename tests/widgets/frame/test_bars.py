from datetime import UTC, datetime

from textual.content import Content

from lorapp.widgets.frame.bars import (
    Count,
    Heading,
    Key,
    KeyLine,
    OneLine,
    Standing,
    StatusLine,
    Tab,
    TabsLine,
    TopLine,
)
from lorapp.widgets.text import glyphs
from tests.widgets.stage import staged

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
HEADING = Heading(
    name="Samir Daghlani",
    season="ERAS 2027",
    specialty="Internal medicine",
    now=NOW,
    place="Amman",
    eastern=datetime(2026, 11, 22, 12, 0, tzinfo=UTC),
)
ALL_TABS = tuple(
    Tab(str(number), name.lower(), name)
    for number, name in enumerate(
        ("Today", "Rotations", "Mentors", "Letters", "Programs", "Season", "Story", "Guide"), 1
    )
)
KEYS = [
    Key(*entry, "x")
    for entry in (
        ("Enter", "assign"),
        ("l", "log"),
        ("z", "snooze"),
        ("x", "not needed"),
        ("w", "why first"),
        ("?", "help"),
    )
]


async def test_the_top_line_is_the_one_of_the_look() -> None:
    line = TopLine()
    async with staged(line, 80):
        line.show(HEADING)
        assert line.text == (
            "  Samir Daghlani  ERAS 2027                Sun 22 Nov · 20:00 Amman · 12:00 ET"
        )


async def test_a_wide_top_line_adds_year_and_specialty() -> None:
    line = TopLine()
    async with staged(line, 120):
        line.show(HEADING)
        assert line.text.startswith("  Samir Daghlani  ERAS 2027 · Internal medicine   ")
        assert line.text.endswith("   Sun 22 Nov 2026 · 20:00 Amman · 12:00 ET")
        assert len(line.text) == 118


async def test_the_eastern_day_is_named_when_it_differs() -> None:
    line = TopLine()
    async with staged(line, 80):
        line.show(
            Heading(
                name="N" * 99,
                season="ERAS 2027",
                specialty="",
                now=NOW,
                place="Buenos Aires",
                eastern=datetime(2026, 11, 21, 23, 0, tzinfo=UTC),
            )
        )
        assert "N" * 23 + "…  ERAS 2027" in line.text
        assert line.text.endswith("20:00 · Sat 23:00 ET")
        assert len(line.text) <= 78


async def test_all_eight_tabs_fit_eighty_columns() -> None:
    tabs = TabsLine(ALL_TABS, "today")
    async with staged(tabs, 80):
        assert tabs.text.rstrip() == (
            "  1Today  2Rotations  3Mentors  4Letters  5Programs  6Season  7Story  8Guide"
        )


async def test_wide_tabs_have_room_between() -> None:
    tabs = TabsLine(ALL_TABS[:3], "today")
    async with staged(tabs, 120):
        assert tabs.text.rstrip() == "  1 Today   2 Rotations   3 Mentors"


async def test_on_a_narrow_window_only_the_open_tab_keeps_its_name() -> None:
    tabs = TabsLine(ALL_TABS, "letters")
    async with staged(tabs, 60):
        assert tabs.text.rstrip() == "  1  2  3  4Letters  5  6  7  8"


async def test_a_click_on_a_tab_opens_its_screen() -> None:
    tabs = TabsLine(ALL_TABS, "today")
    async with staged(tabs, 80) as (pilot, pressed):
        await pilot.click(TabsLine, offset=(12, 0))
        await pilot.click(TabsLine, offset=(79, 0))
        assert pressed == ["app.main('rotations')"]


async def test_the_key_line_is_the_one_of_the_look() -> None:
    line = KeyLine()
    async with staged(line, 80):
        line.show(KEYS)
        assert line.text.rstrip() == (
            "  Enter assign   l log   z snooze   x not needed   w why first   ? help"
        )


async def test_keys_drop_from_the_right_and_help_stays() -> None:
    line = KeyLine()
    async with staged(line, 40):
        line.show(KEYS)
        assert line.text.rstrip() == "  Enter assign   l log   ? help"
        line.show([])
        assert line.text == ""


async def test_counts_stand_at_the_left_and_a_note_at_the_right() -> None:
    line = StatusLine()
    counts = (Count(glyphs.THERE, "3 available"), Count(glyphs.NEEDS_YOU, "1 late"))
    async with staged(line, 80):
        line.show([Standing("Letters", counts)], note="1 of 5")
        assert line.text == "  Letters ● 3 available  ! 1 late" + " " * 39 + "1 of 5"
        line.say(Content("Logged."))
        assert line.text == "  Logged."
        line.say(None)
        assert line.text.startswith("  Letters")


async def test_a_toast_takes_a_second_line_before_it_is_cut_and_never_a_third() -> None:
    line = StatusLine()
    async with staged(line, 60):
        line.say(Content("Logged. `u` takes it back."))
        assert line.text.count("\n") == 0
        line.say(Content("x" * 200))
        first, second = line.text.split("\n")
        assert len(first) <= 58
        assert len(second) <= 58
        assert second.endswith("…")
        line.say(None)
        assert line.styles.height is not None
        assert line.styles.height.value == 1


async def test_what_does_not_fit_at_the_right_gives_way() -> None:
    line = StatusLine()
    async with staged(line, 60):
        line.show([Standing("Letters", (Count(glyphs.THERE, "9" * 30),))], note="n" * 30)
        assert "n" not in line.text.replace("Letters", "")


async def test_an_empty_line_has_nothing_to_press() -> None:
    line = OneLine()
    async with staged(line, 60) as (pilot, pressed):
        await pilot.click(OneLine)
        assert pressed == []
