"""Why not, and the smallest change that would help (features A068, invention B22)."""

from collections.abc import Callable, Mapping
from typing import Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.placing.changes.assigning import is_applied
from lorapp.domain.placing.rules.circumstances import GRADUATION, US_WEEKS, VISAS
from lorapp.domain.placing.rules.phrases import GROUPS, group_words, letter_word, theirs
from lorapp.domain.placing.rules.requirements import (
    has_trait,
    held_now,
    letter_rules,
    needed,
    verdicts_now,
)
from lorapp.domain.placing.rules.verdicts import Result, Strictness, Verdict
from lorapp.domain.placing.sets.candidates import choice, is_readable, may_hold
from lorapp.domain.placing.sets.traits import Portfolio, portfolio
from lorapp.domain.programs import Program
from lorapp.domain.values import is_given
from lorapp.domain.wording.days import day_short
from lorapp.domain.wording.names import specialty_words
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A rule that fails or cannot be told, and the smallest change, a sentence with marks.

    Where ``can_change`` is False nothing the applicant does helps; such a line is shown grey.
    ``add`` and ``drop`` are the letters to assign and to take off where that is the change.
    """

    rule: str
    strictness: Strictness
    result: Result
    can_change: bool
    change: str
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Change:
    text: str
    can_change: bool = True
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


def obstacles(at: Situation, program: Program) -> tuple[Obstacle, ...]:
    """Every rule that fails or cannot be told, with its smallest change.

    First what fails, strict rules first; then what cannot be told; last what is not known to
    be asked at all.
    """
    book = portfolio(at)
    found = [v for v in verdicts_now(at, program) if v.result is not Result.PASS]
    found.sort(
        key=lambda v: (v.strictness is Strictness.UNKNOWN, v.result, _ORDER.index(v.strictness))
    )
    return tuple(_obstacle(book, program, verdict) for verdict in found)


_ORDER: Final = tuple(Strictness)


def _obstacle(book: Portfolio, program: Program, verdict: Verdict) -> Obstacle:
    change = _smallest(book, program, verdict)
    return Obstacle(
        verdict.rule,
        verdict.strictness,
        verdict.result,
        change.can_change,
        change.text,
        change.add,
        change.drop,
    )


def _smallest(book: Portfolio, program: Program, verdict: Verdict) -> _Change:
    if verdict.rule == VISAS:
        return _visa(book.at, program)
    if verdict.strictness is Strictness.UNKNOWN:
        return _Change(f"Find out {_TO_FIND_OUT[verdict.rule]}.")
    if verdict.rule in {GRADUATION, US_WEEKS}:
        found = _graduation if verdict.rule == GRADUATION else _experience
        return found(book, program, verdict)
    if book.at.places.is_closed(program) and program.complete_by:
        day = day_short(program.complete_by, book.at.today)
        return _Change(f"It stopped reading on {day}; no letter helps there now.", can_change=False)
    return _BY_RULE.get(verdict.rule, _more_letters)(book, program, verdict)


_TO_FIND_OUT: Final = {
    "min": "how many letters it asks for",
    "wanted": "how many letters it likes to see",
    "max": "how many letters it takes",
    "in_specialty": "whether it wants letters of its own specialty",
    "us": "whether it wants US letters",
    "us_hands_on": "whether it wants letters from US hands-on work",
    "chair": "whether it wants a chair's letter",
    "standardized": "whether it wants a standardized letter",
    "recency_months": "how old a letter may be",
    "counts_observership": "whether letters from observerships count",
    GRADUATION: "whether it limits the years since graduation",
}


def _visa(at: Situation, program: Program) -> _Change:
    need = at.file.applicant.visa
    if need is None or need == "unknown":
        return _Change("Say in your profile which visa you need.")
    if not is_given(program.visas):
        return _Change(f"Find out whether it sponsors {need}.")
    return _Change(f"Verify the visa with the program: you need {need}.")


def _graduation(book: Portfolio, program: Program, verdict: Verdict) -> _Change:
    finished = book.at.file.applicant.graduated_on
    if finished is None:
        return _Change("Note the day you graduated in your profile.")
    if verdict.result is Result.UNKNOWN:
        return _unpublished()
    limit = program.max_years_since_graduation
    text = f"Cannot change: graduated in {finished.year}, at most {limit} years ago."
    return _Change(text, can_change=False)


def _experience(book: Portfolio, program: Program, verdict: Verdict) -> _Change:
    """More weeks before it reads; where it has read already, nothing helps."""
    if verdict.result is Result.UNKNOWN:
        return _Change("Find out whether observerships count there.")
    read_on = book.review_day(program)
    if read_on is not None and read_on <= book.at.today:
        return _Change("It has read already; more weeks do not help there.", can_change=False)
    return _Change("More weeks of US hands-on work before it reads would mend it.")


def _unpublished() -> _Change:
    return _Change("The day on which it reads is not published yet; wait.", can_change=False)


def _more_letters(book: Portfolio, program: Program, verdict: Verdict) -> _Change:
    """A rule that counts letters: assign one that is here, else say which one is missing."""
    rule, at = verdict.rule, book.at
    held = held_now(book, program)
    sure = [key for key in held.counted if _counts(book, program, rule, key)]
    lacking = needed(letter_rules(program), rule) - len(sure)
    if verdict.result is Result.UNKNOWN:
        return _Change(_SAY[rule].format(who=theirs(book, _unsure(book, program, verdict))))
    here = [key for key in choice(at, program).free if key not in held.keys]
    here = [key for key in here if _counts(book, program, rule, key)]
    add = tuple(here[: min(lacking, at.places.free_slots(program))])
    if len(add) == lacking:
        return _Change(f"Assign {_letters_of(book, add)}: {_they(add)} available.", add=add)
    marked = _could_be_marked(book, program, rule, held.counted)
    if marked and lacking == 1:
        field = specialty_words(at.file, program.specialty)
        who = theirs(book, marked[:1])
        return _Change(f"Count {who}'s general letter as {field}, if the program would.")
    return _wait_or_ask(book, program, rule, lacking, add)


def _wait_or_ask(
    book: Portfolio, program: Program, rule: str, lacking: int, add: tuple[str, ...]
) -> _Change:
    """The letters here do not close the gap: name one on its way, or the kind to ask for."""
    at, left = book.at, lacking - len(add)
    if at.places.free_slots(program) < lacking:
        if is_applied(at, program):
            text = f"Cannot change: it lacks {_more(book, program, rule, lacking)}, and its slots "
            return _Change(f"{text}are taken and locked.", can_change=False)
        return _Change(f"It needs {_more(book, program, rule, left)}, in place of another.")
    first = f"Assign {_letters_of(book, add)}; " if add else ""
    coming = _coming(book, program, rule)[:left]
    if len(coming) == left:
        text = f"{first}{_letters_of(book, coming)} would do once available."
    else:
        text = f"{first}it needs {_more(book, program, rule, left)}."
    return _Change(text[0].upper() + text[1:])


def _more(book: Portfolio, program: Program, rule: str, count: int) -> str:
    if rule in GROUPS:
        return group_words(book.at.file, program, GROUPS[rule], count, more=True)
    return f"{count} more {letter_word(count)}"


def _coming(book: Portfolio, program: Program, rule: str) -> tuple[str, ...]:
    """Letters promised or on their way that would surely count."""
    at = book.at
    return tuple(
        letter.key
        for letter in at.file.letters
        if not book.traits[letter.key].is_available
        and state(at, letter).is_coming
        and is_readable(at, program, letter)
        and may_hold(at, program, letter)
        and _counts(book, program, rule, letter.key)
    )


def _counts(book: Portfolio, program: Program, rule: str, key: str) -> bool:
    """Whether a letter, once assigned, surely counts for a rule."""
    if not book.at.places.counts(program, book.traits[key].letter):
        return False
    return rule not in GROUPS or has_trait(book, program, rule, key) is True


def _unsure(book: Portfolio, program: Program, verdict: Verdict) -> tuple[str, ...]:
    rule = verdict.rule
    return tuple(k for k in verdict.letters if has_trait(book, program, rule, k) is None)


def _could_be_marked(
    book: Portfolio, program: Program, rule: str, counted: tuple[str, ...]
) -> tuple[str, ...]:
    """General letters whose writers are of the program's specialty; only you can say so."""
    if rule != "in_specialty" or program.specialty is None:
        return ()
    found = []
    for key in counted:
        letter = book.traits[key].letter
        field = book.at.mentor(letter).specialty
        if letter.specialty != program.specialty and field == program.specialty:
            found.append(key)
    return tuple(found)


def _letters_of(book: Portfolio, keys: tuple[str, ...]) -> str:
    if len(keys) == 1:
        return f"{theirs(book, keys)}'s letter"
    return f"the letters by {theirs(book, keys)}"


def _they(keys: tuple[str, ...]) -> str:
    return "it is" if len(keys) == 1 else "they are"


_SAY: Final = {
    "in_specialty": "Note for which specialty the letter by {who} is.",
    "us": "Note the country where {who} saw you work.",
    "us_hands_on": "Note the country and the kind of work you did with {who}.",
    "chair": "Note whether {who} writes as chair of the department.",
    "standardized": "Note the form of the letter by {who}.",
}


def _fewer_letters(book: Portfolio, program: Program, verdict: Verdict) -> _Change:
    """A rule against some of the letters held: take them off while that is possible."""
    drop = verdict.letters
    if verdict.rule == "max":
        drop = drop[needed(letter_rules(program), "max") :]
    if is_applied(book.at, program):
        text = f"Cannot change: the letter by {theirs(book, drop)} is locked there."
        return _Change(text, can_change=False)
    return _Change(f"Take off {_letters_of(book, drop)}.", drop=drop)


def _dates(book: Portfolio, program: Program, verdict: Verdict) -> _Change:
    if verdict.result is Result.FAIL:
        return _fewer_letters(book, program, verdict)
    if book.review_day(program) is None:
        return _unpublished()
    return _Change(f"Note the date of {_letters_of(book, verdict.letters)}.")


_BY_RULE: Final[Mapping[str, Callable[[Portfolio, Program, Verdict], _Change]]] = {
    "max": _fewer_letters,
    "counts_observership": _fewer_letters,
    "recency_months": _dates,
}
