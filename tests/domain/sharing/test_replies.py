"""Comments that come back: forgiving in their form, exact about their place."""

import json
from datetime import date
from functools import partial

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lorapp.domain.comments import Topic
from lorapp.domain.record import SeasonFile
from lorapp.domain.sharing.landing import Landed, landed, with_comments, without_comment
from lorapp.domain.sharing.levels import Level
from lorapp.domain.sharing.pack import WHOLE, Pack, pack
from lorapp.domain.sharing.printing import document, template, template_values
from lorapp.domain.sharing.references import reference, spelled, targets
from lorapp.domain.sharing.replies import Replies, is_replies, read_replies
from lorapp.domain.text import clean
from lorapp.errors import InvalidError, LorError
from tests.conftest import NOON
from tests.domain.engine.builders import record
from tests.domain.reports.looking import lines, midseason

SECRET = b"a secret beside the store"
REFER = partial(reference, SECRET)
TODAY = date(2026, 11, 22)
LETTER = REFER(Topic.LETTER, "B-L3")


def made() -> Pack:
    return pack(midseason(), NOON, Level(), REFER)


def put(text: str, file: SeasonFile | None = None) -> Landed:
    """Read comments and find their records."""
    file = file or midseason()
    return landed(file, read_replies(text, TODAY), targets(file, SECRET), TODAY)


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(InvalidError) as refused:
        put(text)
    return refused.value.problems


def test_every_record_of_a_pack_has_a_place_for_comments_in_both_forms() -> None:
    text = template(made())
    assert is_replies(text)
    assert all(f"@ {entry.reference}\n# {entry.title}" in text for entry in made().entries)
    assert len(template_values(made())["comments"]) == len(made().entries)
    assert is_replies(json.dumps(template_values(made())))


def test_an_untouched_file_is_no_comment() -> None:
    for text in (template(made()), json.dumps(template_values(made()))):
        with pytest.raises(LorError, match="places for them are empty"):
            put(text)


def test_what_is_written_under_a_reference_lands_on_its_record() -> None:
    text = template(made()).replace("Name:", "Name: Dr. Osei")
    text = text.replace(f"@ {LETTER}\n", f"@ {LETTER}\nCall her.\n\nBefore eight.\n")
    (comment,) = put(text).fresh
    assert comment.kind is Topic.LETTER
    assert comment.about == "B-L3"
    assert comment.by == "Dr. Osei"
    assert comment.on == TODAY
    assert comment.text.splitlines()[:3] == ["Call her.", "", "Before eight."]


def test_the_season_as_a_whole_can_be_spoken_of() -> None:
    (comment,) = put(f"@ {REFER(Topic.SEASON, None)}\nApply more widely.").fresh
    assert (comment.kind, comment.about, comment.by) == (Topic.SEASON, None, None)
    assert made().entries[0].title == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        f"@ {LETTER}\nCall her.",
        f"@ {LETTER}: Call her.",
        f"@{LETTER.upper()}\n\nCall her.\n\n",
        f"@ {LETTER.replace('-', '')}\r\nCall her.\r\n",
        f"@\u00a0{LETTER}\nCall her.",
        f"> @ {LETTER}\nCall her.",
        f">> @ {LETTER}\n>> # Dr. Umetani\n>> Call her.",
        f"\ufefflorapp comments\n  @ {LETTER}\n# the label\nCall her.",
        f"Hello Samir,\n\n@ {LETTER}\nCall her.",
    ],
)
def test_mail_programs_and_hasty_hands_do_no_harm(text: str) -> None:
    assert is_replies(text)
    (comment,) = put(text).fresh
    assert (comment.about, comment.text) == ("B-L3", "Call her.")


def test_signs_that_look_alike_are_taken_for_each_other() -> None:
    assert spelled("OIL0-1Vuu") == "0110-1vvv"
    assert spelled("k7qm 2f9d") == "k7qm-2f9d"
    assert spelled("k7qm") is None


def test_words_before_the_first_reference_are_told() -> None:
    found = read_replies(f"# hint\nDear Samir,\n@ {LETTER}\nCall her.", TODAY)
    assert found.stray == ['line 2: "Dear Samir,"']


def test_the_day_may_be_named() -> None:
    (comment,) = put(f"Name: Dr. Osei\nDate: 20 nov\n@ {LETTER}\nCall her.").fresh
    assert comment.on == date(2026, 11, 20)
    (undated,) = put(f"Date:\n@ {LETTER}\nCall her.").fresh
    assert undated.on == TODAY


def test_a_line_after_the_words_may_begin_with_a_hash() -> None:
    (comment,) = put(f"@ {LETTER}\nCall her.\n# twice").fresh
    assert comment.text == "Call her.\n# twice"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("@ 0000-0000\nHm.", "line 1: 0000-0000 is no record of yours."),
        (f"@ {LETTER}\nFine.\n@ office\nHm.", 'line 3: "@ office" begins with @ but is no'),
        (f"Date: 3 dec\n@ {LETTER}\nHm.", 'line 1: "3 dec" is still to come.'),
        (f"Date: soon\n@ {LETTER}\nHm.", "line 1: "),
        (f"Name: {'x' * 501}\n@ {LETTER}\nHm.", "line 1: a name has at most 500"),
        (f"@ {LETTER}\n{'x' * 200_001}", "line 1: this comment is longer than 200,000"),
        ('{"lorapp": "comments", "comments": 3}', "comments: is to be a list."),
        ('{"lorapp": "comments", ', "the file: is not whole JSON"),
        ('{"lorapp": "comments", "comments": [3]}', "comments[0]: wants a reference"),
        (
            '{"lorapp": "comments", "comments": [{"reference": "x", "text": "Hm."}]}',
            'comments[0]: "x" is no reference.',
        ),
        ('{"lorapp": "comments", "name": 3, "comments": []}', "name: is to be text."),
        ('{"lorapp": "comments", "date": "3 dec", "comments": []}', 'date: "3 dec" is still'),
    ],
)
def test_each_problem_is_named_by_its_place(text: str, told: str) -> None:
    assert problems(text)[0].startswith(told)


def test_json_comes_back_like_text() -> None:
    held = {
        "lorapp": "comments",
        "name": "Dr. Osei",
        "comments": [
            {"reference": LETTER, "text": "Call her."},
            {"reference": "not touched", "text": ""},
        ],
    }
    (comment,) = put(json.dumps(held)).fresh
    assert (comment.about, comment.by, comment.text) == ("B-L3", "Dr. Osei", "Call her.")


def test_the_same_words_are_not_taken_twice_and_not_on_another_day() -> None:
    file, text = midseason(), f"Name: Dr. Osei\n@ {LETTER}\nCall her.\n@ {LETTER}\nCall her."
    seen = put(text, file)
    assert (len(seen.fresh), seen.known) == (1, 1)
    file = with_comments(file, seen.fresh)
    assert with_comments(file, seen.fresh) == file
    assert put(f"Date: 3 nov\n{text}", file).fresh == ()


def test_one_comment_can_be_taken_out_again() -> None:
    file = with_comments(record(), put(f"@ {LETTER}\nCall her.").fresh)
    (comment,) = file.comments
    assert without_comment(file, comment).comments == ()
    assert without_comment(without_comment(file, comment), comment).comments == ()


def test_references_stay_and_give_nothing_away() -> None:
    assert REFER(Topic.LETTER, "B-L3") == LETTER
    assert reference(b"another", Topic.LETTER, "B-L3") != LETTER
    assert REFER(Topic.MENTOR, "B-L3") != LETTER
    known = targets(midseason(), SECRET)
    assert len(set(known)) == len(known)
    assert "B-L3" not in template(made())


def test_the_page_says_how_to_comment_and_shows_each_reference() -> None:
    text = "\n".join(lines(document(made())))
    assert f"@\u00a0{LETTER}" in text
    assert "Put your name at the top" in text


@pytest.mark.parametrize(
    "text", ["", "name,city\nA,B", '{"applicant": {}}', "a@b.example\n@office", "BEGIN:VCARD"]
)
def test_other_files_are_left_to_others(text: str) -> None:
    assert not is_replies(text)


WORDS = st.text(max_size=40).map(lambda text: clean(text, multiline=True).strip())


@settings(max_examples=60)
@example(text="a > b", name=">")
@given(text=WORDS, name=WORDS)
def test_whatever_is_written_under_a_reference_arrives_or_is_refused(text: str, name: str) -> None:
    name = clean(name)
    whole = f"lorapp comments\nName: {name}\n@ {LETTER}\n{text}"
    found: Replies = read_replies(whole, TODAY)
    for reply in found.replies:
        assert isinstance(reply.text, str)
        assert len(reply.text) <= len(text)
    if text and text[0] not in "@>#" and not set(text) & set("\n\u2028\u2029"):
        assert [reply.text for reply in found.replies] == [text]
        assert found.by == (name or None)
