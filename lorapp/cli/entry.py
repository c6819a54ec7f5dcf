"""The way in: reads the arguments, runs the command, turns every refusal into one sentence."""

import contextlib
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from lorapp.cli import INTERRUPTED
from lorapp.cli.output import complain, let_go_of_stdout, plainly, say, told_whole
from lorapp.cli.reports import tell_unexpected
from lorapp.errors import LorError, WrongUsageError
from lorapp.paths import be_private

DONE: Final = 0
REFUSED: Final = 1
WRONG_USAGE: Final = 2
AHEAD: Final = "ahead"
"""Threads whose work is lost without harm; see ``lorapp.screens.beforehand.ahead``."""
WATCHERS: Final = {"coverage", "cProfile"}


def run() -> int:
    """Run as a program: what nobody foresaw ends in one sentence and a local report."""
    sys.excepthook = tell_unexpected
    status = main()
    if _may_leave_at_once():
        os._exit(status)
    return status


def _may_leave_at_once() -> bool:
    """Whether nothing but Python's own tidying is left: that is half of leaving the app.

    The store is closed, what was said has left, and the terminal is restored by then. Who watches
    the program run, as a measure of coverage does, has things to write down at the end.
    """
    watched = sys.gettrace() is not None or not WATCHERS.isdisjoint(sys.modules)
    others = [one for one in threading.enumerate() if one is not threading.main_thread()]
    if watched or any(not one.name.startswith(AHEAD) for one in others):
        return False
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    return True


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 refused, 2 wrong usage.

    Refusals are one sentence on stderr. What no command foresaw leaves as an exception;
    ``run`` turns it into a sentence.
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
    if not argv:  # the app itself: what only commands need stays unread
        from lorapp import first_page

        with first_page.Standing():
            from lorapp.cli.opening import open_own

            return open_own()
    if list(argv) == ["today"]:  # no more words to understand: what does so stays unread
        return DONE if _was_foretold() else _worked_out()
    from lorapp.cli.parser import build_parser, understood

    try:
        words = understood(argv)
        arguments = build_parser(words[0]).parse_args(words)
    except SystemExit:  # argparse leaves this way after --help and --version
        return DONE
    status: int = arguments.run(arguments)
    return status


def _was_foretold() -> bool:
    """Say today's plan where it was worked out beforehand and nothing has changed."""
    from lorapp.recalled import answer_of

    answer = answer_of(os.environ)
    if answer:
        say(answer)
    return bool(answer)


def _worked_out() -> int:
    """Say today's plan."""
    from lorapp.cli.looking.reading import say_today
    from lorapp.cli.store import reading

    with reading() as services:
        say_today(services)
    return DONE


def _open_what_is_closed() -> None:
    """Lead stdout and stderr nowhere where they were closed before the start (``>&-``)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  till the end
            setattr(sys, name, nowhere)
