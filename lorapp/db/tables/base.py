"""What all tables share: the kinds of column, and the checks that follow from them."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Final

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Date,
    Dialect,
    ForeignKey,
    MetaData,
    String,
    Text,
    func,
    type_coerce,
)
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

from lorapp.domain.applicant import Visa
from lorapp.domain.applying.record import ApplicationStatus, LetterPolicy
from lorapp.domain.arrival.record import MatchResult, TaskList
from lorapp.domain.calendar.rows import RowStatus
from lorapp.domain.comments import Topic
from lorapp.domain.letters.record import Answer, Delivery, EventKind, Form
from lorapp.domain.mentors import Channel, ReminderWish, Role
from lorapp.domain.papers import InterviewStatus, InvitationAnswer, MessageKind
from lorapp.domain.programs import ContactPolicy, ProgramStatus, Tier, Track
from lorapp.domain.rotations import LetterWanted, RotationKind, Setting, SiteKind
from lorapp.domain.seasons.record import ReuseAnswer
from lorapp.domain.soap.record import SoapStatus
from lorapp.domain.values import LINE_MAX, NOT_GIVEN, NOTE_MAX, Moment, Note, is_given

Stored = Any
"""A value as the driver hands it over: nothing but its NULL is known before it is read."""


class Word(TypeDecorator[StrEnum]):
    """One word of an enum, stored as the word itself."""

    impl = String(40)
    cache_ok = True

    def __init__(self, words: type[StrEnum] = StrEnum) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, _dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Stored | None, _dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.words(value)


class TextTuple(TypeDecorator[tuple[str, ...]]):
    """A short list of words as JSON text; NULL is a list never given."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, _dialect: Dialect) -> str | None:
        if value is None or not is_given(value):
            return None
        return json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: Stored | None, _dialect: Dialect) -> tuple[str, ...]:
        return NOT_GIVEN if value is None else tuple(json.loads(value))

    def compare_values(self, x: tuple[str, ...] | None, y: tuple[str, ...] | None) -> bool:
        """Tell an empty list from one never given, which Python calls equal."""
        return x == y and (x is None or y is None or is_given(x) == is_given(y))


class Wish(TypeDecorator[ReminderWish]):
    """The days of a reminder wish as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: ReminderWish | None, _dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(list(value.days_before))

    def process_result_value(self, value: Stored | None, _dialect: Dialect) -> ReminderWish | None:
        return None if value is None else ReminderWish(days_before=tuple(json.loads(value)))


class Instant(TypeDecorator[datetime]):
    """An aware instant as ISO text; the offset it was written with comes back."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        if value is not None and value.tzinfo is None:
            raise ValueError(f"{value} has no offset")
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Stored | None, _dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class DayOrInstant(TypeDecorator[Moment]):
    """A bare day, or an aware instant, as ISO text."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Moment | None, _dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Stored | None, _dialect: Dialect) -> Moment | None:
        if value is None:
            return None
        days_only = len(value) == len("2026-11-22")
        return date.fromisoformat(value) if days_only else datetime.fromisoformat(value)


class Image(TypeDecorator[str]):
    """Text of any length: records as they were, inside the journal."""

    impl = Text
    cache_ok = True


WORDS: Final[tuple[type[StrEnum], ...]] = (
    Visa,
    RowStatus,
    Answer,
    Delivery,
    EventKind,
    Form,
    Channel,
    Role,
    InterviewStatus,
    MessageKind,
    ContactPolicy,
    ProgramStatus,
    Tier,
    Track,
    LetterWanted,
    RotationKind,
    Setting,
    SiteKind,
    Topic,
    ApplicationStatus,
    LetterPolicy,
    InvitationAnswer,
    ReuseAnswer,
    SoapStatus,
    MatchResult,
    TaskList,
)


class Base(DeclarativeBase):
    """All tables. Column names are the field names of the records; there are no relationships.

    Text columns are bounded and enum columns hold known words only, in the database too.
    """

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
        }
    )
    type_annotation_map: Mapping[Any, Any] = {
        **{words: Word(words) for words in WORDS},
        str: String(LINE_MAX),
        Note: Text,
        date: Date,
        datetime: Instant,
        Moment: DayOrInstant,
        tuple[str, ...]: TextTuple,
        ReminderWish: Wish,
    }

    def __init_subclass__(cls, **kwargs: Stored) -> None:
        super().__init_subclass__(**kwargs)
        if not hasattr(cls, "__table__"):
            return
        table = cls.metadata.tables[cls.__tablename__]
        for column in table.columns:
            plain = type_coerce(column, String)
            rule: ColumnElement[bool]
            if column.foreign_keys:
                # What it refers to is bounded already.
                continue
            if isinstance(column.type, Word):
                rule = plain.in_([str(word) for word in column.type.words])
            elif isinstance(column.type, Text):
                rule = func.length(plain) <= NOTE_MAX
            elif isinstance(column.type, String):
                rule = func.length(plain) <= column.type.length
            else:
                continue
            table.append_constraint(CheckConstraint(rule, name=column.name))


Key = Annotated[str, mapped_column(primary_key=True)]
"""The user's own short id."""

Place = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
"""A place in a list, counted from 0, of records that have no key."""


def link(target: str) -> ForeignKey:
    """Name the foreign key of a reference; checked when the transaction ends."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")
