"""Invitations on the command line: what waits for an answer, choosing an hour, declining."""

import argparse
from typing import TYPE_CHECKING, Final

from lorapp.cli.output import one_line, say, say_json
from lorapp.cli.store import record, writing
from lorapp.errors import WrongUsageError

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.cli.answers import Answer
    from lorapp.domain.letters.situation import Situation
    from lorapp.domain.papers import Invitation

ACCEPT: Final = "accept"
ANSWERS: Final = {"decline": "declined", "missed": "missed"}


def invitations_text(at: "Situation", found: "tuple[Invitation, ...]") -> list[str]:
    """What waits for an answer, for people; nothing when nothing does."""
    if not found:
        return []
    from lorapp.domain.interviews.invitations import brief_invitation, left_text

    told = [f"Answer these: {len(found)}"]
    for one in found:
        left = left_text(at, one)
        text = brief_invitation(at, one).rstrip(".")
        told.append(one_line(f"{text}, {left}." if one.reply_by else f"{text}."))
    return told


def invitation_answer(at: "Situation", one: "Invitation") -> "Answer":
    """One invitation for programs."""
    from lorapp.cli.answers import iso
    from lorapp.domain.calendar.shelf import in_zone
    from lorapp.domain.interviews.invitations import is_late

    by = one.reply_by
    return {
        "program": one.program,
        "on": one.on.isoformat(),
        "reply_by": iso(by),
        "local": iso(in_zone(by, at.file.applicant.timezone)) if by else None,
        "late": is_late(at, one) if one.answer is None else None,
        "answer": one.answer.value if one.answer else None,
    }


def answer_one(kind: str, words: list[str], arguments: argparse.Namespace) -> int:
    """Accept with the hour, decline, or say that no place was left."""
    if arguments.dry_run:
        raise WrongUsageError("--dry-run goes with `interview add`; leave it out here.")
    with writing() as services:
        record(services)
        label = _accept(services, words) if kind == ACCEPT else _answer(services, kind, words)
    if arguments.json:
        say_json({"done": label})
    else:
        say(f"{label}.")
    return 0


def _answer(services: "Services", kind: str, words: list[str]) -> str:
    from lorapp.domain.interviews.naming import find_program
    from lorapp.domain.papers import InvitationAnswer
    from lorapp.services.match.invitations import invitation_id

    program = find_program(" ".join(words), services.unit.file())
    wanted = invitation_id(services.invitations.of_program(program.key))
    return services.invitations.answer(wanted, InvitationAnswer(ANSWERS[kind])).label


def _accept(services: "Services", words: list[str]) -> str:
    """The line of an interview; it has to be one of a program that invited."""
    from lorapp.domain.interviews.told import understood_text
    from lorapp.services.match.invitations import invitation_id

    quick = services.interviews.read(" ".join(words))
    wanted = invitation_id(services.invitations.of_program(quick.interview.program))
    say_first = one_line(understood_text(services.interviews.situation(), quick))
    change = services.invitations.accept(wanted, quick.interview)
    return f"{say_first} {change.label}"
