"""Calendar files as other people's software reads them."""

import re
from typing import Any

import icalendar


def lines(content: bytes) -> list[bytes]:
    """The physical lines, each checked: CRLF at its end, short, whole UTF-8."""
    assert content.endswith(b"\r\n")
    found = content[:-2].split(b"\r\n")
    for line in found:
        assert b"\n" not in line
        assert b"\r" not in line
        assert len(line) <= 75
        line.decode("utf-8")
    return found


def unfolded(content: bytes) -> str:
    """The file without its folds."""
    return re.sub(rb"\r\n[ \t]", b"", content).decode("utf-8")


def read(content: bytes) -> Any:  # noqa: ANN401 - values of icalendar are of thirty types
    """The calendar in a file."""
    return icalendar.Calendar.from_ical(content)


def events(content: bytes) -> dict[str, Any]:
    """The events by their uid, each there once."""
    calendar = read(content)
    found = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def by_title(content: bytes, title: str) -> Any:  # noqa: ANN401 - the same
    """The one event of this title."""
    (found,) = [event for event in events(content).values() if str(event["summary"]) == title]
    return found
