"""A mentor as a row of a list and as the text of a panel."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from textual.content import Content

from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.courtesy import courtesy
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.mentors import Mentor
from lorapp.domain.mentors_ranking import Ranked, together
from lorapp.domain.relations import Touch, Warmth, touch
from lorapp.domain.wording.days import count_words
from lorapp.domain.wording.names import specialty_words
from lorapp.frozen import dataclass
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.mentors.reaching import ahead_of, promise_short, reach_of
from lorapp.widgets.mentors.remarks import remarks_on
from lorapp.widgets.rotations.stays import SHORT, span_short
from lorapp.widgets.rows.rows import Group, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import cut, keyed, noted, one_line, stated
from lorapp.widgets.text.glyphs import MUTED, Glyph, own
from lorapp.widgets.text.hanging import hanging
from lorapp.widgets.text.when import day_text

LOG_MAX: Final = 6
DATE: Final = 12
POINTS: Final = 4
SPAN: Final = 15
NOT_ASKED: Final = frozenset({LetterState.IDEA, LetterState.PLANNED})
NOBODY_FREE: Final = "Everybody here was asked; add who else could write"
SIGNS: Final = {
    Warmth.NONE: glyphs.OPEN,
    Warmth.WARM: glyphs.THERE,
    Warmth.COOLING: glyphs.PARTLY,
    Warmth.COLD: glyphs.NEEDS_YOU,
}


@dataclass(frozen=True, slots=True)
class Known:
    """A mentor with what is worked out for a list: the last contact, and the points."""

    mentor: Mentor
    touch: Touch
    ranked: Ranked | None


def people_groups(at: Situation, people: Iterable[Known]) -> list[Group]:
    """Writers first, then who is to be asked, then who could write, then everyone else."""
    parted: dict[str, list[Known]] = {
        "Writing for you": [],
        "You plan to ask": [],
        "Could write": [],
        "Others": [],
    }
    for known in people:
        states = [state(at, letter) for letter in at.letters_of(known.mentor.key)]
        in_play = [found for found in states if not found.is_over]
        if in_play and not NOT_ASKED.issuperset(in_play):
            parted["Writing for you"].append(known)
        elif in_play:
            parted["You plan to ask"].append(known)
        else:
            parted["Could write" if known.ranked else "Others"].append(known)
    return [
        Group(heading, tuple(person_row(at, known) for known in group), str(len(group)))
        for heading, group in parted.items()
        if group
    ]


def person_row(at: Situation, known: Known) -> Row:
    """One line for a person: how warm the contact is and when it last was."""
    glyph, word = _sign(known)
    last = known.touch.last_on
    return Row(
        id=known.mentor.key,
        title=short_name(at.file, known.mentor.key),
        glyph=glyph,
        tone=glyph.tone,
        fact=word,
        number=day_text(last, at.today) if last else "",
    )


def _sign(known: Known) -> tuple[Glyph, str]:
    if known.mentor.do_not_contact:
        return glyphs.FAILED, "no contact"
    warmth = known.touch.warmth
    return SIGNS[warmth], str(warmth)


def ranking_groups(at: Situation, people: Iterable[Known]) -> list[Group]:
    """Who could still be asked, most points first, then who was asked already."""
    found = [(known, known.ranked) for known in people if known.ranked]
    found.sort(key=lambda one: -one[1].points)
    free, asked = list[Row](), list[Row]()
    for known, ranked in found:
        stands = _letter_state(at, known)
        sign = glyphs.FAILED if stands and stands.is_over else SIGNS[known.touch.warmth]
        row = Row(
            id=known.mentor.key,
            title=short_name(at.file, known.mentor.key),
            glyph=sign,
            tone=sign.tone,
            fact=str(stands or known.touch.warmth),
            number=count_words(ranked.points, "point"),
        )
        (free if stands is None or stands in NOT_ASKED else asked).append(row)
    first = Group("Could write, by points", tuple(free), str(len(free)))
    if not free:
        first = Group(NOBODY_FREE, ())
    others = [Group("Asked already, by points", tuple(asked), str(len(asked)))] if asked else []
    return [first, *others] if found else []


def _letter_state(at: Situation, known: Known) -> LetterState | None:
    """How the person's letter stands, one still in play first; None without any."""
    found = [state(at, letter) for letter in at.letters_of(known.mentor.key)]
    return min(found, key=lambda one: one.is_over, default=None)


def person_explained(at: Situation, known: Known) -> Explained:
    """What the panel says of one person."""
    mentor, ranked = known.mentor, known.ranked
    facts = one_line(_facts(at, mentor))
    polite = _courtesy(at, mentor)
    contact = _last(at, known)
    seen = _moments(at, mentor)
    blocks = [
        keyed(facts, MUTED),
        _rows(
            [
                ("Courtesy", polite),
                ("Contact", contact),
                *ahead_of(at, mentor, known.touch),
                *reach_of(at, mentor),
            ]
        ),
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
        stated(own(f"{contact}{promise_short(at, mentor)}")),
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


def known_people(at: Situation, ranks: Iterable[Ranked]) -> list[Known]:
    """All mentors with their warmth and points, those who need a word first."""
    points = {ranked.mentor: ranked for ranked in ranks}
    order = (Warmth.COLD, Warmth.COOLING, Warmth.WARM, Warmth.NONE)
    found = [Known(m, touch(at, m), points.get(m.key)) for m in at.file.mentors]
    return sorted(found, key=lambda known: order.index(known.touch.warmth))
