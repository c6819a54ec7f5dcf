"""A record of a list in a few words, while it is looked over before it is taken."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any, Final

from lorapp.domain.record import SeasonFile
from lorapp.domain.tables.targets import ListKind
from lorapp.domain.wording.names import specialty_words

_INNER: Final = {"emails": "e-mail", "helpers": "assistant", "reminder_wish": "reminders"}
"""What people call fields that are records of their own."""

_TELLING: Final = (
    *("kind", "role", "specialty", "institution", "city", "state"),
    *("starts_on", "ends_on", "at", "on", "how", "complete_by", "stated_deadline"),
)
"""Fields that tell a record from others of its name."""


def title_of(file: SeasonFile, kind: ListKind, record: Any) -> str:  # noqa: ANN401  any record
    """A record by its name: a person, a program, a site, or whom it is of."""
    known: dict[str, Any] = {**file.programs_by_key, **file.mentors_by_key}
    for name in ("name", "site"):
        if getattr(record, name, None):
            return str(getattr(record, name))
    for name in ("mentor", "program"):
        if getattr(record, name, None) in known:
            return str(known[getattr(record, name)].name)
    return kind.noun


def facts_of(file: SeasonFile, record: Any) -> Sequence[str]:  # noqa: ANN401  any record
    """What tells a new record from others of its name: its days, kind, post, specialty, place."""
    told = [_said(file, name, getattr(record, name, None)) for name in _TELLING]
    return [text for text in told if text]


def _said(file: SeasonFile, name: str, value: object) -> str:
    if value is None:
        return ""
    if name == "specialty":
        return specialty_words(file, str(value)) or str(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"closes {value}" if name == "complete_by" else value.isoformat()
    return str(value).replace("-", " ")


def differing(kind: ListKind, before: Any, after: Any) -> Sequence[str]:  # noqa: ANN401  any records
    """What would be another one, as people read it."""
    found = []
    for field in fields(before):
        if getattr(before, field.name) == getattr(after, field.name):
            continue
        target = kind.by_name.get(field.name)
        found.append(target.label if target else _INNER.get(field.name, field.name))
    return found
