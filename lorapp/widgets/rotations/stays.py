"""A rotation as a row of a list and as the text of a panel."""

from datetime import date, timedelta
from typing import Final

from textual.content import Content

from lorapp.domain.applying.policies import caution
from lorapp.domain.charts.budget import earned
from lorapp.domain.engine.rules.asking import ask_window
from lorapp.domain.engine.words import short_name
from lorapp.domain.experience import (
    Basis,
    Phase,
    basis,
    last_us,
    middle,
    phase,
    us_specialties,
    us_weeks,
    weeks,
)
from lorapp.domain.letters.age import DAYS_A_MONTH
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import LetterWanted, Rotation
from lorapp.domain.wording.days import count_words, distance_sentence, span_words
from lorapp.domain.wording.names import specialty_words
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.mentors.remarks import remarks_on
from lorapp.widgets.rows.rows import Group, Row
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import cut, keyed, noted, one_line, stated
from lorapp.widgets.text.glyphs import MUTED, Glyph, Tone, own
from lorapp.widgets.text.hanging import hanging
from lorapp.widgets.text.when import day_text

DAY: Final = timedelta(days=1)
SHORT: Final = 76
"""The cells of one line of the panel below a list."""
PHASES: Final[tuple[tuple[Phase, str, Glyph], ...]] = (
    (Phase.RUNNING, "Running", glyphs.PARTLY),
    (Phase.COMING, "Coming", glyphs.WAITING),
    (Phase.PAST, "Past", glyphs.DONE),
)
VISITOR: Final = frozenset({"b1", "b2", "b1/b2", "esta", "visitor", "tourist"})
ONLY_WATCHING: Final = (
    "B-1 and B-2 cover watching only, where host and consulate agree. Ask the host what holds; "
    "lorapp gives no verdict."
)
MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def span_short(first: date, last: date, today: date) -> str:
    """Write a stay for a column of 14 cells: ``2–27 Nov``, ``11 Jan–5 Feb``, ``May–Jun 2025``."""
    begin, end = MONTHS[first.month - 1], MONTHS[last.month - 1]
    if last.year - first.year > 1:
        return own(f"{first.year}–{last.year}")
    if first.year < last.year and last < today:
        return own(f"{begin}–{end} {last.year}")
    if abs((first - today).days) > 365:  # noqa: PLR2004  a year
        months = end if begin == end else f"{begin}–{end}"
        return own(f"{months} {last.year}")
    if (first.year, first.month) == (last.year, last.month):
        return own(f"{first.day}–{last.day} {end}")
    return own(f"{first.day} {begin}–{last.day} {end}")


def stay_groups(file: SeasonFile, today: date) -> list[Group]:
    """Running, coming and past rotations; coming ones the next first, past ones the last first."""
    groups = []
    for kind, heading, glyph in PHASES:
        stays = [stay for stay in file.rotations if phase(stay, today) is kind]
        stays.sort(key=lambda stay: stay.starts_on, reverse=kind is Phase.PAST)
        rows = tuple(stay_row(stay, today, glyph) for stay in stays)
        if rows:
            groups.append(Group(heading, rows, str(len(rows))))
    return groups


def stay_row(stay: Rotation, today: date, glyph: Glyph) -> Row:
    """One line for a rotation: its days, and how long it goes on or went."""
    if phase(stay, today) is Phase.RUNNING:
        number = f"{(stay.ends_on - today).days:>3} d left"
    else:
        number = f"{weeks(stay)} w     "
    return Row(
        id=stay.key,
        title=stay.site or stay.key,
        glyph=glyph,
        tone=Tone.INK if glyph is glyphs.PARTLY else Tone.MUTED,
        fact=span_short(stay.starts_on, stay.ends_on, today),
        number=number,
    )


def stay_explained(at: Situation, stay: Rotation) -> Explained:
    """What the panel says of one rotation."""
    facts = _facts(at, stay)
    place = _place(stay)
    asking = _asking(at, stay)
    people, seen = _people(at, stay), _seen(at, stay)
    policy = [warned] if (warned := caution(stay)) else []
    total = totals(at.file, at.today)
    first = [stated(text) for text in (*policy, *asking[:1], people)]
    blocks = [
        Content(one_line(facts + own(" · ") + place if place else facts)),
        _lines(_days(at, stay)),
        _lines(asking),
        _lines([*policy, *_policy(at, stay), *_visa(stay)]),
        Content("\n").join([keyed(line, MUTED) for line in (total, *_recent(at))]),
        Content("\n").join([stated(people), *seen]),
        remarks_on(at, "rotation", stay.key),
        Content(one_line(noted(stay.notes))),
    ]
    return Explained(
        title=stay.site or stay.key,
        lines=(Content(cut(facts, SHORT)), *first),
        foot_short=Content.assemble((total, MUTED)),
        full=tuple(block for block in blocks if block.plain),
    )


def totals(file: SeasonFile, today: date) -> str:
    """Weeks of US experience so far, by what they count as."""
    found = us_weeks(file, today)
    if not found:
        return "US experience so far: none. Only sites in the US count."
    parts = [f"{count} w {kind}" for kind, count in found.items()]
    return "US experience so far: " + own(" · ").join(parts)


def _recent(at: Situation) -> list[str]:
    """Clinical weeks in the US by specialty, and how long ago the last of them was."""
    last = last_us(at.file, at.today)
    if last is None:
        return []
    found = us_specialties(at.file, at.today)
    parts = [f"{count} w {specialty_words(at.file, slug)}" for slug, count in found.items()]
    ago = round(-at.in_days(last) / DAYS_A_MONTH)
    when = f"last {count_words(ago, 'month')} ago" if ago else "last this month"
    return [own("Of it clinical: ") + own(" · ").join([*parts, when])]


def _lines(texts: list[str]) -> Content:
    return Content("\n").join([stated(one_line(text)) for text in texts])


def _facts(at: Situation, stay: Rotation) -> str:
    known = at.file.rulebook.specialties.get(stay.specialty or "")
    counted = basis(stay)
    kind = str(stay.kind).replace("-", " ")
    parts = [kind.capitalize()]
    if counted is Basis.HANDS_ON or (counted is Basis.OBSERVED and stay.kind != "observership"):
        parts.append(str(counted))
    parts.append(known.name.lower() if known else (stay.specialty or "").replace("-", " "))
    parts += [str(stay.setting or ""), str(stay.site_kind or "")]
    if stay.hours_per_week:
        parts.append(f"{stay.hours_per_week:g} h a week")
    return own(" · ").join(part for part in parts if part)


def _place(stay: Rotation) -> str:
    parts = (stay.city, stay.state, stay.country or "country unknown")
    return ", ".join(part for part in parts if part)


def _days(at: Situation, stay: Rotation) -> list[str]:
    """The days of a rotation that are worth knowing."""
    span = span_words(stay.starts_on, stay.ends_on, at.today)
    found = [f"{span}, {count_words(weeks(stay), 'week') or 'under a week'}."]
    match phase(stay, at.today):
        case Phase.COMING:
            found.append(f"Begins {distance_sentence(stay.starts_on, at.today)}.")
        case Phase.RUNNING:
            found.append(f"Ends {distance_sentence(stay.ends_on, at.today)}.")
        case Phase.PAST:
            found.append(f"Ended {distance_sentence(stay.ends_on, at.today)}.")
    if phase(stay, at.today) is not Phase.PAST:
        thanks = day_text(stay.ends_on + DAY, at.today, weekday=True)
        if (half := middle(stay)) >= at.today:
            found.append(f"Middle, for feedback: {day_text(half, at.today, weekday=True)}.")
        found.append(f"Thanks for the time: {thanks}.")
    return found


def _asking(at: Situation, stay: Rotation) -> list[str]:
    """When to ask for a letter, or what became of it."""
    letters = [letter for letter in at.file.letters if letter.rotation == stay.key]
    if letters:
        names = ", ".join(short_name(at.file, letter.mentor) for letter in letters)
        found = [f"Letter planned or begun: {names}."]
    else:
        words = {LetterWanted.NO: "No letter is wanted.", LetterWanted.MAYBE: "Letter: maybe."}
        wish = "A letter is wanted." if stay.letter_wanted is LetterWanted.YES else ""
        found = [words.get(stay.letter_wanted or LetterWanted.YES, wish)]
    if stay.letter_wanted is LetterWanted.NO or phase(stay, at.today) is Phase.PAST:
        return [text for text in found if text]
    good, notes = ask_window(at, stay)
    if good:
        found.insert(0, f"Days to ask: {_days_in_words(good, at.today)}.")
    return [text for text in (*found, *notes) if text]


def _days_in_words(days: tuple[date, ...], today: date) -> str:
    """Write days next to each other: ``Mon 23, Tue 24, Wed 25 Nov``."""
    *first, last = (day_text(day, today, weekday=True) for day in days)
    month = last.rpartition(" ")[2]
    return ", ".join([*(text.removesuffix(f" {month}") for text in first), last])


def _people(at: Situation, stay: Rotation) -> str:
    names = ", ".join(one_line(short_name(at.file, key)) for key in stay.mentors)
    noted = sum(moment.rotation == stay.key for moment in at.file.moments)
    first = f"With {names}" if names else "No mentor is named yet; `e` adds one"
    return f"{first}{own(' · ') + count_words(noted, 'moment') + ' noted' if noted else ''}."


def _seen(at: Situation, stay: Rotation) -> list[Content]:
    """The newest moments of a rotation."""
    seen = [moment for moment in at.file.moments if moment.rotation == stay.key]
    newest = sorted(seen, key=lambda moment: moment.on, reverse=True)[:3]
    return [hanging(day_text(m.on, at.today), Content(one_line(noted(m.text)))) for m in newest]


def _visa(stay: Rotation) -> list[str]:
    """The status it is done in, and what that covers; a reminder, never a verdict."""
    if not stay.visa:
        return []
    said = [f"Visa there: {stay.visa}."]
    if stay.visa.casefold().replace("-", "").replace(" ", "") in VISITOR:
        said.append(ONLY_WATCHING)
    return said


def _policy(at: Situation, stay: Rotation) -> list[str]:
    """Whether the site gives letters, and what the stay costs."""
    found = []
    if stay.letter_policy:
        found.append(f"Letters there: {stay.letter_policy}.")
    if stay.cost_usd:
        a_week = stay.cost_usd / max(1, weeks(stay))
        found.append(f"Cost {stay.cost_usd:,.0f} USD, {a_week:,.0f} a week.")
        if letters := earned(at, stay):
            each = stay.cost_usd / letters
            found.append(f"{count_words(letters, 'letter')} came of it: {each:,.0f} USD each.")
    return found
