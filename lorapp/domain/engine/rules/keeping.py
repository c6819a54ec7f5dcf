"""Steps that keep letters from being lost between seasons (rules R-33 to R-38)."""

from collections.abc import Iterator

from lorapp.domain.calendar.season import milestone, season_ends, season_opens
from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.sketch import Sketch, time_part
from lorapp.domain.engine.steps import Part, Severity
from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import requested, state
from lorapp.domain.wording.days import day_short, with_tilde


def keep_letters(at: Situation) -> Iterator[Sketch]:
    """Open requests lapse at season end; early letters need a certified application (R-37)."""
    early: dict[tuple[str, int], list[Letter]] = {}
    for letter in at.file.letters:
        if at.is_past(letter) or state(at, letter).is_over:
            continue
        if at.is_early(letter):
            place = (at.file.letter_service(letter), at.file.letter_season(letter))
            early.setdefault(place, []).append(letter)
        elif requested(at, letter):
            found = _lapses(at, letter)
            if found:
                yield found
    for (service, season), letters in early.items():
        found = _certify(at, service, season, letters)
        if found:
            yield found


def _lapses(at: Situation, letter: Letter) -> Sketch | None:
    ends = at.season_ends(letter)
    if ends is None:
        return None
    return Sketch(
        rule="keep-letter",
        kind="letter",
        key=letter.key,
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
        mentor=letter.mentor,
        letter=letter.key,
        fact=day_short(ends, at.today),
        loses_on=ends,
    )


def _certify(at: Situation, service: str, season: int, letters: list[Letter]) -> Sketch | None:
    ends = season_ends(at.file, season, service)
    done = any(
        account.service == service and account.season == season and account.certified_on
        for account in at.file.applicant.accounts
    )
    if ends is None or done:
        return None
    names = ", ".join(mentor_mark(letter.mentor) for letter in letters)
    name = service_name(service)
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
            "This way is officially described only for the older portal; ask the service.",
        ),
        parts=[*time_part(at, ends, "the season ends"), Part("early letters at stake", 6)],
        severity=Severity.RED if at.in_days(ends) <= at.number("season_end_warn_days") else None,
        fact=day_short(ends, at.today),
        loses_on=ends,
    )


def import_letters(at: Situation) -> Iterator[Sketch]:
    """An early letter is imported when the season applied for opens (R-33)."""
    file = at.file
    for letter in file.letters:
        if not at.is_early(letter) or state(at, letter).is_over:
            continue
        origin = file.letter_season(letter)
        taken = any(
            other.mentor == letter.mentor and other.imported_from == origin
            for other in file.letters
        )
        opens = season_opens(file, file.applicant.season, file.letter_service(letter))
        if taken or opens is None or (at.is_past(letter) and at.arrived(letter) is None):
            continue
        row = milestone(file, file.applicant.season, file.letter_service(letter), "season-opens")
        projected = bool(row and row.is_projected)
        yield Sketch(
            rule="import-letter",
            kind="letter",
            key=letter.key,
            title=f"Import {mentor_mark(letter.mentor)}'s letter into season "
            f"{file.applicant.season}",
            opens=opens,
            due=opens + at.days("import_days"),
            source="R-33",
            why=(
                f"It was put into season {origin} and does not move by itself.",
                "Import it from the last certified application; the writer is told.",
            ),
            parts=[Part("a letter waits in last season", 10)],
            waits=True,
            mentor=letter.mentor,
            letter=letter.key,
            fact=with_tilde(day_short(opens, at.today), projected),
            projected=projected,
        )
