"""What is looked at on each day of a year, and what must hold of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from lorapp.cli import answers
from lorapp.cli.aloud import speech
from lorapp.cli.looking import lists
from lorapp.cli.match import arrival_answers, interviews, ranking, seasons_answers, soap_answers
from lorapp.cli.placing import placing_answers, placing_lists
from lorapp.cli.recording import rotation_applications
from lorapp.domain.applying.record import ApplicationStatus
from lorapp.domain.calendar.business import is_business_day
from lorapp.domain.calendar.season import season_rows
from lorapp.domain.charts.every import charts
from lorapp.domain.diary.choice import entries
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import DraftKind, Plan, Step
from lorapp.domain.engine.words import by_name
from lorapp.domain.interviews.dossier import dossier
from lorapp.domain.interviews.lanes import interview_lines
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.summary import summarise
from lorapp.domain.placing.rules.checking import check_at, check_program
from lorapp.domain.placing.sets.soap import soap_sets, usable_for
from lorapp.domain.placing.supposing.depth import depth
from lorapp.domain.placing.supposing.next_letter import next_letters
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.ranking.lists import rank_lists
from lorapp.domain.ranking.pages import list_lines
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports.every import ReportKind, report
from lorapp.domain.seasons.rollover import rehearse
from lorapp.domain.sheets.book import all_sheets
from lorapp.domain.soap.drill import result_words
from lorapp.domain.values import NOT_GIVEN
from lorapp.errors import RefusedError
from lorapp.services.correspondence.service import Correspondence
from lorapp.services.pages.plain import plain

_DATED: Final = (
    *("contacts", "moments", "assignments", "portal_checks", "outcomes", "closings"),
    *("drills", "invitations", "program_messages", "comments"),
)
_NOTHING: Final = re.compile(r"\bNone\b(?! by early April)")
OWN: Final = "your own entry"
EASTERN: Final = ZoneInfo("America/New_York")
FIRST: Final = date(2026, 9, 1)
LAST: Final = date(2027, 9, 30)
_MONTHS: Final = [date(2027, month, 1).strftime("%b") for month in range(1, 13)]
_DAY: Final = rf"(?:\w\w\w )?(\d{{1,2}}) ({'|'.join(_MONTHS)})(?: (\d{{4}}))?"
_BOTH: Final = re.compile(rf"{_DAY} (\d\d):(\d\d) Manila \((?:{_DAY} )?(\d\d):(\d\d) ET\)")


@dataclass(frozen=True)
class Seen:
    """The record at one instant, as drafting reads it."""

    known: SeasonFile
    instant: datetime

    def file(self) -> SeasonFile:
        return self.known

    def now(self) -> datetime:
        return self.instant


def instants(day: date, home: ZoneInfo) -> tuple[datetime, ...]:
    """The odd hours of a day: after midnight and before it at home, and before dawn in the US."""
    return (
        datetime.combine(day, time(0, 30), home),
        datetime.combine(day, time(4, 10), EASTERN),
        datetime.combine(day, time(23, 40), home),
    )


def steps_hold(file: SeasonFile, made: Plan) -> None:
    """What must hold of every step."""
    for step in made.steps:
        assert step.source in {*file.rulebook.citations, OWN}, step.id
        assert step.urgency.total == sum(part.points for part in step.urgency.parts), step.id
        assert step.why, step.id
        assert step.opens <= step.due, step.id
        if step.is_message:
            _is_polite(file, step)
    assert len({step.id for step in made.steps}) == len(made.steps)
    told = [by_name(text, file) for step in made.steps for text in (step.title, *step.why)]
    assert not [text for text in told if "\ue000" in text or _NOTHING.search(text)]


def _is_polite(file: SeasonFile, step: Step) -> None:
    assert step.mentor is not None, step.id
    person = file.mentor(step.mentor)
    assert not person.do_not_contact, step.id
    assert is_business_day(step.opens), step.id
    assert is_business_day(step.due), step.id
    away = person.away_until
    assert away is None or step.opens > away, (step.id, step.opens, away)


def available_by(file: SeasonFile, today: date) -> frozenset[str]:
    """The letters that may count on a day, told a second time from the bare events (R-19, R-20)."""
    found = set()
    for letter in file.letters:
        past = {event.kind.value: event.on for event in letter.events if event.on <= today}
        if past.keys() & {"revoked", "abandoned"}:
            continue
        if (
            "uploaded" in past
            and min(past.get("available", date.max), _fifth(past["uploaded"])) <= today
        ):
            found.add(letter.key)
        if "imported" in past and ("available" in past or letter.processing_since is None):
            found.add(letter.key)
    return frozenset(found)


def _fifth(day: date) -> date:
    for _ in range(5):
        day += timedelta(days=1)
        while not is_business_day(day):
            day += timedelta(days=1)
    return day


def letters_hold(at: Situation) -> None:
    """No letter counts anywhere that should not, and none of another season or service."""
    file = at.file
    good = available_by(file, at.today)
    assert {letter.key for letter in file.letters if at.is_available(letter)} == good
    every = [*check_at(at).programs, *(check_program(at, one) for one in file.programs)]
    for found in every:
        program = found.program
        home = (file.program_service(program), file.program_season(program))
        counted = set(at.places.counted_letters(program))
        deciding = {key for rule in found.rules for key in rule.letters if rule.rule == "min"}
        assert counted | deciding <= good, program.key
        best = set(found.best.letters) if found.best else set()
        assert best <= good | set(found.assigned), program.key
        for key in best:
            letter = file.letter(key)
            assert (file.letter_service(letter), file.letter_season(letter)) == home, key
    for specialty in {*file.applicant.specialties, "family-medicine"}:
        _usable_holds(at, usable_for(at, specialty), good)
    for one in soap_sets(at):
        _usable_holds(at, one.letters, good)
    shown: Any = soap_answers.soap_answer(at)["sets"]
    for told in shown:
        _usable_holds(at, (*told["letters"], *told["proposed"]), good)


def _usable_holds(at: Situation, keys: tuple[str, ...], good: frozenset[str]) -> None:
    assert set(keys) <= good, keys
    for key in keys:
        assert at.file.letter_season(at.file.letter(key)) == at.file.applicant.season, key


def answers_of(at: Situation, made: Plan) -> dict[str, Any]:
    """Every answer in JSON."""
    file, now = at.file, at.now
    summaries = [summarise(at, letter) for letter in file.letters]
    rows = season_rows(file, now)
    every = [check_program(at, one) for one in file.programs]
    return {
        "today": answers.plan_answer(made, file, now),
        "letters": answers.letters_answer(summaries),
        "season": answers.season_answer(file.applicant.season, rows),
        "programs": placing_answers.checks_answer(every),
        "check": placing_answers.checks_answer(check_at(at).programs),
        "seasons": seasons_answers.seasons_answer(at),
        "rehearse": seasons_answers.rehearsal_answer(rehearse(at)),
        "soap": soap_answers.soap_answer(at),
        "outcome": arrival_answers.outcomes_answer(at),
        "arrival": arrival_answers.arrival_answer(at),
        "people": arrival_answers.people_answer(at),
        "rank": [ranking._answer(at, found) for found in rank_lists(at)],
        "applications": [rotation_applications._answer(at, x) for x in file.rotation_applications],
    }


def texts_of(at: Situation, made: Plan) -> Iterator[str]:
    """Every answer in words."""
    file, now = at.file, at.now
    summaries = [summarise(at, letter) for letter in file.letters]
    yield speech.today_text(made, file, now)
    yield lists.letters_text(summaries, at)
    yield lists.season_text(season_rows(file, now), file, now)
    yield placing_lists.programs_text(at, check_at(at))
    yield placing_lists.check_text(at, check_at(at))
    yield seasons_answers.seasons_text(at)
    yield seasons_answers.rehearsal_text(rehearse(at))
    yield soap_answers.soap_text(at)
    yield soap_answers.drill_text(at)
    yield result_words(at)
    yield arrival_answers.outcomes_text(at)
    yield arrival_answers.arrival_text(at)
    yield arrival_answers.people_text(at)
    yield interviews.lines_text(at, interview_lines(at))
    yield rotation_applications.applications_text(at)
    for found in rank_lists(at):
        yield "\n".join(list_lines(at, found))


def papers_of(at: Situation) -> Iterator[str]:
    """Everything that is handed out: reports, sheets, charts, calendars, dossiers."""
    file, now = at.file, at.now
    for kind in ReportKind:
        yield plain(report(file, now, kind), 80)
    for sheet in all_sheets(file, now):
        yield repr(sheet.rows)
    for chart in charts(file, now):
        yield repr(chart)
    for private in (False, True):
        for entry in entries(file, now, private=private):
            yield "\n".join((entry.title, *entry.about))
    for talk in file.interviews:
        yield plain(dossier(at, file.program(talk.program), talk), 80)
    depth(at)
    next_letters(at)


def drafts_of(file: SeasonFile, now: datetime) -> Iterator[str]:
    """Every kind of message for every letter, whether it is due or not."""
    mail = Correspondence(Seen(file, now))
    for letter in file.letters:
        for kind in DraftKind:
            try:
                draft = mail.draft(kind, letter.key)
            except RefusedError as refused:
                yield str(refused)
                continue
            person = file.mentor(letter.mentor)
            assert draft.send_on is None or is_business_day(draft.send_on), (letter.key, kind)
            assert not person.do_not_contact or draft.send_on is None, (letter.key, kind)
            yield f"{draft.subject}\n{draft.body}\n{draft.send_text}"
        yield mail.guide_for(letter.key)
    for mentor in file.mentors:
        yield mail.touch(mentor.key).body


def clocks_hold(text: str) -> int:
    """Whether every hour that is told on two clocks is the same instant; how many there were."""
    count = 0
    for found in _BOTH.finditer(text):
        day, month, year, hour, minute, east_day, east_month, _, east_hour, east_minute = (
            found.groups()
        )
        count += 1
        hits = []
        for guess in (int(year),) if year else (2025, 2026, 2027, 2028):
            there = datetime(
                guess,
                _MONTHS.index(month) + 1,
                int(day),
                int(hour),
                int(minute),
                tzinfo=ZoneInfo("Asia/Manila"),
            ).astimezone(EASTERN)
            named = (
                (int(east_day), _MONTHS[_MONTHS.index(east_month)])
                if east_day
                else (int(day), month)
            )
            told = (*named, int(east_hour), int(east_minute))
            hits.append((there.day, _MONTHS[there.month - 1], there.hour, there.minute) == told)
        assert any(hits), found[0]
    return count


def known_by(file: SeasonFile, today: date) -> SeasonFile:
    """The record without anything that has its day later than today."""

    def is_past(moment: date | datetime | None) -> bool:
        if isinstance(moment, datetime):
            moment = moment.astimezone(file.applicant.zone).date()
        return moment is None or moment <= today

    def past(records: tuple[Any, ...], field: str) -> tuple[Any, ...]:
        return tuple(one for one in records if is_past(getattr(one, field)))

    def blanked(records: tuple[Any, ...], **fields: dict[str, Any]) -> tuple[Any, ...]:
        """The records, with the fields that follow from a day still to come as they were before."""
        found = []
        for one in records:
            later = [name for name in fields if not is_past(getattr(one, name))]
            changes: dict[str, Any] = dict.fromkeys(later)
            for name in later:
                changes |= fields[name]
            found.append(replace(one, **changes))
        return tuple(found)

    person = file.applicant
    applications = blanked(
        file.rotation_applications,
        answered_on={"status": ApplicationStatus.APPLIED},
        applied_on={"status": ApplicationStatus.CONSIDERING},
    )
    dated: dict[str, Any] = {name: past(getattr(file, name), "on") for name in _DATED}
    return replace(
        file,
        applicant=replace(
            blanked((person,), ecfmg_certified_on={})[0],
            registrations=past(person.registrations, "on"),
            accounts=blanked(person.accounts, certified_on={}),
        ),
        letters=tuple(
            replace(one, events=past(one.events, "on") or NOT_GIVEN, packet=past(one.packet, "on"))
            for one in file.letters
        ),
        reuses=blanked(past(file.reuses, "asked_on"), answered_on={"answer": None}),
        programs=blanked(file.programs, applied_on={"status": ProgramStatus.CONSIDERING}),
        rotation_applications=tuple(
            replace(one, papers=blanked(one.papers, done_on={})) for one in applications
        ),
        tasks=blanked(file.tasks, done_on={}),
        soap_plans=blanked(file.soap_plans, ready_on={}),
        **dated,
        soap_applications=past(file.soap_applications, "at"),
        certifications=past(file.certifications, "at"),
    )


def made_at(file: SeasonFile, now: datetime) -> tuple[Situation, Plan]:
    at = Situation(file, now)
    return at, plan(file, now, at)
