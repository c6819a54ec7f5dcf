"""Placing letters: facts of programs, kept slots, letters kept away, views of the portal."""

import sqlalchemy as sa
from alembic import op

from lorapp.db.migrations.initial.kinds import LINE, NOTE, Table
from lorapp.errors import StoreError

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add what schema 2 has more than schema 1; no row that is there is touched."""
    _add("programs", f"tier_reason VARCHAR({LINE})", _at_most("programs", "tier_reason", LINE))
    _add("programs", "empties TEXT")
    _add("statements", "ready_on DATE")
    _add("statements", "text TEXT", _at_most("statements", "text", NOTE))
    _add("journal_steps", "corrects BOOLEAN")
    create_program_facts()
    create_reservations()
    create_exclusions()
    create_portal_views()


def downgrade() -> None:
    """Refuse: what only schema 2 can hold would be lost."""
    raise StoreError("A store cannot go back before schema 2; nothing was changed.")


def create_program_facts() -> None:
    table = Table("program_facts")
    table.refers("program", "programs.key")
    table.number("position", needed=True)
    table.line("what", "says", needed=True)
    table.line("source")
    table.day("seen_on")
    table.create("program", "position")


def create_reservations() -> None:
    table = Table("reservations")
    table.refers("program", "programs.key")
    table.refers("letter", "letters.key")
    table.number("position", needed=True)
    table.day("until", needed=True)
    table.refers("instead", "letters.key", needed=False)
    table.create("program", "letter")


def create_exclusions() -> None:
    table = Table("exclusions")
    table.refers("program", "programs.key")
    table.refers("letter", "letters.key")
    table.number("position", needed=True)
    table.line("reason")
    table.create("program", "letter")


def create_portal_views() -> None:
    table = Table("portal_views")
    table.number("position", needed=True)
    table.line("service", needed=True)
    table.day("on", needed=True)
    table.note("text", needed=True)
    table.line("seal", needed=True)
    table.create("position")


def _at_most(table: str, column: str, most: int) -> str:
    return f"CONSTRAINT ck_{table}_{column} CHECK (length({column}) <= {most})"


def _add(table: str, column: str, check: str = "") -> None:
    """Add a column in place: SQLite would have to copy the whole table for Alembic's own way."""
    op.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {column} {check}".rstrip()))
