"""Papers, own dates, words about steps and the journal, as schema 1 had them."""

from lorapp.db.migrations.initial.kinds import Table


def create_statements() -> None:
    table = Table("statements")
    table.line("key", needed=True)
    table.number("position", needed=True)
    table.line("specialty", "version", "path")
    table.text("empties")
    table.create("key")


def create_statement_claims() -> None:
    table = Table("statement_claims")
    table.refers("statement", "statements.key")
    table.number("position", needed=True)
    table.line("theme", "line")
    table.refers("witness", "mentors.key", needed=False)
    table.create("statement", "position")


def create_statement_programs() -> None:
    table = Table("statement_programs")
    table.refers("statement", "statements.key")
    table.number("position", needed=True)
    table.refers("program", "programs.key")
    table.create("statement", "position")


def create_documents() -> None:
    table = Table("documents")
    table.number("position", needed=True)
    table.line("kind", needed=True)
    table.line("version")
    table.day("ready_on")
    table.line("path", "sha256")
    table.create("position")


def create_interviews() -> None:
    table = Table("interviews")
    table.number("position", needed=True)
    table.refers("program", "programs.key")
    table.moment("at")
    table.line("zone", "how")
    table.word("status", "invited", "booked", "waitlisted", "done", "declined")
    table.create("position")


def create_portal_checks() -> None:
    table = Table("portal_checks")
    table.number("position", needed=True)
    table.line("service")
    table.day("on", needed=True)
    table.create("position")


def create_calendar() -> None:
    table = Table("calendar")
    table.number("position", needed=True)
    table.number("season")
    table.line("service")
    table.line("code", needed=True)
    table.moment("at")
    table.word("status", "published", "secondary", "projected", "open")
    table.line("source")
    table.create("position")


def create_steps() -> None:
    table = Table("steps")
    table.line("id", needed=True, most=600)
    table.number("position", needed=True)
    table.day("snoozed_until")
    table.line("not_needed")
    table.create("id")


def create_journal_steps() -> None:
    table = Table("journal_steps")
    table.number("seq", needed=True)
    table.moment("at")
    table.text("label", needed=True)
    table.line("kind", "state", needed=True)
    table.refers("takes_back", "journal_steps.seq", needed=False, to_number=True)
    table.check("kind", "kind IN ('do', 'undo', 'redo', 'final', 'import')")
    table.check("state", "state IN ('done', 'undone', 'dropped')")
    table.create("seq")


def create_journal_changes() -> None:
    table = Table("journal_changes")
    table.refers("seq", "journal_steps.seq", to_number=True)
    table.number("number", needed=True)
    table.line("shelf", needed=True)
    table.text("identity", needed=True)
    table.number("position_before", "position_after")
    table.text("before", "after")
    table.line("digest", needed=True)
    table.create("seq", "number")
