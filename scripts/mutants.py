"""Show that the tests can fail: change one line at a time, and expect one of them to say so.

Each mutant is a line of the program spoilt in a copy of this folder, never in the folder itself.
A mutant that no test minds survives: then a promise is not tested.

Usage: ``python scripts/mutants.py [ROW ...]``, for example ``python scripts/mutants.py V1 K1``.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[1]
COPIED: Final = ("lorapp", "tests", "scripts", "docs", "pyproject.toml", "README.md")
LIMIT_SECONDS: Final = 600
FAILED: Final = 1
"""What pytest ends with when a test failed; 0 when none did, others when none ran."""

DURABILITY: Final = "tests/durability"


class Mutant(NamedTuple):
    """One line spoilt: which promise, what, where, the words there, others, and who must see."""

    row: str
    what: str
    file: str
    words: str
    others: str
    tests: str


MUTANTS: Final = (
    Mutant("D1", "told as saved before it is", f"{DURABILITY}/storm.py",
           'too_early=when == "early"', "too_early=True",
           f"{DURABILITY}/test_kill.py -k nothing_told"),
    Mutant("D2", "synchronous=OFF", "lorapp/db/engine.py",
           '"synchronous=extra"', '"synchronous=off"',
           f"{DURABILITY}/test_power_cut.py -k nothing_told"),
    Mutant("D3", "foreign keys off", "lorapp/db/engine.py",
           '"foreign_keys=on"', '"foreign_keys=off"',
           "tests/db/test_schema.py -k every_connection"),
    Mutant("D5", "a full disk is called damage", "lorapp/db/sqlite_words.py",
           "if code & 0xFF in _FULL or", "if", "tests/db/test_sqlite_words.py"),
    Mutant("D6", "a seal that cannot be broken is a fault", "lorapp/db/seal.py",
           "raise StoreError(cannot_write(named, error)) from error", "raise",
           f"{DURABILITY}/test_rights.py"),
    Mutant("D7", "no look whether the store is still there", "lorapp/db/store.py",
           "return _inode(self.paths.db) == self._inode", "return True",
           f"{DURABILITY}/test_moved.py"),
    Mutant("D8", "files written in their place", "lorapp/paths.py",
           "    try:\n        _write_part(part, content)\n        part.replace(path)\n",
           "    try:\n        path.write_bytes(content)\n", f"{DURABILITY}/test_small_files.py"),
    Mutant("D9", "no signal is caught", "lorapp/screens/frame/shell.py",
           "(signal.SIGTERM, signal.SIGHUP, signal.SIGINT)", "(signal.SIGUSR1,)",
           "tests/terminal/test_leaving.py"),
    Mutant("D10", "an editor that failed is believed", "lorapp/services/computer/own_editor.py",
           "if done.returncode:", "if False:", "tests/terminal/test_stopping.py"),
    Mutant("V1", "seal off", "lorapp/db/seal.py",
           "return path.stat().st_size == seal.size and fingerprint(path) == seal.sha256",
           "return True", f"{DURABILITY}/test_damage.py -k every_changed_byte"),
    Mutant("V3", "every journal is played", "lorapp/db/leftovers.py",
           "if path != paths.rollback or not _belongs(paths)", "if False",
           f"{DURABILITY}/test_stale_journal.py"),
    Mutant("V6", "a newer store is opened", "lorapp/db/opening.py",
           "if schema > SCHEMA:", "if False:", "tests/db/test_opening.py -k newer"),
    Mutant("V7", "a column that no migration makes", "lorapp/db/tables/mentors.py",
           "    notes: Mapped[Note | None]",
           "    notes: Mapped[Note | None]\n    odd: Mapped[Note | None]",
           "tests/db/test_upgrade.py tests/db/test_schema.py -k keeps_its_record"),
    Mutant("V8", "lock off", "lorapp/db/lock.py",
           "fcntl.LOCK_EX | fcntl.LOCK_NB", "fcntl.LOCK_SH | fcntl.LOCK_NB",
           f"{DURABILITY}/test_second.py"),
    Mutant("V9", "a writer begins as a reader", "lorapp/db/engine.py",
           '"BEGIN IMMEDIATE"', '"BEGIN"', "tests/db/test_schema.py -k writer_holds"),
    Mutant("V11", "the seal outlives the first save", "lorapp/db/seal.py",
           "for path in (paths.foretold, paths.seal):", "for path in (paths.foretold,):",
           f"{DURABILITY}/test_walk.py"),
    Mutant("V12", "undo forgets one field", "lorapp/db/journal.py",
           "            before=change.after,\n            after=change.before,",
           "            before=change.after,\n"
           "            after=change.before and {**change.before, 'name': 'X'}"
           " if change.shelf == 'mentors' else change.before,", f"{DURABILITY}/test_walk.py"),
    Mutant("V13", "a bad store is backed up", "lorapp/db/backup.py",
           "    wrong = problems(copy)\n    if wrong:", "    wrong = problems(copy)\n    if False:",
           f"{DURABILITY}/test_copies.py"),
    Mutant("V13", "fewer than three copies kept", "lorapp/db/backup.py",
           "FEWEST: Final = 3", "FEWEST: Final = 1", "tests/db/test_backup.py"),
    Mutant("V14", "an import takes in one list less", "lorapp/services/interchange/reading.py",
           "    return file\n", '    return __import__("dataclasses").replace(file, moments=())\n',
           "tests/services/interchange/test_reading.py"),
    Mutant("V15", "every row is taken as it comes", "lorapp/db/loading.py",
           "if bytes in set(map(type, column)):", "if False:",
           f"{DURABILITY}/test_rows.py"),
    Mutant("T4", "one business day too many", "lorapp/domain/calendar/business.py",
           "for _ in range(abs(count)):", "for _ in range(abs(count) + 1):",
           "tests/domain/calendar/test_business.py"),
    Mutant("X1", "markup=True", "lorapp/widgets/text/cells.py",
           "    return Content.assemble(*pieces)", "    return Content.from_markup(text)",
           "tests/screens/test_hostile_everywhere.py"),
    Mutant("X2", "clean off", "lorapp/domain/text.py",
           "    if text.isascii() and text.isprintable():", "    if text:",
           "tests/domain/test_text.py"),
    Mutant("X6", "formulas unguarded", "lorapp/domain/sheets/guards.py",
           "return GUARD + text if _COMPUTED.match(text) else text", "return text",
           "tests/domain/sheets"),
    Mutant("X8", "sandbox off", "lorapp/services/correspondence/sandbox.py",
           "    if name not in _NODES:", "    if False:",
           "tests/services/correspondence/test_correspondence_sandbox.py"),
    Mutant("S5", "a message looked at beforehand is forgotten",
           "lorapp/screens/drawing/type_ahead.py",
           "if pump._pending_message is not None:", "if False:",
           "tests/screens/drawing/test_type_ahead.py"),
    Mutant("S5", "a message in hand is forgotten", "lorapp/screens/drawing/type_ahead.py",
           "return has_mail(pump) or not arrivals._waiters", "return has_mail(pump)",
           "tests/screens/drawing/test_type_ahead.py"),
    Mutant("K1", "umask off", "lorapp/paths.py",
           "os.umask(0o077)", "pass", f"{DURABILITY}/test_private.py"),
)  # fmt: skip


def copied(folder: Path) -> None:
    """Copy what the tests need."""
    without = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=without)
        else:
            shutil.copy2(source, folder / name)


def spoilt(folder: Path, one: Mutant) -> bool:
    """Run the tests without and with the spoilt line; whether one failed only with it."""
    path = folder / one.file
    before = path.read_text("utf-8")
    if before.count(one.words) != 1:
        raise SystemExit(f"{one.row} {one.what}: these words are not once in {one.file}.")
    if tested(folder, one.tests):
        raise SystemExit(f"{one.row} {one.what}: {one.tests} fails already without the mutant.")
    path.write_text(before.replace(one.words, one.others), "utf-8")
    try:
        return tested(folder, one.tests) == FAILED
    finally:
        path.write_text(before, "utf-8")


def tested(folder: Path, tests: str) -> int:
    """Run some tests in the copy until one fails; how they ended."""
    around = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", "CI": "true"}
    command = [sys.executable, "-m", "pytest", "-x", "--no-header", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *tests.split()],
        cwd=folder,
        env=around,
        capture_output=True,
        timeout=LIMIT_SECONDS,
        check=False,
    )
    return done.returncode


def main(rows: list[str]) -> int:
    """Run the mutants of some rows, or all; 1 when one survives."""
    survived = 0
    chosen = [one for one in MUTANTS if not rows or one.row in rows]
    with tempfile.TemporaryDirectory(prefix="lorapp-mutants-") as name:
        folder = Path(name)
        copied(folder)
        for one in chosen:
            is_red = spoilt(folder, one)
            survived += not is_red
            print(f"mutant {one.row} {one.what}: {'red' if is_red else 'SURVIVED'}", flush=True)
    print(f"mutants={len(chosen)} red={len(chosen) - survived} survived={survived}")
    return 1 if survived or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
