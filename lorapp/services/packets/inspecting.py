"""Looking at a paper of the applicant's own before it goes along with a packet."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path, PurePath
from typing import Final

from lorapp.domain.own_pdf import READ_MOST, SECONDS_MOST, FileKind, PdfLook, pdf_findings
from lorapp.frozen import dataclass

_PACKAGES: Final = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Inspected:
    """A look at a file: what it is, its digest, and its pages as a PDF where they may go along."""

    look: PdfLook
    sha256: str | None = None
    pages: bytes = b""


def inspect(path: str, seconds: float = SECONDS_MOST) -> Inspected:
    """Look through a file in a process of its own, bounded in time and memory."""
    try:
        place = Path(path).expanduser()
        if not place.is_file():
            return _only(FileKind.MISSING)
        size = place.stat().st_size
        if not size:
            return _only(FileKind.EMPTY)
        if size > READ_MOST:
            return _only(FileKind.LARGE, size)
        content = place.read_bytes()
    except (OSError, ValueError, RuntimeError):
        return _only(FileKind.UNREADABLE if os.path.lexists(path) else FileKind.MISSING)
    digest = hashlib.sha256(content).hexdigest()
    found, pages = _child(content, seconds)
    return Inspected(_look(found, len(content)), digest, pages)


def first_look(path: str) -> PdfLook:
    """What can be told at once, for a form: whether the file is there, and whether it is a PDF."""
    from lorapp.services.packets.pages_only import HEAD, HEAD_WITHIN

    try:
        place = Path(path).expanduser()
        if not place.is_file():
            return PdfLook(kind=FileKind.MISSING)
        size = place.stat().st_size
        with place.open("rb") as stream:
            head = stream.read(HEAD_WITHIN)
    except (OSError, ValueError, RuntimeError):
        return PdfLook(kind=FileKind.UNREADABLE)
    if not head:
        return PdfLook(kind=FileKind.EMPTY)
    kind = FileKind.LARGE if size > READ_MOST else FileKind.OTHER
    is_pdf = HEAD in head and size <= READ_MOST
    return PdfLook(kind=FileKind.PDF if is_pdf else kind, size=size)


def warning(path: str | None, limit: int) -> str:
    """What is wrong with a paper's file at the first look, as one sentence; empty if nothing."""
    if not path:
        return ""
    name = PurePath(path.replace("\\", "/")).name
    found = pdf_findings(first_look(path), name, limit)
    return found[0].text if found else ""


def _only(kind: FileKind, size: int = 0) -> Inspected:
    return Inspected(PdfLook(kind=kind, size=size))


def _child(content: bytes, seconds: float) -> tuple[dict[str, object], bytes]:
    command = (sys.executable, "-P", "-m", "lorapp.services.packets.child")
    try:
        done = subprocess.run(  # noqa: S603 - this very program, with nothing from outside in it
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(_PACKAGES), "PYTHONOPTIMIZE": ""},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"kind": FileKind.SLOW}, b""
    head, _, pages = done.stdout.partition(b"\n")
    try:
        found = json.loads(head)
    except ValueError:
        # It was stopped by its own bounds before it could say anything.
        return {"kind": FileKind.SLOW}, b""
    return (found, pages) if isinstance(found, dict) else ({"kind": FileKind.SLOW}, b"")


def _look(found: dict[str, object], size: int) -> PdfLook:
    sheets = found.get("sheets")
    pages = found.get("pages")
    return PdfLook(
        kind=FileKind(str(found["kind"])),
        size=size,
        pages=pages if isinstance(pages, int) else 0,
        sheets=tuple((float(w), float(h)) for w, h in sheets) if isinstance(sheets, list) else (),
        is_protected=bool(found.get("is_protected")),
        is_signed=bool(found.get("is_signed")),
        is_layered=bool(found.get("is_layered")),
    )
