"""The portfolio: every letter of the season, what it is, where it stands, and what is missing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from lorapp.domain.engine.rules.backing_up import is_expected, required, wise_number
from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.age import Recency, age_months, recency
from lorapp.domain.letters.dates import upload_by
from lorapp.domain.letters.lanes import Lane, place, specialty_mix, waiver_mix
from lorapp.domain.letters.mix import ground_mix, mix_gaps, site_mix
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.risk import risk
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.letters.story import standing_number
from lorapp.domain.letters.story_lines import said, shown, stay_text
from lorapp.domain.letters.story_needs import needed_line
from lorapp.domain.pages import (
    Block,
    Cell,
    Document,
    Facts,
    Figure,
    Heading,
    Paragraph,
    Tone,
)
from lorapp.domain.placing.programs.program_words import short_of
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.placing.rules.verdicts import ProgramCheck
from lorapp.domain.reports.words import (
    bullets_or,
    facts_text,
    grid,
    kind_words,
    people,
    person,
    programs_text,
    report_of,
)
from lorapp.domain.themes.coverage import coverage, letters_in_play
from lorapp.domain.wording.days import count_words, day_short

TITLE: Final = "Letter portfolio"
TONES: Final = {
    Lane.NEEDS_YOU: Tone.URGENT,
    Lane.ON_THE_WAY: Tone.PLAIN,
    Lane.AVAILABLE: Tone.GOOD,
    Lane.IDEAS: Tone.MUTED,
    Lane.CLOSED: Tone.MUTED,
}
_AGES: Final = {Recency.GREEN: Tone.PLAIN, Recency.AMBER: Tone.CAUTION, Recency.RED: Tone.URGENT}


def portfolio_report(at: Situation, figures: Iterable[Figure] = ()) -> Document:
    """Every letter by state, kind, specialty and writer, and what the season still lacks."""
    return report_of(at, TITLE, _blocks(at, tuple(figures)))


def _blocks(at: Situation, figures: tuple[Figure, ...]) -> Iterator[Block]:
    yield Heading("In short")
    yield Facts(tuple(_counts(at)))
    yield Heading("What is missing")
    yield bullets_or(tuple(_gaps(at)), "Nothing that the record knows of.")
    yield from _short_programs(at)
    letters = [letter for letter in at.file.letters if not at.is_past(letter)]
    yield Heading("All letters")
    if letters:
        yield grid(
            ("Writer", "State", "Kind", "Age when read", "Placed at"),
            [_row(at, letter) for letter in letters],
        )
    else:
        yield Paragraph("No letters yet.", Tone.MUTED)
    yield from _themes(at)
    yield from figures
    yield Heading("Letter by letter")
    for letter in letters:
        yield Heading(at.mentor(letter).name, 2)
        yield Facts(tuple(_facts(at, letter)))
    past = [letter for letter in at.file.letters if at.is_past(letter)]
    if past:
        yield Heading("Earlier seasons")
        yield grid(
            ("Writer", "Season", "State", "Kind"),
            [
                (
                    at.mentor(letter).name,
                    str(at.file.letter_season(letter)),
                    str(state(at, letter)),
                    kind_words(at, letter),
                )
                for letter in past
            ],
        )


def _counts(at: Situation) -> Iterator[tuple[str, str]]:
    letters = letters_in_play(at)
    here = sum(state(at, letter).is_here for letter in letters)
    coming = [one for one in letters if is_expected(at, one) and not state(at, one).is_here]
    in_time = sum(is_in_time(at, letter) for letter in coming)
    late = len(coming) - in_time
    yield "Here", count_words(here, "letter") or "none yet"
    told = count_words(in_time, "letter") or "none"
    yield "Expected in time", f"{told}; {late} agreed but late" if late else told
    yield "Needed", f"{required(at)}, and {wise_number(at)} is wise: one may never come"
    states = Counter(str(state(at, letter)) for letter in letters)
    yield "By state", _tally(states) or "none"
    yield "By specialty", ", ".join(specialty_mix(at)) or "none"
    yield "Resting on", ", ".join(ground_mix(at)) or "none"
    if site_mix(at):
        yield "Hospitals", ", ".join(site_mix(at))
    yield "Waiver", ", ".join(waiver_mix(at)) or "none"


def _tally(counts: Counter[str]) -> str:
    order = [str(one) for one in LetterState]
    return ", ".join(f"{counts[name]} {name}" for name in order if counts[name])


def is_in_time(at: Situation, letter: Letter) -> bool:
    """Whether a letter on its way can still be uploaded by the latest safe day."""
    if at.arrived(letter):
        return True
    latest = upload_by(at, letter)
    return state(at, letter) is not LetterState.LATE and latest is not None and latest >= at.today


def _gaps(at: Situation) -> Iterator[str]:
    letters = letters_in_play(at)
    expected = sum(is_expected(at, letter) for letter in letters)
    here = sum(state(at, letter).is_here for letter in letters)
    if here < required(at):
        yield f"{here} of {required(at)} needed letters are here."
    if expected < wise_number(at):
        yield f"{expected} of {wise_number(at)} letters are agreed or here; ideas do not count."
    yield from (f"Against your aims: {gap}." for gap in mix_gaps(at))
    undecided = [letter.mentor for letter in letters if letter.waived is None]
    if undecided:
        yield f"The waiver is not decided: {people(at, undecided)}."
    unasked = [letter.mentor for letter in letters if not letter.proves]
    if unasked:
        yield f"Not yet asked to prove anything: {people(at, unasked)}."
    for row in coverage(at).rows:
        if row.is_claimed and not row.proving:
            yield f"Claimed, and no letter is asked to prove it: {row.theme}."


def _short_programs(at: Situation) -> Iterator[Block]:
    short = [found for found in check_at(at).programs if found.unmet]
    short.sort(
        key=lambda found: (at.places.is_closed(found.program), found.complete_by or date.max)
    )
    if not short:
        return
    yield Heading("Programs that lack something", 2)
    yield grid(("Program", "Closes", "What is short"), [_lacking(at, found) for found in short])


def _lacking(at: Situation, found: ProgramCheck) -> tuple[str | Cell, ...]:
    day = found.complete_by
    closes = day_short(day, at.today, act_on=True) if day else "unknown"
    is_over = at.places.is_closed(found.program)
    when = Cell(f"closed {closes}", Tone.MUTED) if is_over else Cell(closes)
    words = ", ".join(short_of(at, found, verdict) for verdict in found.unmet)
    tone = Tone.URGENT if found.is_excluded or found.below_minimum_by else Tone.CAUTION
    return found.program.name, when, Cell(words, Tone.MUTED if is_over else tone)


def _row(at: Situation, letter: Letter) -> tuple[str | Cell, ...]:
    found = place(at, letter)
    months, fresh = age_months(at, letter), recency(at, letter)
    age = Cell(f"{months:g} months", _AGES[fresh]) if months is not None and fresh else Cell("")
    if months is not None and months < 0:
        age = Cell("written since")
    placed = len(at.places.placed.get(letter.key, ()))
    return (
        person(at, letter.mentor),
        Cell(standing_number(at, letter, found), TONES[found.lane]),
        kind_words(at, letter),
        age,
        count_words(placed, "program"),
    )


def _themes(at: Situation) -> Iterator[Block]:
    rows = coverage(at).rows
    if not rows:
        return
    yield Heading("What each is asked to prove")
    table = []
    for row in rows:
        asked = [at.file.letter(cell.column.key).mentor for cell in row.proving]
        claimed = "claimed" if row.is_claimed else ""
        names = Cell(people(at, asked)) if asked else Cell("nobody", Tone.CAUTION)
        table.append((row.theme, names, claimed))
    yield grid(("Theme", "Asked of", "In a statement"), table)


def _facts(at: Situation, letter: Letter) -> Iterator[tuple[str, str]]:
    found = place(at, letter)
    yield "State", standing_number(at, letter, found)
    yield "Kind", kind_words(at, letter)
    rotation = at.rotation(letter)
    if rotation:
        yield "Together", stay_text(rotation, at.today)
    yield "Said", facts_text(said(at, letter))
    yield "Portal", facts_text(shown(at, letter))
    if not found.state.is_over:
        yield "Needed", facts_text(needed_line(at, letter))
    if letter.stated_deadline:
        yield "Deadline told", day_short(letter.stated_deadline, at.today, act_on=True)
    yield "Asked to prove", ", ".join(letter.proves) or "nothing yet"
    parts = risk(at, letter).parts
    if parts:
        yield "At risk", "; ".join(by_name(part.why, at.file) for part in parts)
    placed = at.places.placed.get(letter.key, ())
    if placed:
        yield "Placed at", programs_text([at.file.program(key) for key in placed])
