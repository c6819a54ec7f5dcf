"""The whole record as one file, and the schema of that file."""

from argparse import Namespace

from lorapp.cli.arguments import Commands
from lorapp.cli.exports.delivery import add_format, add_masks, deliver_text, level_of
from lorapp.cli.store import reading, record


def add_formats(formats: Commands) -> None:
    """Add ``json`` and ``schema``."""
    whole = add_format(
        formats, "json", "everything, as a file lorapp takes back whole", export_json
    )
    add_masks(whole)
    add_format(formats, "schema", "the JSON Schema of that file", export_schema)


def export_json(arguments: Namespace) -> int:
    """Write the record."""
    with reading() as services:
        record(services)
        text = services.exchange.export_json(level_of(arguments))
    return deliver_text(text, arguments.output)


def export_schema(arguments: Namespace) -> int:
    """Write the schema; it needs no store."""
    from lorapp.services.interchange.schema import schema_text

    return deliver_text(schema_text(), arguments.output)
