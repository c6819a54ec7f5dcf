"""Letters of earlier seasons: which can come again, how old they are, and what was answered."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Final

from lorapp.domain.calendar.season import release, season_opens
from lorapp.domain.gathered import grouped, once, reuses_of
from lorapp.domain.letters.age import Recency, colour_of, dated_on, months_until
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation, has_come
from lorapp.domain.letters.states import state
from lorapp.domain.placing.rules.places import ALL_SPECIALTIES
from lorapp.domain.record import SeasonFile
from lorapp.domain.seasons.past import certified_on, last_certified, was_applied_in
from lorapp.domain.seasons.record import Reuse, ReuseAnswer
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass

ERAS: Final = "eras"
WATERMARK: Final = (
    "Programs see by a dated mark that it is from an earlier season. "
    "The writer is told when you import it."
)


class Standing(StrEnum):
    """Where an earlier letter stands for the season applied for."""

    ASK = "ask again?"
    ASKED = "asked, no answer yet"
    YES = "may be imported"
    WRITTEN_FOR_IT = "put in early for this season"
    HERE = "imported"
    FRESH = "a fresh one is coming"
    NO = "stays closed"
    LOST = "cannot be imported"


_CLOSING: Final[Mapping[ReuseAnswer | None, Standing]] = {
    ReuseAnswer.FRESH: Standing.FRESH,
    ReuseAnswer.NO: Standing.NO,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """One letter of a season before. ``months`` is its age when programs begin to read.

    ``lost`` says why it cannot be imported; ``becomes`` is the letter it became.
    """

    letter: Letter
    season: int
    standing: Standing
    months: float | None
    recency: Recency | None
    reuse: Reuse | None = None
    becomes: str | None = None
    lost: str | None = None

    @property
    def can_come(self) -> bool:
        """Whether it may still be imported: not here yet, not lost, and nobody said no."""
        shut = {Standing.HERE, Standing.LOST, Standing.NO, Standing.FRESH}
        return self.lost is None and self.standing not in shut


def earlier_letters(at: Situation) -> tuple[Earlier, ...]:
    """Every letter of an earlier season that came, the newest season first."""
    kept = at.kept[earlier_letters]
    if not kept:
        file = at.file
        found = [one for one in file.letters if _came_before(at, one)]
        found.sort(key=lambda one: -file.letter_season(one))
        kept["all"] = tuple(_earlier(at, one) for one in found)
    told: tuple[Earlier, ...] = kept["all"]
    return told


def earlier(at: Situation, key: str) -> Earlier | None:
    """The earlier letter of a key; None where it is none."""
    kept = at.kept[earlier]
    if not kept:
        kept.update((one.letter.key, one) for one in earlier_letters(at))
    found: Earlier | None = kept.get(key)
    return found


def reuse_of(at: Situation, letter: str) -> Reuse | None:
    """What was asked and answered about a letter for the season applied for."""
    wanted = (letter, at.file.applicant.season)
    asked = reuses_of(at.file).get(letter, ())
    return next((one for one in asked if (one.letter, one.season) == wanted), None)


def advice(at: Situation, one: Earlier) -> Iterator[str]:
    """What speaks for a fresh letter in place of this one (R-90, R-92)."""
    letter = one.letter
    if letter.specialty not in ALL_SPECIALTIES and letter.specialty not in (
        at.file.applicant.specialties or (letter.specialty,)
    ):
        yield "It speaks for a specialty you no longer apply to: leave it where it is."
    elif letter.specialty == "general":
        yield "It is a general one: a letter for your specialty weighs more."
    if one.recency is Recency.RED:
        yield "It is old by then: ask for a fresh one with a new date."
    elif one.recency is Recency.AMBER:
        yield "Programs that ask for current letters mean about twelve months."


def waits_for_question(at: Situation, mentor: str) -> bool:
    """Whether a person is about to be asked, or was asked, so that no idle line is due."""
    file = at.file
    begins = season_opens(file, file.applicant.season, ERAS)
    if begins is None or at.today < begins - at.days("reuse_ahead_days"):
        return False
    kept = at.kept[waits_for_question]
    if not kept:
        waiting = {Standing.ASK, Standing.ASKED}
        kept["all"] = {one.letter.mentor for one in earlier_letters(at) if one.standing in waiting}
    return mentor in kept["all"]


def age_words(one: Earlier) -> str:
    """``14 months by then``; that the date is unknown where it is."""
    if one.months is None:
        return "date unknown"
    return f"{round(one.months)} months by then"


def _came_before(at: Situation, letter: Letter) -> bool:
    """Whether a letter came in a season before; one that was imported since is told once."""
    if at.file.letter_season(letter) >= at.file.applicant.season or at.arrived(letter) is None:
        return False
    return not state(at, letter).is_over and not _is_told_by_another(at, letter)


def _is_told_by_another(at: Situation, letter: Letter) -> bool:
    """Whether the letter it became, or the one it was imported from, stands for it.

    The newest one does, unless its season passed without being certified: then the letter still
    lies in the application before, and comes from there.
    """
    file = at.file
    wanted = file.applicant.season
    copies = [one for one in _imports_of(at, letter) if file.letter_season(one) < wanted]
    if copies:
        return _is_gone(at, letter) or not all(_is_gone(at, one) for one in copies)
    return _is_gone(at, letter) and any(
        letter in _imports_of(at, one) and not _is_gone(at, one)
        for one in at.letters_of(letter.mentor)
        if file.letter_season(one) == letter.imported_from
    )


def _is_gone(at: Situation, letter: Letter) -> bool:
    """Whether a letter can no longer be imported, and nothing mends that."""
    return at.is_past(letter) and _why_lost(at, letter) is not None


def _imports_of(at: Situation, letter: Letter) -> list[Letter]:
    """The letters that this one became by import."""
    file = at.file
    season = file.letter_season(letter)
    known = {one.becomes for one in reuses_of(file).get(letter.key, ())}
    here = [x for x in at.letters_of(letter.mentor) if file.letter_season(x) == season]
    return [
        other
        for other in at.letters_of(letter.mentor)
        if other.imported_from == season
        and _became(file).get(other.key, {letter.key}) <= {letter.key}
        and (other.key in known or len(here) == 1 or other.specialty == letter.specialty)
    ]


@once
def _became(file: SeasonFile) -> Mapping[str | None, set[str]]:
    """The letters that each letter is said to have come of."""
    asked = grouped((one.becomes, one.letter) for one in file.reuses)
    return {key: set(letters) for key, letters in asked.items()}


def _earlier(at: Situation, letter: Letter) -> Earlier:
    file = at.file
    season, wanted = file.letter_season(letter), file.applicant.season
    reuse = _known(at, reuse_of(at, letter.key))
    became = [x.key for x in _imports_of(at, letter) if file.letter_season(x) == wanted]
    lost = _why_lost(at, letter)
    months = _months(at, letter)
    return Earlier(
        letter=letter,
        season=season,
        standing=_standing(at, letter, reuse, lost, is_here=bool(became)),
        months=months,
        recency=colour_of(at, months),
        reuse=reuse,
        becomes=became[0] if became else None,
        lost=lost,
    )


def _known(at: Situation, reuse: Reuse | None) -> Reuse | None:
    """A question as it stands today: what was asked or answered later is not seen yet."""
    if reuse is None:
        return None
    if reuse.answered_on is not None and not has_come(at, reuse.answered_on):
        reuse = replace(reuse, answer=None, answered_on=None)
    if reuse.asked_on is not None and not has_come(at, reuse.asked_on):
        reuse = replace(reuse, asked_on=None, how=None)
    return reuse


def _standing(
    at: Situation, letter: Letter, reuse: Reuse | None, lost: str | None, *, is_here: bool
) -> Standing:
    if is_here:
        return Standing.HERE
    answer = reuse.answer if reuse else None
    if answer in _CLOSING:
        return _CLOSING[answer]
    if lost:
        return Standing.LOST
    if answer is ReuseAnswer.YES:
        return Standing.YES
    if not was_applied_in(at.file, at.file.letter_season(letter)):
        return Standing.WRITTEN_FOR_IT
    return Standing.ASKED if reuse and reuse.asked_on else Standing.ASK


def _why_lost(at: Situation, letter: Letter) -> str | None:
    """Say why a letter cannot be imported; None where it can (R-33, R-37, failure F-18)."""
    file = at.file
    season, service = file.letter_season(letter), file.letter_service(letter)
    if service != ERAS or file.service_of(letter.specialty, file.applicant.season) != ERAS:
        return "Import is a way of ERAS. Ask the service whether it keeps letters, or ask anew."
    if certified_on(at, service, season) is None:
        if not at.is_past(letter):
            ends = at.season_ends(letter)
            day = f" by {day_short(ends, at.today, act_on=True)}, 17:00 ET" if ends else ""
            return (
                f"The application of season {season} is not certified yet. "
                f"Certify and submit it{day}, or the letter is lost."
            )
        return (
            f"The application of season {season} was never certified, so its letters are lost. "
            "Ask the writer to upload again."
        )
    newest = last_certified(at, service)
    if newest is not None and newest > season:
        return (
            f"Letters come from the last certified application, that of season {newest}, "
            "and this one was not imported into it. Ask the writer to upload again."
        )
    return None


def _months(at: Situation, letter: Letter) -> float | None:
    """Months of age when programs begin to read in the season applied for."""
    file = at.file
    season = file.applicant.season
    service = file.service_of(letter.specialty, season)
    return months_until(dated_on(at, letter), release(file, season, service))
