import pytest

from lorapp.domain.vcards.card import Card, Kind
from lorapp.domain.vcards.lines import LINE_MAX, content_lines
from lorapp.domain.vcards.reading import CARDS_MAX, LINES_MAX, cards_of
from lorapp.errors import LorError


def one(*lines: str, version: str = "3.0") -> Card:
    """The only card of these lines."""
    found = cards_of("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"]))
    assert not found.problems
    return found.cards[0]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:Dr. Ada Winter", "N:Winter;Ada;;Dr.;"), "Dr. Ada Winter"),
        (("FN:Ada Winter", "N:Winter;Ada;;Dr.;MD"), "Dr. Ada Winter"),
        (("FN:Winter\\, Ada", "N:Winter;Ada;;;"), "Ada Winter"),
        (("N:Winter;Ada;Bea;Prof.;MD",), "Prof. Ada Bea Winter, MD"),
        (("fn;language=en:Ada", "item1.FN:Other"), "Ada"),
        (("FN:", "N:;;;;"), ""),
        (("N:" + ";".join(["W" * 300] * 3),), " ".join(["W" * 300] * 2)[:500]),
    ],
)
def test_the_name_is_the_one_people_read(lines: tuple[str, ...], name: str) -> None:
    assert one(*lines).name == name


def test_the_preferred_address_and_number_come_first() -> None:
    found = one(
        "EMAIL;TYPE=work:b@example.org",
        "EMAIL;PREF=2:c@example.org",
        "EMAIL;PREF=x:d@example.org",
        "email;type=Pref:mailto:a@example.org",
        "EMAIL:A@example.org",
        "EMAIL:",
        "TEL;TYPE=FAX:+1",
        "TEL;VALUE=uri:tel:+1-555-0100;ext=204;phone-context=x",
        "TEL;TYPE=PREF:555 0199",
        "TEL:",
    )
    assert found.emails == ("a@example.org", "c@example.org", "b@example.org", "d@example.org")
    assert found.phones == ("555 0199", "+1-555-0100 ext. 204")


def test_folded_grouped_quoted_and_escaped_lines_are_read() -> None:
    found = one(
        'item1.ORG;SORT-AS="a:b;c":Tern Har',
        " bor\\; Clinic;Neurology",
        "NOTE:first\\nsecond\\, third\\\\",
        "note:more\\N",
        "CATEGORIES:Neurology,a\\,b",
        "UID:URN:UUID:ABC",
    )
    assert found.institution == "Tern Harbor; Clinic"
    assert found.note == "first\nsecond, third\\\nmore"
    assert found.categories == ("Neurology", "a,b")
    assert found.uid == "abc"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("KIND:group", Kind.GROUP),
        ("X-ADDRESSBOOKSERVER-KIND:group", Kind.GROUP),
        ("KIND:org", Kind.PLACE),
        ("X-ABShowAs:COMPANY", Kind.PLACE),
        ("KIND:individual", Kind.PERSON),
    ],
)
def test_groups_and_places_are_told_from_people(line: str, kind: Kind) -> None:
    assert one("FN:A", line).kind is kind


@pytest.mark.parametrize(
    ("params", "value"),
    [
        ("CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE", "J=F6rg"),
        ("QUOTED-PRINTABLE", "J=C3=B6rg"),
        ("QUOTED-PRINTABLE", "J=F6rg"),
        ("CHARSET=idna;QUOTED-PRINTABLE", "J=C3=B6rg"),
        ("CHARSET=windows-1259;QUOTED-PRINTABLE", "J=C3=B6=\r\nrg"),
    ],
)
def test_quoted_printable_of_old_cards_is_decoded(params: str, value: str) -> None:
    assert one(f"FN;{params}:{value}", version="2.1").name == "Jörg"


def test_what_is_not_kept_is_counted() -> None:
    found = cards_of(
        "BEGIN:VCARD\nVERSION:2.1\nFN:A\nPHOTO;BASE64:AAAA\nBBBB\nCCCC\n\nBDAY:1970\nADR:;;x\n"
        "URL:x\nURL:y\nX-SOMETHING:1\nREV:2\nno colon here\nTEL;FAX:1\nEND:VCARD\n"
    )
    assert found.passed_over == {
        "picture": 1,
        "birthday": 1,
        "postal address": 1,
        "web address": 2,
        "other line": 1,
        "line that cannot be read": 1,
        "fax or pager": 1,
    }


def test_problems_carry_card_and_line() -> None:
    long = "W" * 501
    found = cards_of(
        f"BEGIN:VCARD\nFN:A\nEMAIL:a(at)b\nTITLE:{long}\nNOTE:{'n' * 200_001}\nEND:VCARD\n"
        f"junk\nBEGIN:VCARD\nFN:B\nBEGIN:VCARD\nFN:C\nORG:{'x' * (LINE_MAX + 1)}\nEND:VCARD\n"
        f"BEGIN:VCARD\nFN:D"
    )
    assert [card.name for card in found.cards] == ["A", "C"]
    assert [card.number for card in found.cards] == [1, 3]
    assert [(p.place, p.text[:24]) for p in found.problems] == [
        ("card 1, line 3", '"a(at)b" is not an e-mai'),
        ("card 1, line 4", '"WWWWWWWWWWWWWWWWWWWW" g'),
        ("card 1, line 5", "the note is longer than "),
        ("card 2, line 8", "this card has no end, so"),
        ("card 3, line 12", '"xxxxxxxxxxxxxxxxxxxx" g'),
        ("card 4, line 14", "this card has no end, so"),
    ]


def test_a_card_inside_a_card_is_passed_over() -> None:
    agent = "BEGIN:VCARD\nFN:Boss\nAGENT:\nBEGIN:VCARD\nFN:Agent\nEND:VCARD\nTITLE:T\nEND:VCARD"
    found = cards_of(agent)
    assert [(card.name, card.title) for card in found.cards] == [("Boss", "T")]


def test_lines_end_in_any_way_and_very_long_ones_are_cut_and_marked() -> None:
    lines = list(content_lines(f'\r\nA:1\rB:2\n {"x" * LINE_MAX}\n yy\n \nC;D="e":\n'))
    assert [line.name for line in lines] == ["A", "B", "C"]
    assert [line.is_long for line in lines] == [False, True, False]
    assert lines[1].value == "2"
    assert lines[2].params == {"D": ("e",)}


@pytest.mark.parametrize("text", ["", "hello", "BEGIN:VCALENDAR\nEND:VCALENDAR"])
def test_a_text_without_cards_is_refused(text: str) -> None:
    with pytest.raises(LorError, match="no contact card"):
        cards_of(text)


def test_a_card_without_an_end_in_sight_is_read_to_a_point() -> None:
    found = cards_of("BEGIN:VCARD\nFN:A\n" + "TEL:1\n" * (LINES_MAX + 5) + "END:VCARD")
    assert len(found.cards[0].phones) == LINES_MAX - 1
    assert [problem.place for problem in found.problems] == [f"card 1, line {LINES_MAX + 2}"]


def test_too_many_cards_are_refused() -> None:
    with pytest.raises(LorError, match="more than 5,000 cards"):
        cards_of("BEGIN:VCARD\nEND:VCARD\n" * (CARDS_MAX + 1))
