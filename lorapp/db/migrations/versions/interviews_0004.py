"""Interviews: where, with whom and what to ask; what was written to programs afterwards."""

import sqlalchemy as sa
from alembic import op

from lorapp.db.migrations.initial.kinds import LINE, NOTE, WORD, Table
from lorapp.errors import StoreError

revision = "0004"
down_revision = "0003"

POLICIES = ("welcome", "unknown", "no")
KINDS = ("thanks", "interest", "first-choice", "update")


def upgrade() -> None:
    """Add what schema 4 has more than schema 3; no row that is there is touched."""
    policy = "contact_after_interviews"
    known = ", ".join(f"'{word}'" for word in POLICIES)
    rule = f"CONSTRAINT ck_programs_{policy} CHECK ({policy} IN ({known}))"
    _add("programs", f"{policy} VARCHAR({WORD})", rule)
    _add("interviews", "minutes INTEGER")
    for name in ("place", "contact"):
        _add("interviews", f"{name} VARCHAR({LINE})", _at_most(name, LINE))
    _add("interviews", "questions TEXT")
    _add("interviews", "notes TEXT", _at_most("notes", NOTE))
    create_program_messages()


def downgrade() -> None:
    """Refuse: what only schema 4 can hold would be lost."""
    raise StoreError("A store cannot go back before schema 4; nothing was changed.")


def create_program_messages() -> None:
    table = Table("program_messages")
    table.number("position", needed=True)
    table.refers("program", "programs.key")
    table.word("kind", *KINDS, needed=True)
    table.day("on", needed=True)
    table.line("to")
    table.note("text")
    table.day("until")
    table.create("position")


def _at_most(column: str, most: int) -> str:
    return f"CONSTRAINT ck_interviews_{column} CHECK (length({column}) <= {most})"


def _add(table: str, column: str, check: str = "") -> None:
    """Add a column in place: SQLite would have to copy the whole table for Alembic's own way."""
    op.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {column} {check}".rstrip()))
