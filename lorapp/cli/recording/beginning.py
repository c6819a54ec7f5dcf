"""Beginning a record in one line: what the five questions ask."""

from argparse import Namespace

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.opening import home_zone
from lorapp.cli.output import say, say_json
from lorapp.cli.store import writing
from lorapp.domain.applicant import Visa


def add_commands(commands: Commands) -> None:
    """Add ``begin``."""
    begin = add_command(commands, "begin", "start your record without the app", start_record)
    begin.add_argument("name", metavar="NAME", help="as on all documents, in quotes")
    begin.add_argument(
        "--zone",
        metavar="ZONE",
        help="a large city in it, such as Amman, or Asia/Amman; else this computer's",
    )
    begin.add_argument(
        "--season", metavar="YEAR", type=int, help="the year training starts; else the likely one"
    )
    begin.add_argument(
        "--specialty", metavar="NAME", action="append", help="first choice first; repeat"
    )
    begin.add_argument("--visa", choices=list(Visa))
    add_json(begin)


def start_record(arguments: Namespace) -> int:
    """Start the record; refused where one is already."""
    from lorapp.bootstrap import rules_of
    from lorapp.domain.applicant import Applicant
    from lorapp.domain.typed import specialty_of, typed
    from lorapp.domain.wording.days import coming_season

    with writing() as services:
        rules = rules_of(services.home)
        fields = [specialty_of(name, rules) for name in arguments.specialty or ()]
        values = {
            "name": arguments.name,
            "timezone": _zone(arguments.zone),
            "season": arguments.season or coming_season(services.unit.today()),
            "specialties": fields or None,
            "visa": arguments.visa,
        }
        who = typed(Applicant, "applicant", values)
        change = services.profile.start(who)
    if arguments.json:
        say_json({"done": change.label, "season": who.season, "zone": who.timezone})
    else:
        say(
            f"{change.label}: {who.name}, season {who.season}, {who.timezone}.\n"
            "Next: `lorapp add rotation` and `lorapp add mentor`; `lorapp --plain` says what then."
        )
    return 0


def _zone(text: str | None) -> str:
    from zoneinfo import available_timezones

    from lorapp.domain.leaves import zone_named

    return zone_named(text, sorted(available_timezones())) if text else home_zone()
