"""The lines of a vCard text: unfolded, taken apart, decoded. Versions 2.1, 3.0 and 4.0."""

import binascii
import re
from collections.abc import Iterator, Mapping
from typing import Final

from lorapp.frozen import dataclass, field

LINE_MAX: Final = 300_000
"""Characters of one unfolded line that are kept; a longer one is marked."""

_HEAD: Final = re.compile(r'((?:[^":]++|"[^"]*+")*+):')
_PART: Final = re.compile(r'(?:[^";]|"[^"]*+")+')
_NAME: Final = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)")
_SAFE_CHARSETS: Final = re.compile(r"us-ascii|utf-?8|iso-8859-\d{1,2}|windows-125\d", re.IGNORECASE)
_QUOTED: Final = "QUOTED-PRINTABLE"
_BARE_ENCODINGS: Final = {_QUOTED, "BASE64", "8BIT", "7BIT", "B"}
_STRETCH: Final = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """One property. ``name`` and the names of ``params`` are in capitals, groups are dropped.

    An empty name means that the line could not be read.
    """

    number: int
    name: str
    params: Mapping[str, tuple[str, ...]]
    value: str
    is_long: bool = False

    def says(self, param: str, word: str) -> bool:
        """Whether a parameter holds a word, in any case."""
        return any(word == value.upper() for value in self.params.get(param, ()))


def content_lines(text: str) -> Iterator[Line]:
    """The lines that say something, unfolded; any kind of line end will do."""
    held = _Held(0)
    for number, piece in enumerate(_pieces(text), start=1):
        if held.is_soft:
            held.add(piece)
        elif piece[:1] in {" ", "\t"} and held.parts:
            held.add(piece[1:])
        else:
            yield from held.line()
            held = _Held(number)
            if piece.strip():
                held.add(piece)
    yield from held.line()


def _pieces(text: str) -> Iterator[str]:
    """The lines as they stand in the file, one at a time: a file may have millions."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    start = 0
    while (end := plain.find("\n", start)) >= 0:
        yield plain[start:end]
        start = end + 1
    yield plain[start:]


@dataclass(slots=True)
class _Held:
    """One line while its pieces are gathered; ``is_soft`` when the next one goes on with it."""

    number: int
    parts: list[str] = field(default_factory=list)
    size: int = 0
    is_soft: bool = False

    def add(self, piece: str) -> None:
        head = self.parts[0] if self.parts else piece
        self.is_soft = piece.endswith("=") and _QUOTED in head.partition(":")[0].upper()
        self.size += len(piece)
        if self.size <= LINE_MAX or not self.parts:
            self.parts.append((piece[:-1] if self.is_soft else piece)[:LINE_MAX])

    def line(self) -> Iterator[Line]:
        if self.parts:
            yield _read(self.number, "".join(self.parts), is_long=self.size > LINE_MAX)


def unescaped(text: str) -> str:
    r"""A value without its escapes: ``\n`` is a new line, ``\,`` a comma."""
    return _STRETCH.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def components(value: str, mark: str) -> list[str]:
    """The parts of a value between marks that are not escaped, each without its escapes."""
    found, start, at = [], 0, 0
    while at < len(value):
        if value[at] == "\\":
            at += 2
            continue
        if value[at] == mark:
            found.append(value[start:at])
            start = at + 1
        at += 1
    return [unescaped(part) for part in (*found, value[start:])]


def _read(number: int, text: str, *, is_long: bool) -> Line:
    head = _HEAD.match(text)
    parts = _PART.findall(head[1]) if head else []
    named = _NAME.fullmatch(parts[0].strip()) if parts else None
    if head is None or named is None:
        return Line(number, "", {}, "")
    params = _params(parts[1:])
    line = Line(number, named[1].upper(), params, text[head.end() :], is_long)
    if line.says("ENCODING", _QUOTED):
        return Line(number, line.name, params, _unquoted(line), is_long)
    return line


def _params(parts: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        name, equals, value = part.partition("=")
        if not equals:
            # Version 2.1 leaves the name of the parameter out.
            is_encoding = part.strip().upper() in _BARE_ENCODINGS
            name, value = ("ENCODING" if is_encoding else "TYPE"), part
        values = tuple(one.strip(' "') for one in value.split(","))
        name = name.strip().upper()
        found[name] = (*found.get(name, ()), *values)
    return found


def _unquoted(line: Line) -> str:
    raw = binascii.a2b_qp(line.value.encode("utf-8", "replace"))
    named = next(iter(line.params.get("CHARSET", ())), "utf-8")
    for charset in (named, "utf-8"):
        if _SAFE_CHARSETS.fullmatch(charset):
            try:
                return raw.decode(charset)
            except (UnicodeError, LookupError):
                continue
    return raw.decode("cp1252", "replace")
