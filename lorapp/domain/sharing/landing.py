"""Comments that came back, put on the records they are about."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from lorapp.domain.comments import Comment
from lorapp.domain.record import SeasonFile
from lorapp.domain.sharing.references import Target
from lorapp.domain.sharing.replies import Replies
from lorapp.errors import InvalidError, LorError
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Landed:
    """What a file of comments brings: new ones, and how many are on record already."""

    fresh: tuple[Comment, ...]
    known: int


def landed(file: SeasonFile, found: Replies, records: Mapping[str, Target], today: date) -> Landed:
    """Find the record of every comment.

    A comment that is on record with the same words, by the same person, is not taken twice.
    Raises InvalidError with every problem in its place, LorError when nothing was written.
    """
    problems = list(found.problems)
    problems += [
        f"{reply.place}: {reply.reference} is no record of yours. Take these lines out, or copy "
        "the reference from the page again."
        for reply in found.replies
        if reply.reference not in records
    ]
    if problems:
        raise InvalidError(problems)
    if not found.replies:
        raise LorError("There is no comment in this file yet; the places for them are empty.")
    there = {_same(comment) for comment in file.comments}
    fresh: list[Comment] = []
    for reply in found.replies:
        topic, key = records[reply.reference]
        comment = Comment(kind=topic, about=key, on=found.on or today, by=found.by, text=reply.text)
        if _same(comment) not in there:
            there.add(_same(comment))
            fresh.append(comment)
    return Landed(tuple(fresh), len(found.replies) - len(fresh))


def with_comments(file: SeasonFile, fresh: tuple[Comment, ...]) -> SeasonFile:
    """Add comments, those that are there already left out."""
    there = {_same(comment) for comment in file.comments}
    return replace(
        file, comments=(*file.comments, *(one for one in fresh if _same(one) not in there))
    )


def without_comment(file: SeasonFile, comment: Comment) -> SeasonFile:
    """Take one comment out; nothing happens where it is gone already."""
    kept = list(file.comments)
    if comment in kept:
        kept.remove(comment)
    return replace(file, comments=tuple(kept))


def _same(comment: Comment) -> tuple[object, ...]:
    return comment.kind, comment.about, comment.by, comment.text
