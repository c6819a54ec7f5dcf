"""Taking in files: lorapp's own, contacts, and lists of programs with what columns mean."""

from argparse import Namespace
from typing import TYPE_CHECKING

from lorapp.cli.arguments import Commands, add_command, add_json, named_path
from lorapp.cli.output import complain, one_line, say, say_json
from lorapp.cli.store import reading, record, writing
from lorapp.errors import LorError

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.domain.tables.table import Mapping, Table
    from lorapp.services.interchange.exchange import ImportReport
    from lorapp.services.tables.service import Choices, Preview

_ABOUT = """\
FILE is a .json file of lorapp, contacts as .vcf, an advisor's comments on a share pack, or a list
(programs, mentors, rotations, letters, interviews or contacts) as .csv, .tsv or .xlsx with column
names in its first row. All of it is taken or nothing, and nothing is deleted. What is there takes
over what a file or list says; of .vcf contacts only gaps are filled.
"""


def add_import(commands: Commands) -> None:
    """Add ``import``."""
    taking = add_command(
        commands,
        "import",
        "take in a file of lorapp, contacts or a list; all of it or nothing",
        import_file,
    )
    taking.description = _ABOUT
    taking.add_argument("file", metavar="FILE", type=named_path)
    taking.add_argument("--dry-run", action="store_true", help="only say what it would do")
    add_json(taking)
    taking.add_argument("--skip-bad", action="store_true", help="leave out what is in error")
    cards = taking.add_argument_group("for contacts")
    cards.add_argument("--skip-unsure", action="store_true", help="leave doubtful cards out")
    lists = taking.add_argument_group("for lists")
    lists.add_argument(
        "--list",
        metavar="NAME",
        help="which list it is, such as mentors; else as its columns tell",
    )
    lists.add_argument(
        "--map",
        metavar='"COLUMN=FIELD"',
        action="append",
        default=[],
        help="what a column means, such as Deadline=complete_by; FIELD - leaves it out",
    )
    lists.add_argument(
        "--sheet", metavar="NAME", help="the sheet of a workbook; else the list's own or the first"
    )
    lists.add_argument("--specialty", metavar="NAME", help="the specialty where a line has none")
    lists.add_argument(
        "--usual-rules",
        action="store_true",
        help="of programs: fill letter rules nobody gave with the specialty's usual ones",
    )


def import_file(arguments: Namespace) -> int:
    """Take in a file, or say what that would do."""
    from lorapp.services.people.contacts_file import is_contacts
    from lorapp.services.tables.service import is_table

    if is_contacts(arguments.file):
        from lorapp.cli.exchange.contacts import import_contacts

        return import_contacts(arguments)
    from lorapp.services.exports.sharing import comments_in

    comments = comments_in(arguments.file)
    if comments is not None:
        from lorapp.cli.exchange.comments import import_comments

        return import_comments(arguments, comments)
    if arguments.skip_unsure:
        raise LorError("--skip-unsure is for contacts (.vcf) only.")
    if is_table(arguments.file):
        return import_table(arguments)
    _refuse_list_options(arguments)
    from lorapp.cli.looking.lists import import_text

    opened = reading if arguments.dry_run else writing
    with opened() as services:
        report = services.exchange.read_file(arguments.file, dry_run=arguments.dry_run)
    if arguments.json:
        say_json(_counts(report))
    else:
        say(import_text(report, dry_run=arguments.dry_run))
    return 0


def _refuse_list_options(arguments: Namespace) -> None:
    given = (arguments.map, arguments.sheet, arguments.specialty, arguments.list)
    if any(given) or arguments.skip_bad or arguments.usual_rules:
        raise LorError(
            "--list, --map, --sheet, --specialty, --skip-bad and --usual-rules are for lists "
            "(.csv, .tsv, .xlsx) only."
        )


def import_table(arguments: Namespace) -> int:
    """Take in a list; 1 and nothing changed while a line is in error."""
    from lorapp.cli.entry import DONE, REFUSED
    from lorapp.services.tables.service import list_name

    name = list_name(arguments.list) if arguments.list else None
    with (reading if arguments.dry_run else writing)() as services:
        record(services)
        table = services.tables.read(arguments.file, arguments.sheet, name)
        mapping = services.tables.mapped(table, arguments.map, name)
        choices = _choices(services, arguments)
        seen = services.tables.preview(table, mapping, choices)
        is_refused = bool(seen.problems) and not choices.skip_bad
        if not (arguments.dry_run or is_refused):
            services.tables.take(table, mapping, choices)
    for remark in table.remarks:
        complain(remark)
    _tell_problems(seen, is_refused=is_refused)
    if arguments.json:
        say_json(_answer(table, mapping, seen, is_refused=is_refused))
    elif not is_refused:
        _tell(table, mapping, seen, dry_run=arguments.dry_run)
    return REFUSED if is_refused else DONE


def _choices(services: "Services", arguments: Namespace) -> "Choices":
    from lorapp.domain.leaves import RefusalError
    from lorapp.domain.tables.cells import Where, specialty_cell, specialty_names
    from lorapp.services.tables.service import Choices

    slug = None
    if arguments.specialty:
        names = specialty_names(services.unit.file().rulebook)
        try:
            slug = str(specialty_cell(arguments.specialty, Where(names)))
        except RefusalError as refusal:
            raise LorError(f"--specialty: {refusal}") from None
    return Choices(arguments.usual_rules, slug, arguments.skip_bad)


def _tell_problems(seen: "Preview", *, is_refused: bool) -> None:
    from lorapp.domain.tables.table import refuse

    if is_refused:
        complain(str(refuse(seen.problems)))
    elif seen.problems:
        told = [f"  line {problem.line}: {problem.text}" for problem in seen.problems]
        complain("\n".join(["Left out:", *told]))


def _tell(table: "Table", mapping: "Mapping", seen: "Preview", *, dry_run: bool) -> None:
    from lorapp.cli.looking.lists import import_text

    say(import_text(_report(seen), dry_run=dry_run))
    pairs = list(zip(table.headers, mapping.fields, strict=True))
    if dry_run:
        say(f"Read as a list of {mapping.list}:")
        for header, field in pairs:
            say(f"  {one_line(header)}: {field or 'left out'}")
        return
    unread = [one_line(header) for header, field in pairs if field is None]
    if unread:
        say(f"Columns left out: {', '.join(unread)}.")


def _report(seen: "Preview") -> "ImportReport":
    from lorapp.services.interchange.exchange import ImportReport

    counts = (len(seen.added), len(seen.updated))
    added, updated = ({seen.list: count} if count else {} for count in counts)
    return ImportReport(added, updated, unchanged=not any(counts))


def _counts(report: "ImportReport") -> dict[str, object]:
    """What a file brought, by list."""
    return {
        "added": dict(report.added),
        "updated": dict(report.updated),
        "unchanged": report.unchanged,
    }


def _answer(
    table: "Table", mapping: "Mapping", seen: "Preview", *, is_refused: bool
) -> dict[str, object]:
    """What a list brought, how its columns were read, and the lines in error."""
    from lorapp.services.interchange.exchange import ImportReport

    nothing = ImportReport({}, {}, unchanged=True)
    pairs = zip(table.headers, mapping.fields, strict=True)
    return {
        **_counts(nothing if is_refused else _report(seen)),
        "list": mapping.list,
        "mapping": [{"column": header, "field": field} for header, field in pairs],
        "problems": [{"line": problem.line, "text": problem.text} for problem in seen.problems],
    }
