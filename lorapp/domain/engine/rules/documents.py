"""Steps for papers: CV, statement, exams, certificate; and letters that grow old."""

import re
from collections.abc import Iterator
from datetime import date

from lorapp.domain.calendar.business import next_business_day
from lorapp.domain.calendar.season import milestone
from lorapp.domain.engine.rules.asking import TO_ASK, ask_window, on_paper
from lorapp.domain.engine.sketch import Sketch, time_part
from lorapp.domain.engine.steps import Part, Severity
from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.letters.age import Recency, age_months, recency
from lorapp.domain.letters.dates import ask_by
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import state
from lorapp.domain.seasons.past import is_left_behind
from lorapp.domain.wording.days import day_short, with_tilde

FIRST_PAPERS = {"cv": "CV", "statement": "personal statement"}
LATER_PAPERS = {"transcript": "transcript", "mspe": "dean's letter (MSPE)", "photo": "photo"}
CERTIFICATE = "ecfmg-certificate"
SAME_PAPER = {"personal-statement": "statement", "dean-letter": "mspe", "deans-letter": "mspe"}


def document(at: Situation) -> Iterator[Sketch]:
    """What the first ask and the submission need, until the first program is applied to."""
    yield from _certificate(at)
    season = at.file.applicant.season
    applied = [
        program.applied_on
        for program in at.file.programs
        if program.applied_on
        and program.applied_on <= at.today
        and at.file.program_season(program) == season
    ]
    if applied:
        return
    first = _first_ask(at)
    if first:
        for kind, name in FIRST_PAPERS.items():
            if not has_paper(at, kind):
                yield _paper(at, kind, name, first, "the first ask")
    service = at.file.service_of(None, season)
    row = milestone(at.file, season, service, "submission-opens")
    if row is None or row.day is None:
        return
    for kind, name in LATER_PAPERS.items():
        if not has_paper(at, kind):
            yield _paper(at, kind, name, row.day, "the submission", projected=row.is_projected)
    for slug, name in _open_exams(at).items():
        yield _paper(at, slug, name, row.day, "the submission", projected=row.is_projected)


def _open_exams(at: Situation) -> dict[str, str]:
    """Exams without a result by a key of their own; the same name twice is one paper."""
    found: dict[str, str] = {}
    for exam in at.file.applicant.exams:
        slug = re.sub(r"[^a-z0-9]+", "-", exam.name.lower()).strip("-") or "exam"
        if exam.result is None and slug not in {**FIRST_PAPERS, **LATER_PAPERS}:
            found.setdefault(slug, f"{exam.name} result")
    return found


def _first_ask(at: Situation) -> date | None:
    """The day of the first ask that is planned or was made."""
    days: list[date] = []
    for letter in at.file.letters:
        if is_left_behind(at, letter):
            continue
        asked = at.events(letter)
        if asked:
            days.append(asked[0].on)
        elif state(at, letter) in TO_ASK and not on_paper(at, letter):
            rotation = at.rotation(letter)
            good = ask_window(at, rotation)[0] if rotation else ()
            latest = ask_by(at, letter)
            days += good[:1] or ([rotation.ends_on] if rotation else [latest] if latest else [])
    return min(days, default=None)


def has_paper(at: Situation, kind: str) -> bool:
    """Whether a paper is ready; one of another season does not come along (R-35, failure F-20)."""
    season = at.file.applicant.season
    if kind == "statement" and any(one.season in {None, season} for one in at.file.statements):
        return True
    return any(
        SAME_PAPER.get(paper.kind.lower(), paper.kind.lower()) == kind
        and (paper.season in {None, season} or kind == "cv")
        and paper.ready_on is not None
        and paper.ready_on <= at.today
        for paper in at.file.documents
    )


def _paper(
    at: Situation, kind: str, name: str, due: date, why: str, *, projected: bool = False
) -> Sketch:
    day = with_tilde(day_short(due, at.today), projected)
    return Sketch(
        rule="document",
        kind="document",
        key=kind,
        title=f"Get your {name} ready",
        opens=due - at.days("paper_ahead_days"),
        due=due,
        source="practice-3",
        why=(f"Needed for {why}, {day}.",),
        parts=[*time_part(at, max(due, at.today), why)[:1], Part("others wait for it", 2)],
        severity=Severity.AMBER if due < at.today else None,
        fact=day,
        late_since=due,
        projected=projected,
    )


def _certificate(at: Situation) -> Iterator[Sketch]:
    """Verified by ECFMG when rank lists close, else out of the Match (R-56, failure F-38)."""
    person = at.file.applicant
    row = milestone(at.file, person.season, "nrmp", "rank-list-due")
    certified = person.ecfmg_certified_on
    if row is None or row.day is None or row.day < at.today:
        return
    if certified and certified <= at.today:
        return
    yield Sketch(
        rule="document",
        kind="document",
        key=CERTIFICATE,
        title="Be certified by ECFMG",
        opens=row.day - at.days("certificate_ahead_days"),
        due=row.day,
        source="R-56",
        why=(
            f"Exams and pathway must be verified by {day_short(row.day, at.today)}, 21:00 ET.",
            "Otherwise the Match withdraws you, also from the second round.",
        ),
        parts=[*time_part(at, row.day, "rank lists close"), Part("the whole season", 8)],
        severity=None if row.is_projected else Severity.RED,
        fact=with_tilde(day_short(row.day, at.today), row.is_projected),
        loses_on=row.day,
        projected=row.is_projected,
    )


def refresh(at: Situation) -> Iterator[Sketch]:
    """A letter older than 12 months on its review day: ask for a fresh one (R-90, R-91)."""
    for letter in at.file.letters:
        colour = recency(at, letter)
        released = at.release(letter)
        if colour in {None, Recency.GREEN} or state(at, letter).is_over or at.is_past(letter):
            continue
        if at.mentor(letter).do_not_contact:
            continue
        if released is None or released < at.today:
            continue
        due = ask_by(at, letter) or released
        paper = on_paper(at, letter)
        why = [f"It will be {age_months(at, letter)} months old when programs begin to read."]
        if paper:
            why.append("On paper it has no way in: only the writer can upload to the portal.")
        why.append("Programs that ask for current letters mean about twelve months.")
        yield Sketch(
            rule="refresh",
            kind="letter",
            key=letter.key,
            title=f"Ask {mentor_mark(letter.mentor)} for a new letter",
            opens=next_business_day(due - at.days("ask_ahead_days")),
            due=due,
            source="R-91",
            why=why,
            parts=[*time_part(at, max(due, at.today), "time to ask"), Part("old letter", 4)],
            severity=Severity.RED if colour is Recency.RED else Severity.AMBER,
            mentor=letter.mentor,
            letter=letter.key,
            fact=f"{age_months(at, letter)} months",
            loses_on=due if due >= at.today else released,
        )
