"""Kind of a rotation's hospital, and whom to write to at a program."""

import sqlalchemy as sa
from alembic import op

from lorapp.db.migrations.initial.kinds import LINE, WORD
from lorapp.errors import StoreError

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add what schema 7 has more than schema 6; no row that is there is touched."""
    _add("rotations", "site_kind", WORD, "site_kind IN ('academic', 'community')")
    _add("programs", "contact", LINE, f"length(contact) <= {LINE}")


def downgrade() -> None:
    """Refuse: what only schema 7 can hold would be lost."""
    raise StoreError("A store cannot go back before schema 7; nothing was changed.")


def _add(table: str, name: str, most: int, rule: str) -> None:
    """Add a column in place: SQLite would have to copy the whole table for Alembic's own way."""
    check = f"CONSTRAINT ck_{table}_{name} CHECK ({rule})"
    op.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {name} VARCHAR({most}) {check}"))
