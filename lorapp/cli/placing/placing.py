"""Programs: what they ask and hold, what would be best, and what if a letter fails."""

import argparse
from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.output import say, say_json
from lorapp.cli.store import reading, record

if TYPE_CHECKING:
    from lorapp.domain.placing.supposing.what_if import Change
    from lorapp.domain.record import SeasonFile

LATE_MAX: Final = 365


def add_commands(commands: Commands) -> None:
    """Add ``programs``, ``check`` and ``what-if``."""
    add_json(add_command(commands, "programs", "every program and how it stands", show_programs))
    add_json(
        add_command(commands, "check", "which rules are not met, and what would help", show_check)
    )
    what_if = add_command(commands, "what-if", "what changes if a letter fails", show_what_if)
    change = what_if.add_mutually_exclusive_group(required=True)
    change.add_argument(
        "--without",
        metavar="LETTER",
        action=_Once,
        help="this letter never comes: part of its writer's name, or its key",
    )
    change.add_argument(
        "--late",
        metavar="LETTER:DAYS",
        action=_Once,
        type=_late,
        help="the letter comes so many days later, 1 to 365",
    )
    add_json(what_if)


class _Once(argparse.Action):
    """An option that is given at most once."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        del parser, option_string
        if getattr(namespace, self.dest) is not None:
            raise argparse.ArgumentError(self, "can be given once; ask twice for two letters")
        setattr(namespace, self.dest, values)


def _late(text: str) -> tuple[str, int]:
    """A letter and a number of days, as ``L3:14``."""
    letter, colon, days = text.rpartition(":")
    is_number = days.isascii() and days.isdigit() and len(days) <= len(str(LATE_MAX))
    if not colon or not letter or not is_number or not 1 <= int(days) <= LATE_MAX:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a letter and 1 to {LATE_MAX} days, as in L3:14"
        )
    return letter, int(days)


def show_programs(arguments: Namespace) -> int:
    """Say how every program stands, those that are finished too."""
    from lorapp.domain.letters.situation import Situation
    from lorapp.domain.placing.rules.checking import check_program

    with reading() as services:
        file = record(services)
        at = Situation(file, services.unit.now())
        known = services.placing.check()
    if arguments.json:
        from lorapp.cli.placing.placing_answers import checks_answer

        every = (known.by_key.get(p.key) or check_program(at, p) for p in file.programs)
        say_json(checks_answer(every))
    else:
        from lorapp.cli.placing.placing_lists import programs_text

        say(programs_text(at, known))
    return 0


def show_check(arguments: Namespace) -> int:
    """Say which rules are not met, what would help, and how many writers may fail."""
    with reading() as services:
        file = record(services)
        found = services.placing.check()
        if arguments.json:
            from lorapp.cli.placing.placing_answers import checks_answer

            say_json(checks_answer(found.programs))
            return 0
        from lorapp.cli.placing.placing_lists import check_text, depth_text, next_text
        from lorapp.domain.letters.situation import Situation

        at = Situation(file, services.unit.now())
        parts = [
            check_text(at, found),
            depth_text(file, services.placing.depth(), services.placing.repair_of),
            next_text(file, services.placing.next_letters()),
        ]
    say("\n\n".join(part for part in parts if part))
    return 0


def show_what_if(arguments: Namespace) -> int:
    """Say what one letter less, or a late one, would change; nothing is stored."""
    with reading() as services:
        file = record(services)
        found = services.placing.what_if(_change(arguments, file))
        today = services.unit.today()
    if arguments.json:
        from lorapp.cli.placing.placing_answers import what_if_answer

        say_json(what_if_answer(found))
    else:
        from lorapp.cli.placing.placing_lists import what_if_text

        say(what_if_text(found, file, today))
    return 0


def _change(arguments: Namespace, file: "SeasonFile") -> "Change":
    from lorapp.domain.choosing import letter_named
    from lorapp.domain.placing.supposing.what_if import Late, Without

    if arguments.late is not None:
        letter, days = arguments.late
        return Late(letter_named(letter, file), days)
    return Without(letter_named(arguments.without, file))
