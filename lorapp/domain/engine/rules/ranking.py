"""Steps before the Match: answer an invitation, certify the rank list, certify it again."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from lorapp.domain.calendar.season import milestone
from lorapp.domain.calendar.shelf import NRMP
from lorapp.domain.engine.sketch import Sketch, in_words, time_part
from lorapp.domain.engine.steps import Part, Severity
from lorapp.domain.engine.words import program_mark
from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import matches_of
from lorapp.domain.wording.days import day_short

if TYPE_CHECKING:
    from lorapp.domain.calendar.rows import Milestone
    from lorapp.domain.papers import Invitation
    from lorapp.domain.ranking.lists import RankList

DAY = timedelta(days=1)
SHOWN = 3


def answer_invitation(at: Situation) -> Iterator[Sketch]:
    """Answer by its deadline, today where none is known; then ask whether a place is left."""
    if not at.file.invitations:
        return
    # Imported only with an invitation: the first frame of all others is quicker without.
    from lorapp.domain.interviews.invitations import due_day, is_late, open_invitations

    seen: set[str] = set()
    for item in open_invitations(at.file):
        due, late = due_day(at, item), is_late(at, item)
        if item.on > at.today or (late and due + at.days("invitation_late_days") < at.today):
            continue
        repeat = item.on.isoformat() if item.program in seen else None
        seen.add(item.program)
        yield _answer(at, item, due, repeat)


def _answer(at: Situation, item: "Invitation", due: date, repeat: str | None) -> Sketch:
    from lorapp.domain.interviews.invitations import deadline_words, is_late

    pressing = due - at.today <= DAY
    late = is_late(at, item)
    urgent = [Part("places can be gone within the hour", 15 if pressing else 10)]
    reason = "its deadline is over" if late else f"the answer is due {in_words(at, due)}"
    fact = day_short(due, at.today, act_on=True)
    if isinstance(item.reply_by, datetime):
        here = item.reply_by.astimezone(at.file.applicant.zone)
        fact = f"{day_short(here.date(), at.today, act_on=True)} {here:%H:%M}"
    return Sketch(
        rule="answer-invitation",
        kind="program",
        key=item.program,
        repeat=repeat,
        title=f"Answer the invitation of {program_mark(item.program)}",
        opens=item.on,
        due=due,
        source="practice-invitation",
        why=(
            deadline_words(at, item),
            f"It came {in_words(at, item.on)}. Choose an hour, or decline so that others may.",
        ),
        parts=[*time_part(at, due, reason), *urgent],
        severity=Severity.RED if pressing else Severity.AMBER,
        programs=(item.program,),
        fact=fact if item.reply_by else "today",
        loses_on=due,
    )


def certify_ranks(at: Situation) -> Iterator[Sketch]:
    """Certify before lists close; again after each change, until the match has this order."""
    if not (at.file.ranks or at.file.interviews) or not _is_near(at):
        return
    # Imported only then: the first frame of all others is quicker without.
    from lorapp.domain.ranking.lists import rank_lists

    for found in rank_lists(at):
        if not found.is_certified and (found.places or found.waiting):
            yield from _certify(at, found)


def _is_near(at: Situation) -> bool:
    """Whether it is time to speak of lists; with one begun, or an earlier match, it always is."""
    if at.file.ranks or matches_of(at.file) != (NRMP,):
        return True
    row = milestone(at.file, at.file.applicant.season, "nrmp", "ranking-opens")
    day = row.day if row is not None else None
    return day is not None and day - at.days("rank_ahead_days") <= at.today


def _certify(at: Situation, found: "RankList") -> Iterator[Sketch]:
    from lorapp.domain.ranking.closing import closing, is_closed, is_over, last_day

    row = closing(at.file, found.match)
    again = found.certified
    if row is None:
        if again is not None:
            yield _sketch(at, found, _day_of(at, again.at), at.today)
        return
    due = last_day(at, row)
    if is_over(at, row):
        if is_closed(at, found.match) and at.today <= due + at.days("rank_missed_days"):
            yield _sketch(at, found, due, due, missed=True)
        return
    due = max(due, at.today)  # its last hours may lie in the night after, at home
    opens = _opens(at, found, due) if again is None else _day_of(at, again.at)
    yield _sketch(at, found, opens, due, row)


def _opens(at: Situation, found: "RankList", due: date) -> date:
    """The day lists open; where a match names none, some weeks before they close."""
    from lorapp.domain.ranking.closing import opening

    row = opening(at.file, found.match)
    day = row.day if row is not None else None
    return min(day or due - at.days("rank_ahead_days") // 2, due)


def _day_of(at: Situation, moment: date | datetime) -> date:
    if isinstance(moment, datetime):
        return moment.astimezone(at.file.applicant.zone).date()
    return moment


def _sketch(
    at: Situation,
    found: "RankList",
    opens: date,
    due: date,
    row: "Milestone | None" = None,
    *,
    missed: bool = False,
) -> Sketch:
    from lorapp.domain.matches import match_words

    again = found.certified is not None
    projected = row is not None and row.is_projected
    parts = [Part("the match does not have this order", 10)] if again and not missed else []
    if row is not None and not projected:
        parts += time_part(at, due, f"lists close {in_words(at, due)}")
    name = match_words(found.match)
    return Sketch(
        rule="certify-ranks",
        kind="service",
        key=found.match,
        repeat=_day_of(at, found.certified.at).isoformat() if found.certified else None,
        title=f"Certify the {name} rank list{' again' if again else ''}",
        opens=opens,
        due=due,
        source="K23" if again else "rank-preference",
        why=tuple(_why(at, found, missed=missed)),
        parts=parts,
        severity=None if projected or missed else _severity(at, due, row, again=again),
        waits=not again,
        missed=missed,
        programs=found.order,
        fact=day_short(due, at.today, act_on=True) if row else "",
        loses_on=due if row else None,
        projected=projected,
    )


def _severity(at: Situation, due: date, row: "Milestone | None", *, again: bool) -> Severity | None:
    """Red in the last days, amber before that and after every change."""
    left = at.in_days(due)
    if row is not None and left <= at.number("rank_red_days"):
        return Severity.RED
    return Severity.AMBER if again or left <= at.number("rank_amber_days") else None


def _why(at: Situation, found: "RankList", *, missed: bool) -> Iterator[str]:
    from lorapp.domain.ranking.advice import TRUE_ORDER
    from lorapp.domain.ranking.closing import closing_text

    yield closing_text(at, found.match)
    if found.certified is not None:
        from lorapp.domain.ranking.differences import difference_text, differences

        if missed:
            yield "The list as it was certified counts, not this order."
        lines = differences(found.certified.programs, found.order)
        for one in lines[:SHOWN]:
            yield difference_text(one, program_mark(one.program))
        if len(lines) > SHOWN:
            yield f"And {len(lines) - SHOWN} more differ."
        return
    if found.waiting and not found.places:
        yield "No program is on the list yet; `lorapp rank` shows those you were interviewed at."
    if found.match == "nrmp" and at.file.applicant.ecfmg_certified_on is None:
        yield "ECFMG must have confirmed your requirements by then, or NRMP withdraws you."
    yield TRUE_ORDER
