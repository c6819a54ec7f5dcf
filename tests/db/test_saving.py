from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from lorapp.bootstrap import Services
from lorapp.domain.letters.record import Event, EventKind, Letter
from lorapp.domain.mentors import Contact, EmailAddress, Mentor, ReminderWish
from lorapp.domain.papers import Interview
from lorapp.domain.plain import to_plain
from lorapp.domain.programs import Assignment, LetterRules, Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import NOT_GIVEN, is_given
from lorapp.errors import RefusedError
from lorapp.services.keeping.invariants import changed_silently
from lorapp.services.recording.changes import UNCHANGED
from tests.conftest import a_beginning
from tests.db.scratch import opened, plain_anew, scratch, touched
from tests.records import season_files

DAY = date(2026, 11, 22)
QUICK = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def test_any_record_comes_back_from_the_rows_whatever_stood_there_before() -> None:
    with scratch() as home, opened(home) as services:
        services.unit.begin(a_beginning(), "Begin")

        @QUICK
        @given(season_files())
        def walk(version: SeasonFile) -> None:
            services.unit.command("Change", lambda _: version, corrects=True)
            assert plain_anew(services) == to_plain(version)

        walk()
        assert not changed_silently(services.unit.store())


def test_undo_and_redo_walk_through_the_same_records_across_restarts() -> None:
    states: list[dict[str, object] | None] = [None, to_plain(a_beginning())]
    with scratch() as home:
        with opened(home) as services:
            services.unit.begin(a_beginning(), "Begin")

            @QUICK
            @given(season_files())
            def walk(version: SeasonFile) -> None:
                change = services.unit.command("Change", lambda _: version, corrects=True)
                if change.label != UNCHANGED:
                    states.append(to_plain(version))

            walk()
        assert len(states) > 31
        for back in (1, 30, len(states) - 1):
            _walk_back(home, states[-1 - back : -1])
            _walk_forth(home, states[len(states) - back :])


def _walk_back(home: Path, states: list[dict[str, object] | None]) -> None:
    with opened(home) as services:
        for expected in reversed(states):
            services.history.undo()
            assert plain_anew(services) == expected
        assert not changed_silently(services.unit.store())


def _walk_forth(home: Path, states: list[dict[str, object] | None]) -> None:
    with opened(home) as services:
        for expected in states:
            services.history.redo()
            assert plain_anew(services) == expected
        assert not changed_silently(services.unit.store())


def test_only_the_rows_that_differ_are_written(begun: Services) -> None:
    people = tuple(Mentor(key=f"M{n}", name=f"Dr. {n}") for n in range(20))
    begun.unit.command("Add", lambda file: replace(file, mentors=people))
    statements: list[str] = []
    begun.unit.store().connection().set_trace_callback(statements.append)
    renamed = (*people[:7], replace(people[7], name="Dr. Seven"), *people[8:])
    begun.unit.command("Rename", lambda file: replace(file, mentors=renamed))
    begun.unit.store().connection().set_trace_callback(None)
    written = [text for text in statements if text.startswith(("UPDATE", "INSERT", "DELETE"))]
    assert [" ".join(text.split()[:2]) for text in written if "journal" not in text] == [
        "UPDATE mentors"
    ]
    assert touched(begun) == {"mentors"}


def test_loading_takes_the_same_number_of_queries_whatever_the_size(begun: Services) -> None:
    def queries() -> int:
        seen: list[str] = []
        connection = begun.unit.store().connection()
        connection.set_trace_callback(seen.append)
        begun.unit.store().load()
        connection.set_trace_callback(None)
        return len([text for text in seen if text.startswith("SELECT")])

    few = queries()
    people = tuple(
        Mentor(key=f"M{n}", name="Dr.", emails=(EmailAddress(address="a@example.org"),))
        for n in range(50)
    )
    begun.unit.command("Add", lambda file: replace(file, mentors=people))
    assert queries() == few


def test_a_list_left_empty_and_a_list_never_given_stay_apart(begun: Services) -> None:
    begun.unit.command(
        "Add",
        lambda file: replace(
            file, moments=(), mentors=(Mentor(key="M", name="Dr.", emails=(), helpers=NOT_GIVEN),)
        ),
    )
    file, _ = begun.unit.store().load()
    assert file is not None
    assert is_given(file.moments)
    assert not is_given(file.letters)
    assert is_given(file.mentors[0].emails)
    assert not is_given(file.mentors[0].helpers)


def test_giving_a_list_and_taking_it_back_is_a_change_of_its_own(begun: Services) -> None:
    begun.unit.command("Say none", lambda file: replace(file, programs=()))
    assert touched(begun) == {"programs"}
    begun.history.undo()
    assert not is_given(begun.unit.file().programs)


def test_instants_come_back_with_the_offset_they_were_written_with(begun: Services) -> None:
    at = datetime(2026, 12, 3, 10, 0, tzinfo=timezone(timedelta(hours=-5)))
    begun.unit.command(
        "Book",
        lambda file: replace(
            file,
            programs=(Program(key="P", name="Orla"),),
            interviews=(Interview(program="P", at=at),),
        ),
    )
    file, _ = begun.unit.store().load()
    assert file is not None
    assert file.interviews[0].at.isoformat() == "2026-12-03T10:00:00-05:00"


def test_two_letters_can_exchange_their_letter_ids(begun: Services) -> None:
    mentor = Mentor(key="M", name="Dr.", reminder_wish=ReminderWish(days_before=(14, 2)))
    one = Letter(key="L1", mentor="M", letter_id="100")
    two = Letter(key="L2", mentor="M", letter_id="200")
    begun.unit.command("Add", lambda file: replace(file, mentors=(mentor,), letters=(one, two)))
    swapped = (replace(one, letter_id="200"), replace(two, letter_id="100"))
    begun.unit.command("Swap", lambda file: replace(file, letters=swapped))
    file, _ = begun.unit.store().load()
    assert file is not None
    assert [letter.letter_id for letter in file.letters] == ["200", "100"]


def test_the_store_refuses_a_letter_id_used_twice_and_nothing_is_kept(begun: Services) -> None:
    letters = tuple(Letter(key=key, mentor="M", letter_id="1") for key in ("L1", "L2"))
    with pytest.raises(RefusedError, match="Another letter has this Letter ID"):
        begun.unit.command(
            "Add",
            lambda file: replace(file, mentors=(Mentor(key="M", name="Dr."),), letters=letters),
        )
    assert plain_anew(begun) == to_plain(a_beginning())


def test_the_store_refuses_a_reference_that_leads_nowhere_and_goes_on(begun: Services) -> None:
    with pytest.raises(RefusedError, match="still refers"):
        begun.unit.command("Add", lambda f: replace(f, contacts=(Contact(mentor="M", on=DAY),)))
    begun.unit.command("Add", lambda f: replace(f, mentors=(Mentor(key="M", name="Dr."),)))
    assert touched(begun) == {"mentors"}


def test_the_store_refuses_two_records_of_one_key(begun: Services) -> None:
    twice = (Mentor(key="M", name="A"), Mentor(key="M", name="B"))
    with pytest.raises(RefusedError, match="Two mentors are called M"):
        begun.unit.command("Add", lambda file: replace(file, mentors=twice))
    assert not begun.unit.file().mentors


def test_a_program_never_holds_more_than_four_letters(begun: Services) -> None:
    arrived = (Event(kind=EventKind.UPLOADED, on=DAY),)
    letters = tuple(Letter(key=f"L{n}", mentor="M", events=arrived) for n in range(5))
    begun.unit.command(
        "Add",
        lambda file: replace(
            file,
            mentors=(Mentor(key="M", name="Dr."),),
            letters=letters,
            programs=(Program(key="P", name="Orla", letters=LetterRules()),),
        ),
    )
    four = tuple(Assignment(letter=f"L{n}", program="P", on=DAY) for n in range(4))
    begun.unit.command("Assign", lambda file: replace(file, assignments=four))
    fifth = Assignment(letter="L4", program="P", on=DAY)
    with pytest.raises(RefusedError, match="already holds 4 letters"):
        begun.unit.command("Assign", lambda file: replace(file, assignments=(*four, fifth)))
    exchanged = (*four[:3], fifth)
    begun.unit.command("Exchange", lambda file: replace(file, assignments=exchanged))
    assert begun.unit.file().assignments == exchanged


def test_a_text_longer_than_its_column_is_refused(begun: Services) -> None:
    long = Mentor(key="M", name="x" * 501)
    with pytest.raises(RefusedError, match="does not take this value"):
        begun.unit.command("Add", lambda file: replace(file, mentors=(long,)))
    assert not begun.unit.file().mentors


def test_equal_items_of_one_letter_stay_two_and_those_of_two_letters_are_read_once() -> None:
    twice = (Event(kind=EventKind.REMINDED, on=DAY), Event(kind=EventKind.REMINDED, on=DAY))
    begun = a_beginning()
    mentor = Mentor(key="M1", name="Dr. Ada Winter")
    letters = tuple(Letter(key=key, mentor="M1", events=twice) for key in ("L1", "L2"))
    file = replace(begun, mentors=(mentor,), letters=letters)
    with scratch() as home, opened(home) as services:
        services.unit.begin(file, "Begin")
        read, _ = services.unit.store().load()
        assert read is not None
        one, other = read.letters
        assert one.events == other.events == twice
        assert one.events[0] is not one.events[1]
        assert one.events[0] is other.events[0]
