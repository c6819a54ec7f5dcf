"""The applicant's own papers of one packet: looked at, and made ready to be joined."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from lorapp.domain.own_pdf import FileKind, PdfFinding, PdfLook, pdf_findings
from lorapp.domain.themes.own_papers import OwnPaper
from lorapp.domain.themes.paper_kinds import numbered, text_digest
from lorapp.frozen import dataclass, field
from lorapp.services.computer.own_files import look_at
from lorapp.services.packets.inspecting import Inspected, inspect
from lorapp.services.packets.joining import Part, page_count
from lorapp.services.packets.printed import statement_document

NO_FILE: Final = (
    "No file is noted, so it is not in the packet. Note its file, or attach it yourself."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLook:
    """A paper of the applicant's own, what was found in it, and its pages where they go along."""

    paper: OwnPaper
    look: PdfLook | None
    findings: tuple[PdfFinding, ...] = ()
    sha256: str | None = None
    pages: bytes = field(default=b"", repr=False)

    @property
    def name(self) -> str:
        """The paper with its version."""
        return numbered(self.paper.name, self.paper.version)

    @property
    def part(self) -> Part | None:
        """What is joined of it; None for a paper that stays out."""
        return Part(self.name, self.pages) if self.pages else None

    @property
    def told(self) -> tuple[str, ...]:
        """Everything found, each a sentence that names the paper."""
        return tuple(f"{self.paper.name}: {finding.text}" for finding in self.findings)


def look_at_paper(
    paper: OwnPaper,
    limit: int,
    text_of: Callable[[str], str | None],
    applicant: str,
) -> PaperLook:
    """Look at the file of a paper, or print the statement that is kept as text."""
    text = text_of(paper.statement) if paper.statement else None
    if text:
        return _printed(paper, text, applicant)
    if not paper.path:
        return PaperLook(paper=paper, look=None, findings=(PdfFinding(NO_FILE, stops=True),))
    found: Inspected = inspect(paper.path)
    name = PurePath(paper.path.replace("\\", "/")).name
    findings = pdf_findings(found.look, name, limit)
    is_stopped = any(finding.stops for finding in findings)
    return PaperLook(
        paper=paper,
        look=found.look,
        findings=findings,
        sha256=found.sha256,
        pages=b"" if is_stopped else found.pages,
    )


def _printed(paper: OwnPaper, text: str, applicant: str) -> PaperLook:
    from lorapp.services.packets.pages_only import pages_only
    from lorapp.services.pages.pdf import pdf

    _, pages = pages_only(pdf(statement_document(applicant, paper.name, text), numbered=False))
    look = PdfLook(kind=FileKind.PDF, size=len(pages), pages=page_count(pages))
    found = None if paper.has_text or not paper.path else look_at(paper.path).sha256
    return PaperLook(paper=paper, look=look, sha256=found or text_digest(text), pages=pages)


def digest(content: bytes) -> str:
    """The mark by which a later version is told from this one."""
    import hashlib

    return hashlib.sha256(content).hexdigest()
