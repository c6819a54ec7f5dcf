"""Press keys by chance, seed after seed, for as long as wanted, and tell what broke.

Each seed is a process of its own over a new store in memory: one of the records of the tests,
on several days. What a seed found is found again by ``--seed``. A screen is painted every
``PAINTED`` times it would be, and no key waits for a picture: that is what a key costs most.
Each time in ``WHOLE`` rounds of the records everything is painted. In all of them a look, now and
then, tells whether what stands on the terminal is what would be painted anew.

Usage: ``python scripts/monkey.py [--keys N | --minutes M] [--seed FIRST] [--jobs N]``
"""

import argparse
import asyncio
import faulthandler
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHOWN = 50
PAINTED = 8
WHOLE = 4
LIMIT_SECONDS = 1800
"""After so long a seed hangs: its process tells where and ends."""


def walk_one(seed: int, keys: int) -> None:
    """Walk one seed in this process and print what was done, as JSON."""
    sys.path.insert(0, str(ROOT))
    faulthandler.dump_traceback_later(LIMIT_SECONDS, exit=True)
    gc.set_threshold(100_000, 20, 20)  # looking for rubbish took a seventh of the time
    memory = Path("/dev/shm")  # noqa: S108 - the child's own folder below it is private
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as home:
        # Nothing outside is opened: no mail program, no editor, no clipboard tool is found.
        os.environ |= {"PATH": home, "HOME": home, "LORAPP_HOME": f"{home}/lorapp", "TZ": "UTC"}
        os.environ["LORAPP_KEYS"] = str(keys)  # the long form: the largest record is larger
        for name in ("EDITOR", "VISUAL", "BROWSER", "LORAPP_NOW"):
            os.environ.pop(name, None)
        from tests.terminal.monkey import hasty, walk_through
        from tests.terminal.stores import RECORDS

        record = tuple(RECORDS)[seed % len(RECORDS)]
        with hasty(PAINTED if seed // len(RECORDS) % WHOLE else 1):
            walked = asyncio.run(walk_through(Path(home), record, seed, keys))
    told = {
        "keys": walked.keys,
        "looks": walked.looks,
        "faults": walked.faults,
        "screens": sorted(walked.screens),
    }
    print(json.dumps({**told, "last": walked.last[-SHOWN:], "record": record}))


def walked(seed: int, keys: int) -> dict[str, Any]:
    """What the process of a seed found; a process that broke or hung is a fault itself."""
    command = (sys.executable, __file__, "--one", "--seed", str(seed), "--keys", str(keys))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        fault = f"ended with {done.returncode}\n{done.stderr[-3000:]}"
        return {"keys": 0, "looks": 0, "faults": [fault], "screens": [], "last": [], "record": "?"}
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def results(arguments: argparse.Namespace, ends: float) -> Iterator[tuple[int, dict[str, Any]]]:
    """What each seed found, as they come, until the time is over."""
    seeds = count(arguments.seed)
    running: dict[Future[dict[str, Any]], int] = {}
    with ThreadPoolExecutor(arguments.jobs) as pool:
        while True:
            while len(running) < arguments.jobs and time.monotonic() < ends:
                seed = next(seeds)
                running[pool.submit(walked, seed, arguments.each)] = seed
            if not running:
                return
            for ready in wait(running, return_when=FIRST_COMPLETED).done:
                yield running.pop(ready), ready.result()


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
        print(f"{told} keys/s={keys / (time.monotonic() - began):.0f}", flush=True)
        if keys >= arguments.keys:
            break
    return crashes


def main() -> int:
    """Read the words of the command and begin."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keys", type=int, default=1_000_000)
    parser.add_argument("--minutes", type=float, default=24 * 60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=4000, help="keys of one seed")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--one", action="store_true", help="walk this seed alone")
    arguments = parser.parse_args()
    if arguments.one:
        walk_one(arguments.seed, arguments.keys)
        return 0
    return 1 if storm(arguments) else 0


if __name__ == "__main__":
    raise SystemExit(main())
