"""The way in: reads the arguments, runs the command, turns every refusal into one sentence."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from lorapp.cli.output import complain, let_go_of_stdout, plainly, told_whole
from lorapp.cli.parser import build_parser
from lorapp.cli.parser_kind import WrongUsageError
from lorapp.cli.reports import INTERRUPTED, tell_unexpected
from lorapp.errors import LorError
from lorapp.paths import be_private

DONE: Final = 0
REFUSED: Final = 1
WRONG_USAGE: Final = 2


def start() -> int:
    """Run as a program: what nobody foresaw ends in one sentence and a local report."""
    sys.excepthook = tell_unexpected
    return main()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused, 2 wrong usage.

    Refusals are one sentence on stderr. What no command foresaw leaves as an exception;
    ``start`` turns it into a sentence.
    """
    be_private()
    _open_what_is_closed()
    words = sys.argv[1:] if argv is None else argv
    with plainly("--plain" in words):
        return _ended(words)


def _ended(words: Sequence[str]) -> int:
    try:
        status = _run(words)
        with told_whole():
            sys.stdout.flush()
    except WrongUsageError as error:
        complain(str(error))
        return WRONG_USAGE
    except LorError as error:
        complain(str(error))
        return REFUSED
    except BrokenPipeError:
        let_go_of_stdout()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _run(argv: Sequence[str]) -> int:
    try:
        arguments = build_parser().parse_args(argv)
    except SystemExit:  # argparse leaves this way after --help and --version
        return DONE
    status: int = arguments.run(arguments)
    return status


def _open_what_is_closed() -> None:
    """Lead stdout and stderr nowhere where they were closed before the start (``>&-``)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  till the end
            setattr(sys, name, nowhere)
