"""Writing down what happened, and taking it back."""

from argparse import Namespace
from datetime import datetime
from typing import Final

from lorapp.cli.arguments import LETTER, Commands, add_command, saying
from lorapp.cli.days import day_of, note_of, past_day
from lorapp.cli.output import say
from lorapp.cli.store import record, writing
from lorapp.domain.letters.record import Answer, Event, EventKind
from lorapp.domain.mentors import Channel
from lorapp.domain.seasons.processing import since_of
from lorapp.errors import RefusedError

YES, NO = "yes", "no"
WAIVER_UNKNOWN: Final = (
    "Whether you gave up the right to see it is not written down: open the letter and press `e`."
)


def add_commands(commands: Commands) -> None:
    """Add ``log``, ``undo`` and ``redo``."""
    log = add_command(commands, "log", "write down one thing that happened to a letter", log_event)
    log.add_argument("letter", metavar="LETTER", help=LETTER)
    log.add_argument("event", metavar="EVENT", choices=[kind.value for kind in EventKind])
    log.add_argument("--on", metavar="DATE", help="the day it happened; today without")
    log.add_argument("--how", choices=[how.value for how in Channel])
    log.add_argument("--answer", choices=[answer.value for answer in Answer])
    log.add_argument("--promised", metavar="DATE", help="the day the writer promised the letter")
    log.add_argument("--note", metavar="TEXT", help="your own words, or the reason")
    log.add_argument(
        "--processing",
        action="store_true",
        help="with `imported`: the portal shows it as processing, so it counts nowhere yet",
    )
    log.add_argument(
        "--waived",
        choices=[YES, NO],
        help="with `confirmed`: whether you gave up the right to see the letter",
    )
    add_command(commands, "undo", "take back the newest action", undo)
    add_command(commands, "redo", "bring back what undo took", redo)


def log_event(arguments: Namespace) -> int:
    """Record one event of a letter; illegal ones are refused with the reason."""
    from lorapp.domain.choosing import letter_named

    with writing() as services, saying('Add `--note "WHY"`.'):
        letter = letter_named(arguments.letter, record(services))
        today = services.unit.today()
        note = note_of(arguments.note)
        event = Event(
            kind=EventKind(arguments.event),
            on=past_day(arguments.on, today),
            how=Channel(arguments.how) if arguments.how else None,
            answer=_answer(arguments),
            promised_on=day_of("--promised", arguments.promised, today),
            note=note,
        )
        if arguments.processing:
            since = _since(arguments, services.unit.now())
            say(services.seasons.log_imported(letter, event, since).label)
            return 0
        waived = _waived(arguments)
        say(services.letters.log(letter, event, reason=note, waived=waived).label)
        is_unknown = record(services).letter(letter).waived is None
        if event.kind is EventKind.CONFIRMED and is_unknown:
            say(WAIVER_UNKNOWN)
    return 0


def _waived(arguments: Namespace) -> bool | None:
    """What was answered about the waiver; None where it was not said."""
    if arguments.waived and arguments.event != EventKind.CONFIRMED.value:
        raise RefusedError("Only `confirmed` takes --waived.")
    return {YES: True, NO: False}.get(arguments.waived)


def _since(arguments: Namespace, now: datetime) -> datetime:
    """Since when an import hangs: now, or the noon of the day it was made."""
    if arguments.event != EventKind.IMPORTED.value:
        raise RefusedError("Only `imported` takes --processing.")
    return since_of(past_day(arguments.on, now.date()), now)


def undo(_arguments: Namespace) -> int:
    """Take back the newest action."""
    with writing() as services:
        say(f"Taken back: {services.history.undo().label}. `lorapp redo` does it again.")
    return 0


def redo(_arguments: Namespace) -> int:
    """Bring back what undo took."""
    with writing() as services:
        say(f"Done again: {services.history.redo().label}. `lorapp undo` takes it back.")
    return 0


def _answer(arguments: Namespace) -> Answer | None:
    """The answer given; ``agreed`` alone is a plain yes."""
    agreed = arguments.event == EventKind.AGREED.value
    if not agreed and (arguments.answer or arguments.promised):
        raise RefusedError("Only `agreed` takes --answer and --promised.")
    if arguments.answer:
        return Answer(arguments.answer)
    return Answer.YES if agreed else None
