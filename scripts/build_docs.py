"""Build the pages of ``docs/`` from what the program itself uses: guide, keys, commands, rules.

The rule files are made ready for the start of the program as well.

Usage: ``python scripts/build_docs.py [--check]``; with ``--check`` nothing is written, and the
exit status is 1 when a page is not as it would be built.
"""

import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from command_pages import commands_page

ROOT: Final = Path(__file__).resolve().parents[1]
DOCS: Final = ROOT / "docs"
FAILURES: Final = ROOT / "tests" / "acceptance" / "failures.toml"
STORY: Final = re.compile(r"^([0-9]+)\. \*\*(.+?)\*\* (.+) See \*(.+)\*\.$", re.MULTILINE)
NAMED: Final = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")


def guide_pages() -> Mapping[str, str]:
    """The manual as the app shows it, every fact in its place and the names of pages as links."""
    from lorapp.services.guide.guide import pages
    from lorapp.services.guide.guide_tasks import tasks

    slugs = {page.title: page.slug for page in pages()}

    def linked(found: re.Match[str]) -> str:
        slug = slugs.get(found[1])
        return f"[{found[1]}]({slug}.md)" if slug else found[0]

    def pictured(slug: str, text: str) -> str:
        for task in tasks().get(slug, ()):
            head = f"## {task.title}\n"
            text = text.replace(
                head, f"{head}\n![{task.title}](../screens/{task.picture}.svg)\n", 1
            )
        return text

    return {
        f"guide/{page.slug}.md": pictured(page.slug, NAMED.sub(linked, page.text))
        for page in pages()
    }


def keys_page() -> str:
    """Every key that is declared, with the id that ``settings.toml`` remaps it by."""
    from lorapp import keymap
    from lorapp.screens.frame.main import GO

    commands = dict.fromkeys((*keymap.EVERYWHERE, *GO, *(c for s in keymap.SCOPES for c in s)))
    rows = [f"| `{c.cap}` | {c.help or c.label} | `{c.id}` |" for c in commands]
    head = "# Keys\n\nThe last column is the name a key goes by in `settings.toml`.\n\n"
    return head + "| key | does | id |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def rules_page() -> str:
    """Every rule with who says so and when it was checked."""
    from lorapp.services.guide.guide_facts import FIRMNESS
    from lorapp.services.rules.rulebook import load_rulebook

    book = load_rulebook()
    rows = [
        f"| {source.id} | {_cell(source.text)} | {_cell(source.publisher)} "
        f"| {FIRMNESS[source.confidence]} | {source.checked_on} |"
        for source in book.sources.values()
    ]
    head = "# Rules and their sources\n\nCompare with the official page before you rely on one.\n\n"
    table = "| id | rule | says | how firm | checked |\n|---|---|---|---|---|\n"
    return head + table + "\n".join(rows) + "\n"


def failures_page() -> str:
    """Every failure story with what is done about it, the page that tells more, and its tests."""
    from lorapp.services.guide.guide import page

    told = {int(n): rest for n, *rest in STORY.findall(page("failure-stories").text)}
    rows = []
    for story, row in tomllib.loads(FAILURES.read_text("utf-8")).items():
        title, does, name = told[int(story.removeprefix("F-"))]
        tests = "<br>".join(f"`{node}`" for node in row["tests"]) or f"not yet: {row['not_yet']}"
        link = f"[{name}](guide/{row['page']}.md)"
        rows.append(f"| {story} | {_cell(title)} | {_cell(does)} | {link} | {tests} |")
    head = "# Failure stories traced\n\nTests are named by their place below `tests/`.\n\n"
    table = "| id | story | what is done, and what to do | page | tests |\n|---|---|---|---|---|\n"
    return head + table + "\n".join(rows) + "\n"


def index_page(names: Mapping[str, str]) -> str:
    """The way to every page: by what one wants to do, then all of them by their titles."""
    from lorapp.services.guide.guide_tasks import tasks

    wanted = [f"- [{t.title}](guide/{slug}.md)" for slug, found in tasks().items() for t in found]
    guide = [_line(name, text) for name, text in names.items() if name.startswith("guide/")]
    tables = [_line(name, text) for name, text in names.items() if "/" not in name]
    tables += [_line(p.name, p.read_text("utf-8")) for p in sorted(DOCS.glob("*.md")) if _own(p)]
    house = [
        _line(f"maintain/{p.name}", p.read_text("utf-8")) for p in sorted(DOCS.glob("maintain/*"))
    ]
    parts = {
        "What do you want to do?": wanted,
        "The guide, page by page": guide,
        "To look things up": tables,
        "For those who work on lorapp": house,
    }
    told = "\n\n".join(f"## {title}\n\n" + "\n".join(lines) for title, lines in parts.items())
    return f"# lorapp, the manual\n\n{told}\n"


def _line(name: str, text: str) -> str:
    return f"- [{text.splitlines()[0].lstrip('# ')}]({name})"


def _own(page: Path) -> bool:
    """Whether a page beside the built ones is written by hand."""
    return page.name not in {"index.md", "keys.md", "commands.md", "rules.md", "failures.md"}


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def built() -> dict[str, str]:
    """Every page that is built, by its place below ``docs``."""
    pages = {
        **guide_pages(),
        "keys.md": keys_page(),
        "commands.md": commands_page(),
        "rules.md": rules_page(),
        "failures.md": failures_page(),
    }
    return {**pages, "index.md": index_page(pages)}


def made_ready() -> dict[Path, bytes]:
    """Every rule file as the program reads it first, by its place."""
    from lorapp.services.rules.ready import place_of, written
    from lorapp.services.rules.rulebook import SHIPPED

    return {place_of(path): written(path.read_bytes()) for path in SHIPPED.glob("*.toml")}


def main() -> int:
    """Write the pages, or say which are not as they would be built."""
    files = {DOCS / name: text.encode() for name, text in built().items()} | made_ready()
    stale = [
        place
        for place, content in files.items()
        if not place.exists() or place.read_bytes() != content
    ]
    if "--check" in sys.argv[1:]:
        told = (place.relative_to(ROOT) for place in stale)
        print("\n".join(f"{place} is not up to date; run `make docs`." for place in told))
        return 1 if stale else 0
    for place in stale:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(files[place])
        print(place.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
