"""Interviews as rows of a list, and what the panel says about one."""

from collections.abc import Iterable, Iterator
from typing import Final
from zoneinfo import ZoneInfo

from textual.content import Content

from lorapp.domain.engine.words import short_name
from lorapp.domain.interviews.clocks import apart_text, clocks_text, tripwire, zone_of_program
from lorapp.domain.interviews.conflicts import Weight, conflicts, lasts, span_words
from lorapp.domain.interviews.dossier import how_words
from lorapp.domain.interviews.held import letters_held
from lorapp.domain.interviews.lanes import Lane, Line
from lorapp.domain.interviews.messages import first_choice, message_text, messages_to, policy_text
from lorapp.domain.interviews.zones import label
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.placing.programs.acquaintance import acquaintances
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.wording.days import count_words, day_short, distance_sentence, tally_text
from lorapp.domain.wording.names import program_short
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.rows.row_paint import Group, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line, stated
from lorapp.widgets.text.glyphs import Glyph, Tone, own

GLYPHS: Final[dict[InterviewStatus | None, Glyph]] = {
    None: glyphs.UNKNOWN,
    InterviewStatus.INVITED: glyphs.OPEN,
    InterviewStatus.BOOKED: glyphs.THERE,
    InterviewStatus.WAITLISTED: glyphs.WAITING,
    InterviewStatus.DONE: glyphs.DONE,
    InterviewStatus.DECLINED: glyphs.FAILED,
}
FACT_BOTH: Final = 31
FACT_HOME: Final = 16
NAME_BOTH: Final = 31
NAME_HOME: Final = 34
CUT_AT: Final = 300
_UNTOLD: Final = frozenset({None, InterviewStatus.BOOKED})
LOG_IT: Final = "log it"
"""An hour that has passed and of which nothing is written down yet."""


def interview_groups(at: Situation, lines: Iterable[Line], *, wide: bool) -> list[Group]:
    """The lanes that hold anything, each with its count."""
    found = list(lines)
    groups = []
    for lane in Lane:
        rows = tuple(_row(at, line, wide=wide) for line in found if line.lane is lane)
        if rows:
            groups.append(Group(str(lane), rows, str(len(rows))))
    return groups


def _row(at: Situation, line: Line, *, wide: bool) -> Row:
    interview = line.interview
    name = at.file.program(interview.program).name
    coming = line.lane is not Lane.PAST
    glyph = GLYPHS[interview.status]
    tone = glyph.tone
    if coming and any(one.weight is Weight.CLASH for one in conflicts(at, interview, interview)):
        glyph, tone = glyphs.NEEDS_YOU, Tone.URGENT
    elif tripwire(at, interview) if coming else interview.status in _UNTOLD:
        glyph, tone = glyphs.PARTLY, Tone.CAUTION
    return Row(
        id=line.id,
        title=program_short(name, NAME_HOME if wide else NAME_BOTH),
        glyph=glyph,
        tone=tone,
        fact=_fact(at, line, wide=wide),
        number=tally_text(line.days, "left").strip() if coming and line.days else _state(line),
        title_tone=Tone.INK if coming else Tone.MUTED,
    )


def _state(line: Line) -> str:
    """What stands at the right where no days are counted."""
    if line.lane is not Lane.PAST:
        return "today"
    status = line.interview.status
    return LOG_IT if status in _UNTOLD else str(status)


def _fact(at: Situation, line: Line, *, wide: bool) -> str:
    """The hour at home, and where there is room also theirs."""
    home = at.file.applicant.zone
    here = line.interview.at.astimezone(home)
    first = f"{day_short(line.day, at.today, act_on=line.lane is not Lane.PAST)} {here:%H:%M}"
    zone = zone_of_program(line.interview)
    there = line.interview.at.astimezone(ZoneInfo(zone))
    if wide or label(zone) == label(at.file.applicant.timezone):
        return first
    day = "" if there.date() == here.date() else f"{there:%a} "
    return own(f"{first} · {day}{there:%H:%M} {label(zone)}")


def interview_explained(at: Situation, interview: Interview) -> Explained:
    """Both clocks, what it meets, what they hold of you, and what comes after."""
    program = at.file.program(interview.program)
    when = Content.styled(clocks_text(interview, at.file.applicant.timezone, at.today), "bold")
    met = [stated(one_line(text)) for text in _met(at, interview)]
    place = keyed(one_line(_place(at, interview)))
    short = keyed(own("`Enter` to prepare · `Space` more"), Tone.MUTED.style)
    rest = [keyed(one_line(text)) for text in _rest(at, interview)]
    publisher = at.file.rulebook.publisher("practice-interview")
    foot = keyed(f"Lengths and gaps: {publisher}'s own defaults.", Tone.MUTED.style)
    return Explained(
        f"Interview, {program.name}",
        (when, *met, place, *rest),
        short,
        (when, *met, place, *rest, foot),
    )


def _met(at: Situation, interview: Interview) -> Iterator[str]:
    if interview.at <= at.now or interview.status is InterviewStatus.DECLINED:
        return
    for one in conflicts(at, interview, interview):
        yield f"{'!' if one.weight is Weight.CLASH else '◐'} {one.text}"
    warning = tripwire(at, interview)
    if warning:
        yield f"◐ {warning}"


def _place(at: Situation, interview: Interview) -> str:
    """How, how long, where it stands, and the place."""
    day = interview.at.astimezone(at.file.applicant.zone).date()
    parts = [
        how_words(interview).capitalize(),
        str(interview.status or "state unknown"),
        distance_sentence(day, at.today),
        span_words(lasts(at, interview)) + ("" if interview.minutes else " as is usual"),
    ]
    told = f"{', '.join(parts)}. {apart_text(interview, at.file.applicant.timezone)}".rstrip()
    if interview.place:
        told += f" {interview.place:.{CUT_AT}}"
    if interview.contact:
        told += f" Contact: {interview.contact:.{CUT_AT}}"
    return told


def _rest(at: Situation, interview: Interview) -> Iterator[str]:
    program = at.file.program(interview.program)
    held = [
        short_name(at.file, at.file.letter(placed.letter).mentor)
        for placed in letters_held(at, program)
    ]
    yield f"They hold: {joined(held)}." if held else "No letter is assigned to this program."
    known = [short_name(at.file, one.mentor) for one in acquaintances(at, program)]
    if known:
        yield f"You know {joined(known)} there."
    questions = count_words(len(interview.questions), "question")
    yield f"{questions} noted." if questions else "No question noted yet. `n` adds one."
    yield policy_text(program)
    sent = messages_to(at.file, program.key)
    if sent:
        yield f"{'; '.join(message_text(message, at.today) for message in sent)}."
    choice = first_choice(at.file)
    if choice is not None and choice.program == program.key:
        yield "They know that they are your first choice."
    if interview.notes:
        yield f"{interview.notes:.{CUT_AT}}"
