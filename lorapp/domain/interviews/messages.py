"""What is written to programs after interviews: who wants it, and one first choice at a time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.edits import appended, checked, replace_list
from lorapp.domain.interviews.clocks import zone_of_program
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, MessageKind, ProgramMessage
from lorapp.domain.programs import ContactPolicy, Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import day_long, day_short
from lorapp.errors import RefusedError

NAMES: Final[Mapping[MessageKind, str]] = {
    MessageKind.THANKS: "thanks",
    MessageKind.INTEREST: "letter of interest",
    MessageKind.FIRST_CHOICE: "first choice",
    MessageKind.UPDATE: "update",
}
_POLICIES: Final[Mapping[ContactPolicy, str]] = {
    ContactPolicy.WELCOME: "Messages after interviews are welcome here.",
    ContactPolicy.UNKNOWN: "Not known whether it wants messages; its page or coordinator says.",
    ContactPolicy.NO: "It asks for no messages after interviews; none is the polite thing.",
}
ADVICE: Final = (
    "Most reports say that thanks have little effect on a rank list; others call a short mail "
    "plain good manners. If you send one, send it soon, and one is enough."
)
FIRST_CHOICE: Final = (
    "Telling a program that it is your first choice is only worth something when it is true, "
    "so lorapp keeps one at a time."
)


def policy_of(program: Program) -> ContactPolicy:
    """Whether a program wants messages; unknown until it is noted."""
    return program.contact_after_interviews or ContactPolicy.UNKNOWN


def policy_text(program: Program) -> str:
    """The policy of a program in a sentence."""
    return _POLICIES[policy_of(program)]


def first_choice(file: SeasonFile) -> ProgramMessage | None:
    """The first choice that stands this season; None while none was told."""
    return next(
        (
            message
            for message in file.program_messages
            if message.kind is MessageKind.FIRST_CHOICE
            and message.until is None
            and file.program_season(file.program(message.program)) == file.applicant.season
        ),
        None,
    )


def messages_to(file: SeasonFile, program: str) -> tuple[ProgramMessage, ...]:
    """What was written to a program, the oldest first."""
    found = (message for message in file.program_messages if message.program == program)
    return tuple(sorted(found, key=lambda message: message.on))


def note_message(at: Situation, message: ProgramMessage) -> SeasonFile:
    """Note a message that went to a program.

    Refused where the program wants none, on a day to come, and for a second first choice.
    """
    program = at.file.program(message.program)
    if policy_of(program) is ContactPolicy.NO:
        raise RefusedError(
            f"{program.name} asks for no messages after interviews. If that is wrong, "
            "change it with `e`, then log this again."
        )
    if message.on == at.today:
        _require_contact(at, program)
    if message.on > at.today:
        raise RefusedError("This day has not come yet. Log the message when it went out.")
    if any(_is_same(message, other) for other in at.file.program_messages):
        raise RefusedError(f"A message of this kind to {program.name} is noted for that day.")
    if message.kind is MessageKind.FIRST_CHOICE:
        _require_no_other(at, program)
    return appended(at.file, "program_messages", message)


def _require_contact(at: Situation, program: Program) -> None:
    # Imported here: SOAP stands above interviews, and only its four days ask for it.
    from lorapp.domain.soap.sent import require_contact

    require_contact(at, program)


def _is_same(message: ProgramMessage, other: ProgramMessage) -> bool:
    return (message.program, message.kind, message.on) == (other.program, other.kind, other.on)


def _require_no_other(at: Situation, program: Program) -> None:
    held = first_choice(at.file)
    if held is None:
        return
    other = at.file.program(held.program)
    since = day_short(held.on, at.today)
    if other.key == program.key:
        raise RefusedError(f"{program.name} knows since {since} that it is your first choice.")
    raise RefusedError(
        f"{other.name} knows since {since} that it is your first choice, and only one can be. "
        "Log there first that it no longer holds."
    )


def end_first_choice(at: Situation, program: str, on: date) -> SeasonFile:
    """Note that a program is no longer the first choice; what was written stays on record."""
    held = first_choice(at.file)
    if held is None or held.program != program:
        raise RefusedError(f"{at.file.program(program).name} was not told that it comes first.")
    if not held.on <= on <= at.today:
        raise RefusedError("Choose a day from the one it was told on until today.")
    swapped = tuple(
        replace(message, until=on) if message is held else message
        for message in at.file.program_messages
    )
    return checked(at.file, replace_list(at.file, "program_messages", swapped))


def message_text(message: ProgramMessage, today: date) -> str:
    """One message in a few words: ``Thanks, 5 Dec, to Ms. Roe``."""
    name = NAMES[message.kind]
    to = f", to {message.to}" if message.to else ""
    ended = f", no longer since {day_short(message.until, today)}" if message.until else ""
    return f"{name[:1].upper()}{name[1:]}, {day_short(message.on, today)}{to}{ended}"


def draft(at: Situation, interview: Interview, kind: MessageKind) -> str:
    """Short words to begin from; the applicant adds what only they can know, and sends them.

    Refused before the interview, and where the program wants no messages.
    """
    program, applicant = at.file.program(interview.program), at.file.applicant
    day = interview.at.astimezone(ZoneInfo(zone_of_program(interview))).date()
    if policy_of(program) is ContactPolicy.NO:
        raise RefusedError(f"{program.name}: {policy_text(program)}")
    _require_contact(at, program)
    if interview.at > at.now:
        when = day_short(day, at.today, act_on=True)
        raise RefusedError(f"Words for afterwards stand here once the interview of {when} is over.")
    opening = f"the interview on {day_long(day, at.today)}"
    texts = {
        MessageKind.THANKS: (
            f"Thank you for {opening}, and for the time that you and your colleagues gave me. "
            "The day showed me how residents and faculty work together.\n\n"
            f"I would be glad to train at {program.name}."
        ),
        MessageKind.INTEREST: (
            f"Since {opening} I have thought about {program.name} often. What I saw of the "
            "training and of the people fits what I am looking for, and I remain very interested."
        ),
        MessageKind.FIRST_CHOICE: (
            f"Since {opening} I have compared what I saw with what I hope to learn. "
            f"{program.name} is my first choice, and I will rank it first."
        ),
        MessageKind.UPDATE: (
            f"Since {opening} one thing has changed in my application, and I wanted you to have it."
        ),
    }
    sign = applicant.name + (f"\nAAMC ID {applicant.aamc_id}" if applicant.aamc_id else "")
    return f"Dear {interview.contact or 'program team'},\n\n{texts[kind]}\n\nSincerely,\n{sign}\n"
