"""Building the packet of a letter, looking at what goes in, and noting what went out."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.engine.words import short_name
from lorapp.domain.file_names import safe_name
from lorapp.domain.letters.record import Letter, SentPaper
from lorapp.domain.letters.sent import cover_gaps
from lorapp.domain.letters.situation import Situation
from lorapp.domain.own_pdf import size_limit
from lorapp.domain.pages import Document
from lorapp.domain.themes.looks import size_words
from lorapp.domain.themes.own_papers import own_papers
from lorapp.domain.wording.fields import fields
from lorapp.errors import LorError
from lorapp.frozen import dataclass
from lorapp.services.packets import held
from lorapp.services.packets.folder import fill, named_folder, new_folder, refuse_own_folder
from lorapp.services.packets.joining import joined, page_count
from lorapp.services.packets.parts import PaperLook, digest, look_at_paper
from lorapp.services.packets.printed import Joined, packet_document
from lorapp.services.packets.worded import Brought, fitted, left_out

if TYPE_CHECKING:
    from lorapp.paths import Paths
    from lorapp.services.computer.unfinished import Unfinished
    from lorapp.services.correspondence import Correspondence
    from lorapp.services.correspondence.drafts import Draft
    from lorapp.services.correspondence.mail import Attached
    from lorapp.services.recording.unit import Unit
    from lorapp.services.story.statements import Statements

MAIL, WORDS = "Mail.eml", "Mail.txt"
FACTS, GUIDE = "Facts.txt", "Upload guide.txt"
PARTS: Final = "Parts"
KEPT: Final = "kept"
YOURSELF: Final = "yourself"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A packet on the disk. ``notes`` are sentences on what is missing or should be mended."""

    folder: Path
    files: tuple[str, ...]
    pages: int
    size: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """A packet before it is written: its PDF, all its files, and what is worth a sentence."""

    name: str
    pdf: bytes
    files: dict[str, bytes]
    notes: tuple[str, ...]


class Packets:
    """The packets of one applicant's letters."""

    def __init__(
        self,
        unit: "Unit",
        home: "Paths",
        correspondence: "Correspondence",
        statements: "Statements",
        unfinished: "Unfinished",
    ) -> None:
        self._unit, self._home = unit, home
        self._correspondence, self._statements = correspondence, statements
        self._unfinished = unfinished

    def looks(self, letter_key: str) -> tuple[PaperLook, ...]:
        """Look through the files of the CV and the statement; it takes a moment."""
        at, letter = self._at(letter_key)
        return tuple(
            look_at_paper(paper, self.limit(), self._statements.text_of, at.file.applicant.name)
            for paper in own_papers(at, letter)
        )

    def limit(self) -> int:
        """The most bytes a file may have for the letter portal."""
        return size_limit(self._unit.file().rulebook)

    def kept(self, letter_key: str) -> tuple[str, ...]:
        """The moments whose words were read and kept on purpose."""
        found = self._unfinished.load(f"packet.{letter_key}") or {}
        return tuple(name for name, word in found.items() if word == KEPT)

    def keep(self, letter_key: str, moment: str) -> None:
        """Keep the words of a moment on purpose: no patient is meant."""
        kept = dict.fromkeys((*self.kept(letter_key), moment), KEPT)
        self._unfinished.save(f"packet.{letter_key}", kept)

    def build(self, letter_key: str, keep: Collection[str] = (), into: Path | None = None) -> Built:
        """Build the packet into a new folder among the exports, or into the one that is named.

        RefusedError while a moment may point to a patient and is not in ``keep``, and for a
        paper whose name says that it is a letter; then nothing is written.
        """
        at, letter = self._at(letter_key)
        looks = self.looks(letter_key)
        made = self._make(letter_key, looks, keep, self._draft(letter_key, looks))
        name = f"{short_name(at.file, letter.mentor)}, {at.file.applicant.name}"
        refuse_own_folder(self._home, into)
        folder = named_folder(into) if into else new_folder(self._home.exports, name)
        fill(folder, made.files)
        held.keep_built(self._unfinished, letter_key, self._papers(at, looks, made))
        return Built(
            folder=folder,
            files=tuple(made.files),
            pages=page_count(made.pdf),
            size=len(made.pdf),
            notes=made.notes,
        )

    def brought_by(self, draft: "Draft", keep: Collection[str] = ()) -> Brought:
        """A message with the files that go along: the packet as one PDF, or nothing.

        Its words name only papers that are in the PDF (see ``fitted``). An answer to "please
        write it yourself" brings the page of facts alone. Refused as ``build`` is.
        """
        if not draft.brings_papers:
            return Brought(draft, {})
        if draft.wording == YOURSELF:
            return Brought(draft, {FACTS: self._correspondence.fact_sheet(draft.letter, keep)})
        at, letter = self._at(draft.letter)
        looks = self.looks(letter.key)
        words = fitted(self._correspondence, draft, looks)
        made = self._make(letter.key, looks, keep, words.draft)
        held.keep_built(self._unfinished, letter.key, self._papers(at, looks, made))
        return Brought(words.draft, {made.name: made.pdf}, words.left_out)

    def fitted(self, draft: "Draft") -> Brought:
        """A message as ``brought_by`` would word it, without its files."""
        if not draft.brings_papers or draft.wording == YOURSELF:
            return Brought(draft, {})
        return fitted(self._correspondence, draft, self.looks(draft.letter))

    def document(
        self, letter_key: str, keep: Collection[str], looks: tuple[PaperLook, ...]
    ) -> Document:
        """The pages that lorapp writes for a packet."""
        at, letter = self._at(letter_key)
        values = fields(at.file, letter_key, DraftKind.PACKET, at.now)
        texts = (
            self._correspondence.guide_for(letter_key),
            self._correspondence.fact_sheet(letter_key, keep),
        )
        papers = [Joined(one.name, page_count(one.pages)) for one in looks if one.pages]
        return packet_document(at, letter, values, texts, papers)

    def _at(self, letter_key: str) -> tuple[Situation, Letter]:
        file = self._unit.file()
        return Situation(file, self._unit.now()), file.letter(letter_key)

    def _make(
        self,
        letter_key: str,
        looks: tuple[PaperLook, ...],
        keep: Collection[str],
        draft: "Draft",
    ) -> _Made:
        from lorapp.services.pages.pdf import pdf

        at, letter = self._at(letter_key)
        document = self.document(letter.key, keep, looks)
        parts = [one.part for one in looks if one.part]
        following = sum(page_count(part.pages) for part in parts)
        content = joined(
            pdf(document, following=following),
            parts,
            title=f"Packet: {document.title}",
            author=document.author,
        )
        applicant = safe_name(at.file.applicant.name, "applicant")
        name = f"Packet {applicant}.pdf"
        mail, waits = self._mail(draft, {name: content})
        files = {name: content, **mail}
        files |= {
            f"{PARTS}/{safe_name(one.name, 'Paper')}.pdf": one.pages for one in looks if one.pages
        }
        if at.mentor(letter).takes_facts:
            files[f"{PARTS}/{FACTS}"] = self._correspondence.fact_sheet(letter.key, keep).encode()
        files[f"{PARTS}/{GUIDE}"] = self._correspondence.guide_for(letter.key).encode()
        named = (one.text for one in left_out(draft, looks) if one.is_named)
        notes = (*self._notes(at, letter, looks, len(content)), *named)
        return _Made(name, content, files, (*notes, *waits))

    def _draft(self, letter_key: str, looks: tuple[PaperLook, ...]) -> "Draft":
        """The message that brings the packet, in the applicant's own words where there are any."""
        there = [one.paper.name for one in looks if one.pages]
        draft = self._correspondence.draft(DraftKind.PACKET, letter_key, papers=there)
        wording = "/".join(draft.variant.split("/")[:2])
        kept = self._unfinished.load(f"message.{draft.kind}.{letter_key}.{wording}")
        if kept is None:
            return draft
        subject, body = kept.get("subject", draft.subject), kept.get("body", draft.body)
        return self._correspondence.edited(draft, subject, body)

    def _mail(self, draft: "Draft", papers: "Attached") -> tuple[dict[str, bytes], tuple[str, ...]]:
        """The mail as a file and as words, and why there is no mail yet, if there is none."""
        words = f"To: {draft.to or draft.to_name}\nSubject: {draft.subject}\n\n{draft.body}\n"
        files = {WORDS: words.encode()}
        try:
            return {MAIL: self._correspondence.eml(draft, papers), **files}, ()
        except LorError as problem:
            return files, (f"The mail waits. {problem}",)

    def _notes(
        self,
        at: Situation,
        letter: Letter,
        looks: tuple[PaperLook, ...],
        size: int,
    ) -> Iterator[str]:
        gaps = cover_gaps(at, letter)
        if gaps:
            yield f"The packet still lacks {' and '.join(gaps)}."
        missing = self._correspondence.packet(letter.key).missing
        if missing:
            yield f"Not there yet: {', '.join(missing)}."
        for one in looks:
            yield from one.told
        limit = self.limit()
        if size > limit:
            largest = max(looks, key=lambda one: len(one.pages), default=None)
            which = f" Most of it is the {largest.paper.name}." if largest else ""
            yield (
                f"The PDF has {size_words(size)}; mails and portals take {size_words(limit)}."
                f"{which} Save that smaller and build again."
            )

    def _papers(
        self, at: Situation, looks: tuple[PaperLook, ...], made: _Made
    ) -> Iterator[SentPaper]:
        for one in looks:
            if one.pages:
                paper = one.paper
                yield SentPaper(
                    on=at.today, name=paper.name, version=paper.version, sha256=one.sha256
                )
        yield SentPaper(on=at.today, name="Packet", sha256=digest(made.pdf))
        for part in (FACTS, GUIDE):
            content = made.files.get(f"{PARTS}/{part}")
            if content is None:  # no page of facts was wanted
                continue
            yield SentPaper(on=at.today, name=Path(part).stem, sha256=digest(content))
