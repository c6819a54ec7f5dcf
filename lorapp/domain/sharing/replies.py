"""Reading an advisor's comments: a small text file, an e-mail, or JSON; forgiving in its form."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from lorapp.domain.dates import UnreadableDayError, read_day
from lorapp.domain.leaves import shown
from lorapp.domain.sharing.printing import MARK
from lorapp.domain.sharing.references import spelled
from lorapp.domain.text import clean
from lorapp.domain.values import LINE_MAX, NOTE_MAX
from lorapp.frozen import dataclass, field

LOOKED_AT: Final = 20_000
"""How many lines are looked at to tell whether a text holds comments at all."""
_OURS: Final = re.compile(r'"lorapp"\s*:\s*"comments"')
_QUOTED: Final = re.compile(r"\A(?:(?:[ \t]*>)+ ?|[ \t]+(?=@))")
_HEADER: Final = re.compile(r"@\s*([0-9A-Za-z]{4}[-– ]?[0-9A-Za-z]{4})(?![0-9A-Za-z])[:.\s]*(.*)")
_ADDRESSED: Final = re.compile(r"@\s*\S")
_LABEL: Final = re.compile(r"(name|date)\s*:\s*(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reply:
    """One comment; ``place`` says where it stands, for whoever has to mend it."""

    place: str
    reference: str
    text: str


@dataclass(slots=True)
class Replies:
    """Everything read from one file. ``stray`` names places with words that belong nowhere."""

    by: str | None = None
    on: date | None = None
    replies: list[Reply] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)


def is_replies(text: str) -> bool:
    """Whether a text holds comments of an advisor, by what stands in it."""
    lines = [_unquoted(line) for line in text.lstrip("\ufeff").splitlines()[:LOOKED_AT]]
    first = next((line for line in lines if line.strip()), "")
    if first.strip().casefold() == MARK:
        return True
    if first.lstrip().startswith("{"):
        return _OURS.search(text) is not None
    return any(_HEADER.match(line) for line in lines)


def read_replies(text: str, today: date) -> Replies:
    """Read a file of comments; what cannot be taken stands in ``problems``, by its place."""
    plain = text.lstrip("\ufeff")
    found = Replies()
    if plain.lstrip().startswith("{"):
        _read_json(plain, today, found)
    else:
        _read_text(plain, today, found)
    for reply in found.replies:
        if len(reply.text) > NOTE_MAX:
            found.problems.append(
                f"{reply.place}: this comment is longer than {NOTE_MAX:,} characters."
            )
    return found


def _unquoted(line: str) -> str:
    """A line without the marks that mail programs put before what they quote."""
    return _QUOTED.sub("", line)


def _read_text(text: str, today: date, found: Replies) -> None:
    place, reference, lines = "", "", [""]
    for number, raw in enumerate(text.splitlines(), 1):
        line = _unquoted(raw)
        header = _HEADER.match(line)
        if header:
            _take(found, place, reference, lines)
            place, reference, lines = f"line {number}", spelled(header[1]) or "", [header[2]]
        elif _ADDRESSED.match(line):
            found.problems.append(
                f"line {number}: {shown(line)} begins with @ but is no reference. Copy the "
                "reference from the page, or begin the line with another sign."
            )
        elif not reference:
            _read_head(line, number, today, found)
        elif len(lines) > 1 or lines[0] or not line.startswith("#"):
            lines.append(line)
        else:
            lines.append("")
    _take(found, place, reference, lines)


def _take(found: Replies, place: str, reference: str, lines: list[str]) -> None:
    text = clean("\n".join(lines), multiline=True)
    text = "\n".join(line.rstrip() for line in text.splitlines()).strip()
    if reference and text:
        found.replies.append(Reply(place, reference, text))


def _read_head(line: str, number: int, today: date, found: Replies) -> None:
    """What stands before the first reference: the name, the day, or a greeting."""
    told = line.strip()
    label = _LABEL.fullmatch(told)
    if label and label[1].casefold() == "name":
        _read_name(label[2], f"line {number}", found)
    elif label:
        _read_date(label[2], f"line {number}", today, found)
    elif told and not told.startswith("#") and told.casefold() != MARK:
        found.stray.append(f"line {number}: {shown(told)}")


def _read_name(name: str, place: str, found: Replies) -> None:
    told = clean(name)
    if len(told) > LINE_MAX:
        found.problems.append(f"{place}: a name has at most {LINE_MAX} characters.")
    found.by = told or None


def _read_date(text: str, place: str, today: date, found: Replies) -> None:
    if not text.strip():
        return
    try:
        day = read_day(clean(text), today)
    except UnreadableDayError as error:
        found.problems.append(f"{place}: {error}")
        return
    if day > today:
        found.problems.append(f"{place}: {shown(text)} is still to come.")
    found.on = day


def _json(text: str) -> Any:  # noqa: ANN401  whatever the file holds
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _read_json(text: str, today: date, found: Replies) -> None:
    held = _json(text)
    if not isinstance(held, dict):
        found.problems.append("the file: is not whole JSON; ask for it once more.")
        return
    if not isinstance(held.get("comments", []), list):
        found.problems.append("comments: is to be a list.")
        return
    for name, read in (("name", _read_name), ("date", None)):
        value = held.get(name) or ""
        if not isinstance(value, str):
            found.problems.append(f"{name}: is to be text.")
        elif read:
            read(value, name, found)
        else:
            _read_date(value, name, today, found)
    for place, item in _items(held):
        _read_item(place, item, found)


def _items(held: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from ((f"comments[{index}]", item) for index, item in enumerate(held.get("comments", [])))


def _read_item(place: str, item: Any, found: Replies) -> None:  # noqa: ANN401  as above
    held = item if isinstance(item, dict) else {}
    named, text = held.get("reference"), held.get("text", "")
    if not isinstance(named, str) or not isinstance(text, str):
        found.problems.append(f"{place}: wants a reference and a text.")
        return
    known = spelled(named.strip())
    if known:
        _take(found, place, known, [text])
    elif text.strip():
        found.problems.append(f"{place}: {shown(named)} is no reference.")
