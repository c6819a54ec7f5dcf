"""The result of a season, the list to the first day, who is owed a word, and the closing."""

import argparse
from typing import TYPE_CHECKING, Final

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.days import day_of, note_of, past_day
from lorapp.cli.output import say, say_json, tell_done
from lorapp.cli.store import reading, record, writing
from lorapp.domain.arrival.record import MatchResult
from lorapp.domain.text import clean
from lorapp.errors import WrongUsageError

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.domain.arrival.record import MatchOutcome
    from lorapp.services.recording.changes import Change

VISAS: Final = ("none", "J-1", "H-1B")
_ABOUT_OUTCOME: Final = """\
`lorapp outcome matched --at ashgrove --visa J-1` writes down how the season ended; without a word
it says what is on record. A second place is a result of its own. `--remove` takes one back.
"""
_ABOUT: Final = """\
The list to the first day, planned back from it by visa class. CODE is the name in brackets.
`lorapp arrival --done contract`, `--move ds-2019 --on "20 may"`, `--close`. `--people` says who is
owed a word; `--skip PERSON --reason WHY` leaves one out, for `--close`.
"""


def add_commands(commands: Commands) -> None:
    """Add ``outcome`` and ``arrival``."""
    ended = add_command(commands, "outcome", "how the season ended: say it, or look", run_outcome)
    ended.description = _ABOUT_OUTCOME
    ended.add_argument("result", nargs="?", choices=[str(one) for one in MatchResult])
    ended.add_argument("--at", dest="place", metavar="PLACE", help="a program, or another name")
    ended.add_argument("--on", metavar="DATE", help="the day it was known; today without")
    ended.add_argument("--visa", choices=VISAS, help="the class agreed; none: no visa is needed")
    ended.add_argument("--starts", metavar="DATE", help="the first day of work")
    ended.add_argument("--note", metavar="TEXT", help="your own words")
    ended.add_argument("--change", action="store_true", help="change the result on record")
    ended.add_argument("--remove", action="store_true", help="take the result off the record")
    add_json(ended)
    _add_arrival(commands)


def _add_arrival(commands: Commands) -> None:
    list_of = add_command(commands, "arrival", "the way to the first day of residency", run_arrival)
    list_of.description = _ABOUT
    one = list_of.add_mutually_exclusive_group()
    for option, about in (
        ("--done", "tick a line off; --on names the day"),
        ("--undone", "open a line again"),
        ("--not-needed", "a line falls away; --reason says why"),
        ("--move", "give a line a day of your own with --on; without, the planned one"),
        ("--remove", "take a line of your own away"),
    ):
        one.add_argument(option, metavar="CODE", help=about)
    one.add_argument("--add", metavar="TEXT", help="add a line of your own; --on names its day")
    one.add_argument("--people", action="store_true", help="who is still owed a word")
    one.add_argument("--close", action="store_true", help="close the record of the season")
    one.add_argument("--reopen", action="store_true", help="open the season again")
    list_of.add_argument("--on", metavar="DATE")
    list_of.add_argument(
        "--skip", metavar="PERSON", action="append", default=[], help="with --close: leave one out"
    )
    list_of.add_argument(
        "--reason", metavar="TEXT", action="append", default=[], help="why, for each --skip"
    )
    list_of.add_argument("--note", metavar="TEXT", help="with --close: a last note")
    add_json(list_of)


def run_outcome(arguments: argparse.Namespace) -> int:
    """Say how the season ended, or write it down."""
    from lorapp.cli.match.arrival_answers import outcomes_answer, outcomes_text

    if arguments.result is None and not arguments.remove:
        with reading() as services:
            record(services)
            at = services.arrival.situation()
        if arguments.json:
            say_json({"outcomes": outcomes_answer(at)})
        else:
            say(outcomes_text(at))
        return 0
    with writing() as services:
        record(services)
        return _tell(arguments, services, _outcome(services, arguments))


def _outcome(services: "Services", arguments: argparse.Namespace) -> "Change":
    from lorapp.domain.arrival.outcomes import identity

    if arguments.remove:
        return services.arrival.remove(identity(_held(services, arguments)))
    found = _read(services, arguments)
    if arguments.change:
        held = _held(services, arguments, named=False)
        return services.arrival.change(identity(held), found)
    return services.arrival.record(found)


def _read(services: "Services", arguments: argparse.Namespace) -> "MatchOutcome":
    from lorapp.domain.applicant import Visa
    from lorapp.domain.arrival.places import program_named
    from lorapp.domain.arrival.record import MatchOutcome

    file, today = services.unit.file(), services.unit.today()
    text = clean(arguments.place or "")
    program = program_named(file, file.applicant.season, text) if text else None
    return MatchOutcome(
        season=file.applicant.season,
        result=MatchResult(arguments.result),
        on=past_day(arguments.on, today),
        program=program.key if program else None,
        place=text if text and program is None else None,
        visa=Visa(arguments.visa) if arguments.visa else None,
        starts_on=day_of("--starts", arguments.starts, today),
        note=note_of(arguments.note),
    )


def _held(
    services: "Services", arguments: argparse.Namespace, *, named: bool = True
) -> "MatchOutcome":
    """The result that is meant: the only one, or the one of this kind or place."""
    from lorapp.domain.arrival.outcomes import place_name
    from lorapp.errors import RefusedError

    file = services.unit.file()
    mine = [one for one in file.outcomes if one.season == file.applicant.season]
    found = mine
    if named and arguments.result:
        found = [one for one in found if one.result == arguments.result]
    if named and arguments.place:
        wanted = clean(arguments.place).casefold()
        found = [one for one in found if wanted in place_name(file, one).casefold()]
    if len(found) == 1:
        return found[0]
    told = "Several results are" if found else "No such result is"
    raise RefusedError(f"{told} on record. `lorapp outcome` says which; name it with --at.")


def run_arrival(arguments: argparse.Namespace) -> int:
    """Say the list or the people, or change a line, or close the season."""
    from lorapp.cli.match.arrival_answers import (
        arrival_answer,
        arrival_text,
        people_answer,
        people_text,
    )

    if _is_writing(arguments):
        with writing() as services:
            record(services)
            change = _written(services, arguments)
            return _tell(arguments, services, change)
    if arguments.skip or arguments.reason or arguments.on or arguments.note:
        raise WrongUsageError("--on, --skip, --reason and --note go with what they belong to.")
    with reading() as services:
        record(services)
        at = services.arrival.situation()
    if arguments.json:
        say_json(people_answer(at) if arguments.people else arrival_answer(at))
    else:
        say(people_text(at) if arguments.people else arrival_text(at))
    return 0


def _is_writing(arguments: argparse.Namespace) -> bool:
    names = ("done", "undone", "not_needed", "move", "remove", "add", "close", "reopen")
    return any(getattr(arguments, name) not in {None, False} for name in names)


def _written(services: "Services", arguments: argparse.Namespace) -> "Change":
    arrival = services.arrival
    if arguments.close:
        return arrival.close(_reasons(services, arguments), note_of(arguments.note))
    if arguments.reopen:
        return arrival.reopen()
    if arguments.undone is not None:
        return arrival.untick(arguments.undone)
    if arguments.remove is not None:
        return arrival.remove_line(arguments.remove)
    return _with_words(services, arguments)


def _with_words(services: "Services", arguments: argparse.Namespace) -> "Change":
    """The changes that take a day or a reason."""
    arrival, today = services.arrival, services.unit.today()
    if arguments.done is not None:
        return arrival.tick(arguments.done, past_day(arguments.on, today))
    if arguments.not_needed is not None:
        return arrival.not_needed(arguments.not_needed, clean(" ".join(arguments.reason)))
    on = day_of("--on", arguments.on, today)
    if arguments.move is not None:
        return arrival.move(arguments.move, on)
    return arrival.add_line(clean(arguments.add), on)


def _reasons(services: "Services", arguments: argparse.Namespace) -> dict[str, str]:
    """The reason for every word that a person left out is owed, by the id of its step."""
    from lorapp.domain.arrival.closing import in_the_way
    from lorapp.domain.choosing import chosen, mentor_choices

    if len(arguments.skip) != len(arguments.reason):
        raise WrongUsageError("Give one --reason for each --skip, in the same order.")
    at = services.arrival.situation()
    words = in_the_way(at, services.arrival.season)
    found: dict[str, str] = {}
    for person, why in zip(arguments.skip, arguments.reason, strict=True):
        key = chosen(person, "mentor", mentor_choices(at.file))
        found |= {one.step_id: clean(why) for one in words if one.mentor == key}
    return found


def _tell(arguments: argparse.Namespace, services: "Services", change: "Change") -> int:
    from lorapp.cli.match.arrival_answers import after_text

    tell_done(arguments, change)
    if getattr(arguments, "close", False) and not arguments.json:
        say(after_text(services))
    return 0
