"""From the text of an interchange file to a record, or to every problem at once."""

import json
from dataclasses import replace
from typing import Any, Final

from lorapp.domain.checks import problems as misfits
from lorapp.domain.checks import references
from lorapp.domain.leaves import shown, without_point
from lorapp.domain.links import unsound
from lorapp.domain.plain import from_plain
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.errors import InvalidError, LorError

FORMAT: Final = "lorapp"
VERSION: Final = 1
BYTES_MAX: Final = 50_000_000

_DIGITS_MAX: Final = 18
_TOO_LARGE: Final = 10**_DIGITS_MAX


def parse(text: str | bytes, rulebook: Rulebook, *, beside: SeasonFile | None = None) -> SeasonFile:
    """Read an interchange file.

    ``beside`` is the record the file is to be added to: its keys may be referred to, and what
    a season allows is then for the joined record to show. Raises LorError when the text is not
    JSON at all, InvalidError with every problem when it is not a sound record.
    """
    problems: list[str] = []
    fields = _body(_loaded(text, problems), problems)
    found = from_plain(SeasonFile, fields, "", problems)
    if found is None or problems:
        raise InvalidError([*problems, *unsound(fields, beside)])
    file = replace(found, rulebook=rulebook)
    problems = references(file, beside) if beside else misfits(file)
    if problems:
        raise InvalidError(problems)
    return file


class _Doubled(dict[str, object]):
    """An object of the file in which names stand twice."""

    names: tuple[str, ...] = ()


def _loaded(text: str | bytes, problems: list[str]) -> object:
    decoded = _decoded(text) if isinstance(text, bytes) else text.removeprefix("\ufeff")
    if not decoded.strip():
        raise LorError("This file is empty; export it again.")
    seen: list[_Doubled] = []

    def gather(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        gathered = dict(pairs)
        if len(gathered) == len(pairs):
            return gathered
        doubled = _Doubled(gathered)
        names = [name for name, _ in pairs]
        doubled.names = tuple(name for name in gathered if names.count(name) > 1)
        seen.append(doubled)
        return doubled

    try:
        value: object = json.loads(decoded, object_pairs_hook=gather, parse_int=_whole)
    except json.JSONDecodeError as error:
        raise LorError(
            f"Line {error.lineno}, column {error.colno} is not JSON ({error.msg}); "
            "mend it or export the file again."
        ) from None
    except RecursionError:
        raise LorError("This file is nested too deeply to be a lorapp file.") from None
    if seen:
        _name_doubles(value, "", problems)
    return value


def _decoded(raw: bytes) -> str:
    if len(raw) > BYTES_MAX:
        raise LorError(f"This file is larger than {BYTES_MAX // 1_000_000} MB; check which it is.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise LorError(f"Line {line} is not UTF-8 text; save the file as UTF-8.") from None


def _whole(digits: str) -> int:
    """Read a whole number; one that no field can hold needs no exact value."""
    return int(digits) if len(digits) <= _DIGITS_MAX else _TOO_LARGE


def _name_doubles(value: object, place: str, problems: list[str]) -> None:
    if isinstance(value, _Doubled):
        problems.extend(
            f"{place + '.' if place else ''}{shown(name)[1:-1]}: is written twice; keep one."
            for name in value.names
        )
    if isinstance(value, dict):
        for name, item in value.items():
            inner = shown(name)[1:-1]
            _name_doubles(item, f"{place}.{inner}" if place else inner, problems)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _name_doubles(item, f"{place}[{index}]", problems)


def _body(value: object, problems: list[str]) -> dict[str, object]:
    """Take the fields of a record out of a file, its format and version checked."""
    if not isinstance(value, dict):
        raise InvalidError([*problems, f"the file: {shown(value)} is not an object with fields."])
    fields: dict[str, object] = dict(value)
    form, version = fields.pop("format", None), without_point(fields.pop("version", None))
    if form is None:
        problems.append(f'format: is missing; a lorapp file says "{FORMAT}".')
    elif form != FORMAT:
        problems.append(f'format: {shown(form)} is not "{FORMAT}"; this is another kind of file.')
    if version is None:
        problems.append(f"version: is missing; this lorapp reads version {VERSION}.")
    elif isinstance(version, bool) or not isinstance(version, int) or version < VERSION:
        problems.append(f"version: {shown(version)} is not {VERSION}.")
    elif version > VERSION:
        newer = f"version: {shown(version)} was written by a newer lorapp; update lorapp first."
        raise InvalidError([newer])
    return fields
