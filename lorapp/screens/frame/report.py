"""A report of something unexpected: where it happened, never what it was about."""

import platform
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from traceback import StackSummary, walk_tb

from lorapp import __version__
from lorapp.paths import write_whole


def write_report(home: Path, error: BaseException, at: datetime) -> Path:
    """Write the report into the home folder, for its owner alone, and return its path."""
    path = home / f"report-{at:%Y-%m-%d-%H%M%S}.txt"
    write_whole(path, "\n".join(report_lines(error)).encode())
    return path


def report_lines(error: BaseException) -> Iterator[str]:
    """Versions, kinds of error and places in the code; no message, no value, no local."""
    yield f"lorapp {__version__}, textual {version('textual')}"
    yield f"Python {platform.python_version()} on {platform.system()}"
    cause: BaseException | None = error
    while cause is not None:
        yield f"{type(cause).__module__}.{type(cause).__qualname__}"
        for frame in StackSummary.extract(walk_tb(cause.__traceback__), lookup_lines=False):
            place = Path(frame.filename)
            yield f"  {'/'.join(place.parts[-3:])}:{frame.lineno} {frame.name}"
        cause = cause.__cause__
    yield ""
