"""What must always hold, for any sound record at any instant."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lorapp.domain.calendar.business import is_business_day, next_business_day
from lorapp.domain.engine.plan import plan
from lorapp.domain.engine.steps import DraftKind, Step, StepState
from lorapp.domain.engine.words import by_key, by_name
from lorapp.domain.letters.changes import log_event
from lorapp.domain.letters.courtesy import message_days
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.letters.summary import summarise
from lorapp.domain.papers import StepNote
from lorapp.domain.record import SeasonFile
from tests.domain.engine import builders as make
from tests.domain.engine.histories import instants, records
from tests.records import season_files

K = EventKind
FEW: Final = settings(max_examples=25, deadline=None)
MANY: Final = settings(max_examples=30, deadline=None)


@FEW
@given(season_files(), st.datetimes(datetime(1950, 1, 1), datetime(2150, 1, 1)))  # noqa: DTZ001 - zone is given below
def test_any_sound_record_has_a_plan_at_any_instant(file: SeasonFile, now: datetime) -> None:
    made = plan(replace(file, rulebook=make.book()), now.replace(tzinfo=UTC))
    assert len({step.id for step in made.steps}) == len(made.steps)


@MANY
@given(records(), instants)
def test_a_plan_is_whole_in_order_and_says_why(file: SeasonFile, now: datetime) -> None:
    made = plan(file, now)
    assert made == plan(file, now)
    assert made.today == now.astimezone(file.applicant.zone).date()
    known = make.book().citations
    for found in made.steps:
        assert found.source in known, found.id
        assert found.why
        assert all(by_name(why, file) for why in found.why)
        assert "\ue000" not in by_key(found.title) + "".join(map(by_key, found.why))
        assert found.urgency.total == sum(part.points for part in found.urgency.parts)
        assert found.opens <= found.due, found.id
        _stands_where_it_says(found, made.today)
    ordered = [(s.state in {"asleep", "missed"}, -s.urgency.total, s.due, s.id) for s in made.steps]
    assert ordered == sorted(ordered)
    assert len({found.id for found in made.steps}) == len(made.steps)
    parts = [*made.do_now, *made.later, *made.asleep, *made.missed]
    assert sorted(s.id for s in parts) == sorted(s.id for s in made.steps)


def _stands_where_it_says(found: Step, today: date) -> None:
    if found.state is StepState.OVERDUE:
        assert found.due < today
    elif found.state is StepState.TODAY:
        assert found.opens <= today <= found.due
    elif found.state is StepState.SOON:
        assert today < found.opens <= today + timedelta(7)
    elif found.state is StepState.LATER:
        assert found.opens > today + timedelta(7)
    elif found.state is StepState.WAITING:
        assert found.opens > today


@MANY
@given(records(), instants)
def test_messages_keep_free_days_leave_and_wishes(file: SeasonFile, now: datetime) -> None:
    here = Situation(file, now)
    for found in plan(file, now).steps:
        if not found.is_message:
            continue
        assert found.mentor is not None
        person = file.mentor(found.mentor)
        assert not person.do_not_contact, found.id
        assert is_business_day(found.opens), found.id
        assert is_business_day(found.due), found.id
        away = person.away_until
        assert away is None or found.due > away, found.id
        assert away is None or found.opens > away, found.id
        if found.rule == "remind":
            days = message_days(here, found.mentor)
            assert not days or found.opens >= days[-1] + timedelta(7)
            assert found.opens >= here.today


@MANY
@given(records(), instants)
def test_nobody_marked_do_not_contact_is_to_be_written_to(file: SeasonFile, now: datetime) -> None:
    for found in plan(file, now).steps:
        if found.draft or found.rule == "refresh":
            assert found.mentor is not None
            assert not file.mentor(found.mentor).do_not_contact, found.id


@MANY
@given(records(), instants)
def test_facts_of_days_to_come_change_nothing(file: SeasonFile, now: datetime) -> None:
    today = now.astimezone(file.applicant.zone).date()
    known = tuple(
        replace(letter, events=tuple(e for e in letter.events if e.on <= today))
        for letter in file.letters
    )
    cut = replace(
        file,
        letters=known,
        programs=tuple(
            replace(p, applied_on=None) if p.applied_on and p.applied_on > today else p
            for p in file.programs
        ),
        assignments=tuple(a for a in file.assignments if a.on <= today),
        contacts=tuple(c for c in file.contacts if c.on <= today),
        moments=tuple(m for m in file.moments if m.on <= today),
        portal_checks=tuple(c for c in file.portal_checks if c.on <= today),
    )
    assert plan(cut, now) == plan(file, now)


@MANY
@given(records(), instants)
def test_doing_what_a_step_says_removes_it(file: SeasonFile, now: datetime) -> None:
    zone = file.applicant.zone
    today = now.astimezone(zone).date()
    for found in plan(file, now).steps:
        if found.event is None or found.letter is None or found.rule == "mend-entry":
            continue
        on = (
            next_business_day(max(found.opens, today))
            if found.is_message
            else max(found.opens, today)
        )
        then = datetime(on.year, on.month, on.day, 12, tzinfo=zone)
        then = max(then, now)
        before = plan(file, then).step(found.id)
        if before is None or before.state is StepState.ASLEEP:
            continue
        if any(event.on > on for event in file.letter(found.letter).events):
            continue  # written down ahead of its day, it may contradict what is done before it
        done = log_event(Situation(file, then), found.letter, Event(kind=found.event, on=on))
        assert plan(done, then).step(found.id) is None, found.id


@MANY
@given(records(), instants)
def test_one_letters_news_leaves_unrelated_letters_alone(file: SeasonFile, now: datetime) -> None:
    first = file.letters[0]
    strangers = {
        letter.key
        for letter in file.letters
        if letter.mentor != first.mentor and letter.specialty != first.specialty
    }
    assume(strangers)
    lone = replace(file, programs=(), assignments=(), interviews=())
    bare = replace(
        lone,
        letters=tuple(replace(x, events=()) if x is first else x for x in lone.letters),
    )

    def theirs(record: SeasonFile) -> list[Step]:
        steps = plan(record, now).steps
        return [s for s in steps if s.letter in strangers and _is_its_own(s)]

    assert theirs(lone) == theirs(bare)


def _is_its_own(found: Step) -> bool:
    """A step of the letter alone; a backup is another letter by its nature."""
    return found.kind == "letter" and found.rule != "line-up-backup"


@MANY
@given(records(), instants)
def test_what_is_not_available_counts_nowhere(file: SeasonFile, now: datetime) -> None:
    here = Situation(file, now)
    for letter in file.letters:
        if here.is_available(letter):
            continue
        found = summarise(here, letter)
        assert found.unassigned_at == ()
        assert found.state not in {LetterState.AVAILABLE, LetterState.CLOSED}
        assert plan(file, now).step(f"assign:letter:{letter.key}") is None
        less = replace(
            file, assignments=tuple(a for a in file.assignments if a.letter != letter.key)
        )
        there = Situation(less, now)
        for program in file.programs:
            assert here.places.counted(program) == there.places.counted(program)


@MANY
@given(records(), instants)
def test_letters_of_seasons_gone_raise_only_what_still_matters(
    file: SeasonFile, now: datetime
) -> None:
    here = Situation(file, now)
    past = {letter.key for letter in file.letters if here.is_past(letter)}
    raised = {s.rule for s in plan(file, now).steps if s.letter in past}
    assert raised <= {"thank", "tell-outcome", "keep-letter", "import-letter"}


@MANY
@given(records(), instants)
def test_what_is_over_is_never_asked_for_again(file: SeasonFile, now: datetime) -> None:
    here = Situation(file, now)
    over = {letter.key for letter in file.letters if state(here, letter).is_over}
    raised = {s.rule for s in plan(file, now).steps if s.letter in over}
    assert raised <= {"thank", "tell-outcome"}


@MANY
@given(records(), instants, st.data())
def test_a_step_not_needed_is_gone_and_leaves_the_others_as_they_are(
    file: SeasonFile, now: datetime, data: st.DataObject
) -> None:
    before = plan(file, now).steps
    assume(before)
    chosen = data.draw(st.sampled_from(before))
    noted = replace(file, steps=(StepNote(id=chosen.id, not_needed="no"),))
    assert plan(noted, now).steps == tuple(step for step in before if step.id != chosen.id)


@MANY
@given(records(), instants, st.data(), st.integers(1, 400))
def test_a_sleeping_step_never_sleeps_past_the_day_it_is_needed(
    file: SeasonFile, now: datetime, data: st.DataObject, days: int
) -> None:
    made = plan(file, now)
    assume(made.steps)
    chosen = data.draw(st.sampled_from(made.steps))
    until = made.today + timedelta(days)
    noted = replace(file, steps=(StepNote(id=chosen.id, snoozed_until=until),))
    found = plan(noted, now).step(chosen.id)
    assert found is not None
    if found.state is StepState.ASLEEP:
        assert found.asleep_until is not None
        assert made.today < found.asleep_until <= until
        if chosen.loses_on and chosen.loses_on >= made.today:
            assert found.asleep_until <= chosen.loses_on


@MANY
@given(records(), st.sampled_from(["America/New_York", "Asia/Amman", "Pacific/Honolulu"]), instants)
def test_the_same_instant_told_in_another_zone_is_the_same_plan(
    file: SeasonFile, zone: str, now: datetime
) -> None:
    assert plan(file, now.astimezone(ZoneInfo(zone))) == plan(file, now)


@MANY
@given(records(), instants)
def test_drafts_belong_to_steps_about_people(file: SeasonFile, now: datetime) -> None:
    for found in plan(file, now).steps:
        if found.draft:
            assert found.mentor is not None
            assert found.letter is not None
            assert found.draft in DraftKind
