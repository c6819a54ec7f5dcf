"""Draw the pictures of the README from the demo: the same every time, on any machine.

Usage: ``python scripts/screenshots.py [NAME ...]``
"""

import asyncio
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SCREENS: Final = Path(__file__).resolve().parents[1] / "docs" / "screens"
NARROW: Final = (80, 24)
WIDE: Final = (120, 36)


@dataclass(frozen=True)
class Picture:
    """One picture: which invented applicant, how large, and the keys that lead there.

    ``packet`` is the letter whose packet is shown, where the demo has no step that leads there.
    """

    name: str
    applicant: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    packet: str = ""


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
    Picture("charts", "midseason", WIDE, ("R", "j", "j", "j", "j", "j", "enter")),
    Picture("interviews", "midseason", WIDE, ("6", "d")),
    Picture("packet", "planner", WIDE, packet="A-L1"),
)


async def draw(picture: Picture) -> None:
    """Open the demo, walk to the place, and save what stands there."""
    from lorapp.app import LorApp
    from lorapp.cli.opening import throw_away
    from lorapp.screens.paths.packet import PacketPath

    with throw_away(picture.applicant) as services:
        app = LorApp(services)
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause()
            await pilot.press(*picture.keys)
            if picture.packet:
                await app.push_screen(PacketPath(picture.packet))
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            drawn = app.export_screenshot(title="lorapp")
    lines = [line.rstrip() for line in drawn.splitlines()]
    (SCREENS / f"{picture.name}.svg").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"docs/screens/{picture.name}.svg")


def main() -> None:
    """Draw all pictures, or those named."""
    for name in ("NO_COLOR", "LORAPP_NOW"):
        os.environ.pop(name, None)
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    SCREENS.mkdir(parents=True, exist_ok=True)
    wanted = set(sys.argv[1:]) or {picture.name for picture in PICTURES}
    for picture in PICTURES:
        if picture.name in wanted:
            asyncio.run(draw(picture))


if __name__ == "__main__":
    main()
