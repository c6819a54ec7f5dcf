"""The rows of contacts that are looked over: what comes of each card, and why."""

from collections.abc import Callable, Iterator
from typing import Final

from lorapp.domain.vcards.card import Problem
from lorapp.domain.vcards.joining import CHOSEN, LEFT_OUT, NEW, Entry, Fate
from lorapp.domain.wording.days import count_words
from lorapp.screens.paths.choices import Offer
from lorapp.screens.paths.guided import Option
from lorapp.services.people.contacts_file import Preview
from lorapp.widgets.rows.rows import Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import Glyph, Tone

ROWS_MAX: Final = 500
"""Rows shown of one group; the heading counts them all."""
AS_FOUND: Final = "?"
"""The row for leaving a decision as lorapp found it; no key or answer is called so."""
FACT: Final = 18
NAMELESS: Final = "A card without a name"
SIGNS: Final[dict[Fate, Glyph]] = {
    Fate.NEW: glyphs.PLANNED,
    Fate.MERGE: glyphs.DONE,
    Fate.SKIP: glyphs.WAITING,
    Fate.UNSURE: glyphs.UNKNOWN,
}
Act = Callable[[], None]


def row_id(entry: Entry) -> str:
    """What the row of a card is called."""
    return f"card:{entry.card.number}"


def take_option(seen: Preview, take: Act) -> Option:
    """The row that takes the contacts."""
    people = count_words(seen.brings, "person", "people")
    unsure, wrong = seen.count(Fate.UNSURE), len(seen.problems)
    counts = ((seen.count(Fate.NEW), "new"), (seen.count(Fate.MERGE), "completed"))
    title = f"Take {people}" if people else "Nothing new: all of it is there already"
    if unsure or wrong:
        title = f"Take {people or 'nothing'}, skip the rest"
    return Option(
        id="take",
        title=title,
        fact=", ".join(f"{count} {word}" for count, word in counts if count),
        act=take,
        verb="take them" if people else "done",
        glyph=glyphs.PARTLY if unsure or wrong else glyphs.OPEN if people else glyphs.DONE,
        why=(
            "One change for all cards; `u` takes it back.",
            "Gaps are filled, what is there stays. Nothing is deleted.",
            *_skipped(unsure, wrong),
        ),
    )


def _skipped(unsure: int, wrong: int) -> Iterator[str]:
    """What is not taken along yet, in a sentence."""
    rest = (count_words(unsure, "unsure card"), count_words(wrong, "error"))
    told = " and ".join(filter(None, rest))
    if told:
        yield f"Skipped: {told}. Decide below, or mend the file and read it again."


def problem_options(problems: tuple[Problem, ...]) -> tuple[Option, ...]:
    """One row for each problem, in the file's order."""
    return tuple(
        Option(
            id=f"problem:{at}",
            title=problem.text[:1].upper() + problem.text[1:],
            fact=problem.place,
            act=lambda: None,
            verb="read",
            glyph=glyphs.FAILED,
            why=(
                problem.text[:1].upper() + problem.text[1:],
                f"It stands in {problem.place} of the file.",
            ),
        )
        for at, problem in enumerate(problems[:ROWS_MAX])
    )


def entry_option(entry: Entry, act: Act) -> Option:
    """One row for a card."""
    card = entry.card
    title = card.name or NAMELESS
    if entry.fate is Fate.MERGE and entry.person is not None:
        title = entry.person.name
    return Option(
        id=row_id(entry),
        title=title,
        fact=_fact(entry),
        act=act,
        verb=_verb(entry),
        glyph=SIGNS[entry.fate],
        tone=Tone.MUTED if entry.fate is Fate.SKIP else None,
        why=tuple(_why(entry)),
        is_quiet=entry.fate is Fate.SKIP,
    )


def offer(entry: Entry) -> Offer:
    """What can become of a card that may be someone known; the first row leaves it as found."""
    known, new = entry.person, Row(id=NEW, title="A new person", glyph=glyphs.PLANNED)
    if known is not None:
        found = Row(id=AS_FOUND, title=known.name, glyph=glyphs.DONE)
        out = Row(id=LEFT_OUT, title="Leave it out", glyph=glyphs.WAITING)
        return Offer(f"Who {entry.card.name} is", (found, new, out))
    found = Row(id=AS_FOUND, title="Not decided, so left out", glyph=glyphs.UNKNOWN)
    people = (
        Row(id=one.id, title=mentor.name, fact=one.why, glyph=glyphs.OPEN)
        for one, mentor in entry.candidates
    )
    return Offer(f"Who {entry.card.name} is", (found, *people, new), fact=FACT)


def _fact(entry: Entry) -> str:
    """The few words beside a name."""
    if entry.fate is Fate.UNSURE:
        return f"could be {len(entry.candidates)}" if len(entry.candidates) > 1 else "not sure who"
    if entry.fate is Fate.SKIP:
        return "left out" if entry.reason == CHOSEN else entry.reason.rpartition("; ")[2]
    if entry.fate is Fate.NEW:
        return entry.card.institution
    kinds = dict.fromkeys(text.split(" ", 1)[0] for text in entry.adds)
    return f"adds {', '.join(kinds)}"


def _verb(entry: Entry) -> str:
    if entry.fate in {Fate.UNSURE, Fate.MERGE}:
        return "choose"
    if entry.reason == CHOSEN:
        return "change that"
    return "leave out" if entry.fate is Fate.NEW else "read"


def _why(entry: Entry) -> list[str]:
    card = entry.card
    told = [entry.reason[:1].upper() + entry.reason[1:] + "."]
    if entry.fate is Fate.UNSURE:
        told.append("`Enter` says who it is. Until then it is left out.")
    parts = (card.title, card.institution, *card.emails, *card.phones[:1])
    reach = ", ".join(filter(None, parts))
    if entry.adds:
        told.append(f"Adds {', '.join(entry.adds)}.")
    elif reach and entry.fate is not Fate.SKIP:
        told.append(f"The card says: {reach}.")
    told += [f"Stays: {text}." for text in entry.stays]
    told.append(f"Card {card.number}, line {card.line} of the file.")
    return told
