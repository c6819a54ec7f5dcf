"""Moments, letters and programs, as schema 1 had them."""

from lorapp.db.migrations.initial.kinds import Table


def create_themes() -> None:
    table = Table("themes")
    table.number("position", needed=True)
    table.line("theme", needed=True)
    table.create("position")


def create_moments() -> None:
    table = Table("moments")
    table.line("key", needed=True)
    table.number("position", needed=True)
    table.day("on", needed=True)
    table.refers("mentor", "mentors.key", needed=False)
    table.refers("rotation", "rotations.key", needed=False)
    table.text("themes")
    table.note("text")
    table.flag("feedback")
    table.create("key")


def create_letters() -> None:
    table = Table("letters")
    table.line("key", needed=True)
    table.number("position", needed=True)
    table.refers("mentor", "mentors.key")
    table.refers("rotation", "rotations.key", needed=False)
    table.number("season")
    table.line("service", "specialty")
    table.word("form", "narrative", "standardized")
    table.flag("chair", "waived")
    table.line("email", "letter_id")
    table.word("channel", "portal", "form")
    table.day("stated_deadline", "written_on")
    table.number("imported_from")
    table.text("proves", "empties")
    table.unique("letter_id")
    table.create("key")


def create_letter_events() -> None:
    table = Table("letter_events")
    table.refers("letter", "letters.key")
    table.number("position", needed=True)
    table.word(
        "kind",
        "asked",
        "agreed",
        "declined",
        "packet_sent",
        "receipt_confirmed",
        "reminded",
        "spoke",
        "says_sent",
        "thanked",
        "told_outcome",
        "lapsed",
        "confirmed",
        "requested",
        "bounced",
        "uploaded",
        "available",
        "imported",
        "revoked",
        "abandoned",
        needed=True,
    )
    table.day("on", needed=True)
    table.word("how", "in-person", "video", "phone", "email", "message")
    table.word("answer", "strong", "yes", "hesitant")
    table.day("promised_on")
    table.note("note")
    table.create("letter", "position")


def create_programs() -> None:
    table = Table("programs")
    table.line("key", needed=True)
    table.number("position", needed=True)
    table.line("name", needed=True)
    table.line("city", "state", "acgme_id", "nrmp_code", "specialty")
    table.word("track", "categorical", "preliminary", "transitional", "advanced")
    table.line("service")
    table.number("season")
    table.day("complete_by", "applied_on")
    table.word(
        "status",
        "considering",
        "applied",
        "interview",
        "ranked",
        "matched",
        "rejected",
        "withdrawn",
        "closed",
    )
    table.text("strict", "visas")
    table.amount("img_percent")
    table.number("max_years_since_graduation")
    table.word("tier", "reach", "target", "safe")
    table.line("signal", "source")
    table.day("seen_on")
    table.note("notes")
    table.create("key")


def create_program_letter_rules() -> None:
    table = Table("program_letter_rules")
    table.refers("program", "programs.key")
    table.number("position", needed=True)
    table.number("min", "wanted", "max", "in_specialty", "us", "us_hands_on")
    table.flag("chair")
    table.number("standardized", "recency_months")
    table.flag("counts_observership")
    table.create("program", "position")


def create_assignments() -> None:
    table = Table("assignments")
    table.refers("letter", "letters.key")
    table.refers("program", "programs.key")
    table.number("position", "slot", needed=True)
    table.day("on", needed=True)
    table.flag("pin")
    table.line("reason", "counts_as")
    table.unique("program", "slot")
    table.check("slot", "slot BETWEEN 1 AND 4")
    table.create("letter", "program")
