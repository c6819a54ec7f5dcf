"""What to type and tick in a portal, in the order of its screens, from the record alone."""

from typing import Final

from lorapp.domain.letters.record import EventKind, Form, Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.mentors import Mentor, Role
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.portal.portal_names import programs_of
from lorapp.domain.placing.rules.verdicts import Check
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import day_short
from lorapp.domain.wording.names import specialty_words
from lorapp.frozen import dataclass

_AUTHORS: Final = {"residencycas": "Evaluator", "sf-match": "Reference"}
_FORMS: Final = {Form.NARRATIVE: "Narrative", Form.STANDARDIZED: "Standardized"}

# What to mind in a field, and the rule it rests on
_TITLE: Final = ("The older form asks for it; some services do.", "R-03")
_MAIL: Final = ("A wrong sign loses the letter.", "R-00g")
_DIRECTOR: Final = (
    "The older form asks: only where you trained in this director's program.",
    "R-10",
)
_SPECIALTY: Final = ("Seen by you and the writer, not by programs.", "R-05")
_TYPE: Final = ("A General letter is narrative: the choice is gone.", "R-04")
_CHAIR: Final = ("Only the head of a department you worked in.", "R-11")
_WAIVER: Final = ("Waived means that you may never read it.", "R-12")
_CONFIRM: Final = ("Read all lines back first: a confirmed entry can not be changed.", "R-13")


@dataclass(frozen=True, slots=True)
class Box:
    """One field of the portal's letter entry; ``value`` is None while it is not known.

    ``rule`` is what the note rests on.
    """

    label: str
    value: str | None
    note: str
    rule: str = "R-02"


@dataclass(frozen=True, slots=True)
class Tick:
    """One letter at a program: recorded there, or only planned and still to be ticked."""

    letter: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class ProgramPage:
    """One program of the assignment page and the boxes that are ticked there."""

    program: Program
    is_locked: bool
    ticks: tuple[Tick, ...]


def entry_boxes(at: Situation, letter: Letter) -> tuple[Box, ...]:
    """The fields of one letter's entry, top to bottom."""
    author = _AUTHORS.get(at.file.letter_service(letter), "Author")
    mentor = at.mentor(letter)
    place = ", ".join(part for part in (mentor.title, mentor.institution) if part)
    return (
        Box(f"{author} name", mentor.name, "As it stands on the letterhead."),
        Box("Title, department", place or None, *_TITLE),
        Box(f"{author} e-mail", letter.email or mentor.email, *_MAIL),
        *_director(mentor, at.file.letter_service(letter)),
        Box("Specialty", _specialty(at, letter), *_SPECIALTY),
        Box("Letter type", _form(letter), *_TYPE),
        Box("Chair letter", _yes_no(letter.chair), *_CHAIR),
        Box("Waiver", _yes_no(letter.waived), *_WAIVER),
        Box("Confirm", _confirmed(at, letter), *_CONFIRM),
    )


def assignment_page(
    at: Situation, service: str, check: Check | None = None
) -> tuple[ProgramPage, ...]:
    """Every program that is not finished, by name as the portal lists them, with its ticks."""
    pages = []
    for program in sorted(programs_of(at, service), key=lambda found: found.name.casefold()):
        if program.is_finished:
            continue
        held = at.places.held.get(program.key, ())
        one = check.by_key.get(program.key) if check else None
        best = one.best.add if one and one.best and not at.places.is_closed(program) else ()
        ticks = (
            *(Tick(key, is_there=True) for key in held),
            *(Tick(key, is_there=False) for key in best),
        )
        pages.append(ProgramPage(program, is_applied(at, program), ticks))
    return tuple(pages)


def _director(mentor: Mentor, service: str) -> tuple[Box, ...]:
    """The tick that the older form of ERAS has for a program director (rules R-03, R-10)."""
    if mentor.role is not Role.PROGRAM_DIRECTOR or service != "eras":
        return ()
    return (Box("Program director", _yes_no(mentor.trained_here), *_DIRECTOR),)


def _specialty(at: Situation, letter: Letter) -> str | None:
    if letter.specialty is None:
        return None
    if letter.specialty in ALL_SPECIALTIES:
        return "General"
    known = at.book.specialties.get(letter.specialty)
    return known.name if known else specialty_words(at.file, letter.specialty)


def _form(letter: Letter) -> str | None:
    if letter.form is None and letter.specialty in ALL_SPECIALTIES:
        return _FORMS[Form.NARRATIVE]
    return _FORMS[letter.form] if letter.form else None


def _confirmed(at: Situation, letter: Letter) -> str:
    confirmed = at.last(letter, EventKind.CONFIRMED)
    if confirmed is not None:
        return f"Confirmed on {day_short(confirmed.on, at.today)}"
    return "Done: the letter is uploaded" if at.arrived(letter) else "Not yet"


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else ("Yes" if value else "No")
