"""A mentor as the text of a panel."""

from collections import Counter
from datetime import date
from typing import Final

from textual.content import Content

from lorapp.domain.letters.courtesy import courtesy
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.mentors import Mentor
from lorapp.domain.mentors_ranking import together
from lorapp.domain.relations import Warmth
from lorapp.domain.wording.days import count_words
from lorapp.domain.wording.names import specialty_words
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.mentors.people import SIGNS, Known
from lorapp.widgets.mentors.remarks import remarks_on
from lorapp.widgets.rotations.stays import SHORT, span_short
from lorapp.widgets.text.cells import cut, keyed, noted, one_line, stated
from lorapp.widgets.text.glyphs import MUTED, own
from lorapp.widgets.text.hanging import hanging
from lorapp.widgets.text.when import day_text

LOG_MAX: Final = 6


DATE: Final = 12


POINTS: Final = 4


SPAN: Final = 15


def person_explained(at: Situation, known: Known) -> Explained:
    """What the panel says of one person."""
    mentor, ranked = known.mentor, known.ranked
    facts = one_line(_facts(at, mentor))
    polite = _courtesy(at, mentor)
    contact = _last(at, known)
    seen = _moments(at, mentor)
    blocks = [
        keyed(facts, MUTED),
        _rows([("Courtesy", polite), ("Contact", contact), *_reach(at, mentor)]),
        _headed("Letters", _letters(at, mentor)),
        remarks_on(at, "mentor", mentor.key),
        _headed("What they saw", seen),
        _headed("Together", _stays(at, mentor)),
        _headed("Log", _log(at, mentor)),
        _headed(f"Points as a writer: {ranked.points if ranked else 0}", _points(known)),
        Content(noted(mentor.notes)),
    ]
    short = (
        keyed(cut(_facts(at, mentor, whole=False), SHORT)),
        stated(own(f"{polite}")),
        stated(own(contact)),
    )
    foot = _themes(at, mentor) or "No moment noted yet; `m` notes one."
    return Explained(
        title=mentor.name,
        lines=short,
        foot_short=stated(foot, MUTED),
        full=tuple(block for block in blocks if block.plain),
    )


def _headed(heading: str, lines: list[Content]) -> Content:
    if not lines:
        return Content()
    return Content("\n").join([Content.styled(heading, "bold"), *lines])


def _rows(pairs: list[tuple[str, str]]) -> Content:
    """Labels at the left, muted; values that are empty are left out."""
    return Content("\n").join(
        [hanging(label, stated(own(one_line(value)))) for label, value in pairs if value]
    )


def _facts(at: Situation, mentor: Mentor, *, whole: bool = True) -> str:
    role = str(mentor.role or "").replace("-", " ")
    parts = (
        role.capitalize(),
        specialty_words(at.file, mentor.specialty),
        (mentor.title or "") if whole and (mentor.title or "").casefold() != role else "",
        mentor.institution or "",
    )
    return own(" · ").join(part for part in parts if part) or "Nothing noted yet; `e` adds it."


def _courtesy(at: Situation, mentor: Mentor) -> str:
    """The budget in words: reminders left, and the first day a message is welcome."""
    held = courtesy(at, mentor.key)
    if held.next_day.day is None:
        return held.next_day.reason or "Not to be contacted."
    left = f"{count_words(held.nudges_left, 'message') or 'no message'} left"
    day = day_text(held.next_day.day, at.today, weekday=True)
    why = f" ({held.next_day.reason})" if held.next_day.reason else ""
    return f"{left} · next polite day {day}{why}"


def _last(at: Situation, known: Known) -> str:
    held = known.touch
    if held.last_on is None:
        return "○ no contact yet · `l` logs one"
    sign = SIGNS[held.warmth].sign
    ago = "today" if not held.days else f"{count_words(held.days, 'day')} ago"
    text = f"{sign} {held.warmth} · last {day_text(held.last_on, at.today)}, {ago}"
    return (
        text
        if held.warmth is Warmth.WARM
        else f"{text} · a word every {held.ideal} to {held.most} days"
    )


def _reach(at: Situation, mentor: Mentor) -> list[tuple[str, str]]:
    """How to reach the person, and how they wish to be treated."""
    rest = [mail for mail in mentor.emails if mail.address != mentor.email]
    old = [mail.address for mail in rest if mail.current is False]
    more = [mail.address for mail in rest if mail.current is not False]
    wish = mentor.reminder_wish
    days = ", ".join(map(str, wish.days_before)) if wish else ""
    lead = mentor.lead_time_days
    return [
        ("E-mail", mentor.email or "unknown"),
        ("And also", ", ".join(more)),
        ("Old e-mail", ", ".join(old)),
        ("Phone", mentor.phone or ""),
        ("Reminders", f"wishes them {days} days before the deadline" if days else ""),
        ("Needs", f"{count_words(lead, 'day')} to write" if lead else ""),
        ("Away", f"until {day_text(mentor.away_until, at.today)}" if mentor.away_until else ""),
        ("Left", f"on {day_text(mentor.left_on, at.today)}" if mentor.left_on else ""),
        *(("Assistant", _helper_text(mentor, number)) for number in range(len(mentor.helpers))),
        ("Knows", ", ".join(at.file.program(key).name for key in mentor.knows_programs)),
    ]


def _helper_text(mentor: Mentor, number: int) -> str:
    helper = mentor.helpers[number]
    parts = (helper.name, helper.role, helper.email, helper.phone)
    return " · ".join(part for part in parts if part)


def _letters(at: Situation, mentor: Mentor) -> list[Content]:
    found = []
    for letter in at.letters_of(mentor.key):
        last = at.last(letter)
        when = f", {day_text(last.on, at.today)}" if last else ""
        named = specialty_words(at.file, letter.specialty) or "any specialty"
        found.append(Content(one_line(f"{named.capitalize()}: {state(at, letter)}{when}")))
    return found


def _themes(at: Situation, mentor: Mentor) -> str:
    """How many moments this person saw, by theme."""
    seen = [moment for moment in at.file.moments if moment.mentor == mentor.key]
    counts = Counter(theme for moment in seen for theme in moment.themes)
    themes = own(" · ").join(f"{theme} {count}" for theme, count in counts.most_common())
    noted = count_words(len(seen), "moment")
    return one_line(f"{noted}: {themes}" if themes else noted)


def _moments(at: Situation, mentor: Mentor) -> list[Content]:
    """Counts by theme, then the newest moments."""
    seen = [moment for moment in at.file.moments if moment.mentor == mentor.key]
    seen.sort(key=lambda moment: moment.on, reverse=True)
    newest = [_dated(at, moment.on, noted(moment.text)) for moment in seen[:LOG_MAX]]
    return [Content(_themes(at, mentor)), *newest] if seen else []


def _dated(at: Situation, day: date, text: str) -> Content:
    return hanging(day_text(day, at.today), Content(one_line(text)), label_width=DATE)


def _stays(at: Situation, mentor: Mentor) -> list[Content]:
    return [
        hanging(
            span_short(stay.starts_on, stay.ends_on, at.today),
            Content(one_line(stay.site or stay.key)),
            label_width=SPAN,
        )
        for stay in together(at, mentor.key)
    ]


def _log(at: Situation, mentor: Mentor) -> list[Content]:
    """Contacts and what was said about letters, newest first."""
    lines = [
        (contact.on, str(contact.how or "contact"), contact.note)
        for contact in at.file.contacts
        if contact.mentor == mentor.key and contact.on <= at.today
    ]
    for letter in at.letters_of(mentor.key):
        said = [event for event in at.events(letter) if not event.kind.is_shown]
        lines += [(event.on, str(event.kind).replace("_", " "), event.note) for event in said]
    lines.sort(key=lambda line: line[0], reverse=True)
    return [
        _dated(at, on, f"{what}{': ' + noted(note) if note else ''}")
        for on, what, note in lines[:LOG_MAX]
    ]


def _points(known: Known) -> list[Content]:
    if known.ranked is None:
        return []
    found = [
        hanging(f"{part.points:>+3}", Content(part.why), label_width=POINTS)
        for part in known.ranked.parts
    ]
    return found or [Content("Nothing is known yet that counts.")]
