"""Keeping the store safe: backups, the way back, and a check-up."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from lorapp.cli.arguments import Commands, add_command, add_json, named_path
from lorapp.cli.output import complain, say, say_json
from lorapp.cli.store import reading, writing
from lorapp.errors import RefusedError, StoreError
from lorapp.paths import Paths, find_home

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.db.contents import Contents
    from lorapp.services.keeping.backups import Backup


def add_commands(commands: Commands) -> None:
    """Add ``backup``, ``restore``, ``doctor`` and ``forget``."""
    backup = add_command(commands, "backup", "make a dated copy of the store", make_backup)
    backup.add_argument(
        "--encrypt", metavar="FILE", type=named_path, help="a copy that only a passphrase opens"
    )
    _add_passphrase(backup)
    summary = "put a backup in the store's place; without FILE, list the backups"
    restore = add_command(commands, "restore", summary, restore_backup)
    restore.add_argument("file", metavar="FILE", type=named_path, nargs="?")
    restore.add_argument(
        "--dry-run", action="store_true", help="only say what would change; touch nothing"
    )
    _add_passphrase(restore)
    add_json(restore)
    check_up = add_command(commands, "doctor", "look the store over and say what it finds", doctor)
    check_up.add_argument(
        "--mend", action="store_true", help="first put right what can be; a copy is made before"
    )
    add_json(check_up)
    summary = "take a person out of the record and all its history, for good"
    forgetting = add_command(commands, "forget", summary, forget)
    forgetting.add_argument("person", metavar="PERSON", help="a mentor's key or whole name")
    add_json(forgetting)


def _add_passphrase(command: ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=named_path,
        help="whose first line is the passphrase; - reads it from the input",
    )


def make_backup(arguments: Namespace) -> int:
    """Copy the store; the place is the result."""
    if arguments.encrypt is None:
        _refuse_passphrase(arguments, "`--encrypt FILE` names the copy that it opens")
        with writing() as services:
            say(str(services.backups.make()))
        return 0
    if arguments.passphrase_file is None:
        raise RefusedError("An encrypted copy needs `--passphrase-file FILE`; - reads the input.")
    passphrase = _passphrase(arguments.passphrase_file)
    with writing() as services:
        say(str(services.backups.write_encrypted(arguments.encrypt, passphrase)))
    return 0


def _passphrase(path: Path) -> str:
    """The first line of a file, or of the input; never an argument, which others could read."""
    try:
        text = sys.stdin.readline() if str(path) == "-" else path.read_text(encoding="utf-8")
        text.encode("utf-8")  # the input may hold bytes that are no letters
    except UnicodeError as error:
        raise StoreError(f"{path} is not UTF-8 text; type the passphrase anew.") from error
    except OSError as error:
        raise StoreError(f"{path} cannot be read as text; check the path.") from error
    return text.split("\n", 1)[0].rstrip("\r")


def restore_backup(arguments: Namespace) -> int:
    """Put a backup in the store's place; the store it replaces is kept."""
    if arguments.file is None:
        _refuse_passphrase(arguments, "name the encrypted copy that it opens")
        return list_backups(arguments)
    passphrase = _passphrase(arguments.passphrase_file) if arguments.passphrase_file else None
    if arguments.dry_run:
        return preview_restore(arguments, passphrase)
    with writing() as services:
        inside = services.backups.inside(arguments.file, passphrase)
        kept = services.backups.restore(arguments.file, inside)
        if arguments.json:
            say_json({"restored": str(arguments.file), "kept": str(kept) if kept else None})
        else:
            say(f"Restored. The store it replaced is kept at {kept}." if kept else "Restored.")
        # What was looked through is sealed on leaving: this was no crash.
        from lorapp.services.keeping.restoring import spoilt_parts

        services.unit.notices += spoilt_parts(services.unit)
    return 0


def _refuse_passphrase(arguments: Namespace, why: str) -> None:
    """Nobody shall think that a copy was encrypted when it was not."""
    if arguments.passphrase_file is not None:
        raise RefusedError(f"A passphrase alone does nothing: {why}.")


def preview_restore(arguments: Namespace, passphrase: str | None) -> int:
    """Say what restoring a copy would change."""
    from lorapp.cli.answers import preview_answer
    from lorapp.services.keeping.restoring import preview_lines

    with reading() as services:
        inside = services.backups.inside(arguments.file, passphrase)
        told = services.backups.preview(arguments.file, inside)
        zone = services.backups.zone()
    if arguments.json:
        say_json(preview_answer(told, zone))
    else:
        say("\n".join(preview_lines(told, zone)))
    return 0


def list_backups(arguments: Namespace) -> int:
    """Every dated copy, newest first, with what it holds and how to look closer."""
    from lorapp.cli.answers import backups_answer
    from lorapp.cli.looking.lists import backups_text

    with reading() as services:
        found = [(copy, _holding(services, copy)) for copy in services.backups.list()]
        zone = services.backups.zone()
    if arguments.json:
        say_json(backups_answer(found, zone))
    else:
        say(backups_text(found))
    return 0


def _holding(services: "Services", copy: "Backup") -> "Contents | str":
    """What a copy holds, or the sentence that says why it cannot be told."""
    try:
        return services.backups.contents(copy.path)
    except StoreError as error:
        return str(error)


def doctor(arguments: Namespace) -> int:
    """Say what the check-up finds; the exit status is 1 when something is wrong."""
    if arguments.mend:
        from lorapp.services.keeping.mending import let_in

        mended = let_in(Paths(find_home(os.environ)))
        with writing() as services:
            mended += services.mending.mend()
        complain("\n".join(mended or ("There was nothing to mend.",)))
    with reading() as services:
        findings = services.doctor.report()
    wrong = [finding for finding in findings if not finding.is_fine]
    if arguments.json:
        from lorapp.cli.answers import doctor_answer

        say_json(doctor_answer(findings))
    else:
        from lorapp.cli.looking.lists import findings_text

        say(findings_text(findings))
    if any(finding.mends for finding in findings) and not arguments.mend:
        complain("`lorapp doctor --mend` puts right what can be; a copy is made before.")
    return 1 if wrong else 0


def forget(arguments: Namespace) -> int:
    """Forget a person, and say which files still name them."""
    with writing() as services:
        told = services.forgetting.forget(arguments.person)
    files = {"gone": told.gone, "holding": told.holding, "shut": told.shut}
    if arguments.json:
        say_json({"name": told.name, **{key: list(map(str, them)) for key, them in files.items()}})
        return 0
    say(f"The record and its history no longer name {told.name}; undo ends here.")
    for heading, them in (
        ("Removed, as they named this person:", told.gone),
        ("Still naming this person; delete them when you are sure:", told.holding),
        ("Encrypted or unreadable, so nobody can say:", told.shut),
    ):
        if them:
            say("\n".join([f"\n{heading}", *(f"  {path}" for path in them)]))
    return 0
