"""Who is known, found by address and by name; and which of them a card may mean."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lorapp.domain.mentors import Mentor
from lorapp.domain.person_names import Likeness, PersonName, Words, alike, parted
from lorapp.domain.vcards.card import Card
from lorapp.frozen import dataclass, field

SAME_ADDRESS = "the same address"
SAME_NAME = "the same name"
LIKE_NAME = "a similar name"
OTHER_NAME = "the same address, but another name"
OTHER_PLACE = "the same name, but another address and place"
SAME_CARD = "our own card"
RENAMED = "our own card, but another name"


_CERTAIN, _SURE, _MAYBE = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone a card may mean: ``id`` is a mentor's key or stands for a card before."""

    id: str
    why: str
    weight: int = _MAYBE


def sure_one(candidates: Sequence[Candidate]) -> Candidate | None:
    """The one person a card means beyond doubt; None where it may be several, or is a guess."""
    best = max((one.weight for one in candidates), default=0)
    top = [one for one in candidates if one.weight == best]
    if best < _SURE or len(top) > 1:
        return None
    is_shared = any(one.why == OTHER_NAME for one in candidates)
    return None if is_shared and top[0].why == SAME_NAME else top[0]


@dataclass(slots=True)
class Directory:
    """Everyone known so far, be it in the record or new from the same file."""

    people: dict[str, Mentor] = field(default_factory=dict)
    _order: dict[str, int] = field(default_factory=dict)
    _names: dict[str, PersonName] = field(default_factory=dict)
    _by_address: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_form: dict[tuple[Words, Words], set[str]] = field(default_factory=lambda: defaultdict(set))
    _by_word: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def put(self, found: str, mentor: Mentor) -> None:
        """Note a person, or what was added to one; a name never changes."""
        self.people[found] = mentor
        self._order.setdefault(found, len(self._order))
        name = self._names[found] = parted(mentor.name)
        for mail in mentor.emails:
            self._by_address[mail.address.casefold()].add(found)
        for given, family in name.forms:
            self._by_form[given, family].add(found)
            for word in (*given, *family):
                self._by_word[word].add(found)

    def named(self, name: str) -> list[str]:
        """Everyone of the same name."""
        return self._ordered(
            {i for form in parted(name).forms for i in self._by_form.get(form, ())}
        )

    def candidates(self, card: Card) -> list[Candidate]:
        """Everyone a card may mean, in the order they became known."""
        name = parted(card.name)
        by_address = {
            one for mail in card.emails for one in self._by_address.get(mail.casefold(), ())
        }
        words = {word for given, family in name.forms for word in (*given, *family)}
        by_name = {one for word in words for one in self._by_word.get(word, ())}
        found = []
        for one in self._ordered(by_address | by_name):
            likeness = alike(name, self._names[one])
            candidate = self._judged(card, one, likeness, shares=one in by_address)
            if candidate is not None:
                found.append(candidate)
        return found

    def _judged(
        self, card: Card, one: str, likeness: Likeness, *, shares: bool
    ) -> Candidate | None:
        is_same, is_other = likeness is Likeness.SAME, likeness is Likeness.OTHER
        if shares:
            if is_other:
                return Candidate(one, OTHER_NAME)
            return Candidate(one, SAME_ADDRESS, _CERTAIN if is_same else _SURE)
        if is_same:
            is_far = is_elsewhere(card, self.people[one])
            return Candidate(one, OTHER_PLACE) if is_far else Candidate(one, SAME_NAME, _SURE)
        return None if is_other else Candidate(one, LIKE_NAME)

    def _ordered(self, found: Iterable[str]) -> list[str]:
        return sorted(found, key=self._order.__getitem__)


def is_elsewhere(card: Card, mentor: Mentor) -> bool:
    """Whether address and place both speak against one person (they share no address)."""
    here, there = _words(card.institution), _words(mentor.institution or "")
    if not (card.emails and mentor.emails and here and there):
        return False
    return not (here <= there or there <= here)


def _words(text: str) -> set[str]:
    return set(text.casefold().split())
