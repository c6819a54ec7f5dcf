"""Writing to a person from their row: a line, or one more question to who has written."""

from collections.abc import Callable, Iterator
from typing import Final

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.engine.words import mentor_mark, short_name
from lorapp.domain.letters.asking_again import ADVICE, WORD
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.screens.frame.shell import Shell
from lorapp.screens.paths.choices import ChoiceDialog, Offer
from lorapp.screens.paths.messages.outgoing import Outgoing, refresh, reuse
from lorapp.widgets.rows.rows import Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import stated

STATIONS: Final = ("Person", "Day", "Message", "Log")
WORDS: Final = {
    "touch": ("A line that asks nothing", "any time"),
    "advice": ("Ask for advice", "not for a letter"),
    "word": ("Ask for a word to a program", "rarely"),
    "refresh": ("Ask for a new letter", "a year later"),
    "reuse": ("Ask to use the old letter again", "last season's"),
}
BUDGET: Final = "Questions to who has written: few, and a month apart."


def touch(mentor: str) -> Outgoing:
    """A line to a person, without a letter."""
    return Outgoing(
        mentor=mentor,
        letter=None,
        kind=None,
        logs=None,
        title=f"Write {mentor_mark(mentor)} a line",
        stations=STATIONS,
    )


def advice(mentor: str, letter: str) -> Outgoing:
    """A question that is not for a letter; it is logged as a contact."""
    return _question(mentor, letter, "advice", f"Ask {mentor_mark(mentor)} for advice", ADVICE)


def word(mentor: str, letter: str) -> Outgoing:
    """A word to a program the person knows; it is logged as a contact."""
    title = f"Ask {mentor_mark(mentor)} for a word to a program"
    return _question(mentor, letter, "word", title, WORD)


def _question(mentor: str, letter: str, variant: str, title: str, note: str) -> Outgoing:
    return Outgoing(
        mentor=mentor,
        letter=letter,
        kind=DraftKind.ASK,
        logs=None,
        title=title,
        variant=variant,
        note=note,
        again=True,
        stations=STATIONS,
    )


def offers(at: Situation, mentor: str) -> tuple[str, ...]:
    """The names of the messages there are for a person as the record stands."""
    return ("touch", *_again(at, mentor))


def _again(at: Situation, mentor: str) -> Iterator[str]:
    letters = at.letters_of(mentor)
    if any(at.last(letter, EventKind.AGREED) or at.arrived(letter) for letter in letters):
        yield from ("advice", "word")
    if any(at.arrived(letter) for letter in letters):
        yield "refresh"
    if any(_is_old(at, letter) for letter in letters):
        yield "reuse"


def message(at: Situation, mentor: str, name: str) -> Outgoing:
    """The message of a name, about the newest letter it can be about."""
    if name == "touch":
        return touch(mentor)
    if name == "advice":
        return advice(mentor, _newest(at, mentor, lambda _: True))
    if name == "word":
        return word(mentor, _newest(at, mentor, lambda _: True))
    if name == "reuse":
        return reuse(at, _newest(at, mentor, lambda letter: _is_old(at, letter)))
    old = _newest(at, mentor, lambda letter: at.arrived(letter) is not None)
    return refresh(at, old, f"Ask {mentor_mark(mentor)} for a new letter")


def _is_old(at: Situation, letter: Letter) -> bool:
    """Whether a letter comes from an earlier season, imported or still where it was."""
    return bool(letter.imported_from) or (at.is_early(letter) and at.arrived(letter) is not None)


def _newest(at: Situation, mentor: str, fits: Callable[[Letter], bool]) -> str:
    return [letter.key for letter in at.letters_of(mentor) if fits(letter)][-1]


def choose_message(shell: Shell, mentor: str) -> None:
    """Offer the messages there are for a person, and open the one chosen."""
    from lorapp.screens.paths.messages.message import MessagePath

    at = shell.services.letters.situation()
    names = offers(at, mentor)
    if len(names) == 1:
        shell.push_screen(MessagePath(touch(mentor)))
        return
    rows = tuple(
        Row(id=name, title=WORDS[name][0], fact=WORDS[name][1], glyph=glyphs.OPEN) for name in names
    )

    def follow(name: str | None) -> None:
        if name is not None:
            shell.push_screen(MessagePath(message(at, mentor, name)))

    title = f"Write to {short_name(at.file, mentor)}"
    shell.push_screen(ChoiceDialog(Offer(title, rows, (stated(BUDGET),), fact=17)), follow)
