"""The record beside the store as text: JSON in lines, so that it is read a piece at a time.

Read as a whole, the text of many letters and all it is made of would take four times the place
of the record itself.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from lorapp.domain.record import SeasonFile

_AT_ONCE: Final = 100
"""So many items of a list stand in a line."""

_BEGIN, _END, _LIST, _LIST_END = b"{\n", b"}", b" [\n", b"]"


def written(file: "SeasonFile") -> bytes:
    """The text of a record."""
    from lorapp.domain.plain import pieces_of

    return _BEGIN + b",\n".join(_field(*piece) for piece in pieces_of(file)) + b"\n" + _END


def read(path: Path) -> "SeasonFile | None":
    """The record of a text that is whole; None when it cannot be taken as one."""
    from lorapp.domain.plain import from_pieces
    from lorapp.domain.record import SeasonFile

    with path.open("rb") as file:
        first = file.readline()
        # An earlier lorapp wrote all of it in one line.
        pieces = _pieces(file) if first == _BEGIN else json.loads(first).items()
        return from_pieces(SeasonFile, pieces)


def _field(name: str, value: object) -> bytes:
    start = f"{json.dumps(name)}:".encode()
    if not isinstance(value, Iterator):
        return start + b" " + _text(value)
    lines: Iterable[bytes] = iter(lambda: _text(list(islice(value, _AT_ONCE)))[1:-1], b"")
    return start + _LIST + b",\n".join(lines) + b"\n" + _LIST_END


def _text(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _pieces(lines: Iterator[bytes]) -> Iterator[tuple[str, Any]]:
    for line in lines:
        if line.endswith(_LIST):
            yield json.loads(line.removesuffix(b":" + _LIST)), _items(lines)
        elif line != _END:
            yield from json.loads(b"{%b}" % line.rstrip(b",\n")).items()


def _items(lines: Iterator[bytes]) -> Iterator[Any]:
    for line in lines:
        if line.startswith(_LIST_END):
            return
        yield from json.loads(b"[%b]" % line.rstrip(b",\n"))
