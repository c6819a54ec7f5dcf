"""Reports to read, and the share pack for an advisor."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp.cli.arguments import Commands
from lorapp.cli.exports.delivery import NAMES, add_format, deliver, deliver_text
from lorapp.cli.output import complain
from lorapp.cli.store import reading, record

if TYPE_CHECKING:
    from lorapp.services.pages.forms import Form

KINDS: Final = (
    *("portfolio", "assignments", "timeline", "week"),
    *("nobody-forgotten", "trust", "audit"),
)
FORMS: Final = ("html", "pdf", "markdown", "text")
_ABOUT: Final = """\
portfolio: every letter and what is missing. assignments: program by program, what to tick next.
timeline: the season by months, both clocks. week: the last seven days and the next.
nobody-forgotten: who is still owed a word. trust: facts that are old or lack a source, and what
rests on them. audit: each letter event by event, and what is final. The form follows the end of
PATH (.html, .pdf, .md, .txt); without PATH it is Markdown on stdout.
"""
_SHARING: Final = """\
One page for a mentor or advisor, and a small text file beside it (PATH-comments.txt) to write
comments into. Notes, identifiers and addresses are never in it. The form follows the end of PATH
(.html, .pdf, .md, .txt, .json). Take the comments in with `lorapp import FILE`.
"""


def add_formats(formats: Commands) -> None:
    """Add ``report`` and ``share``."""
    report = add_format(formats, "report", "a report to read or to print", export_report)
    report.description = _ABOUT
    report.add_argument("kind", metavar="REPORT", nargs="?", choices=KINDS, default=KINDS[0])
    _add_form(report, FORMS)
    _add_keep(report)
    share = add_format(formats, "share", "a page for an advisor, with much left out", export_share)
    share.description = _SHARING
    share.add_argument(
        "--names",
        choices=NAMES,
        default="roles",
        help="how people are named: full, initials or roles (which is the rule)",
    )
    share.add_argument("--programs", action="store_true", help="name the programs, too")
    _add_form(share, (*FORMS, "json"))
    _add_keep(share)


def _add_form(command: argparse.ArgumentParser, forms: tuple[str, ...]) -> None:
    command.add_argument("--form", choices=forms, help=f"one of {', '.join(forms)}")


def _add_keep(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--keep",
        metavar="TEXT",
        action="append",
        default=[],
        help="a moment or theme that was read and is kept on purpose",
    )


def export_report(arguments: argparse.Namespace) -> int:
    """Write a report."""
    from lorapp.domain.reports.every import ReportKind

    form = _form(arguments.form, arguments.output, "markdown")
    with reading() as services:
        record(services)
        content = services.reports.write(ReportKind(arguments.kind), form, arguments.keep)
    return _deliver(content, form, arguments.output)


def export_share(arguments: argparse.Namespace) -> int:
    """Write a share pack, and beside it the file for comments."""
    from lorapp.domain.sharing.levels import Level, Names

    level = Level(names=Names(arguments.names), programs=arguments.programs)
    output: Path | None = arguments.output
    is_json = arguments.form == "json" or (
        arguments.form is None and output is not None and output.suffix.lower() == ".json"
    )
    form = None if is_json else _form(arguments.form, output, "html")
    with reading() as services:
        record(services)
        shared = services.sharing.pack(level, arguments.keep)
        content = (
            services.sharing.as_json(shared)
            if form is None
            else services.sharing.write(shared, form)
        )
        status = _deliver(content, form, output)
        if output is not None:
            beside = services.sharing.save_template(shared, output)
            complain(f"Send {beside.name} along; comments come back in it.")
    return status


def _form(named: str | None, output: Path | None, otherwise: str) -> "Form":
    from lorapp.services.pages.forms import Form, form_of

    if named is None and output is not None:
        return form_of(output)
    return Form(named or otherwise)


def _deliver(content: bytes, form: "Form | None", output: Path | None) -> int:
    """A PDF goes out as it is; whatever is text cannot steer a terminal."""
    if form is not None and form.value == "pdf":
        return deliver(content, output)
    return deliver_text(content.decode("utf-8"), output)
