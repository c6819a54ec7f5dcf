"""An advisor's comments: pasted or from a file, looked over, and put on their records."""

from pathlib import Path

from lorapp.bootstrap import Services
from lorapp.domain.sharing.levels import Level
from lorapp.screens.paths.importing.import_comments import CommentsLook, CommentsPath
from lorapp.widgets.fields.fields import LinesArea
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.frame.bars import KeyLine
from lorapp.widgets.rows.rows import RowList
from tests.screens.fakes import settle
from tests.screens.paths.helpers import keys, on, show_path
from tests.screens.real import demo_services, opened, shown
from tests.undoing import next_undo


def reply(services: Services, text: str = "Ask her again in person.") -> str:
    """The file of comments, filled in for the first letter."""
    pack = services.sharing.pack(Level())
    entry = next(one for one in pack.entries if "letter" in one.title.lower() or one.facts)
    return f"Name: Dr. Osei\n\nkind regards\n\n@{entry.reference}\n{text}\n"


async def test_pasted_comments_are_looked_over_and_taken_as_one_change(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    async with opened(services) as pilot:
        await show_path(pilot, CommentsPath())
        pilot.app.screen.query_one(LinesArea).load_text(reply(services))
        await keys(pilot, "ctrl+s")
        assert on(pilot, CommentsLook)
        assert "Take 1 comment" in shown(pilot)
        assert "Comments of Dr. Osei" in shown(pilot)
        assert "Belongs to no record" in shown(pilot)
        await keys(pilot, "j")
        assert "Ask her again in person." in shown(pilot)
        await keys(pilot, "k", "enter")
        (comment,) = services.unit.file().comments
        assert (comment.by, comment.text) == ("Dr. Osei", "Ask her again in person.")
        assert next_undo(services.history) == "Import 1 comment of Dr. Osei"


async def test_comments_that_are_there_are_not_taken_twice(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    source = tmp_path / "comments.txt"
    source.write_text(reply(services), "utf-8")
    services.sharing.take(services.sharing.read(source.read_text("utf-8")))
    async with opened(services) as pilot:
        await show_path(pilot, CommentsPath())
        pilot.app.screen.query_one(LineInput).value = str(source)
        await keys(pilot, "ctrl+s")
        assert "Nothing new" in shown(pilot)
        await keys(pilot, "enter")
        assert not on(pilot, CommentsLook)
        assert len(services.unit.file().comments) == 1


async def test_a_file_without_comments_is_refused_in_a_sentence(tmp_path: Path) -> None:
    services = demo_services(tmp_path, "midseason")
    source = tmp_path / "list.csv"
    source.write_text("a,b\n", "utf-8")
    async with opened(services) as pilot:
        await show_path(pilot, CommentsPath())
        await keys(pilot, "ctrl+s")
        assert "Name a file, or paste the comments" in shown(pilot)
        pilot.app.screen.query_one(LineInput).value = str(source)
        await keys(pilot, "ctrl+s")
        assert "This file holds no comments on a share pack" in shown(pilot)


async def test_the_key_line_promises_help_only_where_the_key_is_not_a_letter(
    tmp_path: Path,
) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        await show_path(pilot, CommentsPath())
        line = pilot.app.screen.query_one(KeyLine)
        assert "help" not in line.text
        pilot.app.screen.query_one(RowList).focus()
        await settle(pilot)
        assert "? help" in line.text
