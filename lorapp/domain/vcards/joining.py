"""Cards joined to the record: who is new, who is completed, who is left out, who is unsure.

Cards are taken in their order, those in doubt last, and the whole file again until nothing
moves: so a file that is read a second time finds everyone where it put them, and changes nothing.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from lorapp.domain.edits import new_key
from lorapp.domain.mentors import Mentor
from lorapp.domain.person_names import Likeness, alike, parted, straight
from lorapp.domain.record import SeasonFile
from lorapp.domain.vcards.blending import Blend, blended, fresh, with_helper
from lorapp.domain.vcards.card import Card, Kind
from lorapp.domain.vcards.directory import (
    RENAMED,
    SAME_CARD,
    Candidate,
    Directory,
    sure_one,
)
from lorapp.domain.vcards.outgoing import assistant_of, uids
from lorapp.frozen import dataclass, field, replace

NEW: Final = "new"
LEFT_OUT: Final = "skip"
"""What can be chosen for a card beside the id of a person."""

YOURS: Final = "this is you"
NAMELESS: Final = "it has no name"
KINDS: Final = {Kind.GROUP: "a group, not a person", Kind.PLACE: "a place, not a person"}
CHOSEN: Final = "you chose so"
KNOWN: Final = "all of it is there already"


class Fate(StrEnum):
    """What becomes of a card."""

    NEW = "new"
    MERGE = "merge"
    SKIP = "skip"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One card and what becomes of it.

    ``person`` is the one it is merged with, ``adds`` what that brings, ``stays`` what the card
    says otherwise. ``candidates`` are those it may mean, where it is not sure.
    """

    card: Card
    fate: Fate
    reason: str
    person: Mentor | None = None
    adds: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    candidates: tuple[tuple[Candidate, Mentor], ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """Every card with its fate, in the file's order, and the mentors that come of it."""

    entries: tuple[Entry, ...]
    mentors: tuple[Mentor, ...]

    def count(self, fate: Fate) -> int:
        """How many cards have a fate."""
        return sum(entry.fate is fate for entry in self.entries)


def join(file: SeasonFile, cards: Sequence[Card], choices: Mapping[int, str]) -> Joined:
    """Join cards to the record; ``choices`` maps card numbers to NEW, LEFT_OUT or a person."""
    work = _Work(file, choices)
    for key, mentor in file.mentors_by_key.items():
        work.known.put(key, mentor)
    open_cards = [card for card in cards if not work.is_passed_over(card)]
    doubted = work.run(open_cards)
    unchosen = [card for card in open_cards if card.number not in choices]
    before: dict[str, Mentor] = {}
    while before != work.known.people:
        before = dict(work.known.people)
        doubted = [card for card in doubted if card.number in choices] + work.run(unchosen)
    for card in doubted:
        if card.number not in work.entries:
            work.doubt(card)
    entries = tuple(work.entries[card.number] for card in cards)
    return Joined(entries, _keyed(file, work.known.people))


def _keyed(file: SeasonFile, people: Mapping[str, Mentor]) -> tuple[Mentor, ...]:
    """The mentors in their order; new ones get the next free keys."""
    kept = tuple(people[mentor.key] for mentor in file.mentors)
    grown = replace(file, mentors=kept) if kept else file
    for found, mentor in people.items():
        if found not in file.mentors_by_key:
            named = replace(mentor, key=new_key(grown, "mentors"))
            grown = replace(grown, mentors=(*grown.mentors, named))
    return grown.mentors


@dataclass(slots=True)
class _Work:
    """The joining while it goes on."""

    file: SeasonFile
    choices: Mapping[int, str]
    known: Directory = field(default_factory=Directory)
    entries: dict[int, Entry] = field(default_factory=dict)
    alone: set[int] = field(default_factory=set)
    ours: Mapping[str, tuple[str, str]] = field(init=False)
    specialties: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.ours = uids(self.file)
        found = self.file.rulebook.specialties
        self.specialties = {known.name.casefold(): slug for slug, known in found.items()}

    def run(self, cards: Sequence[Card]) -> list[Card]:
        """Settle what can be settled, again while anything moves; return the rest."""
        self.alone.clear()
        waiting = list(cards)
        while waiting:
            left = [card for card in waiting if not self.settle(card)]
            if len(left) == len(waiting):
                # Nobody's assistant after all: the first such card is read as a person itself.
                alone = next((card for card in left if self.is_assistant(card)), None)
                if alone is None:
                    break
                self.alone.add(alone.number)
            waiting = left
        return waiting

    def is_passed_over(self, card: Card) -> bool:
        """Note the fate of a card that can be nobody new."""
        reason = KINDS.get(card.kind, "" if card.name else NAMELESS)
        if not reason and self._is_applicant(card):
            reason = YOURS
        if not reason and self.choices.get(card.number) == LEFT_OUT:
            reason = CHOSEN
        if reason:
            self.entries[card.number] = Entry(card=card, fate=Fate.SKIP, reason=reason)
        return bool(reason)

    def _is_applicant(self, card: Card) -> bool:
        own = parted(self.file.applicant.name)
        return alike(own, parted(card.name)) is Likeness.SAME

    def settle(self, card: Card) -> bool:
        """Decide on a card where that is sure; what it brings is known from then on."""
        choice = self.choices.get(card.number)
        if choice == NEW:
            return self._add(card, CHOSEN)
        if choice is not None:
            return choice in self.known.people and self._merge(card, choice, CHOSEN)
        uid = self.ours.get(card.uid)
        return self._settle_ours(card, *uid) if uid is not None else self._settle_found(card)

    def is_assistant(self, card: Card) -> bool:
        """Whether a card names someone else it assists, and still waits for that person."""
        return bool(self._whose(card)) and card.number not in self.alone

    def _whose(self, card: Card) -> str:
        """Whom a card says it assists; empty for nobody, or for a card that names itself."""
        whose = assistant_of(card.note)
        is_other = whose and alike(parted(whose), parted(card.name)) is Likeness.OTHER
        return whose if is_other else ""

    def doubt(self, card: Card) -> None:
        """Note that it is not sure whom a card means."""
        found = self._doubts(card)
        told = " or ".join(f"{mentor.name} ({one.why})" for one, mentor in found)
        reason = f"could be {told}" if told else "nobody to merge it with is left"
        self.entries[card.number] = Entry(
            card=card, fate=Fate.UNSURE, reason=reason, candidates=found
        )

    def _doubts(self, card: Card) -> tuple[tuple[Candidate, Mentor], ...]:
        uid = self.ours.get(card.uid)
        found = [Candidate(uid[0], RENAMED)] if uid is not None else []
        found += [one for one in self.known.candidates(card) if one.id not in {c.id for c in found}]
        return tuple((one, self.known.people[one.id]) for one in found)

    def _settle_ours(self, card: Card, key: str, helper: str) -> bool:
        mentor = self.known.people[key]
        if helper:
            return self._take(card, key, with_helper(card, mentor, helper), SAME_CARD)
        is_named = card.name == straight(mentor.name)
        if not is_named and alike(parted(mentor.name), parted(card.name)) is Likeness.OTHER:
            return False
        return self._merge(card, key, SAME_CARD)

    def _settle_found(self, card: Card) -> bool:
        """Decide by what the card says of itself, by address and by name."""
        if self._settle_claim(card, anew=False):
            return True
        candidates = self.known.candidates(card)
        sure = sure_one(candidates)
        if sure is not None:
            return self._merge(card, sure.id, sure.why)
        if self._settle_helper(card) or self._settle_claim(card, anew=True):
            return True
        if candidates or self.is_assistant(card):
            return False
        return self._add(card, "nobody like this is known")

    def _settle_claim(self, card: Card, *, anew: bool) -> bool:
        """Complete the assistant of the one person a card names, or ``anew`` add one."""
        whose = self._whose(card)
        named = self.known.named(whose) if whose else []
        if len(named) != 1:
            return False
        mentor = self.known.people[named[0]]
        name = parted(card.name)
        there = (h.name for h in mentor.helpers if alike(name, parted(h.name)) is Likeness.SAME)
        helper = next(there, None)
        if helper is None and not anew:
            return False
        blend = with_helper(card, mentor, helper)
        return self._take(card, named[0], blend, f"an assistant of {mentor.name}")

    def _settle_helper(self, card: Card) -> bool:
        """Complete a known assistant of anybody."""
        name, mails = parted(card.name), {mail.casefold() for mail in card.emails}
        for key, mentor in self.known.people.items():
            for helper in mentor.helpers:
                likeness = alike(name, parted(helper.name))
                shares = (helper.email or "").casefold() in mails
                is_one = shares and likeness is not Likeness.OTHER
                if is_one or (likeness is Likeness.SAME and name.given):
                    blend = with_helper(card, mentor, helper.name)
                    return self._take(card, key, blend, f"an assistant of {mentor.name}")
        return False

    def _merge(self, card: Card, found: str, reason: str) -> bool:
        blend = blended(card, self.known.people[found], self.specialties)
        return self._take(card, found, blend, reason)

    def _take(self, card: Card, found: str, blend: Blend, reason: str) -> bool:
        self.known.put(found, blend.mentor)
        held = self.entries.get(card.number)
        if held is None:
            self.entries[card.number] = Entry(
                card=card,
                fate=Fate.MERGE if blend.adds else Fate.SKIP,
                reason=reason if blend.adds else f"{reason}; {KNOWN}",
                person=blend.mentor,
                adds=blend.adds,
                stays=blend.stays,
            )
        elif blend.adds:
            # More is known than when the card was first looked at.
            why = held.reason if held.fate is Fate.NEW else reason
            fate = held.fate if held.fate is Fate.NEW else Fate.MERGE
            adds = (*held.adds, *blend.adds)
            self.entries[card.number] = replace(held, fate=fate, reason=why, adds=adds)
        return True

    def _add(self, card: Card, reason: str) -> bool:
        mentor = fresh(card, self.specialties, f"card {card.number}")
        self.known.put(mentor.key, mentor)
        self.entries[card.number] = Entry(card=card, fate=Fate.NEW, reason=reason, person=mentor)
        return True
