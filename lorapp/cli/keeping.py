"""Keeping the store safe: backups, the way back, and a check-up."""

from argparse import Namespace

from lorapp.cli.arguments import Commands, add_command, add_json, named_path
from lorapp.cli.output import say, say_json
from lorapp.cli.store import reading, writing


def add_commands(commands: Commands) -> None:
    """Add ``backup``, ``restore`` and ``doctor``."""
    add_command(commands, "backup", "make a dated copy of the store", make_backup)
    restore = add_command(commands, "restore", "put a backup in the store's place", restore_backup)
    restore.add_argument("file", metavar="FILE", type=named_path)
    add_json(add_command(commands, "doctor", "look the store over and say what it finds", doctor))


def make_backup(_arguments: Namespace) -> int:
    """Copy the store; the place is the result."""
    with writing() as services:
        say(str(services.backups.make()))
    return 0


def restore_backup(arguments: Namespace) -> int:
    """Put a backup in the store's place; the store it replaces is kept."""
    with writing() as services:
        kept = services.backups.restore(arguments.file)
    say(f"Restored. The store it replaced is kept at {kept}." if kept else "Restored.")
    return 0


def doctor(arguments: Namespace) -> int:
    """Say what the check-up finds; the exit status is 1 when something is wrong."""
    with reading() as services:
        findings = services.doctor.report()
    wrong = [finding for finding in findings if not finding.is_fine]
    if arguments.json:
        from lorapp.cli.answers import doctor_answer

        say_json(doctor_answer(findings))
    else:
        from lorapp.cli.lists import findings_text

        say(findings_text(findings))
    return 1 if wrong else 0
