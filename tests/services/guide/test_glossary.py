"""The glossary: every word the app uses, explained once and found where it is shown."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

import lorapp
from lorapp.services.guide.glossary import glossary, word_named, words, words_in
from lorapp.services.guide.guide import pages

ROOT: Final = Path(lorapp.__file__).parent
SHORT: Final = re.compile(r"(?<![\w/.$&{-])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-[0-9]+)?(?![\w(=/.])")
TOLD_WITHOUT: Final = {
    # said in full on the spot, names of people, places, programs and journals, or plain words
    *(
        "OK",
        "US",
        "UMass",
        "OB",
        "ID",
        "IDs",
        "MedEdPublish",
        "PubMed",
        "OneDrive",
        "VS",
        "PowerShell",
        "SQLite",
        "StatMail",
    ),
    *("BSD", "GNOME", "TOML", "SSH", "XML", "SHA", "UTF", "UTC", "EXIF", "XMP", "IPTC", "McCoy"),
    *("TLS", "URL", "HTML", "KDE", "WAL", "CLI", "UI", "ICS", "TAB", "SIGHUP", "DBUS", "TMPDIR"),
}
NOT_WORDS: Final = re.compile(r"`[^`]*`|\[\[.*?\]\]|\{\{.*?\}\}|\{[^{}]*\}")


def shown_texts() -> Iterator[str]:
    """What the app itself says: guide, wordings, lists of the rules, and keys."""
    yield from (one.text for one in pages() if one.slug != "glossary")
    for entry in (files("lorapp") / "templates").iterdir():
        if entry.name.endswith(".txt"):
            yield entry.read_text(encoding="utf-8")
    for folder in ("domain/engine", "domain/wording", "domain/arrival", "keymap"):
        for path in (ROOT / folder).rglob("*.py"):
            yield from _sentences(ast.parse(path.read_text("utf-8")))


def _sentences(tree: ast.AST) -> Iterator[str]:
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            docs.add(id(node.value))
        if not isinstance(node, ast.Constant) or id(node) in docs:
            continue
        if isinstance(node.value, str) and " " in node.value and "{" not in node.value:
            yield node.value


def test_every_abbreviation_the_app_shows_is_in_the_glossary() -> None:
    met: set[str] = set()
    for text in shown_texts():
        met |= set(SHORT.findall(NOT_WORDS.sub(" ", text)))
    known = {name for word in words() for name in word.names}
    parts = {part for name in known for part in re.split(r"[^A-Za-z0-9-]+", name)}
    unknown = {short for short in met if short.removesuffix("s") not in known | parts}
    assert sorted(unknown - TOLD_WITHOUT) == []
    assert len(met & known) > 30


def test_the_glossary_is_sorted_and_each_meaning_is_a_sentence() -> None:
    told = glossary()
    needed = {"ERAS", "LWP", "LoRP", "ECFMG", "MSPE", "IMG", "ROL", "SOAP", "USCE", "Waiver"}
    needed |= {"Release", "SLOE", "SEL", "Token", "Chair letter", "PGY", "PD", "EVSP", "TPL"}
    assert needed | {"DS-2019"} <= set(told)
    assert list(told) == sorted(told, key=str.lower)
    assert all(meaning.endswith(".") and len(meaning.split()) <= 24 for meaning in told.values())


def test_every_line_of_the_page_is_a_word_and_its_page_exists() -> None:
    page = next(one for one in pages() if one.slug == "glossary")
    lines = [line for line in page.text.splitlines() if line.startswith("**")]
    own = sum(line.startswith("**Words on this screen**") for line in lines)
    assert len(lines) - own == len(words())
    assert sum(word.page != "glossary" for word in words()) > 40


def test_words_are_found_as_a_screen_shows_them() -> None:
    found = {
        word.term for word in words_in(["Two SLOEs assigned, the chair's letter waits in SOAP"])
    }
    assert {"SLOE", "Assign", "Chair letter", "SOAP"} <= found
    assert words_in(["nothing", "to tell"]) == ()
    assert "Match Day" in {word.term for word in words_in(["the results of Match\n   Day"])}
    assert {word.term for word in words_in(["sel, img and pd"])} == set()
    assert word_named("waived") == word_named("WAIVER")
    assert word_named("no such") is None
