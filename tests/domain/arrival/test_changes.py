"""Lines are ticked, moved, put away, noted, added and removed; each change can be refused."""

from dataclasses import replace
from datetime import date

import pytest

from lorapp.domain.arrival import changes
from lorapp.domain.arrival.onboarding import TaskState
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError, UnknownKeyError
from tests.domain.arrival.builders import AFTER, ended, line, said, without_visa
from tests.domain.engine.builders import record, situation


def test_a_tick_is_kept_and_taken_back_without_a_trace() -> None:
    at = situation(ended(), AFTER)
    done = changes.tick(at, 2027, "contract", AFTER)
    assert line(done, "contract").state is TaskState.DONE
    again = changes.untick(situation(done, AFTER), 2027, "contract")
    assert again.tasks == ()
    with pytest.raises(RefusedError, match="has not come yet"):
        changes.tick(at, 2027, "contract", date(2027, 4, 1))
    with pytest.raises(RefusedError, match="open already"):
        changes.untick(at, 2027, "contract")
    with pytest.raises(RefusedError, match="The record itself"):
        changes.untick(at, 2027, "certificate")
    with pytest.raises(UnknownKeyError, match="no line 'luck'"):
        changes.tick(at, 2027, "luck", AFTER)


def test_not_needed_wants_a_reason_and_comes_back() -> None:
    at = situation(ended(), AFTER)
    away = changes.not_needed(at, 2027, "life-support", " In orientation. ")
    assert away.tasks[0].not_needed == "In orientation."
    assert changes.untick(situation(away, AFTER), 2027, "life-support").tasks == ()
    with pytest.raises(RefusedError, match="why it is not needed"):
        changes.not_needed(at, 2027, "life-support", " ")


def test_a_day_of_ones_own_holds_and_goes_back() -> None:
    at = situation(ended(), AFTER)
    moved = changes.move(at, 2027, "housing", date(2027, 5, 3))
    assert line(moved, "housing").due_on == date(2027, 5, 3)
    back = changes.move(situation(moved, AFTER), 2027, "housing", None)
    assert back.tasks == ()
    with pytest.raises(RefusedError, match="The first day is Thu 1 Jul"):
        changes.move(at, 2027, "housing", date(2027, 7, 2))


def test_two_own_days_keep_their_order() -> None:
    file = changes.move(situation(ended(), AFTER), 2027, "housing", date(2027, 5, 3))
    with pytest.raises(RefusedError, match="comes first, and you set it to Mon 3 May"):
        changes.move(situation(file, AFTER), 2027, "move", date(2027, 5, 2))
    both = changes.move(situation(file, AFTER), 2027, "move", date(2027, 6, 7))
    with pytest.raises(RefusedError, match="“Travel and move” comes after it"):
        changes.move(situation(both, AFTER), 2027, "housing", date(2027, 6, 8))
    done = changes.tick(situation(both, AFTER), 2027, "move", AFTER)
    assert changes.move(situation(done, AFTER), 2027, "housing", date(2027, 6, 8)).tasks


def test_a_note_stands_beside_a_line() -> None:
    noted = changes.note(situation(ended(), AFTER), 2027, "licence", "Ask Ms. Roe.")
    assert line(noted, "licence").task == said("licence", note="Ask Ms. Roe.")
    again = changes.note(situation(noted, AFTER), 2027, "licence", "")
    assert again.tasks == ()


def test_own_lines_are_added_and_removed() -> None:
    at = situation(ended(), AFTER)
    one = changes.add_line(at, 2027, " Sell the car ", date(2027, 6, 1))
    two = changes.add_line(situation(one, AFTER), 2027, "Pack")
    assert [task.code for task in two.tasks] == ["own-1", "own-2"]
    assert two.tasks[0].title == "Sell the car"
    left = changes.remove_line(situation(two, AFTER), 2027, "own-1")
    assert [task.code for task in left.tasks] == ["own-2"]
    with pytest.raises(RefusedError, match="Only lines of your own"):
        changes.remove_line(at, 2027, "contract")
    with pytest.raises(RefusedError, match="in a few words"):
        changes.add_line(at, 2027, " ")
    with pytest.raises(RefusedError, match="choose a day up to then"):
        changes.add_line(at, 2027, "Pack", date(2027, 8, 1))


@pytest.mark.parametrize("file", [record(), without_visa(ended())])
def test_without_a_result_or_a_visa_class_there_is_no_list_to_add_to(file: SeasonFile) -> None:
    with pytest.raises(RefusedError, match="begins with a result and a visa class"):
        changes.add_line(situation(file, AFTER), 2027, "Pack")


def test_lines_of_another_season_are_left_alone() -> None:
    other = replace(said("contract", done_on=date(2026, 4, 1)), season=2026)
    file = ended(tasks=(other,))
    done = changes.tick(situation(file, AFTER), 2027, "contract", AFTER)
    assert changes.untick(situation(done, AFTER), 2027, "contract").tasks == (other,)
