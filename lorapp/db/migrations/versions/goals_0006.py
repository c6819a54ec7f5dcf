"""The applicant's goals, weeks that programs ask for, and how a writer likes to be treated."""

import sqlalchemy as sa
from alembic import op

from lorapp.db.migrations.initial.kinds import NOTE, WORD
from lorapp.errors import StoreError

revision = "0006"
down_revision = "0005"

CHANNELS = ("in-person", "video", "phone", "email", "message")


def upgrade() -> None:
    """Add what schema 6 has more than schema 5; no row that is there is touched."""
    _add("applicant", "languages TEXT")
    _add("applicant", f"gaps TEXT CONSTRAINT ck_applicant_gaps CHECK (length(gaps) <= {NOTE})")
    _add("applicant", "states TEXT")
    _add("applicant", "budget_usd DOUBLE")
    _add("applicant", "in_couple BOOLEAN")
    _add("programs", "us_weeks INTEGER")
    words = ", ".join(f"'{word}'" for word in CHANNELS)
    rule = f"CONSTRAINT ck_mentors_prefers CHECK (prefers IN ({words}))"
    _add("mentors", f"prefers VARCHAR({WORD}) {rule}")
    _add("mentors", "wants_facts BOOLEAN")


def downgrade() -> None:
    """Refuse: what only schema 6 can hold would be lost."""
    raise StoreError("A store cannot go back before schema 6; nothing was changed.")


def _add(table: str, column: str) -> None:
    """Add a column in place: SQLite would have to copy the whole table for Alembic's own way."""
    op.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {column}"))
