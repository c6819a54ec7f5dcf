"""What was removed comes back for thirty days, whatever was done in between (A103)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import lorapp
from lorapp.bootstrap import Services, open_services
from lorapp.domain.mentors import Contact, Mentor
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.programs import Exclusion
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from lorapp.services.recording.trash import Trash
from tests.conftest import NOON, MovingClock
from tests.screens.real import demo_services

DEMO = Path(lorapp.__file__).parent / "demo" / "planner.json"


@pytest.fixture
def planner(tmp_path: Path) -> Iterator[Services]:
    found = demo_services(tmp_path, "planner")
    yield found
    found.close()


def final(services: Services) -> None:
    """Something after which undo reaches nothing that was before."""
    services.unit.command(
        "Elsewhere", lambda file: replace(file, themes=(*file.themes, "later")), final=True
    )


def whole(file: SeasonFile) -> SeasonFile:
    """The record without what was done elsewhere."""
    return replace(file, themes=tuple(one for one in file.themes if one != "later"))


REMOVING: dict[str, Callable[[Services], object]] = {
    "moment": lambda services: services.moments.remove("A-E1"),
    "program, with what was kept for it": lambda services: services.programs.remove("A-P5"),
    "letter": lambda services: services.letters.remove("A-L3"),
    "theme": lambda services: services.themes.remove("themes apart"),
}


@pytest.mark.parametrize("removing", REMOVING.values(), ids=REMOVING)
def test_what_was_removed_comes_back_where_undo_cannot_reach(
    planner: Services, removing: Callable[[Services], object]
) -> None:
    exclusion = Exclusion(program="A-P5", letter="A-L1", reason="far")
    planner.unit.command("Keep away", lambda file: replace(file, exclusions=(exclusion,)))
    planner.themes.add("themes apart")
    before = planner.unit.file()
    removing(planner)
    assert whole(planner.unit.file()) != whole(before)
    final(planner)
    with pytest.raises(RefusedError):
        planner.history.undo()
    (one,) = planner.trash.removed()
    change = planner.trash.bring_back(one.seq)
    assert change.label == f"Bring back: {one.name}"
    assert whole(planner.unit.file()) == whole(before)
    assert planner.trash.removed() == ()
    planner.history.undo()
    assert planner.trash.removed() == (one,)


def test_in_a_list_without_keys_only_what_was_removed_comes_back(planner: Services) -> None:
    contacts = tuple(Contact(mentor="A-M1", on=NOON.date(), note=name) for name in "abc")
    planner.unit.command("Contacts", lambda file: replace(file, contacts=contacts))
    planner.unit.command("Remove b", lambda file: replace(file, contacts=contacts[::2]))
    changed = (replace(contacts[0], note="A"), contacts[2])
    planner.unit.command("Change a", lambda file: replace(file, contacts=changed))
    (one,) = planner.trash.removed()
    planner.trash.bring_back(one.seq)
    assert [contact.note for contact in planner.unit.file().contacts] == ["A", "b", "c"]


def test_another_that_has_its_key_by_now_keeps_it(planner: Services) -> None:
    old = planner.unit.file().mentors_by_key["A-M0"]
    other = Mentor(key="A-M9", name="Dr. Old")
    planner.mentors.add(other)
    planner.mentors.remove("A-M9")
    planner.mentors.add(Mentor(key="A-M9", name="Dr. New"))
    (one,) = planner.trash.removed()
    planner.trash.bring_back(one.seq)
    names = [mentor.name for mentor in planner.unit.file().mentors if mentor != old]
    assert names[-2:] == ["Dr. Old", "Dr. New"]
    assert planner.unit.file().mentors_by_key["A-M9"].name == "Dr. New"
    assert planner.trash.removed() == ()


def test_what_belonged_to_something_gone_waits_until_that_is_back(planner: Services) -> None:
    planner.mentors.add(Mentor(key="A-M9", name="Dr. Old"))
    seen = WitnessedMoment(key="A-E9", on=NOON.date(), mentor="A-M9", text="Calm at night.")
    planner.unit.command("Note", lambda file: replace(file, moments=(*file.moments, seen)))
    planner.moments.remove("A-E9")
    planner.mentors.remove("A-M9")
    mentor, moment = planner.trash.removed()
    with pytest.raises(RefusedError, match="Bring that back first"):
        planner.trash.bring_back(moment.seq)
    planner.trash.bring_back(mentor.seq)
    planner.trash.bring_back(moment.seq)
    assert planner.unit.file().moments[-1] == seen
    with pytest.raises(RefusedError, match="or it is back"):
        planner.trash.bring_back(moment.seq)


def test_it_is_offered_for_thirty_days_and_not_once_it_was_undone(tmp_path: Path) -> None:
    clock = MovingClock(NOON)
    services = open_services(tmp_path / "lorapp", clock)
    assert services.trash.removed() == ()
    services.exchange.read_file(DEMO)
    services.moments.remove("A-E1")
    assert [one.name for one in services.trash.removed()] == ["moment " + services_text(services)]
    services.history.undo()
    assert services.trash.removed() == ()
    services.history.redo()
    clock.pass_by(days=30)
    assert len(services.trash.removed()) == 1
    clock.pass_by(seconds=1)
    assert services.trash.removed() == ()
    services.close()


def services_text(services: Services) -> str:
    """How the label names the moment."""
    return services.history.entries(1)[0].label.removeprefix("Remove moment ")


def test_a_forgotten_person_is_in_no_trash(planner: Services) -> None:
    planner.mentors.add(Mentor(key="A-M9", name="Dr. Ludmila Ostrander"))
    planner.mentors.remove("A-M9")
    assert len(planner.trash.removed()) == 1
    planner.forgetting.forget("Dr. Ludmila Ostrander")
    assert Trash(planner.unit).removed() == ()
