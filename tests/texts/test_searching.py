"""X13 and X3: what is searched for is letters, in whatever form and with whatever signs."""

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.choosing import Choice, chosen
from lorapp.domain.interviews.naming import find_program
from lorapp.errors import RefusedError
from lorapp.screens.frame import find
from lorapp.screens.frame.find import Entry, matching
from lorapp.services.guide.guide_search import hits, search
from lorapp.widgets.rows import narrowing
from lorapp.widgets.rows.narrowing import NOTHING, folded, narrowed
from lorapp.widgets.rows.row_paint import Group, Row
from tests.clocks.zones import living_in

SIGNS: Final = (
    "%",
    "_",
    "\\",
    "'",
    '"',
    "*",
    "(",
    ")",
    ":",
    "-",
    "^",
    ";",
    "[",
    "]",
    "?",
    "`",
    "--",
)
WORDS: Final = (
    "NEAR(",
    "AND",
    "OR 1=1",
    "NOT",
    "a*",
    '"x',
    "x'; DROP TABLE",
    "{{7*7}}",
    "NEAR(a b)",
)
NAMES: Final = {
    "José Núñez": ("jose", "núñez", "NUNEZ", "JOSÉ nú"),
    "Ştefan Brânză": ("stefan", "ŞTEFAN", "branza"),
    "Nguyễn Thị Hương": ("nguyen", "thi huong", "NGUYỄN"),
    "Ørsted Großmann": ("grossmann", "GROSSMANN", "großmann"),
    "İbrahim Işık": ("ibrahim", "İBRAHİM"),
    "김민준": ("김민준", "김"),
    "やまだ ガク": ("ガク", "ガク"),
    "Άννα Ελλάς": ("αννα", "ΕΛΛΆΣ"),
    "ﬁeld Ⅳ": ("field", "iv"),
    "سمير الدغلاني": ("سمير",),
    "राजेश कुमार": ("राजेश",),
}
Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
FORMS: Final[tuple[Form, ...]] = ("NFC", "NFD", "NFKC", "NFKD")


def _found(name: str, asked: str) -> list[bool]:
    """Whether each search of the app finds a name."""
    entries = [Entry("mentor", "M", name, folded(name)), Entry("mentor", "N", "Zz", "zz")]
    rows = [Group("", (Row(id="M", title=name, fact=""), Row(id="N", title="Zz", fact="")))]
    left = [row.id for group in narrowed(rows, asked) for row in group.rows]
    return [[hit.key for hit in matching(entries, asked)] == ["M"], left == ["M"]]


def _missed() -> list[tuple[str, str, str]]:
    return [
        (name, asked, f"{form} {kept}")
        for name, questions in NAMES.items()
        for asked in questions
        for form in FORMS
        for kept in FORMS
        if not all(_found(unicodedata.normalize(kept, name), unicodedata.normalize(form, asked)))
    ]


def test_a_name_is_found_in_every_form_of_its_accents() -> None:
    missed = _missed()
    asked = sum(map(len, NAMES.values())) * len(FORMS) ** 2
    print(f"X3 names={len(NAMES)} searches={asked} missed={len(missed)}")
    assert missed == []


def test_a_search_that_compared_letters_as_typed_would_miss_some(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(find, "folded", str.casefold)
    monkeypatch.setattr(narrowing, "folded", str.casefold)
    missed = _missed()
    print(f"X3 mutant, letters as typed: missed={len(missed)}")
    assert missed


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("asked", ["José", "jose nunez", "NÚÑEZ"])
def test_a_command_finds_a_person_in_every_form(asked: str, form: Form) -> None:
    choices = [Choice("M1", "Dr. José Núñez"), Choice("M2", "Dr. Peter Nunn")]
    assert chosen(unicodedata.normalize(form, asked), "mentor", choices) == "M1"


def _literal(sign: str) -> tuple[bool, bool]:
    """Whether a sign finds the text that holds it, and leaves out the one that does not."""
    plain, with_sign = "Ashgrove Regional", f"Ash{sign}grove Regional"
    rows = [Group("", (Row(id="0", title=plain, fact=""), Row(id="1", title=with_sign, fact="")))]
    asked = f"ash{sign}grove"
    left = {row.id for group in narrowed(rows, asked) for row in group.rows}
    entries = [Entry("p", "0", plain, folded(plain)), Entry("p", "1", with_sign, folded(with_sign))]
    kept = {hit.key for hit in matching(entries, asked)}
    return left == {"1"}, kept == {"1"}


def test_signs_that_mean_something_to_databases_mean_themselves() -> None:
    wrong = [sign for sign in SIGNS if _literal(sign) != (True, True)]
    print(f"X13 signs={len(SIGNS)} not literal={len(wrong)}")
    assert wrong == []
    nothing = narrowed([Group("", (Row(id="0", title="Ashgrove", fact=""),))], "%")
    assert [group.heading for group in nothing] == [NOTHING]


def _answered(ask: Callable[[str], object], texts: list[str]) -> int:
    """How many texts were answered, or refused with a sentence."""
    for text in texts:
        with suppress(RefusedError):
            ask(text)
    return len(texts)


@settings(max_examples=40)
@given(st.lists(st.sampled_from((*SIGNS, *WORDS)) | st.text(max_size=20), max_size=5))
def test_any_question_is_answered_by_every_search(words: list[str]) -> None:
    text, file = " ".join(words), living_in("Asia/Amman")
    entries = list(find.entries(file, ()))
    choices = [Choice(one.key, one.name) for one in file.mentors]
    asks: tuple[Callable[[str], object], ...] = (
        lambda asked: matching(entries, asked),
        lambda asked: chosen(asked, "mentor", choices),
        lambda asked: find_program(asked, file),
    )
    assert sum(_answered(ask, [text]) for ask in asks) == len(asks)


@pytest.mark.parametrize("text", [" ".join(SIGNS), " ".join(WORDS), "reminder " + " ".join(SIGNS)])
def test_the_guide_answers_signs_as_it_answers_words(text: str) -> None:
    assert bool(search(text)) == bool(hits(text))
    assert not search(" ".join(SIGNS))


def test_the_words_of_query_languages_find_only_what_holds_them() -> None:
    entries = list(find.entries(living_in("Asia/Amman"), ()))
    odd = [text for text in WORDS if len(matching(entries, text)) > len(entries) // 3]
    print(f"X13 words={len(WORDS)} entries={len(entries)} taken as operators={len(odd)}")
    assert odd == []


def test_a_pattern_search_would_take_signs_for_more_than_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import re

    def like(groups: list[Group], asked: str) -> list[Group]:
        pattern = re.compile(".*".join(map(re.escape, re.split("[%*]", folded(asked)))))
        kept = [
            [row for row in group.rows if pattern.search(folded(row.title))] for group in groups
        ]
        return [Group("", tuple(rows)) for rows in kept]

    monkeypatch.setitem(globals(), "narrowed", like)
    wrong = [sign for sign in SIGNS if _literal(sign) != (True, True)]
    print(f"X13 mutant, a pattern search: not literal={len(wrong)}")
    assert "%" in wrong
