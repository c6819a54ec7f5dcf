"""The one way an export reaches a file or stdout."""

import argparse
import sys
from pathlib import Path

from lorapp.cli.arguments import Commands, Run, add_command
from lorapp.cli.output import complain, say_whole


def add_format(formats: Commands, name: str, summary: str, run: Run) -> argparse.ArgumentParser:
    """Add one format of ``export``; every one takes ``-o PATH``."""
    command = add_command(formats, name, summary, run)
    command.add_argument("-o", "--output", metavar="PATH", type=Path, help="a file, not stdout")
    return command


def deliver_text(text: str, output: Path | None) -> int:
    """Write a text to a file, or to stdout as UTF-8. StoreError when it cannot be written."""
    if output is None:
        say_whole(text)
        return 0
    return deliver(text.encode("utf-8"), output)


def deliver(content: bytes, output: Path | None) -> int:
    """Write bytes to a file, whole or not at all, or to stdout as they are."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return 0
    from lorapp.paths import write_whole

    write_whole(output, content)
    complain(f"Written to {output}.")
    return 0
