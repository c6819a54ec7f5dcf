"""Match Week and SOAP as rows of a list, and what the panel says about each."""

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.soap.drill import Stage
from lorapp.domain.soap.hours import (
    Hour,
    clocks,
    has_begun,
    hours,
    is_past,
    is_soap,
    next_words,
    running,
    time_left,
)
from lorapp.domain.soap.record import SoapApplication
from lorapp.domain.soap.sent import (
    NO_CONTACT,
    contact_words,
    counter,
    has_contacted,
    has_lapsed,
    sent,
    status_words,
)
from lorapp.domain.soap.sets import Prepared, is_done, reason, service_text
from lorapp.domain.wording.days import EASTERN, count_words, day_short, weekday_name, with_tilde
from lorapp.domain.wording.names import specialty_words
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.rows.row_paint import Group, Row
from lorapp.widgets.season.agenda_panel import source_text
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, noted, one_line, stated
from lorapp.widgets.text.glyphs import Tone, own

FACT: Final = 23
NO_HOURS: Final = "No calendar knows Match Week of this season yet."


def soap_groups(at: Situation, found: Sequence[Prepared]) -> list[Group]:
    """Sets first before the week; the hours first from its begin on; then what was sent."""
    sets = Group("Letter sets for SOAP", tuple(_set_row(one) for one in found), _ready(found))
    week = _days(at)
    mine = sent(at)
    rows = tuple(_sent_row(at, one) for one in mine)
    applications = [Group(f"Applications: {counter(at)}", rows)] if mine else []
    if has_begun(at):
        return [*week, *applications, sets]
    return [sets, *week, *applications]


def _ready(found: Sequence[Prepared]) -> str:
    return f"{sum(one.is_ready for one in found)} of {len(found)} ready"


def _days(at: Situation) -> list[Group]:
    days: dict[str, list[Row]] = {}
    now = running(at)
    for hour in hours(at):
        # By the day in ET, which the week is made of; each row has both clocks.
        name = day_short(hour.at.astimezone(EASTERN).date(), at.today, act_on=True)
        days.setdefault(f"{name} (ET)", []).append(_hour_row(at, hour, now))
    return [Group(name, tuple(rows)) for name, rows in days.items()]


def _hour_row(at: Situation, hour: Hour, now: Hour | None) -> Row:
    is_now = now is not None and now.code == hour.code
    past = is_past(at, hour) and not is_now
    return Row(
        id=f"hour:{hour.code}",
        title=hour.short,
        glyph=glyphs.NEEDS_YOU if is_now else glyphs.DONE if past else glyphs.OPEN,
        tone=Tone.MUTED if past else Tone.CAUTION if is_now else Tone.INK,
        fact=short_clocks(at, hour),
        number="now" if is_now else "past" if past else time_left(at, hour),
        title_tone=Tone.MUTED if past else Tone.INK,
    )


def short_clocks(at: Situation, hour: Hour) -> str:
    """Both clocks for a column: ``9:30 ET, Mon 18:30``; the weekday where it differs."""
    eastern = hour.at.astimezone(EASTERN)
    home = hour.at.astimezone(at.file.applicant.zone)
    first = with_tilde(f"{eastern:%H:%M} ET", hour.is_projected)
    if home.replace(tzinfo=None) == eastern.replace(tzinfo=None):
        return first
    if home.date() == eastern.date():
        return f"{first}, {home:%H:%M} here"
    here = weekday_name(home.date())[:3]
    return f"{weekday_name(eastern.date())[:3]} {first}, {here} {home:%H:%M}"


def _set_row(found: Prepared) -> Row:
    sign = glyphs.THERE if found.is_ready else glyphs.OPEN
    state = "ready" if found.is_ready else "changed" if found.changes else "proposed"
    if found.plan and found.plan.letters and not found.is_ready and not found.changes:
        state = "chosen"
    return Row(
        id=f"set:{found.specialty}",
        title=f"{found.name[:1].upper()}{found.name[1:]}",
        glyph=sign,
        tone=Tone.GOOD if found.is_ready else Tone.CAUTION,
        fact=count_words(len(found.letters), "letter") or "no letter",
        number=state,
    )


def _sent_row(at: Situation, one: SoapApplication) -> Row:
    lapsed = has_lapsed(at, one)
    return Row(
        id=f"sent:{one.key}",
        title=one.name,
        glyph=glyphs.FAILED if lapsed else glyphs.THERE if has_contacted(one) else glyphs.WAITING,
        tone=Tone.MUTED if lapsed else Tone.INK,
        fact=specialty_words(at.file, one.specialty),
        number=status_words(at, one),
    )


def hour_explained(at: Situation, hour: Hour) -> Explained:
    """When it is on both clocks, what to do, what is next, and who says so."""
    when = Content.styled(f"{clocks(at, hour)}.", "bold")
    until = ""
    if hour.ends is not None:
        end = hour.ends.astimezone(EASTERN)
        here = hour.ends.astimezone(at.file.applicant.zone)
        until = f"It ends {end:%H:%M} ET, {here:%H:%M} here."
    told = [stated(text) for text in (hour.to_do, until, next_words(at)) if text]
    rule = (stated(NO_CONTACT),) if is_soap(at) else ()
    source = keyed(own(f"{source_text(at.file, hour.source, at.today)}."), Tone.MUTED.style)
    return Explained(hour.title, (when, *told), full=(when, *told, *rule, source))


def set_explained(at: Situation, found: Prepared) -> Explained:
    """The letters with their reasons, the statement, the gaps, and what changed since."""
    told = [stated(one_line(text)) for text in _set_told(at, found)]
    foot = keyed(own("`e` chooses letters · `y` marks it as ready"), Tone.MUTED.style)
    name = f"{found.name[:1].upper()}{found.name[1:]}"
    brief = stated(one_line(" ".join([_names(at, found), *found.gaps])))
    first = [stated(one_line(f"! {text}")) for text in found.changes]
    return Explained(name, (*first, brief), foot, (*told, foot))


def _names(at: Situation, found: Prepared) -> str:
    names = [short_name(at.file, at.file.letter(key).mentor) for key in found.letters]
    return f"{_state(found)}: {', '.join(names) or 'no letter'}."


def _state(found: Prepared) -> str:
    return "Chosen" if found.plan and found.plan.letters else "Proposed"


def _set_told(at: Situation, found: Prepared) -> Iterator[str]:
    yield from (f"! {text}" for text in found.changes)
    names = []
    for key in found.letters:
        letter = at.file.letter(key)
        names.append(f"{short_name(at.file, letter.mentor)} ({reason(found.specialty, letter)})")
    yield f"{_state(found)}: {', '.join(names) or 'no letter'}."
    yield from found.gaps
    if is_done(at, found.statement):
        yield "The statement for this specialty is ready."
    yield f"At most {found.cap} letters. {service_text(found)}"


def sent_explained(at: Situation, one: SoapApplication) -> Explained:
    """Where an application stands, and whether the program may be written to."""
    first = Content.styled(f"{status_words(at, one).capitalize()}.", "bold")
    told = [stated(one_line(contact_words(at, one)))]
    if one.note:
        told.append(keyed(one_line(noted(one.note))))
    foot = keyed(own(f"`l` says where it stands · {counter(at)}"), Tone.MUTED.style)
    return Explained(one_line(one.name), (first, *told), foot, (first, *told, foot))


def stage_groups(at: Situation, found: Sequence[Stage]) -> list[Group]:
    """The hours of a rehearsal, with what would be missing in each."""
    rows = tuple(
        Row(
            id=f"hour:{stage.hour.code}",
            title=stage.hour.short,
            glyph=glyphs.NEEDS_YOU if stage.missing else glyphs.THERE,
            tone=Tone.CAUTION if stage.missing else Tone.GOOD,
            fact=short_clocks(at, stage.hour),
            number=f"{len(stage.missing)} missing" if stage.missing else "ready",
        )
        for stage in found
    )
    return [Group("The hours, one after the other", rows)]


def stage_explained(at: Situation, stage: Stage) -> Explained:
    """One hour of the rehearsal: what to do in it, and what would be missing."""
    when = Content.styled(f"{clocks(at, stage.hour)}.", "bold")
    missing = [stated(one_line(f"! {text}")) for text in stage.missing]
    told = [*missing, stated(stage.hour.to_do)]
    foot = keyed(own("`Enter` goes on to the next hour"), Tone.MUTED.style)
    return Explained(stage.hour.title, (when, *told), foot, (when, *told, foot))
