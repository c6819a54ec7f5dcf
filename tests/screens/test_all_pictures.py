"""Snapshots of the screens over real stores: small and dark, wide and light."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from textual.pilot import Pilot

from lorapp.app import LorApp
from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from lorapp.config import Settings
from lorapp.domain.applying.record import RotationApplication
from lorapp.domain.arrival.record import MatchOutcome, MatchResult
from lorapp.services.interchange.demo import DEMO_NOW
from tests.screens.fakes import settle
from tests.screens.real import demo_services

Shot = tuple[tuple[int, int], str]
USUAL: Final[tuple[Shot, ...]] = (((80, 24), "dusk"), ((120, 36), "paper"))
ALL: Final[tuple[Shot, ...]] = (*USUAL, ((60, 24), "dusk"), ((200, 50), "paper"))
FIND: Final = ("f", *"umet")
PICTURES: Final[dict[str, tuple[str, tuple[str, ...], tuple[Shot, ...]]]] = {
    "rotations": ("planner", ("2",), ALL),
    "timeline": ("planner", ("2", "v"), ALL),
    "mentors": ("midseason", ("3",), USUAL),
    "agenda": ("midseason", ("6",), ALL),
    "month": ("midseason", ("6", "v"), ALL),
    "calendar-file": ("midseason", ("6", "i"), (ALL[0],)),
    "guide": ("midseason", ("8",), USUAL),
    "help": ("midseason", ("2", "question_mark"), USUAL),
    "find": ("midseason", FIND, USUAL),
    "words-here": ("midseason", ("4", "W"), (ALL[0],)),
    "narrowed": ("midseason", ("3", "slash", *"ashg"), USUAL),
    "first-run": ("", (), USUAL),
    "programs": ("midseason", ("5",), ALL),
    "program-table": ("midseason", ("5", "v"), USUAL),
    "program": ("midseason", ("5", "space"), USUAL),
    "program-rules": ("planner", ("5", "L"), (ALL[0],)),
    "matrix": ("midseason", ("5", "m", "right", "right"), ALL),
    "proposal": ("midseason", ("5", "o"), ALL),
    "rehearsal": ("midseason", ("5", "r"), USUAL),
    "what-if": ("midseason", ("5", "i"), ALL),
    "costs": ("midseason", ("5", "c"), USUAL),
    "import": ("midseason", ("5", "I"), (ALL[0],)),
    "compare": ("midseason", ("5", "p"), (ALL[0],)),
    "entry-sheet": ("midseason", ("5", "E"), (ALL[0],)),
    "interviews": ("midseason", ("6", "d"), USUAL),
    "match-week": ("midseason", ("6", "w"), USUAL),
    "first-day": ("midseason", ("6", "o"), USUAL),
    "seasons": ("midseason", ("6", "s"), USUAL),
    "applications": ("planner", ("2", "p"), USUAL),
    "assign": ("midseason", ("enter",), USUAL),
    "story": ("midseason", ("7",), ALL),
    "ledger": ("midseason", ("7", "v"), USUAL),
    "gaps": ("midseason", ("7", "v", "v"), (ALL[0],)),
    "papers": ("midseason", ("7", "v", "v", "v"), USUAL),
    "statement": ("midseason", ("7", "s"), (ALL[0],)),
    "exports": ("midseason", ("R",), USUAL),
    "message": ("midseason", ("4", "m"), (ALL[0],)),
    "words": ("midseason", ("4", "m", "t"), (USUAL[1],)),
    "charts": ("midseason", ("R", *"jjjjjj", "enter"), USUAL),
}
AT: Final = {
    "match-week": "2027-03-15T10:30:00-04:00",
    "first-day": "2027-03-19T13:00:00-04:00",
    "seasons": "2027-07-02T12:00:00-04:00",
}
"""Pictures of another day than the demo's."""


def _result(services: Services) -> None:
    told = MatchOutcome(
        season=2027, result=MatchResult.MATCHED, on=date(2027, 3, 19), program="B-P01"
    )
    services.arrival.record(told)


def _next_season(services: Services) -> None:
    services.seasons.roll_over("2028")


def _application(services: Services) -> None:
    lakeview = RotationApplication(
        key="A1", site="Lakeview", starts_on=date(2027, 4, 5), ends_on=date(2027, 4, 30)
    )
    services.rotation_applications.add(lakeview)


BEFORE: Final[dict[str, Callable[[Services], None]]] = {
    "first-day": _result,
    "seasons": _next_season,
    "applications": _application,
}
"""What is in the record before a picture is taken."""
CASES: Final = [
    pytest.param(name, size, theme, id=f"{name}-{size[0]}x{size[1]}-{theme}")
    for name, (_, _, shots) in PICTURES.items()
    for size, theme in shots
]


@pytest.mark.parametrize(("name", "size", "theme"), CASES)
def test_the_screen_looks_right(
    snap_compare: Any,  # noqa: ANN401  the plugin gives it no type
    tmp_path: Path,
    name: str,
    size: tuple[int, int],
    theme: str,
) -> None:
    demo, keys, _ = PICTURES[name]

    async def go_there(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
        await settle(pilot)

    if demo:
        services = demo_services(tmp_path, demo, AT.get(name, DEMO_NOW))
        if name in BEFORE:
            BEFORE[name](services)
    else:
        services = open_services(tmp_path / "store", clock_from(DEMO_NOW))
    app = LorApp(services, Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=go_there)
    services.close()
