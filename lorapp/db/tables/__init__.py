"""The shape of the store today, one module a noun. Migrations hold its history."""

from lorapp.db.tables import (
    applicant,
    comments,
    journal,
    letters,
    mentors,
    moments,
    papers,
    programs,
    rotations,
)
from lorapp.db.tables.base import Base

__all__ = [
    "Base",
    "applicant",
    "comments",
    "journal",
    "letters",
    "mentors",
    "moments",
    "papers",
    "programs",
    "rotations",
]
