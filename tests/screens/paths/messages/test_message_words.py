"""Choosing the words of a message: tone, way, situation, an own template, an own editor."""

import email
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.asking_again import ADVICE
from lorapp.domain.papers import Document
from lorapp.screens.mentors.mentors import MentorsScreen
from lorapp.screens.paths.choices import ChoiceDialog
from lorapp.screens.paths.messages.message import MessagePath
from lorapp.screens.paths.messages.outgoing import outgoing
from lorapp.screens.paths.messages.writing import WritingPage
from lorapp.widgets.rows.rows import RowList
from tests.screens.paths.helpers import keys, on, services_of, show_path, write
from tests.screens.real import demo_services, opened, shown

MONDAY = "2026-11-23T09:00:00-05:00"
DAY = date(2026, 11, 23)
BROKEN = "{{ name }}, thanks\n{{ greeting }}\n\n{{ writr }}\n"


async def show(pilot: Pilot[Any], services: Services, kind: DraftKind, letter: str) -> None:
    """Open the message of a kind."""
    at = services.letters.situation()
    await show_path(pilot, MessagePath(outgoing(at, letter, kind)))


async def choose(pilot: Pilot[Any], row: str) -> None:
    """Open the choice of words and take one row of it."""
    await keys(pilot, "t")
    assert on(pilot, ChoiceDialog)
    assert pilot.app.screen.query_one(RowList).select(row), f"{row} is not offered"
    await keys(pilot, "enter")


async def test_a_tone_is_chosen_for_a_message_and_remembered_for_the_person(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason", MONDAY)
    async with opened(services) as pilot:
        await show(pilot, services, DraftKind.THANKS, "B-L2")
        assert "warm · " not in shown(pilot)
        await choose(pilot, "tone:warm")
        assert "warm · " in shown(pilot)
        assert "thank you with all my heart" in " ".join(shown(pilot).split())
        await keys(pilot, "escape")
        await show(pilot, services, DraftKind.OUTCOME, "B-L2")
        assert "warm · " in shown(pilot)
        await choose(pilot, "words:unmatched")
        assert "warm · " in shown(pilot)
        assert "I did not match this year" in " ".join(shown(pilot).split())
        await keys(pilot, "escape")
        await show(pilot, services, DraftKind.OUTCOME, "B-L1")
        assert "warm · " not in shown(pilot)


async def test_the_choice_shows_tone_way_and_situation_as_they_are(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner", MONDAY)
    async with opened(services) as pilot:
        await show(pilot, services, DraftKind.ASK, "A-L1")
        await keys(pilot, "t")
        for line in ("How formal", "● Formal", "● E-mail", "Situation", "● Nothing special"):
            assert line in shown(pilot)
        await keys(pilot, "escape")
        await choose(pilot, "situation:late")
        assert "I know this is short notice" in " ".join(shown(pilot).split())
        assert " · short notice" in shown(pilot)
        await choose(pilot, "tone:friendly")
        await choose(pilot, "words:video")
        assert "I know this is short notice" in " ".join(shown(pilot).split())
        assert "Thanks for making time" in shown(pilot)


async def test_own_words_belong_to_their_tone(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason", MONDAY)
    async with opened(services) as pilot:
        await show(pilot, services, DraftKind.THANKS, "B-L2")
        await keys(pilot, "e", "ctrl+home")
        await write(pilot, "Mine. ")
        await keys(pilot, "escape")
        assert "Mine. Dear" in shown(pilot)
        await choose(pilot, "tone:friendly")
        assert "Mine." not in shown(pilot)
        await choose(pilot, "tone:formal")
        assert "Mine. Dear" in shown(pilot)


async def test_a_broken_own_wording_is_told_and_the_shipped_one_comes_by_a_key(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason", MONDAY)
    services.home.templates.mkdir()
    (services.home.templates / "thanks-upload.txt").write_text(BROKEN)
    async with opened(services) as pilot:
        await show(pilot, services, DraftKind.THANKS, "B-L2")
        told = " ".join(shown(pilot).split())
        assert "line 4: There is no field writr; writer is the nearest." in told
        assert "r lorapp's own words" in told
        assert "has arrived" not in told
        for key in ("c", "m", "s", "l"):
            await keys(pilot, key)
            assert "Still open: your own wording" in shown(pilot)
        for key in ("e", "E"):
            await keys(pilot, key)
            assert on(pilot, MessagePath)
            assert "There is no field writr" in " ".join(shown(pilot).split())
        await keys(pilot, "r")
        assert "your letter has arrived" in " ".join(shown(pilot).split())
        await keys(pilot, "e")
        assert on(pilot, WritingPage)


async def test_an_own_wording_is_what_the_message_says(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason", MONDAY)
    services.home.templates.mkdir()
    (services.home.templates / "thanks-upload.txt").write_text(BROKEN.replace("writr", "writer"))
    async with opened(services) as pilot:
        await show(pilot, services, DraftKind.THANKS, "B-L2")
        assert "Samir Daghlani, thanks" in shown(pilot)
        assert "lorapp's own words" not in shown(pilot)


@pytest.fixture
def stepped_aside(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The app gives the terminal away, which a test has none of; says how often."""
    found: list[str] = []

    @contextmanager
    def suspend(_app: object) -> Iterator[None]:
        found.append("aside")
        yield
        found.append("back")

    monkeypatch.setattr("textual.app.App.suspend", suspend)
    return found


def an_editor(folder: Path, body: str) -> str:
    place = folder / "ed.sh"
    place.write_text(f"#!/bin/sh\n{body}\n")
    place.chmod(0o700)
    return str(place)


async def test_an_own_editor_changes_the_words_and_they_are_the_applicants(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stepped_aside: list[str]
) -> None:
    services = demo_services(tmp_path, "midseason", MONDAY)
    change = "sed -i 's/^Dear/Most dear/; 1s/$/ soon/' \"$1\""
    monkeypatch.setenv("VISUAL", an_editor(tmp_path, change))
    async with opened(services) as pilot:
        await show(pilot, services, DraftKind.THANKS, "B-L2")
        await keys(pilot, "E")
        assert "Most dear Dr. Devlin-Lind," in shown(pilot)
        assert "23 November soon" in " ".join(shown(pilot).split())
        assert "your own words" in shown(pilot)
        assert stepped_aside == ["aside", "back"]
        await keys(pilot, "r")
        assert "Most dear" not in shown(pilot)
    left = [path.name for path in services.home.drafts.iterdir() if path.suffix == ".txt"]
    assert left == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("exit 0", "Nothing was changed there"),
        ("exit 3", "ended early. Your words here are as before"),
        ('rm "$1"', "The editor left no file"),
        ("head -c 9000000 /dev/zero | tr '\\0' x > \"$1\"", "longer than 200,000"),
        ("printf 'Subject: s\\n\\nGr\\374\\337e' > \"$1\"", "could not be read as UTF-8"),
    ],
)
async def test_whatever_an_editor_does_is_a_sentence_and_the_app_goes_on(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stepped_aside: list[str],
    body: str,
    told: str,
) -> None:
    services = demo_services(tmp_path, "midseason", MONDAY)
    monkeypatch.setenv("VISUAL", an_editor(tmp_path, body))
    async with opened(services) as pilot:
        await show(pilot, services, DraftKind.THANKS, "B-L2")
        await keys(pilot, "E")
        assert told in shown(pilot)
        assert stepped_aside == ["aside", "back"]
        assert on(pilot, MessagePath)
        assert ("Dear Dr. Devlin-Lind," in shown(pilot)) is ("UTF-8" not in told)


async def test_where_the_terminal_cannot_be_given_away_the_app_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = demo_services(tmp_path, "midseason", MONDAY)
    monkeypatch.setenv("VISUAL", "true")
    async with opened(services) as pilot:
        await show(pilot, services, DraftKind.THANKS, "B-L2")
        await keys(pilot, "E")
        assert "cannot be opened from here" in shown(pilot)
    assert not list(services.home.drafts.glob("message-*"))


async def test_a_packet_mail_brings_the_packet_as_one_pdf(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason", MONDAY)
    async with opened(services) as pilot:
        await show(pilot, services, DraftKind.PACKET, "B-L3")
        await keys(pilot, "m")
        assert "Saved with its papers as" in shown(pilot)
        (saved,) = services_of(pilot).home.exports.glob("*.eml")
    message = email.message_from_bytes(saved.read_bytes(), policy=default)
    (part,) = message.iter_attachments()
    assert part.get_content_type() == "application/pdf"
    assert part.get_content().startswith(b"%PDF")
    assert len(message["To"].addresses) == 1


async def test_own_words_that_claim_a_paper_which_stays_out_are_told_and_kept(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason", MONDAY)
    cv = Document(kind="cv", version="9", ready_on=DAY, path=str(tmp_path / "cv.pdf"))
    services.papers.ready(cv)
    form = "message.packet.B-L3.mail"
    services.unfinished.save(form, {"subject": "Papers", "body": "My CV is attached."})
    async with opened(services) as pilot:
        await show(pilot, services, DraftKind.PACKET, "B-L3")
        for key in "msc":
            await keys(pilot, key)
            assert "The words name the CV, and it is not in the PDF." in shown(pilot)
        saved = list(services_of(pilot).home.exports.glob("*.eml"))
    for place in saved:
        message = email.message_from_bytes(place.read_bytes(), policy=default)
        body = message.get_body(("plain",))
        assert body is not None
        assert body.get_content().strip() == "My CV is attached."
    assert len(saved) == 2


async def test_who_has_written_is_asked_for_advice_within_a_budget_of_its_own(
    tmp_path: Path,
) -> None:
    services = demo_services(tmp_path, "midseason", MONDAY)
    async with opened(services) as pilot:
        await keys(pilot, "3")
        screen = pilot.app.screen
        assert isinstance(screen, MentorsScreen)
        screen.select("B-M2")
        await keys(pilot, "w")
        for offer in ("A line that asks nothing", "Ask for advice", "Ask for a new letter"):
            assert offer in shown(pilot)
        await keys(pilot, "down", "enter")
        assert "Ask Dr. Devlin-Lind for advice" in shown(pilot)
        await keys(pilot, "t")
        assert "Which words" not in shown(pilot)
        await keys(pilot, "escape", "e")
        await write(pilot, "x")
        await keys(pilot, "escape")
        assert isinstance(pilot.app.screen, MessagePath)
        pilot.app.screen.words.keep("A question", "Two lines? If not, I will understand.")
        pilot.app.screen.load()
        await keys(pilot, "l", "enter")
        contact = services.unit.file().contacts[-1]
        assert (contact.mentor, contact.note) == ("B-M2", ADVICE)
        assert services.unit.file().letter("B-L2").events[-1].kind != "asked"
        await keys(pilot, "w", "down", "down", "enter")
        assert "Send     Wed 23 Dec" in shown(pilot)
        assert "the last such question was on" in shown(pilot)


async def test_who_has_not_written_gets_a_line_that_asks_nothing(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "planner", MONDAY)
    async with opened(services) as pilot:
        await keys(pilot, "3", "w")
        assert on(pilot, MessagePath)
        assert "There is nothing to answer" in shown(pilot)
