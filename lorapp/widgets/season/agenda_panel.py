"""What the panel says about an item of the season, and about a day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from textual.content import Content

from lorapp.domain.calendar.clocks import ClockChange, hours_ahead
from lorapp.domain.calendar.projections import EASTERN
from lorapp.domain.calendar.rows import Milestone
from lorapp.domain.calendar.season import milestone_of
from lorapp.domain.calendar.shelf import own_row, shipped_date
from lorapp.domain.engine.words import by_name
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import (
    MONTHS,
    day_short,
    distance_sentence,
    home_text,
    with_tilde,
    zone_name,
)
from lorapp.domain.wording.milestones import firmness, meaning
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.season.season_items import Item, hours_text
from lorapp.widgets.text.cells import keyed, one_line
from lorapp.widgets.text.glyphs import MUTED, own
from lorapp.widgets.text.when import day_text

INVITE: Final = "Not known yet. `e` enters the day when you have read it."
LEGEND: Final = "On the line: ━ over, ┄ to come, ○ days to ask, ◍ a date, · today."


def explained(item: Item, file: SeasonFile, now: datetime) -> Explained:
    """When it is on both clocks, what it means, how firmly it is known, and who says so."""
    if item.row is not None:
        return _date_explained(item, file, now)
    when = Content.styled(when_text(item, file, now), "bold")
    told = tuple(keyed(one_line(text)) for text in _meant(item, file, now))
    foot = keyed(_foot(item, file, now), MUTED)
    short = keyed(own("`Enter` opens it · `Space` more"), MUTED)
    return Explained(item.title, (when, *told), short, (when, *told, foot))


def _date_explained(item: Item, file: SeasonFile, now: datetime) -> Explained:
    shelf = milestone_of(file, item.row) if item.row else None
    if shelf is None:
        return Explained(item.title)
    today = now.astimezone(file.applicant.zone).date()
    when = Content.styled(when_text(item, file, now), "bold") if item.day else keyed(INVITE)
    what = _joined(meaning(shelf.code), "Done: nothing more is needed." if item.is_done else "")
    firm = _firm(file, shelf)
    clock = clock_text(item.at, file, now)
    source = source_text(file, shelf.source, today)
    short = keyed(own(f"{source} · `Space` more"), MUTED)
    lines = tuple(keyed(text) for text in (what, firm) if text)
    more = tuple(keyed(text) for text in (what, clock, firm, _own_text(file, shelf, today)) if text)
    hint = "`e` your own date"
    if own_row(file, shelf) is not None:
        hint = "`e` changes your date, `b` goes back to the shipped one"
    foot = keyed(own(f"{source} · `?` the guide\n{hint}"), MUTED)
    return Explained(item.title, (when, *lines), short, (when, *more, foot))


def _joined(*texts: str) -> str:
    return " ".join(text for text in texts if text)


def _firm(file: SeasonFile, shelf: Milestone) -> str:
    if own_row(file, shelf) is not None:
        return "Your own date; it wins over the shipped one."
    return firmness(shelf.status, shelf.rule) if shelf.at is not None else ""


def _own_text(file: SeasonFile, shelf: Milestone, today: date) -> str:
    """What was shipped in the place of the applicant's own date."""
    if own_row(file, shelf) is None:
        return ""
    before = shipped_date(file, shelf)
    if before is None:
        return "Only you know this date."
    day = "not known yet"
    if before.day is not None:
        day = day_text(before.day, today, projected=before.is_projected)
    return f"Shipped: {day}, {file.rulebook.publisher(before.source)}."


def source_text(file: SeasonFile, source: str, today: date) -> str:
    """``Source: AAMC, seen 22 Nov``; the applicant's own word is named as that."""
    return f"Source: {credit(file.rulebook, today, source)}"


def when_text(item: Item, file: SeasonFile, now: datetime) -> str:
    """The day, or the instant on both clocks, and how far it is."""
    home = file.applicant
    today = now.astimezone(home.zone).date()
    if item.day is None:
        return "Not known yet."
    text = home_text(item.at or item.day, home, today)
    if item.until is not None:
        text += f" to {day_short(item.until, today, act_on=True)}"
    text = with_tilde(text, item.projected)
    differs = ""
    if item.row is not None and item.or_on is not None:
        differs = f" Some sources say {item.or_on.day} {MONTHS[item.or_on.month - 1][:3]}."
    if item.is_past:
        return f"{text}.{differs}"
    far = "today"
    if item.left is not None and item.left > 0:
        far = distance_sentence(date.fromordinal(today.toordinal() + item.left), today)
    return f"{text}, {far}.{differs}"


def clock_text(at: datetime | None, file: SeasonFile, now: datetime) -> str:
    """Say so when the two clocks are apart by another number of hours than now."""
    if at is None:
        return ""
    then, today = (hours_ahead(moment, file.applicant.zone) for moment in (at, now))
    if then == today:
        return ""
    place = zone_name(file.applicant.timezone)
    return f"Clocks: {place} is then {_apart(then)} ET; today it is {hours_text(today)}."


def _apart(hours: float) -> str:
    if not hours:
        return "level with"
    return f"{hours_text(hours)} {'ahead of' if hours > 0 else 'behind'}"


def _meant(item: Item, file: SeasonFile, now: datetime) -> list[str]:
    if item.change is not None:
        return _change_told(item.change, file, now)
    if item.step is not None:
        return [by_name(line, file) for line in item.step.why]
    if item.talk is not None:
        return _talk_told(item, file, now)
    if item.told:
        return list(item.told)
    stay = file.rotation(item.key)
    if stay is None:
        return []
    place = ", ".join(filter(None, (stay.kind.replace("-", " "), stay.city, stay.state)))
    today = now.astimezone(file.applicant.zone).date()
    span = f"{day_short(stay.starts_on, today)} to {day_short(stay.ends_on, today)}"
    return [f"Rotation from {span}.", f"{place[:1].upper()}{place[1:]}."]


def _change_told(change: ClockChange, file: SeasonFile, now: datetime) -> list[str]:
    today = now.astimezone(file.applicant.zone).date()
    place = zone_name(file.applicant.timezone)
    until = ""
    if change.until is not None:
        until = f" until {day_short(change.until, today, act_on=True)}"
    return [
        f"From then {place} is {_apart(change.after)} ET{until}, not {hours_text(change.before)}.",
        "Hours given in ET fall on another hour of your day. Both are shown on each date.",
    ]


def _talk_told(item: Item, file: SeasonFile, now: datetime) -> list[str]:
    talk = item.talk
    if talk is None:
        return []
    told = [f"{file.program(talk.program).name}, {talk.how or 'how: unknown'}."]
    if talk.zone and talk.zone not in {EASTERN, file.applicant.timezone}:
        there = talk.at.astimezone(ZoneInfo(talk.zone))
        told.append(f"{there:%H:%M} there ({zone_name(talk.zone)}).")
    clock = clock_text(item.at, file, now)
    return [*told, clock] if clock else told


def _foot(item: Item, file: SeasonFile, now: datetime) -> str:
    if item.step is not None:
        today = now.astimezone(file.applicant.zone).date()
        return own(f"{source_text(file, item.step.source, today)} · `Enter` opens the step")
    if item.change is not None:
        return "Source: the time zone tables of this computer."
    return "Source: your own record."


def day_explained(day: date, found: Sequence[Item], file: SeasonFile, now: datetime) -> Explained:
    """What falls on one day of the month."""
    today = now.astimezone(file.applicant.zone).date()
    title = f"{day_short(day, today, act_on=True)}, {distance_sentence(day, today)}"
    if not found:
        text = keyed("Nothing falls on this day.", MUTED)
        return Explained(title, (Content.styled(title, "bold"), text), Content(), (text,))
    lines = (Content.styled(title, "bold"), *(_day_line(item) for item in found))
    paragraphs: list[Content] = []
    for item in found:
        told = explained(item, file, now)
        head = Content.styled(one_line(item.title), "bold")
        paragraphs.append(Content("\n").join([head, *(line for line in told.lines if line.plain)]))
    foot = keyed("`Enter` finds them in the agenda.", MUTED)
    return Explained(title, lines, Content(), (*paragraphs, foot))


def _day_line(item: Item) -> Content:
    hour = f"{item.at:%H:%M} " if item.at else ""
    return Content.assemble((f"{item.kind:<6}", MUTED), hour, one_line(item.title))


def with_legend(told: Explained) -> Explained:
    """The same, with what the marks on the line of months mean."""
    legend = keyed(own(LEGEND), MUTED)
    return replace(told, foot_short=legend, full=(*told.full, legend))


def past_explained(count: int) -> Explained:
    """What the folded line stands for."""
    text = keyed(f"`Enter` shows the {count} that are over, the newest first.")
    return Explained("Behind you", (text,), Content(), (text,))
