"""Nobody forgotten: every writer, helper and mentor, and who is still owed a word (B16)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from lorapp.domain.calendar.season import milestone
from lorapp.domain.engine.words import name_parts
from lorapp.domain.letters.courtesy import message_days, polite_day
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.mentors import Helper, Mentor
from lorapp.domain.pages import Block, Cell, Document, Heading, Paragraph, Tone
from lorapp.domain.relations import Warmth, contact_days, touch
from lorapp.domain.reports.words import grid, people, report_of
from lorapp.domain.wording.days import day_short, distance_sentence, with_tilde

TITLE: Final = "Nobody forgotten"
WHY: Final = (
    "Writers rarely hear what became of their letter. One short personal line each is enough: "
    "thanks, the result, and a word on day one. Never a group mail."
)
ALL_HEARD: Final = "Nobody is owed a word today."
K = EventKind
_PLANNED: Final = frozenset({LetterState.IDEA, LetterState.PLANNED})
_SILENT: Final = _PLANNED | {LetterState.ABANDONED}


@dataclass(frozen=True, slots=True)
class Owed:
    """What somebody is still owed; ``since`` is the day it hangs on, None for a helper."""

    what: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One person: what they had so far, and what is owed today."""

    mentor: Mentor
    thanked: Cell
    told: Cell
    day_one: Cell
    owed: tuple[Owed, ...]


def nobody_forgotten_report(at: Situation, named: "Situation | None" = None) -> Document:
    """Every person with the last contact, thanks, outcome and day one.

    ``named`` is the same moment with the notes of contacts, in which helpers are looked for.
    """
    return report_of(at, TITLE, _blocks(at, named or at))


def standing(at: Situation, mentor: Mentor) -> Standing:
    """How a person stands today."""
    letters = [one for one in at.letters_of(mentor.key) if state(at, one) not in _SILENT]
    thanked, unthanked = _thanked(at, letters)
    told, untold = _told(at, mentor, letters)
    day_one, unnoted = _day_one(at, mentor)
    owed = [*unthanked, *untold, *unnoted, *_line(at, mentor)]
    return Standing(mentor, thanked, told, day_one, () if mentor.do_not_contact else tuple(owed))


def _blocks(at: Situation, named: Situation) -> Iterator[Block]:
    yield Paragraph(WHY, Tone.MUTED)
    found = [standing(at, mentor) for mentor in at.file.mentors]
    if not found:
        yield Paragraph("Nobody is on record yet.", Tone.MUTED)
        return
    yield Heading("Still owed a word")
    owed = [one for one in found if one.owed]
    if owed:
        yield grid(("Who", "What", "Next polite day"), [_owed_row(at, one) for one in owed])
    else:
        yield Paragraph(ALL_HEARD, Tone.GOOD)
    yield Heading("Everybody")
    head = ("Who", "Last contact", "Thanked", "Told the result", "Day one")
    yield grid(head, [_row(at, one) for one in found])
    helpers = [(one, helper) for one in at.file.mentors for helper in one.helpers]
    if helpers:
        yield Heading("Helpers")
        rows = [_helper_row(at, named, mentor, helper) for mentor, helper in helpers]
        yield grid(("Who", "Helps", "Last word to them"), rows)
    quiet = [one.key for one in at.file.mentors if one.do_not_contact]
    if quiet:
        yield Paragraph(f"Not to be contacted: {people(at, quiet)}.", Tone.MUTED)


def _owed_row(at: Situation, one: Standing) -> tuple[str | Cell, ...]:
    what = "; ".join(owed.what for owed in one.owed)
    is_thanks = any(owed.what.startswith("thanks") for owed in one.owed)
    polite = polite_day(at, one.mentor.key, exempt=is_thanks)
    day = day_short(polite.day, at.today, act_on=True) if polite.day else "not at all"
    why = f" ({polite.reason})" if polite.reason and polite.day != at.today else ""
    return one.mentor.name, Cell(what, Tone.CAUTION), f"{day}{why}"


def _row(at: Situation, one: Standing) -> tuple[str | Cell, ...]:
    days = contact_days(at, one.mentor.key)
    ago = f", {distance_sentence(days[-1], at.today)}" if days else ""
    last = f"{day_short(days[-1], at.today)}{ago}" if days else "none on record"
    return one.mentor.name, last, one.thanked, one.told, one.day_one


def _thanked(at: Situation, letters: list[Letter]) -> tuple[Cell, list[Owed]]:
    """Whether every upload and every refusal was thanked for (failure F-34: once is enough)."""
    owed, last = [], None
    due = 0
    for letter in letters:
        seen = at.last(letter, K.UPLOADED, K.DECLINED)
        if seen is None:
            continue
        due += 1
        thanks = at.last(letter, K.THANKED)
        if thanks and thanks.on >= seen.on:
            last = max(last or thanks.on, thanks.on)
        else:
            what = "answer" if seen.kind is K.DECLINED else "upload"
            owed.append(Owed(f"thanks for the {what} of {_day(at, seen.on)}", seen.on))
    if owed:
        return Cell("not yet", Tone.CAUTION), owed
    if last:
        return Cell(_day(at, last), Tone.GOOD), []
    return Cell("nothing to thank for yet" if not due else "", Tone.MUTED), []


def _told(at: Situation, mentor: Mentor, letters: list[Letter]) -> tuple[Cell, list[Owed]]:
    row = milestone(at.file, at.file.applicant.season, "nrmp", "match-day")
    mine = [one for one in letters if not at.is_past(one)]
    if row is None or row.day is None or not mine or mentor.do_not_contact:
        return Cell(_without_a_letter(at, mentor), Tone.MUTED), []
    told = [e.on for one in mine for e in at.events(one) if e.kind is K.TOLD_OUTCOME]
    if told and max(told) >= row.day:
        return Cell(_day(at, max(told)), Tone.GOOD), []
    if at.today < row.day:
        return Cell(f"from {with_tilde(_day(at, row.day), row.is_projected)}", Tone.MUTED), []
    return Cell("not yet", Tone.CAUTION), [Owed("the result of the Match", row.day)]


def _without_a_letter(at: Situation, mentor: Mentor) -> str:
    planned = [one for one in _letters(at, mentor) if state(at, one) in _PLANNED]
    return "letter planned" if planned else "no letter this season"


def _day_one(at: Situation, mentor: Mentor) -> tuple[Cell, list[Owed]]:
    """A word on or after the first day of residency closes the circle."""
    row = milestone(at.file, at.file.applicant.season, "residency", "residency-begins")
    if row is None or row.day is None or mentor.do_not_contact:
        return Cell("", Tone.MUTED), []
    since = [day for day in message_days(at, mentor.key) if day >= row.day]
    if since:
        return Cell(_day(at, since[0]), Tone.GOOD), []
    if at.today < row.day:
        return Cell(f"from {with_tilde(_day(at, row.day), row.is_projected)}", Tone.MUTED), []
    return Cell("not yet", Tone.CAUTION), [Owed("a line from day one", row.day)]


def _line(at: Situation, mentor: Mentor) -> list[Owed]:
    """A line now and then to whoever was last heard from too long ago."""
    found = touch(at, mentor)
    if found.warmth is not Warmth.COLD or any(state(at, x).is_owed for x in _letters(at, mentor)):
        return []
    return [Owed(f"a short line: {found.days} days without a word", found.last_on)]


def _letters(at: Situation, mentor: Mentor) -> list[Letter]:
    return [one for one in at.letters_of(mentor.key) if not at.is_past(one)]


def _helper_row(
    at: Situation, named: Situation, mentor: Mentor, helper: Helper
) -> tuple[str | Cell, ...]:
    role = f", {helper.role}" if helper.role else ""
    days = [
        contact.on
        for contact in named.file.contacts
        if contact.mentor == mentor.key and contact.on <= at.today and _names(contact.note, helper)
    ]
    if days:
        return f"{helper.name}{role}", mentor.name, Cell(_day(at, max(days)), Tone.GOOD)
    came = any(at.arrived(one) for one in at.letters_of(mentor.key))
    what = "none on record; a thank-you is due" if came else "none on record"
    return f"{helper.name}{role}", mentor.name, Cell(what, Tone.CAUTION if came else Tone.MUTED)


def _names(note: str | None, helper: Helper) -> bool:
    *_, family = name_parts(helper.name)[2].casefold().split() or [""]
    return bool(family) and family in (note or "").casefold()


def _day(at: Situation, day: date) -> str:
    return day_short(day, at.today)
