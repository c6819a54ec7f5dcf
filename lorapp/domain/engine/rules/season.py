"""Steps that the calendar brings: milestones and interviews."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lorapp.domain.calendar.season import SeasonRow, is_behind, milestone, season_rows
from lorapp.domain.engine.sketch import Sketch, in_words, time_part
from lorapp.domain.engine.steps import Part, Severity
from lorapp.domain.engine.words import program_mark
from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import is_open_position
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.values import Moment
from lorapp.domain.wording.days import EASTERN, day_short, home_text, with_tilde

DAY = timedelta(days=1)
MATCH_WEEK = "match-week"
_OTHERS_DATES = frozenset({"school-unmatched-report", "school-soap-report", "soap-review"})
_AFTER_THE_MATCH = frozenset(
    {"visa-path-settled", "visa-sponsorship", "visa-interview", "orientation"}
)
_OPEN = {None, InterviewStatus.INVITED, InterviewStatus.BOOKED}


def milestone_steps(at: Situation) -> Iterator[Sketch]:
    """Every date of the season that concerns this applicant and is still to come."""
    for row in season_rows(at.file, at.now):
        if row.at is None or row.is_past or not row.applies or row.code in _OTHERS_DATES:
            continue
        if row.code in _AFTER_THE_MATCH and not _has_matched(at):
            continue
        yield _milestone(at, row, row.at)


def _has_matched(at: Situation) -> bool:
    file, season = at.file, at.file.applicant.season
    return any(
        program.status is ProgramStatus.MATCHED and file.program_season(program) == season
        for program in file.programs
    )


def _milestone(at: Situation, row: SeasonRow, moment: Moment) -> Sketch:
    day = moment.date() if isinstance(moment, datetime) else moment
    shown = day_short(day, at.today)
    when = with_tilde(shown, row.projected)
    text = shown
    if isinstance(moment, datetime):
        text = home_text(moment, at.file.applicant, at.today)
    why = [f"{row.title}: {with_tilde(text, row.projected)}."]
    if row.projected:
        why.append("Projected from earlier seasons; check it when the service publishes.")
    if row.code == MATCH_WEEK and at.in_days(day) <= at.number("soap_ready_days"):
        # Imported only in these weeks: the first frame of all others is quicker without.
        from lorapp.domain.placing.sets.soap import soap_words

        why += soap_words(at)
    return Sketch(
        rule="milestone",
        kind="milestone",
        key=row.code,
        title=row.title,
        opens=day,
        due=day,
        source=row.source,
        why=why,
        parts=[Part("a date of the season", 3)],
        waits=True,
        fact=when,
        loses_on=day,
        projected=row.projected,
    )


def interview(at: Situation) -> Iterator[Sketch]:
    """Prepare from two weeks before; note how it went the day after."""
    seen: set[str] = set()
    for item in at.file.interviews:
        if item.status not in _OPEN or at.file.program(item.program).is_finished:
            continue
        repeat = item.at.date().isoformat() if item.program in seen else None
        seen.add(item.program)
        if item.at > at.now:
            yield _prepare(at, item, repeat)
        elif is_open_position(at.file.program(item.program)) or not _lists_are_closed(at):
            yield _note(at, item, repeat)


def _lists_are_closed(at: Situation) -> bool:
    """Whether rank lists are in, after which notes on interviews have no use."""
    row = milestone(at.file, at.file.applicant.season, "nrmp", "rank-list-due")
    return row is not None and is_behind(row, at.now)


def _times(at: Situation, item: Interview) -> str:
    text = home_text(item.at, at.file.applicant, at.today)
    if item.zone and item.zone not in {EASTERN.key, at.file.applicant.timezone}:
        local = item.at.astimezone(ZoneInfo(item.zone))
        text += f", {local:%H:%M} there"
    return text


def _how(item: Interview) -> str:
    return item.how.replace("-", " ") if item.how else "how: unknown"


def _prepare(at: Situation, item: Interview, repeat: str | None) -> Sketch:
    day = item.at.astimezone(at.file.applicant.zone).date()
    return Sketch(
        rule="interview",
        kind="interview",
        key=item.program,
        repeat=repeat,
        title=f"Prepare the {program_mark(item.program)} interview",
        opens=day - at.days("interview_prepare_days"),
        due=day,
        source="practice-interview",
        why=(f"{_times(at, item)}, {_how(item)}.",),
        parts=time_part(at, day, f"the interview is {in_words(at, day)}"),
        fact=day_short(day, at.today, act_on=True),
        loses_on=day,
    )


def _afterwards(at: Situation, item: Interview, day: date) -> Iterator[str]:
    """Why to note it now, and whether the program wants thanks, where that is known."""
    program = at.file.program(item.program)
    use = (
        "is needed for your decision"
        if is_open_position(program)
        else "is needed for the rank list"
    )
    yield f"It was {in_words(at, day)}; what you note now {use}."
    if program.contact_after_interviews is not None:
        # Imported only then: the first frame of all others is quicker without.
        from lorapp.domain.interviews.messages import policy_text

        yield policy_text(program)


def _note(at: Situation, item: Interview, repeat: str | None) -> Sketch:
    day = item.at.astimezone(at.file.applicant.zone).date()
    due = day + at.days("interview_note_days")
    return Sketch(
        rule="interview",
        kind="interview",
        key=item.program,
        repeat=repeat,
        title=f"Note how the {program_mark(item.program)} interview went",
        opens=day,
        due=due,
        source="practice-interview",
        why=tuple(_afterwards(at, item, day)),
        parts=[Part("fresh in memory", 8)],
        severity=Severity.AMBER if due < at.today else None,
        fact=day_short(day, at.today, act_on=True),
    )
