"""What hangs on one letter in lines: the day it is needed, slack, courtesy, backup, age."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from lorapp.domain.calendar.season import milestone
from lorapp.domain.engine.rules.backing_up import backups
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.age import Recency, age_months, recency
from lorapp.domain.letters.courtesy import courtesy
from lorapp.domain.letters.dates import Need, need, slack, upload_by
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.replacing import could_write, is_lost, missed_by, others_in_play
from lorapp.domain.letters.situation import ALL_SPECIALTIES, Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.letters.story_lines import Fact, StoryLine, Weight, day_of
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import count_words, day_short, with_tilde
from lorapp.domain.wording.names import program_short

K = EventKind
PROGRAM_WIDTH: Final = 16
TWO: Final = 2
"""How many who could write instead are named."""
_OVER: Final = frozenset({LetterState.DECLINED, LetterState.REVOKED, LetterState.ABANDONED})


def need_lines(at: Situation, letter: Letter) -> tuple[StoryLine, ...]:
    """The lines of a letter that is still in play; none of one that is over."""
    lost = instead_lines(at, letter) if is_lost(at, letter) else ()
    if at.is_past(letter) or state(at, letter) in _OVER:
        return (courtesy_line(at, letter), *lost)
    lines = [needed_line(at, letter)]
    is_here = at.arrived(letter) is not None
    if not is_here or at.places.wanted_by(letter):
        lines += slack_lines(at, letter)
    lines.append(courtesy_line(at, letter))
    if lost:
        lines += lost
    elif not is_here:
        lines.append(backup_line(at, letter))
    return (*lines, *age_lines(at, letter))


def needed_line(at: Situation, letter: Letter) -> StoryLine:
    """The day that presses, who sets it, and the latest safe upload."""
    if at.places.placed.get(letter.key) and not at.places.wanted_by(letter):
        return StoryLine("Needed", (Fact("nowhere else: it is placed where it fits"),))
    found = need(at, letter)
    if found is None:
        return StoryLine("Needed", (Fact("no day is left this season", Weight.QUIET),))
    projected = is_projected(at, letter, found)
    facts = [Fact(f"{_act(at, found.day, projected=projected)}, {_setter(found)}")]
    latest = upload_by(at, letter)
    if latest and at.arrived(letter) is None:
        text = _act(at, latest, projected=projected)
        same = text.removesuffix(f" {found.day.year}") if latest.year == found.day.year else text
        facts.append(Fact(f"upload by {same}"))
    return StoryLine("Needed", tuple(facts))


def _act(at: Situation, day: date, *, projected: bool = False) -> str:
    return with_tilde(day_short(day, at.today, act_on=not projected), projected)


def _setter(found: Need) -> str:
    if found.program:
        return found.program.name
    return "ranking opens" if found.code == "ranking-opens" else "programs begin to read"


def is_projected(at: Situation, letter: Letter, found: Need) -> bool:
    """Whether the day rests on a date of the season that is only expected."""
    if found.program:
        return False
    file = at.file
    service = "nrmp" if found.code == "ranking-opens" else file.letter_service(letter)
    row = milestone(file, file.letter_season(letter), service, found.code)
    return bool(row and row.is_projected)


def need_is_projected(at: Situation, letter: Letter) -> bool:
    """Whether the day a letter is needed on is only expected."""
    found = need(at, letter)
    return found is not None and is_projected(at, letter, found)


def slack_lines(at: Situation, letter: Letter) -> Iterator[StoryLine]:
    """Working days before the next step is too late, and what it still helps after that."""
    left = slack(at, letter)
    if left is None:
        return
    if left <= 0:
        text = "! 0 days" if left == 0 else f"! passed {count_words(-left, 'working day')} ago"
        first = Fact(text, Weight.URGENT)
    else:
        tight = left < at.number("backup_slack_days")
        first = Fact(count_words(left, "working day"), Weight.CAUTION if tight else Weight.PLAIN)
    after = _after(at, letter)
    yield StoryLine("Slack", (first, after) if after else (first,))


def _after(at: Situation, letter: Letter) -> Fact | None:
    """Which programs a letter still helps once the first day has passed."""
    found = need(at, letter)
    if found is None or found.program is None:
        return None
    later = [
        p for p in at.places.wanted_by(letter) if p.complete_by is None or p.complete_by > found.day
    ]
    ranking = milestone(at.file, at.file.letter_season(letter), "nrmp", "ranking-opens")
    ends = [p.complete_by or (ranking.day if ranking else None) for p in later]
    last = max((day for day in ends if day), default=None)
    if not later or last is None or last <= found.day:
        return None
    text = f"after {day_short(found.day, found.day)[4:]} it helps {_named(later)}"
    return Fact(f"{text} until {day_short(last, at.today)}", Weight.QUIET)


def _named(programs: list[Program]) -> str:
    if len(programs) == 1:
        return program_short(programs[0].name, PROGRAM_WIDTH)
    return count_words(len(programs), "program")


def courtesy_line(at: Situation, letter: Letter) -> StoryLine:
    """What the writer has heard, and the next day a message is welcome."""
    found = courtesy(at, letter.mentor)
    facts = []
    if found.messages:
        facts.append(Fact(count_words(found.messages, "message")))
    facts.append(Fact(f"last {day_of(at, found.last_on)}" if found.last_on else "no message yet"))
    if found.next_day.day is None:
        facts.append(Fact("not to be contacted", Weight.CAUTION))
    else:
        facts.append(Fact("next polite day"))
        facts.append(Fact(_act(at, found.next_day.day), Weight.STRONG, gap=" "))
    return StoryLine("Courtesy", tuple(facts))


def backup_line(at: Situation, letter: Letter) -> StoryLine:
    """Who could stand in, and what is not the same about that letter."""
    found = backups(at, letter)
    if not found:
        return StoryLine("Backup", (Fact("none yet", Weight.QUIET),))
    first = found[0]
    facts = [Fact(f"{short_name(at.file, first.mentor)}, {state(at, first)}")]
    if first.specialty in ALL_SPECIALTIES and letter.specialty not in ALL_SPECIALTIES:
        facts.append(Fact("a general letter"))
    if len(found) > 1:
        facts.append(Fact(f"{len(found) - 1} more", Weight.QUIET))
    return StoryLine("Backup", tuple(facts))


def instead_lines(at: Situation, letter: Letter) -> tuple[StoryLine, ...]:
    """Which programs miss a letter that will not come, and who could write in its place."""
    missed = missed_by(at, letter)
    short = f"! {missed[0].name} below its minimum" if missed else ""
    if len(missed) > 1:
        short = f"! {missed[0].name} and {count_words(len(missed) - 1, 'more program')}"
    planned = [short_name(at.file, other.mentor) for other in others_in_play(at, letter)]
    asked = [short_name(at.file, mentor) for mentor in could_write(at, letter)]
    found = [*planned[:TWO], *(f"{name} could be asked" for name in asked[: TWO - len(planned)])]
    facts = tuple(map(Fact, found)) or (Fact("nobody on record", Weight.QUIET),)
    lines = StoryLine("Short", (Fact(short, Weight.URGENT),)), StoryLine("Instead", facts)
    return lines if missed else lines[1:]


def age_lines(at: Situation, letter: Letter) -> Iterator[StoryLine]:
    """How old the letter is when programs begin to read; left out while no date is known."""
    months = age_months(at, letter)
    fresh = recency(at, letter)
    if months is None or fresh is None:
        return
    if months < 0:
        yield StoryLine("Age", (Fact("new: it came after programs began to read"),))
        return
    facts = [Fact(f"{months:g} months when programs begin to read")]
    if fresh is Recency.AMBER:
        facts.append(Fact(f"over {at.number('recency_green_months')}", Weight.CAUTION))
    elif fresh is Recency.RED:
        facts.append(Fact(f"over {at.number('recency_red_months')}, too old", Weight.URGENT))
    yield StoryLine("Age", tuple(facts))
