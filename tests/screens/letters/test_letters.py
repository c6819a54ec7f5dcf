"""Letters: the board, the table, the record, and what can be done to a letter."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

import lorapp.screens.frame.openers  # noqa: F401  Enter and find lead somewhere because of it
from lorapp.bootstrap import Services
from lorapp.config import Settings
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.mentors import Mentor
from lorapp.screens.frame.routes import open_record
from lorapp.screens.letters.letter_record import LetterRecord
from lorapp.screens.letters.letters import LettersScreen
from lorapp.services.computer import clipboard
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import lines, settle
from tests.screens.real import demo_services, opened, screen_name

SIZES = [(80, 24), (120, 36)]
DEMOS = ["midseason", "planner"]


async def press(pilot: Pilot[Any], *keys: str) -> str:
    """Press keys one by one; gives back what stands on the screen then."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
    return "\n".join(lines(pilot))


def letter_of(services: Services, key: str) -> Letter:
    return services.unit.file().letter(key)


@pytest.mark.parametrize("size", SIZES)
async def test_letters_are_stacked_by_what_they_need(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(demo_services(tmp_path, "midseason"), size) as pilot:
        shown = await press(pilot, "4")
        order = [shown.index(name) for name in ("Needs you", "Umetani", "Khourani", "Available")]
        assert order == sorted(order)
        assert "3 in hand · 3 needed · 5 wise" in shown
        assert "5 waived" in shown
        assert "2 IM · 2 general · 1 Neuro" in shown
        assert "1 of 5" in shown
        assert "Enter reminder" in shown


HELD = [((80, 24), ("at all 10", "at 5 of 10")), ((120, 36), ("all 10", "5/10"))]


@pytest.mark.parametrize(("size", "says"), HELD)
async def test_how_many_programs_have_a_letter_does_not_look_like_a_mark(
    tmp_path: Path, size: tuple[int, int], says: tuple[str, str]
) -> None:
    async with opened(demo_services(tmp_path, "midseason"), size) as pilot:
        shown = await press(pilot, "4")
        assert "10/10" not in shown
        assert all(said in shown for said in says)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (112, 30), (120, 36), (160, 40), (200, 50)])
@pytest.mark.parametrize("demo", DEMOS)
async def test_no_line_is_wider_than_its_window(
    tmp_path: Path, size: tuple[int, int], demo: str
) -> None:
    async with opened(demo_services(tmp_path, demo), size) as pilot:
        await press(pilot, "4")
        for keys in ((), ("j",), ("v",), ("space",), ("pagedown",)):
            shown = await press(pilot, *keys)
            assert len(shown.splitlines()) == size[1]
            assert "Said" in shown or "History" in shown or "What comes next" in shown


async def test_the_record_stands_beside_the_list_as_in_the_picture(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        await press(pilot, "4")
        beside = [line[48:] for line in lines(pilot)]
        assert beside[4].startswith("Dr. Priscilla Umetani")
        assert beside[4].endswith("! 65 d late")
        assert beside[5] == "Neurology · narrative · waived · Northgate Lakes, June, hands-on"
        assert beside[7] == 'Said      agreed 24 Jun · promised 31 Aug · phone 6 Nov "next week"'
        assert beside[8] == "Shown     requested 10 Aug · nothing uploaded  seen 4 d ago"
        assert beside[10] == "●━━━━━━━━━●━━━━━━━━━●━━━━━━━━━●┄┄┄┄┄┄┄┄┄!┄┄┄┄┄┄┄┄┄○┄┄┄┄┄┄┄┄┄○"
        assert beside[12].split() == ["24", "Jun"] * 2 + ["10", "Aug"] * 2 + [
            "18",
            "Sep",
            "by",
            "1",
            "Dec",
        ]
        assert beside[14] == "Needed    Tue 1 Dec, Saint Orla Neurology · upload by Mon 23 Nov"
        assert beside[25] == "Mon 23 Nov  last reminder, with an easy way out"


async def test_wide_windows_show_the_ladder_in_a_third_column(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (160, 40)) as pilot:
        shown = await press(pilot, "4")
        assert "The ladder" in shown
        assert "third reminder" in shown
        assert shown.count("What comes next") == 1


async def test_space_opens_the_whole_record_and_esc_comes_back(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (80, 24)) as pilot:
        await press(pilot, "4", "space")
        assert isinstance(pilot.app.screen, LetterRecord)
        shown = await press(pilot, "down")
        assert "Prof. Fadwa Khourani" in shown
        assert "2 of 5" in shown
        shown = await press(pilot, "pagedown")
        assert "Waived: you gave up seeing it" in shown
        assert "5 Oct       shown  bounced" in shown
        shown = await press(pilot, "pageup")
        assert "Prof. Fadwa Khourani" in shown
        await press(pilot, "escape")
        assert screen_name(pilot) == "LettersScreen"
        current = pilot.app.screen.query_one(RowList).current
        assert current is not None
        assert current.id == "B-L4"


async def test_the_record_stays_at_either_end(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (80, 24)) as pilot:
        shown = await press(pilot, "4", "space", "up")
        assert "1 of 5" in shown
        shown = await press(pilot, *(["down"] * 6))
        assert "5 of 5" in shown


async def test_v_changes_to_a_table_and_o_orders_it(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (120, 36)) as pilot:
        shown = await press(pilot, "4", "v")
        head = next(line for line in shown.splitlines() if "Writer" in line)
        assert head.split() == [
            "Writer",
            "State",
            "For",
            "Form",
            "Waived",
            "Where",
            "Months",
            "Needed",
            "Risk",
        ]
        assert "home" in shown
        assert "high" in shown
        assert "by state" in shown
        for order in ("needed", "risk", "months", "for", "form", "where", "writer", "state"):
            shown = await press(pilot, "o")
            assert f"by {order}" in shown
        shown = await press(pilot, "v")
        assert "Needs you" in shown


async def test_o_on_the_board_opens_the_table(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner"), (80, 24)) as pilot:
        shown = await press(pilot, "4", "o")
        assert "by state" in shown
        assert "~22 Sep 2027" in shown


async def test_enter_opens_the_log_where_a_step_waits_for_an_event(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    event = Event(kind=EventKind.AGREED, on=date(2026, 11, 20))
    services.letters.log("A-L0", event)
    async with opened(services, (80, 24)) as pilot:
        await press(pilot, "4")
        assert isinstance(pilot.app.screen, LettersScreen)
        pilot.app.screen.query_one(RowList).select("A-L0")
        await press(pilot, "l")
        shown = await press(pilot, "enter")
        assert "takes it back" in shown
        assert len(letter_of(services, "A-L0").events) == 2


async def test_enter_without_a_step_opens_the_record(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (80, 24)) as pilot:
        shown = await press(pilot, "4", "j", "j")
        assert "Enter record" in shown
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, LetterRecord)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, LetterRecord)


@pytest.mark.parametrize("key", ["enter", "m"])
async def test_the_message_of_a_letter_opens_its_path(tmp_path: Path, key: str) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (80, 24)) as pilot:
        await press(pilot, "4", key)
        assert not isinstance(pilot.app.screen, LettersScreen)


async def test_a_change_is_drawn_at_once_and_can_be_taken_back(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services, (80, 24)) as pilot:
        await press(pilot, "4")
        change = services.letters.log("B-L3", Event(kind=EventKind.UPLOADED, on=date(2026, 11, 20)))
        pilot.app.done(change)  # type: ignore[attr-defined]  # Shell's own
        await settle(pilot)
        assert any("processing" in line for line in lines(pilot))
        shown = await press(pilot, "u")
        assert "65 d late" in shown


async def test_an_event_logged_by_mistake_is_taken_back_with_a_reason(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services, (80, 24)) as pilot:
        shown = await press(pilot, "4", "C")
        assert "Logged by mistake: Dr. Umetani" in shown
        assert "spoke, 6 Nov" in shown
        shown = await press(pilot, "enter", *"wrong", "enter")
        assert [e.kind for e in letter_of(services, "B-L3").events][-1] is EventKind.REMINDED
        assert "takes it back" in shown
        assert "wrong" in services.history.entries()[0].label


async def test_events_that_read_alike_are_numbered_and_the_older_one_needs_its_reason(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason")
    again = Event(kind=EventKind.SPOKE, on=date(2026, 11, 6))
    services.letters.log("B-L3", again)
    async with opened(services, (80, 24)) as pilot:
        shown = await press(pilot, "4", "C")
        assert "spoke, 6 Nov (2)" in shown
        shown = await press(pilot, "right")
        assert "spoke, 6 Nov " in shown


async def test_nothing_to_correct_is_said(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner"), (80, 24)) as pilot:
        assert "Nothing has been logged" in await press(pilot, "4", "C")


async def test_locked_fields_are_refused_with_a_sentence(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services, (120, 36)) as pilot:
        await press(pilot, "4", "e")
        form = pilot.app.screen
        fields = [row for row in form.query(LineInput) if "@example.org" in row.value]
        assert len(fields) == 2
        for field in fields:
            field.value = "other@example.org"
        await settle(pilot)
        shown = await press(pilot, "ctrl+s")
        assert "This entry is confirmed, so its e-mail stays." in shown.replace("\n", " ")
        assert letter_of(services, "B-L3").email == "p.umetani@example.org"


async def test_a_plans_a_letter(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner"), (80, 24)) as pilot:
        assert "Plan a letter" in await press(pilot, "4", "a")


async def test_c_copies_one_identifier_after_the_other_and_shows_none_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    services = demo_services(tmp_path, "midseason")
    applicant = services.unit.file().applicant
    services.profile.change(replace(applicant, aamc_id="14567890"))
    async with opened(services, (80, 24)) as pilot:
        shown = await press(pilot, "4", "c")
        await settle(pilot)
        shown = "\n".join(lines(pilot))
        assert pilot.app.clipboard == "14567890"
        assert "14567890" not in shown
        assert "AAMC ID, ends in 7890" in shown
        await press(pilot, "c")
        assert pilot.app.clipboard == "p.umetani@example.org"
        await press(pilot, "c")
        assert pilot.app.clipboard == "14567890"
        await press(pilot, "j", "c")
        assert pilot.app.clipboard == "14567890"


@pytest.mark.parametrize(
    ("tool", "program", "says"),
    [
        ("wl-copy", "", "Copied with wl-copy: "),
        (None, "", "Sent to the terminal's clipboard: "),
        (None, "Apple_Terminal", "This terminal has no clipboard. Select the text here"),
    ],
)
async def test_copying_an_identifier_names_the_way_it_took(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tool: str | None,
    program: str,
    says: str,
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TERM_PROGRAM", program)
    monkeypatch.setattr(clipboard, "copy", lambda _text: tool)
    async with opened(demo_services(tmp_path, "midseason"), (80, 24)) as pilot:
        await press(pilot, "4", "c")
        assert says in "\n".join(lines(pilot))
        assert (screen_name(pilot) == "SelectPage") is bool(program)


async def test_nothing_to_copy_is_said(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    person = services.unit.file().mentor("A-M1")
    services.mentors.change(replace(person, emails=()))
    async with opened(services, (80, 24)) as pilot:
        assert "There is nothing to copy yet" in await press(pilot, "4", "c")


async def test_a_letter_without_a_message_says_so(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "planner"), (80, 24)) as pilot:
        await press(pilot, "4")
        pilot.app.screen.query_one(RowList).select("A-L0")
        assert "No message to Prof. Dorobant is due." in await press(pilot, "m")


@pytest.mark.parametrize(("key", "words"), [("z", "Sleep:"), ("x", "Not needed:")])
async def test_the_step_of_a_letter_can_be_put_away(tmp_path: Path, key: str, words: str) -> None:
    async with opened(demo_services(tmp_path, "midseason"), (80, 24)) as pilot:
        assert words in await press(pilot, "4", key)


async def test_an_empty_board_says_what_to_press(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    for letter in services.unit.file().letters:
        services.letters.remove(letter.key)
    async with opened(services, (80, 24)) as pilot:
        shown = await press(pilot, "4")
        assert "No letters yet." in shown
        assert "a adds one" in shown
        for key in ("l", "m", "e", "c", "C", "z", "x"):
            assert "There is no letter here yet" in await press(pilot, key)
        for key in ("space", "enter", "v", "o", "v"):
            await press(pilot, key)
        assert isinstance(pilot.app.screen, LettersScreen)


async def test_a_record_whose_letter_is_gone_goes_back(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    async with opened(services, (80, 24)) as pilot:
        open_record(pilot.app, "letter", "A-L2")  # type: ignore[arg-type]  # Shell's own
        await settle(pilot)
        assert isinstance(pilot.app.screen, LetterRecord)
        pilot.app.done(services.letters.remove("A-L2"))  # type: ignore[attr-defined]
        await settle(pilot)
        assert not isinstance(pilot.app.screen, LetterRecord)


async def test_a_letter_without_steps_cannot_be_put_to_sleep(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    services.steps.not_needed("refresh:letter:A-L0", "kept")
    async with opened(services, (80, 24)) as pilot:
        await press(pilot, "4")
        pilot.app.screen.query_one(RowList).select("A-L0")
        assert "no step to put away" in await press(pilot, "z")


HOSTILE = ("[MD]", "[/]", "[@click=app.quit]x[/]", "a\x1b[31mb\x1b]0;t\x07c")


@pytest.mark.parametrize("size", [*SIZES, (200, 50)])
async def test_names_and_notes_are_shown_letter_for_letter(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    services = demo_services(tmp_path, "midseason")
    name, note = "Dr. [MD] [@click=app.quit]x[/]", " ".join(HOSTILE)
    person = services.unit.file().mentor("B-M3")
    services.mentors.change(replace(person, name=name))
    spoken = Event(kind=EventKind.SPOKE, on=date(2026, 11, 7), note=note)
    services.letters.log("B-L3", spoken)
    async with opened(services, size) as pilot:
        shown = await press(pilot, "4")
        for keys in (("v",), ("v",), ("space",), *[("pagedown",)] * 3):
            shown += await press(pilot, *keys)
            for strip in pilot.app.screen._compositor.render_strips():
                for segment in strip:
                    assert "@click" not in (segment.style.meta if segment.style else {})
                    assert not {"\x1b", "\x07"} & set(segment.text)
        assert name in shown
        assert "[MD] [/] [@click=app.quit]x[/]" in shown.replace("\n", " ")


async def test_a_record_in_plain_characters_keeps_its_columns(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services, (120, 36), Settings(ascii=True)) as pilot:
        shown = await press(pilot, "4")
        assert "*=========*=========*=========*---------!" in shown
        assert shown.isascii()


async def test_two_writers_of_one_name_are_told_apart(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    services.mentors.add(Mentor(key="B-M9", name="Dr. Ada Umetani"))
    services.letters.add(Letter(key="B-L9", mentor="B-M9"))
    async with opened(services, (120, 36)) as pilot:
        shown = await press(pilot, "4")
        assert "Dr. P. Umetani" in shown
        assert "Dr. A. Umetani" in shown
