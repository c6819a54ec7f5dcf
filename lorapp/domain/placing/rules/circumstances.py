"""What a program asks of the applicant rather than of letters: visa, graduation, experience."""

from datetime import date
from functools import lru_cache
from typing import Final

from lorapp.domain.applicant import Visa
from lorapp.domain.experience import Basis, us_weeks
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.placing.rules.verdicts import Result, Strictness, Verdict
from lorapp.domain.programs import Program
from lorapp.domain.values import is_given
from lorapp.domain.wording.days import count_words, day_short

VISAS: Final = "visas"
GRADUATION: Final = "max_years_since_graduation"
US_WEEKS: Final = "us_weeks"
OF_YOU: Final = frozenset({VISAS, GRADUATION, US_WEEKS})
"""Rules that ask something of the applicant, not of letters."""
DAYS_A_YEAR: Final = 365.25


def visa_verdict(at: Situation, program: Program) -> Verdict:
    """Judge sponsorship: a hard mismatch where the program is known not to give the visa."""
    need, given = at.file.applicant.visa, is_given(program.visas)
    firm = Strictness.STRICT if given else Strictness.UNKNOWN
    offered = joined(program.visas) or "none"
    result, why = Result.UNKNOWN, f"visa: {offered}; which you need is not known."
    if need is Visa.NONE:
        result, why = Result.PASS, "You need no visa."
    elif not given:
        why = "Which visas it sponsors is not known."
    elif need in {None, Visa.UNKNOWN}:
        pass
    elif need and _sponsors(program.visas, need):
        result, why = Result.PASS, f"visa: {offered}, you need {need}."
    else:
        result, why = Result.FAIL, f"visa: {offered}, you need {need}."
    return Verdict(VISAS, firm, result, (), why)


@lru_cache(maxsize=256)
def _sponsors(offered: tuple[str, ...], need: Visa) -> bool:
    wanted = {_bare(part) for part in need.split(" or ")}
    return any(wanted & {_bare(part) for part in visa.split(" or ")} for visa in offered)


def _bare(visa: str) -> str:
    """A visa's letters and digits: ``J-1``, ``J1`` and ``j 1`` are one."""
    return "".join(sign for sign in visa.casefold() if sign.isalnum())


def graduation_verdict(at: Situation, program: Program, read_on: date | None) -> Verdict:
    """Judge the years between graduation and the program's review day."""
    limit, finished = program.max_years_since_graduation, at.file.applicant.graduated_on
    if limit is None:
        why = "A limit of years since graduation is not known."
        return Verdict(GRADUATION, Strictness.UNKNOWN, Result.UNKNOWN, (), why)
    firm = Strictness.STRICT if GRADUATION in program.strict else Strictness.PREFERRED
    if not limit:
        return Verdict(GRADUATION, firm, Result.PASS, (), "Not asked.")
    if finished is None or read_on is None:
        what = "Your day of graduation" if finished is None else "The day on which it reads"
        why = f"At most {limit} years since graduation. {what} is not known."
        return Verdict(GRADUATION, firm, Result.UNKNOWN, (), why)
    years = f"{(read_on - finished).days / DAYS_A_YEAR:.1f}"
    day = day_short(finished, at.today)
    result = Result.PASS if read_on <= years_after(finished, limit) else Result.FAIL
    why = f"Graduated {day}: {years} years when it reads, at most {limit}."
    return Verdict(GRADUATION, firm, result, (), why)


def experience_verdict(at: Situation, program: Program, read_on: date | None) -> Verdict | None:
    """Judge the weeks of US experience until it reads; None where nothing is known of them.

    Hands-on weeks count, weeks of watching where the program says so (features A011, R-95).
    """
    asked = program.us_weeks
    if asked is None:
        return None
    firm = Strictness.STRICT if US_WEEKS in program.strict else Strictness.PREFERRED
    if not asked:
        return Verdict(US_WEEKS, firm, Result.PASS, (), "Not asked.")
    had = us_weeks(at.file, read_on or at.today)
    hands, seen = had.get(Basis.HANDS_ON, 0), had.get(Basis.OBSERVED, 0)
    counts = program.letters.counts_observership if program.letters else None
    sure = hands + seen if counts else hands
    why = f"{count_words(sure, 'week') or 'no week'} of US experience when it reads, {asked} asked."
    if sure >= asked:
        return Verdict(US_WEEKS, firm, Result.PASS, (), why)
    if counts is None and hands + seen >= asked:
        why = f"{why[:-1]}; whether {count_words(seen, 'week')} of watching count is not known."
        return Verdict(US_WEEKS, firm, Result.UNKNOWN, (), why)
    return Verdict(US_WEEKS, firm, Result.FAIL, (), why)


def years_after(day: date, years: int) -> date:
    """The same day some years on; 29 February becomes 1 March. The last day there is at most."""
    year = day.year + years
    if year > date.max.year:
        return date.max
    if (day.month, day.day) == (2, 29) and not _is_leap(year):
        return date(year, 3, 1)
    return day.replace(year=year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
