"""Reading what a portal's assignments page shows, as it was pasted: what is not known is said."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.portal.portal_columns import Header, header_of
from lorapp.domain.placing.portal.portal_names import Mention, Names
from lorapp.domain.placing.portal.portal_words import (
    CLAIMING,
    OTHER_PAPERS,
    STATE_WORDS,
    Shown,
    Token,
    state_at,
    tokens,
)
from lorapp.frozen import dataclass, field

LETTER_LISTS: Final = frozenset(
    {"my letters", "all letters", "letters of recommendation list", "documents", "my documents"}
)
"""Headings after which letters stand for themselves and not for a program."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A line of the page that was not, or not surely, understood."""

    number: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows: letters by program, what it says of each letter, and the rest.

    ``programs`` holds every program that is named, those without a letter too. ``ambiguous``
    lines can mean two things and are counted as neither.
    """

    programs: Mapping[str, tuple[str, ...]]
    letters: Mapping[str, Shown]
    unknown: tuple[Unclear, ...]
    ambiguous: tuple[Unclear, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the applicant's was found."""
        return not (self.programs or self.letters)


ASTRAY: Final = "It may be of a program that is not known, named here or above."


def parse(text: str, at: Situation, service: str) -> Seen:
    """Read the page of a service; names are those of the record at this instant."""
    reader = _Reader(Names(at, service))
    lines = text.splitlines()
    filled = sum(1 for line in lines if line.strip())
    # Some pages paste with a blank line after each line: then blanks part nothing.
    is_spaced = filled > 1 and len(lines) - filled >= filled - 1
    header: Header | None = None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            header = header_of(line) or header
            reader.read(number, header.told(line) if header else line)
        elif not is_spaced:
            reader.part()
    return reader.seen()


@dataclass
class _Reader:
    """Goes through a page line by line and remembers whose block it is in."""

    names: Names
    programs: dict[str, list[str]] = field(default_factory=dict)
    letters: dict[str, Shown] = field(default_factory=dict)
    unknown: list[Unclear] = field(default_factory=list)
    ambiguous: list[Unclear] = field(default_factory=list)
    block: str | None = None
    row: str | None = None
    writer: str | None = None
    is_used: bool = False
    is_astray: bool = False
    open: tuple[tuple[str, ...], str] | None = None

    def part(self) -> None:
        """A blank line ends a block that has letters already, and what came astray."""
        self.is_astray = False
        if self.is_used:
            self.block, self.is_used = None, False
        self.row = None

    def read(self, number: int, text: str) -> None:
        """Take one line that is not blank."""
        line = tokens(text)
        places = self.names.find_programs(line)
        people = self.names.find_letters(line, places)
        doubt = _doubt(places, people)
        if doubt:
            self.ambiguous.append(Unclear(number, text.strip(), doubt))
            self._note_programs(places)
            return
        rest = self._note_rest(number, text, line, (places, people))
        keys = tuple(dict.fromkeys(key for mention in places for key in mention.keys))
        if not (keys or people):
            self._bare(text, line, rest)
            return
        self.open = None
        shown = _shown(line, [m for m in people if m.keys], places)
        if not people:
            self._programs_only(text, line, keys, rest)
        elif keys:
            self._placed(keys, shown)
        elif self._is_astray(line, people, rest):
            self.ambiguous.append(Unclear(number, text.strip(), ASTRAY))
        else:
            self._letters_only(text, shown)

    def _is_astray(
        self,
        line: tuple[Token, ...],
        people: Sequence[Mention],
        rest: tuple[Token, ...],
    ) -> bool:
        """Whether a letter may belong to a program that is not known, named above or here."""
        if any(token in rest for token in line[: people[0].start]):
            self.is_astray = True
            self.block = self.row = self.writer = None
        return self.is_astray

    def seen(self) -> Seen:
        """What was understood of all lines."""
        found = {key: tuple(dict.fromkeys(letters)) for key, letters in self.programs.items()}
        doubted = {line.number for line in self.ambiguous}
        unknown = tuple(line for line in self.unknown if line.number not in doubted)
        return Seen(found, self.letters, unknown, tuple(self.ambiguous))

    def _note_programs(self, places: Sequence[Mention]) -> None:
        self.block = self.row = self.writer = None
        for mention in places:
            if len(mention.keys) == 1:
                self.programs.setdefault(mention.keys[0], [])

    def _note_rest(
        self, number: int, text: str, line: tuple[Token, ...], found: tuple[list[Mention], ...]
    ) -> tuple[Token, ...]:
        """Say what of a line names nobody known, and give these words."""
        places, people = found
        rest = self.names.rest(line, (*places, *people))
        strangers = [mention.doubt for mention in people if not mention.keys]
        if strangers:
            self.unknown.append(Unclear(number, text.strip(), strangers[0]))
        elif rest:
            shown = " ".join(token.raw for token in rest)
            why = f"Not known: {shown}." if places or people else "It names nobody you know."
            self.unknown.append(Unclear(number, text.strip(), why))
        return rest

    def _bare(self, text: str, line: tuple[Token, ...], rest: tuple[Token, ...]) -> None:
        """A line that names nobody: the state of the letter before it, or a heading."""
        if rest:
            if line[0].norm not in OTHER_PAPERS:
                # It may be a program that is not on record: what follows may be its letters.
                self.is_astray = self.is_astray or self.block is not None
                self.block = self.row = self.writer = self.open = None
            return
        states = [state for _, state in _states(line, frozenset())]
        is_heading = text.rstrip().endswith(":")
        if self.open is not None and states and not is_heading:
            keys, letter = self.open
            self._note_state(letter, states[0])
            for key in () if states[0].is_there else keys:
                self.programs[key].remove(letter)
        elif Shown.UNASSIGNED in states or _plain(line) in LETTER_LISTS:
            self.block = self.row = self.writer = None
        self.open = None

    def _programs_only(
        self, text: str, line: tuple[Token, ...], keys: tuple[str, ...], rest: tuple[Token, ...]
    ) -> None:
        """A line that names programs alone: a block begins, or a writer's list goes on."""
        plain = _plain(line)
        for key in keys:
            self.programs.setdefault(key, [])
        lists = "assigned to" in plain or text[:1].isspace() or plain.startswith("programs ")
        if self.writer is not None and lists:
            self._attach(keys, self.writer, None)
            return
        stateful = bool(rest) and any(token.norm in STATE_WORDS for token in line)
        claims = stateful or any(token.norm in CLAIMING for token in line)
        self.row = keys[0] if len(keys) == 1 else None
        self.block = None if claims else self.row
        self.writer, self.is_used, self.is_astray = None, False, False

    def _placed(self, keys: tuple[str, ...], shown: Mapping[str, Shown | None]) -> None:
        """A line that names programs and letters: each of them belongs to each."""
        for key in keys:
            self.programs.setdefault(key, [])
        for letter, state in shown.items():
            self._attach(keys, letter, state)
        self.block, self.writer, self.is_astray = None, None, False
        self.row = keys[0] if len(keys) == 1 else None

    def _letters_only(self, text: str, shown: Mapping[str, Shown | None]) -> None:
        """A line that names letters alone: of the block it stands in, else for itself."""
        place = self.block or (self.row if text[:1] in {"\t", " ", ",", "|", ";"} else None)
        keys = (place,) if place else ()
        for letter, state in shown.items():
            self._attach(keys, letter, state)
        self.is_used = self.block is not None
        only = next(iter(shown)) if len(shown) == 1 else None
        self.writer = None if place else only
        self.row = place
        if only is not None and shown[only] is None:
            self.open = (keys, only)

    def _attach(self, keys: Sequence[str], letter: str, state: Shown | None) -> None:
        if state is not None:
            self._note_state(letter, state)
        if state is None or state.is_there:
            for key in keys:
                self.programs[key].append(letter)
            if keys:
                self.letters.setdefault(letter, Shown.ASSIGNED)

    def _note_state(self, letter: str, state: Shown) -> None:
        """Keep what says most: a state of the letter itself beats the places it has."""
        if state not in {Shown.ASSIGNED, Shown.UNASSIGNED} or letter not in self.letters:
            self.letters[letter] = state


def _doubt(places: Sequence[Mention], people: Sequence[Mention]) -> str:
    """Why a line can mean two things; empty where it cannot."""
    if any(len(mention.keys) > 1 for mention in places):
        return "Two of your programs have this name; its code tells them apart."
    unsure = [mention.doubt for mention in people if len(mention.keys) > 1]
    if unsure:
        return unsure[0]
    named = {mention.keys for mention in places}
    if len(named) > 1 and len({mention.keys for mention in people}) > 1:
        return "It names several programs and several letters."
    return ""


def _shown(
    line: tuple[Token, ...], people: Sequence[Mention], places: Sequence[Mention]
) -> dict[str, Shown | None]:
    """The state of each letter: what follows its name, else what opens or ends the line."""
    states = _states(line, {at for m in (*people, *places) for at in range(m.start, m.stop)})
    told: dict[str, Shown | None] = {}
    for number, mention in enumerate(people):
        last = number + 1 == len(people)
        until = len(line) if last else people[number + 1].start
        own = [state for place, state in states if mention.stop <= place < until]
        before = [state for place, state in states if place < people[0].start]
        told[mention.keys[0]] = told.get(mention.keys[0]) or _strongest(own or before)
    return told


def _strongest(states: Sequence[Shown]) -> Shown | None:
    """The state that says most: "not assigned" first, then one of the letter itself."""
    if Shown.UNASSIGNED in states:
        return Shown.UNASSIGNED
    own = [state for state in states if state is not Shown.ASSIGNED]
    return own[0] if own else next(iter(states), None)


def _states(line: tuple[Token, ...], used: Collection[int]) -> list[tuple[int, Shown]]:
    """Every state a line names outside these words, and where."""
    states: list[tuple[int, Shown]] = []
    at = 0
    while at < len(line):
        found = state_at(line, at) if at not in used else None
        if found:
            states.append((at, found[0]))
        at += found[1] if found else 1
    return states


def _plain(line: tuple[Token, ...]) -> str:
    return " ".join(token.norm for token in line)
