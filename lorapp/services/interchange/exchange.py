"""Import and export as the user asks for them."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Final

from lorapp.domain.checks import conduct
from lorapp.domain.leaves import shown
from lorapp.domain.placing.changes.locks import refuse_moves, with_homes
from lorapp.domain.plain import to_plain
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.sharing.levels import Level
from lorapp.domain.sharing.masked import masked
from lorapp.errors import InvalidError, LorError
from lorapp.frozen import dataclass
from lorapp.services.computer.files import contents
from lorapp.services.interchange.merge import identities, merge
from lorapp.services.interchange.reading import BYTES_MAX, parse
from lorapp.services.interchange.writing import write
from lorapp.services.keeping.invariants import expect_sound
from lorapp.services.recording.changes import Change
from lorapp.services.recording.unit import Unit

_SUFFIXES: Final = {".json", ""}


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What a file brought: records added and updated, by list; ``change`` is None if nothing."""

    added: Mapping[str, int]
    updated: Mapping[str, int]
    unchanged: bool
    change: Change | None = None


class Exchange:
    """Reads interchange files into the store and writes the record as one."""

    def __init__(self, unit: Unit, load_rulebook: Callable[[], Rulebook]) -> None:
        self._unit = unit
        self._load_rulebook = load_rulebook

    def read_file(self, path: str | Path, *, dry_run: bool = False) -> ImportReport:
        """Import a file, all or nothing; with ``dry_run`` only say what it would bring.

        Raises LorError when it cannot be read, InvalidError with every problem in it,
        RefusedError when it is another applicant's or would move a lock.
        """
        raw = _contents(Path(path))
        label = f"Import {shown(Path(path).name)[1:-1]}"
        if self._unit.is_empty():
            first = parse(raw, self._load_rulebook())
            change = None if dry_run else self._unit.begin(first, label)
            if change:
                expect_sound(self._unit.store(), self._unit.file())
            return ImportReport(_counted(first), {}, unchanged=False, change=change)
        current = self._unit.file()
        incoming = parse(raw, current.rulebook, beside=current)
        now = self._unit.now()
        report = _compared(current, _joined(current, incoming, now))
        if dry_run or report.unchanged:
            return report
        change = self._unit.command(label, lambda file: _joined(file, incoming, now), imported=True)
        expect_sound(self._unit.store(), self._unit.file())
        return ImportReport(report.added, report.updated, unchanged=False, change=change)

    def export_json(self, level: Level | None = None) -> str:
        """Write the whole record as an interchange file; ``level`` masks it for others."""
        return write(masked(self._unit.file(), level))


def _contents(path: Path) -> bytes:
    if path.suffix.lower() not in _SUFFIXES:
        raise LorError(
            "lorapp reads .json files of its own, contacts as .vcf, comments as .txt and lists as "
            f".csv, .tsv or .xlsx; {shown(str(path))} is another kind of file."
        )
    return contents(path, BYTES_MAX)


def _joined(current: SeasonFile, incoming: SeasonFile, now: datetime) -> SeasonFile:
    joined = with_homes(current, merge(current, incoming), now)
    refuse_moves(current, joined, now)
    before = set(conduct(current))
    problems = [problem for problem in conduct(joined) if problem not in before]
    if problems:
        raise InvalidError(problems, subject="Your record together with this file")
    return joined


def _lists(file: SeasonFile) -> Mapping[str, tuple[object, ...]]:
    names = [field.name for field in fields(file) if field.name not in {"applicant", "rulebook"}]
    return {name: getattr(file, name) for name in names}


def _counted(file: SeasonFile) -> Mapping[str, int]:
    return {name: len(records) for name, records in _lists(file).items() if records}


def _compared(current: SeasonFile, joined: SeasonFile) -> ImportReport:
    added: Counter[str] = Counter()
    updated: Counter[str] = Counter()
    before = _lists(current)
    for name, records in _lists(joined).items():
        there = dict(zip(identities(before[name]), before[name], strict=True))
        for identity, record in zip(identities(records), records, strict=True):
            if identity not in there:
                added[name] += 1
            elif there[identity] != record:
                updated[name] += 1
    if current.applicant != joined.applicant:
        updated["applicant"] = 1
    unchanged = to_plain(current) == to_plain(joined)
    return ImportReport(dict(added), dict(updated), unchanged=unchanged)
