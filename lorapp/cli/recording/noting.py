"""Writing down a contact with a mentor, or a moment a mentor saw, without a prompt."""

from argparse import ArgumentParser, Namespace

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.days import note_of, past_day
from lorapp.cli.recording.adding import add_note, tell_added
from lorapp.cli.store import record, writing
from lorapp.domain.mentors import Channel
from lorapp.domain.text import clean
from lorapp.errors import RefusedError


def add_commands(commands: Commands) -> None:
    """Add ``contact`` and ``moment``."""
    contact = add_command(
        commands, "contact", "write down that you were in touch with a mentor", log_contact
    )
    contact.add_argument("mentor", metavar="MENTOR", help="a name or part of it, or the key")
    _add_on(contact)
    contact.add_argument("--how", choices=list(Channel), default=Channel.EMAIL)
    add_note(contact, "what was said")
    moment = add_command(
        commands, "moment", "note what a mentor saw you do, without patient data", note_moment
    )
    moment.add_argument("text", metavar="TEXT", help="what happened, in quotes")
    moment.add_argument("--mentor", metavar="MENTOR", help="who saw it")
    _add_on(moment)
    moment.add_argument("--theme", metavar="NAME", action="append", help="what it shows; repeat")
    moment.add_argument("--rotation", metavar="ROTATION", help="where, by site or key")
    moment.add_argument("--said", action="store_true", help="it is what the mentor told you")
    moment.add_argument(
        "--keep", action="store_true", help="keep words that may look like patient data"
    )
    add_json(moment)


def _add_on(add: ArgumentParser) -> None:
    add.add_argument("--on", metavar="DATE", help="the day it happened; today without")


def log_contact(arguments: Namespace) -> int:
    """Note that the applicant and a mentor were in touch."""
    from lorapp.domain.choosing import chosen, mentor_choices
    from lorapp.domain.mentors import Contact

    with writing() as services:
        mentor = chosen(arguments.mentor, "mentor", mentor_choices(record(services)))
        contact = Contact(
            mentor=mentor,
            on=past_day(arguments.on, services.unit.today()),
            how=Channel(arguments.how),
            note=note_of(arguments.note),
        )
        return tell_added(arguments, services.mentors.log_contact(contact), mentor)


def note_moment(arguments: Namespace) -> int:
    """Keep a moment; words that may point to a patient are refused unless kept on purpose."""
    from lorapp.domain.choosing import chosen, mentor_choices, rotation_choices
    from lorapp.domain.guard import findings
    from lorapp.domain.moments import WitnessedMoment
    from lorapp.domain.typed import typed

    text = note_of(arguments.text)
    if text is None:
        raise RefusedError("Say what happened, in a line or two.")
    found = () if arguments.keep else findings(text)
    if found:
        raise RefusedError(
            f'"{found[0].excerpt}" may point to a patient. {found[0].advice} '
            "--keep keeps it as it is."
        )
    with writing() as services:
        file = record(services)
        on = past_day(arguments.on, services.unit.today())
        who = arguments.mentor and chosen(arguments.mentor, "mentor", mentor_choices(file))
        where = arguments.rotation
        values = {
            "key": services.moments.new_key(),
            "on": on.isoformat(),
            "text": text,
            "mentor": who,
            "rotation": where and chosen(where, "rotation", rotation_choices(file)),
            "themes": arguments.theme and list(dict.fromkeys(map(clean, arguments.theme))),
            "feedback": True if arguments.said else None,
        }
        moment = typed(WitnessedMoment, "moment", values)
        return tell_added(arguments, services.moments.add(moment), moment.key)
