"""Sheets about the applicant's own papers, the portal, advisors' words, and the applicant."""

from typing import Any, Final

from lorapp.domain.comments import Comment, Topic
from lorapp.domain.papers import Claim, PortalCheck, PortalView, Statement
from lorapp.domain.sheets.fields import Filled, specialty_of
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import Column, Kind, SheetKind, Value


def _statement(scene: Scene, statement: Statement) -> str:
    named = (scene.specialty(statement.specialty), statement.version)
    return ", version ".join(part for part in named if part) or statement.key


def _claims(scene: Scene) -> list[tuple[Statement, Claim]]:
    return [(one, claim) for one in scene.file.statements for claim in one.claims]


def _portal(scene: Scene) -> list[PortalCheck | PortalView]:
    found: list[PortalCheck | PortalView] = [*scene.file.portal_checks]
    found += scene.file.portal_views
    return sorted(found, key=lambda one: one.on)


def _lines(_scene: Scene, one: PortalCheck | PortalView) -> Value:
    return len(one.text.splitlines()) if isinstance(one, PortalView) else None


def _about(scene: Scene, comment: Comment) -> Value:
    """The record a comment is about, by name; a removed one has none any more."""
    file, key = scene.file, comment.about
    if key is None:
        return None
    if comment.kind is Topic.STATEMENT and key in file.statements_by_key:
        return _statement(scene, file.statement(key))
    named = {
        Topic.LETTER: (file.letters_by_key, scene.letter),
        Topic.MENTOR: (file.mentors_by_key, scene.mentor),
        Topic.ROTATION: (file.rotations_by_key, scene.rotation),
        Topic.PROGRAM: (file.programs_by_key, scene.program),
    }
    known, name = named.get(comment.kind, ({}, None))
    return name(key) if name and key in known else "no longer there"


def _accounts(scene: Scene) -> list[tuple[str, Any, Any]]:
    applicant = scene.file.applicant
    return [
        *(("account", one, one.certified_on) for one in applicant.accounts),
        *(("registration", one, one.on) for one in applicant.registrations),
    ]


PAPER_SHEETS: Final = (
    SheetKind(
        "statements",
        "Statements",
        "Your personal statements; their texts stay in lorapp.",
        lambda scene: scene.file.statements,
        (
            Column("Specialty", specialty_of),
            Column("Version", Filled("version")),
            Column("Ready on", Filled("ready_on"), Kind.DAY),
            Column("Words", lambda _, one: len((one.text or "").split()) or None, Kind.NUMBER),
            Column("Programs", lambda scene, one: scene.all_named("programs", one.programs)),
        ),
    ),
    SheetKind(
        "claims",
        "Claims",
        "What your statements claim, and who can bear it out.",
        _claims,
        (
            Column("Statement", lambda scene, row: _statement(scene, row[0])),
            Column("Theme", lambda _, row: row[1].theme),
            Column("Line", lambda _, row: row[1].line),
            Column("Witness", lambda scene, row: scene.mentor(row[1].witness)),
        ),
    ),
    SheetKind(
        "documents",
        "Documents",
        "Your own papers by version; the files stay where they are.",
        lambda scene: scene.file.documents,
        (
            Column("Paper", Filled("kind")),
            Column("Version", Filled("version")),
            Column("Ready on", Filled("ready_on"), Kind.DAY),
            Column("SHA-256 of the file", Filled("sha256")),
        ),
    ),
    SheetKind(
        "portal",
        "Portal",
        "The days you looked at a portal; pages kept there stay in lorapp.",
        _portal,
        (
            Column("Day", Filled("on"), Kind.DAY),
            Column("Portal", lambda scene, one: scene.service(one.service)),
            Column("Lines of the page kept", _lines, Kind.NUMBER),
        ),
    ),
    SheetKind(
        "comments",
        "Comments",
        "What advisors said.",
        lambda scene: scene.file.comments,
        (
            Column("Day", Filled("on"), Kind.DAY),
            Column("By", Filled("by")),
            Column("About", Filled("kind")),
            Column("Which", _about),
            Column("Comment", Filled("text"), Kind.NOTE),
        ),
    ),
    SheetKind(
        "applicant",
        "Applicant",
        "Who applies, and for what.",
        lambda scene: (scene.file.applicant,),
        (
            Column("Name", Filled("name")),
            Column("Season", Filled("season"), Kind.NUMBER),
            Column("Time zone", Filled("timezone")),
            Column("School", Filled("school")),
            Column("Country", Filled("country")),
            Column("Graduated on", Filled("graduated_on"), Kind.DAY),
            Column("AAMC id", Filled("aamc_id")),
            Column("ECFMG id", Filled("ecfmg_id")),
            Column("ECFMG certified on", Filled("ecfmg_certified_on"), Kind.DAY),
            Column("NRMP id", Filled("nrmp_id")),
            Column("Visa", Filled("visa")),
            Column(
                "Specialties",
                lambda scene, one: ", ".join(scene.specialty(s) or s for s in one.specialties),
            ),
            Column("Languages", lambda _, one: ", ".join(one.languages)),
            Column("Gaps", Filled("gaps"), Kind.NOTE),
            Column("States", lambda _, one: ", ".join(one.states)),
            Column("Budget in USD", Filled("budget_usd"), Kind.NUMBER),
            Column("In a couple", Filled("in_couple"), Kind.FLAG),
        ),
    ),
    SheetKind(
        "exams",
        "Exams",
        "Your examinations.",
        lambda scene: scene.file.applicant.exams,
        (
            Column("Exam", Filled("name")),
            Column("Day", Filled("on"), Kind.DAY),
            Column("Result", Filled("result")),
        ),
    ),
    SheetKind(
        "accounts",
        "Accounts",
        "Your accounts with application services and registrations for a match.",
        _accounts,
        (
            Column("What", lambda _, row: row[0]),
            Column("Service", lambda scene, row: scene.service(row[1].service)),
            Column("Season", lambda _, row: row[1].season, Kind.NUMBER),
            Column("Certified or registered on", lambda _, row: row[2], Kind.DAY),
        ),
    ),
)
"""In the order of a workbook."""
