"""What is written about lorapp: links that lead somewhere, names that exist, one version."""

import re
import runpy
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from lorapp import __version__
from lorapp.services.guide.guide import ORDER, page
from lorapp.services.guide.guide_tasks import tasks

ROOT = Path(__file__).parents[1]
PAGES = [
    *ROOT.glob("*.md"),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "tests").rglob("*.md")),
]
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```", re.DOTALL)
QUOTED = re.compile(r"`([^`\n]+)`")
PLACE = re.compile(r"(?:lorapp|tests|scripts|docs|\.ci)/[\w./-]*")
NAME = re.compile(r"(?:[A-Z][a-z]+[A-Za-z]+|[A-Z_]{4,}|[a-z]+_[a-z_]+)")
FOREIGN = {"RowList", "LORAPP_NOW", "LORAPP_HOME", "compose_body"}


def broken(path: Path) -> Iterator[str]:
    """The relative links of a page that lead nowhere."""
    for target in LINK.findall(CODE.sub("", path.read_text("utf-8"))):
        if "://" in target or target.startswith("mailto:"):
            continue
        place, _, part = target.partition("#")
        found = (path.parent / place).resolve() if place else path
        if not found.exists() or (part and part not in anchors(found)):
            yield f"{path.name}: {target}"


def anchors(path: Path) -> set[str]:
    """The names by which the headings of a page are reached."""
    heads = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def unknown(text: str, source: str) -> Iterator[str]:
    """Files and names that a page of the maintainers quotes and nobody has."""
    for quoted in QUOTED.findall(CODE.sub("", text)):
        if PLACE.fullmatch(quoted):
            if not (ROOT / quoted).exists():
                yield quoted
        elif NAME.fullmatch(quoted) and not re.search(rf"\b{quoted}\b", source):
            yield quoted


@pytest.fixture(scope="module")
def source() -> str:
    """All code, rules and settings as one text."""
    kinds = ("lorapp/**/*.py", "lorapp/**/*.toml", "tests/**/*.py", "scripts/*.py", "*.toml")
    found: Iterable[Path] = (path for kind in kinds for path in ROOT.glob(kind))
    return "\n".join(path.read_text("utf-8") for path in found)


def test_every_link_of_the_pages_leads_somewhere() -> None:
    assert len(PAGES) > 60
    assert [one for path in PAGES for one in broken(path)] == []


def test_a_link_or_a_heading_that_is_not_there_is_noticed(tmp_path: Path) -> None:
    one = tmp_path / "page.md"
    one.write_text("# Here\n[a](there.md) [b](#here) [c](#gone) [d](page.md)\n", "utf-8")
    assert list(broken(one)) == ["page.md: there.md", "page.md: #gone"]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "docs/maintain").glob("*.md")), ids=lambda one: one.stem
)
def test_what_the_maintainers_pages_quote_is_there(path: Path, source: str) -> None:
    example = {"say-goodbye", "goodbye_days"}
    assert set(unknown(path.read_text("utf-8"), source)) - example - FOREIGN == set()


def test_a_quoted_name_that_nobody_has_is_noticed(source: str) -> None:
    # Put together here, so that this very file does not hold it.
    name = "No" + "SuchClass"
    assert list(unknown(f"`{name}` and `lorapp/nowhere.py` and `Unit`", source)) == [
        name,
        "lorapp/nowhere.py",
    ]


def test_the_pages_of_docs_are_as_they_would_be_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    built: dict[str, str] = runpy.run_path(str(ROOT / "scripts" / "build_docs.py"))["built"]()
    stale = [
        name
        for name, text in built.items()
        if not (ROOT / "docs" / name).exists() or (ROOT / "docs" / name).read_text("utf-8") != text
    ]
    assert stale == [], "run `make docs`"


def test_every_task_has_a_page_with_a_picture_and_its_keys_in_order() -> None:
    everyday = page("tasks").text
    for slug, found in tasks().items():
        assert slug in ORDER
        assert f"*{page(slug).title}*" in everyday
        for task in found:
            assert (ROOT / "docs" / "screens" / f"{task.picture}.svg").exists(), task.title
            assert f"\n## {task.title}\n\n1. " in page(slug).text
            assert len(task.steps) > 1


def _release(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    return runpy.run_path(str(ROOT / "scripts" / "release.py"))


def test_the_package_the_changelog_and_the_readme_speak_of_one_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release = _release(monkeypatch)
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    parts = [found["name"] for found in release["SECTION"].finditer(text)]
    assert next(name for name in parts if name != "Unreleased") == __version__
    assert release["version"]() == version("lorapp") == __version__
    assert f"lorapp-{__version__}-py3-none-any.whl" in (ROOT / "README.md").read_text("utf-8")


def test_a_release_needs_its_own_part_of_the_changelog(monkeypatch: pytest.MonkeyPatch) -> None:
    release = _release(monkeypatch)
    with pytest.raises(SystemExit, match=r"The package is 9\.9, the changelog's newest is"):
        release["notes_of"]("9.9")


def test_the_first_blocks_of_the_readme_are_the_demo_and_the_tests() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert [block.rsplit("&& ", 1)[1].strip() for block in blocks[:2]] == [
        ".venv/bin/lorapp demo",
        ".venv/bin/python -m pytest",
    ]
