"""X5: bytes that are no UTF-8, wherever they come in: mended or refused, and nothing is lost."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from lorapp.domain import text
from tests.cli.conftest import Run, Said, Start

NAME: Final = "Dr. Jos\udce9 Nu\udcf1ez"
"""As a terminal of Western Europe sends it."""
LATIN: Final = "Dr. José Nuñez".encode("latin-1")
CARD: Final = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s\r\nEMAIL:n@example.org\r\nEND:VCARD\r\n" % LATIN
FILES: Final = {
    "list.csv": (b"Name,Email\r\n%s,j@example.org\r\n" % LATIN, 0),
    "contacts.vcf": (CARD, 0),
    "record.json": (b'{"format": "%s"}' % LATIN, 1),
    "odd.csv": (b"Name,Email\n\x80\xfe\xff,j@example.org\n", 0),
    "half.json": (b'{"a": "\xc3"}', 1),
    "wide.json": (b"\xff\xfe{\x00}\x00", 1),
}


def _is_plain(said: Said) -> bool:
    """UTF-8 that holds no half character, and no word of programmers."""
    (said.out + said.err).encode("utf-8")
    return not any(word in said.err for word in ("Traceback", "codec", "UnicodeDecode"))


@pytest.mark.usefixtures("midseason")
def test_a_name_typed_in_another_encoding_keeps_its_letters(run: Run) -> None:
    assert run("add", "mentor", NAME).out.startswith("Add mentor Dr. José Nuñez")
    assert run("contact", "jos\udce9").status == 0
    assert run("log", "B-L2", "spoke", "--note", "caf\udce9").status == 0
    told = run("export", "json").out
    assert "Dr. José Nuñez" in told
    assert "café" in told


def test_without_the_mending_letters_would_be_lost(
    run: Run, midseason: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert midseason.status == 0
    monkeypatch.setattr(text, "_BYTE", text._REFUSED)
    monkeypatch.setattr(text, "chr", lambda _: "", raising=False)
    run("add", "mentor", NAME)
    lost = "José" not in run("export", "json").out
    print(f"X5 mutant, half characters taken out: lost={lost}")
    assert lost


@pytest.mark.usefixtures("midseason")
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_encoding_is_read_or_refused_and_stays_as_it_is(
    run: Run, tmp_path: Path, name: str
) -> None:
    content, status = FILES[name]
    place = tmp_path / name
    place.write_bytes(content)
    said = run("import", str(place), *(["--dry-run"] if status == 0 else []))
    print(f"X5 file={name} status={said.status}")
    assert said.status == status
    assert _is_plain(said)
    assert place.read_bytes() == content


def _rules(home: Path) -> None:
    (home / "rules").mkdir()
    (home / "rules" / "numbers.toml").write_bytes(b"# %s\n" % LATIN)


def _template(home: Path) -> None:
    (home / "templates").mkdir()
    (home / "templates" / "ask-advice.txt").write_bytes(LATIN)


def _memory(home: Path) -> None:
    for name in ("mappings.json", "calendar.json", "tones.json", "lorapp.seal"):
        (home / name).write_bytes(b'{"%s": 1}' % LATIN)


def _draft(home: Path) -> None:
    (home / "drafts").mkdir(exist_ok=True)
    (home / "drafts" / "x.json").write_bytes(LATIN)


OWN: Final[dict[str, Callable[[Path], None]]] = {
    "rules": _rules,
    "template": _template,
    "memory": _memory,
    "draft": _draft,
}


@pytest.mark.usefixtures("midseason")
@pytest.mark.parametrize("what", OWN)
def test_own_files_of_another_encoding_are_named_or_passed_over(
    run: Run, home: Path, what: str
) -> None:
    OWN[what](home)
    said = [run(*words.split()) for words in ("today", "doctor", "templates", "export ics")]
    assert all(map(_is_plain, said))
    told = "\n".join(one.out + one.err for one in said)
    assert (what in {"memory", "draft"}) or "UTF-8" in told


def test_a_passphrase_that_is_no_text_is_refused(
    run: Run, midseason: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert midseason.status == 0
    raw = b"four words of mine caf\xe9\n"
    odd = io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8", errors="surrogateescape")
    monkeypatch.setattr(sys, "stdin", odd)
    (tmp_path / "odd").write_bytes(raw)
    for path in ("-", str(tmp_path / "odd")):
        said = run("backup", "--encrypt", str(tmp_path / "x.age"), "--passphrase-file", path)
        assert said.status == 1
        assert "is not UTF-8 text; type the passphrase anew." in said.err
    assert not (tmp_path / "x.age").exists()


def test_raw_bytes_in_words_and_file_names_reach_no_traceback(
    start: Start, midseason: Said, tmp_path: Path
) -> None:
    assert midseason.status == 0
    place = os.fsencode(tmp_path) + b"/caf\xe9.json"
    name = os.fsdecode(place)
    for words in (["export", "json", "-o", name], ["import", name], ["restore", name]):
        done = start(words)
        assert b"Traceback" not in done.stderr
        done.stdout.decode("utf-8")
        done.stderr.decode("utf-8")
    assert Path(os.fsdecode(place)).exists()
