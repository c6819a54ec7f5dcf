"""What the shipped rule files say, made ready: to read TOML takes a start thirty times as long.

The files in ``lorapp/rules`` are the one truth. For each a ready form lies in a folder beside
them (``make docs`` writes it), with a sum of the very bytes that it was made from and one of its
own. Where either does not fit, the file itself is read.
"""

import json
from binascii import crc32
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

FOLDER: Final = "ready"
_DAY: Final = "!day"
_INSTANT: Final = "!instant"
"""Names that no key of a rule file has, for what JSON has no signs for."""


def place_of(path: Path) -> Path:
    """Where the ready form of a rule file lies."""
    return path.parent / FOLDER / f"{path.stem}.ready"


def document(path: Path) -> dict[str, Any]:
    """What a rule file says, if it was made ready as it lies there now; else nothing."""
    try:
        sums, _, content = place_of(path).read_bytes().partition(b"\n")
        is_right = sums == _sums(path.read_bytes(), content)
    except OSError:
        # It was never made, or a file is gone: who reads the file itself says so.
        return {}
    found: dict[str, Any] = json.loads(content, object_hook=_read) if is_right else {}
    return found


def written(source: bytes) -> bytes:
    """The ready form of a rule file."""
    import tomllib

    said = tomllib.loads(source.decode("utf-8"))
    content = json.dumps(
        said, ensure_ascii=False, indent=0, separators=(",", ":"), default=_written
    ).encode()
    return _sums(source, content) + b"\n" + content


def _sums(source: bytes, content: bytes) -> bytes:
    return b"%08x %08x" % (crc32(source), crc32(content))


def _written(value: object) -> dict[str, str]:
    if not isinstance(value, date):
        raise TypeError(f"{value!r} has no ready form")
    return {_INSTANT if isinstance(value, datetime) else _DAY: value.isoformat()}


def _read(found: dict[str, Any]) -> Any:  # noqa: ANN401  a table, a day or an instant
    if _DAY in found:
        return date.fromisoformat(found[_DAY])
    return datetime.fromisoformat(found[_INSTANT]) if _INSTANT in found else found
