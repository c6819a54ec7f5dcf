"""An advisor's comments where their record is: whose, when, and about what."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from lorapp.domain.comments import Comment, Topic
from lorapp.domain.engine.words import short_name
from lorapp.domain.record import Keyed, SeasonFile
from lorapp.domain.wording.days import day_short
from lorapp.domain.wording.names import specialty_words
from lorapp.frozen import dataclass

GONE: Final = "removed since"
SOMEBODY: Final = "An advisor"


@dataclass(frozen=True, slots=True)
class Told:
    """A comment as it is shown: whose and when, and the words."""

    head: str
    text: str


def comments_on(file: SeasonFile, topic: Topic, key: str | None) -> tuple[Comment, ...]:
    """The comments on one record, oldest first; those of one day in the order they came."""
    found = [one for one in file.comments if one.kind is topic and one.about == key]
    return tuple(sorted(found, key=lambda one: one.on))


def in_order(file: SeasonFile) -> tuple[Comment, ...]:
    """Every comment, those on one record together, in the order of the record's lists."""
    order: dict[tuple[Topic, str | None], int] = {(Topic.SEASON, None): 0}
    lists: tuple[tuple[Topic, Sequence[Keyed]], ...] = (
        (Topic.LETTER, file.letters),
        (Topic.MENTOR, file.mentors),
        (Topic.ROTATION, file.rotations),
        (Topic.PROGRAM, file.programs),
        (Topic.STATEMENT, file.statements),
    )
    for topic, records in lists:
        order |= {(topic, one.key): len(order) + place for place, one in enumerate(records)}
    last = len(order)

    def place(one: Comment) -> tuple[int, str, str, date]:
        known = order.get((one.kind, one.about), last)
        return known, one.kind, one.about or "", one.on

    return tuple(sorted(file.comments, key=place))


def head(comment: Comment, today: date) -> str:
    """Whose comment it is, and of which day: ``Dr. Osei, Sat 21 Nov``."""
    return f"{comment.by or SOMEBODY}, {day_short(comment.on, today)}"


def told(file: SeasonFile, topic: Topic, key: str | None, today: date) -> tuple[Told, ...]:
    """The comments on one record as they are shown."""
    return tuple(Told(head(one, today), one.text) for one in comments_on(file, topic, key))


def subject(file: SeasonFile, comment: Comment) -> str:
    """What a comment is about, by its name; a record may have been removed since."""
    if comment.about is None:
        return "The season"
    name = _SUBJECTS[comment.kind](file, comment.about)
    return name or f"A {comment.kind}, {GONE}"


def _letter(file: SeasonFile, key: str) -> str | None:
    letter = file.letters_by_key.get(key)
    return f"{short_name(file, letter.mentor)}'s letter" if letter else None


def _mentor(file: SeasonFile, key: str) -> str | None:
    return short_name(file, key) if key in file.mentors_by_key else None


def _rotation(file: SeasonFile, key: str) -> str | None:
    stay = file.rotations_by_key.get(key)
    return (stay.site or "A rotation") if stay else None


def _program(file: SeasonFile, key: str) -> str | None:
    program = file.programs_by_key.get(key)
    return program.name if program else None


def _statement(file: SeasonFile, key: str) -> str | None:
    statement = file.statements_by_key.get(key)
    if statement is None:
        return None
    return f"{specialty_words(file, statement.specialty) or 'general'} statement".capitalize()


_SUBJECTS: Final[Mapping[Topic, Callable[[SeasonFile, str], str | None]]] = {
    Topic.SEASON: lambda _file, _key: None,
    Topic.LETTER: _letter,
    Topic.MENTOR: _mentor,
    Topic.ROTATION: _rotation,
    Topic.PROGRAM: _program,
    Topic.STATEMENT: _statement,
}
