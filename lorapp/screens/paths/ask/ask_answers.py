"""The last two stations of the ask: the words, and what they answered."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from lorapp.domain.letters.record import Answer, EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import day_short
from lorapp.screens.paths.ask.answer import NO, ask_answer
from lorapp.screens.paths.guided import Option, Question
from lorapp.widgets.text import glyphs

if TYPE_CHECKING:
    from lorapp.screens.paths.ask.ask import AskPath

CHANNEL_NAMES: Final = {"in-person": "In person", "video": "By video call", "email": "By e-mail"}


def words(path: "AskPath", at: Situation) -> tuple[Question, ...]:
    """The words of the ask, and that it was made."""
    del at
    name = CHANNEL_NAMES.get(path.channel, path.channel)
    rows = (
        Option(
            id="words",
            title=f"The words, {name.lower()}",
            act=path.action_message,
            verb="read them",
            why=("They are written; read them once, change what is not you.",),
        ),
        Option(
            id="asked",
            title="I have asked",
            act=path.action_log,
            verb="log it",
            why=("`l` does the same from anywhere on this path.",),
        ),
    )
    return (Question("The words are ready", rows),)


_ANSWERS: Final = (
    ("strong", Answer.STRONG, "A strong yes", "They are glad to write it."),
    ("yes", Answer.YES, "A plain yes", "Good. The packet is the next thing."),
    ("hesitant", Answer.HESITANT, "A hesitant yes", "Often a no said kindly; plan a backup."),
    ("no", NO, "A no", "An honest no protects you. A thank-you is ready."),
)


def answer(path: "AskPath", at: Situation) -> tuple[Question, ...]:
    """What they answered; once that is known, what comes next."""
    if path.done(at)[5]:
        return (_over(path, at),)

    def answering(first: object) -> Callable[[], None]:
        return lambda: ask_answer(path.shell, path.letter, first)

    rows = [
        Option(id=f"answer:{name}", title=title, act=answering(value), verb="log it", why=(why,))
        for name, value, title, why in _ANSWERS
    ]
    rows.append(
        Option(
            id="answer:none",
            title="No answer yet",
            act=path.action_message,
            verb="a line",
            glyph=glyphs.WAITING,
            why=("After a week of silence one friendly line is welcome.",),
        )
    )
    return (Question("What did they answer?", tuple(rows)),)


def _over(path: "AskPath", at: Situation) -> Question:
    """Every question has its answer: what comes next, by a key."""
    agreed = at.last(path.record, EventKind.AGREED)

    def packet() -> None:
        from lorapp.screens.paths.packet.packet import PacketPath

        path.app.push_screen(PacketPath(path.letter))

    def back() -> None:
        path.action_back()

    if agreed is None:
        rows = (Option(id="answer:strong", title="Back to the plan", act=back, verb="back"),)
        return Question("They said no, and that is an honest answer", rows)
    option = Option(
        id="answer:strong",
        title="Send the packet",
        act=packet,
        verb="open it",
        why=("What the writer gets, in one folder with one PDF, and the mail to go with it.",),
    )
    return Question(f"Agreed {day_short(agreed.on, at.today)}", (option,))
