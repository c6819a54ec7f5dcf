"""The seasons of a record: the next one, earlier letters, and what each season wants anew."""

import argparse
from typing import TYPE_CHECKING, Final

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.days import note_of, past_day
from lorapp.cli.output import say, say_json, tell_done
from lorapp.cli.store import reading, record, writing
from lorapp.domain.mentors import Channel
from lorapp.domain.seasons.record import ReuseAnswer
from lorapp.domain.text import clean

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.services.recording.changes import Change

_ABOUT: Final = """\
Without an option: the seasons, earlier letters, what a season wants anew, and what changed.
`lorapp seasons --rehearse` says what the next season would write down and leave open;
`lorapp seasons --next 2028 --bring open` goes on to it, and `lorapp undo` takes it back.
`--asked L1`, `--answer L1 fresh`, `--import L1` are about earlier letters; `--done token` ticks a
line off.
"""


def add_commands(commands: Commands) -> None:
    """Add ``seasons``."""
    command = add_command(commands, "seasons", "the next season, and earlier letters", run)
    command.description = _ABOUT
    one = command.add_mutually_exclusive_group()
    one.add_argument("--rehearse", action="store_true", help="what the next season would mean")
    one.add_argument("--next", metavar="SEASON", help="go on to the next season, by its number")
    one.add_argument("--asked", metavar="LETTER", help="the writer was asked about the letter")
    one.add_argument("--answer", nargs=2, metavar=("LETTER", "ANSWER"), help="yes, fresh or no")
    one.add_argument(
        "--import", dest="imported", metavar="LETTER", help="it was imported in the portal"
    )
    one.add_argument("--done", metavar="CODE", help="tick a line of the season's start off")
    one.add_argument("--undone", metavar="CODE", help="open a line again")
    one.add_argument("--not-needed", metavar="CODE", help="a line falls away; --reason says why")
    command.add_argument(
        "--bring", choices=("none", "open", "all"), default="none", help="with --next: programs"
    )
    command.add_argument(
        "--processing", action="store_true", help="with --import: the portal shows it so"
    )
    command.add_argument("--on", metavar="DATE", help="the day it happened; today without")
    command.add_argument("--how", choices=[how.value for how in Channel], help="with --asked")
    command.add_argument("--note", metavar="TEXT", help="with --answer: your own words")
    command.add_argument("--reason", metavar="TEXT", help="with --not-needed: why")
    add_json(command)


def run(arguments: argparse.Namespace) -> int:
    """Say how the seasons stand, or change one thing about them."""
    if not _writes(arguments):
        with reading() as services:
            record(services)
            return _read(services, arguments)
    with writing() as services:
        record(services)
        return tell_done(arguments, _change(services, arguments))


def _writes(arguments: argparse.Namespace) -> bool:
    names = ("next", "asked", "answer", "imported", "done", "undone", "not_needed")
    return any(getattr(arguments, name) is not None for name in names)


def _read(services: "Services", arguments: argparse.Namespace) -> int:
    from lorapp.cli.match import seasons_answers as answers

    at = services.seasons.situation()
    if arguments.rehearse:
        told = services.seasons.rehearse()
        if arguments.json:
            say_json(answers.rehearsal_answer(told))
        else:
            say(answers.rehearsal_text(told))
    elif arguments.json:
        say_json(answers.seasons_answer(at))
    else:
        say(answers.seasons_text(at))
    return 0


def _change(services: "Services", arguments: argparse.Namespace) -> "Change":
    from lorapp.domain.seasons.rollover import kept_programs

    seasons = services.seasons
    if arguments.next is not None:
        brought = kept_programs(seasons.rehearse(), arguments.bring)
        return seasons.roll_over(arguments.next, brought)
    if arguments.undone is not None:
        return seasons.untick(arguments.undone)
    if arguments.not_needed is not None:
        return seasons.not_needed(arguments.not_needed, clean(arguments.reason or ""))
    return _dated(services, arguments)


def _dated(services: "Services", arguments: argparse.Namespace) -> "Change":
    """The changes that have a day."""
    from lorapp.domain.seasons.processing import since_of
    from lorapp.errors import WrongUsageError

    seasons, now = services.seasons, services.unit.now()
    day = past_day(arguments.on, now.date())
    if arguments.done is not None:
        return seasons.tick(arguments.done, day)
    if arguments.asked is not None:
        how = Channel(arguments.how) if arguments.how else None
        return seasons.asked(_earlier(services, arguments.asked), day, how)
    if arguments.imported is not None:
        since = since_of(day, now) if arguments.processing else None
        key = _earlier(services, arguments.imported)
        return seasons.imported(key, day, processing_since=since)
    letter, answer = arguments.answer
    if answer not in set(ReuseAnswer):
        raise WrongUsageError("The answer is `yes`, `fresh` or `no`.")
    key = _earlier(services, letter)
    return seasons.answered(key, ReuseAnswer(answer), day, note_of(arguments.note))


def _earlier(services: "Services", text: str) -> str:
    """The key of an earlier letter by its writer's name; any key is taken as it is."""
    from dataclasses import replace

    from lorapp.domain.choosing import letter_named
    from lorapp.domain.seasons.earlier import earlier_letters

    at = services.seasons.situation()
    told = tuple(one.letter for one in earlier_letters(at))
    if not told or text in {one.key for one in at.file.letters}:
        return text
    return letter_named(text, replace(at.file, letters=told))
