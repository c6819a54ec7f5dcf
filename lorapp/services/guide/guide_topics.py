"""A topic of the guide by the words somebody gives: a page, or a word of the glossary."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from lorapp.domain.placing.programs.acquaintance import folded
from lorapp.errors import UnknownKeyError
from lorapp.services.guide.glossary import Word, word_named, words
from lorapp.services.guide.guide import GuidePage, pages
from lorapp.services.guide.guide_search import search

NEAREST: Final = 3
_NEAR_ENOUGH: Final = 0.55

Topic = GuidePage | Word


def topic(text: str) -> Topic:
    """Return what a topic names: a page by name or title, a term, or the one they begin.

    UnknownKeyError names the nearest ones.
    """
    wanted = folded(text)
    named = _named()
    for name, found in named:
        if name == wanted:
            return found
    begun: dict[str, Topic] = {}
    for name, found in named:
        if wanted and name.startswith(wanted):
            begun.setdefault(folded(_name(found)), found)  # a page goes before a term of its name
    if len(begun) == 1:
        return next(iter(begun.values()))
    if begun:
        raise UnknownKeyError(f"This can be {_listed([_name(one) for one in begun.values()])}.")
    raise UnknownKeyError(f"The guide has no page or term {text[:60]!r}. {_nearest(wanted)}")


def word_for(text: str) -> Word:
    """Return the word of the glossary that is written like this, or the only one that begins so.

    UnknownKeyError names the nearest ones.
    """
    wanted = folded(text)
    found = word_named(text)
    begun = [word for word in words() if any(folded(n).startswith(wanted) for n in word.names)]
    if found is None and wanted and len(begun) == 1:
        found = begun[0]
    if found is not None:
        return found
    by_name = {folded(name): word.term for word in words() for name in word.names}
    near = [by_name[name] for name in get_close_matches(wanted, by_name, NEAREST, _NEAR_ENOUGH)]
    told = list(dict.fromkeys([*(word.term for word in begun), *near]))[:NEAREST]
    hint = f"Near it: {_listed(told)}." if told else "`lorapp guide glossary` lists them all."
    raise UnknownKeyError(f"The glossary has no word {text[:60]!r}. {hint}")


def _named() -> list[tuple[str, Topic]]:
    """Every name a topic goes by, pages before terms."""
    by_name: list[tuple[str, Topic]] = [(folded(page.slug), page) for page in pages()]
    by_name += [(folded(page.title), page) for page in pages()]
    return [*by_name, *((folded(name), word) for word in words() for name in word.names)]


def _name(found: Topic) -> str:
    return found.slug if isinstance(found, GuidePage) else found.term


def _nearest(wanted: str) -> str:
    named = dict(reversed(_named()))
    near = get_close_matches(wanted, named, n=NEAREST, cutoff=_NEAR_ENOUGH)
    told = list(dict.fromkeys(_name(named[name]) for name in near))
    told = told or [page.slug for page in search(wanted)][:NEAREST]
    if told:
        return f"Near it: {_listed(told)}."
    return "`lorapp guide` lists the pages, `lorapp guide --search WORDS` looks inside them."


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
