"""Saying that a paper of the applicant's own is ready: the CV, the statement, a transcript."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lorapp.domain.edits import appended, checked
from lorapp.domain.own_pdf import says_letter
from lorapp.domain.papers import Document
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.paper_kinds import SENT, is_letter, paper_kind
from lorapp.errors import RefusedError

if TYPE_CHECKING:
    from lorapp.domain.themes.holders import Seen
    from lorapp.services.recording.changes import Change
    from lorapp.services.recording.unit import Unit


NO_LETTER: Final = (
    "Its name says that it is a letter of recommendation. lorapp keeps no letters, so that a "
    "waived one stays unread. Name another file, or rename it."
)


class Papers:
    """The documents of the applicant, by kind and version."""

    def __init__(self, unit: "Unit") -> None:
        self._unit = unit

    def seen(self) -> "Seen":
        """The digests of the files as they lie on the disk now, by path."""
        from lorapp.services.packets.held import seen_files

        return seen_files(self._unit.file())

    def ready(self, document: Document) -> "Change":
        """Record a version of a paper as ready; the same version is put in its place.

        RefusedError for a letter of recommendation: what one says has no place here.
        """
        if is_letter(document.kind):
            raise RefusedError(NO_LETTER)
        refuse_letter(document.kind)
        refuse_letter(document.path)
        name = SENT.get(paper_kind(document.kind), document.kind)
        return self._unit.command(
            f"Note that the {name:.60} is ready", lambda file: with_document(file, document)
        )


def refuse_letter(name: str | None) -> None:
    """Refuse a kind or a file whose name says that it is a letter of recommendation."""
    if name and says_letter(name):
        raise RefusedError(NO_LETTER)


def with_document(file: SeasonFile, document: Document) -> SeasonFile:
    """Put a document on record, in the place of the one of its kind and version."""
    same = [
        other
        for other in file.documents
        if (other.kind, other.version) == (document.kind, document.version)
    ]
    if not same:
        return appended(file, "documents", document)
    swapped = tuple(document if other is same[0] else other for other in file.documents)
    return checked(file, replace(file, documents=swapped))
