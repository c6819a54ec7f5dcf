"""Three degrees of formality, and the phrases that messages share, in each of them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Tone(StrEnum):
    """How formal the words are."""

    FORMAL = "formal"
    WARM = "warm"
    FRIENDLY = "friendly"


_ORDER: Final = tuple(Tone)

_PHRASES: Final[Mapping[str, tuple[str, str, str]]] = {
    "greeting": ("Dear {to},", "Dear {to},", "Hello {to},"),
    "closing": ("With kind regards,", "With warm regards,", "Best wishes,"),
    "thanks_line": (
        "Thank you again for agreeing{agreed} to write for me.",
        "Thank you again for saying yes{agreed} to writing for me; it means a great deal.",
        "Thanks again for saying yes{agreed}; it means a lot to me.",
    ),
    "busy": (
        "I know how full your weeks are",
        "I know that your weeks are full",
        "I know you have a lot on your hands",
    ),
    "no_task": (
        "There is nothing you need to do.",
        "There is nothing for you to do.",
        "Nothing to do on your side.",
    ),
    "keep_touch": (
        "I would be glad to stay in touch.",
        "I would be very happy to stay in touch.",
        "I'd love to stay in touch.",
    ),
    "exit": (
        "If you would rather not, I will understand, and I remain grateful for what I learned.",
        "If you would rather not, please tell me so. I will understand, and I remain grateful.",
        "If you'd rather not, just say so. I'll understand, and I'm glad of all I learned.",
    ),
    "exit_late": (
        "If it no longer fits, one line is enough. I will understand",
        "If it no longer fits, please tell me in a line. I will understand",
        "If it no longer works out, one line is enough. I'll understand",
    ),
    "papers_again": (
        "I attach the papers once more, so that everything is in one place.",
        "The papers are attached once more, so that nothing has to be looked for.",
        "I'm attaching the papers again, so you don't have to look for them.",
    ),
}
"""Each phrase as it is said formally, warmly and among people who are friendly."""


def phrases(tone: Tone, *, to: str, agreed_on: str) -> Mapping[str, str]:
    """The shared phrases of a message to ``to``, in one tone."""
    agreed = f" on {agreed_on}" if agreed_on else ""
    at = _ORDER.index(tone)
    return {
        name: forms[at].replace("{agreed}", agreed).replace("{to}", to)
        for name, forms in _PHRASES.items()
    }
