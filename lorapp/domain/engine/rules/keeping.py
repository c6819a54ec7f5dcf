"""Steps that keep letters from being lost between seasons (rules R-33 to R-38)."""

from collections.abc import Iterator
from datetime import date

from lorapp.domain.calendar.season import milestone, season_ends, season_opens
from lorapp.domain.early_upload import EarlyUpload, early_upload, ending_text, opening_text
from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.sketch import Sketch, about, time_part
from lorapp.domain.engine.steps import Part, Severity
from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import requested, state
from lorapp.domain.seasons.past import certified_on, has_applied_before
from lorapp.domain.wording.days import day_short, with_tilde


def keep_letters(at: Situation) -> Iterator[Sketch]:
    """Open requests lapse at season end; early letters need a certified application (R-37)."""
    early: dict[tuple[str, int], list[Letter]] = {}
    for letter in at.file.letters:
        if at.is_past(letter) or state(at, letter).is_over:
            continue
        found = None if at.is_early(letter) else _too_soon(at, letter)
        if found is None and requested(at, letter):
            found = _lapses(at, letter)
        if found:
            yield found
        if at.is_early(letter):
            place = (at.file.letter_service(letter), at.file.letter_season(letter))
            early.setdefault(place, []).append(letter)
    for (service, season), letters in early.items():
        if found := _certify(at, service, season, letters):
            yield found


def _too_soon(at: Situation, letter: Letter) -> Sketch | None:
    """What was logged before its season was open went into the one that ran (F-11, F-17, F-18).

    It ends with that one, so the letter would be waited for in vain.
    """
    first = min((event.on for event in at.events(letter) if event.kind.is_shown), default=None)
    place = (at.file.letter_season(letter), at.file.letter_service(letter))
    opens = season_opens(at.file, *place)
    if first is None or opens is None or first >= opens:
        return None
    early = early_upload(Situation(at.file, at.now - (at.today - first)), letter)
    ends = early.ends if early else None
    return _set_right(at, letter, first, early) if early and ends and ends.day else None


def _set_right(at: Situation, letter: Letter, went: date, early: EarlyUpload) -> Sketch:
    """The step for a letter that was put into the season that ran on a day."""
    season, service = at.file.letter_season(letter), service_name(at.file.letter_service(letter))
    ends = season_ends(at.file, season - 1, at.file.letter_service(letter)) or went
    return Sketch(
        rule="keep-letter",
        kind="letter",
        key=letter.key,
        repeat="season",
        title=f"Set right the season of {mentor_mark(letter.mentor)}'s request",
        opens=went,
        due=ends,
        source="R-38",
        why=(
            (
                f"{service} season {season} opens on {opening_text(at, early)}; what was logged "
                f"on {day_short(went, at.today)} went into season {early.runs}."
            ),
            f"What is open there on {ending_text(at, early)} is lost, without a word.",
            (
                "On Letters, C takes back what was logged, e gives the letter season "
                f"{early.runs}; then log it again, and the plan keeps it."
            ),
        ),
        parts=[*time_part(at, ends, "that season ends"), Part("a letter at stake", 6)],
        severity=Severity.AMBER,
        mentor=letter.mentor,
        letter=letter.key,
        fact=day_short(ends, at.today),
        projected=bool(early.ends and early.ends.is_projected),
    )


def _lapses(at: Situation, letter: Letter) -> Sketch | None:
    ends = at.season_ends(letter)
    if ends is None:
        return None
    return Sketch(
        rule="keep-letter",
        **about(letter),
        title=f"Request to {mentor_mark(letter.mentor)} ends with the season",
        opens=ends - at.days("season_end_warn_days"),
        due=ends,
        source="R-38",
        why=(
            (
                f"Requests still open when the season closes on {day_short(ends, at.today)}, "
                "17:00 ET, are lost."
            ),
            "After that a new request in the next season is needed.",
        ),
        parts=time_part(at, ends, "the season ends"),
        fact=day_short(ends, at.today),
        loses_on=ends,
    )


def _certify(at: Situation, service: str, season: int, letters: list[Letter]) -> Sketch | None:
    ends = season_ends(at.file, season, service)
    if ends is None or certified_on(at, service, season) is not None:
        return None
    names = ", ".join(mentor_mark(letter.mentor) for letter in letters)
    name = service_name(service)
    has_token = any(
        ((one.service or "eras"), one.season) == (service, season)
        for one in at.file.applicant.accounts
    )
    token = f"No {name} account of season {season} is on record: the token comes first."
    coming = [mentor_mark(one.mentor) for one in letters if at.arrived(one) is None]
    owed = f"Still to come: {', '.join(coming)}. A request that is open at the end is lost."
    return Sketch(
        rule="keep-letter",
        kind="service",
        key=service,
        repeat=None if season == at.file.applicant.season - 1 else str(season),
        title=f"Certify {name} {season} to keep early letters",
        opens=min(at.today, ends - at.days("season_end_warn_days")),
        due=ends,
        source="R-37",
        why=(
            f"Letters put into season {season}: {names}.",
            (
                f"Certify and submit by {day_short(ends, at.today)}, 17:00 ET; no program is "
                "needed. Otherwise the letters are lost."
            ),
            *([] if has_token or service != "eras" else [token]),
            *([owed] if coming else []),
            "This way is officially described only for the older portal; ask the service.",
        ),
        parts=[*time_part(at, ends, "the season ends"), Part("early letters at stake", 6)],
        severity=Severity.RED if at.in_days(ends) <= at.number("season_end_warn_days") else None,
        fact=day_short(ends, at.today),
        loses_on=ends,
    )


def import_letters(at: Situation) -> Iterator[Sketch]:
    """A letter of a season before is imported when the season applied for opens (R-33).

    One that was used before waits for the writer's yes; one whose application was never
    certified is lost (R-37).
    """
    file = at.file
    may = _may_be_imported(at)
    for letter in file.letters:
        if not at.is_early(letter) or state(at, letter).is_over:
            continue
        if may is not None and letter.key not in may:
            continue
        if not _is_lost(at, letter) and not _is_taken(at, letter):
            found = _import(at, letter)
            if found:
                yield found


def _is_taken(at: Situation, letter: Letter) -> bool:
    """Whether a letter of its writer was imported from its season."""
    origin = at.file.letter_season(letter)
    return any(other.imported_from == origin for other in at.letters_of(letter.mentor))


def _is_lost(at: Situation, letter: Letter) -> bool:
    """Whether its season is over and it never came, or nothing of it was certified (R-37)."""
    if not at.is_past(letter):
        return False
    place = at.file.letter_service(letter), at.file.letter_season(letter)
    return at.arrived(letter) is None or certified_on(at, *place) is None


def _import(at: Situation, letter: Letter) -> Sketch | None:
    file = at.file
    service = file.letter_service(letter)
    row = milestone(file, file.applicant.season, service, "season-opens")
    opens = season_opens(file, file.applicant.season, service)
    if opens is None:
        return None
    projected = bool(row and row.is_projected)
    return Sketch(
        rule="import-letter",
        **about(letter),
        title=f"Import {mentor_mark(letter.mentor)}'s letter into season {file.applicant.season}",
        opens=opens,
        due=opens + at.days("import_days"),
        source="R-33",
        why=(
            f"It was put into season {file.letter_season(letter)} and does not move by itself.",
            "Import it from the last certified application; the writer is told.",
        ),
        parts=[Part("a letter waits in last season", 10)],
        waits=True,
        fact=with_tilde(day_short(opens, at.today), projected),
        projected=projected,
    )


def _may_be_imported(at: Situation) -> frozenset[str] | None:
    """The letters that may come: for who applied before, those with a yes or put in early."""
    if not has_applied_before(at.file):
        return None
    from lorapp.domain.seasons.earlier import Standing, earlier_letters

    told = {Standing.YES, Standing.WRITTEN_FOR_IT}
    return frozenset(one.letter.key for one in earlier_letters(at) if one.standing in told)
