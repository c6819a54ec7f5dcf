"""The season as a calendar file."""

from argparse import Namespace

from lorapp.cli.arguments import Commands
from lorapp.cli.exports.delivery import add_format, deliver
from lorapp.cli.store import reading, record


def add_formats(formats: Commands) -> None:
    """Add ``ics``."""
    summary = "the season for your calendar program, with alarms; again to update it"
    calendar = add_format(formats, "ics", summary, export_calendar)
    calendar.add_argument(
        "--private",
        action="store_true",
        help="no names of people, hospitals or programs, for a calendar others see",
    )


def export_calendar(arguments: Namespace) -> int:
    """Write the calendar file."""
    with reading() as services:
        record(services)
        content = services.calendar_file.ics(private=arguments.private)
    return deliver(content, arguments.output)
