"""Press keys by chance, seed after seed, for as long as wanted, and tell what broke.

Each seed is a process of its own over a new store in memory: one of the records of the tests,
on several days. What a seed found is found again by ``--one --seed``. A screen is painted every
``PAINTED`` times it would be, and no key waits for a picture or, when held down, for a layout:
that is what a key costs most. Each time in ``WHOLE`` rounds of the records nothing is spared. In
all of them a look, now and then, tells whether what stands on the terminal is what would be
painted anew. Counted are keys alone; clicks, pastes, sizes and jumps of the clock come on top.
What ends the app is told with the app's own report; a seed that stands still ends, and tells what
each of its tasks and threads waits for. A warning of Python, and a task that is left alone, is a
fault as well.

Usage: ``python scripts/monkey.py [--keys N | --minutes M] [--seed FIRST] [--jobs N]``
"""

import argparse
import asyncio
import gc
import json
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHOWN = 50
ERROR_SHOWN = 12_000
PAINTED = 48
WHOLE = 6
STANDS_SECONDS = 240.0
"""A seed that does nothing for so long stands: its process tells where, and ends."""

MEMORY = Path("/dev/shm")  # noqa: S108 - each seed's own folder below it is private


def walk_one(seed: int, keys: int) -> dict[str, Any]:
    """Walk one seed in this process and return what was done."""
    gc.set_threshold(100_000, 20, 20)  # looking for rubbish took a seventh of the time
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as home:
        # Nothing outside is opened: no mail program, no editor, no clipboard tool is found.
        os.environ |= {"PATH": home, "HOME": home, "LORAPP_HOME": f"{home}/lorapp", "TZ": "UTC"}
        for name in ("EDITOR", "VISUAL", "BROWSER", "LORAPP_NOW"):
            os.environ.pop(name, None)
        from tests.terminal.hasty import hasty, outrun
        from tests.terminal.monkey import Walk, walk_through
        from tests.terminal.stores import RECORDS
        from tests.terminal.watch import tell_and_end, watched

        walked = Walk(seed)
        warnings.simplefilter("error")
        sys.unraisablehook = lambda told: walked.faults.append(
            f"nobody could catch it: {told.exc_value!r}, {told.object!r}"
        )

        async def walk() -> None:
            stands = partial(tell_and_end, asyncio.get_running_loop(), walked)
            with watched(lambda: walked.steps, STANDS_SECONDS, stands):
                await walk_through(Path(home), record, walked, keys)

        record = tuple(RECORDS)[seed % len(RECORDS)]
        is_whole = seed // len(RECORDS) % WHOLE == 0
        with ExitStack() as spared:
            spared.enter_context(hasty(1 if is_whole else PAINTED))
            if not is_whole:
                spared.enter_context(outrun())
            asyncio.run(walk())
    return {
        "keys": walked.keys,
        "looks": walked.looks,
        "faults": walked.faults + [f"its own report: {one}" for one in walked.reports],
        "screens": sorted(walked.screens),
        "last": walked.last[-SHOWN:],
        "record": record,
    }


def read_ahead() -> None:
    """Import what every seed needs, once for all of them."""
    import lorapp.screens

    for module in walk_packages(lorapp.screens.__path__, "lorapp.screens."):
        import_module(module.name)
    import_module("tests.terminal.monkey")


class Seed:
    """One seed in a process of its own, its answer in a file."""

    def __init__(self, seed: int, keys: int, folder: Path) -> None:
        self.seed, self._told = seed, folder / str(seed)
        self.process = os.fork()
        if self.process == 0:
            self._walk(keys)

    def _walk(self, keys: int) -> None:
        code = 1
        try:
            error = os.open(f"{self._told}.error", os.O_WRONLY | os.O_CREAT, 0o600)
            os.dup2(error, 2)
            told = json.dumps(walk_one(self.seed, keys))
            self._told.write_text(told, encoding="utf-8")
            code = 0
        finally:
            if code:
                sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
                sys.stderr.flush()
            os._exit(code)

    def found(self, status: int) -> dict[str, Any]:
        """What it found; a process that broke or hung is a fault itself."""
        error = Path(f"{self._told}.error")
        if status == 0:
            found: dict[str, Any] = json.loads(self._told.read_text("utf-8"))
            self._told.unlink()
        else:
            fault = f"ended with {status}\n{error.read_text('utf-8', 'replace')[-ERROR_SHOWN:]}"
            found = {"keys": 0, "looks": 0, "faults": [fault], "screens": [], "last": []}
        error.unlink(missing_ok=True)
        return {"record": "?", **found}


def results(arguments: argparse.Namespace, ends: float) -> Iterator[tuple[int, dict[str, Any]]]:
    """What each seed found, as they come, until the time is over."""
    seeds, running = count(arguments.seed), dict[int, Seed]()
    read_ahead()
    with tempfile.TemporaryDirectory() as folder:
        while True:
            while len(running) < arguments.jobs and time.monotonic() < ends:
                seed = Seed(next(seeds), arguments.each, Path(folder))
                running[seed.process] = seed
            if not running:
                return
            process, status = os.wait()
            seed = running.pop(process)
            yield seed.seed, seed.found(status)


def storm(arguments: argparse.Namespace) -> int:
    """Walk seed after seed, and return how many of them broke something."""
    began = time.monotonic()
    keys = crashes = looks = 0
    screens: set[str] = set()
    found_by_seed = results(arguments, began + arguments.minutes * 60)
    for seeds, (seed, found) in enumerate(found_by_seed, start=1):
        keys += found["keys"]
        looks += found["looks"]
        screens |= set(found["screens"])
        if found["faults"]:
            crashes += 1
            print(f"FAULT seed={seed} record={found['record']}", *found["faults"], sep="\n  ")
            print("  last keys:", " ".join(found["last"]))
        told = f"S3 keys={keys} crashes={crashes} looks={looks} seeds={seeds}"
        told += f" screens={len(screens)} newest={seed}"
        spent = time.monotonic() - began
        used = sum(os.times()[2:4])
        rates = f"keys/s={keys / spent:.0f} keys/s-of-processor={keys / max(used, 1):.0f}"
        print(told, rates, flush=True)
        if keys >= arguments.keys:
            break
    print("screens:", *sorted(screens))
    return crashes


def main() -> int:
    """Read the words of the command and begin."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keys", type=int, default=1_000_000)
    parser.add_argument("--minutes", type=float, default=24 * 60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=6000, help="keys of one seed")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--one", action="store_true", help="walk this seed alone")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    # The long form: the largest record is larger.
    os.environ["LORAPP_KEYS"] = str(arguments.each)
    if arguments.one:
        print(json.dumps(walk_one(arguments.seed, arguments.each)))
        return 0
    return 1 if storm(arguments) else 0


if __name__ == "__main__":
    raise SystemExit(main())
