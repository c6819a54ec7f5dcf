"""`guide`: pages listed, printed and searched, with neither a store nor the screens."""

import json
from pathlib import Path

import pytest

from lorapp.services.guide.guide import ORDER
from tests.cli.conftest import Run, Start


def test_the_pages_are_listed_by_name_and_title(run: Run, home: Path) -> None:
    said = run("guide")
    assert said.status == 0
    lines = said.out.splitlines()
    assert lines[0] == f"The guide: {len(ORDER)} pages"
    assert "waiver: The waiver" in lines
    assert not home.exists()
    listed = json.loads(run("guide", "--json").out)["pages"]
    assert [page["name"] for page in listed] == list(ORDER)


def test_a_page_or_a_term_is_printed(run: Run) -> None:
    assert run("guide", "the", "waiver").out.startswith("The waiver\n\nFor each letter")
    assert run("guide", "soap").out.startswith("SOAP: ")
    assert json.loads(run("guide", "soap", "--json").out)["term"] == "SOAP"
    told = json.loads(run("guide", "waiver", "--json").out)
    assert (told["name"], told["lines"][0]) == ("waiver", "The waiver")


def test_a_word_is_told_with_its_forms_and_the_page_that_tells_more(run: Run) -> None:
    told = run("guide", "--word", "rank", "order", "list").out
    assert told.startswith("Rank list or rank order list")
    assert run("guide", "glossary", "rank", "list").out == told
    assert run("guide", "--word", "waived").out.endswith("More: `lorapp guide waiver`\n")
    answer = json.loads(run("guide", "--word", "waived", "--json").out)
    assert (answer["term"], answer["page"]) == ("Waiver", "waiver")
    assert json.loads(run("guide", "--word", "pd", "--json").out)["page"] is None


def test_a_search_names_page_and_line(run: Run) -> None:
    said = run("guide", "--search", "typed", "twice")
    assert (said.status, said.err) == (0, "")
    assert any(line.startswith("what-could-go-wrong, line ") for line in said.out.splitlines())
    told = json.loads(run("guide", "--search", "typed twice", "--json").out)["hits"]
    assert {"name", "title", "line", "text"} == set(told[0])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("zzzz",), "has no page or term"),
        (("roda",), "Near it: road"),
        (("--search", "zzzz"), "Fewer or other words"),
        (("--word", "zzzz"), "The glossary has no word"),
        (("glossary", "zzzz"), "The glossary has no word"),
    ],
)
def test_what_is_not_there_is_one_sentence(run: Run, words: tuple[str, ...], says: str) -> None:
    said = run("guide", *words)
    assert (said.status, said.out) == (1, "")
    assert says in said.err
    assert said.err.count("\n") == 1


def test_a_page_and_a_search_at_once_are_wrong_usage(run: Run) -> None:
    said = run("guide", "road", "--search", "x")
    assert (said.status, said.out) == (2, "")
    assert "one of them" in said.err


def test_for_whoever_listens_a_paragraph_is_one_line_of_words(run: Run) -> None:
    folded = run("guide", "matrix").out
    said = run("guide", "matrix", "--plain").out
    assert len(said.splitlines()) < len(folded.splitlines())
    assert said.isascii()
    assert "`" not in said


def test_neither_the_screens_nor_the_store_are_loaded(start: Start) -> None:
    done = start(["guide", "waiver"], {"PYTHONPROFILEIMPORTTIME": "1"})
    assert done.returncode == 0
    assert b"lorapp.services.guide.guide" in done.stderr
    assert b"textual" not in done.stderr
    assert b"sqlalchemy" not in done.stderr
