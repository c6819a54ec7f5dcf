"""Adding without a prompt: rotations, mentors, letters and programs."""

import argparse
from argparse import Namespace
from typing import TYPE_CHECKING, Any, Final

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.days import day_of, note_of, typed_day
from lorapp.cli.output import tell_done
from lorapp.cli.parser_kind import Parser
from lorapp.cli.store import record, writing
from lorapp.domain.letters.record import Form
from lorapp.domain.matches import MEANINGS
from lorapp.domain.mentors import Role, is_address
from lorapp.domain.rotations import LetterWanted, RotationKind
from lorapp.domain.text import clean
from lorapp.domain.wording.names import GENERAL
from lorapp.errors import RefusedError

if TYPE_CHECKING:
    from lorapp.services.recording.changes import Change

US: Final = "US"
DAYS: Final = "Days are written as you say them: `2 nov`, `2026-11-02`, `+3w`, `next mon`."
EXAMPLES: Final = f"""\
lorapp add rotation "Larkspur Valley" --from "2 nov" --to "27 nov" --kind elective
lorapp add mentor "Dr. Ann Roe" --role attending --email a.roe@example.org
lorapp add letter roe --for neurology
lorapp add program "Ashgrove Regional IM" --until "1 dec"

{DAYS}
"""


def add_commands(commands: Commands) -> None:
    """Add ``add``."""
    add = add_command(
        commands, "add", "add a rotation, a mentor, a letter or a program", lambda _: 0
    )
    add.epilog, add.formatter_class = EXAMPLES, argparse.RawDescriptionHelpFormatter
    kinds = add.add_subparsers(metavar="WHAT", required=True, parser_class=Parser).add_parser
    _add_rotation(add_command(kinds, "rotation", "a stay: where, when, what kind", add_rotation))
    _add_mentor(add_command(kinds, "mentor", "a person who may write", add_mentor))
    _add_letter(add_command(kinds, "letter", "a letter you hope for", add_letter))
    _add_program(add_command(kinds, "program", "a program you may apply to", add_program))


def _add_rotation(add: argparse.ArgumentParser) -> None:
    add.add_argument("site", metavar="SITE", help="the hospital or clinic, in quotes")
    add.add_argument("--from", dest="starts", metavar="DATE", required=True, help="the first day")
    add.add_argument("--to", dest="ends", metavar="DATE", required=True, help="the last day")
    add.add_argument("--kind", choices=list(RotationKind), required=True)
    add.add_argument("--specialty", metavar="NAME")
    add.add_argument("--country", metavar="CODE", default=US, help="US without")
    add.add_argument("--city", metavar="NAME")
    add.add_argument("--state", metavar="NAME")
    add.add_argument("--letter", choices=list(LetterWanted), help="whether a letter is wanted")
    add.add_argument("--mentor", metavar="MENTOR", help="whom you work with, already on record")
    add.add_argument("--new-mentor", metavar="NAME", help="a person met there, not yet on record")
    add_note(add)


def _add_mentor(add: argparse.ArgumentParser) -> None:
    add.add_argument("name", metavar="NAME", help="exactly as the portal must show it, in quotes")
    add.add_argument("--role", choices=list(Role))
    add.add_argument("--specialty", metavar="NAME")
    add.add_argument("--institution", metavar="NAME")
    add.add_argument("--email", metavar="ADDRESS")
    add.add_argument("--phone", metavar="NUMBER")
    add.add_argument("--country", metavar="CODE")
    add_note(add)


def _add_letter(add: argparse.ArgumentParser) -> None:
    add.add_argument("mentor", metavar="MENTOR", help="who is to write: a name or the key")
    add.add_argument("--for", dest="specialty", metavar="SPECIALTY", help="else by the rotation")
    add.add_argument("--rotation", metavar="ROTATION", help="else the last one with this mentor")
    add.add_argument("--form", choices=list(Form), default=Form.NARRATIVE)
    add.add_argument("--deadline", metavar="DATE", help="the day you named to the writer")
    add.add_argument("--chair", action="store_true", help="it is a letter of the chair")
    add_json(add)


def _add_program(add: argparse.ArgumentParser) -> None:
    add.add_argument("name", metavar="NAME", help="as the service lists it, in quotes")
    add.add_argument("--specialty", metavar="NAME", help="else your first")
    add.add_argument("--city", metavar="NAME")
    add.add_argument("--state", metavar="NAME")
    add.add_argument("--until", metavar="DATE", help="the day it stops reading")
    add.add_argument("--match", choices=list(MEANINGS), help="else that of its specialty")
    add.add_argument("--first-day", metavar="DATE", help="of work, if not that of the season")
    add.add_argument("--source", metavar="WHERE", help="where you read it")
    add_note(add)


def add_note(add: argparse.ArgumentParser, about: str = "your own words") -> None:
    """Let a command take a note, and answer in JSON."""
    add.add_argument("--note", metavar="TEXT", help=about)
    add_json(add)


def add_rotation(arguments: Namespace) -> int:
    """Add a stay, the person met there, and the letter hoped for: one action."""
    from lorapp.domain.choosing import chosen, mentor_choices
    from lorapp.domain.mentors import Mentor
    from lorapp.domain.rotations import Rotation
    from lorapp.domain.typed import specialty_of, typed

    with writing() as services:
        file, today = record(services), services.unit.today()
        starts = typed_day("--from", arguments.starts, today)
        ends = typed_day("--to", arguments.ends, today)
        if ends < starts:
            raise RefusedError("The last day is before the first; check --from and --to.")
        known = arguments.mentor and chosen(arguments.mentor, "mentor", mentor_choices(file))
        values = _taken(arguments, "site", "kind", "country", "city", "state", "note")
        values |= {
            "key": services.rotations.new_key(),
            "starts_on": starts.isoformat(),
            "ends_on": ends.isoformat(),
            "specialty": specialty_of(arguments.specialty, file.rulebook),
            "letter_wanted": arguments.letter,
            "mentors": [known] if known else None,
        }
        stay = typed(Rotation, "rotation", values)
        met = None
        if arguments.new_mentor is not None:
            _refuse_twin(file.mentors, arguments.new_mentor, "mentor")
            who = {
                "key": services.mentors.new_key(),
                "name": clean(arguments.new_mentor),
                "institution": stay.site,
                "specialty": stay.specialty,
                "country": stay.country,
            }
            met = typed(Mentor, "mentor", who)
        return tell_added(arguments, services.rotations.log(stay, met), stay.key)


def add_mentor(arguments: Namespace) -> int:
    """Add a person."""
    from lorapp.domain.mentors import Mentor
    from lorapp.domain.typed import specialty_of, typed

    with writing() as services:
        file = record(services)
        _refuse_twin(file.mentors, arguments.name, "mentor")
        email = arguments.email and clean(arguments.email)
        if email is not None and not is_address(email):
            raise RefusedError("--email is not an address; write it like a.roe@example.org.")
        values = _taken(arguments, "name", "role", "institution", "phone", "country", "note")
        values |= {
            "key": services.mentors.new_key(),
            "specialty": specialty_of(arguments.specialty, file.rulebook),
            "emails": [{"address": email, "current": True}] if email else None,
        }
        mentor = typed(Mentor, "mentor", values)
        return tell_added(arguments, services.mentors.add(mentor), mentor.key)


def add_letter(arguments: Namespace) -> int:
    """Plan a letter; the rotation tells its specialty where nothing else does."""
    from lorapp.domain.choosing import chosen, mentor_choices, rotation_choices
    from lorapp.domain.letters.record import Letter
    from lorapp.domain.typed import specialty_of, typed

    with writing() as services:
        file = record(services)
        mentor = chosen(arguments.mentor, "mentor", mentor_choices(file))
        if arguments.rotation is None:
            met = [one for one in file.rotations if mentor in one.mentors]
            stay = max(met, key=lambda one: one.ends_on, default=None)
        else:
            key = chosen(arguments.rotation, "rotation", rotation_choices(file))
            stay = file.rotation(key)
        wanted = stay.specialty if stay else None
        usual = wanted if wanted in file.applicant.specialties else GENERAL
        told = day_of("--deadline", arguments.deadline, services.unit.today())
        values = {
            "key": services.letters.new_key(),
            "mentor": mentor,
            "rotation": stay.key if stay else None,
            "specialty": specialty_of(arguments.specialty, file.rulebook) or usual,
            "form": arguments.form,
            "stated_deadline": told and told.isoformat(),
            "chair": True if arguments.chair else None,
        }
        letter = typed(Letter, "letter", values)
        return tell_added(arguments, services.letters.add(letter), letter.key)


def add_program(arguments: Namespace) -> int:
    """Add a program; nothing is said of its rules."""
    from lorapp.domain.placing.programs.closing_day import closes_too_early
    from lorapp.domain.programs import Program, ProgramStatus
    from lorapp.domain.typed import specialty_of, typed

    with writing() as services:
        file, today = record(services), services.unit.today()
        _refuse_twin(file.programs, arguments.name, "program")
        until = day_of("--until", arguments.until, today)
        starts = day_of("--first-day", arguments.first_day, today)
        values = _taken(arguments, "name", "city", "state", "source", "note")
        values |= {
            "key": services.programs.new_key(),
            "specialty": specialty_of(arguments.specialty, file.rulebook) or file.first_specialty,
            "complete_by": until and until.isoformat(),
            "match": arguments.match,
            "starts_on": starts and starts.isoformat(),
            "status": ProgramStatus.CONSIDERING.value,
            "seen_on": today.isoformat() if arguments.source else None,
        }
        program = typed(Program, "program", values)
        if doubt := closes_too_early(file, program):
            raise RefusedError(doubt)
        return tell_added(arguments, services.programs.add(program), program.key)


def _taken(arguments: Namespace, *names: str) -> dict[str, Any]:
    """Arguments of these names as fields of a record; a note stands among its notes."""
    values = {name: getattr(arguments, name) for name in names if name != "note"}
    if "note" in names:
        values["notes"] = note_of(arguments.note)
    return values


def _refuse_twin(records: "tuple[Any, ...]", name: str, noun: str) -> None:
    from lorapp.domain.placing.programs.acquaintance import folded

    if not clean(name):
        raise RefusedError(f"A {noun} needs a name.")
    twin = next((one for one in records if folded(one.name) == folded(name)), None)
    if twin is not None:
        raise RefusedError(f"{twin.name} is on record already ({twin.key}).")


def tell_added(arguments: Namespace, change: "Change", key: str) -> int:
    """Say what was done and under which key it stands."""
    return tell_done(arguments, change, f"{change.label} ({key}).", key=key)
