"""The story: the map, the ledger, the gaps, the papers, and what opens from them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.bootstrap import Services
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.papers import Claim, Statement
from lorapp.screens.dialogs.log import LogDialog
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.frame.panel import WholePanel
from lorapp.screens.frame.routes import open_record
from lorapp.screens.frame.shell import Shell
from lorapp.screens.letters.letter_record import LetterRecord
from lorapp.screens.paths.choices import ChoiceDialog
from lorapp.screens.paths.messages.message import MessagePath
from lorapp.screens.story.statement_programs import StatementPrograms
from lorapp.screens.story.statement_record import StatementRecord
from lorapp.screens.story.story import StoryScreen
from lorapp.screens.story.story_evidence import EvidenceScreen
from lorapp.widgets.fields.fields import FieldRow
from lorapp.widgets.frame.bars import KeyLine
from tests.screens.fakes import lines, settle, shows
from tests.screens.real import demo_services, opened, told

TEXT = (
    "On a night of three emergencies I learned to speak slowly. The nurses and I shared it.\n"
    "I hope to train at Saint Orla Neurology."
)


def keys(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one(KeyLine).text


def page(pilot: Pilot[Any]) -> str:
    return "\n".join(lines(pilot))


def form(pilot: Pilot[Any]) -> dict[str, str]:
    assert isinstance(pilot.app.screen, FormScreen), lines(pilot)
    return {row.field.name: row.text for row in pilot.app.screen.query(FieldRow)}


async def press(pilot: Pilot[Any], *names: str) -> None:
    await pilot.press(*names)
    await settle(pilot)


async def fill(pilot: Pilot[Any], **texts: str) -> None:
    """Put texts into the fields of the form and save it."""
    for row in pilot.app.screen.query(FieldRow):
        if row.field.name in texts:
            row.fill(texts[row.field.name])
    await press(pilot, "ctrl+s")


def shell_of(pilot: Pilot[Any]) -> Shell:
    assert isinstance(pilot.app, Shell)
    return pilot.app


async def test_the_four_views_say_what_is_and_what_to_do(demo: Services) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "7", "j", "j")
        shown = page(pilot)
        assert "! calm in emergenc… ▌! claim" in shown
        assert "What a writer was given is no proof" in shown
        assert "That of Prof. Khourani could take it." in shown
        assert "claim" in keys(pilot)
        await press(pilot, *["right"] * 4)
        assert "Dr. Umetani is not asked" in told(pilot)
        assert "theme" in keys(pilot)
        await press(pilot, "v")
        assert "Nobody saw it: be ready in interviews" in page(pilot)
        assert "If you are asked" in told(pilot)
        await press(pilot, "v", "G")
        assert "Rests on one person" in page(pilot)
        assert "Rests on Dr. Umetani alone." in told(pilot)
        await press(pilot, "v")
        assert "Its text is not here" in told(pilot)
        await press(pilot, "G", "k")
        assert "No packet is logged" in told(pilot)
        await press(pilot, "enter")
        assert shows(pilot, LetterRecord)
        await press(pilot, "escape", "w")
        assert "Nothing has changed since the packet went out." in page(pilot)
        await press(pilot, "space")
        assert shows(pilot, WholePanel)
        await press(pilot, "escape", "slash", *"zzz", "enter")
        assert "Nothing here has this" in page(pilot)


async def test_a_cell_opens_its_evidence_and_from_there_everything_else(
    demo: Services,
) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "7", "right", "right", "enter")
        assert shows(pilot, EvidenceScreen)
        shown = page(pilot)
        assert "handovers · Letter of Dr. Brandvold" in shown
        assert "Rewrote the handover sheet" in shown
        assert "is no proof" in told(pilot)
        await press(pilot, "enter")
        assert shows(pilot, LetterRecord)
        await press(pilot, "escape", "j")
        assert "Seen by Dr. Brandvold on 15 May 2026, their own words." in told(pilot)
        await press(pilot, "m")
        assert form(pilot)["mentor"] == "Dr. Ottilie Brandvold"
        await fill(pilot, text="Called the night team early.", themes="handovers")
        assert "Called the night team early." in page(pilot)
        await press(pilot, "a")
        assert form(pilot)["statement"] == "Internal medicine statement, version 3"
        await fill(pilot, line="I hand over well.")
        assert demo.unit.file().statement("PS-IM").claims[1].theme == "handovers"
        await press(pilot, "escape", "left", "left", "enter")
        assert "handovers · Internal medicine statement" in page(pilot)
        assert "I hand over well." in told(pilot)
        await press(pilot, "enter")
        assert form(pilot)["line"] == "I hand over well."


async def test_themes_are_added_renamed_and_removed_from_the_map_and_the_gaps(
    demo: Services,
) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "7", *["right"] * 3, "a")
        await fill(pilot, name="nerve")
        await press(pilot, "G", "enter")
        assert "No evidence yet." in told(pilot)
        assert "No letter is asked." in told(pilot)
        await press(pilot, "escape", "v", "v", "j")
        assert "nerve" in [row.id.partition(" ")[2] for row in [current(pilot)]]
        await press(pilot, "e")
        await fill(pilot, name="courage")
        assert "courage" in demo.unit.file().themes
        await press(pilot, "f", *"coura", "enter")
        assert shows(pilot, StoryScreen)
        await press(pilot, "x")
        assert "courage" not in demo.unit.file().themes
        await press(pilot, "k", "x")
        assert "so it stays" in page(pilot)


def current(pilot: Pilot[Any]) -> Any:  # noqa: ANN401  a row of whichever list
    screen = pilot.app.screen
    assert isinstance(screen, StoryScreen)
    return screen.rows.current


async def test_a_statement_is_read_and_its_claims_are_marked(demo: Services) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "7", "s")
        assert shows(pilot, StatementRecord)
        assert "Its text is not here" in told(pilot)
        assert "paste the text" in keys(pilot)
        await press(pilot, "e")
        await fill(pilot, text=TEXT)
        assert "Saint Orla Neurology" in told(pilot)
        await press(pilot, "j")
        assert "change" in keys(pilot)
        await press(pilot, "j")
        assert "calm in emergencies, in your Internal medicine" in told(pilot)
        await press(pilot, "j")
        assert "may point to teamwork" in told(pilot)
        await press(pilot, "enter")
        assert form(pilot)["theme"] == "teamwork"
        await fill(pilot, theme="teamwork")
        await press(pilot, "j", "a")
        assert form(pilot)["line"] == "I hope to train at Saint Orla Neurology."
        await press(pilot, "escape", "k", "x")
        assert len(demo.unit.file().statement("PS-IM").claims) == 1
        await press(pilot, "space")
        assert shows(pilot, WholePanel)


async def test_a_statement_that_names_others_is_given_on_purpose_only(demo: Services) -> None:
    first = demo.unit.file().statement("PS-IM")
    demo.statements.change(replace(first, text=TEXT))
    async with opened(demo) as pilot:
        await press(pilot, "7", "s", "enter")
        assert shows(pilot, StatementPrograms)
        await press(pilot, "a")
        assert "Every open program of this specialty has a statement." in page(pilot)
        await press(pilot, "enter")
        assert "B-P01" not in demo.unit.file().statement("PS-IM").programs
        await press(pilot, "enter")
        assert shows(pilot, ChoiceDialog)
        assert "Line 2: Saint Orla Neurology" in page(pilot)
        await press(pilot, "enter")
        assert "B-P01" not in demo.unit.file().statement("PS-IM").programs
        await press(pilot, "a", "down", "enter", "space", "escape")
        assert "B-P01" in demo.unit.file().statement("PS-IM").programs


async def test_a_clean_statement_is_given_at_once_and_a_moved_one_is_told(
    demo: Services,
) -> None:
    demo.statements.add(
        Statement(key="S9", specialty="internal-medicine", version="4", text="I stay calm.")
    )
    demo.statements.take_back("PS-IM", ("B-P02",))
    async with opened(demo) as pilot:
        await press(pilot, "f", *"version 4", "enter")
        assert shows(pilot, StatementRecord)
        await press(pilot, "p", "j", "enter")
        assert demo.unit.file().statement("S9").programs == ("B-P02",)
        await press(pilot, "k", "enter")
        assert "applied to with another statement" in page(pilot)
        await press(pilot, "escape")
        shell_of(pilot).done(demo.statements.remove("S9"))
        await settle(pilot)
        await press(pilot, "7", "v", "v", "v", "x")
        assert "PS-IM" not in demo.unit.file().statements_by_key


async def test_papers_tell_of_files_and_write_what_changed(demo: Services, tmp_path: Path) -> None:
    packet = Event(kind=EventKind.PACKET_SENT, on=demo.unit.file().letters[2].events[0].on)
    demo.letters.log("B-L3", packet)
    cv = tmp_path / "cv.pdf"
    cv.write_bytes(b"%PDF-1.7 one")
    async with opened(demo) as pilot:
        await press(pilot, "7", "v", "v", "v", "d")
        await fill(pilot, version="6", path=str(cv))
        newest = demo.unit.file().documents[-1]
        assert (newest.kind, newest.version) == ("cv", "6")
        assert newest.sha256 is not None
        cv.write_bytes(b"%PDF-1.7 two")
        await press(pilot, "g", *["j"] * 7)
        assert "The file has changed since it was noted" in told(pilot)
        await press(pilot, "x")
        assert "A version stays on record." in page(pilot)
        await press(pilot, "j", "j", "j")
        assert "has changed" in page(pilot)
        assert "w writes a short line" in told(pilot)
        await press(pilot, "enter")
        assert shows(pilot, MessagePath)
        assert "this has changed: CV, version 6" in page(pilot)
        await press(pilot, "l")
        await fill(pilot, note="She asked for it.")
        assert "up to date" in page(pilot)
        assert not shows(pilot, LogDialog)


async def test_each_key_opens_the_form_of_what_stands_there(
    demo: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Shell, "ask", lambda _, sheet: asked.append(sheet.form_id))
    demo.statements.add_claim("PS-IM", Claim(line="No theme yet."))

    async def opens(pilot: Pilot[Any], *names: str) -> str:
        asked.clear()
        await press(pilot, *names)
        return " ".join(asked)

    async with opened(demo) as pilot:
        await press(pilot, "7")
        assert await opens(pilot, "e") == "claim.PS-IM.new.handovers"
        assert await opens(pilot, "m") == "moment.theme.handovers."
        assert await opens(pilot, "G", "e") == "claim.PS-IM.0.calm in emergencies"
        assert await opens(pilot, "a") == "claim.PS-IM.new.calm in emergencies"
        assert await opens(pilot, "end", "e") == "letter.B-L5"
        assert await opens(pilot, "a", "m") == "theme.new moment.theme.calm in emergencies.B-M5"
        assert await opens(pilot, "v", "j", "enter", "m") == "claim.PS-IM.1. moment.new."
        assert await opens(pilot, "a", "e") == "claim..new. claim.PS-IM.1."
        assert await opens(pilot, "v", "e", "a") == "theme.calm in emergencies theme.new"
        assert (
            await opens(pilot, "v", "e", "a", "d") == "statement.PS-IM statement.new document.new"
        )
        assert await opens(pilot, "j", "j", "e", "enter") == "document.cv.5 document.cv.5"
        assert await opens(pilot, "G", "e", "v", "v", "j") == "letter.B-L5"
        await press(pilot, "x")
        assert len(demo.unit.file().statement("PS-IM").claims) == 1


async def test_an_empty_story_says_how_to_begin(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner")
    gone = ("themes", "moments", "letters", "statements", "documents")
    empty: dict[str, Any] = dict.fromkeys(gone, ())
    services.unit.command("Empty", lambda file: replace(file, **empty))
    async with opened(services) as pilot:
        await press(pilot, "7")
        assert "No themes yet. a adds what your letters are to show" in page(pilot)
        await press(pilot, "e", "x", "enter", "m", "escape", "s")
        assert "A personal statement" in page(pilot)
        await press(pilot, "escape", "v")
        assert "No claims yet." in page(pilot)
        await press(pilot, "a", "escape", "v")
        assert "No themes yet" in page(pilot)
        await press(pilot, "v", "x", "e")
        assert "No papers yet." in page(pilot)
        services.themes.add("calm")
        await press(pilot, "v")
        open_record(shell_of(pilot), "theme", "calm")
        await settle(pilot)
        await press(pilot, "enter", "a")
        assert "There is no statement yet." in page(pilot)
        shell_of(pilot).done(services.themes.remove("calm"))
        await settle(pilot)
        assert shows(pilot, StoryScreen)


@pytest.mark.parametrize("size", [(60, 20), (200, 50)])
async def test_hostile_words_stand_letter_for_letter_at_every_width(
    demo: Services, size: tuple[int, int]
) -> None:
    for number, word in enumerate(("[/]", "[@click=app.quit]x[/]", "a\\[b]c")):
        demo.themes.add(word)
        claim = Claim(theme=word, line=f"{word} `Enter`")
        demo.statements.add_claim("PS-IM", claim)
        demo.statements.add(Statement(key=f"{word}{number}", text=f"{word}. {word}"))
    async with opened(demo, size) as pilot:
        await press(pilot, "7", "G")
        assert all(len(line) <= size[0] for line in lines(pilot))
        assert "[/]" in page(pilot)
        for _ in range(3):
            await press(pilot, "v", "G")
            assert all(len(line) <= size[0] for line in lines(pilot))
        await press(pilot, "v", "G", "enter")
        assert "a\\[b]c" in page(pilot)
        await press(pilot, "escape", "s", "j")
        assert shows(pilot, StatementRecord)
