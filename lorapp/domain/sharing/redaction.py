"""A record with only what an advisor may see: what is masked is not in it at all."""

from collections import Counter
from dataclasses import replace
from typing import Final

from lorapp.domain.applicant import Applicant
from lorapp.domain.engine.words import name_parts
from lorapp.domain.experience import is_us
from lorapp.domain.letters.record import Event, Letter
from lorapp.domain.mentors import Contact, Mentor
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Claim, Statement
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation
from lorapp.domain.sharing.levels import Level, Names
from lorapp.domain.sharing.masks import Mask
from lorapp.domain.wording.days import EASTERN

APPLICANT: Final = "The applicant"
ELSEWHERE: Final = "elsewhere"


def redacted(file: SeasonFile, level: Level) -> SeasonFile:
    """Make the record anew from what this level allows; whatever is not named here stays out."""
    mask = Mask(file, level)
    return SeasonFile(
        applicant=_applicant(file.applicant, level, mask),
        rotations=tuple(
            _rotation(stay, number, level, mask) for number, stay in enumerate(file.rotations, 1)
        ),
        mentors=_mentors(file, level, mask),
        contacts=tuple(Contact(mentor=one.mentor, on=one.on) for one in file.contacts),
        themes=mask.texts(file.themes),
        moments=tuple(
            WitnessedMoment(
                key=one.key, on=one.on, mentor=one.mentor, themes=mask.texts(one.themes)
            )
            for one in file.moments
        ),
        letters=tuple(_letter(one, mask) for one in file.letters),
        programs=_programs(file, level, mask),
        assignments=tuple(replace(one, reason=None) for one in file.assignments),
        reservations=file.reservations,
        exclusions=tuple(replace(one, reason=None) for one in file.exclusions),
        statements=tuple(_statement(one, mask) for one in file.statements),
        portal_checks=file.portal_checks,
        rulebook=file.rulebook,
    )


def _applicant(person: Applicant, level: Level, mask: Mask) -> Applicant:
    named = mask.text(person.name) if level.names is Names.FULL else None
    name = named or (initials(person.name) if level.names is Names.INITIALS else None)
    return Applicant(
        name=name or APPLICANT,
        timezone=person.timezone if level.names is Names.FULL else EASTERN.key,
        season=person.season,
        visa=person.visa,
        graduated_on=person.graduated_on,
        specialties=mask.texts(person.specialties),
    )


def _rotation(stay: Rotation, number: int, level: Level, mask: Mask) -> Rotation:
    site = mask.text(stay.site) if level.names is Names.FULL else None
    return Rotation(
        key=stay.key,
        site=site or f"{str(stay.kind).capitalize()} {number}",
        country=_country(stay),
        starts_on=stay.starts_on,
        ends_on=stay.ends_on,
        kind=stay.kind,
        hands_on=stay.hands_on,
        specialty=mask.text(stay.specialty),
        setting=stay.setting,
        site_kind=stay.site_kind,
        letter_wanted=stay.letter_wanted,
        mentors=stay.mentors,
    )


def _country(stay: Rotation) -> str | None:
    """Only whether it is the United States; the country itself may name a home."""
    here = is_us(stay)
    return None if here is None else "US" if here else ELSEWHERE


def _mentors(file: SeasonFile, level: Level, mask: Mask) -> tuple[Mentor, ...]:
    found = []
    counts: Counter[str] = Counter()
    for mentor in file.mentors:
        role = str(mentor.role or "mentor").replace("-", " ").capitalize()
        counts[role] += 1
        found.append(
            Mentor(
                key=mentor.key,
                name=_name(mentor.name, level, mask) or f"{role} {counts[role]}",
                role=mentor.role,
                specialty=mask.text(mentor.specialty),
                institution=mask.text(mentor.institution) if level.names is Names.FULL else None,
                away_until=mentor.away_until,
                do_not_contact=mentor.do_not_contact,
                lead_time_days=mentor.lead_time_days,
            )
        )
    return tuple(found)


def _name(name: str, level: Level, mask: Mask) -> str | None:
    if level.names is Names.FULL:
        return mask.text(name)
    return initials(name) if level.names is Names.INITIALS else None


def initials(name: str) -> str | None:
    """``Dr. P. U.``; None where a first sign may be the whole name (scripts without cases)."""
    title, given, family = name_parts(name)
    first = [word[0] for word in f"{given} {family}".split()]
    if any(sign.lower() == sign.upper() for sign in first):
        return None
    return " ".join([*title.split(), *(f"{sign.upper()}." for sign in first)])


def _letter(letter: Letter, mask: Mask) -> Letter:
    return Letter(
        key=letter.key,
        mentor=letter.mentor,
        rotation=letter.rotation,
        season=letter.season,
        service=letter.service,
        specialty=mask.text(letter.specialty),
        form=letter.form,
        chair=letter.chair,
        waived=letter.waived,
        stated_deadline=letter.stated_deadline,
        written_on=letter.written_on,
        imported_from=letter.imported_from,
        proves=mask.texts(letter.proves),
        events=tuple(
            Event(kind=one.kind, on=one.on, answer=one.answer, promised_on=one.promised_on)
            for one in letter.events
        ),
    )


def _programs(file: SeasonFile, level: Level, mask: Mask) -> tuple[Program, ...]:
    found = []
    for number, program in enumerate(file.programs, 1):
        named = mask.program(program.name) if level.programs else None
        found.append(
            Program(
                key=program.key,
                name=named or f"Program {number}",
                specialty=mask.text(program.specialty),
                track=program.track,
                service=program.service,
                season=program.season,
                complete_by=program.complete_by,
                applied_on=program.applied_on,
                status=program.status,
                letters=program.letters,
                strict=program.strict,
                visas=program.visas,
                max_years_since_graduation=program.max_years_since_graduation,
                us_weeks=program.us_weeks,
                tier=program.tier,
            )
        )
    return tuple(found)


def _statement(statement: Statement, mask: Mask) -> Statement:
    return Statement(
        key=statement.key,
        specialty=mask.text(statement.specialty),
        version=mask.text(statement.version),
        ready_on=statement.ready_on,
        claims=tuple(
            Claim(theme=theme, witness=claim.witness)
            for claim in statement.claims
            if (theme := mask.text(claim.theme))
        ),
        programs=statement.programs,
    )
