"""Versions of the applicant's papers, and which writer holds which (A091, A092)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.themes.coverage import letters_in_play
from lorapp.domain.themes.names import statement_name
from lorapp.domain.themes.own_papers import own_papers
from lorapp.domain.themes.paper_kinds import (
    SENT,
    STATEMENT,
    numbered,
    paper_kind,
    plain_number,
    text_digest,
)
from lorapp.frozen import dataclass

Seen = Mapping[str, str]
NOTHING_SEEN: Final[Seen] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a paper. ``name`` is for people; no day: it is not finished yet.

    ``specialty`` is that of a statement; None goes with every letter.
    """

    kind: str
    name: str
    ready_on: date | None
    specialty: str | None = None
    number: str | None = None
    sha256: str | None = None

    def is_same(self, other: "Version") -> bool:
        """Whether both are one paper: by its bytes where both are known, else by its number."""
        if self.sha256 and other.sha256:
            return self.sha256 == other.sha256
        if self.number and other.number and None in {self.specialty, other.specialty}:
            return plain_number(self.number) == plain_number(other.number)
        return self.name == other.name and self.ready_on == other.ready_on


@dataclass(frozen=True, slots=True)
class Holding:
    """What one writer holds of one kind; ``newest`` is what there is today."""

    letter: str
    mentor: str
    kind: str
    held: Version | None
    newest: Version | None

    @property
    def is_changed(self) -> bool:
        """Whether a newer version than the one sent is ready."""
        if self.newest is None or self.held is None:
            return self.newest is not None
        return not self.newest.is_same(self.held)


def versions(at: Situation, seen: Seen = NOTHING_SEEN) -> tuple[Version, ...]:
    """Every version of every paper, in the order of the record: statements, then documents.

    ``seen`` are the digests of files as they are now, by path.
    """
    return (*_statements(at, seen), *_documents(at, seen))


def _statements(at: Situation, seen: Seen) -> Iterator[Version]:
    for statement in at.file.statements:
        yield Version(
            STATEMENT,
            statement_name(at.file, statement),
            statement.ready_on,
            statement.specialty,
            statement.version,
            text_digest(statement.text) if statement.text else seen.get(statement.path or ""),
        )


def _documents(at: Situation, seen: Seen) -> Iterator[Version]:
    for document in at.file.documents:
        kind = paper_kind(document.kind)
        yield Version(
            kind,
            numbered(SENT.get(kind, document.kind), document.version),
            document.ready_on,
            None,
            document.version,
            seen.get(document.path or "", document.sha256),
        )


def sent_on(at: Situation, letter: Letter) -> date | None:
    """The day the packet last went to the writer of a letter."""
    packet = at.last(letter, EventKind.PACKET_SENT)
    return packet.on if packet else None


def holdings(at: Situation, seen: Seen = NOTHING_SEEN) -> tuple[Holding, ...]:
    """What each writer who got a packet holds, letter by letter.

    A paper written down when the packet went out counts as it was then; without one it is
    what was ready on that day.
    """
    every = versions(at, seen)
    found = []
    for letter in letters_in_play(at):
        day = sent_on(at, letter)
        for kind in SENT if day else ():
            mine = [v for v in every if v.kind == kind and _goes_with(v, letter)]
            written = _written_down(at, letter, kind, mine)
            if written is None:
                held, newest = newest_by(mine, day or at.today), newest_by(mine, at.today)
            else:
                held, newest = written, _sent_today(at, letter, kind, seen)
            found.append(Holding(letter.key, letter.mentor, kind, held, newest))
    return tuple(found)


def _sent_today(at: Situation, letter: Letter, kind: str, seen: Seen) -> Version | None:
    """What a packet would hold today."""
    paper = next((paper for paper in own_papers(at, letter) if paper.kind == kind), None)
    if paper is None:
        return None
    statement = at.file.statement(paper.statement) if paper.statement else None
    return Version(
        kind,
        statement_name(at.file, statement) if statement else numbered(SENT[kind], paper.version),
        paper.ready_on,
        statement.specialty if statement else None,
        paper.version,
        paper.sha256 if paper.has_text else seen.get(paper.path or "", paper.sha256 or "") or None,
    )


def _written_down(at: Situation, letter: Letter, kind: str, mine: list[Version]) -> Version | None:
    """The newest paper of a kind that is written down as sent to this writer."""
    papers = [
        paper for paper in letter.packet if paper_kind(paper.name) == kind and paper.on <= at.today
    ]
    if not papers:
        return None
    last = max(enumerate(papers), key=lambda pair: (pair[1].on, pair[0]))[1]
    known = Version(kind, numbered(SENT[kind], last.version), None, None, last.version, last.sha256)
    same = next((version for version in mine if version.is_same(known)), None)
    return replace(known, name=same.name, ready_on=same.ready_on) if same else known


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


def changed_since_sent(at: Situation, seen: Seen = NOTHING_SEEN) -> tuple[Holding, ...]:
    """What has changed since it was sent to a writer whose letter has not come yet."""
    return tuple(
        holding
        for holding in holdings(at, seen)
        if holding.is_changed and not at.arrived(at.file.letter(holding.letter))
    )


def news_for(
    at: Situation, letter: str, seen: Seen = NOTHING_SEEN, kinds: Collection[str] = tuple(SENT)
) -> tuple[str, ...]:
    """The names of papers of these kinds that a writer should get again."""
    return tuple(
        holding.newest.name
        for holding in changed_since_sent(at, seen)
        if holding.letter == letter and holding.newest and holding.kind in kinds
    )
