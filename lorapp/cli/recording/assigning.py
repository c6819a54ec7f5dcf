"""Recording what was done in the portal: letters assigned, taken off, applications submitted."""

from argparse import Namespace
from typing import TYPE_CHECKING

from lorapp.cli.arguments import LETTER, PROGRAM, Commands, add_command, add_json, saying
from lorapp.cli.output import say, say_json
from lorapp.cli.store import record, writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from lorapp.bootstrap import Services
    from lorapp.domain.record import SeasonFile
    from lorapp.services.recording.changes import Change


def add_commands(commands: Commands) -> None:
    """Add ``assign``, ``unassign`` and ``submit``."""
    putting = add_command(
        commands, "assign", "record that a letter was assigned to a program", assign_letter
    )
    _add_pair(putting.add_argument)
    putting.add_argument("--reason", metavar="TEXT", help="why it goes to another specialty")
    add_json(putting)
    taking = add_command(commands, "unassign", "take a letter off a program", unassign_letter)
    _add_pair(taking.add_argument)
    taking.add_argument(
        "--correct", metavar="REASON", help="why a locked letter was recorded there by mistake"
    )
    add_json(taking)
    sending = add_command(
        commands, "submit", "record that you applied to a program; its letters are locked", submit
    )
    sending.add_argument("program", metavar="PROGRAM", help=PROGRAM)
    sending.add_argument(
        "--correct", metavar="REASON", help="why an application was recorded by mistake"
    )
    add_json(sending)


def assign_letter(arguments: Namespace) -> int:
    """Record an assignment; what may not be is refused with the reason."""
    with writing() as services:
        _name(arguments, record(services))
        change = services.assignments.assign(arguments.letter, arguments.program, arguments.reason)
        _tell(services, arguments, change)
    return 0


def unassign_letter(arguments: Namespace) -> int:
    """Take a letter off; a locked one only as a correction with a reason."""
    with writing() as services, saying('Add `--correct "WHY"`.'):
        _name(arguments, record(services))
        change = services.assignments.unassign(
            arguments.letter, arguments.program, arguments.correct
        )
        _tell(services, arguments, change)
    return 0


def submit(arguments: Namespace) -> int:
    """Record an application, or take back one that was recorded by mistake."""
    with writing() as services:
        _name(arguments, record(services))
        if arguments.correct is None:
            change = services.programs.submit(arguments.program)
        else:
            change = services.programs.correct_submission(arguments.program, arguments.correct)
        _tell(services, arguments, change)
    return 0


def _add_pair(add: "Callable[..., object]") -> None:
    add("letter", metavar="LETTER", help=LETTER)
    add("program", metavar="PROGRAM", help=PROGRAM)


def _name(arguments: Namespace, file: "SeasonFile") -> None:
    """Put keys where names were typed."""
    from lorapp.domain.choosing import letter_named, program_named

    if hasattr(arguments, "letter"):
        arguments.letter = letter_named(arguments.letter, file)
    arguments.program = program_named(arguments.program, file)


def _tell(services: "Services", arguments: Namespace, change: "Change") -> None:
    """Say what was done; in JSON also whether it is locked and can be undone."""
    letter: str | None = getattr(arguments, "letter", None)
    if not arguments.json:
        say(change.label if change.undoable else f"{change.label}. It stays: undo ends here.")
        return
    say_json(
        {
            "done": change.label,
            "letter": letter,
            "program": arguments.program,
            "locked": _is_locked(services, letter, arguments.program),
            "undoable": change.undoable,
        }
    )


def _is_locked(services: "Services", letter: str | None, program: str) -> bool:
    """Whether the pair stands and the program is applied to; without a letter, the latter."""
    from lorapp.domain.letters.situation import Situation
    from lorapp.domain.placing.changes.assigning import is_applied, is_pair

    file = services.unit.file()
    at = Situation(file, services.unit.now())
    if letter is not None and not any(is_pair(one, letter, program) for one in file.assignments):
        return False
    return is_applied(at, file.program(program))
