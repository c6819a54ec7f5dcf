"""Whether the computer's clock can be right, judged by when the record was in use last."""

from datetime import datetime, timedelta
from typing import Final

WANDERING: Final = timedelta(minutes=5)
"""Clocks that are set by the network stand this far apart and mean nothing by it."""

LONG: Final = timedelta(days=5 * 365)
"""Whoever comes back to a record later than this has more likely a wrong clock."""

_ADVICE: Final = "Set the clock right first: every day here is counted from it."


def doubts(now: datetime, last_used: datetime | None) -> tuple[str, ...]:
    """Say what is odd about the clock, in one sentence; nothing where it may well be right.

    Both instants are aware; they are told by the clock of ``now``.
    """
    if last_used is None or -WANDERING <= now - last_used < LONG:
        return ()
    # The grammar of days is long, and most clocks are right.
    from lorapp.domain.dates import written_day

    before = last_used.astimezone(now.tzinfo)
    reads, used = written_day(now.date()), f"on {written_day(before.date())}"
    if now.date() == before.date():
        reads, used = f"{now:%H:%M}", f"at {before:%H:%M}"
    return (f"Your clock reads {reads}, but this record was in use {used}. {_ADVICE}",)
