"""V1: bytes of the store that change while nobody looks."""

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.db.seal import fingerprint
from lorapp.domain.mentors import Mentor
from lorapp.domain.plain import to_plain
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.errors import StoreError
from lorapp.paths import Paths
from lorapp.services.checkup.findings import Finding
from lorapp.services.interchange.demo import demo_text
from lorapp.services.interchange.reading import parse
from lorapp.services.keeping.invariants import changed_silently
from lorapp.services.keeping.restoring import preview_lines, spoilt_parts
from tests.db.scratch import opened
from tests.durability.dice import SEED, dice_of

FLIPS = int(os.environ.get("LORAPP_FLIPS", "60"))


@dataclass
class Tally:
    """How damage was noticed: ``start`` before or beside the first frame, ``doctor`` when asked.

    ``harmless`` was noticed by neither, and the record was what it had been.
    """

    start: int = 0
    doctor: int = 0
    harmless: int = 0
    missed: int = 0


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with the demo record and a backup."""
    home = tmp_path_factory.mktemp("healthy") / "home"
    with opened(home) as services:
        services.unit.begin(parse(demo_text("midseason"), Rulebook()), "Begin")
        services.backups.make()
        services.unit.command("Add", lambda file: replace(file, mentors=record().mentors))
    return home


def record() -> SeasonFile:
    """What the healthy store holds."""
    person = Mentor(key="M9", name="Dr. Brockhausen")
    file = parse(demo_text("midseason"), Rulebook())
    return replace(file, mentors=(*file.mentors, person))


def _look(home: Path, tally: Tally, *, sealed: bool = True) -> None:
    """Start on a damaged store, and ask the doctor where the start found nothing."""
    paths = Paths(home)
    if not sealed:
        paths.seal.unlink()
        paths.record.unlink()
    before = fingerprint(paths.db)
    with opened(home) as services:
        refused = False
        try:
            services.unit.file()
        except StoreError:
            refused = True
        wrong = [one for one in services.doctor.report() if not one.is_fine]
        at_start = refused or bool(services.unit.notices)
        tally.start += at_start
        tally.doctor += bool(wrong)
        if not at_start and not wrong:
            is_same = to_plain(services.unit.file()) == to_plain(record())
            tally.harmless += is_same
            tally.missed += not is_same
        assert wrong or not refused, "the doctor is silent where the start refuses"
    assert fingerprint(paths.db) == before, "a damaged store was written to"


def _damaged(healthy: Path, tmp_path: Path, harm: Callable[[bytearray], bytes]) -> Path:
    home = tmp_path / "home"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(healthy, home)
    db = Paths(home).db
    db.write_bytes(harm(bytearray(db.read_bytes())))
    return home


def _flips(size: int, count: int) -> Iterator[Callable[[bytearray], bytes]]:
    dice = dice_of()

    def flip(at: int, length: int, content: bytearray) -> bytes:
        for place in range(at, min(at + length, len(content))):
            content[place] ^= 1 << dice.randrange(8)
        return bytes(content)

    places = [*range(0, 100, 7), *(dice.randrange(size) for _ in range(count))]
    for number, at in enumerate(places):
        length = (1, 1, 64, 4096)[number % 4] if at >= 100 else 1

        def harm(content: bytearray, at: int = at, length: int = length) -> bytes:
            return flip(at, length, content)

        yield harm


def test_every_changed_byte_of_a_closed_store_is_noticed(healthy: Path, tmp_path: Path) -> None:
    tally, tries = Tally(), 0
    for harm in _flips(Paths(healthy).db.stat().st_size, FLIPS):
        tries += 1
        _look(_damaged(healthy, tmp_path, harm), tally)
    print(f"V1 flips={tries} {tally} seed={SEED}")
    assert tally.start == tries
    assert tally.missed == 0


def test_without_the_seal_some_damage_would_pass_unseen_at_the_start(
    healthy: Path, tmp_path: Path
) -> None:
    tally, tries = Tally(), 0
    for harm in _flips(Paths(healthy).db.stat().st_size, 30):
        tries += 1
        _look(_damaged(healthy, tmp_path, harm), tally, sealed=False)
    print(f"V1 mutant, no seal: flips={tries} {tally} seed={SEED}")
    assert tally.start < tries
    assert tally.missed == 0


def _zip(_content: bytearray) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("lorapp.db", "x" * 9000)
    return packed.getvalue()


CUTS: dict[str, Callable[[bytearray], bytes]] = {
    "nothing": lambda _: b"",
    "one byte": lambda content: bytes(content[:1]),
    "99 bytes": lambda content: bytes(content[:99]),
    "the header": lambda content: bytes(content[:100]),
    "a half": lambda content: bytes(content[: len(content) // 2]),
    "all but one byte": lambda content: bytes(content[:-1]),
    "a text": lambda _: b"This is my store.\n" * 900,
    "a zip": _zip,
}


@pytest.mark.parametrize("harm", CUTS.values(), ids=CUTS)
def test_a_store_cut_or_replaced_is_told_and_the_backup_brings_it_back(
    healthy: Path, tmp_path: Path, harm: Callable[[bytearray], bytes]
) -> None:
    home, tally = _damaged(healthy, tmp_path, harm), Tally()
    paths = Paths(home)
    bad = paths.db.read_bytes()
    _look(home, tally)
    assert tally.start == 1
    with opened(home) as services:
        (copy,) = (one.path for one in services.backups.list())
        kept = services.backups.restore(copy)
        assert kept is not None
        assert kept.read_bytes() == bad
        restored = to_plain(services.unit.file())
        assert restored == to_plain(parse(demo_text("midseason"), Rulebook()))
        assert changed_silently(services.unit.store()) == ()


def test_a_store_that_was_changed_and_does_not_open_is_not_called_whole(
    healthy: Path, tmp_path: Path
) -> None:
    home = _damaged(healthy, tmp_path, lambda content: bytes(content[:4096]) + bytes(len(content)))
    with opened(home) as services:
        with pytest.raises(StoreError, match="is damaged"):
            services.unit.file()
        assert services.unit.notices == []


def test_a_copy_of_which_a_letter_changed_is_told_by_doctor_before_and_after_a_restore(
    healthy: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(healthy, home)
    with opened(home) as services:
        (copy,) = (one.path for one in services.backups.list())
        services.backups.restore(copy)
        assert spoilt_parts(services.unit) == ()
        assert not of_copies(services)
        assert services.backups.preview(copy).spoilt == 0
        changed_by_a_letter(copy)
        (found,) = of_copies(services)
        (told, *_) = preview_lines(services.backups.preview(copy), services.backups.zone())
        assert services.backups.preview(copy, copy.read_bytes()).spoilt == 1  # an encrypted one
        services.backups.restore(copy)
        (after,) = spoilt_parts(services.unit)
    said = "was damaged: 1 part of it is not as saved."
    assert (found.state, found.text) == ("changed-copy", f"The backup {copy.name} {said}")
    assert told == f"! This copy {said} Another copy may be whole."
    assert after.startswith(f"This copy {said} `lorapp doctor` names it, and")


def changed_by_a_letter(copy: Path) -> None:
    """Change one name in a copy: SQLite's own check finds nothing wrong with it."""
    content = copy.read_bytes()
    at = content.rindex(b"Umetani", 0, content.index(b"Quarry Bend IM"))
    copy.write_bytes(content[:at] + b"Umitani" + content[at + 7 :])


def of_copies(services: Services) -> list[Finding]:
    return [one for one in services.doctor.report() if one.about == "Backups" and not one.is_fine]
