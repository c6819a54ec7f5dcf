"""What a program has before it on its review day, row by row."""

from lorapp.domain.engine.words import by_name, short_name
from lorapp.domain.letters.lanes import place
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.changes.submitting import opening_ahead
from lorapp.domain.placing.programs.program_words import NAMES
from lorapp.domain.placing.rules.verdicts import Strictness, Verdict
from lorapp.domain.placing.supposing.rehearsing import Rehearsal
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.looks import Scanned
from lorapp.domain.themes.names import statement_name
from lorapp.domain.wording.days import count_words, day_short, with_tilde
from lorapp.frozen import dataclass
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import Glyph


@dataclass(frozen=True, slots=True)
class Seen:
    """One row: what it is, how it stands, and the sentences behind it."""

    id: str
    title: str
    fact: str
    glyph: Glyph
    why: tuple[str, ...]


def seen_rows(at: Situation, told: Rehearsal, scanned: Scanned | None) -> list[Seen]:
    """Letters, rules, statement and signal, as the program has them before it."""
    rows = _early(at, told)
    letters = [_letter(at, told, key, glyphs.THERE, "present") for key in told.present]
    letters += [_letter(at, told, key, glyphs.FAILED, "not there") for key in told.gone]
    letters += [_coming(at, told, key) for key in told.to_come]
    if not letters:
        why = ("! It holds no letter, and none is on its way.",)
        letters.append(Seen("none", "No letter", "", glyphs.NEEDS_YOU, why))
    rows += letters
    rows += [_rule(at, verdict, glyphs.FAILED) for verdict in told.check.unmet]
    rows += [_rule(at, verdict, glyphs.UNKNOWN) for verdict in told.open_questions]
    rows += _met(told)
    return [*rows, _statement(at, told, scanned), *_hits(scanned), _signal(at, told)]


def _early(at: Situation, told: Rehearsal) -> list[Seen]:
    """A warning while the season takes no applications yet, so far as one can tell."""
    program = at.file.program(told.check.key)
    row = opening_ahead(at, program)
    if row is None or row.day is None or is_applied(at, program):
        return []
    day = with_tilde(day_short(row.day, at.today), row.is_projected)
    why = (
        f"! Applications are taken from {day}, so this one cannot have gone out yet.",
        "Write it down once you did it in the portal.",
    )
    return [Seen("early", "Too early to apply", f"from {day}", glyphs.NEEDS_YOU, why)]


def _letter(at: Situation, told: Rehearsal, key: str, glyph: glyphs.Glyph, fact: str) -> Seen:
    name = short_name(at.file, at.file.letter(key).mentor)
    day = day_short(told.review_on, at.today) if told.review_on else "its review day"
    locked = is_applied(at, at.file.program(told.check.key))
    why = (
        f"The letter is there, and read from {day}."
        if glyph is glyphs.THERE
        else "It is assigned, and the portal does not show it as available.",
        "It is locked." if locked else "Applying locks it.",
    )
    return Seen(f"letter:{key}", f"{name}'s letter", fact, glyph, why)


def _coming(at: Situation, told: Rehearsal, key: str) -> Seen:
    letter = at.file.letter(key)
    name, free = short_name(at.file, letter.mentor), told.check.free_slots
    why = (
        f"{name}'s letter is not here yet. A free slot can take it after you applied.",
        f"{count_words(free, 'slot')} left there.",
    )
    word = place(at, letter).word
    return Seen(f"to-come:{key}", f"{name}'s letter", word, glyphs.WAITING, why)


def _rule(at: Situation, verdict: Verdict, glyph: glyphs.Glyph) -> Seen:
    name = NAMES[verdict.rule]
    fact = "strict" if verdict.strictness is Strictness.STRICT else "preferred"
    soft = glyph is glyphs.FAILED and verdict.strictness is not Strictness.STRICT
    why = (verdict_line(at.file, verdict),)
    return Seen(
        f"rule:{verdict.rule}",
        f"{name[:1].upper()}{name[1:]}",
        f"{'unknown' if glyph is glyphs.UNKNOWN else 'not met'}, {fact}",
        glyphs.PARTLY if soft else glyph,
        why,
    )


def _met(told: Rehearsal) -> list[Seen]:
    if not told.met:
        return []
    text = f"{count_words(told.met, 'rule')} met"
    return [Seen("met", text, "", glyphs.DONE, ("What is known of it is met.",))]


def _statement(at: Situation, told: Rehearsal, scanned: Scanned | None) -> Seen:
    if told.statement is None:
        why = ("◐ No statement is assigned to this program.", "`7` shows your statements.")
        return Seen("statement", "Statement", "none assigned", glyphs.PARTLY, why)
    statement = at.file.statement(told.statement)
    name = statement_name(at.file, statement, short=True)
    looked = (
        "Its text was looked through for names that belong elsewhere."
        if scanned is not None and scanned.is_read
        else "Its text is not here, so it was not looked through for wrong names."
    )
    return Seen("statement", "Statement", name, glyphs.THERE, (looked,))


def _hits(scanned: Scanned | None) -> list[Seen]:
    return [
        Seen(
            f"hit:{number}",
            f"The statement names {hit.found}",
            f"line {hit.line}",
            glyphs.NEEDS_YOU if hit.is_clear else glyphs.PARTLY,
            (f"This is {hit.why}.", "Mend the text before you apply, if it is wrong here."),
        )
        for number, hit in enumerate(scanned.hits if scanned else ())
    ]


def _signal(at: Situation, told: Rehearsal) -> Seen:
    applied = is_applied(at, at.file.program(told.check.key))
    start = "You applied" if applied else "Applying fixes it"
    why = (f"{start}: a signal cannot be moved afterwards.",)
    glyph = glyphs.THERE if told.signal else glyphs.OPEN
    return Seen("signal", "Signal", told.signal or "none", glyph, why)


def lasting(told: Rehearsal) -> Seen:
    """What can never be changed afterwards, in one row."""
    held = count_words(len(told.held), "letter")
    parts = [part for part in (held, "signal" if told.signal else "") if part]
    title = f"Stays as it is: {' and '.join(parts) or 'the application'}"
    why = (
        f"{stays(told)} for good." if held else "The application cannot be taken back.",
        "The signal cannot be moved or taken back." if told.signal else "No signal can be added.",
        "Letters that come later can still go into free slots.",
    )
    return Seen("stays", title, "", glyphs.THERE, why)


def stays(told: Rehearsal) -> str:
    """Say which letters stay."""
    held = count_words(len(told.held), "letter")
    return (
        f"{held} {'stays' if len(told.held) == 1 else 'stay'} there"
        if held
        else "It holds no letter"
    )


def verdict_line(file: SeasonFile, verdict: Verdict) -> str:
    """One rule with its sign and its reason."""
    name = NAMES[verdict.rule]
    sign = "✗" if verdict.strictness is Strictness.STRICT else "◐"
    return f"{sign} {name[:1].upper()}{name[1:]}: {by_name(verdict.why, file)}"
