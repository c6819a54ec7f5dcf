"""What the applicant hopes for and can give: languages, gaps, states, a budget, a partner."""

import sqlalchemy as sa
from alembic import op

from lorapp.db.migrations.initial.kinds import NOTE
from lorapp.errors import StoreError

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add what schema 6 has more than schema 5; no row that is there is touched."""
    _add("languages TEXT")
    _add(f"gaps TEXT CONSTRAINT ck_applicant_gaps CHECK (length(gaps) <= {NOTE})")
    _add("states TEXT")
    _add("budget_usd DOUBLE")
    _add("in_couple BOOLEAN")


def downgrade() -> None:
    """Refuse: what only schema 6 can hold would be lost."""
    raise StoreError("A store cannot go back before schema 6; nothing was changed.")


def _add(column: str) -> None:
    """Add a column in place: SQLite would have to copy the whole table for Alembic's own way."""
    op.execute(sa.text(f"ALTER TABLE applicant ADD COLUMN {column}"))
