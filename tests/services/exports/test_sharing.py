"""Share packs out, and comments back in: nothing masked in any byte, all of it or nothing."""

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from lorapp.bootstrap import Services
from lorapp.domain.comments import Topic
from lorapp.domain.sharing.levels import Level, Names
from lorapp.domain.sharing.replies import Replies
from lorapp.errors import InvalidError, LorError, RefusedError
from lorapp.services.exports.sharing import BYTES_MAX, comments_in
from lorapp.services.pages.forms import Form
from tests.exports.hostile import STEERING, hostile_services
from tests.screens.real import demo_services

LEVELS = [Level(names=names) for names in Names]
WORD = "Zqhidden"


def written(services: Services, text: str, *, by: str = "Dr. Osei") -> Replies:
    """Comments with these words on the late letter."""
    shared = services.sharing.pack(Level())
    late = next(one for one in shared.entries if "neurology letter" in one.title)
    return services.sharing.read(f"Name: {by}\n@ {late.reference}\n{text}\n")


def raw_texts(content: bytes) -> str:
    """Every byte of a PDF that could hold words: its objects, and its streams unpacked."""
    reader = PdfReader(BytesIO(content))
    found = [content.decode("latin-1"), str(reader.metadata)]
    numbers = {number for table in reader.xref.values() for number in table}
    for number in sorted(numbers | set(reader.xref_objStm)):
        held = reader.get_object(number)
        if isinstance(held, StreamObject):
            found.append(held.get_data().decode("latin-1"))
            found.append(held.get_data().decode("utf-16-be", "replace"))
        found.append(str(held))
    return "\n".join([*found, *(page.extract_text() for page in reader.pages)])


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.names)
def test_masked_fields_are_absent_from_every_byte(demo: Services, level: Level) -> None:
    file = demo.unit.file()
    hidden = {"samir@example.org", f"{WORD}note", f"{WORD}phone"}
    demo.mentors.change(
        replace(file.mentors[0], phone=f"{WORD}phone", notes=f"{WORD}note samir@example.org")
    )
    hidden |= {mail.address for one in file.mentors for mail in one.emails}
    hidden |= {one.name for one in file.programs}
    if level.names is not Names.FULL:
        hidden |= {one.name for one in file.mentors} | {file.applicant.name}
        hidden |= {one.site for one in file.rotations if one.site}
    shared = demo.sharing.pack(level)
    told = [
        demo.sharing.write(shared, Form.HTML).decode(),
        demo.sharing.as_json(shared).decode(),
        demo.sharing.template(shared).decode(),
        demo.sharing.template(shared, as_json=True).decode(),
        raw_texts(demo.sharing.write(shared, Form.PDF)),
    ]
    assert not [word for word in hidden for text in told if word in text]
    assert all(shared.entries[0].reference in text for text in told)
    shown = [file.mentors[0].name in text for text in (told[0], told[-1])]
    assert shown == [level.names is Names.FULL] * 2
    keys = {f'"{key}"' for key in (*file.letters_by_key, *file.mentors_by_key)}
    keys |= {f'"{key}"' for key in file.programs_by_key}
    assert not [key for key in keys for text in told[:4] if key in text]


def test_references_outlive_the_session_and_changes_of_the_record(demo: Services) -> None:
    before = [one.reference for one in demo.sharing.pack(Level()).entries]
    mentor = demo.unit.file().mentors[0]
    demo.mentors.change(replace(mentor, name="Dr. Another Name"))
    assert [one.reference for one in demo.sharing.pack(Level()).entries] == before
    assert demo.home.share_secret.stat().st_mode & 0o777 == 0o600


def test_another_store_has_other_references(demo: Services, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = demo_services(tmp_path / "other", "midseason")
    with pytest.raises(InvalidError, match="is no record of yours"):
        other.sharing.take(written(demo, "Call her."))
    assert other.unit.file().comments == ()
    other.close()


def test_a_damaged_secret_says_what_to_do(demo: Services) -> None:
    demo.sharing.pack(Level())
    demo.home.share_secret.write_text("torn")
    with pytest.raises(LorError, match="is damaged"):
        demo.sharing.pack(Level())


def test_comments_land_in_one_step_that_undo_takes_back(demo: Services) -> None:
    replies = written(demo, "Call her.")
    change = demo.sharing.take(replies)
    assert change is not None
    assert change.label == "Import 1 comment of Dr. Osei"
    (comment,) = demo.unit.file().comments
    assert (comment.kind, comment.text) == (Topic.LETTER, "Call her.")
    assert demo.sharing.take(replies) is None
    demo.history.undo()
    assert demo.unit.file().comments == ()


def test_a_comment_without_a_name_has_none_in_the_label(demo: Services) -> None:
    change = demo.sharing.take(written(demo, "Call her.", by=""))
    assert change is not None
    assert change.label == "Import 1 comment"
    (comment,) = demo.unit.file().comments
    assert demo.sharing.remove(comment).label == "Remove a comment"


def test_a_removed_comment_comes_back_by_undo(demo: Services) -> None:
    demo.sharing.take(written(demo, "Call her."))
    (comment,) = demo.unit.file().comments
    assert demo.sharing.remove(comment).label == "Remove a comment of Dr. Osei"
    assert demo.unit.file().comments == ()
    demo.history.undo()
    assert demo.unit.file().comments == (comment,)


def test_a_theme_that_may_point_to_a_patient_stops_the_pack_until_kept(demo: Services) -> None:
    theme = "Calm with Mr. Harold"
    demo.letters.change(replace(demo.unit.file().letters[2], proves=(theme,)))
    with pytest.raises(RefusedError, match="may point to a patient"):
        demo.sharing.pack(Level())
    assert demo.sharing.pack(Level(), [theme]).entries


def test_saving_puts_the_file_for_comments_beside_the_pack(demo: Services) -> None:
    page, beside = demo.sharing.save(Level(), Form.HTML)
    assert page.parent == beside.parent == demo.home.exports
    assert beside.name == f"{page.stem}-comments.txt"
    assert beside.read_text("utf-8").startswith("lorapp comments\n")
    shared = demo.sharing.pack(Level())
    values = demo.sharing.save_template(shared, page.with_suffix(".json"))
    assert json.loads(values.read_text("utf-8"))["lorapp"] == "comments"


def test_a_file_that_an_advisor_wrote_in_is_never_written_over(demo: Services) -> None:
    demo.home.exports.mkdir()
    place = demo.home.exports / "pack.html"
    shared = demo.sharing.pack(Level())
    first = demo.sharing.save_template(shared, place)
    assert demo.sharing.save_template(shared, place) == first
    first.write_text("lorapp comments\nName: Dr. Osei", encoding="utf-8")
    second = demo.sharing.save_template(shared, place)
    assert second != first
    assert first.read_text("utf-8").endswith("Dr. Osei")


MAIL = b"From: Esi <e@example.org>\nSubject: Re\nContent-Type: %s\n\n@ k7qm-2f9d\nCall her.\n"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("back.txt", b"lorapp comments\n", True),
        ("back.txt", "\ufefflorapp comments\n".encode("utf-16"), True),
        ("back.eml", MAIL % b"text/plain; charset=utf-8", True),
        ("back.eml", MAIL % b"text/plain; charset=nonsense", False),
        ("back.eml", MAIL % b"text/html", False),
        ("back.csv", b"lorapp comments\n", False),
        ("list.txt", b"name\tcity\nA\tB\n", False),
        ("noise.txt", b"\0" * 99, False),
        ("latin.txt", "@ k7qm-2f9d\nSchön.".encode("latin-1"), True),
    ],
)
def test_a_file_of_comments_is_known_by_its_content(
    tmp_path: Path, name: str, content: bytes, found: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert (comments_in(path) is not None) is found


def test_a_huge_file_of_comments_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    path.write_bytes(b"lorapp comments\n" + b"x" * BYTES_MAX)
    with pytest.raises(LorError, match="larger than 5 MB"):
        comments_in(path)


@pytest.mark.parametrize("names", Names)
def test_hostile_texts_go_through_every_form_of_a_pack(tmp_path: Path, names: Names) -> None:
    services = hostile_services(tmp_path)
    shared = services.sharing.pack(Level(names=names, programs=True))
    page = services.sharing.write(shared, Form.HTML).decode()
    assert "<script" not in page
    told = [page, services.sharing.template(shared).decode()]
    told += [services.sharing.write(shared, form).decode() for form in (Form.MARKDOWN, Form.TEXT)]
    assert not [sign for text in told for sign in STEERING if sign in text]
    assert not [text for text in told if str(tmp_path) in text]
    assert services.sharing.read(told[1]).problems == []
    notes = {one.text for one in services.unit.file().comments}
    assert not [note for note in notes for text in told if note in text]
    assert services.sharing.write(shared, Form.PDF).startswith(b"%PDF-")
    services.close()
