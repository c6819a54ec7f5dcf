"""Pictures inside a PDF, without what a camera wrote about place, day and owner."""

from typing import Any, Final

_START: Final = b"\xff\xd8"
_SCAN: Final = 0xDA
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xDA)})
_TELLING: Final = frozenset({0xE1, 0xED, 0xFE, *range(0xE3, 0xED), 0xEF})
"""Segments for EXIF, XMP, IPTC, comments and programs' own notes. E0 (JFIF), E2 (colour
profile) and EE (how colours are meant) belong to the looks."""


def without_origin(found: Any) -> None:  # noqa: ANN401 - any object of a PDF
    """Take the notes out of a JPEG stream; anything else stays as it is."""
    if not hasattr(found, "get") or found.get("/Filter") not in ("/DCTDecode", ["/DCTDecode"]):
        return
    held = getattr(found, "_data", None)
    if isinstance(held, bytes) and held.startswith(_START):
        found._data = bare_jpeg(held)  # noqa: SLF001 - the bytes as they stand in the file


def bare_jpeg(content: bytes) -> bytes:
    """A JPEG without its notes; one that cannot be read to its scan comes back as it was."""
    kept = [_START]
    place = len(_START)
    while place + 4 <= len(content) and content[place] == 0xFF:  # noqa: PLR2004 - a marker
        mark = content[place + 1]
        if mark == _SCAN:
            return b"".join((*kept, content[place:]))
        size = 0 if mark in _ALONE else int.from_bytes(content[place + 2 : place + 4])
        if mark not in _TELLING:
            kept.append(content[place : place + 2 + size])
        place += 2 + size
    return content
