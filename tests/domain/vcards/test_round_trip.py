"""Cards survive being written and read, whatever stands in them (reliability X11)."""

from dataclasses import replace
from typing import Any

import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lorapp.domain.text import clean
from lorapp.domain.vcards.card import Card
from lorapp.domain.vcards.reading import cards_of
from lorapp.domain.vcards.writing import OCTETS_A_LINE, written
from tests.exports.hostile import TEXTS

SIGNS = st.sampled_from(
    [*'\r\n;,\\:=" \t', "BEGIN:VCARD", "END:VCARD", "\x00", "\x1b[2J", "👩\u200d⚕️"]
)
LETTERS = st.characters(exclude_categories=["Cs"])
HOSTILE = st.sampled_from(TEXTS) | st.lists(SIGNS | LETTERS, max_size=40).map("".join)
LINES = HOSTILE.map(clean)
NAMES = LINES.filter(lambda text: text and "," not in text)


def short(text: str) -> str:
    return clean(text)[:400].strip()


CARDS = st.builds(
    Card,
    uid=st.uuids().map(str),
    name=NAMES.map(short).filter(bool),
    institution=LINES.map(short),
    title=LINES.map(short),
    role=LINES.map(short),
    phones=st.lists(st.from_regex(r"\+[0-9]{5,9}", fullmatch=True), max_size=2).map(tuple),
    emails=st.sampled_from([(), ("a@example.org",), ("a@example.org", "b;c@example.org")]),
    categories=st.lists(LINES.map(short).filter(bool), max_size=3).map(tuple),
    note=HOSTILE.map(lambda text: clean(text, multiline=True).strip()),
)


def bare(card: Card) -> Card:
    """A card without its place in the file."""
    return replace(card, number=0, line=0)


@settings(max_examples=60)
@given(st.lists(CARDS, min_size=1, max_size=3))
@example([Card(uid="u", name="Ada Winter", note="a\nEND:VCARD\nBEGIN:VCARD\nFN:Nobody")])
def test_what_is_written_is_read_back_equal_and_nothing_is_added(cards: list[Card]) -> None:
    text = written(cards)
    found = cards_of(text)
    assert [bare(card) for card in found.cards] == cards
    assert not found.problems
    assert not found.passed_over
    lines = text.split("\r\n")
    assert lines.count("BEGIN:VCARD") == lines.count("END:VCARD") == len(cards)
    assert all(len(line.encode()) <= OCTETS_A_LINE for line in lines)


@settings(max_examples=40)
@given(st.lists(CARDS, min_size=1, max_size=2))
def test_another_program_reads_the_same_out_of_it(cards: list[Card]) -> None:
    theirs = list(vobject.readComponents(written(cards)))
    assert len(theirs) == len(cards)
    for one, card in zip(theirs, cards, strict=True):
        assert one.version.value == "3.0"
        assert one.fn.value == card.name
        assert one.uid.value == card.uid
        assert [mail.value for mail in one.contents.get("email", ())] == list(card.emails)
        assert [tel.value for tel in one.contents.get("tel", ())] == list(card.phones)
        assert [note.value for note in one.contents.get("note", ())] == [card.note] * bool(
            card.note
        )
        assert [org.value for org in one.contents.get("org", ())] == [[card.institution]] * bool(
            card.institution
        )


def foreign(card: Card, version: str) -> str:
    """A card as vobject writes it."""
    made: Any = vobject.vCard()
    made.add("version").value = version
    made.add("fn").value = card.name
    made.add("n").value = vobject.vcard.Name(family=card.name)
    made.add("uid").value = card.uid
    for name, value in (("title", card.title), ("role", card.role), ("note", card.note)):
        if value:
            made.add(name).value = value
    if card.institution:
        made.add("org").value = [card.institution]
    for mail in card.emails:
        made.add("email").value = mail
    for phone in card.phones:
        made.add("tel").value = phone
    if card.categories:
        made.add("categories").value = list(card.categories)
    return str(made.serialize())


@settings(max_examples=40)
@given(CARDS, st.sampled_from(["3.0", "4.0"]))
def test_what_another_program_writes_is_read(card: Card, version: str) -> None:
    found = cards_of(foreign(card, version))
    assert [bare(one) for one in found.cards] == [card]
    assert not found.problems
