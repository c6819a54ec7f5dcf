"""Looking through files as they arrive: a sentence each, bounded, only pages taken (X12)."""

import os
import resource
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from lorapp.domain.own_pdf import A4, SECONDS_MOST, FileKind, pdf_findings
from lorapp.services.packets import inspecting
from lorapp.services.packets.inspecting import Inspected, first_look, inspect, warning
from lorapp.services.packets.pages_only import pages_only
from lorapp.services.packets.pictures import bare_jpeg
from tests.services.packets.odd import (
    JPEG,
    LOOP,
    NESTED,
    SECRETS,
    blank,
    bomb,
    layered,
    locked,
    many,
    put,
    sneaky,
    sound,
)

MB = 1024 * 1024
BROKEN = {
    "garbage": (b"garbage" * 99, FileKind.OTHER),
    "only a head": (b"%PDF-1.7\n" + b"x" * 999, FileKind.BROKEN),
    "loop": (LOOP, FileKind.BROKEN),
    "no page": (blank(0), FileKind.BROKEN),
}


def test_a_sound_file_is_looked_through_and_its_pages_come_back(tmp_path: Path) -> None:
    found = inspect(put(tmp_path, "cv.pdf", sound()))
    assert (found.look.kind, found.look.pages) == (FileKind.PDF, 1)
    assert found.look.sheets == ((612.0, 792.0),)
    assert found.sha256 is not None
    assert "Wadi Zaher" in PdfReader(BytesIO(found.pages)).pages[0].extract_text()


@pytest.mark.parametrize(("content", "kind"), BROKEN.values(), ids=BROKEN)
def test_what_is_no_pdf_or_broken_is_told(content: bytes, kind: FileKind) -> None:
    look, pages = pages_only(content)
    assert (look["kind"], pages) == (kind, b"")


def test_a_file_that_was_cut_is_never_taken_half() -> None:
    whole = sound()
    for part in range(1, 8):
        look, pages = pages_only(whole[: len(whole) * part // 8])
        assert look["kind"] != FileKind.PDF
        assert pages == b""


@pytest.mark.parametrize("password", ["open", ""])
def test_a_locked_file_is_told(password: str) -> None:
    look, pages = pages_only(locked(password))
    assert look["is_protected"]
    assert pages == b""


def test_size_of_paper_layers_and_many_pages_are_told() -> None:
    look, pages = pages_only(blank(1, *A4))
    assert look["sheets"] == [A4]
    assert pages
    assert pages_only(layered())[1] == b""
    assert pages_only(blank(61))[0]["pages"] == 61


def _looked_through(path: str) -> tuple[Inspected, float]:
    """What a file is found to be, and the processor seconds that its process took."""
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = inspect(path)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found, after.ru_utime + after.ru_stime - begun.ru_utime - begun.ru_stime


def _megabytes(path: str) -> int:
    """The most memory that looking through a file took, asked of a small parent.

    A child counts what its parent held when it was begun, and a test's own process is large.
    """
    words = (
        "import resource, sys; from lorapp.services.packets.inspecting import inspect; "
        "inspect(sys.argv[1]); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", words, path], capture_output=True, check=True)
    return int(done.stdout) // 1024


def test_every_odd_file_gets_a_sentence_in_time_and_memory(tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    large.touch()
    os.truncate(large, 200 * MB)
    odd = {"cut": sound()[:2000], "nested": NESTED, "loop": LOOP, "empty": b""}
    odd |= {"locked": locked("open"), "many": many(10_000), "packed": bomb()}
    paths = {name: put(tmp_path, f"{name}.pdf", content) for name, content in odd.items()}
    found = {name: _looked_through(path) for name, path in (paths | {"large": str(large)}).items()}
    slowest = max(seconds for _, seconds in found.values())
    most = max(_megabytes(paths[name]) for name in ("many", "packed"))
    print(f"X12 files={len(found)} slowest={slowest:.1f} s most={most} MB")
    for name, (one, _) in found.items():
        assert pdf_findings(one.look, f"{name}.pdf", MB) or name == "packed", name
    long, packed = found["many"][0], found["packed"][0]
    assert (long.look.kind, long.look.pages, long.pages) == (FileKind.PDF, 10_000, b"")
    assert packed.look.kind is FileKind.PDF
    assert len(packed.pages) < MB
    assert slowest <= SECONDS_MOST
    assert most <= 500


def test_a_child_that_may_take_less_dies_of_its_bounds(tmp_path: Path) -> None:
    few = "from lorapp.services.packets import child; child.MEMORY_MOST = 40 << 20; child.main()"
    with Path(put(tmp_path, "many.pdf", many(10_000))).open("rb") as stream:
        done = subprocess.run(
            [sys.executable, "-c", few], stdin=stream, capture_output=True, check=False
        )
    print(f"X12 mutant, 40 MB allowed: status={done.returncode} {done.stdout[:60]!r}")
    assert b"10000" not in done.stdout


def test_a_file_that_takes_too_long_or_dies_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "cv.pdf", sound())
    assert inspect(path, seconds=0.001).look.kind is FileKind.SLOW
    monkeypatch.setattr(sys, "executable", "/bin/false" if sys.platform != "win32" else "where")
    assert inspect(path).look.kind is FileKind.SLOW


def test_only_the_pages_are_taken_and_forms_are_drawn_into_them(tmp_path: Path) -> None:
    content = sneaky()
    assert all(word in content for word in (b"SCRIPTED", b"EVILHOST", b"GPSHERE"))
    found = inspect(put(tmp_path, "cv.pdf", content))
    assert found.look.is_signed
    reader = PdfReader(BytesIO(found.pages))
    assert set(reader.root_object) == {"/Type", "/Pages"}
    assert reader.metadata in (None, {})
    page: Any = reader.pages[0]
    assert set(page) <= {"/Type", "/Parent", "/Resources", "/MediaBox", "/Contents", "/Group"}
    text = page.extract_text()
    assert "Wadi Zaher" in text
    assert "TYPED" in text
    assert "TICKED" in text
    whole = found.pages + b"".join(
        stream.get_object().get_data()
        for stream in page["/Resources"]["/XObject"].values()
        if stream.get_object().get("/Filter") != "/DCTDecode"
    )
    for secret in SECRETS:
        assert secret not in whole
    assert b"pixels" in whole


def test_a_picture_keeps_its_looks_and_loses_its_notes() -> None:
    bare = bare_jpeg(JPEG)
    assert bare == b"\xff\xd8\xff\xe0\x00\x04JF\xff\xda\x00\x02pixels\xff\xd9"
    assert bare_jpeg(bare) == bare
    assert bare_jpeg(b"\xff\xd8\xff\xd0\xff\xe1") == b"\xff\xd8\xff\xd0\xff\xe1"


def test_what_is_not_there_or_not_to_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert inspect(str(tmp_path / "none.pdf")).look.kind is FileKind.MISSING
    assert inspect(str(tmp_path)).look.kind is FileKind.MISSING
    assert inspect("nul\x00byte").look.kind is FileKind.MISSING
    assert inspect(put(tmp_path, "empty.pdf", b"")).look.kind is FileKind.EMPTY
    path = put(tmp_path, "cv.pdf", sound())
    monkeypatch.setattr(inspecting, "READ_MOST", 10)
    assert inspect(path).look.kind is FileKind.LARGE

    def refuse(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(inspecting, "READ_MOST", MB)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert inspect(path).look.kind is FileKind.UNREADABLE


def test_a_form_is_told_at_once_what_is_wrong_with_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert warning(None, MB) == ""
    assert warning(put(tmp_path, "cv.pdf", b"%PDF-1.7"), MB) == ""
    assert "Save it as PDF" in warning(put(tmp_path, "cv.docx", b"PK"), MB)
    assert "empty" in warning(put(tmp_path, "empty.pdf", b""), MB)
    assert "no file" in warning(str(tmp_path / "none.pdf"), MB)
    assert "at most" in warning(put(tmp_path, "big.pdf", b"%PDF" + b"-" * 3000), 2000)
    assert first_look("nul\x00byte").kind is FileKind.MISSING
    monkeypatch.setattr(inspecting, "READ_MOST", 10)
    assert first_look(put(tmp_path, "big.pdf", sound())).kind is FileKind.LARGE
