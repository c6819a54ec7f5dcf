"""The first tables."""

from lorapp.db.migrations.initial import letters, papers, people
from lorapp.errors import StoreError

revision = "0001"
down_revision = None

_TABLES = (
    people.create_applicant,
    people.create_exams,
    people.create_accounts,
    people.create_registrations,
    people.create_rotations,
    people.create_rotation_mentors,
    people.create_mentors,
    people.create_mentor_emails,
    people.create_mentor_helpers,
    people.create_mentor_programs,
    people.create_contacts,
    letters.create_themes,
    letters.create_moments,
    letters.create_letters,
    letters.create_letter_events,
    letters.create_programs,
    letters.create_program_letter_rules,
    letters.create_assignments,
    papers.create_statements,
    papers.create_statement_claims,
    papers.create_statement_programs,
    papers.create_documents,
    papers.create_interviews,
    papers.create_portal_checks,
    papers.create_calendar,
    papers.create_steps,
    papers.create_journal_steps,
    papers.create_journal_changes,
)


def upgrade() -> None:
    """Create every table of schema 1."""
    for create in _TABLES:
        create()


def downgrade() -> None:
    """Refuse: nothing comes before schema 1."""
    raise StoreError("A store cannot go back before schema 1; nothing was changed.")
