"""Interviews: the list, one line that adds one, and the page to prepare with."""

import argparse
from functools import partial
from typing import TYPE_CHECKING, Final

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.exports.delivery import add_output, deliver
from lorapp.cli.output import one_line, reading_width, say, say_json
from lorapp.cli.store import reading, record, writing
from lorapp.errors import WrongUsageError

if TYPE_CHECKING:
    from lorapp.cli.answers import Answer
    from lorapp.domain.interviews.conflicts import Conflict
    from lorapp.domain.interviews.invited import QuickInvitation
    from lorapp.domain.interviews.lanes import Line
    from lorapp.domain.interviews.line import Quick
    from lorapp.domain.letters.situation import Situation
    from lorapp.domain.papers import Interview

ADD: Final = "add"
FORMS: Final = ("text", "markdown", "html", "pdf")
_ABOUT: Final = """\
`lorapp interview ashgrove` prints the page to prepare with: what they hold of you, whom you know
there, both clocks, your questions. `lorapp interview add ashgrove 3 dec 10:00 ET video` puts an
interview on record; quotes around the line are not needed. --dry-run only shows how it is read.
Without an hour it is an invitation: `lorapp interview add ashgrove invited reply by fri 5 pm`. Then
`accept ashgrove 3 dec 10:00 ET` chooses the hour, `decline ashgrove` or `missed ashgrove` ends it.
"""


def add_commands(commands: Commands) -> None:
    """Add ``interviews`` and ``interview``."""
    add_json(add_command(commands, "interviews", "every interview on both clocks", show_interviews))
    one = add_command(commands, "interview", "prepare an interview, or add one", run_interview)
    one.description = _ABOUT
    one.formatter_class = argparse.RawDescriptionHelpFormatter
    one.add_argument(
        "words",
        metavar="PROGRAM",
        nargs="+",
        help="a program; `add` or `accept` and a line; `decline`",
    )
    one.add_argument("--dry-run", action="store_true", help="with add: store nothing")
    add_output(one)
    one.add_argument("--form", choices=FORMS, help="else the end of PATH tells, or it is text")
    add_json(one)


def show_interviews(arguments: argparse.Namespace) -> int:
    """Say when every interview is, on both clocks, and what it meets."""
    with reading() as services:
        record(services)
        at, lines = services.interviews.situation(), services.interviews.lines()
        invited = services.invitations.open()
    from lorapp.cli.match.invitations import invitation_answer, invitations_text

    if arguments.json:
        told = [invitation_answer(at, one) for one in invited]
        say_json({"interviews": [line_answer(at, line) for line in lines], "invitations": told})
    else:
        first = invitations_text(at, invited)
        rest = lines_text(at, lines) if lines or not first else ""
        say("\n".join([*first, *([""] if first and rest else []), rest]).rstrip())
    return 0


def run_interview(arguments: argparse.Namespace) -> int:
    """Print the dossier of a program, or add an interview."""
    first, *rest = arguments.words
    if first == ADD:
        return _add(" ".join(rest), arguments)
    from lorapp.cli.match.invitations import ACCEPT, ANSWERS, answer_one

    if rest and first in {ACCEPT, *ANSWERS}:
        return answer_one(first, rest, arguments)
    return _prepare(" ".join(arguments.words), arguments)


def _add(text: str, arguments: argparse.Namespace) -> int:
    """Add what a line says; what it meets is told, and undo takes it back."""
    from lorapp.domain.interviews.invited import QuickInvitation
    from lorapp.domain.interviews.told import understood_text

    with reading() if arguments.dry_run else writing() as services:
        record(services)
        quick = services.invitations.read(text)
        at = services.interviews.situation()
        answer = _answer_of(at, quick)
        add = (
            partial(services.invitations.add, quick.invitation)
            if isinstance(quick, QuickInvitation)
            else partial(services.interviews.add, quick.interview)
        )
        done = None if arguments.dry_run else add().label
    if arguments.json:
        say_json({"done": done, **answer})
        return 0
    say(one_line(understood_text(at, quick)))
    say("Nothing was stored." if done is None else f"{done}.")
    return 0


def _answer_of(at: "Situation", quick: "Quick | QuickInvitation") -> "Answer":
    """A line as it was understood, for programs."""
    from lorapp.cli.match.invitations import invitation_answer
    from lorapp.domain.interviews.conflicts import conflicts
    from lorapp.domain.interviews.invited import QuickInvitation

    zone_by = str(quick.zone_by) if quick.zone_by else None
    if isinstance(quick, QuickInvitation):
        return {"zone_by": zone_by, "invitation": invitation_answer(at, quick.invitation)}
    met = conflicts(at, quick.interview)
    return {"zone_by": zone_by, "interview": interview_answer(at, quick.interview, met)}


def _prepare(text: str, arguments: argparse.Namespace) -> int:
    """Print the page of a program, named by its key or by words of its name."""
    from lorapp.domain.interviews.naming import find_program
    from lorapp.services.pages.forms import Form, form_of, printed

    if arguments.json or arguments.dry_run:
        raise WrongUsageError("--json and --dry-run go with `interview add`; leave them out here.")
    form = Form(arguments.form) if arguments.form else Form.TEXT
    if arguments.output and not arguments.form:
        form = form_of(arguments.output)
    with reading() as services:
        file = record(services)
        program = find_program(text, file)
        document = services.interviews.dossier(program.key)
    if arguments.output is None and form is Form.TEXT:
        from lorapp.services.pages.plain import plain

        say(plain(document, reading_width()).rstrip())
        return 0
    content = printed(document, form)
    if arguments.output is None and form is not Form.PDF:
        say(content.decode("utf-8").rstrip())
        return 0

    return deliver(content, arguments.output)


def lines_text(at: "Situation", lines: "tuple[Line, ...]") -> str:
    """Every interview for people, in the order of the list."""
    from lorapp.domain.interviews.lanes import Lane

    if not lines:
        return "No interviews yet. `lorapp interview add PROGRAM DAY HOUR ZONE` adds one."
    told: list[str] = []
    for lane in Lane:
        here = [line for line in lines if line.lane is lane]
        if here:
            told += ([""] if told else []) + [f"{lane}: {len(here)}"]
            told += [text for line in here for text in _told(at, line)]
    return "\n".join(told)


def _told(at: "Situation", line: "Line") -> list[str]:
    from lorapp.domain.interviews.clocks import tripwire
    from lorapp.domain.interviews.conflicts import conflicts
    from lorapp.domain.interviews.lanes import Lane
    from lorapp.domain.interviews.told import brief_text

    interview = line.interview
    texts = [one_line(brief_text(at, interview))]
    if line.lane is not Lane.PAST:
        texts += [f"  {one_line(met.text)}" for met in conflicts(at, interview, interview)]
        warning = tripwire(at, interview)
        texts += [f"  {warning}"] if warning else []
    return texts


def line_answer(at: "Situation", line: "Line") -> "Answer":
    """One interview of the list for programs."""
    from lorapp.domain.interviews.conflicts import conflicts

    met = conflicts(at, line.interview, line.interview)
    answer = interview_answer(at, line.interview, met)
    return {**answer, "lane": line.lane.name.casefold(), "days_left": line.days}


def interview_answer(
    at: "Situation", interview: "Interview", met: "tuple[Conflict, ...]"
) -> "Answer":
    """An interview for programs: the instant there and at home, and what it meets."""
    from zoneinfo import ZoneInfo

    from lorapp.domain.interviews.clocks import tripwire, zone_of_program

    zone = zone_of_program(interview)
    return {
        "program": interview.program,
        "at": interview.at.astimezone(ZoneInfo(zone)).isoformat(),
        "local": interview.at.astimezone(at.file.applicant.zone).isoformat(),
        "zone": zone,
        "how": interview.how,
        "status": interview.status.value if interview.status else None,
        "minutes": interview.minutes,
        "clocks_change": tripwire(at, interview) or None,
        "meets": [{"weight": one.weight.value, "text": one.text} for one in met],
    }
