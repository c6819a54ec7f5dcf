from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from lorapp.app import LorApp
from lorapp.bootstrap import Services
from lorapp.config import Settings
from lorapp.domain.mentors import Helper, Mentor
from lorapp.screens.mentors.mentors import MentorsScreen
from lorapp.screens.paths.importing.contacts_look import ContactsLook
from lorapp.screens.paths.importing.import_contacts import FORM_ID, ContactsPath
from lorapp.screens.paths.merge_mentors import MergePath
from lorapp.widgets.fields.fields import LinesArea
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import settle
from tests.screens.paths.helpers import keys, on
from tests.screens.real import opened, shown, told

HOSTILE = "[red]Thu[/] [@click=app.quit]Ngo[/]"
CARDS = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\n{more}\nEND:VCARD\n"
    for name, more in (
        ("Umetani\\, Priscilla", "TEL:+1 555 010 0142\nPHOTO:x"),
        ("P. Umetani", "EMAIL:office@example.org"),
        (HOSTILE, "TITLE:Chief\nORG:Tern Harbor"),
        ("Bo Summer", "EMAIL:bo(at)example"),
        ("", "EMAIL:nobody@example.org"),
    )
)


async def paste(pilot: Pilot[Any]) -> None:
    """Open the contacts file from Mentors, paste the cards and look them over."""
    await keys(pilot, "3", "i")
    assert on(pilot, ContactsPath)
    pilot.app.post_message(events.Paste(CARDS))
    await settle(pilot)
    assert "FN:P. Umetani" in pilot.app.screen.query_one(LinesArea).text
    await keys(pilot, "ctrl+s")
    assert on(pilot, ContactsLook)


async def test_cards_are_looked_over_decided_and_taken_as_one_step(demo: Services) -> None:
    before = demo.unit.file()
    async with opened(demo) as pilot:
        await paste(pilot)
        text = shown(pilot)
        assert "Contacts from a paste" in text
        assert "Take 3 people, skip the rest" in text
        assert "Not kept: 1 picture." in text
        assert "Skipped: 1 unsure card and 1 error." in told(pilot)
        await keys(pilot, "j")
        assert "Could be Dr. Priscilla Umetani (a similar name)." in told(pilot)
        await keys(pilot, "enter")
        assert "Who P. Umetani is" in shown(pilot)
        await keys(pilot, "j", "enter")
        assert "Adds e-mail office@example.org." in told(pilot)
        assert "Take 4 people" in shown(pilot)
        await keys(pilot, "j")
        assert "It stands in card 4, line 21 of the file." in told(pilot)
        await keys(pilot, "enter", "j")
        assert "The card says: Chief, Tern Harbor." in told(pilot)
        await keys(pilot, "enter")
        assert "left out" in shown(pilot)
        await keys(pilot, "enter", "g", "enter")
        assert on(pilot, MentorsScreen)
        assert "Imported 4 people. u takes it back." in shown(pilot)
        assert demo.unfinished.load(FORM_ID) is None
        names = [mentor.name for mentor in demo.unit.file().mentors]
        assert names[-2:] == [HOSTILE, "Bo Summer"]
        await keys(pilot, "u")
        assert demo.unit.file() == before


async def test_new_people_can_be_left_out_all_at_once(demo: Services) -> None:
    async with opened(demo, (120, 36)) as pilot:
        await paste(pilot)
        await keys(pilot, "n")
        assert "Take 1 person, skip the rest" in shown(pilot)
        await keys(pilot, "n")
        assert "Take 3 people, skip the rest" in shown(pilot)
        assert pilot.app.screen.query_one(RowList).select("card:1")
        await keys(pilot, "enter")
        assert "Who Priscilla Umetani is" in shown(pilot)
        await keys(pilot, "escape", "enter", "j", "j", "enter")
        assert "Take 2 people" in shown(pilot)
        await keys(pilot, "enter", "k", "k", "enter")
        assert "Take 3 people" in shown(pilot)
        assert pilot.app.screen.query_one(RowList).select("card:5")
        await keys(pilot, "enter")
        assert "It has no name." in told(pilot)
        demo.mentors.add(Mentor(key="M9", name="Bo Summer"))
        await keys(pilot, "n")
        assert "Nothing new" not in shown(pilot)


async def test_known_contacts_bring_nothing_and_a_bad_path_is_said(
    demo: Services, tmp_path: Path
) -> None:
    path = tmp_path / "own.vcf"
    path.write_text(demo.contacts_file.vcards(), encoding="utf-8")
    async with opened(demo) as pilot:
        await keys(pilot, "3", "i", "enter")
        assert "Name a file, or paste the cards" in shown(pilot)
        pilot.app.screen.query_one(Input).value = str(tmp_path / "no.vcf")
        await keys(pilot, "enter")
        assert "There is no file" in shown(pilot)
        pilot.app.screen.query_one(Input).value = str(path)
        await keys(pilot, "enter")
        assert "Contacts from own.vcf" in shown(pilot)
        assert "Nothing new: all of it is there already" in shown(pilot)
        await keys(pilot, "space", "escape", "enter")
        assert on(pilot, MentorsScreen)
        assert "Nothing new" in shown(pilot)


async def test_the_mentors_are_saved_as_a_contacts_file(demo: Services) -> None:
    async with opened(demo) as pilot:
        await keys(pilot, "3", "i", "tab", "tab", "j")
        assert "Or save 5 mentors as a contacts file" in shown(pilot)
        await keys(pilot, "enter")
        assert "Saved lorapp-mentors-2026-11-22.vcf" in shown(pilot)
        assert list(demo.home.exports.glob("*.vcf"))


async def test_two_spellings_are_noticed_and_made_one(demo: Services) -> None:
    demo.mentors.add(Mentor(key="M9", name="Umetani, P.", phone="+1 555"))
    before = demo.unit.file()
    async with opened(demo) as pilot:
        await keys(pilot, "3")
        assert isinstance(pilot.app.screen, MentorsScreen)
        pilot.app.screen.select("B-M3")
        await settle(pilot)
        assert "Looks like Umetani, P. too: a similar name. M makes them one." in told(pilot)
        assert "M merge" in shown(pilot)
        await keys(pilot, "M")
        assert on(pilot, MergePath)
        assert "Looks like the same person" in shown(pilot)
        await keys(pilot, "enter")
        assert "Whose name stays" in shown(pilot)
        assert "Nothing is noted yet about Umetani, P." in told(pilot)
        assert "Filled in: phone." in told(pilot)
        await keys(pilot, "j")
        assert "Moves here from Dr. Priscilla Umetani: 1 letter" in told(pilot)
        await keys(pilot, "j", "enter")
        assert "Everyone else" in shown(pilot)
        await keys(pilot, "enter", "enter")
        assert "Merged Umetani, P. into Dr. Priscilla Umetani." in shown(pilot)
        merged = demo.unit.file()
        assert [one.key for one in merged.mentors] == [f"B-M{n}" for n in range(1, 6)]
        assert merged.mentor("B-M3").phone == "+1 555"
        await keys(pilot, "u")
        assert demo.unit.file() == before


async def test_the_one_with_a_confirmed_letter_can_be_the_one_that_goes(
    demo: Services,
) -> None:
    demo.mentors.add(Mentor(key="M9", name="Prue Umetani", do_not_contact=True))
    async with opened(demo) as pilot:
        await keys(pilot, "3")
        assert isinstance(pilot.app.screen, MentorsScreen)
        pilot.app.screen.select("M9")
        await settle(pilot)
        await keys(pilot, "M", "u", "U")
        assert pilot.app.screen.query_one(RowList).select("who:B-M3")
        await keys(pilot, "enter")
        assert "One of them is not to be contacted" in told(pilot)
        await keys(pilot, "enter")
        assert on(pilot, MentorsScreen)
        assert demo.unit.file().mentor("M9").do_not_contact
        assert any(letter.mentor == "M9" for letter in demo.unit.file().letters)


async def test_a_person_is_found_by_who_answers_for_them(demo: Services) -> None:
    writer = demo.unit.file().mentor("B-M3")
    helper = Helper(name="Pat Quill", email="quill@example.org")
    demo.mentors.change(replace(writer, helpers=(helper,)))
    async with opened(demo) as pilot:
        await keys(pilot, "3", "slash", *"quill", "enter")
        assert "Dr. Umetani" in shown(pilot)
        assert "Dr. Brandvold" not in shown(pilot)
        await keys(pilot, "f", *"quill")
        assert "Dr. Priscilla Umetani" in shown(pilot)


async def test_one_person_alone_has_nobody_to_be_merged_with(begun: Services) -> None:
    async with opened(begun) as pilot:
        await keys(pilot, "3", "M")
        assert "There are no two people to make one of." in shown(pilot)
        await keys(pilot, "i")
        assert "Or save" not in shown(pilot)


@pytest.mark.parametrize(("size", "theme"), [((80, 24), "dusk"), ((120, 36), "paper")])
def test_contacts_looked_over_look_right(
    snap_compare: Any,  # noqa: ANN401  the plugin gives it no type
    demo: Services,
    size: tuple[int, int],
    theme: str,
) -> None:
    async def go_there(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await paste(pilot)
        await keys(pilot, "j")

    app = LorApp(demo, Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=go_there)
    demo.close()
