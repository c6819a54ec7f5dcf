"""Shuts the machine out: no test reads a home folder, a zone, a locale or a clock of its own."""

import gc
import os
import sys
import threading
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from lorapp.bootstrap import Services, open_services
from lorapp.clock import FixedClock
from lorapp.domain.applicant import Applicant
from lorapp.domain.record import SeasonFile
from lorapp.paths import Paths

NOON = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)

# Machines differ in speed and CI must say the same thing twice; at the desk, chance may help.
settings.register_profile(
    "lorapp",
    deadline=None,
    database=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("lorapp")

MEASURED = tuple(Path(one).resolve() for one in os.environ.get("LORAPP_MEASURED", "").split())
"""The only tests that ``--cov`` measures, where they are named: all others would take twice as
long for nothing."""

_SHUT_OUT = ("LORAPP_NOW", "NO_COLOR", "COLUMNS", "LINES", "EDITOR", "VISUAL")


def pytest_collection_finish() -> None:
    """Spare the collector of rubbish what is there for good, and let it look less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000, 10, 10)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what is measured: nothing that others worked out is remembered by then."""
    items.sort(key=_is_measured, reverse=True)


def _is_measured(item: pytest.Item) -> bool:
    return not MEASURED or any(map(item.path.is_relative_to, MEASURED))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    """Run a test unmeasured, where others are named that reach what is to be measured."""
    trace = sys.gettrace()
    if trace is None or _is_measured(item):
        return (yield)
    # To end and begin measuring itself takes longer than many a test.
    of_threads = threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        threading.settrace(of_threads)
        sys.settrace(trace)


@pytest.fixture(autouse=True)
def _nothing_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prepare nothing before the first key: a test presses it at once, or never."""
    monkeypatch.setattr("lorapp.screens.beforehand.ahead.SOON", 3600.0)


@pytest.fixture(autouse=True)
def _no_machine(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Point every folder and setting of the environment at a place of the test's own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("LORAPP_HOME", str(home / "lorapp"))
    # `make zones` runs everything as on computers of other zones: nothing may come of it.
    monkeypatch.setenv("TZ", os.environ.get("LORAPP_TZ", "UTC"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in _SHUT_OUT:
        monkeypatch.delenv(name, raising=False)
    if hasattr(time, "tzset"):
        time.tzset()
    mask = os.umask(0o022)
    yield
    os.umask(mask)


@dataclass
class MovingClock:
    """A clock that a test sets."""

    instant: datetime = field(default=NOON)

    def now(self, zone: tzinfo) -> datetime:
        return self.instant.astimezone(zone)

    def pass_by(self, **parts: float) -> None:
        """Let some time go by."""
        self.instant += timedelta(**parts)


@pytest.fixture
def clock() -> FixedClock:
    """Sunday, 22 November 2026, noon in New York."""
    return FixedClock(NOON)


@pytest.fixture
def moving_clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """The paths of a folder that is not there yet."""
    return Paths(tmp_path / "lorapp")


@pytest.fixture
def services(paths: Paths, clock: FixedClock) -> Iterator[Services]:
    """Services over an empty store."""
    found = open_services(paths.home, clock)
    yield found
    found.close()


@pytest.fixture
def begun(services: Services) -> Services:
    """Services over a store with an applicant and nothing else."""
    services.unit.begin(a_beginning(), "Begin")
    return services


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Services]:
    """The applicant of the demo in the middle of the season, on 22 November."""
    yield from _with_demo(tmp_path, "midseason")


@pytest.fixture
def planner(tmp_path: Path) -> Iterator[Services]:
    """The applicant of the demo who plans for the season after this one."""
    yield from _with_demo(tmp_path, "planner")


def _with_demo(folder: Path, name: str) -> Iterator[Services]:
    from tests.screens.real import demo_services

    found = demo_services(folder, name)
    yield found
    found.close()


def a_beginning() -> SeasonFile:
    """The smallest record there is."""
    return SeasonFile(
        applicant=Applicant(name="Samir Daghlani", timezone="Asia/Amman", season=2027)
    )
