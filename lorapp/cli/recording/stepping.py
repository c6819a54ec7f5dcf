"""Steps put to sleep or put away, each by its number in `today`, its id or its words."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.days import note_of, typed_day
from lorapp.cli.output import tell_done
from lorapp.cli.store import record, writing

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.domain.engine.steps import Step

STEP = "its number in `lorapp today`, its id, or words of its title"


def add_commands(commands: Commands) -> None:
    """Add ``snooze`` and ``not-needed``."""
    sleep = add_command(commands, "snooze", "let a step sleep until a day", snooze)
    _add_step(sleep)
    sleep.add_argument("until", metavar="DATE", help="such as +3d, next mon or 2 dec")
    add_json(sleep)
    away = add_command(commands, "not-needed", "put a step away for good, and why", put_away)
    _add_step(away)
    away.add_argument("reason", metavar="REASON", help="a word or two, in quotes")
    add_json(away)


def _add_step(command: ArgumentParser) -> None:
    command.add_argument("step", metavar="STEP", help=STEP)


def snooze(arguments: Namespace) -> int:
    """Let a step sleep; refused past the day it is needed."""
    with writing() as services:
        step = _step(services, arguments.step)
        until = typed_day("DATE", arguments.until, services.unit.today())
        return tell_done(arguments, services.steps.snooze(step.id, until), step=step.id)


def put_away(arguments: Namespace) -> int:
    """Put a step away with the reason."""
    with writing() as services:
        step = _step(services, arguments.step)
        change = services.steps.not_needed(step.id, note_of(arguments.reason) or "")
        return tell_done(arguments, change, step=step.id)


def _step(services: "Services", text: str) -> "Step":
    from lorapp.domain.choosing import chosen_step

    return chosen_step(text, services.today.plan(), record(services))
