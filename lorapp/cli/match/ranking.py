"""The rank list on the command line: reading it, and one change a command."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.days import note_of, past_day
from lorapp.cli.output import one_line, say, say_json, tell_done
from lorapp.cli.store import reading, record, writing
from lorapp.errors import LorError

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.cli.answers import Answer
    from lorapp.domain.letters.situation import Situation
    from lorapp.domain.ranking.lists import Place, RankList
    from lorapp.services.recording.changes import Change

CHANGES: Final = (
    ("add", 1, ("PROGRAM",), "put a program at the end of its list"),
    ("move", 2, ("PROGRAM", "N"), "give a program place N"),
    ("leave-out", 1, ("PROGRAM",), "leave it out, with points and note kept"),
    ("bring-back", 1, ("PROGRAM",), "bring it back where it stood"),
    ("remove", 1, ("PROGRAM",), "take it off, with points and note"),
    ("score", 3, ("PROGRAM", "CRITERION", "POINTS"), "your own points, 0 to 10"),
    ("note", 2, ("PROGRAM", "TEXT"), "a note of your own"),
    ("criterion", 2, ("NAME", "WEIGHT"), "what matters to you, and how much, 0 to 10"),
    ("no-criterion", 1, ("NAME",), "remove a criterion, and points given by it"),
    ("sort", 0, (), "put the list in the order of your points"),
    ("certified", 0, (), "you certified it: the match has this order"),
)
_ABOUT: Final = """\
Without a change it prints the list: your own order, your points, what was certified and what
differs from it. A program is named by its key or by words of its name. One change at a time.
"""


def add_commands(commands: Commands) -> None:
    """Add ``rank``."""
    one = add_command(commands, "rank", "your rank list, in your own order", run_rank)
    one.description = _ABOUT
    one.formatter_class = argparse.RawDescriptionHelpFormatter
    only_one = one.add_mutually_exclusive_group()
    for name, count, words, summary in CHANGES:
        if count:
            only_one.add_argument(f"--{name}", nargs=count, metavar=words, help=summary)
        else:
            only_one.add_argument(f"--{name}", action="store_true", help=summary)
    one.add_argument("--match", help="which list, where there are several: nrmp, sf-match or aua")
    one.add_argument("--on", metavar="DATE", help="with --certified: the day, if not now")
    add_json(one)


def run_rank(arguments: argparse.Namespace) -> int:
    """Print the lists, or make one change."""
    given = vars(arguments)
    asked = [name for name, *_ in CHANGES if given[name.replace("-", "_")]]
    if not asked:
        return _show(arguments)
    with writing() as services:
        record(services)
        change = _changed(services, asked[0], given[asked[0].replace("-", "_")], arguments)
    return tell_done(arguments, change)


def _changed(
    services: "Services", name: str, words: list[str], arguments: argparse.Namespace
) -> "Change":
    """Make the change of this name."""
    ranking = services.ranking
    of_list: dict[str, Callable[[], Change]] = {
        "criterion": lambda: _criterion(services, *words),
        "no-criterion": lambda: ranking.remove_criterion(_criterion_key(services, words[0])),
        "sort": lambda: ranking.sort_by_points(_match(services, arguments)),
        "certified": lambda: _certify(services, arguments),
    }
    return of_list[name]() if name in of_list else _of_program(services, name, *words)


def _of_program(services: "Services", name: str, program: str, *words: str) -> "Change":
    ranking, key = services.ranking, _program(services, program)
    changes: dict[str, Callable[[], Change]] = {
        "add": lambda: ranking.add(key),
        "move": lambda: ranking.move_to(key, _place(words[0])),
        "leave-out": lambda: ranking.leave_out(key, out=True),
        "bring-back": lambda: ranking.leave_out(key, out=False),
        "remove": lambda: ranking.remove(key),
        "score": lambda: _score(services, key, *words),
        "note": lambda: ranking.judge(key, {}, note_of(words[0])),
    }
    return changes[name]()


def _score(services: "Services", key: str, name: str, points: str) -> "Change":
    given = {_criterion_key(services, name): _points(points)}
    return services.ranking.judge(key, given, _note(services, key))


def _program(services: "Services", text: str) -> str:
    from lorapp.domain.interviews.naming import find_program

    return find_program(text, services.unit.file()).key


def _criterion_key(services: "Services", text: str) -> str:
    from lorapp.domain.ranking.criteria import named

    return named(services.unit.file(), text).key


def _criterion(services: "Services", name: str, weight: str) -> "Change":
    """Add a criterion, or weigh the one of this name anew."""
    from dataclasses import replace

    from lorapp.domain.text import clean

    kept, value = clean(name), _points(weight)
    for one in services.unit.file().criteria:
        if one.name.casefold() == kept.casefold():
            return services.ranking.change_criterion(replace(one, weight=value))
    return services.ranking.add_criterion(kept, value)


def _note(services: "Services", program: str) -> str | None:
    from lorapp.domain.ranking.changes import held

    return held(services.unit.file(), program).note


def _place(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 4):  # noqa: PLR2004  enough places
        raise LorError("N is the place: 1 for your first choice, 2 for the next.")
    return int(text)


def _points(text: str) -> float:
    figures = text.replace(",", ".")
    if not (figures.isascii() and figures.replace(".", "", 1).isdigit()):
        raise LorError("Write a number from 0 to 10.")
    return float(figures)


def _match(services: "Services", arguments: argparse.Namespace) -> str:
    """The list that is meant: the one there is, else the one that was named."""
    known = [found.match for found in services.ranking.lists()]
    if arguments.match in known or (arguments.match is None and len(known) == 1):
        return str(arguments.match or known[0])
    if not known:
        raise LorError("There is no rank list yet. `lorapp rank --add PROGRAM` begins one.")
    raise LorError(f"Say which list with --match: {', '.join(known)}.")


def _certify(services: "Services", arguments: argparse.Namespace) -> "Change":
    on = past_day(arguments.on, services.unit.today()) if arguments.on else None
    return services.ranking.certify(_match(services, arguments), on)


def _show(arguments: argparse.Namespace) -> int:
    with reading() as services:
        record(services)
        at, lists = services.ranking.situation(), services.ranking.lists()
    if arguments.match is not None:
        lists = tuple(found for found in lists if found.match == arguments.match)
    if arguments.json:
        say_json({"lists": [_answer(at, found) for found in lists]})
    else:
        from lorapp.domain.ranking.pages import list_lines, no_list

        lines = [line for found in lists for line in (*list_lines(at, found), "")]
        say("\n".join(map(one_line, lines[:-1] or [no_list()])))
    return 0


def _answer(at: "Situation", found: "RankList") -> "Answer":
    """One list for programs."""
    from lorapp.cli.answers import iso
    from lorapp.domain.ranking.closing import closing, is_closed
    from lorapp.domain.ranking.differences import differences

    row = closing(at.file, found.match)
    before = found.certified.programs if found.certified is not None else found.order
    return {
        "match": found.match,
        "closes": iso(row.at) if row is not None else None,
        "projected": row.is_projected if row is not None else None,
        "closed": is_closed(at, found.match),
        "certified_at": iso(found.certified.at) if found.certified is not None else None,
        "certified": found.is_certified,
        "order": [_place_answer(at, place) for place in found.places],
        "left_out": [_place_answer(at, place) for place in found.left_out],
        "not_on_the_list": [program.key for program in found.waiting],
        "differs": [
            {"program": one.program, "was": one.was, "now": one.now}
            for one in differences(before, found.order)
        ],
    }


def _place_answer(at: "Situation", place: "Place") -> "Answer":
    from lorapp.domain.ranking.points import points_of
    from lorapp.domain.ranking.warnings import program_warnings

    points = points_of(at.file, place.rank)
    return {
        "program": place.program.key,
        "place": place.number,
        "points": points.value,
        "scored": points.scored,
        "note": place.rank.note,
        "warnings": list(program_warnings(at, place.program)),
    }
