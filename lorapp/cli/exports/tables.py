"""Every list as a table: CSV files in a folder, or one workbook."""

import sys
from argparse import Namespace

from lorapp.cli.arguments import Commands, add_command, named_path
from lorapp.cli.exports.delivery import add_format, add_masks, deliver, level_of, refuse_own
from lorapp.cli.output import complain
from lorapp.cli.store import reading, record
from lorapp.errors import LorError


def add_formats(formats: Commands) -> None:
    """Add ``csv`` and ``xlsx``."""
    files = add_command(formats, "csv", "every list as a CSV file of its own", export_csv)
    files.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        type=named_path,
        required=True,
        help="the folder they go to, one file a list",
    )
    files.add_argument(
        "--raw",
        action="store_true",
        help="for programs, not spreadsheets: no apostrophe before texts such as =1+1",
    )
    add_masks(files)
    book = add_format(formats, "xlsx", "every list as a sheet of one workbook", export_xlsx)
    add_masks(book)


def export_csv(arguments: Namespace) -> int:
    """Write one file a list."""
    from lorapp.domain.wording.days import count_words

    folder = arguments.output
    if folder.exists() and not folder.is_dir():
        raise LorError(f"{folder} is a file; name a folder.")
    refuse_own(folder)
    with reading() as services:
        record(services)
        written = services.sheets.write_csv(folder, raw=arguments.raw, level=level_of(arguments))
    place = folder if folder.name else folder.resolve()
    complain(f"{count_words(len(written), 'file')} written to {place}.")
    return 0


def export_xlsx(arguments: Namespace) -> int:
    """Write the workbook."""
    if arguments.output is None and sys.stdout.isatty():
        raise LorError("A workbook is no text for a terminal; name a file with -o FILE.xlsx.")
    with reading() as services:
        record(services)
        content = services.sheets.xlsx(level_of(arguments))
    return deliver(content, arguments.output)
