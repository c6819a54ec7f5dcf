"""Versions of the applicant's papers, and which writer holds which (A091, A092)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.themes.coverage import letters_in_play
from lorapp.domain.themes.names import statement_name

CV: Final = "cv"
STATEMENT: Final = "statement"
SENT: Final = {CV: "CV", STATEMENT: "statement"}
"""The papers that go out with a packet."""

_SAME: Final = {
    "resume": CV,
    "curriculum vitae": CV,
    "personal-statement": STATEMENT,
    "personal statement": STATEMENT,
    "ps": STATEMENT,
}


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a paper. ``name`` is for people; no day: it is not finished yet.

    ``specialty`` is that of a statement; None goes with every letter.
    """

    kind: str
    name: str
    ready_on: date | None
    specialty: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """What one writer holds of one kind, since ``sent_on``; ``newest`` is what there is today."""

    letter: str
    mentor: str
    kind: str
    sent_on: date
    held: Version | None
    newest: Version | None

    @property
    def is_changed(self) -> bool:
        """Whether a newer version than the one sent is ready."""
        return self.newest is not None and self.newest != self.held


def paper_kind(kind: str) -> str:
    """The kind of a paper however it was written down: ``resume`` is a ``cv``."""
    plain = kind.casefold().strip()
    return _SAME.get(plain, plain)


def versions(at: Situation) -> tuple[Version, ...]:
    """Every version of every paper, in the order of the record: statements, then documents."""
    return (*_statements(at), *_documents(at))


def _statements(at: Situation) -> Iterator[Version]:
    for statement in at.file.statements:
        name = statement_name(at.file, statement)
        yield Version(STATEMENT, name, statement.ready_on, statement.specialty)


def _documents(at: Situation) -> Iterator[Version]:
    for document in at.file.documents:
        kind = paper_kind(document.kind)
        name = SENT.get(kind, document.kind)
        version = f", version {document.version.removeprefix('v')}" if document.version else ""
        yield Version(kind, f"{name}{version}", document.ready_on)


def sent_on(at: Situation, letter: Letter) -> date | None:
    """The day the packet last went to the writer of a letter."""
    packet = at.last(letter, EventKind.PACKET_SENT)
    return packet.on if packet else None


def holdings(at: Situation) -> tuple[Holding, ...]:
    """What each writer who got a packet holds, letter by letter."""
    every = versions(at)
    found = []
    for letter in letters_in_play(at):
        day = sent_on(at, letter)
        for kind in SENT if day else ():
            mine = [v for v in every if v.kind == kind and _goes_with(v, letter)]
            held, newest = newest_by(mine, day or at.today), newest_by(mine, at.today)
            found.append(Holding(letter.key, letter.mentor, kind, day or at.today, held, newest))
    return tuple(found)


def _goes_with(version: Version, letter: Letter) -> bool:
    return (
        version.specialty is None
        or letter.specialty in ALL_SPECIALTIES
        or version.specialty == letter.specialty
    )


def newest_by(found: list[Version], day: date) -> Version | None:
    """The newest version ready on a day; of two of one day the later in the record."""
    ready = [version for version in found if version.ready_on and version.ready_on <= day]
    return max(
        enumerate(ready), key=lambda pair: (pair[1].ready_on or day, pair[0]), default=(0, None)
    )[1]


def changed_since_sent(at: Situation) -> tuple[Holding, ...]:
    """What has changed since it was sent to a writer whose letter has not come yet."""
    return tuple(
        holding
        for holding in holdings(at)
        if holding.is_changed and not at.arrived(at.file.letter(holding.letter))
    )


def news_for(at: Situation, letter: str) -> tuple[str, ...]:
    """The names of papers that a writer should get again."""
    return tuple(
        holding.newest.name
        for holding in changed_since_sent(at)
        if holding.letter == letter and holding.newest
    )
