"""What a writer needs in one place, and what of it is still missing."""

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from typing import Final

from lorapp.domain.guard import Finding
from lorapp.domain.letters.dates import deadline
from lorapp.domain.letters.record import Delivery, EventKind, Form, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.readiness import CVS
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports.quoted import looked_over
from lorapp.domain.themes.names import statement_name
from lorapp.domain.themes.own_papers import own_papers
from lorapp.domain.wording.days import count_words, day_short, span_words
from lorapp.domain.wording.fields import form_name
from lorapp.domain.wording.names import GENERAL
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

MOMENTS_WANTED: Final = 3
UNWANTED: Final = "This writer wants no page of facts; it stays out of the packet."
MOMENTS_MOST: Final = 5
STATEMENTS: Final = frozenset({"statement", "personal-statement", "personal statement", "ps"})


class ItemState(StrEnum):
    """Whether a part of the packet is there; LATER: it cannot be there yet, or need not."""

    PRESENT = "present"
    MISSING = "missing"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class PacketItem:
    """One part of the packet, with a few words on what is there or what to do."""

    name: str
    state: ItemState
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """The packet of one letter. ``findings`` by moment key block it until kept knowingly.

    ``deadline_is_stated`` is False for a suggestion; ``hidden`` counts moments that others
    saw, which never go to this writer.
    """

    letter: str
    items: tuple[PacketItem, ...]
    deadline: date | None
    deadline_is_stated: bool
    deadline_note: str
    findings: tuple[tuple[str, tuple[Finding, ...]], ...]
    hidden: int

    @property
    def present(self) -> tuple[str, ...]:
        return tuple(item.name for item in self.items if item.state is ItemState.PRESENT)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(item.name for item in self.items if item.state is ItemState.MISSING)


def build(at: Situation, letter: Letter, keep: Collection[str] = ()) -> Packet:
    """Look through the record for everything this writer needs.

    ``keep`` names moments whose patterns the applicant has read and keeps on purpose.
    """
    mine = witnessed(at, letter)
    day = deadline(at, letter)
    return Packet(
        letter=letter.key,
        items=tuple(_items(at, letter, mine)),
        deadline=day,
        deadline_is_stated=letter.stated_deadline is not None,
        deadline_note=_deadline_note(at, letter, day),
        findings=patterns(at, letter, keep),
        hidden=sum(1 for moment in at.file.moments if moment.mentor != letter.mentor),
    )


def witnessed(at: Situation, letter: Letter) -> tuple[WitnessedMoment, ...]:
    """Return the moments this writer saw; nobody is asked to vouch for hearsay (B13)."""
    return tuple(
        moment
        for moment in at.file.moments
        if moment.mentor == letter.mentor and moment.on <= at.today and moment.text
    )


def patterns(
    at: Situation, letter: Letter, keep: Collection[str]
) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
    """Return what may point to a patient in all that a packet prints, without what is kept.

    A moment and a statement are named by their keys, a theme by its words.
    """
    return looked_over(_printed(at, letter), keep)


def _printed(at: Situation, letter: Letter) -> Iterator[tuple[str, str]]:
    yield from ((moment.key, moment.text or "") for moment in witnessed(at, letter))
    yield from ((theme, theme) for theme in letter.proves)
    for paper in own_papers(at, letter):
        if paper.statement:
            yield paper.statement, at.file.statement(paper.statement).text or ""


def refuse_patterns(found: tuple[tuple[str, tuple[Finding, ...]], ...]) -> None:
    """Refuse a packet that may point to a patient; RefusedError names each place."""
    if found:
        places = "; ".join(f'{key}: "{hits[0].excerpt}" ({hits[0].kind})' for key, hits in found)
        raise RefusedError(
            f"Found patterns that may point to a patient ({places}). "
            "Change the words, or keep them on purpose."
        )


def _deadline_note(at: Situation, letter: Letter, deadline: date | None) -> str:
    if deadline is None:
        return "No day is known that the letter is needed on."
    if letter.stated_deadline:
        return "The day you told the writer."
    rotation = at.rotation(letter)
    if rotation and deadline > rotation.ends_on:
        after = count_words((deadline - rotation.ends_on).days, "day")
        return f"Suggested: {after} after the rotation ends."
    return "Suggested: the last safe day before programs read."


def _items(at: Situation, letter: Letter, mine: tuple[WitnessedMoment, ...]) -> list[PacketItem]:
    found = [
        _document(at, "CV", CVS),
        _statement(at, letter),
        _moments(mine)
        if at.mentor(letter).takes_facts
        else PacketItem("moments", ItemState.PRESENT, UNWANTED),
        _stay(at, letter),
        _request(at, letter),
        PacketItem("upload guide", ItemState.PRESENT, "Written for this platform and season."),
    ]
    if letter.form is Form.STANDARDIZED:
        found.append(_form(at, letter))
    if letter.waived is None:
        note = "Decide before the mail goes: it names it. The guide shows both sides."
        found.append(PacketItem("waiver decision", ItemState.LATER, note))
    return found


def _document(at: Situation, name: str, kinds: Collection[str]) -> PacketItem:
    ready = [
        document
        for document in at.file.documents
        if document.kind.lower() in kinds and document.ready_on and document.ready_on <= at.today
    ]
    if not ready:
        return PacketItem(name, ItemState.MISSING, f"No {name} is marked ready.")
    newest = max(ready, key=lambda document: document.ready_on or at.today)
    version = f"version {newest.version}, " if newest.version else ""
    day = day_short(newest.ready_on or at.today, at.today)
    return PacketItem(name, ItemState.PRESENT, f"{version}ready {day}")


def _statement(at: Situation, letter: Letter) -> PacketItem:
    name = "personal statement"
    paper = _document(at, name, STATEMENTS)
    if paper.state is ItemState.PRESENT:
        return paper
    for statement in reversed(at.file.statements):
        if statement.specialty == letter.specialty or letter.specialty in {None, GENERAL}:
            return PacketItem(name, ItemState.PRESENT, statement_name(at.file, statement))
    note = "A draft that fits this letter's specialty is enough."
    return PacketItem(name, ItemState.MISSING, note)


def _moments(mine: tuple[WitnessedMoment, ...]) -> PacketItem:
    name = "moments"
    count = len(mine)
    if count < MOMENTS_WANTED:
        note = f"{count} of {MOMENTS_WANTED} noted that this writer saw."
        return PacketItem(name, ItemState.MISSING, note)
    themes = dict.fromkeys(theme for moment in mine for theme in moment.themes)
    note = f"{count} this writer saw" + (f": {', '.join(themes)}" if themes else "")
    if count > MOMENTS_MOST:
        note = f"{note}. Pick the best {MOMENTS_MOST}."
    return PacketItem(name, ItemState.PRESENT, note)


def _stay(at: Situation, letter: Letter) -> PacketItem:
    name = "rotation facts"
    rotation = at.rotation(letter)
    if rotation is None:
        note = "The letter is not tied to a rotation yet."
        return PacketItem(name, ItemState.MISSING, note)
    span = span_words(rotation.starts_on, rotation.ends_on, at.today)
    return PacketItem(
        name, ItemState.PRESENT, f"{rotation.site}, {span}" if rotation.site else span
    )


def _request(at: Situation, letter: Letter) -> PacketItem:
    name = "request"
    if letter.channel is Delivery.FORM:
        if letter.letter_id:
            return PacketItem(name, ItemState.PRESENT, f"Form with letter ID {letter.letter_id}.")
        note = "The form with its letter ID comes from the portal once the entry is confirmed."
        return PacketItem(name, ItemState.LATER, note)
    sent = at.last(letter, EventKind.REQUESTED)
    if sent:
        note = f"The portal wrote on {day_short(sent.on, at.today)}."
        return PacketItem(name, ItemState.PRESENT, note)
    note = "The portal writes once the entry is confirmed and sent."
    return PacketItem(name, ItemState.LATER, note)


def is_built_in(file: SeasonFile, letter: Letter) -> bool:
    """Whether a standardized letter of this specialty is a form inside the portal (R-07)."""
    known = file.rulebook.specialties.get(letter.specialty or "")
    since = known.form_in_portal if known else None
    is_there = since is not None and file.letter_season(letter) >= since
    return is_there and file.letter_service(letter) == "eras"


def _form(at: Situation, letter: Letter) -> PacketItem:
    name = form_name(at.file, letter.specialty)
    service = at.file.letter_service(letter)
    if is_built_in(at.file, letter):
        return PacketItem(name, ItemState.PRESENT, "A form inside the portal; nothing to attach.")
    if service == "residencycas":
        return PacketItem(name, ItemState.PRESENT, "Sent from the specialty's own site.")
    return _document(at, name, {"sel", "sloe", "slor", "eslor", "form", "letter form"})
