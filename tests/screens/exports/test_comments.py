"""Comments of advisors: in a list of their own, and on the records they are about."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from lorapp.app import LorApp
from lorapp.bootstrap import Services
from lorapp.config import Settings
from lorapp.domain.comments import Comment, Topic
from lorapp.domain.sharing.landing import with_comments
from lorapp.screens.exports.comments import CommentsScreen
from lorapp.screens.frame.routes import BY_NAME
from lorapp.screens.letters.letter_record import LetterRecord
from lorapp.screens.paths.importing.import_comments import CommentsPath
from tests.screens.fakes import settle
from tests.screens.paths.helpers import keys, services_of, show_path
from tests.screens.real import demo_services, opened, shown

ON = date(2026, 11, 21)
WORDS = "Call [b]before[/b] eight."


def commented(home: Path, *, gone: bool = False) -> Services:
    """The demo with a comment on a record of every kind."""
    services = demo_services(home, "midseason")
    file = services.unit.file()
    about = (
        (Topic.SEASON, None),
        (Topic.LETTER, "gone" if gone else file.letters[2].key),
        (Topic.MENTOR, file.mentors[0].key),
        (Topic.ROTATION, file.rotations[0].key),
        (Topic.PROGRAM, file.programs[0].key),
        (Topic.STATEMENT, file.statements[0].key),
    )
    fresh = tuple(
        Comment(kind=kind, about=key, on=ON, by="Dr. Esi Osei", text=f"{kind}: {WORDS}")
        for kind, key in about
    )
    services.unit.command("Comments", lambda file: with_comments(file, fresh))
    return services


async def test_the_list_shows_every_comment_and_enter_opens_its_record(tmp_path: Path) -> None:
    async with opened(commented(tmp_path), (120, 36)) as pilot:
        assert isinstance(pilot.app, LorApp)
        BY_NAME["Comments of advisors"][1](pilot.app)
        await settle(pilot)
        told = shown(pilot)
        assert f"season: {WORDS}" in told
        assert "Dr. Esi Osei, Sat 21 Nov" in told
        assert "Enter record" not in told
        await keys(pilot, "j")
        assert "Enter record" in shown(pilot)
        await keys(pilot, "enter")
        assert isinstance(pilot.app.screen, LetterRecord)


async def test_x_removes_a_comment_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with opened(commented(tmp_path)) as pilot:
        await show_path(pilot, CommentsScreen())
        await keys(pilot, "x")
        assert "u takes it back" in shown(pilot)
        assert len(services_of(pilot).unit.file().comments) == 5
        await keys(pilot, "u")
        assert len(services_of(pilot).unit.file().comments) == 6


async def test_a_comment_on_a_removed_record_stays_to_be_read(tmp_path: Path) -> None:
    async with opened(commented(tmp_path, gone=True), (120, 36)) as pilot:
        await show_path(pilot, CommentsScreen())
        await keys(pilot, "G")
        assert "A letter, removed since" in shown(pilot)
        await keys(pilot, "enter")
        assert isinstance(pilot.app.screen, CommentsScreen)
        await keys(pilot, "space")
        assert f"letter: {WORDS}" in shown(pilot)


async def test_an_empty_list_leads_to_taking_comments_in(tmp_path: Path) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await show_path(pilot, CommentsScreen())
        assert "No comments yet." in shown(pilot)
        await keys(pilot, "x", "enter", "a")
        assert isinstance(pilot.app.screen, CommentsPath)


async def test_the_record_of_a_letter_shows_its_comments(tmp_path: Path) -> None:
    services = commented(tmp_path)
    key = services.unit.file().letters[2].key
    async with opened(services, (80, 60)) as pilot:
        await show_path(pilot, LetterRecord(key))
        assert f"Dr. Esi Osei, Sat 21 Nov: letter: {WORDS}" in shown(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_the_list_looks_right(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:  # noqa: ANN401  the plugin gives it no type
    async def go_there(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await show_path(pilot, CommentsScreen())

    services = commented(tmp_path)
    app = LorApp(services, Settings())
    assert snap_compare(app, terminal_size=size, run_before=go_there)
    services.close()
