"""Adding, answering, ticking off, and becoming a rotation: what is done and what is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lorapp.domain.applying import changes
from lorapp.domain.applying.changes import Missing
from lorapp.domain.applying.papers import SUGGESTED
from lorapp.domain.applying.record import ApplicationStatus, LetterPolicy, RotationApplication
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import RotationKind
from lorapp.errors import RefusedError, UnknownKeyError
from tests.domain.applying.builders import END, START, TODAY, asked, at, paper
from tests.domain.engine.builders import record, situation

S = ApplicationStatus
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


def only(file: SeasonFile) -> object:
    (one,) = file.rotation_applications
    return one


def test_a_new_application_gets_the_usual_papers_unless_it_brings_some() -> None:
    now = situation(record(), TODAY)
    file = changes.add(now, asked())
    assert [one.name for one in file.rotation_applications[0].papers] == list(SUGGESTED)
    assert changes.add(now, asked(papers=(paper(),))).rotation_applications[0].papers == (paper(),)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (asked(site=" "), "Name the site."),
        (asked(starts_on=END, ends_on=START), "The last day is before the first."),
        (asked(starts_on=START, apply_by=END), "The day to apply by is after the first day."),
        (asked(applied_on=TOMORROW), "That day has not come yet."),
    ],
)
def test_what_cannot_be_is_refused(one: RotationApplication, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        changes.add(situation(record(), TODAY), one)


def test_an_answer_has_its_day_and_sends_what_goes_along() -> None:
    one = asked(papers=(paper("CV"), paper("TB test"), paper("Transcript", due_on=START)))
    file = changes.log_status(at(one), "A1", S.APPLIED, YESTERDAY)
    found = file.rotation_applications[0]
    assert (found.status, found.applied_on, found.answered_on) == (S.APPLIED, YESTERDAY, None)
    assert [one.done_on for one in found.papers] == [YESTERDAY, None, None]
    file = changes.log_status(situation(file, TODAY), "A1", S.WAITLISTED, TODAY)
    assert file.rotation_applications[0].answered_on == TODAY
    file = changes.log_status(situation(file, TODAY), "A1", S.WITHDRAWN, TODAY)
    assert file.rotation_applications[0].answered_on == TODAY
    file = changes.log_status(situation(file, TODAY), "A1", S.CONSIDERING, TODAY)
    found = file.rotation_applications[0]
    assert (found.applied_on, found.answered_on) == (None, None)
    with pytest.raises(RefusedError, match="not come yet"):
        changes.log_status(at(one), "A1", S.APPLIED, TOMORROW)


def test_papers_are_ticked_added_changed_and_removed() -> None:
    now = at(asked(papers=(paper(),)))
    assert changes.tick(now, "A1", "TB test", TODAY).rotation_applications[0].papers == (
        paper(done_on=TODAY),
    )
    with pytest.raises(RefusedError, match="not come yet"):
        changes.tick(now, "A1", "TB test", TOMORROW)
    with pytest.raises(UnknownKeyError, match="not on the list of Larkspur"):
        changes.tick(now, "A1", "Gone", None)
    file = changes.put_paper(now, "A1", paper("Form"))
    assert [one.name for one in file.rotation_applications[0].papers] == ["TB test", "Form"]
    file = changes.put_paper(now, "A1", paper("Chest film"), "TB test")
    assert file.rotation_applications[0].papers == (paper("Chest film"),)
    with pytest.raises(RefusedError, match="on the list already"):
        changes.put_paper(now, "A1", paper())
    with pytest.raises(RefusedError, match="Name the paper"):
        changes.put_paper(now, "A1", paper(" "))
    assert changes.remove_paper(now, "A1", "TB test").rotation_applications[0].papers == ()


def test_an_accepted_application_becomes_a_rotation_with_all_that_is_known() -> None:
    one = asked(
        agency="Vesper",
        starts_on=START,
        kind=RotationKind.EXTERNSHIP,
        letter_policy=LetterPolicy.PROMISED,
        cost_usd=2000,
        status=S.APPLIED,
        applied_on=YESTERDAY,
        papers=(paper("CV"),),
    )
    assert changes.missing(one) == ("ends_on",)
    with pytest.raises(RefusedError, match="needs its first day"):
        changes.become(at(one), "A1", "R7")
    file = changes.become(at(one), "A1", "R7", Missing(ends_on=END))
    (stay,), (found,) = file.rotations, file.rotation_applications
    assert (stay.key, stay.starts_on, stay.ends_on, stay.kind) == ("R7", START, END, one.kind)
    assert (stay.letter_policy, stay.cost_usd) == ("promised", 2000)
    assert stay.notes == "Through Vesper."
    assert (found.rotation, found.status, found.answered_on) == ("R7", S.ACCEPTED, TODAY)
    assert found.papers[0].done_on == TODAY
    now = situation(file, TODAY)
    with pytest.raises(RefusedError, match="is a rotation already"):
        changes.become(now, "A1", "R8")
    with pytest.raises(RefusedError, match="became a rotation already"):
        changes.log_status(now, "A1", S.REFUSED, TODAY)
    assert changes.remove(now, "A1").rotation_applications == ()


def test_the_day_of_an_earlier_answer_is_kept() -> None:
    planned = asked(starts_on=START, ends_on=END, kind=RotationKind.ELECTIVE)
    one = replace(planned, status=S.ACCEPTED, answered_on=YESTERDAY)
    (found,) = changes.become(at(one), "A1", "R7").rotation_applications
    assert (found.answered_on, only(changes.change(at(one), one))) == (YESTERDAY, one)


def test_an_application_that_is_gone_is_said_to_be() -> None:
    with pytest.raises(UnknownKeyError, match="no longer on record"):
        changes.held(record(), "A1")


def test_one_of_several_is_found_and_changed_alone() -> None:
    now = at(asked("A1"), asked("A2", site="Elsewhere"))
    file = changes.log_status(now, "A2", S.REFUSED, TODAY)
    assert [one.status for one in file.rotation_applications] == [None, S.REFUSED]
