"""Draw the pictures of README and docs from the demo: the same every time, on any machine.

Usage: ``python scripts/screenshots.py [NAME ...]``
"""

import asyncio
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp.services.pages.screen_picture import alone

if TYPE_CHECKING:
    from lorapp.bootstrap import Services

SCREENS: Final = Path(__file__).resolve().parents[1] / "docs" / "screens"
NARROW: Final = (80, 24)
WIDE: Final = (120, 36)


@dataclass(frozen=True)
class Picture:
    """One picture: which invented applicant, how large, and the keys that lead there.

    ``packet`` is the letter whose packet is shown, where the demo has no step that leads there;
    ``at`` another moment than the demo's own, ``prepare`` writes down what happened until then.
    """

    name: str
    applicant: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    packet: str = ""
    at: str = ""
    prepare: Callable[["Services"], None] = bool


def ranked(services: "Services") -> None:
    """Three programs on the rank list, with points for two of them."""
    for key in ("B-P01", "B-P03", "B-P04"):
        services.ranking.add(key)
    for name, weight in (("Training", 8.0), ("People I met", 6.0), ("Near my sister", 3.0)):
        services.ranking.add_criterion(name, weight)
    services.ranking.judge("B-P01", {"C1": 8, "C2": 9, "C3": 4}, "Kind to residents.")
    services.ranking.judge("B-P03", {"C1": 9, "C2": 6}, None)


def matched(services: "Services") -> None:
    """Matched at the first program, with a few papers done."""
    from lorapp.domain.applicant import Visa
    from lorapp.domain.arrival.record import MatchOutcome, MatchResult

    services.arrival.record(
        MatchOutcome(
            season=2027,
            result=MatchResult.MATCHED,
            on=date(2027, 3, 19),
            program="B-P01",
            visa=Visa.J1,
        )
    )


def applied(services: "Services") -> None:
    """Three applications for rotations at different points."""
    from lorapp.domain.applying.record import (
        ApplicationStatus,
        LetterPolicy,
        RotationApplication,
    )

    spring = {"starts_on": date(2027, 3, 1), "ends_on": date(2027, 3, 26)}
    for one in (
        RotationApplication(
            key="A1",
            site="Larkspur Valley Clinic",
            apply_by=date(2026, 12, 15),
            letter_policy=LetterPolicy.PROMISED,
            cost_usd=2400,
            **spring,
        ),
        RotationApplication(
            key="A2",
            site="Hawthorn Memorial",
            status=ApplicationStatus.APPLIED,
            applied_on=date(2026, 11, 9),
            answer_by=date(2026, 12, 4),
            letter_policy=LetterPolicy.EARNED,
            **spring,
        ),
        RotationApplication(key="A3", site="Tern Harbor Clinic", starts_on=date(2027, 5, 3)),
    ):
        services.rotation_applications.add(one)


PICTURES: Final = (
    Picture("today", "midseason", WIDE),
    Picture("today-80", "midseason", NARROW),
    Picture("today-planner", "planner", WIDE),
    Picture("rotations", "planner", WIDE, ("2",)),
    Picture("mentors", "midseason", WIDE, ("3",)),
    Picture("letters", "midseason", WIDE, ("4",)),
    Picture("programs", "midseason", WIDE, ("5",)),
    Picture("matrix", "midseason", WIDE, ("5", "m")),
    Picture("what-if", "midseason", WIDE, ("5", "i")),
    Picture("season", "midseason", WIDE, ("6",)),
    Picture("story", "planner", WIDE, ("7",)),
    Picture("ask", "planner", NARROW, ("enter",)),
    Picture("message", "midseason", NARROW, ("j", "enter")),
    Picture("guide", "midseason", WIDE, ("8",)),
    Picture("exports", "midseason", WIDE, ("R",)),
    Picture("charts", "midseason", WIDE, ("R", *"jjjjjj", "enter")),
    Picture("interviews", "midseason", WIDE, ("6", "d")),
    Picture("packet", "planner", WIDE, packet="A-L1"),
    Picture(
        "rank-list", "midseason", WIDE, ("6", "r"), at="2027-02-20T12:00:00-05:00", prepare=ranked
    ),
    Picture("match-week", "midseason", WIDE, ("6", "w"), at="2027-03-15T10:30:00-04:00"),
    Picture(
        "first-day", "midseason", WIDE, ("6", "o"), at="2027-03-22T12:00:00-04:00", prepare=matched
    ),
    Picture("applications", "midseason", WIDE, ("2", "p"), prepare=applied),
    Picture("add-rotation", "planner", NARROW, ("2", "a")),
    Picture("log-uploaded", "midseason", NARROW, ("4", "l")),
    Picture("assign", "midseason", NARROW, ("enter",)),
    Picture("thanks", "midseason", NARROW, ("j", "j", "j", "enter")),
    Picture("seasons", "midseason", NARROW, ("6", "s", "n"), at="2027-05-10T12:00:00-04:00"),
    Picture("backups", "midseason", NARROW, ("colon", *"backups", "enter", "b")),
    Picture("hidden", "midseason", NARROW, ("H",)),
)
BY_EAR: Final = "by-ear"
LINES_BY_EAR: Final = 22
FOLDER: Final = re.compile(r"lorapp-demo-\w{8}")
"""The folder of a throw-away store has another name each time."""


async def draw(picture: Picture) -> None:
    """Open the demo, walk to the place, and save what stands there."""
    from lorapp.app import LorApp
    from lorapp.cli.opening import throw_away
    from lorapp.screens.paths.packet.packet import PacketPath

    os.environ.pop("LORAPP_NOW", None)
    if picture.at:
        os.environ["LORAPP_NOW"] = picture.at
    with throw_away(picture.applicant) as services:
        picture.prepare(services)
        app = LorApp(services)
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause()
            for key in picture.keys:
                await pilot.press(key)
                await pilot.app.workers.wait_for_complete()
                await pilot.pause()
            if picture.packet:
                await app.push_screen(PacketPath(picture.packet))
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            drawn = app.export_screenshot(title="lorapp")
    keep(picture.name, drawn)


def draw_by_ear() -> None:
    """The beginning of what ``lorapp --plain`` says, as a terminal shows it."""
    from rich.console import Console
    from rich.text import Text

    with tempfile.TemporaryDirectory() as home:
        given = {**os.environ, "LORAPP_HOME": home, "LORAPP_NOW": "2026-11-22T12:00:00-05:00"}
        command = [sys.executable, "-m", "lorapp"]
        demo = str(SCREENS.parents[1] / "lorapp" / "demo" / "midseason.json")
        subprocess.run([*command, "import", demo], env=given, check=True, capture_output=True)
        told = subprocess.run(
            [*command, "--plain"], env=given, check=True, capture_output=True, text=True
        )
    console = Console(record=True, width=80, file=io.StringIO())
    console.print(Text("$ lorapp --plain"))
    for line in told.stdout.splitlines()[:LINES_BY_EAR]:
        console.print(Text(line))
    keep(BY_EAR, console.export_svg(title="lorapp", unique_id="by-ear"))


def keep(name: str, drawn: str) -> None:
    """Write a picture, the same on any machine."""
    kept = alone(drawn).splitlines()
    lines = [FOLDER.sub("lorapp-demo-00000000", line.rstrip()) for line in kept]
    (SCREENS / f"{name}.svg").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"docs/screens/{name}.svg")


def main() -> None:
    """Draw all pictures, or those named."""
    os.environ.pop("NO_COLOR", None)
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    SCREENS.mkdir(parents=True, exist_ok=True)
    wanted = set(sys.argv[1:]) or {BY_EAR, *(picture.name for picture in PICTURES)}
    for picture in PICTURES:
        if picture.name in wanted:
            asyncio.run(draw(picture))
    if BY_EAR in wanted:
        draw_by_ear()


if __name__ == "__main__":
    main()
