"""X6, X9, X10, X11: no text of anybody becomes a formula, a header, a property or a card.

The properties that draw texts by chance stand beside the writers; here every hostile text goes
through every format, is read back by other people's software, and the count is printed beside
that of a writer that trusts its texts.
"""

import csv
import email
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from email.policy import default
from typing import Any, Final

import icalendar
import pytest
import vobject
from openpyxl import Workbook, load_workbook

from lorapp.domain.diary.editions import Edition
from lorapp.domain.diary.entry import Alarm, Entry
from lorapp.domain.sheets.guards import guarded, unguarded
from lorapp.domain.sheets.sheet import Kind, Sheet
from lorapp.domain.sheets.texts import csv_rows
from lorapp.domain.text import clean
from lorapp.domain.vcards.card import Card
from lorapp.domain.vcards.writing import written
from lorapp.errors import LorError
from lorapp.services.correspondence.mail import eml, mailto
from lorapp.services.exports.calendar_parts import event
from lorapp.services.sheets.workbook import workbook
from tests.conftest import NOON, a_beginning
from tests.exports.hostile import TEXTS
from tests.services.correspondence.test_correspondence_mail import DRAFT, HEADERS

SIGNS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "−")
BREAKING: Final = ("\t", "\r", "\n")
BEFORE: Final = ("", " ", "'", '"', "\u00a0", "' ", '" ', "“", "\u2003", "''")
FORMULAS: Final = tuple(f"{before}{sign}1+1" for before in BEFORE for sign in (*SIGNS, *BREAKING))
"""What OWASP, ASVS 1.2.10 and CWE-1236 name, and the same after quotes and blanks."""
BREAKS: Final = ("\r\n", "\n", "\r", "\0", "\u2028", "\x85", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e")
INJECTED: Final = tuple(f"Ada{mark}Bcc: victim@example.org" for mark in BREAKS)
EVENTS: Final = (
    *(",", ";", "\\", "\\n", "a,b;c\\d\nE:F", '"quoted"', "X-EVIL:1", "\u2028X:1", "\x85X:1"),
    *("\U0001f469\u200d\u2695\ufe0f" * 50, "é" * 200, "\U0001f3f3\ufe0f\u200d\U0001f308" * 50),
    *("a\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil", "a\r\nATTACH:file:///etc/passwd", "W" * 500),
)


def _sheet(texts: tuple[str, ...]) -> Sheet:
    return Sheet(
        "x", "X", "A row is a text.", ("Text",), (Kind.TEXT,), tuple((text,) for text in texts)
    )


def _computed(raw: str) -> int:
    """Cells of a CSV file that a spreadsheet program might compute, or part in two."""
    cells = [row[0] for row in csv.reader(io.StringIO(raw, newline=""))][1:]
    bare = [cell.lstrip(" '\"“\u00a0\u2003\t\r\n") for cell in cells]
    return sum(
        not cell.startswith("'") and (text[:1] in {*SIGNS} or cell[:1] in {*BREAKING})
        for cell, text in zip(cells, bare, strict=True)
    )


def _csv(texts: tuple[str, ...], *, raw: bool) -> str:
    made = io.StringIO(newline="")
    csv.writer(made).writerows(csv_rows(_sheet(texts), raw=raw))
    return made.getvalue()


def _formulas(content: bytes) -> int:
    page = load_workbook(io.BytesIO(content))["X"]
    return sum(cell.data_type == "f" for row in page for cell in row)


def test_no_cell_is_a_formula_and_the_guard_comes_off_again() -> None:
    texts = (*FORMULAS, *TEXTS)
    computed = _computed(_csv(texts, raw=False))
    book = workbook([_sheet(texts)], a_beginning().applicant, NOON)
    changed = sum(unguarded(guarded(text)) != text for text in texts)
    print(f"X6 texts={len(texts)} computed={computed} formulas={_formulas(book)} changed={changed}")
    assert (computed, _formulas(book), changed) == (0, 0, 0)


def test_a_table_that_trusts_its_texts_would_hold_formulas() -> None:
    naive = Workbook()
    page = naive.create_sheet("X")
    for text in FORMULAS:
        page.append([text])
    content = io.BytesIO()
    naive.save(content)
    computed, formulas = _computed(_csv(FORMULAS, raw=True)), _formulas(content.getvalue())
    print(f"X6 mutant, unguarded: computed={computed} formulas={formulas}")
    assert computed > 30
    assert formulas


def _added(raw: bytes) -> int:
    """Headers and recipients of a mail beyond those that are meant."""
    found = email.message_from_bytes(raw, policy=default)
    return len(set(found.keys()) - HEADERS) + max(0, len(found["To"].addresses) - 1)


def _mails(write: Callable[[str, str, str], bytes]) -> tuple[int, int, int]:
    """Texts as name, subject and address: how many gave a mail, were refused, and added."""
    mails = refused = added = 0
    for text in (*TEXTS, *INJECTED, ", ".join([DRAFT.to or ""] * 2_000)):
        told = DRAFT.to or ""
        for fields in ((text, "Letter", told), ("Ada", text, told), ("Ada", "Letter", text)):
            try:
                raw = write(*fields)
            except LorError:
                refused += 1
            else:
                mails, added = mails + 1, added + _added(raw)
    return mails, refused, added


def test_no_text_adds_a_header_or_a_second_recipient() -> None:
    def write(name: str, subject: str, to: str) -> bytes:
        return eml(replace(DRAFT, to_name=name, subject=subject, to=to))

    mails, refused, added = _mails(write)
    print(f"X9 mails={mails} refused={refused} added={added}")
    assert added == 0
    assert mails > len(TEXTS)


def test_headers_that_were_only_joined_would_be_added_to() -> None:
    def write(name: str, subject: str, to: str) -> bytes:
        return f'To: "{name}" <{to}>\r\nSubject: {subject}\r\n\r\nBody'.encode()

    _, _, added = _mails(write)
    print(f"X9 mutant, joined headers: added={added}")
    assert added


def test_a_line_of_one_dot_arrives_as_a_line_of_one_dot() -> None:
    body = "One\n.\n..\nBcc: x@example.org\n.\n"
    found: Any = email.message_from_bytes(eml(replace(DRAFT, body=body)), policy=default)
    assert found.get_content().replace("\r\n", "\n") == body
    assert "%0D%0A.%0D%0A" in mailto(replace(DRAFT, body=body))


def _event(text: str) -> bytes:
    alarms = (Alarm(before=timedelta(0), text=text, private_text=""),)
    day = date(2026, 12, 1)
    entry = Entry(
        id="x", title=text, private_title="", starts=day, about=(text,), where=text, alarms=alarms
    )
    edition = Edition(digest="", sequence=1, changed_at=NOON, day=day, over_at=NOON)
    return bytes(event("u@lorapp", entry, edition, NOON).to_ical())


def _naive_event(text: str) -> bytes:
    return f"BEGIN:VEVENT\r\nUID:u@lorapp\r\nSUMMARY:{text}\r\nEND:VEVENT\r\n".encode()


def _bad_lines(raw: bytes) -> int:
    """Physical lines that are too long, end oddly or cut a character in two."""
    bad = 0
    for line in raw.removesuffix(b"\r\n").split(b"\r\n"):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            bad += 1
        else:
            bad += len(line) > 75 or b"\n" in line or b"\r" in line
    return bad


def _odd_events(write: Callable[[str], bytes]) -> tuple[int, int]:
    """Bad lines, and events that do not come back as the one event that was meant."""
    bad = odd = 0
    for text in (*TEXTS, *EVENTS):
        raw = write(text)
        bad += _bad_lines(raw)
        try:
            found: Any = icalendar.Event.from_ical(raw)
        except (ValueError, IndexError):
            odd += 1
        else:
            odd += str(found.get("summary")) != clean(text) or "ATTACH" in found
    return bad, odd


def test_an_event_keeps_its_lines_and_comes_back_as_it_was() -> None:
    bad, odd = _odd_events(_event)
    print(f"X10 events={len(TEXTS) + len(EVENTS)} bad lines={bad} odd={odd}")
    assert (bad, odd) == (0, 0)


def test_an_event_that_trusts_its_texts_would_break() -> None:
    bad, odd = _odd_events(_naive_event)
    print(f"X10 mutant, texts as they are: bad lines={bad} odd={odd}")
    assert bad
    assert odd


def _odd_cards(write: Callable[[str], str]) -> int:
    """Texts after which another program does not find the one card that was meant."""
    odd = 0
    for text in (*TEXTS, *EVENTS):
        try:
            cards = list(vobject.readComponents(write(text)))
        except (vobject.base.ParseError, ValueError):
            odd += 1
        else:
            odd += [card.fn.value for card in cards] != [clean(text)]
    return odd


def test_a_card_stays_one_card() -> None:
    odd = _odd_cards(lambda text: written([Card(uid="u", name=text, note=text)]))
    print(f"X11 cards={len(TEXTS) + len(EVENTS)} odd={odd}")
    assert odd == 0


def test_a_card_that_trusts_its_texts_would_be_several() -> None:
    odd = _odd_cards(lambda text: f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{text}\r\nEND:VCARD\r\n")
    print(f"X11 mutant, texts as they are: odd={odd}")
    assert odd


@pytest.mark.parametrize("mark", BREAKS)
def test_no_break_of_a_line_is_taken_for_a_letter_of_a_header(mark: str) -> None:
    with pytest.raises(LorError, match="line break or control character"):
        eml(replace(DRAFT, subject=f"Ada{mark}Bcc: victim@example.org"))
