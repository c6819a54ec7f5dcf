"""vCard text read as cards; what cannot be taken is named with its place."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from lorapp.domain.leaves import shown
from lorapp.domain.mentors import is_address
from lorapp.domain.person_names import parted, straight
from lorapp.domain.text import clean
from lorapp.domain.values import LINE_MAX as SHORT_MAX
from lorapp.domain.values import NOTE_MAX
from lorapp.domain.vcards.card import Card, Kind, Problem, Reading
from lorapp.domain.vcards.lines import Line, components, content_lines, unescaped
from lorapp.errors import LorError
from lorapp.frozen import dataclass, field

CARDS_MAX: Final = 5_000
LINES_MAX: Final = 1_000
"""Lines of one card that are read."""

_LAST: Final = 101
"""Stands after every preference of version 4.0, which run from 1 to 100."""

_PARTS_OF_A_NAME: Final = 5
_READ: Final = frozenset(
    {"N", "FN", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "NOTE", "CATEGORIES", "UID", "KIND"}
    | {"X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS"}
)
_ORDINARY: Final = frozenset(
    {"VERSION", "PRODID", "REV", "PROFILE", "SOURCE", "NAME", "SORT-STRING", "X-ABLABEL"}
)
"""Lines about the card itself: nobody misses them."""

_PICTURES: Final = frozenset({"PHOTO", "LOGO"})
_BULKY: Final = frozenset({*_PICTURES, "SOUND", "KEY", ""})
"""What version 2.1 may spread over lines that are not folded."""

_WORDS: Final = {
    "": "line that cannot be read",
    **dict.fromkeys(_PICTURES, "picture"),
    "ADR": "postal address",
    "BDAY": "birthday",
    "ANNIVERSARY": "anniversary",
    "URL": "web address",
    "SOUND": "sound",
}
OTHER: Final = "other line"
_SILENT: Final = frozenset({"FAX", "PAGER", "MODEM", "BBS", "VIDEO", "TEXTPHONE"})
_KINDS: Final = {"GROUP": Kind.GROUP, "ORG": Kind.PLACE, "LOCATION": Kind.PLACE}


@dataclass(slots=True)
class _Open:
    """A card while its lines are gathered."""

    number: int
    line: int
    lines: dict[str, list[Line]] = field(default_factory=dict)
    count: int = 0
    before: str = "BEGIN"
    is_inside: bool = False
    """Whether a card inside this card is passed over (version 2.1 knows them)."""

    def add(self, line: Line, found: "_Found") -> None:
        """Keep a line that is read, and count what is passed over."""
        if line.name in _READ:
            self.count += 1
            if self.count <= LINES_MAX:
                self.lines.setdefault(line.name, []).append(line)
            elif self.count == LINES_MAX + 1:
                text = f"this card goes on after {LINES_MAX:,} lines; the rest is not read."
                found.problems.append(Problem(self.number, line.number, text))
        elif line.name not in _ORDINARY and not (line.name == "" and self.before in _BULKY):
            found.passed_over[_WORDS.get(line.name, OTHER)] += 1
        self.before = line.name


@dataclass(slots=True)
class _Found:
    cards: list[Card] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)


def cards_of(text: str) -> Reading:
    """Read every card of a text. Raises LorError when there is none or there are too many."""
    found, held, count = _Found(), None, 0
    for line in content_lines(text):
        begins = line.name == "BEGIN" and line.value.strip().upper() == "VCARD"
        if begins and held is not None and held.before == "AGENT":
            held.is_inside = True
        elif begins:
            _unclosed(held, found)
            count += 1
            if count > CARDS_MAX:
                raise LorError(f"This file has more than {CARDS_MAX:,} cards. Split it in two.")
            held = _Open(count, line.number)
        elif held is not None and line.name == "END":
            held = _ended(held, found)
        elif held is not None and not held.is_inside:
            held.add(line, found)
    _unclosed(held, found)
    if not count:
        raise LorError(
            "There is no contact card in this. Save the contacts as vCard (.vcf) and read that."
        )
    return Reading(tuple(found.cards), tuple(sorted(found.problems)), found.passed_over)


def _ended(held: _Open, found: _Found) -> _Open | None:
    if held.is_inside:
        held.is_inside = False
        return held
    found.cards.append(_card(held, found))
    return None


def _unclosed(held: _Open | None, found: _Found) -> None:
    if held is not None:
        text = "this card has no end, so it is not read; save the contacts again."
        found.problems.append(Problem(held.number, held.line, text))


def _card(held: _Open, found: _Found) -> Card:
    values = _Values(held.number, held.lines, found)
    return Card(
        number=held.number,
        line=held.line,
        kind=_kind(values),
        uid=values.one("UID").lower().removeprefix("urn:uuid:"),
        name=_name(values),
        institution=values.parts("ORG", ";")[0],
        title=values.one("TITLE"),
        role=values.one("ROLE"),
        emails=tuple(values.emails()),
        phones=tuple(values.phones()),
        categories=tuple(filter(None, values.parts("CATEGORIES", ","))),
        note=values.note(),
    )


@dataclass(frozen=True, slots=True)
class _Values:
    """The values of one card, cleaned; what does not fit becomes a problem."""

    number: int
    lines: dict[str, list[Line]]
    found: _Found

    def one(self, name: str) -> str:
        """The first value that says something."""
        texts = (self._short(line, unescaped(line.value)) for line in self.lines.get(name, ()))
        return next(filter(None, texts), "")

    def parts(self, name: str, mark: str) -> list[str]:
        """The parts of all values; one empty part where there is none."""
        lines = self.lines.get(name, ())
        found = [self._short(line, p) for line in lines for p in components(line.value, mark)]
        return found or [""]

    def emails(self) -> Iterator[str]:
        """The addresses, the preferred one first, each once."""
        known = set()
        for line in sorted(self.lines.get("EMAIL", ()), key=_preference):
            address = self._short(line, unescaped(line.value))
            if address[:7].lower() == "mailto:":
                address = address[7:]
            if not address or address.casefold() in known:
                continue
            known.add(address.casefold())
            if is_address(address):
                yield address
            else:
                self._refuse(line, f"{shown(address)} is not an e-mail address.")

    def phones(self) -> Iterator[str]:
        """The numbers one can speak on, the preferred one first."""
        for line in sorted(self.lines.get("TEL", ()), key=_preference):
            if any(line.says("TYPE", word) for word in _SILENT):
                self.found.passed_over["fax or pager"] += 1
                continue
            number = self._short(line, unescaped(line.value))
            if number[:4].lower() == "tel:":
                number = number[4:].replace(";ext=", " ext. ").partition(";")[0]
            if number:
                yield number

    def note(self) -> str:
        """All notes of the card, one below the other."""
        lines = self.lines.get("NOTE", [])
        texts = [clean(unescaped(line.value), multiline=True).strip() for line in lines]
        text = "\n".join(filter(None, texts))
        if any(line.is_long for line in lines) or len(text) > NOTE_MAX:
            self._refuse(lines[0], f"the note is longer than {NOTE_MAX:,} characters.")
            return ""
        return text

    def _short(self, line: Line, text: str) -> str:
        """The text as one line; empty and a problem where it is too long for one."""
        kept = clean(text)
        if not line.is_long and len(kept) <= SHORT_MAX:
            return kept
        what = shown(kept[:20])
        self._refuse(line, f"{what} goes on for more than {SHORT_MAX} characters.")
        return ""

    def _refuse(self, line: Line, text: str) -> None:
        self.found.problems.append(Problem(self.number, line.number, text))


def _preference(line: Line) -> int:
    """How much a value is preferred; the lowest comes first."""
    if line.says("TYPE", "PREF"):
        return 0
    named = next(iter(line.params.get("PREF", ())), "")
    return int(named) if re.fullmatch(r"[0-9]{1,3}", named) else _LAST


def _kind(values: _Values) -> Kind:
    for name in ("KIND", "X-ADDRESSBOOKSERVER-KIND"):
        found = _KINDS.get(values.one(name).upper())
        if found:
            return found
    return Kind.PLACE if values.one("X-ABSHOWAS").upper() == "COMPANY" else Kind.PERSON


def _name(values: _Values) -> str:
    """The name as people read it, with the title where only the parts of the name have it."""
    parts = [part.replace(",", " ") for part in values.parts("N", ";")]
    parts += [""] * (_PARTS_OF_A_NAME - len(parts))
    family, given, more, before, after = parts[:_PARTS_OF_A_NAME]
    plain = " ".join(part for part in (before, given, more, family) if part)
    whole = values.one("FN") or ", ".join(part for part in (plain, after) if part)
    title = parted(f"{before} x").prefix
    named = straight(whole)
    if title and named and not parted(named).prefix:
        named = f"{title} {named}"
    return named[:SHORT_MAX].strip()
