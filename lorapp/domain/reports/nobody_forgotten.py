"""Nobody forgotten: every writer, helper and mentor, and who is still owed a word (B16)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from lorapp.domain.arrival import forgotten
from lorapp.domain.arrival.forgotten import Owed, Word
from lorapp.domain.arrival.outcomes import outcomes_of, result_day, result_lines
from lorapp.domain.calendar.season import milestone
from lorapp.domain.letters.courtesy import polite_day
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.mentors import Helper, Mentor
from lorapp.domain.pages import Block, Bullets, Cell, Document, Heading, Paragraph, Tone
from lorapp.domain.relations import Warmth, contact_days, touch
from lorapp.domain.reports.words import grid, people, report_of
from lorapp.domain.wording.days import day_short, distance_sentence, with_tilde
from lorapp.frozen import dataclass

TITLE: Final = "Nobody forgotten"
WHY: Final = (
    "Writers rarely hear what became of their letter. One short personal line each is enough: "
    "thanks, the result, and a word on day one. Never a group mail."
)
ALL_HEARD: Final = "Nobody is owed a word today."
K = EventKind


@dataclass(frozen=True, slots=True)
class Standing:
    """One person: what they had so far, and what is owed today.

    ``words`` are the owed words of the season; ``owed`` are all in words for a list, one that
    was put away not among them.
    """

    mentor: Mentor
    thanked: Cell
    told: Cell
    day_one: Cell
    words: tuple[Owed, ...]
    owed: tuple[str, ...]
    skipped: tuple[str, ...] = ()


def nobody_forgotten_report(at: Situation, named: "Situation | None" = None) -> Document:
    """Every person with the last contact, thanks, outcome and day one.

    ``named`` is the same moment with the notes of contacts, in which helpers are looked for.
    """
    return report_of(at, TITLE, _blocks(at, named or at))


def standing(at: Situation, mentor: Mentor) -> Standing:
    """How a person stands today."""
    season = at.file.applicant.season
    every = tuple(forgotten.owed_words(at, mentor, season))
    away = [(one, why) for one in every if (why := forgotten.skipped(at, one)) is not None]
    words = tuple(one for one in every if all(one is not gone for gone, _ in away))
    found = [owed_text(at, one) for one in words]
    found += _line(at, mentor)
    return Standing(
        mentor=mentor,
        thanked=_thanked(at, mentor, words),
        told=_told(at, mentor, season),
        day_one=_day_one(at, mentor, season),
        words=words,
        owed=() if mentor.do_not_contact else tuple(found),
        skipped=tuple(f"{one.word}: {why}" for one, why in away),
    )


def owed_text(at: Situation, owed: Owed) -> str:
    """``thanks for the upload of 28 Aug``."""
    if owed.word is Word.THANKS:
        return f"thanks for the {owed.what} of {_day(at, owed.since)}"
    return owed.what


def _blocks(at: Situation, named: Situation) -> Iterator[Block]:
    yield Paragraph(WHY, Tone.MUTED)
    found = [standing(at, mentor) for mentor in at.file.mentors]
    if not found:
        yield Paragraph("Nobody is on record yet.", Tone.MUTED)
        return
    results = tuple(result_lines(at.file, at.file.applicant.season, at.today))
    if results:
        yield Heading("How the season ended")
        yield Bullets(results)
    yield Heading("Still owed a word")
    owed = [one for one in found if one.owed]
    if owed:
        yield grid(("Who", "What", "Next polite day"), [_owed_row(at, one) for one in owed])
    else:
        yield Paragraph(ALL_HEARD, Tone.GOOD)
    yield Heading("Everybody")
    head = ("Who", "Last contact", "Thanked", "Told the result", "Day one")
    yield grid(head, [_row(at, one) for one in found])
    away = [f"{one.mentor.name}, {text}" for one in found for text in one.skipped]
    if away:
        yield Heading("Put away by hand")
        yield Bullets(tuple(away))
    helpers = [(one, helper) for one in at.file.mentors for helper in one.helpers]
    if helpers:
        yield Heading("Helpers")
        rows = [_helper_row(at, named, mentor, helper) for mentor, helper in helpers]
        yield grid(("Who", "Helps", "Last word to them"), rows)
    quiet = [one.key for one in at.file.mentors if one.do_not_contact]
    if quiet:
        yield Paragraph(f"Not to be contacted: {people(at, quiet)}.", Tone.MUTED)


def _owed_row(at: Situation, one: Standing) -> tuple[str | Cell, ...]:
    what = "; ".join(one.owed)
    is_thanks = any(owed.word is Word.THANKS for owed in one.words)
    polite = polite_day(at, one.mentor.key, exempt=is_thanks)
    day = day_short(polite.day, at.today, act_on=True) if polite.day else "not at all"
    why = f" ({polite.reason})" if polite.reason and polite.day != at.today else ""
    return one.mentor.name, Cell(what, Tone.CAUTION), f"{day}{why}"


def _row(at: Situation, one: Standing) -> tuple[str | Cell, ...]:
    days = contact_days(at, one.mentor.key)
    ago = f", {distance_sentence(days[-1], at.today)}" if days else ""
    last = f"{day_short(days[-1], at.today)}{ago}" if days else "none on record"
    return one.mentor.name, last, one.thanked, one.told, one.day_one


def _thanked(at: Situation, mentor: Mentor, words: tuple[Owed, ...]) -> Cell:
    """Whether every upload and every refusal was thanked for (failure F-34: once is enough)."""
    if any(one.word is Word.THANKS for one in words):
        return Cell("not yet", Tone.CAUTION)
    letters = forgotten.written(at, mentor.key)
    days = [day for one in letters if (day := forgotten.thanked_on(at, one)) is not None]
    if days:
        return Cell(_day(at, max(days)), Tone.GOOD)
    seen = any(at.last(one, K.UPLOADED, K.DECLINED) for one in letters)
    return Cell("" if seen else "nothing to thank for yet", Tone.MUTED)


def _told(at: Situation, mentor: Mentor, season: int) -> Cell:
    since = result_day(at.file, season, at.today)
    told = forgotten.told_on(at, mentor.key, season)
    if told is not None:
        return Cell(_day(at, told), Tone.GOOD)
    has_result = bool(outcomes_of(at.file, season, at.today))
    is_writer = bool(forgotten.of_season(at, mentor.key, season))
    if since is None or mentor.do_not_contact or not (is_writer or has_result):
        return Cell(_without_a_letter(at, mentor, season), Tone.MUTED)
    if at.today < since:
        row = milestone(at.file, season, "nrmp", "match-day")
        expected = row is not None and row.is_projected
        return Cell(f"from {with_tilde(_day(at, since), expected)}", Tone.MUTED)
    return Cell("not yet", Tone.CAUTION)


def _without_a_letter(at: Situation, mentor: Mentor, season: int) -> str:
    mine = [x for x in at.letters_of(mentor.key) if at.file.letter_season(x) == season]
    is_planned = any(state(at, one) in forgotten.PLANNED for one in mine)
    return "letter planned" if is_planned else "no letter this season"


def _day_one(at: Situation, mentor: Mentor, season: int) -> Cell:
    """A word on or after the first day of residency closes the circle."""
    if mentor.do_not_contact:
        return Cell("", Tone.MUTED)
    begins = forgotten.begins_on(at, season)
    if begins is None:
        return Cell("", Tone.MUTED)
    noted = forgotten.noted_on(at, mentor.key, season)
    if noted is not None:
        return Cell(_day(at, noted), Tone.GOOD)
    if at.today < begins:
        row = milestone(at.file, season, "residency", "residency-begins")
        expected = row is not None and row.is_projected and row.day == begins
        return Cell(f"from {with_tilde(_day(at, begins), expected)}", Tone.MUTED)
    return Cell("not yet", Tone.CAUTION)


def _line(at: Situation, mentor: Mentor) -> Iterator[str]:
    """A line now and then to whoever was last heard from too long ago."""
    found = touch(at, mentor)
    mine = [one for one in at.letters_of(mentor.key) if not at.is_past(one)]
    if found.warmth is Warmth.COLD and not any(state(at, x).is_owed for x in mine):
        yield f"a short line: {found.days} days without a word"


def _helper_row(
    at: Situation, named: Situation, mentor: Mentor, helper: Helper
) -> tuple[str | Cell, ...]:
    role = f", {helper.role}" if helper.role else ""
    told = forgotten.helper_told_on(named, mentor, helper)
    if told is not None:
        return f"{helper.name}{role}", mentor.name, Cell(_day(at, told), Tone.GOOD)
    came = any(at.arrived(one) for one in at.letters_of(mentor.key))
    what = "none on record; a thank-you is due" if came else "none on record"
    return f"{helper.name}{role}", mentor.name, Cell(what, Tone.CAUTION if came else Tone.MUTED)


def _day(at: Situation, day: date) -> str:
    return day_short(day, at.today)
