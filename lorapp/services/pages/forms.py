"""The forms a document can be printed in, and how a file's name tells which."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from lorapp.domain.pages import Document
from lorapp.errors import LorError


class Form(StrEnum):
    """What a document is printed as."""

    HTML = "html"
    PDF = "pdf"
    MARKDOWN = "markdown"
    TEXT = "text"

    @property
    def suffix(self) -> str:
        """How a file of this form ends."""
        return {Form.MARKDOWN: ".md", Form.TEXT: ".txt"}.get(self, f".{self}")


_SUFFIXES: Final = {
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".pdf": Form.PDF,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".txt": Form.TEXT,
}


def form_of(path: Path) -> Form:
    """The form a file's name asks for; LorError names those there are."""
    form = _SUFFIXES.get(path.suffix.lower())
    if form is None:
        raise LorError(
            "The file's name does not tell its form. End it in .html, .pdf, .md or .txt, or "
            "say --form."
        )
    return form


def printed(document: Document, form: Form) -> bytes:
    """Print a document; each printer is loaded when it is needed."""
    if form is Form.PDF:
        from lorapp.services.pages.pdf import pdf

        return pdf(document)
    if form is Form.HTML:
        from lorapp.services.pages.html import html

        return html(document).encode("utf-8")
    if form is Form.MARKDOWN:
        from lorapp.services.pages.markdown import markdown

        return markdown(document).encode("utf-8")
    from lorapp.services.pages.plain import plain

    return plain(document).encode("utf-8")
