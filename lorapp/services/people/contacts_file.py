"""The people as a contacts file (vCard): written for phones, read, looked over, taken."""

import codecs
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from lorapp.domain.edits import checked, replace_list
from lorapp.domain.leaves import shown
from lorapp.domain.record import SeasonFile
from lorapp.domain.vcards.card import Problem, Reading
from lorapp.domain.vcards.joining import Entry, Fate, Joined, join
from lorapp.domain.vcards.outgoing import cards, people
from lorapp.domain.vcards.reading import cards_of
from lorapp.domain.vcards.writing import written
from lorapp.domain.wording.days import count_words
from lorapp.errors import InvalidError, LorError, RefusedError
from lorapp.frozen import dataclass, field
from lorapp.paths import Paths
from lorapp.services.computer.files import contents
from lorapp.services.exports.export_places import save_dated
from lorapp.services.recording.changes import Change
from lorapp.services.recording.unit import Unit

SUFFIXES: Final = frozenset({".vcf", ".vcard"})
BYTES_MAX: Final = 50_000_000
"""Phones put a picture into every card; a thousand of them fit."""

_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NUL_SHARE: Final = 20


@dataclass(frozen=True, slots=True)
class Cards:
    """What a contacts file holds, with its name."""

    reading: Reading
    name: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What is decided beside what is sure.

    ``decided`` maps card numbers to ``joining.NEW``, ``joining.LEFT_OUT`` or the id of a person.
    ``skip_bad`` takes cards without what is wrong in them, ``skip_unsure`` leaves out those that
    may mean several people.
    """

    decided: Mapping[int, str] = field(default_factory=dict)
    skip_bad: bool = False
    skip_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What a contacts file would bring; nothing was changed."""

    joined: Joined
    problems: tuple[Problem, ...]
    passed_over: Mapping[str, int]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every card with what becomes of it, in the file's order."""
        return self.joined.entries

    @property
    def brings(self) -> int:
        """How many people would be new or completed."""
        return self.count(Fate.NEW) + self.count(Fate.MERGE)

    def count(self, fate: Fate) -> int:
        """How many cards have a fate."""
        return self.joined.count(fate)


def is_contacts(path: Path) -> bool:
    """Whether a file is a contacts file by its name."""
    return path.suffix.lower() in SUFFIXES


class ContactsFile:
    """Mentors and their assistants as contact cards, in both directions."""

    def __init__(self, unit: Unit, home: Paths) -> None:
        self._unit = unit
        self._home = home

    def vcards(self, *, notes: bool = False) -> str:
        """Everyone who may be contacted as vCard 3.0; ``notes`` adds the applicant's own.

        Raises RefusedError when there is nobody.
        """
        file = self._unit.file()
        if not people(file):
            raise RefusedError("There is nobody to write a card for yet. Add a mentor first.")
        return written(cards(file, self._unit.today(), notes=notes))

    def left_out(self) -> int:
        """How many people get no card because they are not to be contacted."""
        file = self._unit.file()
        return len(file.mentors) - len(people(file))

    def write(self) -> Path:
        """Save the contacts file among the exports, for its owner only; return its path."""
        content = self.vcards().encode("utf-8")
        return save_dated(self._home, "mentors", self._unit.today(), ".vcf", content)

    def read(self, path: Path) -> Cards:
        """Read a file of cards. Raises LorError in one sentence when it cannot be read."""
        if not is_contacts(path):
            raise LorError(
                f"{shown(path.name)} is no contacts file; save the contacts as vCard (.vcf)."
            )
        raw = contents(path, BYTES_MAX)
        if len(raw) > BYTES_MAX:
            raise LorError(
                f"{shown(path.name)} is larger than {BYTES_MAX // 1_000_000} MB. Save the "
                "contacts without their pictures, or fewer of them."
            )
        return Cards(cards_of(_decoded(raw)), shown(path.name)[1:-1])

    def read_text(self, text: str) -> Cards:
        """Read cards that were pasted. Raises LorError when there is none."""
        if len(text) > BYTES_MAX:
            raise LorError(f"This is more than {BYTES_MAX // 1_000_000} MB; check what it is.")
        return Cards(cards_of(text))

    def preview(self, found: Cards, choices: Choices | None = None) -> Preview:
        """Say card by card what would come of it."""
        reading = found.reading
        joined = join(self._unit.file(), reading.cards, (choices or Choices()).decided)
        return Preview(joined, reading.problems, reading.passed_over)

    def take(self, found: Cards, choices: Choices | None = None) -> Change | None:
        """Take the cards as one change that can be undone; None when they say nothing new.

        Raises InvalidError with everything wrong or undecided unless that is to be left out;
        then nothing was changed.
        """
        how = choices or Choices()
        seen = self.preview(found, how)
        refuse(seen, how)
        start = self._unit.file()

        def work(file: SeasonFile) -> SeasonFile:
            # Joined again only where the record became another one in the meantime.
            is_same = file is start
            joined = seen.joined if is_same else join(file, found.reading.cards, how.decided)
            return checked(file, replace_list(file, "mentors", joined.mentors))

        if not seen.brings:
            return None
        label = f"Import {count_words(seen.brings, 'person', 'people')}"
        label += f" from {found.name}" if found.name else ""
        return self._unit.command(label, work, imported=True)


def told_problem(problem: Problem) -> str:
    """A problem with its place, as a list shows it."""
    return f"{problem.place}: {problem.text}"


def told_doubt(entry: Entry) -> str:
    """A card that may mean several people, as a list shows it."""
    return f"card {entry.card.number}, {entry.card.name}: {entry.reason}."


def told_passed_over(counts: Mapping[str, int]) -> str:
    """What lorapp does not keep of the cards, in a sentence; empty where it kept all."""
    told = [
        count_words(count, what, f"{what}es" if what.endswith("s") else None)
        for what, count in sorted(counts.items())
    ]
    return f"Not kept: {', '.join(told)}." if told else ""


def refuse(seen: Preview, how: Choices) -> None:
    """Raise InvalidError with everything that is neither right nor left out."""
    wrong = [] if how.skip_bad else [told_problem(problem) for problem in seen.problems]
    doubts = [entry for entry in seen.entries if entry.fate is Fate.UNSURE]
    if not how.skip_unsure:
        wrong += [told_doubt(entry) for entry in doubts]
    if wrong:
        raise InvalidError(wrong)


def _decoded(raw: bytes) -> str:
    """The text of a file: UTF-8, UTF-16, else Windows' Western letters.

    Raises LorError when it is no text.
    """
    if raw.startswith(_WIDE):
        text = raw.decode("utf-16", errors="replace")
    elif raw[:2] in {b"B\0", b"\0B"}:  # BEGIN, in two bytes a letter, without the usual mark
        text = raw.decode("utf-16-le" if raw[:1] == b"B" else "utf-16-be", errors="replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", errors="replace")
    if text.count("\0") * _NUL_SHARE > len(text):
        raise LorError("This file is not text. Save the contacts as vCard (.vcf) again.")
    return text.replace("\0", "")
