"""Wordings of the applicant's own: they take the place of lorapp's, or say what is wrong."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.tones import Tone
from lorapp.errors import LorError
from lorapp.paths import Paths
from lorapp.services.correspondence import Correspondence
from lorapp.services.correspondence.field_words import FACTS, TOUCH, fields_of
from lorapp.services.correspondence.templates import (
    BYTES_MAX,
    OwnWordingError,
    Templates,
    names,
    shipped,
)
from lorapp.services.correspondence.touch import touch_fields

Desk = Callable[..., Correspondence]
Own = Callable[[str | bytes], Correspondence]
NAME = "thanks-upload"


@pytest.fixture
def own(tmp_path: Path, desk: Desk, midseason: SeasonFile) -> Own:
    """A desk where the thanks for an upload have this template."""

    def opened(text: str | bytes) -> Correspondence:
        paths = Paths(tmp_path)
        paths.templates.mkdir(exist_ok=True)
        raw = text if isinstance(text, bytes) else text.encode()
        (paths.templates / f"{NAME}.txt").write_bytes(raw)
        return Correspondence(desk(midseason)._unit, paths)

    return opened


def thanks(desk: Correspondence) -> str:
    return desk.draft(DraftKind.THANKS, "B-L2").body


def test_an_own_wording_takes_the_place_of_the_shipped_one(own: Own) -> None:
    opened = own(
        "{{ name }}, thank you\n{{ greeting }}\n\nIt is there.\n[[one sentence of yours]]\n"
    )
    draft = opened.draft(DraftKind.THANKS, "B-L2")
    assert draft.subject == "Samir Daghlani, thank you"
    assert draft.body == ("Dear Dr. Devlin-Lind,\n\nIt is there. [[one sentence of yours]]")
    assert draft.blanks == ("one sentence of yours",)
    other = opened.draft(DraftKind.THANKS, "B-L2", variant="rotation")
    assert other.body.endswith("With kind regards,\nSamir Daghlani")
    again = opened.draft(DraftKind.THANKS, "B-L2", only_shipped=True)
    assert "The portal shows that your letter has arrived" in again.body


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x\n\n{{ writr }}", ", line 3: There is no field writr; writer is the nearest."),
        ("x\n{{ nothing_like_it_at_all }}", ", line 2: There is no field nothing_like_it_at_all."),
        ("x\n{% if name %}", ", line 2: The template cannot be read: "),
        ("x\n{{ name.upper() }}", ", line 2: A template cannot use call."),
        ("x\n{{ name | upper }}", ", line 2: A template can only join lists."),
        ("x\n{% for i in attached %}x{% endfor %}", ", line 2: A template cannot use for."),
        (b"one\ntwo \xff", ", line 2: It is not UTF-8 text; save it as that."),
        ("x" * 20_001, ": A template has at most 20,000 characters."),
        ("x" * (BYTES_MAX + 1), ": A template has at most 20,000 characters."),
        ("", ": The first line is the subject, the message follows."),
        ("only a subject\n", ": The first line is the subject, the message follows."),
    ],
    ids=range(11),
)
def test_a_broken_one_is_a_sentence_with_file_line_and_what_to_do(
    own: Own, tmp_path: Path, text: str | bytes, told: str
) -> None:
    opened = own(text)
    with pytest.raises(OwnWordingError) as refused:
        thanks(opened)
    said = str(refused.value)
    assert said.startswith(f"{tmp_path / 'templates' / NAME}.txt{told}")
    assert said.endswith("Correct it there, or take the file away to have lorapp's own words.")
    assert "\n" not in said
    assert "has arrived" in opened.draft(DraftKind.THANKS, "B-L2", only_shipped=True).body


def test_what_is_no_file_is_told_and_never_waited_for(own: Own, tmp_path: Path) -> None:
    opened = own("x\ny")
    place = tmp_path / "templates" / f"{NAME}.txt"
    place.unlink()
    place.mkdir()
    with pytest.raises(OwnWordingError, match="It is no file"):
        thanks(opened)
    place.rmdir()
    os.mkfifo(place)
    with pytest.raises(OwnWordingError, match="It is no file"):
        thanks(opened)
    place.unlink()
    place.symlink_to(tmp_path / "nowhere")
    with pytest.raises(OwnWordingError, match="It is no file"):
        thanks(opened)


@pytest.mark.parametrize(
    "text",
    [
        "x\n{% for i in range(10**9) %}x{% endfor %}",
        "x\n{{ 'x'.ljust(10**9) }}",
        "x\n{{ 'x' * 10**9 }}",
        "x\n" + "{{ name }}" * 1_900,
        "x\n" + "{% if name %}" * 500,
        "x\n{{ name.__class__.__mro__ }}",
    ],
    ids=["loop", "padding", "times", "many", "deep", "attributes"],
)
def test_a_hostile_one_costs_less_than_a_second(own: Own, text: str) -> None:
    opened = own(text)
    before = time.process_time()
    try:
        body = thanks(opened)
    except OwnWordingError:
        body = ""
    assert len(body) < 50_000
    assert time.process_time() - before < 1


def test_control_codes_in_a_file_never_reach_a_message(own: Own) -> None:
    draft = own("a\x1b[2Jb\n\nx\u202ey\x07z").draft(DraftKind.THANKS, "B-L2")
    assert (draft.subject, draft.body) == ("a[2Jb", "xyz")


def test_pages_and_lines_are_replaced_as_well(
    tmp_path: Path, desk: Desk, midseason: SeasonFile
) -> None:
    folder = Paths(tmp_path).templates
    folder.mkdir()
    (folder / "fact-sheet.txt").write_text("Facts of {{ name }}: {{ moments | join(', ') }}\n")
    (folder / "touch.txt").write_text("{{ name }} writes\n{{ greeting }}\n\nA line.\n")
    (folder / "upload-eras-portal.txt").write_text("To the {{ platform }}\n")
    opened = Correspondence(desk(midseason)._unit, Paths(tmp_path))
    assert opened.fact_sheet("B-L3") == "Facts of Samir Daghlani:\n"
    assert opened.touch("B-M3").body == "Dear Dr. Umetani,\n\nA line."
    assert opened.guide_for("B-L3") == "To the AAMC Letter Writer Portal\n"


def test_own_names_are_listed_and_none_where_there_is_no_folder(tmp_path: Path) -> None:
    templates = Templates(Paths(tmp_path))
    assert templates.own() == ()
    Paths(tmp_path).templates.mkdir()
    for name in ("touch.txt", "letter.txt", "notes.md"):
        (Paths(tmp_path).templates / name).write_text("x")
    assert templates.own() == ("letter", "touch")
    assert Templates().own() == ()


def test_the_shipped_texts_are_known_by_name() -> None:
    assert "reminder-5" in names()
    assert shipped("reminder-5").startswith("{{ name }}, {{ letter }}")
    with pytest.raises(LorError, match=r"no template '\.\./secret'"):
        shipped("../secret")


def test_every_field_is_explained_and_none_that_is_not_there(
    desk: Desk, midseason: SeasonFile
) -> None:
    opened = desk(midseason)
    at, letter = opened._at("B-L3")
    values = opened._values(at, letter, DraftKind.REMINDER, None)
    assert set(fields_of("reminder-5")) == set(values)
    assert set(fields_of(FACTS)) == {*values, "moments", "feedback"}
    assert set(fields_of(TOUCH)) == set(touch_fields(at, "B-M3", Tone.FORMAL))
    for name in names():
        used = set(fields_of(name))
        assert not {field for field in _named(shipped(name)) if field not in used}


def _named(text: str) -> set[str]:
    from jinja2 import Environment, meta

    return meta.find_undeclared_variables(Environment(autoescape=True).parse(text))
