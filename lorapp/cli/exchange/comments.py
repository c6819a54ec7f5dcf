"""``lorapp import`` for an advisor's comments: all of them or nothing."""

from argparse import Namespace
from typing import TYPE_CHECKING

from lorapp.cli.output import complain, one_line, say, say_json
from lorapp.cli.store import reading, record, writing
from lorapp.domain.wording.days import count_words
from lorapp.errors import LorError

if TYPE_CHECKING:
    from lorapp.domain.comments import Comment
    from lorapp.domain.record import SeasonFile
    from lorapp.domain.sharing.landing import Landed


def import_comments(arguments: Namespace, text: str) -> int:
    """Put comments on their records, or say what that would do."""
    _refuse_other_options(arguments)
    with (reading if arguments.dry_run else writing)() as services:
        file = record(services)
        replies = services.sharing.read(text)
        seen = services.sharing.look(replies)
        if not arguments.dry_run:
            services.sharing.take(replies)
    for stray in replies.stray:
        complain(f"Left out, as it stands before the first reference: {stray}")
    if arguments.json:
        say_json(_answer(seen))
        return 0
    for comment in seen.fresh:
        say(_line(file, comment))
    say(_sum(seen, dry_run=arguments.dry_run))
    return 0


def _refuse_other_options(arguments: Namespace) -> None:
    given = (arguments.map, arguments.list, arguments.sheet, arguments.specialty)
    flags = (arguments.skip_bad, arguments.skip_unsure, arguments.usual_rules)
    if any(given) or any(flags):
        raise LorError("A file of comments takes no option but --dry-run and --json.")


def _line(file: "SeasonFile", comment: "Comment") -> str:
    from lorapp.domain.commented import subject

    return one_line(f"{subject(file, comment)}: {comment.text}")


def _sum(seen: "Landed", *, dry_run: bool) -> str:
    count = len(seen.fresh)
    if not count:
        return "Nothing changed: all of these comments are already there."
    known = f"; {seen.known} were there already" if seen.known else ""
    told = count_words(count, "comment")
    if dry_run:
        return f"Nothing was changed. The import would have added {told}{known}."
    return f"Imported: added {told}{known}."


def _answer(seen: "Landed") -> dict[str, object]:
    """What a file of comments brought, in the words of every import."""
    added = {"comments": len(seen.fresh)} if seen.fresh else {}
    return {"added": added, "updated": {}, "unchanged": not seen.fresh}
