"""``lorapp export``: one sub-command a format."""

from typing import Final

from lorapp.cli.arguments import Commands
from lorapp.cli.exports import calendar, contacts, record, reports, tables
from lorapp.cli.parser_kind import Parser

GROUPS: Final = (record, tables, calendar, contacts, reports)
"""The modules that add formats, in the order of the help page."""


def add_export(commands: Commands) -> None:
    """Add ``export`` with all its formats."""
    summary = "write everything, or a part of it, in an open format"
    export = commands("export", help=summary, description=summary, allow_abbrev=False)
    formats = export.add_subparsers(metavar="FORMAT", title="formats", parser_class=Parser)
    formats.required = True
    for group in GROUPS:
        group.add_formats(formats.add_parser)
