"""A share pack as a document, as values for JSON, and as a file to write comments into."""

from collections.abc import Iterator
from typing import Any, Final

from lorapp.domain.pages import Block, Bullets, Document, Facts, Grid, Heading, Paragraph, Tone
from lorapp.domain.reports.words import grid
from lorapp.domain.sharing.pack import TITLE, Entry, Pack, Section

MARK: Final = "lorapp comments"
"""The first line of a file of comments."""
REFERENCE: Final = "Reference"
HOW: Final = (
    "Each record below has a reference, such as {example}.",
    (
        "Open the small text file that came with this page. Below the line @ {example} write "
        "what you think of that record, in as many lines as you like. Pass over the rest."
    ),
    (
        "Put your name at the top and send the file back. A plain e-mail will do as well: one line "
        "@ {example}, your words below it, and so on."
    ),
)
VERSION: Final = 1


def document(pack: Pack) -> Document:
    """The pack as pages to read."""
    return Document(
        title=TITLE,
        subtitle=f"{pack.applicant}, season {pack.season}\n{pack.made}",
        footer="Made with lorapp for one reader. Please do not pass it on.",
        blocks=tuple(_blocks(pack)),
    )


def as_values(pack: Pack) -> dict[str, Any]:
    """The pack for programs."""
    return {
        "lorapp": "share",
        "version": VERSION,
        "applicant": pack.applicant,
        "season": pack.season,
        "made": pack.made,
        "left_out": pack.level.text,
        "sections": [
            {"title": section.title, "records": [_record(entry) for entry in section.entries]}
            for section in pack.sections
        ],
    }


def template(pack: Pack) -> str:
    """The text file an advisor writes comments into."""
    lines = [
        MARK,
        f"# {_plain(pack.applicant)}, season {pack.season}.",
        "# Write below any line that begins with @ and send this file back.",
        "# Empty places are fine. Lines like this one need not be touched.",
        "",
        "Name:",
        "",
    ]
    for entry in pack.entries:
        lines += [f"@ {entry.reference}", f"# {_plain(entry.title)}", "", ""]
    return "\n".join(lines)


def template_values(pack: Pack) -> dict[str, Any]:
    """The same to fill in for programs."""
    return {
        "lorapp": "comments",
        "version": VERSION,
        "name": "",
        "comments": [
            {"reference": entry.reference, "about": entry.title, "text": ""}
            for entry in pack.entries
        ],
    }


def _plain(text: str) -> str:
    return " ".join(text.split())


def _record(entry: Entry) -> dict[str, Any]:
    return {"reference": entry.reference, "title": entry.title, "facts": dict(entry.facts)}


def _blocks(pack: Pack) -> Iterator[Block]:
    example = pack.entries[0].reference
    yield Paragraph(pack.level.text, Tone.MUTED)
    yield Heading("How to comment")
    yield Bullets(tuple(line.format(example=example) for line in HOW))
    for section in pack.sections:
        yield Heading(section.title)
        if section.is_table:
            yield _table(section)
            continue
        for entry in section.entries:
            yield Heading(entry.title, 2)
            yield Facts((*entry.facts, (REFERENCE, _marked(entry))))


def _table(section: Section) -> Grid:
    """A row for each record; a column in which nothing stands is left out."""
    labels = [label for label, _ in section.entries[0].facts]
    rows = [dict(entry.facts) for entry in section.entries]
    labels = [label for label in labels if any(row[label] for row in rows)]
    return grid(
        (section.title, *labels, REFERENCE),
        [
            (entry.title, *(row[label] for label in labels), _marked(entry))
            for entry, row in zip(section.entries, rows, strict=True)
        ],
    )


def _marked(entry: Entry) -> str:
    """A reference as it is to be written; the blank in it never breaks a line."""
    return f"@\u00a0{entry.reference}"
