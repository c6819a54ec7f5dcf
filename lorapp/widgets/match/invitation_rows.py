"""Invitations as rows of the list of interviews, and what the panel says about one."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from lorapp.domain.interviews.invitations import (
    brief_invitation,
    deadline_words,
    due_day,
    invitation_id,
    is_late,
    left_text,
)
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Invitation
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import EASTERN, day_short
from lorapp.domain.wording.names import program_short
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.rows.row_paint import Group, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line, stated
from lorapp.widgets.text.glyphs import Tone, own

ANSWER_THESE: Final = "Answer these"
OVER: Final = "Turned down or missed"
NAME: Final = 31
CUT_AT: Final = 300
HOURS_GO: Final = "Places can be gone within the hour: choose first, ask for another hour later."


def open_groups(at: Situation, found: Iterable[Invitation], *, wide: bool) -> list[Group]:
    """What wants an answer, before all else."""
    rows = tuple(_row(at, one, wide=wide) for one in found)
    return [Group(ANSWER_THESE, rows, str(len(rows)))] if rows else []


def closed_groups(at: Situation, found: Iterable[Invitation]) -> list[Group]:
    """What was turned down or missed, after all else."""
    rows = tuple(
        Row(
            id=invitation_id(one),
            title=program_short(at.file.program(one.program).name, NAME),
            glyph=glyphs.FAILED,
            tone=Tone.MUTED,
            fact=f"came {day_short(one.on, at.today)}",
            number=str(one.answer or "not needed"),
            title_tone=Tone.MUTED,
        )
        for one in found
    )
    return [Group(OVER, rows, str(len(rows)))] if rows else []


def _row(at: Situation, one: Invitation, *, wide: bool) -> Row:
    pressing = one.reply_by is None or at.in_days(due_day(at, one)) <= 1
    glyph = glyphs.NEEDS_YOU if pressing else glyphs.PARTLY
    return Row(
        id=invitation_id(one),
        title=program_short(at.file.program(one.program).name, NAME),
        glyph=glyph,
        tone=glyph.tone,
        fact=_fact(at, one, wide=wide),
        number=left_text(at, one),
    )


def _fact(at: Situation, one: Invitation, *, wide: bool) -> str:
    """Until when at home, and where there is room also on the Eastern clock."""
    by = one.reply_by
    if by is None:
        return "no deadline"
    if not isinstance(by, datetime):
        return f"by {day_short(by, at.today, act_on=True)}"
    here, there = by.astimezone(at.file.applicant.zone), by.astimezone(EASTERN)
    first = f"{day_short(here.date(), at.today, act_on=True)} {here:%H:%M}"
    if wide or here.replace(tzinfo=None) == there.replace(tzinfo=None):
        return first
    weekday = "" if there.date() == here.date() else f"{there:%a} "
    return own(f"{first} · {weekday}{there:%H:%M} ET")


def invitation_explained(at: Situation, one: Invitation) -> Explained:
    """Until when, since when, and what to do."""
    name = at.file.program(one.program).name
    note = [keyed(one_line(f"{one.note:.{CUT_AT}}"))] if one.note else []
    if one.answer is not None:
        told = (keyed(one_line(brief_invitation(at, one))), *note)
        return Explained(f"Invitation, {name}", told, full=told)
    mark = "!" if is_late(at, one) or at.in_days(due_day(at, one)) <= 1 else "◐"
    when = stated(f"{mark} {deadline_words(at, one)}")
    came = keyed(f"It came {day_short(one.on, at.today, act_on=True)}. {HOURS_GO}")
    short = keyed(own("`Enter` chooses an hour · `l` declines"), Tone.MUTED.style)
    said = credit(at.book, at.today, "practice-invitation")
    foot = keyed(own(f"Says who: {said}."), Tone.MUTED.style)
    return Explained(
        f"Invitation, {name}", (when, came, *note), short, (when, came, *note, short, foot)
    )
