"""K9: a person who is forgotten stands in no byte of what lorapp keeps, but for named backups."""

from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.db import journal
from lorapp.domain.mentors import Contact, EmailAddress, Mentor
from lorapp.domain.moments import WitnessedMoment
from lorapp.errors import RefusedError, StoreError
from lorapp.services.exports.export_places import save_dated
from lorapp.services.keeping.forgetting import Forgotten
from lorapp.services.keeping.looking_inside import ShutError, texts
from tests.conftest import a_beginning
from tests.db.scratch import opened, scratch
from tests.kept_forms import kept_forms

NAME = "Dr. Zsófia Quatermain"
PERSON = Mentor(
    key="M1", name=NAME, emails=(EmailAddress(address="z.q@example.org"),), notes="kind"
)
OTHER = Mentor(key="M2", name="Dr. Priscilla Umetani")
MARKS = ("Zsófia", "Quatermain")


def lived(services: Services) -> None:
    """A record with a person in it, in its history, its backups, its drafts and its exports."""
    services.unit.begin(a_beginning(), "Begin")
    services.mentors.add(OTHER)
    services.mentors.add(PERSON)
    services.mentors.change(replace(PERSON, notes="very kind"))
    services.backups.make()
    services.unfinished.save("mentor.M1", {"name": NAME})
    services.unfinished.save("mentor.M2", {"name": "Dr. Umetani"})
    today = services.unit.today()
    mail = EmailMessage()
    mail["To"], mail["Subject"] = "z.q@example.org", "Thank you"
    mail.set_content(f"Dear {NAME}, thank you.")
    for suffix, content in (
        (".vcf", services.contacts_file.vcards().encode()),
        (".xlsx", services.sheets.xlsx()),
        (".json", services.exchange.export_json().encode()),
        (".eml", bytes(mail)),
        (".txt", b"Dear Dr. Umetani"),
    ):
        save_dated(services.home, "x", today, suffix, content)


def left_in(home: Path) -> list[str]:
    """The files that still hold a mark, by their names; in bytes or in what they pack."""
    marks = [mark.casefold() for mark in MARKS]
    found = []
    for path in sorted(home.rglob("*")):
        if path.is_file():
            inside = " ".join([path.read_bytes().decode("utf-8", "replace"), *texts(path)])
            found += [path.name] if any(mark in inside.casefold() for mark in marks) else []
    return found


def forgotten(home: Path, how: str) -> Forgotten:
    with opened(home) as services:
        lived(services)
    with opened(home) as services:
        return services.forgetting.forget(how)


@pytest.mark.parametrize("how", ["M1", "zsófia QUATERMAIN", "Dr. Quatermain"])
def test_a_forgotten_person_is_in_no_file_but_the_backups_that_are_named(how: str) -> None:
    with scratch() as home:
        told = forgotten(home, how)
        copies = [path.name for path in told.holding]
        left = left_in(home)
        kept = sorted(path.name for path in (home / "exports").iterdir())
        print(
            f"K9 removed={len(told.gone)} left={len(set(left) - set(copies))} named={len(copies)}"
        )
        assert left == sorted(copies)
        assert all(path.parent.name == "backups" for path in told.holding)
        assert len(told.gone) == 5
        assert [name for name in kept if name.endswith(".txt")] == kept
        with opened(home) as services:
            assert services.unit.file().mentors == (OTHER,)
            assert kept_forms(services.unfinished) == ("mentor.M2",)
            assert [one for one in services.doctor.report() if not one.is_fine] == []
            with pytest.raises(RefusedError, match="cannot be undone, and nothing"):
                services.history.undo()
            services.mentors.add(replace(PERSON, name="Dr. New"))
            services.history.undo()
            assert services.unit.file().mentors == (OTHER,)


def test_a_history_that_is_kept_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "clear", lambda _session: None)
    with scratch() as home:
        forgotten(home, "M1")
        assert "lorapp.db" in left_in(home)
    print("K9 mutant, history kept: found=1")


def test_somebody_removed_long_ago_is_forgotten_by_the_whole_name() -> None:
    with scratch() as home, opened(home) as services:
        lived(services)
        services.mentors.remove("M1")
        told = services.forgetting.forget(NAME)
        assert told.name == "Zsófia Quatermain"
        with pytest.raises(RefusedError, match="Nobody called"):
            services.forgetting.forget(NAME)


@pytest.mark.parametrize("how", ["M1", "Quatermain", "quatermain", NAME])
def test_somebody_whom_only_the_history_has_is_found_as_in_the_record(how: str) -> None:
    with scratch() as home, opened(home) as services:
        lived(services)
        services.mentors.remove("M1")
        told = services.forgetting.forget(how)
        assert told.name == "Zsófia Quatermain"
        assert {path.parent.name for path in told.holding} == {"backups"}


def test_somebody_whom_a_note_named_once_is_forgotten_by_the_whole_name(begun: Services) -> None:
    begun.mentors.add(replace(OTHER, notes=f"Ask {NAME} as well."))
    begun.mentors.change(OTHER)
    with pytest.raises(RefusedError, match="Nobody called Quatermain"):
        begun.forgetting.forget("Quatermain")
    assert begun.forgetting.forget(NAME).name == "Zsófia Quatermain"


@pytest.mark.parametrize(
    "word", ["letters", "journal_steps", "mentors M2", "kind", "begin", "done"]
)
def test_a_word_that_is_nobody_costs_no_history(word: str) -> None:
    with scratch() as home, opened(home) as services:
        lived(services)
        services.mentors.remove("M1")
        before = services.history.entries()
        with pytest.raises(RefusedError, match="Nobody called"):
            services.forgetting.forget(word)
        assert services.history.entries() == before


def test_while_records_name_the_person_nothing_is_changed() -> None:
    with scratch() as home, opened(home) as services:
        lived(services)
        before, steps = services.unit.file(), services.history.entries()
        noted = replace(OTHER, notes="Works with Zsófia  Quatermain.")
        services.mentors.change(noted)
        with pytest.raises(RefusedError, match="still stands in mentors: Dr"):
            services.forgetting.forget("M1")
        services.history.undo()
        seen = WitnessedMoment(key="E1", on=date(2026, 11, 3), text="Led the round.", mentor="M1")
        services.moments.add(seen)
        with pytest.raises(RefusedError, match="still named in moments: Led the round"):
            services.forgetting.forget("M1")
        services.history.undo()
        assert services.unit.file() == before
        assert len(services.history.entries()) == len(steps) + 4


def test_the_times_of_being_in_touch_go_with_the_person() -> None:
    with scratch() as home, opened(home) as services:
        lived(services)
        kept = Contact(mentor="M2", on=date(2026, 11, 3))
        services.mentors.log_contact(replace(kept, mentor="M1"))
        services.mentors.log_contact(kept)
        services.forgetting.forget("M1")
        assert services.unit.file().contacts == (kept,)


@pytest.mark.parametrize("name", ["", "  ", "Dr. Li"])
def test_no_name_is_nobody(begun: Services, name: str) -> None:
    with pytest.raises(RefusedError, match="Nobody called"):
        begun.forgetting.forget(name)


def test_one_who_only_reads_forgets_nobody(begun: Services) -> None:
    begun.unit.read_only = True
    with pytest.raises(StoreError, match="only for reading"):
        begun.forgetting.forget("M1")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.age", b"age-encryption.org/v1\n"), ("a.xlsx", b"PK\x03\x04"), ("a.pdf", b"%PDF-1.7")],
)
def test_what_cannot_be_looked_into_is_said_to_be_shut(
    begun: Services, name: str, content: bytes
) -> None:
    begun.mentors.add(PERSON)
    begun.home.exports.mkdir(mode=0o700)
    (begun.home.exports / name).write_bytes(content)
    (begun.home.backups / "lorapp-20261101-120000-step1.db").parent.mkdir(mode=0o700)
    told = begun.forgetting.forget("M1")
    assert [path.name for path in told.shut] == [name]
    with pytest.raises(ShutError):
        list(texts(begun.home.exports / "gone.txt"))
