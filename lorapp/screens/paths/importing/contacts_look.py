"""Contacts looked over before they are taken: who is new, who is completed, who is unsure."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.message import Message

from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.vcards.joining import LEFT_OUT, Entry, Fate
from lorapp.domain.wording.days import count_words
from lorapp.frozen import dataclass
from lorapp.keymap import BACK, CONTACTS, Command
from lorapp.screens.paths.choices import ChoiceDialog
from lorapp.screens.paths.guided import Question
from lorapp.screens.paths.importing import contacts_rows
from lorapp.screens.paths.importing.sourcing import LookPath
from lorapp.screens.paths.page import stations_of
from lorapp.services.people.contacts_file import Cards, Choices, Preview, told_passed_over
from lorapp.widgets.frame.path_bar import ChecksLine, Station
from lorapp.widgets.rows.rows import Columns

NAMES: Final = ("The contacts", "Look them over")
ALL_NEW: Final = CONTACTS[0]


@dataclass(frozen=True, slots=True)
class Found:
    """What was read, and what would come of it."""

    cards: Cards
    seen: Preview


class ContactsLook(LookPath):
    """Card by card what becomes of it; nothing is changed before it is taken."""

    NAME = "Look the contacts over"
    GUIDE = "contacts"
    OWN_COMMANDS = (*CONTACTS, BACK)
    COLUMNS: ClassVar[Columns] = Columns(fact=26, number=0, gap=0)

    @dataclass
    class Decided(Message):
        """Something else was decided; all cards are joined again."""

    def __init__(self, found: Found) -> None:
        super().__init__()
        self._cards, self._seen = found.cards, found.seen
        self._decided: dict[int, str] = {}
        self._first = {entry.card.number: entry for entry in found.seen.entries}
        self._file: SeasonFile | None = None

    def path_title(self, file: SeasonFile) -> str:
        return f"Contacts from {self._cards.name or 'a paste'}"

    def fact(self) -> str:
        return count_words(len(self._seen.entries), "card")

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 1)

    def reload(self, file: SeasonFile) -> None:
        if self._file is not None and self._file is not file:
            self.post_message(self.Decided())
        self._file = file
        super().reload(file)
        told = told_passed_over(self._seen.passed_over)
        self.query_one(ChecksLine).look((), (told,) if told else ())

    def questions(self, at: Situation) -> Sequence[Question]:
        parted: dict[Fate, list[Entry]] = {fate: [] for fate in Fate}
        for entry in self._seen.entries:
            parted[self._place(entry)].append(entry)
        problems = contacts_rows.problem_options(self._seen.problems)
        take = contacts_rows.take_option(self._seen, self._take)
        return (
            Question("What comes of it", (take,)),
            self._question("For you to decide", parted[Fate.UNSURE]),
            Question("In error", problems, str(len(self._seen.problems))),
            self._question("New", parted[Fate.NEW]),
            self._question("Completed", parted[Fate.MERGE]),
            self._question("Left out", parted[Fate.SKIP]),
        )

    def _question(self, heading: str, entries: list[Entry]) -> Question:
        shown = entries[: contacts_rows.ROWS_MAX]
        options = tuple(contacts_rows.entry_option(e, partial(self._choose, e)) for e in shown)
        return Question(heading, options, str(len(entries)))

    def _place(self, entry: Entry) -> Fate:
        """The group of a card: what was decided stays where it was decided."""
        number = entry.card.number
        return self._first[number].fate if number in self._decided else entry.fate

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        fresh = [entry for entry in self._seen.entries if self._place(entry) is Fate.NEW]
        if not fresh:
            return []
        is_any_in = any(entry.fate is Fate.NEW for entry in fresh)
        return [(ALL_NEW, "no new ones" if is_any_in else "all new ones")]

    # What the keys do

    def _choose(self, entry: Entry) -> None:
        """Turn a new one off and on; ask about one that may be someone known."""
        first = self._first[entry.card.number]
        if first.fate is Fate.NEW:
            self._decide(entry, None if entry.fate is Fate.SKIP else LEFT_OUT)
        elif first.fate in {Fate.UNSURE, Fate.MERGE}:
            offer = contacts_rows.offer(first)
            here = self._decided.get(entry.card.number)

            def follow(found: str | None) -> None:
                if found is not None:
                    self._decide(entry, None if found == contacts_rows.AS_FOUND else found)

            self.app.push_screen(ChoiceDialog(offer, here), follow)

    def _decide(self, entry: Entry, choice: str | None) -> None:
        self._decided.pop(entry.card.number, None)
        if choice is not None:
            self._decided[entry.card.number] = choice
        self.stay_on(contacts_rows.row_id(entry))
        self.post_message(self.Decided())

    def action_turn_new(self) -> None:
        """Leave out everyone new, or take them all again."""
        fresh = [entry for entry in self._seen.entries if self._place(entry) is Fate.NEW]
        numbers = {entry.card.number for entry in fresh}
        is_any_in = any(entry.fate is Fate.NEW for entry in fresh)
        self._decided = {n: found for n, found in self._decided.items() if n not in numbers}
        if is_any_in:
            self._decided |= dict.fromkeys(numbers, LEFT_OUT)
        if self.option is not None:
            self.stay_on(self.option.id)
        self.post_message(self.Decided())

    @on(Decided)
    async def look_again(self) -> None:
        """Join the cards again with what is decided now."""
        service, choices = self.services.contacts_file, self._choices()
        # A whole address book takes a second or two; it must not hold up the clock.
        self._seen = await asyncio.to_thread(service.preview, self._cards, choices)
        if not self._is_left:
            self.load()

    def _choices(self) -> Choices:
        return Choices(dict(self._decided), skip_bad=True, skip_unsure=True)

    def _take(self) -> None:
        change = self.services.contacts_file.take(self._cards, self._choices())
        self.is_taken = True
        if change is None:
            self.shell.say("Nothing new: all of it is there already.")
        else:
            self.shell.done(change)
        self.action_back()
