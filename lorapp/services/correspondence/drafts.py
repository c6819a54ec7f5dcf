"""A message that is already written: its text, its day, and what is still open in it."""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.wording.tones import Tone
from lorapp.frozen import dataclass
from lorapp.services.correspondence.choice import LIGHT

WORDS_A_MINUTE: Final = 200
WORDS_MAX: Final = 150

BLANK: Final = re.compile(r"\[\[(.{1,200}?)\]\]", re.DOTALL)
_WAY_OUT: Final = (
    "i will understand",
    "i understand",
    "i would understand",
    "i'll understand",
    "rather not",
    "one line is enough",
    "a line is enough",
    "one word is enough",
    "no need to reply",
    "another thought",
)
_BLAME: Final = re.compile(
    r"\b(?:you promised|you said you would|still waiting|you forgot|overdue|disappointed"
    r"|urgent(?:ly)?|asap|as soon as possible|immediately|third time|why you have not)\b",
    re.IGNORECASE,
)
_WRITERS_VOICE: Final = re.compile(
    r"\b(?:to whom it may concern|i (?:highly |strongly |warmly )?recommend"
    r"|(?:my|highest) recommendation|it is (?:my|a) pleasure to recommend"
    r"|i have known (?:this|the) applicant|without reservation)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One message or script for one person, never sent by lorapp.

    ``to`` is None for a script and while no address is known. ``send_on`` is the first
    polite day, None for a person not to be contacted; ``send_text`` the same for a reader,
    ``send_note`` why it is not today. ``blanks`` is what only the applicant can fill in;
    while it holds anything the draft cannot be used. ``checks`` passed, ``concerns`` did not.
    ``brings_papers``: its words say that the packet's papers are attached.
    """

    kind: DraftKind
    letter: str
    variant: str
    to: str | None
    to_name: str
    subject: str
    body: str
    send_on: date | None
    send_text: str
    send_note: str
    is_script: bool
    blanks: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    words: int = 0
    seconds: int = 0
    tone: Tone = Tone.FORMAL
    brings_papers: bool = False

    @property
    def wording(self) -> str:
        """The name of the wording, without tone and situation."""
        return self.variant.partition("/")[0]

    @property
    def situation(self) -> str:
        """What kind of ask it is; empty for another message."""
        parts = self.variant.split("/")
        return parts[-1] if self.kind is DraftKind.ASK and self.wording not in LIGHT else ""

    @property
    def text(self) -> str:
        """What is copied: the body, as a mail program asks for the subject apart."""
        return self.body


@dataclass(frozen=True, slots=True)
class Lint:
    """What a look over a text found."""

    blanks: tuple[str, ...]
    checks: tuple[str, ...]
    concerns: tuple[str, ...]
    words: int
    seconds: int


def looked_over(draft: Draft, *more: str) -> Draft:
    """A draft with what a look over its words found, and ``more`` that may be better."""
    found = lint(
        draft.kind,
        draft.subject,
        draft.body,
        is_script=draft.is_script,
        wording=draft.wording,
    )
    return replace(
        draft,
        blanks=found.blanks,
        checks=found.checks,
        concerns=(*found.concerns, *more),
        words=found.words,
        seconds=found.seconds,
    )


def lint(kind: DraftKind, subject: str, body: str, *, is_script: bool, wording: str = "") -> Lint:
    """Look a text over for blanks, the number of questions, a way out, blame and length.

    An ask for a letter says "strong"; a ``wording`` that asks for something lighter does not.
    """
    blanks = tuple(dict.fromkeys(BLANK.findall(f"{subject}\n{body}")))
    words = len(body.split())
    passed: list[str] = []
    concerns: list[str] = []
    if not is_script:
        _questions(body, passed, concerns)
    if kind in {DraftKind.ASK, DraftKind.REMINDER}:
        _way_out(body, passed, concerns)
    _tone(body, passed, concerns)
    if kind is DraftKind.ASK and wording not in LIGHT and "strong" not in body.lower():
        concerns.append('The word "strong" is missing; it lets the writer say no in time.')
    if words > WORDS_MAX and not is_script:
        concerns.append(f"{words} words; busy readers finish {WORDS_MAX}.")
    checks = (", ".join(passed),) if passed else ()
    if not blanks:
        checks = (*checks, "no blank left")
    seconds = round(words * 60 / WORDS_A_MINUTE)
    return Lint(blanks, checks, tuple(concerns), words, seconds)


def _questions(body: str, passed: list[str], concerns: list[str]) -> None:
    count = body.count("?")
    if count > 1:
        concerns.append(f"{count} questions; one is easier to answer.")
    else:
        passed.append("one question" if count else "no question to answer")


def _way_out(body: str, passed: list[str], concerns: list[str]) -> None:
    if any(phrase in body.lower() for phrase in _WAY_OUT):
        passed.append("a way out")
    else:
        concerns.append('There is no way out; "I will understand" is enough.')


def _tone(body: str, passed: list[str], concerns: list[str]) -> None:
    blame = _BLAME.search(body)
    if blame:
        concerns.append(f'"{blame[0]}" can read as blame or pressure.')
    else:
        passed.append("no blame")
    voice = _WRITERS_VOICE.search(body)
    if voice:
        concerns.append(f'"{voice[0]}" is the writer\'s to say; leave it to the letter.')


def paragraphs(text: str) -> str:
    """Let sentences of a paragraph run on, and part paragraphs by one blank line.

    Lines stay apart after a comma (a closing formula) and before a label (``By: …``), so a
    mail program can wrap the rest as it likes.
    """
    found = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    return "\n\n".join(_run_on(block.splitlines()) for block in found)


def _run_on(lines: list[str]) -> str:
    text = lines[0].strip()
    for line in lines[1:]:
        apart = text.endswith(",") or re.match(r"[A-Z][a-z]+: ", line)
        text = f"{text}\n{line.strip()}" if apart else f"{text} {line.strip()}"
    return text
