"""Match Week and SOAP: the hours on both clocks, the sets, the applications, the rehearsal."""

import argparse
from typing import TYPE_CHECKING, Final

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.days import note_of
from lorapp.cli.output import say, say_json, tell_done
from lorapp.cli.store import reading, record, writing
from lorapp.domain.soap.record import SoapStatus
from lorapp.errors import WrongUsageError

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.services.recording.changes import Change

_ABOUT: Final = """\
Without options: the hours of Match Week on both clocks, the letters ready for each specialty, and
the applications. `--set SPECIALTY --letters NAMES` chooses letters (a new specialty is a backup),
`--ready SPECIALTY` says a set is ready, `--add PROGRAM` logs an application, `--log PROGRAM
--status offered` says where it stands. `--rehearse` walks through the week; `--keep` keeps it.
"""


def add_commands(commands: Commands) -> None:
    """Add ``soap``."""
    one = add_command(commands, "soap", "Match Week by the hour, sets and applications", run_soap)
    one.description = _ABOUT
    what = one.add_mutually_exclusive_group()
    what.add_argument("--set", metavar="SPECIALTY", dest="chosen", help="choose letters for it")
    what.add_argument("--ready", metavar="SPECIALTY", help="its set is ready")
    what.add_argument("--not-ready", metavar="SPECIALTY", help="its set is not ready any more")
    what.add_argument("--forget", metavar="SPECIALTY", help="back to the proposal")
    what.add_argument("--add", metavar="PROGRAM", help="log an application of this minute")
    what.add_argument("--log", metavar="PROGRAM", help="where it stands, with --status")
    what.add_argument("--remove", metavar="PROGRAM", help="take an application off the record")
    what.add_argument("--rehearse", action="store_true", help="walk through the week")
    one.add_argument("--letters", metavar="NAMES", help="with --set: writers, with commas")
    one.add_argument("--statement", metavar="NAME", help="with --set: a statement")
    one.add_argument("--specialty", metavar="NAME", help="with --add")
    one.add_argument("--status", choices=[str(status) for status in SoapStatus])
    one.add_argument("--note", metavar="TEXT", help="with --log: your own words")
    one.add_argument("--keep", action="store_true", help="with --rehearse: keep it on record")
    add_json(one)


def run_soap(arguments: argparse.Namespace) -> int:
    """Say where the week stands, or write down what was done."""
    _require_partners(arguments)
    if not _is_writing(arguments):
        return _read(arguments)
    with writing() as services:
        record(services)
        return tell_done(arguments, _written(services, arguments))


def _require_partners(arguments: argparse.Namespace) -> None:
    pairs = (
        ((arguments.letters, arguments.statement), arguments.chosen, "--letters and --statement"),
        ((arguments.specialty,), arguments.add, "--specialty"),
        ((arguments.status, arguments.note), arguments.log, "--status and --note"),
        ((arguments.keep or None,), arguments.rehearse or None, "--keep"),
    )
    for given, owner, names in pairs:
        if owner is None and any(one is not None for one in given):
            raise WrongUsageError(f"{names}: give the option it belongs to; see --help.")
    if arguments.log is not None and arguments.status is None:
        raise WrongUsageError("--log needs --status, such as `--status contacted`.")


def _is_writing(arguments: argparse.Namespace) -> bool:
    names = ("chosen", "ready", "not_ready", "forget", "add", "log", "remove")
    return arguments.keep or any(getattr(arguments, name) is not None for name in names)


def _read(arguments: argparse.Namespace) -> int:
    from lorapp.cli.match.soap_answers import drill_text, soap_answer, soap_text

    with reading() as services:
        record(services)
        at = services.soap.situation()
    if arguments.json:
        say_json(soap_answer(at))
    else:
        say(drill_text(at) if arguments.rehearse else soap_text(at))
    return 0


def _written(services: "Services", arguments: argparse.Namespace) -> "Change":
    soap = services.soap
    if arguments.add is not None:
        from lorapp.domain.soap.choosing import specialty_named

        file, named = services.unit.file(), arguments.specialty
        return soap.add(arguments.add, specialty_named(file, named) if named else None)
    if arguments.log is not None:
        return soap.log(arguments.log, SoapStatus(arguments.status), note_of(arguments.note))
    if arguments.remove is not None:
        return soap.remove(arguments.remove)
    if arguments.keep:
        return _rehearsed(services)
    return _set(services, arguments)


def _rehearsed(services: "Services") -> "Change":
    """Walk through the week without waiting, and keep it."""
    from lorapp.cli.match.soap_answers import drill_text

    begun = services.soap.begin()
    say(drill_text(services.soap.situation()))
    return services.soap.keep_drill(begun)


def _set(services: "Services", arguments: argparse.Namespace) -> "Change":
    from lorapp.domain.soap.choosing import letter_named, specialty_named, statement_named

    soap, at = services.soap, services.soap.situation()
    named = arguments.chosen or arguments.ready or arguments.not_ready or arguments.forget or ""
    specialty = specialty_named(at.file, named)
    if arguments.forget is not None:
        return soap.forget(specialty)
    if arguments.chosen is None:
        return soap.ready(specialty, ready=arguments.ready is not None)
    names = [name for name in (arguments.letters or "").split(",") if name.strip()]
    letters = tuple(letter_named(at, specialty, name) for name in names)
    return soap.choose(specialty, letters, statement_named(at.file, arguments.statement))
