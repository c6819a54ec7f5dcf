"""Numbers that only grow, and the word that an entry is gone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.diary.editions import BEGINNING, Edition, editions, uid
from lorapp.domain.diary.entry import Alarm, Entry
from tests.domain.engine.builders import applicant, record

NOW = datetime(2026, 11, 22, 17, 0, 30, tzinfo=UTC)
AMMAN = ZoneInfo("Asia/Amman")
MINUTES = int((NOW - BEGINNING).total_seconds()) // 60
TALK = Entry(
    id="interview:P1:1",
    title="Interview, Ashgrove",
    private_title="Interview",
    starts=datetime(2026, 12, 3, 10, tzinfo=ZoneInfo("America/New_York")),
    ends=datetime(2026, 12, 3, 11, tzinfo=ZoneInfo("America/New_York")),
    alarms=(Alarm(before=timedelta(days=1), text="Tomorrow", private_text="Tomorrow"),),
)
DAY = Entry(id="program:P1", title="Due", private_title="Due", starts=date(2026, 12, 1))


def handed(known: dict[str, Edition], *entries: Entry, now: datetime = NOW) -> dict[str, Edition]:
    return editions(known, {entry.id: entry for entry in entries}, now, AMMAN)


def test_the_first_number_is_the_minutes_of_the_age() -> None:
    first = handed({}, TALK)["interview:P1:1"]
    assert first.sequence == MINUTES
    assert first.changed_at == NOW
    assert (first.day, first.over_at) == (date(2026, 12, 3), datetime(2026, 12, 3, 16, tzinfo=UTC))
    assert handed({}, TALK, now=BEGINNING - timedelta(days=9))["interview:P1:1"].sequence == 0


def test_what_did_not_change_keeps_its_number_and_its_hour() -> None:
    first = handed({}, TALK, DAY)
    assert handed(first, TALK, DAY, now=NOW + timedelta(days=2)) == first


def test_every_part_that_is_seen_makes_a_new_edition() -> None:
    first = handed({}, TALK)
    for changed in (
        replace(TALK, title="Interview, Tern"),
        replace(TALK, starts=TALK.starts + timedelta(hours=1)),
        replace(TALK, starts=TALK.starts.astimezone(UTC)),  # type: ignore[union-attr]
        replace(TALK, about=("By video.",)),
        replace(TALK, where="Video"),
        replace(TALK, is_expected=True),
        replace(TALK, is_busy=True),
        replace(TALK, alarms=()),
    ):
        assert handed(first, changed)["interview:P1:1"].sequence == MINUTES + 1


def test_what_is_gone_is_cancelled_until_its_day_is_over() -> None:
    first = handed({}, TALK, DAY)
    later = NOW + timedelta(days=1)
    second = handed(first, TALK, now=later)
    gone = second["program:P1"]
    assert (gone.is_cancelled, gone.sequence, gone.changed_at) == (True, MINUTES + 1440, later)
    assert handed(second, TALK, now=later + timedelta(days=1)) == second
    assert set(handed(second, TALK, now=datetime(2026, 12, 2, tzinfo=UTC))) == {"interview:P1:1"}


def test_what_comes_back_is_new_again() -> None:
    first = handed({}, DAY)
    back = handed(handed(first), DAY)["program:P1"]
    assert (back.is_cancelled, back.sequence) == (False, MINUTES + 2)


def test_what_was_there_in_its_time_is_forgotten_and_not_cancelled() -> None:
    assert handed(handed({}, TALK), now=datetime(2026, 12, 3, 16, 1, tzinfo=UTC)) == {}


@given(steps=st.lists(st.sampled_from(["same", "change", "gone", "lose"]), max_size=12))
@settings(max_examples=40)
def test_numbers_never_go_back_not_even_without_what_was_kept(steps: list[str]) -> None:
    known: dict[str, Edition] = {}
    now, last, entry = NOW, -1, DAY
    for number, step in enumerate(steps):
        now += timedelta(minutes=1)
        known = {} if step == "lose" else known
        entry = replace(DAY, title=f"Due {number}") if step == "change" else entry
        known = handed(known, *(() if step == "gone" else (entry,)), now=now)
        sequence = known["program:P1"].sequence if known else last
        assert sequence >= last
        last = sequence


def test_a_name_in_calendars_hangs_on_the_person_and_the_thing_alone() -> None:
    file = record()
    respelled = replace(file, applicant=applicant(name="  samir   DAGHLANI. ", season=2028))
    other = replace(file, applicant=applicant(name="Mirela Vantu"))
    moved = replace(TALK, starts=date(2027, 1, 1), title="Other")
    assert uid(file, TALK) == uid(respelled, moved)
    assert uid(file, TALK) != uid(other, TALK)
    assert uid(file, TALK) != uid(file, DAY)
    assert "Samir" not in uid(file, TALK)
    assert uid(file, TALK).endswith("@lorapp")
