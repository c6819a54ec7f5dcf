"""Rank lists and invitations in a store: one action each, undone as one, kept through export."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.interviews.invited import QuickInvitation
from lorapp.domain.interviews.line import Quick
from lorapp.domain.papers import InvitationAnswer
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.ranking.record import Criterion
from lorapp.errors import RefusedError
from lorapp.services.match.invitations import invitation_id
from tests.screens.real import demo_services

LATER = "2027-02-20T12:00:00-05:00"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Services]:
    """The applicant when lists are open."""
    services = demo_services(tmp_path, "midseason", LATER)
    yield services
    services.close()


def order(store: Services) -> list[str]:
    return [rank.program for rank in store.unit.file().ranks]


def test_a_list_is_made_moved_certified_and_taken_back_step_by_step(store: Services) -> None:
    for key in ("B-P01", "B-P03", "B-P04"):
        store.ranking.add(key)
    assert store.ranking.move_by("B-P04", -1).label == "Move Granite Ferry IM up"
    assert store.ranking.move_to("B-P04", 1).label == "Move Granite Ferry IM to place 1"
    assert order(store) == ["B-P04", "B-P01", "B-P03"]
    change = store.ranking.certify("nrmp")
    assert (change.label, change.undoable) == ("Certified the NRMP list", True)
    assert store.unit.file().program("B-P04").status is ProgramStatus.RANKED
    (found,) = store.ranking.lists()
    assert found.is_certified
    assert store.ranking.leave_out("B-P01").label == "Leave out Ashgrove Regional IM"
    assert store.ranking.leave_out("B-P01", out=False).label == "Bring back Ashgrove Regional IM"
    assert store.ranking.lists()[0].is_certified
    store.ranking.remove("B-P03")
    assert order(store) == ["B-P04", "B-P01"]
    for _ in range(4):
        store.history.undo()
    assert store.unit.file().certifications == ()
    assert store.unit.file().program("B-P04").status is ProgramStatus.INTERVIEW
    assert order(store) == ["B-P04", "B-P01", "B-P03"]
    with pytest.raises(RefusedError, match="on the list already"):
        store.ranking.add("B-P04")


def test_points_and_a_note_are_one_action_and_sorting_another(store: Services) -> None:
    for key in ("B-P01", "B-P03"):
        store.ranking.add(key)
    store.ranking.add_criterion("Training", 5)
    store.ranking.add_criterion("Place", 1)
    store.ranking.judge("B-P03", {"C1": 9, "C2": None}, "kind people")
    rank = store.unit.file().ranks[1]
    assert (len(rank.scores), rank.note) == (1, "kind people")
    store.ranking.judge("B-P01", {"C1": 4}, None)
    store.ranking.sort_by_points("nrmp")
    assert order(store) == ["B-P03", "B-P01"]
    store.ranking.change_criterion(Criterion(key="C2", name="Town", weight=2))
    assert store.ranking.remove_criterion("C1").label == "Remove criterion Training"
    assert store.unit.file().criteria == (Criterion(key="C2", name="Town", weight=2),)
    store.history.undo()
    assert store.unit.file().ranks[0].scores[0].points == 9


def test_an_invitation_becomes_an_interview_in_one_action(demo: Services) -> None:
    invitations = demo.invitations
    quick = invitations.read("elmhollow invited, reply by fri 5 pm")
    assert isinstance(quick, QuickInvitation)
    assert invitations.add(quick.invitation).label == "Add invitation Elmhollow IM, Sun 22 Nov"
    (held,) = invitations.open()
    assert invitations.of_program("B-P05") == held
    hour = invitations.read("elmhollow 4 dec 10:00 ET video")
    assert isinstance(hour, Quick)
    assert invitations.accept(invitation_id(held), hour.interview).label == (
        "Accept invitation Elmhollow IM"
    )
    file = demo.unit.file()
    assert file.invitations[0].answer is InvitationAnswer.ACCEPTED
    assert file.interviews[-1].program == "B-P05"
    assert (invitations.open(), invitations.closed()) == ((), ())
    demo.history.undo()
    assert demo.unit.file().invitations == (held,)
    assert len(demo.unit.file().interviews) == 4


def test_an_invitation_is_declined_opened_again_changed_and_removed(demo: Services) -> None:
    invitations = demo.invitations
    quick = invitations.read("elmhollow invited, reply by 25 nov")
    assert isinstance(quick, QuickInvitation)
    invitations.add(quick.invitation)
    wanted = invitation_id(quick.invitation)
    label = invitations.answer(wanted, InvitationAnswer.DECLINED).label
    assert label == "Invitation Elmhollow IM: declined"
    assert [one.program for one in invitations.closed()] == ["B-P05"]
    assert invitations.answer(wanted, None).label == "Invitation Elmhollow IM: open again"
    (held,) = invitations.open()
    assert held.reply_by == date(2026, 11, 25)
    invitations.change(wanted, quick.invitation)
    assert invitations.remove(wanted).label == "Remove invitation Elmhollow IM"
    assert demo.unit.file().invitations == ()


def test_lists_points_and_invitations_come_back_from_an_export(
    store: Services, tmp_path: Path
) -> None:
    for key in ("B-P03", "B-P01"):
        store.ranking.add(key)
    store.ranking.add_criterion("Training", 5)
    store.ranking.judge("B-P01", {"C1": 8}, "n")
    store.ranking.certify("nrmp")
    quick = store.invitations.read("elmhollow invited, reply by mon 5 pm")
    assert isinstance(quick, QuickInvitation)
    store.invitations.add(quick.invitation)
    path = tmp_path / "all.json"
    path.write_text(store.exchange.export_json(), encoding="utf-8")
    other = demo_services(tmp_path / "other", "midseason", LATER)
    other.exchange.read_file(path)
    assert other.unit.file() == store.unit.file()
    assert order(other) == ["B-P03", "B-P01"]
    other.ranking.move_to("B-P01", 1)
    other.exchange.read_file(path)
    assert order(other) == ["B-P03", "B-P01"]
    other.close()
