"""What may be done to a rank list, and until when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.calendar.rows import CalendarRow, RowStatus
from lorapp.domain.engine.plan import plan
from lorapp.domain.letters.situation import Situation
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.ranking.changes import (
    add_rank,
    certify,
    change_rank,
    held,
    leave_out,
    move_by,
    move_to,
    remove_rank,
    sort_by_points,
)
from lorapp.domain.ranking.record import Rank
from lorapp.domain.record import SeasonFile
from lorapp.domain.values import Moment
from lorapp.errors import RefusedError
from tests.acceptance.applicants import at
from tests.domain.ranking.cases import (
    CLOSED,
    KEYS,
    OPEN,
    certified,
    changed,
    order,
    ranked,
    situation,
    with_program,
)

MOVES = st.lists(st.tuples(st.sampled_from(KEYS), st.integers(1, 4)), max_size=4)


def has_step(file: SeasonFile) -> bool:
    return any(step.rule == "certify-ranks" for step in plan(file, OPEN).steps)


def test_a_program_comes_to_the_end_once() -> None:
    file = add_rank(situation(ranked()), "B-P05")
    assert order(file) == [*KEYS, "B-P05"]
    with pytest.raises(RefusedError, match="Elmhollow IM is on the list already"):
        add_rank(situation(file), "B-P05")


def test_what_fills_no_place_through_a_match_of_this_season_is_refused() -> None:
    file = with_program(with_program(ranked(), "OPEN", match="none"), "OLD", season=2026)
    file = changed(file, "B-P05", status=ProgramStatus.REJECTED)
    for key, told in {
        "OPEN": "without a match",
        "OLD": "belongs to season 2026",
        "B-P05": "is rejected",
    }.items():
        with pytest.raises(RefusedError, match=told):
            add_rank(situation(file), key)


@pytest.mark.parametrize(
    ("key", "number", "expected"),
    [
        ("B-P08", 1, ["B-P08", "B-P01", "B-P03", "B-P04"]),
        ("B-P01", 3, ["B-P03", "B-P04", "B-P01", "B-P08"]),
        ("B-P01", 1, list(KEYS)),
    ],
)
def test_a_program_takes_another_place_and_the_others_keep_their_order(
    key: str, number: int, expected: list[str]
) -> None:
    assert order(move_to(situation(ranked()), key, number)) == expected


def test_a_move_leaves_other_matches_and_what_is_left_out_where_they_stand() -> None:
    file = with_program(ranked(("B-P01", "B-P03")), "E", specialty="ophthalmology")
    out = Rank(program="B-P08", left_out=True)
    file = replace(file, ranks=(file.ranks[0], Rank(program="E"), out, file.ranks[1]))
    assert order(move_to(situation(file), "B-P03", 1)) == ["B-P03", "E", "B-P08", "B-P01"]
    with pytest.raises(RefusedError, match="from 1 to 2"):
        move_to(situation(file), "B-P03", 3)
    with pytest.raises(RefusedError, match="Bring it back first"):
        move_to(situation(file), "B-P08", 1)
    with pytest.raises(RefusedError, match="not on the list"):
        move_to(situation(file), "B-P04", 1)


def test_one_step_up_or_down_ends_at_the_ends() -> None:
    file = ranked()
    assert order(move_by(situation(file), "B-P04", -1)) == ["B-P01", "B-P04", "B-P03", "B-P08"]
    assert order(move_by(situation(file), "B-P01", -1)) == list(KEYS)
    assert order(move_by(situation(file), "B-P08", 1)) == list(KEYS)


def test_left_out_and_brought_back_stands_where_it_stood() -> None:
    file = leave_out(situation(ranked()), "B-P03", out=True)
    assert held(file, "B-P03").left_out
    assert leave_out(situation(file), "B-P03", out=True) is file
    assert leave_out(situation(file), "B-P03", out=False).ranks == ranked().ranks
    assert order(remove_rank(situation(file), "B-P03")) == ["B-P01", "B-P04", "B-P08"]


def test_sorting_by_points_is_done_once_when_asked_for() -> None:
    file = sort_by_points(situation(ranked(B_P08=9, B_P01=4)), "nrmp")
    assert order(file) == ["B-P08", "B-P03", "B-P04", "B-P01"]
    with pytest.raises(RefusedError, match="already"):
        sort_by_points(situation(file), "nrmp")


def test_certifying_keeps_the_order_and_marks_the_programs_as_ranked() -> None:
    file = changed(ranked(("B-P01", "B-P05")), "B-P05", status=ProgramStatus.MATCHED)
    done = certify(situation(file), "nrmp", OPEN)
    assert done.certifications[-1].programs == ("B-P01", "B-P05")
    assert done.certifications[-1].season == 2027
    assert done.program("B-P01").status is ProgramStatus.RANKED
    assert done.program("B-P05").status is ProgramStatus.MATCHED
    with pytest.raises(RefusedError, match="certified already"):
        certify(situation(done), "nrmp", OPEN)
    without = remove_rank(situation(done), "B-P01")
    again = certify(situation(without), "nrmp", OPEN)
    assert again.program("B-P01").status is ProgramStatus.INTERVIEW
    with pytest.raises(RefusedError, match="nothing to certify"):
        certify(situation(ranked(())), "nrmp", OPEN)


@pytest.mark.parametrize(
    "change",
    [
        lambda now: add_rank(now, "B-P05"),
        lambda now: move_to(now, "B-P01", 2),
        lambda now: move_by(now, "B-P01", 1),
        lambda now: leave_out(now, "B-P01", out=True),
        lambda now: remove_rank(now, "B-P01"),
        lambda now: sort_by_points(now, "nrmp"),
        lambda now: certify(now, "nrmp", CLOSED),
    ],
)
def test_after_the_closing_the_list_can_only_be_read(
    change: Callable[[Situation], SeasonFile],
) -> None:
    file = ranked(B_P01=1, B_P08=9)
    change(situation(file, at(2027, 3, 3, 20, 59)))
    with pytest.raises(RefusedError, match="Lists closed Thu 4 Mar 05:00 Amman"):
        change(situation(file, at(2027, 3, 3, 21)))


def test_a_note_may_still_be_kept_and_what_was_certified_in_time_written_down() -> None:
    file = ranked()
    noted = change_rank(file, replace(file.ranks[0], note="kind people"))
    assert held(noted, "B-P01").note == "kind people"
    for when in (date(2027, 3, 3), at(2027, 3, 3, 20)):
        assert certify(situation(file, CLOSED), "nrmp", when).certifications[-1].at == when
    with pytest.raises(RefusedError, match="If you certified in time"):
        certify(situation(file, CLOSED), "nrmp", date(2027, 3, 4))


@pytest.mark.parametrize(
    ("opens", "status", "early", "there"),
    [
        (at(2027, 2, 1, 12), None, at(2027, 2, 1, 11, 59), at(2027, 2, 1, 12)),
        (at(2027, 2, 1, 12), None, date(2027, 1, 31), date(2027, 2, 1)),
        (at(2027, 2, 1, 12), RowStatus.PROJECTED, at(2026, 11, 22), at(2027, 2, 1, 12)),
        (date(2027, 2, 1), None, at(2027, 1, 31, 23), at(2027, 2, 1, 0)),
        (date(2027, 2, 1), None, date(2027, 1, 31), date(2027, 2, 1)),
        (None, None, at(2027, 1, 31, 11), at(2027, 2, 1, 12)),  # as shipped
    ],
)
def test_no_list_is_certified_before_lists_open(
    opens: Moment | None, status: RowStatus | None, early: Moment, there: Moment
) -> None:
    file = ranked()
    if opens is not None:
        row = CalendarRow(code="ranking-opens", service="nrmp", season=2027, at=opens)
        file = replace(file, calendar=(replace(row, status=status),))
    with pytest.raises(RefusedError, match=r"Lists open .*once the match has your list") as said:
        certify(situation(file), "nrmp", early)
    is_projected = opens is None or status is RowStatus.PROJECTED
    assert ("put that day right on Season" in str(said.value)) is is_projected
    assert certify(situation(file), "nrmp", there).certifications[-1].at == there


@settings(max_examples=15)
@given(moves=MOVES)
def test_certified_there_is_no_step_and_moved_there_and_back_there_is_none_either(
    moves: list[tuple[str, int]],
) -> None:
    file = certified(ranked())
    assert not has_step(file)
    back: list[tuple[str, int]] = []
    for key, number in moves:
        back.append((key, order(file).index(key) + 1))
        file = move_to(situation(file), key, number)
        assert has_step(file) == (order(file) != list(KEYS))
    if has_step(file):
        assert not has_step(certify(situation(file), "nrmp", OPEN))
    for key, number in reversed(back):
        file = move_to(situation(file), key, number)
    assert order(file) == list(KEYS)
    assert not has_step(file)
