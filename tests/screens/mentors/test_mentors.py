from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.bootstrap import Services
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.mentors import Channel, Contact, Helper, Mentor, ReminderWish, Role
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.frame.panel import Relaid
from lorapp.screens.frame.routes import open_record
from lorapp.screens.frame.shell import Shell
from lorapp.screens.mentors.mentors import MentorsScreen
from lorapp.widgets.frame.bars import KeyLine
from tests.screens.fakes import lines, settle
from tests.screens.real import demo_services, opened, press, told

SIZES = [(80, 24), (120, 36)]


async def choose(pilot: Pilot[Any], key: str) -> None:
    assert isinstance(pilot.app, Shell)
    open_record(pilot.app, "mentor", key)
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_people_stand_with_warmth_and_last_contact(
    demo: Services, size: tuple[int, int]
) -> None:
    async with opened(demo, size) as pilot:
        await press(pilot, "3")
        shown = lines(pilot)
        row = next(line for line in shown if "Dr. Devlin-Lind" in line)
        assert "cooling" in row
        assert "26 Mar 2026" in row
        assert all(len(line) <= size[0] for line in shown)


async def test_the_panel_tells_courtesy_addresses_letters_and_points(demo: Services) -> None:
    async with opened(demo, (120, 36)) as pilot:
        await press(pilot, "3")
        await choose(pilot, "B-M4")
        text = told(pilot)
        assert "next polite day" in text
        assert "Old e-mail fadwa.k@old.example.org" in text
        assert "General" not in text
        assert "Points as a writer" in text
        await choose(pilot, "B-M1")
        assert "handovers 1" in told(pilot)


async def test_wishes_helpers_and_leave_stand_in_the_panel(demo: Services) -> None:
    mentor = demo.unit.file().mentor("B-M3")
    demo.mentors.change(
        replace(
            mentor,
            phone="555",
            lead_time_days=14,
            reminder_wish=ReminderWish(days_before=(14, 7)),
            helpers=(Helper(name="Pat Roe", role="coordinator"),),
            away_until=demo.unit.today(),
            left_on=demo.unit.today(),
            knows_programs=("B-P04",),
            notes="likes facts",
        )
    )
    async with opened(demo) as pilot:
        await press(pilot, "3")
        await choose(pilot, "B-M3")
        text = told(pilot)
        for part in (
            "wishes them 14, 7 days",
            "Pat Roe · coordinator",
            "14 days to write",
            "until Sun 22 Nov",
            "Granite Ferry IM",
            "likes facts",
        ):
            assert part in text


async def test_a_contact_is_logged_in_three_keys_and_warms_the_row(demo: Services) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "3")
        await choose(pilot, "B-M2")
        await press(pilot, "l", "p", "enter")
        contact = demo.unit.file().contacts[-1]
        assert (contact.mentor, contact.how) == ("B-M2", Channel.PHONE)
        row = next(line for line in lines(pilot) if "Dr. Devlin-Lind" in line)
        assert "warm" in row
        assert "Sun 22 Nov" in row


async def test_v_ranks_by_points_with_their_reasons(demo: Services) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "3", "v")
        shown = "\n".join(lines(pilot))
        assert "Everybody here was asked; add who else could write" in shown
        assert "Asked already, by points" in shown
        assert "points" in shown
        assert "people" in pilot.app.screen.query_one(KeyLine).text
        await press(pilot, "v")
        assert "Writing for you" in "\n".join(lines(pilot))


async def test_who_can_still_be_asked_stands_above_who_was(planner: Services) -> None:
    planner.letters.log("A-L1", Event(kind=EventKind.ASKED, on=date(2026, 11, 20)))
    planner.letters.log("A-L1", Event(kind=EventKind.DECLINED, on=date(2026, 11, 21)))
    async with opened(planner) as pilot:
        await press(pilot, "3", "v")
        shown = lines(pilot)
        heads = [n for n, line in enumerate(shown) if "by points" in line]
        assert "Could write" in shown[heads[0]]
        assert "Asked already" in shown[heads[1]]
        assert "✗ Dr. Quistgaard" in shown[heads[1] + 1]
        assert "declined" in shown[heads[1] + 1]


async def test_t_shows_only_those_not_heard_from_for_long(demo: Services) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "3", "t")
        shown = "\n".join(lines(pilot))
        assert "Not heard from in 30 days" in shown
        assert "Dr. Umetani" not in shown
        await press(pilot, "t", "t", "t")
        assert "Not heard from in 180 days" in "\n".join(lines(pilot))
        await press(pilot, "t")
        assert "Dr. Umetani" in "\n".join(lines(pilot))


async def test_those_who_want_no_contact_and_peers_stand_apart(demo: Services) -> None:
    demo.mentors.add(Mentor(key="M8", name="Ann Lee", role=Role.PEER))
    demo.mentors.add(Mentor(key="M9", name="Dr. Bo Roe", do_not_contact=True))
    demo.mentors.add(Mentor(key="M7", name="Dr. Cy Poe", role=Role.FELLOW))
    async with opened(demo) as pilot:
        await press(pilot, "3")
        shown = "\n".join(lines(pilot))
        assert "Others" in shown
        assert "Could write" in shown
        assert "no contact" in shown
        await choose(pilot, "M9")
        assert "marked this person as not to be" in told(pilot)
        await choose(pilot, "M7")
        await press(pilot, "enter")
        assert "Plan a letter" in "\n".join(lines(pilot))


async def test_enter_opens_the_next_step_or_the_letter(demo: Services) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "3")
        await choose(pilot, "B-M3")
        screen = pilot.app.screen
        await press(pilot, "enter")
        assert pilot.app.screen is not screen
        await press(pilot, "escape")
        await choose(pilot, "B-M1")
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, FormScreen)


async def test_forms_open_from_here_and_removing_can_be_taken_back(demo: Services) -> None:
    demo.mentors.add(Mentor(key="M8", name="Ann Lee", role=Role.PEER))
    async with opened(demo) as pilot:
        await press(pilot, "3", "a")
        assert "Add a mentor" in "\n".join(lines(pilot))
        await press(pilot, "escape", "m")
        assert "Note a moment" in "\n".join(lines(pilot))
        await press(pilot, "escape", "e")
        assert "Change " in "\n".join(lines(pilot))
        await press(pilot, "escape")
        await choose(pilot, "M8")
        await press(pilot, "x")
        assert "M8" not in demo.unit.file().mentors_by_key
        await press(pilot, "u", "space")
        assert "M8" in demo.unit.file().mentors_by_key


async def test_no_mentor_says_how_to_add_one(demo: Services) -> None:
    demo.unit.command(
        "Empty",
        lambda file: replace(
            file,
            mentors=(),
            rotations=(),
            moments=(),
            contacts=(),
            letters=(),
            assignments=(),
            statements=(),
            interviews=(),
            programs=(),
        ),
        corrects=True,
    )
    async with opened(demo) as pilot:
        await press(pilot, "3")
        assert (
            "No mentors yet. a adds who could write, i takes a contacts file, I a list."
            in "\n".join(lines(pilot))
        )
        await press(pilot, "enter", "e", "x", "t")
        assert isinstance(pilot.app.screen, MentorsScreen)
        await press(pilot, "l")
        assert "Log a contact" in "\n".join(lines(pilot))


async def test_everyone_heard_lately_is_said_so(demo: Services) -> None:
    file = demo.unit.file()
    for mentor in file.mentors:
        demo.mentors.log_contact(Contact(mentor=mentor.key, on=demo.unit.today()))
    async with opened(demo) as pilot:
        await press(pilot, "3", "t")
        assert "Everyone heard from you in the last 30 days." in told(pilot)


async def test_hostile_names_are_shown_letter_for_letter(demo: Services) -> None:
    names = ("Roe [MD]", "Dr. [/]", "[@click=app.quit]x[/]", "Dr. a\\[b]c")
    for number, name in enumerate(names):
        mentor = Mentor(key=f"X{number}", name=name, institution=name, notes=name)
        demo.mentors.add(mentor)
    async with opened(demo, (120, 36)) as pilot:
        await press(pilot, "3")
        for number, name in enumerate(names):
            await choose(pilot, f"X{number}")
            assert name in told(pilot)
            assert any(name in line for line in lines(pilot))


async def test_the_whole_panel_uses_the_width_it_has(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await press(pilot, "3", "space")
        polite = "Courtesy   6 messages left · next polite day Mon 23 Nov (today is Sunday)"
        assert polite in "\n".join(lines(pilot))
        await press(pilot, "escape", "1", "space")
        assert "reading on Tue 1 Dec, in 9 days, and holds 2" in "\n".join(lines(pilot))


@pytest.mark.parametrize("screen", "123")
async def test_a_panel_is_laid_out_for_every_width(demo: Services, screen: str) -> None:
    async with opened(demo) as pilot:
        await press(pilot, screen)
        seen = pilot.app.screen
        assert isinstance(seen, Relaid)
        assert all(seen.explained_in(cells).title for cells in range(-8, 48))


async def test_an_open_promise_and_the_next_word_stand_on_the_card(demo: Services) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "3")
        await choose(pilot, "B-M3")
        assert "16 days ago · promised 31 Aug" in "\n".join(lines(pilot))
        await press(pilot, "space")
        shown = " ".join(" ".join(lines(pilot)).split())
        assert "Promised the letter by 31 Aug" in shown
        assert "Next word from 4 Dec, by 18 Dec" in shown


async def test_the_ranking_says_who_writes_already(demo: Services) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "3", "v")
        shown = [line.split() for line in lines(pilot)]
        assert ["●", "Dr.", "Umetani", "late"] in [words[:4] for words in shown]
        assert any(words[1:4] == ["Dr.", "Brandvold", "available"] for words in shown if words)


async def test_the_card_keeps_how_a_writer_likes_to_be_treated(demo: Services) -> None:
    mentor = demo.unit.file().mentor("B-M3")
    demo.mentors.change(replace(mentor, prefers=Channel.PHONE, wants_facts=False))
    async with opened(demo) as pilot:
        await choose(pilot, "B-M3")
        await press(pilot, "space")
        shown = " ".join(" ".join(lines(pilot)).split())
        assert "Prefers phone · wants no page of facts" in shown
