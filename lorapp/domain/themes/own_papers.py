"""Which paper of the applicant's own goes along with a letter's packet: one CV, one statement."""

from datetime import date

from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.papers import Document, Statement
from lorapp.domain.themes.paper_kinds import CV, STATEMENT, paper_kind, text_digest
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPaper:
    """One paper for a packet. ``path`` is its file, ``statement`` the key of a statement.

    ``sha256`` is the digest of its text, or of its file as it was noted, not as it is now.
    """

    kind: str
    version: str | None = None
    ready_on: date | None = None
    path: str | None = None
    statement: str | None = None
    has_text: bool = False
    sha256: str | None = None

    @property
    def is_here(self) -> bool:
        """Whether its file or its text is known."""
        return bool(self.path) or self.has_text

    @property
    def name(self) -> str:
        """How the packet calls it."""
        return "CV" if self.kind == CV else "Personal statement"


def own_papers(at: Situation, letter: Letter) -> tuple[OwnPaper, ...]:
    """The newest CV and the statement that fits a letter's specialty, where they are ready.

    A statement whose file or text is known goes before one that is only noted, and one that
    is ready before a draft.
    """
    cvs = [_document(paper) for paper in at.file.documents if paper_kind(paper.kind) == CV]
    statements = [
        *(_document(one) for one in at.file.documents if paper_kind(one.kind) == STATEMENT),
        *(_statement(one) for one in at.file.statements if _fits(one, letter)),
    ]
    ready_cvs = [paper for paper in cvs if paper.ready_on and paper.ready_on <= at.today]
    begun = [
        paper
        for paper in statements
        if (paper.statement and not paper.ready_on)
        or (paper.ready_on and paper.ready_on <= at.today)
    ]
    found = (_best(ready_cvs), _best(begun))
    return tuple(paper for paper in found if paper is not None)


def _best(papers: list[OwnPaper]) -> OwnPaper | None:
    """The newest of those that are here, else the newest; of one day the later in the record."""

    def rank(pair: tuple[int, OwnPaper]) -> tuple[bool, date, int]:
        number, paper = pair
        is_here = paper.is_here and paper.kind == STATEMENT
        return is_here, paper.ready_on or date.min, number

    ranked = max(enumerate(papers), key=rank, default=None)
    return ranked[1] if ranked else None


def _fits(statement: Statement, letter: Letter) -> bool:
    return letter.specialty in ALL_SPECIALTIES or statement.specialty in {letter.specialty, None}


def _document(document: Document) -> OwnPaper:
    return OwnPaper(
        kind=paper_kind(document.kind),
        version=document.version,
        ready_on=document.ready_on,
        path=document.path,
        sha256=document.sha256,
    )


def _statement(statement: Statement) -> OwnPaper:
    return OwnPaper(
        kind=STATEMENT,
        version=statement.version,
        ready_on=statement.ready_on,
        path=statement.path,
        statement=statement.key,
        has_text=bool(statement.text),
        sha256=text_digest(statement.text) if statement.text else None,
    )
