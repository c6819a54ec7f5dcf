"""Applications for rotations: the list, adding one, where it stands, and its papers."""

import argparse
from typing import TYPE_CHECKING, Any, Final

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.days import day_of, note_of, past_day
from lorapp.cli.output import is_plain, one_line, say, say_json, tell_done
from lorapp.cli.store import reading, record, writing
from lorapp.domain.applying.record import ApplicationStatus, LetterPolicy
from lorapp.domain.rotations import RotationKind
from lorapp.domain.text import clean
from lorapp.errors import RefusedError

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.domain.applying.record import RotationApplication
    from lorapp.domain.letters.situation import Situation
    from lorapp.services.recording.changes import Change

ADD: Final = "add"
ROTATION: Final = "rotation"
DONE: Final = "done"
REMOVE: Final = "remove"
STATES: Final = tuple(str(one) for one in ApplicationStatus)
MOST_USD: Final = 1_000_000
NONE: Final = (
    'No application is on record. `lorapp rotation-application add "Larkspur Clinic"` adds one.'
)
_ABOUT: Final = """\
`lorapp rotation-application add "Larkspur Clinic" --apply-by "15 jan"` puts one on record; its
papers are filled in. `applied larkspur` says where it stands (considering, applied, waitlisted,
accepted, refused, withdrawn); `done larkspur --paper "TB test"` ticks a paper off;
`rotation larkspur` makes an accepted one a rotation.
"""
_DAYS: Final = (
    ("--from", "starts", "the first day wished for"),
    ("--to", "ends", "the last day wished for"),
    ("--apply-by", "apply_by", "the last day to apply"),
    ("--answer-by", "answer_by", "the day an answer is due"),
    ("--on", "on", "the day it happened; today without"),
)


def add_commands(commands: Commands) -> None:
    """Add ``rotation-applications`` and ``rotation-application``."""
    add_json(
        add_command(
            commands, "rotation-applications", "stays applied for, papers, costs", show_applications
        )
    )
    one = add_command(
        commands, "rotation-application", "apply for a rotation, log an answer", run_application
    )
    one.description = _ABOUT
    one.formatter_class = argparse.RawDescriptionHelpFormatter
    one.add_argument("verb", choices=(ADD, *STATES, DONE, ROTATION, REMOVE))
    one.add_argument("name", metavar="SITE", help="a new site; else a site or key on record")
    for option, name, about in _DAYS:
        one.add_argument(option, dest=name, metavar="DATE", help=about)
    one.add_argument("--paper", metavar="NAME", help="with done: which paper")
    one.add_argument("--agency", metavar="NAME", help="who is between you and the site")
    one.add_argument("--kind", choices=[str(kind) for kind in RotationKind])
    one.add_argument("--specialty", metavar="SPECIALTY")
    one.add_argument("--letters", choices=[str(policy) for policy in LetterPolicy])
    one.add_argument("--fee", metavar="USD", type=_usd, help="what applying costs")
    one.add_argument("--cost", metavar="USD", type=_usd, help="what the stay costs")
    one.add_argument("--note", metavar="TEXT")
    add_json(one)


def _usd(text: str) -> float:
    """An amount as it can be written down; argparse tells what is wrong with another."""
    try:
        amount = float(text)
    except ValueError:
        amount = -1
    if not 0 <= amount <= MOST_USD:  # not a number, or endless, neither
        raise argparse.ArgumentTypeError(f"write dollars from 0 to {MOST_USD:,}, such as 250")
    return amount


def show_applications(arguments: argparse.Namespace) -> int:
    """Say every application by what it needs, with its papers."""
    with reading() as services:
        record(services)
        at = services.rotation_applications.situation()
    if arguments.json:
        say_json({"applications": [_answer(at, one) for one in at.file.rotation_applications]})
    else:
        say(applications_text(at))
    return 0


def applications_text(at: "Situation") -> str:
    """Every application in plain lines, in the order of what it needs."""
    from lorapp.domain.applying.standing import by_need
    from lorapp.domain.applying.told import about, letters, money, paper_lines, standing_words

    lines: list[str] = []
    for kind, members in by_need(at).items():
        lines += ["", f"{kind}: {len(members)}"]
        for one in members:
            facts = (*about(at, one), standing_words(at, one), *letters(one), *money(one))
            told = [one_line(fact) for fact in facts]
            lines += told if is_plain() else [" ".join(told)]
            lines += [f"- {one_line(line)}" for line in paper_lines(at, one)]
    return "\n".join(lines[1:]) or NONE


def _answer(at: "Situation", one: "RotationApplication") -> dict[str, Any]:
    from lorapp.domain.applying.papers import due
    from lorapp.domain.applying.policies import caution
    from lorapp.domain.applying.spending import fees
    from lorapp.domain.applying.standing import as_known, need, status_of
    from lorapp.domain.letters.situation import has_come

    def iso(day: Any) -> str | None:  # noqa: ANN401  a day or None
        return day.isoformat() if day else None

    return {
        "key": one.key,
        "site": one.site,
        "agency": one.agency,
        "needs": need(at, one).name.lower(),
        "status": str(status_of(as_known(at, one))),
        "starts_on": iso(one.starts_on),
        "ends_on": iso(one.ends_on),
        "apply_by": iso(one.apply_by),
        "answer_by": iso(one.answer_by),
        "letters": str(one.letter_policy) if one.letter_policy else None,
        "caution": bool(caution(one)),
        "fees_usd": fees(one),
        "cost_usd": one.cost_usd,
        "rotation": one.rotation,
        "papers": [
            {
                "name": paper.name,
                "due_on": iso(due(at, one, paper).day),
                "done_on": iso(paper.done_on)
                if paper.done_on and has_come(at, paper.done_on)
                else None,
            }
            for paper in one.papers
        ],
    }


def run_application(arguments: argparse.Namespace) -> int:
    """Add an application, or write down what became of one."""
    with writing() as services:
        record(services)
        return tell_done(arguments, _written(services, arguments))


def _written(services: "Services", arguments: argparse.Namespace) -> "Change":
    applications, today = services.rotation_applications, services.unit.today()
    if arguments.verb == ADD:
        return applications.add(_new(services, arguments))
    key = _named(services, clean(arguments.name))
    if arguments.verb == DONE:
        paper = _paper(applications.of(key), clean(arguments.paper or ""))
        return applications.tick(key, paper, past_day(arguments.on, today))
    if arguments.verb == ROTATION:
        return _rotation(services, key, arguments)
    if arguments.verb == REMOVE:
        return applications.remove(key)
    status = ApplicationStatus(arguments.verb)
    return applications.log(key, status, past_day(arguments.on, today))


def _new(services: "Services", arguments: argparse.Namespace) -> "RotationApplication":
    from lorapp.domain.applying.record import RotationApplication
    from lorapp.domain.typed import specialty_of

    today = services.unit.today()
    return RotationApplication(
        key=services.rotation_applications.new_key(),
        site=clean(arguments.name),
        agency=clean(arguments.agency or "") or None,
        kind=RotationKind(arguments.kind) if arguments.kind else None,
        specialty=specialty_of(arguments.specialty, services.unit.file().rulebook),
        starts_on=day_of("--from", arguments.starts, today),
        ends_on=day_of("--to", arguments.ends, today),
        apply_by=day_of("--apply-by", arguments.apply_by, today),
        answer_by=day_of("--answer-by", arguments.answer_by, today),
        letter_policy=LetterPolicy(arguments.letters) if arguments.letters else None,
        application_fee_usd=arguments.fee,
        cost_usd=arguments.cost,
        notes=note_of(arguments.note),
    )


def _rotation(services: "Services", key: str, arguments: argparse.Namespace) -> "Change":
    from lorapp.domain.applying.changes import Missing

    today = services.unit.today()
    more = Missing(
        starts_on=day_of("--from", arguments.starts, today),
        ends_on=day_of("--to", arguments.ends, today),
        kind=RotationKind(arguments.kind) if arguments.kind else None,
    )
    return services.rotation_applications.become(key, more)


def _named(services: "Services", text: str) -> str:
    from lorapp.domain.choosing import Choice, chosen

    known = services.unit.file().rotation_applications
    choices = [Choice(one.key, one.site, one.agency or "") for one in known]
    return chosen(text, "application", choices)


def _paper(asked: "RotationApplication", text: str) -> str:
    from lorapp.domain.choosing import Choice, chosen

    if not text:
        raise RefusedError('Name the paper with --paper, such as --paper "TB test".')
    return chosen(text, "paper", [Choice(one.name, one.name) for one in asked.papers])
