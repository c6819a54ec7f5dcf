"""What was taken back stays taken back, and an emptied store closes in peace."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.programs import Assignment, Program
from lorapp.errors import RefusedError
from tests.conftest import MovingClock, a_beginning
from tests.db.scratch import opened, scratch
from tests.services.stage import WRITER, event


def test_a_step_dropped_by_a_new_one_can_no_longer_be_undone() -> None:
    with scratch() as home, opened(home, MovingClock()) as services:
        services.unit.begin(a_beginning(), "Begin")
        services.programs.add(Program(key="P1", name="Alder"))
        services.history.undo()
        services.programs.add(Program(key="P2", name="Birch"))
        told = {one.label: (one.is_undone, one.undoable) for one in services.history.entries()}
        assert told["Add program Alder"] == (True, False)
        assert told["Add program Birch"] == (False, True)


def test_a_record_taken_back_whole_leaves_a_store_that_closes() -> None:
    with scratch() as home:
        with opened(home, MovingClock()) as services:
            services.unit.begin(a_beginning(), "Begin")
            services.history.undo()
            assert services.unit.is_empty()
        with opened(home, MovingClock()) as again:
            assert again.unit.is_empty()


def test_doing_an_import_again_moves_nothing_that_the_days_have_locked() -> None:
    clock = MovingClock()
    tomorrow = date(2026, 11, 23)
    letter = Letter(key="L1", mentor="M1", events=(event(EventKind.UPLOADED),))
    program = Program(key="P1", name="Alder", applied_on=tomorrow)
    held = Assignment(letter="L1", program="P1", on=tomorrow - timedelta(days=3))
    with scratch() as home, opened(home, clock) as services:
        start = replace(
            a_beginning(),
            mentors=(WRITER,),
            letters=(letter,),
            programs=(program,),
            assignments=(held,),
        )
        services.unit.begin(start, "Begin")
        moved = replace(held, on=tomorrow - timedelta(days=2))
        services.unit.command(
            "Import", lambda file: replace(file, assignments=(moved,)), imported=True
        )
        services.history.undo()
        clock.pass_by(days=1)
        with pytest.raises(RefusedError, match="cannot be done again"):
            services.history.redo()
        assert services.unit.file().assignments == (held,)
