"""What happens when lorapp itself fails: one sentence, and a report without anybody's words."""

import os
import sys
from pathlib import Path
from types import TracebackType

from lorapp.cli.output import complain
from lorapp.errors import StoreError
from lorapp.paths import Paths, find_home, write_whole


def tell_unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Stand in for Python's own traceback (``sys.excepthook``); the exit status stays 1.

    The report names the kind of error and the places in the program, never a value: messages
    of unexpected errors may quote what the applicant wrote.
    """
    place = write_report(kind, error, trace)
    where = f" A report without your data is in {place}." if place else ""
    complain(
        f"lorapp met something it does not know ({kind.__name__}) and stopped. "
        f"What was saved is safe.{where}"
    )


def write_report(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> Path | None:
    """Write the report into the lorapp folder; None where nothing can be written there."""
    import traceback  # only then: every start would read it

    calls = traceback.extract_tb(trace)
    lines = [
        f"{kind.__module__}.{kind.__qualname__}",
        *(f"  {_inside(call.filename)}:{call.lineno} {call.name}" for call in calls),
    ]
    if error.__cause__ is not None:
        lines.append(f"from {type(error.__cause__).__qualname__}")
    lines.append(f"Python {sys.version.split()[0]} on {sys.platform}")
    try:
        place = Paths(find_home(os.environ)).failure
        write_whole(place, ("\n".join(lines) + "\n").encode("utf-8"))
    except StoreError:
        return None
    return place


def _inside(filename: str) -> str:
    """The place inside the program, without the folders of this computer."""
    parts = Path(filename).parts
    return "/".join(parts[parts.index("lorapp") :]) if "lorapp" in parts else parts[-1]
