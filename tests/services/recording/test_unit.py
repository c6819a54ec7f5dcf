from dataclasses import replace
from datetime import date
from threading import Thread

import pytest

from lorapp.bootstrap import Services
from lorapp.domain.letters.record import EventKind
from lorapp.domain.mentors import Mentor
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from lorapp.paths import Paths
from lorapp.services.keeping.invariants import changed_silently
from lorapp.services.recording.changes import UNCHANGED, Change
from tests.conftest import NOON, a_beginning
from tests.db.scratch import opened, plain_anew
from tests.services.stage import event, filled


def named(name: str) -> SeasonFile:
    return replace(a_beginning(), applicant=replace(a_beginning().applicant, name=name))


def test_an_empty_store_has_no_file_and_tells_utc(services: Services) -> None:
    assert services.unit.is_empty()
    assert services.unit.now() == NOON
    for asked in (services.unit.file, lambda: services.unit.command("x", lambda file: file)):
        with pytest.raises(RefusedError, match="no record yet"):
            asked()


def test_the_time_is_told_in_the_applicants_zone(begun: Services) -> None:
    assert begun.unit.now().isoformat() == "2026-11-22T20:00:00+03:00"
    assert begun.unit.today() == date(2026, 11, 22)


def test_a_store_belongs_to_one_applicant(begun: Services) -> None:
    with pytest.raises(RefusedError, match="already belongs to Samir Daghlani"):
        begun.unit.begin(named("Ana"), "Begin")


def test_what_a_command_refuses_changes_nothing(begun: Services) -> None:
    def refuse(_: SeasonFile) -> SeasonFile:
        raise RefusedError("Not on a Sunday.")

    with pytest.raises(RefusedError, match="Not on a Sunday"):
        begun.unit.command("Ask", refuse)
    assert begun.unit.file() == a_beginning()
    assert [entry.label for entry in begun.history.entries()] == ["Begin"]


def test_a_command_that_changes_nothing_leaves_no_trace(begun: Services) -> None:
    assert begun.unit.command("Same", replace) == Change(UNCHANGED, undoable=False)
    assert len(begun.history.entries()) == 1


def test_a_record_saved_by_another_hand_meanwhile_is_never_overwritten(begun: Services) -> None:
    begun.unit.store()
    from lorapp.services.recording.unit import Unit

    other = Unit(begun.home, begun.clock)
    other.command("Name", lambda file: replace(file, applicant=named("Ana").applicant))
    other.release()
    begun.unit.command("Theme", lambda file: replace(file, themes=("calm",)))
    assert begun.unit.file().applicant.name == "Ana"
    assert begun.unit.file().themes == ("calm",)
    assert [entry.seq for entry in begun.history.entries()] == [3, 2, 1]


def test_threads_take_turns(begun: Services) -> None:
    def add(number: int) -> None:
        mentor = Mentor(key=f"M{number}", name="Dr.")
        begun.unit.command("Add", lambda file: replace(file, mentors=(*file.mentors, mentor)))

    threads = [Thread(target=add, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {mentor.key for mentor in begun.unit.file().mentors} == {f"M{n}" for n in range(12)}
    assert not changed_silently(begun.unit.store())


def test_warming_opens_the_store_and_keeps_the_daily_backup(begun: Services, paths: Paths) -> None:
    begun.close()
    for path in paths.backups.iterdir():
        path.unlink()
    with opened(paths.home) as again:
        again.unit.warm()
        assert [copy.path.name for copy in again.backups.list()] == [
            "lorapp-20261122-170000-step1.db"
        ]


def test_warming_where_nothing_is_yet_makes_no_store(services: Services, paths: Paths) -> None:
    services.unit.warm()
    assert not paths.db.exists()


def test_an_import_keeps_a_copy_first_and_undo_takes_it_back_whole(begun: Services) -> None:
    people = (Mentor(key="M", name="Dr."),)
    begun.unit.command("Import", lambda file: replace(file, mentors=people), imported=True)
    assert len(begun.backups.list()) == 1
    assert begun.history.entries()[0].kind == "import"
    begun.history.undo()
    assert begun.unit.file() == a_beginning()


def test_a_seal_that_cannot_be_written_is_told_and_costs_only_time(
    begun: Services, paths: Paths
) -> None:
    paths.seal.mkdir()
    begun.unit.close()
    assert begun.unit.notices[-1].startswith("What you did is saved")
    assert "lorapp.seal could not be written" in begun.unit.notices[-1]
    paths.seal.rmdir()
    with opened(paths.home) as again:
        assert again.unit.file() == a_beginning()
        assert plain_anew(again) is not None


def test_no_command_moves_a_lock_but_a_correction(services: Services) -> None:
    filled(services, event(EventKind.UPLOADED), applied_on=date(2026, 11, 20))
    assert not services.assignments.assign("L1", "P1").undoable

    def sweep(file: SeasonFile) -> SeasonFile:
        return replace(file, assignments=())

    for imported in (False, True):
        with pytest.raises(RefusedError, match="letter is locked at Tern Harbor"):
            services.unit.command("Sweep", sweep, imported=imported)
    assert services.history.entries()[0].label.startswith("Assign")
    assert services.unit.command("Correct: sweep", sweep, corrects=True).undoable
    assert services.history.entries()[0].corrects
