"""Until when invitations want an answer, for a calendar."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from lorapp.domain.dates import written_day
from lorapp.domain.diary.entry import DAY, MORNING, Alarm, Entry
from lorapp.domain.diary.words import clocks
from lorapp.domain.interviews.invitations import is_late, open_invitations
from lorapp.domain.letters.situation import Situation, has_come
from lorapp.domain.papers import Invitation
from lorapp.domain.values import Moment
from lorapp.domain.wording.days import EASTERN

TWO_HOURS: Final = timedelta(hours=2)


def invitation_entries(at: Situation) -> Iterator[Entry]:
    """The deadline of each invitation that waits for an answer and names one."""
    for item in open_invitations(at.file):
        if item.reply_by is None or not has_come(at, item.on) or is_late(at, item):
            continue
        yield _invitation(at, item, item.reply_by)


def _invitation(at: Situation, item: Invitation, by: Moment) -> Entry:
    name = at.file.program(item.program).name
    has_hour = isinstance(by, datetime)
    starts = by.astimezone(EASTERN) if isinstance(by, datetime) else by
    before = TWO_HOURS if has_hour else -MORNING
    about = _clocks(at, by)
    return Entry(
        id=f"invitation:{item.program}:{item.on.isoformat()}",
        title=f"Answer the invitation, {name}",
        private_title="Answer an invitation",
        starts=starts,
        about=(about, f"It came on {written_day(item.on)}. Choose an hour, or decline."),
        alarms=tuple(
            Alarm(
                before=ahead,
                text=f"{when}: answer the invitation of {name}.",
                private_text=f"{when}: answer an invitation.",
            )
            for when, ahead in (
                ("Tomorrow", DAY if has_hour else DAY - MORNING),
                ("In two hours" if has_hour else "Today", before),
            )
        ),
    )


def _clocks(at: Situation, by: Moment) -> str:
    if isinstance(by, datetime):
        return f"Answer by {clocks(by, EASTERN, at.file.applicant.zone)}."
    return f"Answer by {written_day(by)}."
