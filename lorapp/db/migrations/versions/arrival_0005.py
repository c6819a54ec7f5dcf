"""The end of a season and the next: rank list, SOAP, outcome, checklists, asking again."""

import sqlalchemy as sa
from alembic import op

from lorapp.db.migrations.initial.kinds import LINE, Table
from lorapp.errors import StoreError

revision = "0005"
down_revision = "0004"

KINDS = (
    "clerkship",
    "sub-internship",
    "elective",
    "externship",
    "observership",
    "research",
    "tele",
)
CHANNELS = ("in-person", "video", "phone", "email", "message")
VISAS = ("none", "J-1", "H-1B", "J-1 or H-1B", "unknown")


def upgrade() -> None:
    """Add what schema 5 has more than schema 4; no row that is there is touched."""
    _add_lines("programs", "match")
    _add("programs", "starts_on DATE")
    _add_lines("rotations", "visa")
    _add("letters", "processing_since VARCHAR(40)")
    _add("statements", "season INTEGER")
    _add("documents", "season INTEGER")
    create_rotation_applications()
    create_asking()
    create_ranking()
    create_soap()
    create_arrival()


def downgrade() -> None:
    """Refuse: what only schema 5 can hold would be lost."""
    raise StoreError("A store cannot go back before schema 5; nothing was changed.")


def create_rotation_applications() -> None:
    table = Table("rotation_applications")
    table.line("key", needed=True)
    table.number("position", needed=True)
    table.line("site", needed=True)
    table.line("agency", "city", "state", "country", "specialty")
    table.word("kind", *KINDS)
    table.day("starts_on", "ends_on", "apply_by", "applied_on", "answer_by", "answered_on")
    table.word("status", "considering", "applied", "waitlisted", "accepted", "refused", "withdrawn")
    table.word("letter_policy", "earned", "promised", "none")
    table.amount("application_fee_usd", "cost_usd")
    table.refers("rotation", "rotations.key", needed=False)
    table.note("notes")
    table.text("empties")
    table.create("key")
    table = Table("rotation_papers")
    table.refers("application", "rotation_applications.key")
    table.number("position", needed=True)
    table.line("name", needed=True)
    table.day("due_on", "done_on")
    table.amount("cost_usd")
    table.note("note")
    table.create("application", "position")


def create_asking() -> None:
    table = Table("invitations")
    table.number("position", needed=True)
    table.refers("program", "programs.key")
    table.day("on", needed=True)
    table.moment("reply_by", needed=False)
    table.word("answer", "accepted", "declined", "missed")
    table.note("note")
    table.create("position")
    table = Table("reuses")
    table.refers("letter", "letters.key")
    table.number("season", "position", needed=True)
    table.day("asked_on")
    table.word("how", *CHANNELS)
    table.word("answer", "yes", "fresh", "no")
    table.day("answered_on")
    table.refers("becomes", "letters.key", needed=False)
    table.note("note")
    table.create("letter", "season")


def create_ranking() -> None:
    table = Table("criteria")
    table.line("key", needed=True)
    table.number("position", needed=True)
    table.line("name", needed=True)
    table.amount("weight")
    table.create("key")
    table = Table("ranks")
    table.refers("program", "programs.key")
    table.number("position", needed=True)
    table.flag("left_out")
    table.note("note")
    table.text("empties")
    table.create("program")
    table = Table("rank_scores")
    table.refers("rank", "ranks.program")
    table.number("position", needed=True)
    table.refers("criterion", "criteria.key")
    table.amount("points")
    table.create("rank", "position")
    table = Table("certifications")
    table.number("position", needed=True)
    table.line("match", needed=True)
    table.number("season")
    table.moment("at")
    table.text("programs")
    table.create("position")


def create_soap() -> None:
    table = Table("soap_plans")
    table.number("season", needed=True)
    table.line("specialty", needed=True)
    table.number("position", needed=True)
    table.text("letters")
    table.refers("statement", "statements.key", needed=False)
    table.day("ready_on")
    table.note("note")
    table.create("season", "specialty")
    table = Table("soap_applications")
    table.line("key", needed=True)
    table.number("position", needed=True)
    table.line("name", needed=True)
    table.moment("at")
    table.refers("program", "programs.key", needed=False)
    table.line("specialty", "service")
    table.number("season")
    table.moment("contacted_at", needed=False)
    table.word(
        "status",
        "sent",
        "contacted",
        "interviewed",
        "offered",
        "accepted",
        "declined",
        "rejected",
    )
    table.note("note")
    table.create("key")
    table = Table("drills")
    table.number("position", needed=True)
    table.day("on", needed=True)
    table.number("minutes")
    table.note("note")
    table.create("position")


def create_arrival() -> None:
    table = Table("outcomes")
    table.number("position", "season", needed=True)
    table.word("result", "matched", "soap", "outside", "unmatched", "withdrew", needed=True)
    table.day("on", needed=True)
    table.refers("program", "programs.key", needed=False)
    table.line("place")
    table.word("visa", *VISAS)
    table.day("starts_on")
    table.note("note")
    table.create("position")
    table = Table("tasks")
    table.word("list", "onboarding", "season-start", needed=True)
    table.number("season", needed=True)
    table.line("code", needed=True)
    table.number("position", needed=True)
    table.line("title")
    table.day("due_on", "done_on")
    table.line("not_needed")
    table.note("note")
    table.create("list", "season", "code")
    table = Table("closings")
    table.number("season", "position", needed=True)
    table.day("on", needed=True)
    table.note("note")
    table.create("season")


def _add_lines(table: str, name: str) -> None:
    _add(table, f"{name} VARCHAR({LINE})", f"ck_{table}_{name} CHECK (length({name}) <= {LINE})")


def _add(table: str, column: str, check: str = "") -> None:
    """Add a column in place: SQLite would have to copy the whole table for Alembic's own way."""
    rule = f"CONSTRAINT {check}" if check else ""
    op.execute(sa.text(f"ALTER TABLE {table} ADD COLUMN {column} {rule}".rstrip()))
