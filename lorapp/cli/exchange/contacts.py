"""``lorapp import`` for contacts files: card by card what becomes of it, then all or nothing."""

from argparse import Namespace
from typing import TYPE_CHECKING

from lorapp.cli.output import complain, one_line, say, say_json
from lorapp.cli.store import reading, record, writing
from lorapp.errors import InvalidError, LorError

if TYPE_CHECKING:
    from lorapp.domain.vcards.joining import Entry
    from lorapp.services.people.contacts_file import Choices, Preview


def import_contacts(arguments: Namespace) -> int:
    """Take in a contacts file; 1 and nothing changed while a card is in error or unsure."""
    from lorapp.cli.entry import DONE, REFUSED
    from lorapp.services.people.contacts_file import Choices, refuse

    _refuse_other_options(arguments)
    choices = Choices(skip_bad=arguments.skip_bad, skip_unsure=arguments.skip_unsure)
    refusal = ""
    with (reading if arguments.dry_run else writing)() as services:
        record(services)
        found = services.contacts_file.read(arguments.file)
        seen = services.contacts_file.preview(found, choices)
        try:
            refuse(seen, choices)
        except InvalidError as error:
            refusal = str(error)
        if not (arguments.dry_run or refusal):
            services.contacts_file.take(found, choices)
    if refusal:
        complain(f"{refusal}\n{_way_out(seen, choices)}")
    if arguments.json:
        say_json(_answer(seen, is_refused=bool(refusal)))
    elif arguments.dry_run or not refusal:
        _tell(seen, whole=arguments.dry_run)
        if not refusal:
            say(_sum(seen, dry_run=arguments.dry_run))
    return REFUSED if refusal else DONE


def _refuse_other_options(arguments: Namespace) -> None:
    given = (arguments.list, arguments.map, arguments.sheet, arguments.specialty)
    if any(given) or arguments.usual_rules:
        raise LorError(
            "--list, --map, --sheet, --specialty and --usual-rules are for lists only, not for "
            "contacts."
        )


def _way_out(seen: "Preview", choices: "Choices") -> str:
    """Which options take the rest, and where a doubt is settled."""
    from lorapp.domain.vcards.joining import Fate

    ways = []
    if seen.problems and not choices.skip_bad:
        ways.append("--skip-bad takes the cards without what is wrong in them.")
    if seen.count(Fate.UNSURE) and not choices.skip_unsure:
        ways.append("--skip-unsure leaves the unsure ones out; in lorapp, `3` `i` lets you choose.")
    return " ".join(ways)


def _tell(seen: "Preview", *, whole: bool) -> None:
    """One line a card that brings something, or every card; then what is not kept."""
    from lorapp.domain.vcards.joining import Fate
    from lorapp.services.people.contacts_file import told_passed_over, told_problem

    for entry in seen.entries:
        if whole or entry.fate is not Fate.SKIP:
            say(_line(entry))
    for problem in seen.problems:
        say(f"  {'error':6}  {one_line(told_problem(problem))}")
    if seen.passed_over:
        say(told_passed_over(seen.passed_over))


def _line(entry: "Entry") -> str:
    more = [*(f"+ {text}" for text in entry.adds), *(f"stays: {text}" for text in entry.stays)]
    told = "; ".join((entry.reason, *more))
    return f"  {entry.fate!s:6}  {one_line(entry.card.name) or 'no name'} ({one_line(told)})"


def _sum(seen: "Preview", *, dry_run: bool) -> str:
    from lorapp.domain.vcards.joining import Fate
    from lorapp.domain.wording.days import count_words

    if not seen.brings:
        return "Nothing changed: all of this file is already there."
    counts = (
        count_words(seen.count(Fate.NEW), "new person", "new people"),
        count_words(seen.count(Fate.MERGE), "person completed", "people completed"),
    )
    told = ", ".join(filter(None, counts))
    return f"Nothing was changed. The import would bring {told}." if dry_run else f"Taken: {told}."


def _answer(seen: "Preview", *, is_refused: bool) -> dict[str, object]:
    """The same for programs."""
    from lorapp.domain.vcards.joining import Fate

    new, merged = (0, 0) if is_refused else (seen.count(Fate.NEW), seen.count(Fate.MERGE))
    return {
        "added": {"mentors": new} if new else {},
        "updated": {"mentors": merged} if merged else {},
        "unchanged": not new and not merged,
        "cards": [
            {
                "card": entry.card.number,
                "line": entry.card.line,
                "name": entry.card.name,
                "fate": str(entry.fate),
                "reason": entry.reason,
                "adds": list(entry.adds),
                "stays": list(entry.stays),
            }
            for entry in seen.entries
        ],
        "problems": [
            {"card": problem.card, "line": problem.line, "text": problem.text}
            for problem in seen.problems
        ],
        "not_kept": dict(seen.passed_over),
    }
