"""What changed since the last application: counts and names, no verdict and no odds."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from lorapp.domain.calendar.season import milestone
from lorapp.domain.experience import is_us, us_weeks
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.seasons.earlier import Standing, age_words, earlier_letters
from lorapp.domain.seasons.past import seasons_of, was_applied_in
from lorapp.domain.wording.days import count_words, day_short
from lorapp.frozen import dataclass

HALF: Final = "Programs look for what is new: at least half of the letters, better more."
NOTHING: Final = "nothing yet"
_NOT_COMING: Final = frozenset({LetterState.IDEA, LetterState.LAPSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing then and now."""

    what: str
    now: str
    told: tuple[str, ...] = ()


def last_applied(file: SeasonFile) -> int | None:
    """The newest season before the one applied for that was one of applying."""
    before = (one for one in seasons_of(file) if one < file.applicant.season)
    return next((one for one in before if was_applied_in(file, one)), None)


def differences(at: Situation) -> tuple[Difference, ...]:
    """Everything that changed since the last application; empty for a first one."""
    before = last_applied(at.file)
    if before is None:
        return ()
    since = _read_on(at, before)
    return (
        _letters(at),
        *_exams(at, since),
        _statements(at),
        _programs(at, before),
        _weeks(at, since),
        _asked(at),
    )


def new_share(at: Situation) -> tuple[int, int]:
    """How many letters of the season are new, of how many that are here or under way."""
    mine = _letters_now(at)
    return sum(1 for one in mine if one.imported_from is None), len(mine)


def _letters_now(at: Situation) -> list[Letter]:
    season = at.file.applicant.season
    return [
        one
        for one in at.file.letters
        if at.file.letter_season(one) == season
        and not state(at, one).is_over
        and state(at, one) not in _NOT_COMING
    ]


def _letters(at: Situation) -> Difference:
    new, total = new_share(at)
    words = f"{new} of {total} new" if total else NOTHING
    told = [HALF] if total and new * 2 < total else []
    old = [x for x in earlier_letters(at) if x.standing is Standing.HERE and x.months is not None]
    told += [f"Imported: {at.mentor(x.letter).name}, {age_words(x)}." for x in old]
    return Difference(what="Letters", now=words, told=tuple(told))


def _exams(at: Situation, since: date | None) -> Iterator[Difference]:
    taken = [
        exam
        for exam in at.file.applicant.exams
        if exam.on and exam.result and since is not None and since <= exam.on <= at.today
    ]
    names = joined([f"{exam.name} ({exam.result})" for exam in taken])
    yield Difference(what="Exams since", now=names or NOTHING)


def _statements(at: Situation) -> Difference:
    file, season = at.file, at.file.applicant.season
    mine = [one for one in file.statements if (one.season or season) == season]
    ready = [one for one in mine if one.ready_on is None or one.ready_on <= at.today]
    return Difference(
        what="Statement",
        now=f"{count_words(len(ready), 'new version')}" if ready else NOTHING,
        told=("Last season's versions do not come along.",),
    )


def _programs(at: Situation, before: int) -> Difference:
    file, season = at.file, at.file.applicant.season
    then = {_same(x) for x in file.programs if file.program_season(x) == before}
    mine = [one for one in file.programs if file.program_season(one) == season]
    again = sum(1 for one in mine if _same(one) in then)
    parts = [
        words
        for words in (
            f"{again} again" if again else "",
            f"{len(mine) - again} new" if len(mine) > again else "",
        )
        if words
    ]
    return Difference(
        what="Programs",
        now=", ".join(parts) or NOTHING,
        told=(f"Season {before} had {count_words(len(then), 'program')}.",),
    )


def _same(program: Program) -> tuple[str, str, str]:
    """What makes a program the same one in two seasons."""
    code = program.acgme_id or program.name.casefold()
    return code, program.specialty or "", program.track or ""


def _weeks(at: Situation, since: date | None) -> Difference:
    now = sum(us_weeks(at.file, at.today).values())
    then = sum(us_weeks(at.file, since).values()) if since is not None else 0
    more = max(0, now - then)
    stays = [
        one
        for one in at.file.rotations
        if is_us(one) and since is not None and since <= one.ends_on and one.starts_on <= at.today
    ]
    sites = [one.site for one in stays if one.site]
    return Difference(
        what="US experience",
        now=f"{count_words(more, 'week')} more" if more else "no more weeks",
        told=(f"Since then: {joined(sites)}.",) if sites else (),
    )


def _asked(at: Situation) -> Difference:
    found = earlier_letters(at)
    words = [
        f"{at.mentor(one.letter).name}: {_answer(at, one.standing, one.reuse.asked_on)}"
        for one in found
        if one.reuse is not None and (one.reuse.asked_on or one.reuse.answer)
    ]
    count = count_words(len(words), "writer")
    return Difference(
        what="Asked again", now=count or "nobody yet", told=tuple(f"{word}." for word in words)
    )


def _answer(at: Situation, standing: Standing, asked_on: date | None) -> str:
    day = f", asked {day_short(asked_on, at.today)}" if asked_on else ""
    return f"{standing.value}{day}"


def _read_on(at: Situation, season: int) -> date | None:
    """The day programs began to read in a season: what came after is new to them."""
    row = milestone(at.file, season, at.file.service_of(None, season), "release")
    return row.day if row else None
