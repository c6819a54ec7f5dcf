"""The applicant, rotations and mentors, as schema 1 had them."""

from lorapp.db.migrations.initial.kinds import Table


def create_applicant() -> None:
    table = Table("applicant")
    table.number("id", needed=True)
    table.line("name", "timezone", needed=True)
    table.number("season", needed=True)
    table.line("school", "country")
    table.day("graduated_on")
    table.line("aamc_id", "ecfmg_id")
    table.day("ecfmg_certified_on")
    table.line("nrmp_id")
    table.word("visa", "none", "J-1", "H-1B", "J-1 or H-1B", "unknown")
    table.text("specialties", "empties", "empty_lists")
    table.check("only_one", "id = 1")
    table.create("id")


def create_exams() -> None:
    table = Table("exams")
    table.refers("applicant_id", "applicant.id", to_number=True)
    table.number("position", needed=True)
    table.line("name", needed=True)
    table.day("on")
    table.line("result")
    table.create("applicant_id", "position")


def create_accounts() -> None:
    table = Table("accounts")
    table.refers("applicant_id", "applicant.id", to_number=True)
    table.number("position", needed=True)
    table.line("service")
    table.number("season")
    table.day("certified_on")
    table.create("applicant_id", "position")


def create_registrations() -> None:
    table = Table("registrations")
    table.refers("applicant_id", "applicant.id", to_number=True)
    table.number("position", needed=True)
    table.line("service")
    table.number("season")
    table.day("on")
    table.create("applicant_id", "position")


def create_rotations() -> None:
    table = Table("rotations")
    table.line("key", needed=True)
    table.number("position", needed=True)
    table.line("site", "city", "state", "country")
    table.day("starts_on", "ends_on", needed=True)
    table.amount("hours_per_week")
    table.word(
        "kind",
        "clerkship",
        "sub-internship",
        "elective",
        "externship",
        "observership",
        "research",
        "tele",
        needed=True,
    )
    table.flag("hands_on")
    table.line("specialty")
    table.word("setting", "inpatient", "outpatient", "mixed")
    table.word("letter_wanted", "yes", "maybe", "no")
    table.line("letter_policy")
    table.amount("cost_usd")
    table.note("notes")
    table.text("empties")
    table.create("key")


def create_rotation_mentors() -> None:
    table = Table("rotation_mentors")
    table.refers("rotation", "rotations.key")
    table.number("position", needed=True)
    table.refers("mentor", "mentors.key")
    table.create("rotation", "position")


def create_mentors() -> None:
    table = Table("mentors")
    table.line("key", needed=True)
    table.number("position", needed=True)
    table.line("name", needed=True)
    table.line("title", "institution")
    table.word(
        "role",
        "attending",
        "faculty",
        "program-director",
        "associate-program-director",
        "department-chair",
        "research-mentor",
        "fellow",
        "resident",
        "coordinator",
        "peer",
    )
    table.line("specialty", "country")
    table.flag("trained_here")
    table.line("phone")
    table.day("away_until", "left_on")
    table.flag("do_not_contact")
    table.number("lead_time_days")
    table.text("reminder_wish")
    table.note("notes")
    table.text("empties")
    table.create("key")


def create_mentor_emails() -> None:
    table = Table("mentor_emails")
    table.refers("mentor", "mentors.key")
    table.number("position", needed=True)
    table.line("address", needed=True)
    table.flag("current")
    table.create("mentor", "position")


def create_mentor_helpers() -> None:
    table = Table("mentor_helpers")
    table.refers("mentor", "mentors.key")
    table.number("position", needed=True)
    table.line("name", needed=True)
    table.line("role", "email", "phone")
    table.create("mentor", "position")


def create_mentor_programs() -> None:
    table = Table("mentor_programs")
    table.refers("mentor", "mentors.key")
    table.number("position", needed=True)
    table.refers("program", "programs.key")
    table.create("mentor", "position")


def create_contacts() -> None:
    table = Table("contacts")
    table.number("position", needed=True)
    table.refers("mentor", "mentors.key")
    table.day("on", needed=True)
    table.word("how", "in-person", "video", "phone", "email", "message")
    table.note("note")
    table.create("position")
