"""What went out on paper: the papers of each packet, and what advisors said."""

from lorapp.db.migrations.initial.kinds import Table
from lorapp.errors import StoreError

revision = "0003"
down_revision = "0002"

TOPICS = ("season", "letter", "mentor", "rotation", "program", "statement")


def upgrade() -> None:
    """Add what schema 3 has more than schema 2; no row that is there is touched."""
    create_letter_packet()
    create_comments()


def downgrade() -> None:
    """Refuse: what only schema 3 can hold would be lost."""
    raise StoreError("A store cannot go back before schema 3; nothing was changed.")


def create_letter_packet() -> None:
    table = Table("letter_packet")
    table.refers("letter", "letters.key")
    table.number("position", needed=True)
    table.day("on", needed=True)
    table.line("name", needed=True)
    table.line("version", "sha256")
    table.create("letter", "position")


def create_comments() -> None:
    table = Table("comments")
    table.number("position", needed=True)
    table.word("kind", *TOPICS, needed=True)
    table.line("about")
    table.day("on", needed=True)
    table.line("by")
    table.note("text", needed=True)
    table.create("position")
