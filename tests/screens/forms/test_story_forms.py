"""The forms of the story, without the dialog around them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.papers import Claim, Document, Statement
from lorapp.domain.themes.names import FIRST_THEMES
from lorapp.errors import RefusedError
from lorapp.screens.forms.claim import ClaimSheet
from lorapp.screens.forms.sheet import Sheet
from lorapp.screens.forms.statement import DocumentSheet, StatementSheet
from lorapp.screens.forms.theme import ThemeMomentSheet, ThemeSheet
from lorapp.widgets.fields.field_kinds import Words

SPOKE = "I spoke slowly."


@pytest.fixture
def story(begun: Services) -> Services:
    statement = Statement(
        key="PS", specialty="neurology", version="1", claims=(Claim(theme="calm", line=SPOKE),)
    )
    begun.unit.command(
        "Begin", lambda file: replace(file, themes=("calm", "teamwork"), statements=(statement,))
    )
    return begun


def names(sheet: Sheet, services: Services) -> list[str]:
    return [field.name for field in sheet.fields(services.unit.file(), services.unit.today())]


def start(sheet: Sheet, services: Services) -> dict[str, Any]:
    return dict(sheet.start(services.unit.file(), services.unit.today()))


def heading(sheet: Sheet, services: Services) -> str:
    return sheet.heading(services.unit.file())


def test_a_theme_is_named_and_named_anew(story: Services) -> None:
    fresh, old = ThemeSheet(), ThemeSheet("calm")
    assert (heading(fresh, story), heading(old, story)) == (
        *("Add themes", "Another name for this theme"),
    )
    assert (start(fresh, story), start(old, story)) == ({"name": None}, {"name": "calm"})
    assert fresh.form_id != old.form_id
    assert names(fresh, story) == names(old, story) == ["name"]
    fresh.submit({"name": ("nerve",)}, story)
    old.submit({"name": "courage"}, story)
    assert story.unit.file().themes == ("courage", "teamwork", "nerve")
    assert story.unit.file().statement("PS").claims[0].theme == "courage"


def test_an_empty_list_of_themes_begins_with_those_that_every_letter_is_read_for(
    begun: Services,
) -> None:
    sheet = ThemeSheet()
    first = start(sheet, begun)["name"]
    assert first == FIRST_THEMES
    sheet.submit({"name": (*first, "calm")}, begun)
    assert begun.unit.file().themes == (*FIRST_THEMES, "calm")
    assert start(sheet, begun) == {"name": None}
    (field,) = sheet.fields(begun.unit.file(), begun.unit.today())
    assert isinstance(field.kind, Words)
    assert "patient care" in field.kind.offered
    assert "character" not in field.kind.offered
    assert begun.history.undo() is not None
    assert begun.unit.file().themes == ()


def test_a_moment_on_a_theme_begins_with_it(story: Services) -> None:
    sheet = ThemeMomentSheet("calm", "M1")
    assert start(sheet, story)["themes"] == ("calm",)
    assert start(sheet, story)["mentor"] == "M1"
    assert sheet.form_id == "moment.theme.calm.M1"


def test_a_claim_suggests_its_theme_and_takes_the_applicants(story: Services) -> None:
    sheet = ClaimSheet(claim=Claim(line="The nurses and I shared it."))
    assert names(sheet, story) == ["statement", "theme", "line", "witness"]
    begun = start(sheet, story)
    assert (begun["statement"], begun["theme"]) == ("PS", "teamwork")
    assert heading(sheet, story) == "A claim"
    sheet.submit({**begun, "theme": "calm"}, story)
    assert story.unit.file().statement("PS").claims[1] == Claim(
        theme="calm", line="The nurses and I shared it."
    )


def test_a_claim_that_is_there_keeps_what_it_says(story: Services) -> None:
    sheet = ClaimSheet("PS", Claim(line="The nurses and I."), 0)
    assert names(sheet, story) == ["theme", "line", "witness"]
    assert start(sheet, story)["theme"] is None
    assert heading(sheet, story) == "Change this claim in your Neurology statement, version 1"
    sheet.submit({"theme": None, "line": "New.", "witness": None}, story)
    assert story.unit.file().statement("PS").claims == (Claim(line="New."),)
    assert start(ClaimSheet("PS"), story) == {"theme": None, "line": None, "witness": None}
    assert start(ClaimSheet("PS", Claim(line="x" * 600)), story)["line"] == "x" * 500


def test_a_new_statement_is_for_what_has_none_yet(story: Services, tmp_path: Path) -> None:
    sheet = StatementSheet()
    assert heading(sheet, story) == "A personal statement"
    assert start(sheet, story)["specialty"] == story.unit.file().first_specialty
    source = tmp_path / "ps.md"
    source.write_text("I stay.", encoding="utf-8")
    bare = dict.fromkeys(names(sheet, story))
    sheet.submit({**bare, "specialty": "family-medicine", "path": str(source)}, story)
    assert story.unit.file().statement("PS-FM").text == "I stay."
    sheet.submit({**bare, "specialty": "family-medicine", "path": "ps.docx"}, story)
    assert story.unit.file().statement("PS-FM-2").text is None


def test_a_statement_is_changed_without_losing_its_claims(story: Services) -> None:
    sheet = StatementSheet(story.unit.file().statement("PS"))
    assert heading(sheet, story) == "Change your Neurology statement, version 1"
    assert sheet.form_id == "statement.PS"
    values = {name: start(sheet, story)[name] for name in names(sheet, story)}
    sheet.submit({**values, "text": SPOKE}, story)
    found = story.unit.file().statement("PS")
    assert (found.text, found.version, len(found.claims)) == (SPOKE, "1", 1)


def test_a_paper_is_noted_with_its_file_and_changed(story: Services, tmp_path: Path) -> None:
    sheet = DocumentSheet()
    assert heading(sheet, story) == "A new version of a paper"
    assert names(sheet, story) == ["kind", "version", "ready_on", "path"]
    today = story.unit.today()
    assert start(sheet, story) == {"kind": "cv", "ready_on": today}
    path = tmp_path / "cv.pdf"
    values = {"kind": "cv", "version": "2", "ready_on": today, "path": str(path)}
    with pytest.raises(RefusedError, match="no file at this path"):
        sheet.submit(values, story)
    path.write_bytes(b"one")
    sheet.submit(values, story)
    (paper,) = story.unit.file().documents
    assert paper.sha256 is not None
    again = DocumentSheet(paper)
    assert heading(again, story) == "Change this paper"
    assert (names(again, story), again.form_id) == (["ready_on", "path"], "document.cv.2")
    assert start(again, story)["path"] == str(path)
    again.submit({"ready_on": today, "path": None}, story)
    assert story.unit.file().documents == (Document(kind="cv", version="2", ready_on=today),)
    assert sheet.form_id == "document.new"
