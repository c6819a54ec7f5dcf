"""The guide on the command line: its pages listed, printed one by one, and searched."""

from argparse import Namespace
from typing import TYPE_CHECKING

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.output import UNBROKEN, reading_width, say, say_json
from lorapp.domain.text import clean
from lorapp.errors import LorError, WrongUsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lorapp.services.guide.guide_search import Hit
    from lorapp.services.guide.guide_topics import Topic


PAGE_OF_WORDS = "glossary"


def add_commands(commands: Commands) -> None:
    """Add ``guide``."""
    guide = add_command(
        commands, "guide", "read the guide: list its pages, print one, or search", show_guide
    )
    guide.add_argument(
        "topic",
        metavar="TOPIC",
        nargs="*",
        help="a page by name, title or how it begins, or a word of the glossary",
    )
    guide.add_argument("--word", metavar="TERM", nargs="+", help="say what a word means")
    guide.add_argument("--search", metavar="WORDS", nargs="+", help="find lines with all of them")
    add_json(guide)


def show_guide(arguments: Namespace) -> int:
    """List the pages, print a topic, or find lines; needs no store."""
    asked = clean(" ".join(arguments.topic))
    wanted = [given for given in (arguments.search, arguments.word) if given is not None]
    if len(wanted) + bool(asked) > 1:
        raise WrongUsageError("Name a TOPIC, or use --search, or --word: one of them.")
    if arguments.search is not None:
        return _search(clean(" ".join(arguments.search)), arguments)
    from lorapp.services.guide.guide_topics import topic, word_for

    if arguments.word is not None:
        return _tell(word_for(clean(" ".join(arguments.word))), arguments)
    first, _, term = asked.partition(" ")
    if first.casefold() == "glossary" and term:
        return _tell(word_for(term), arguments)
    return _tell(topic(asked), arguments) if asked else _list(arguments)


def _list(arguments: Namespace) -> int:
    from lorapp.services.guide.guide import pages

    if arguments.json:
        listed = [{"name": page.slug, "title": page.title} for page in pages()]
        say_json({"pages": listed})
        return 0
    lines = [f"{page.slug}: {page.title}" for page in pages()]
    say(
        "\n".join(
            [
                f"The guide: {len(lines)} pages",
                *lines,
                "Read one: `lorapp guide NAME`. Find words: `lorapp guide --search WORDS`.",
            ]
        )
    )
    return 0


def _tell(found: "Topic", arguments: Namespace) -> int:
    """Print a page, or what a word means."""
    if arguments.json:
        say_json(_answer(found))
    else:
        say("\n".join(_lines(found)))
    return 0


def _lines(found: "Topic") -> "Sequence[str]":
    from lorapp.services.guide.glossary import Word
    from lorapp.services.guide.guide_text import linear
    from lorapp.services.pages.plain import wrapped

    if not isinstance(found, Word):
        return linear(found, reading_width())
    told = [f"{' or '.join(found.names)}: {found.meaning}"]
    if found.page != PAGE_OF_WORDS:
        told.append(f"More: `lorapp guide {found.page}`")
    return [line for text in told for line in wrapped(text, reading_width())]


def _answer(found: "Topic") -> dict[str, object]:
    from lorapp.services.guide.glossary import Word
    from lorapp.services.guide.guide_text import linear

    if isinstance(found, Word):
        page = None if found.page == PAGE_OF_WORDS else found.page
        forms = list(found.forms)
        return {"term": found.term, "forms": forms, "meaning": found.meaning, "page": page}
    return {"name": found.slug, "title": found.title, "lines": linear(found, UNBROKEN)}


def _search(words: str, arguments: Namespace) -> int:
    from lorapp.services.guide.guide_search import hits

    found = hits(words, reading_width())
    if arguments.json:
        say_json({"search": words, "hits": [_hit(hit) for hit in found]})
        return 0
    if not found:
        raise LorError(
            f'No page of the guide holds "{words:.60}". Fewer or other words may find more.'
        )
    say("\n".join(f"{hit.page.slug}, line {hit.line}: {hit.text}" for hit in found))
    return 0


def _hit(hit: "Hit") -> dict[str, object]:
    return {
        "name": hit.page.slug,
        "title": hit.page.title,
        "line": hit.line,
        "text": hit.text,
    }
