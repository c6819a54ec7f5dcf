"""X1 and X2: hostile text from a file is shown letter for letter, and steers nothing."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from lorapp.screens.frame.shell import Shell
from lorapp.services.interchange.demo import DEMO_NOW, demo_text
from tests.screens.fakes import lines, settle
from tests.screens.real import opened

STEERING: Final = "\x1b[2J\x1b]52;c;aGk=\x07\u202e\x9b31m"
KEPT: Final = "[2J]52;c;aGk=31m"
"""What is left of ``STEERING`` when the signs that steer are gone: letters as any others."""
NAMES: Final = ("[MD]", "[/]", "[@click=app.quit]x[/]", "[$primary]", "[bold", KEPT)
PLACES: Final = ("Ward [MD]", "[/] Clinic", "[$primary] Hosp", "[@click=app.quit]y[/]", KEPT)
VIEWS: Final = (
    *(
        ("1",),
        ("1", "space"),
        ("1", "w"),
        ("1", "l"),
        ("1", "z"),
        ("1", "x"),
        ("2",),
        ("2", "space"),
        ("2", "v"),
    ),
    *(("3",), ("3", "space"), ("3", "v"), ("4",), ("4", "space"), ("4", "v"), ("6",)),
    *(("6", "v"), ("6", "v"), ("6", "v"), ("8",), ("f", *"dr"), ("colon",), ("question_mark",)),
    *(("2", "e"), ("3", "e"), ("3", "slash", *"[md]")),
    *(("5",), ("5", "space"), ("5", "m"), ("5", "o"), ("5", "r"), ("5", "i"), ("7",)),
    *(("5", "c"), ("5", "c", "G"), ("5", "s")),
    *(("6", "r"), ("6", "r", "e"), ("6", "r", "c"), ("6", "d"), ("6", "d", "enter")),
    *(("6", "w"), ("6", "w", "a"), ("6", "w", "r")),
    *(("2", "p"), ("2", "p", "e"), ("2", "p", "l"), ("2", "p", "enter"), ("6", "T")),
    *(("R", "enter"), ("R", *"jjjjjj", "enter", "j")),
)
WIDE: Final = tuple(keys for keys in VIEWS if len(keys) == 1 or keys[1] in {"space", "m"})
"""Where the shape differs most; the whole tour is made once, at the smallest size."""
SMALL: Final = (("1",), ("2", "space"), ("3", "space"), ("5", "m"), ("6",), ("question_mark",))
SMALLEST: Final = (40, 12)
SIZES: Final = (((80, 24), VIEWS), ((200, 50), WIDE), (SMALLEST, SMALL))


def hostile_services(home: Path) -> Services:
    """A new store with the demo, every name and note of which is hostile."""
    record = json.loads(demo_text("midseason"))
    record["applicant"]["name"] = f"[MD] {STEERING}"
    for number, mentor in enumerate(record["mentors"]):
        name = NAMES[number % len(NAMES)].replace(KEPT, STEERING)
        mentor |= {"name": f"Dr. {name}", "institution": STEERING, "notes": "[/] [MD]"}
    for number, stay in enumerate(record["rotations"]):
        site = PLACES[number % len(PLACES)].replace(KEPT, STEERING)
        stay |= {"site": site, "city": "[/x]", "notes": f"[@click=app.bell]z[/] {STEERING}"}
    for number, program in enumerate(record["programs"]):
        name = f"P{number} {NAMES[number % len(NAMES)].replace(KEPT, STEERING)}"
        program |= {"name": name, "city": "[bold]", "notes": STEERING, "signal": "[/] gold"}
    for moment in record["moments"]:
        moment["text"] = f"[red]Moment[/] {STEERING}"
    first, second = (program["key"] for program in record["programs"][:2])
    record["criteria"] = [{"key": "C1", "name": f"[/] {STEERING}", "weight": 5}]
    record["ranks"] = [
        {"program": first, "scores": [{"criterion": "C1", "points": 7}], "note": "[bold] x"}
    ]
    record["rotation_applications"] = [
        {
            "key": "A1",
            "site": f"[b] {STEERING}",
            "agency": f"[/] {STEERING}",
            "papers": [{"name": f"[b] {STEERING}"}],
        }
    ]
    record["invitations"] = [{"program": second, "on": "2026-11-20", "note": f"[/] {STEERING}"}]
    source = home / "hostile.json"
    source.write_text(json.dumps(record), encoding="utf-8")
    services = open_services(home / "store", clock_from(DEMO_NOW))
    services.exchange.read_file(source)
    return services


def check(pilot: Pilot[Any]) -> int:
    """No byte that steers a terminal, and no part that a click would run; the strips seen."""
    strips = pilot.app.screen._compositor.render_strips()
    for strip in strips:
        assert strip.text.isprintable(), strip.text
        for segment in strip:
            assert "@click" not in (segment.style.meta if segment.style else {})
    return len(strips)


async def test_hostile_text_is_only_text_on_every_screen(tmp_path: Path) -> None:
    shown: dict[tuple[str, ...], str] = {}
    seen = looks = 0
    async with opened(hostile_services(tmp_path)) as pilot:
        for size, views in SIZES:
            await pilot.resize_terminal(*size)
            for keys in views:
                await pilot.press(*keys)
                await settle(pilot)
                seen, looks = seen + check(pilot), looks + 1
                if size != SMALLEST:
                    shown[keys] = "\n".join(lines(pilot))
                await pilot.press("escape", "escape")
            await pilot.press("1")
            if size == SMALLEST:
                continue
            assert f"[MD] {KEPT}" in lines(pilot)[0]
            assert isinstance(pilot.app, Shell)
            pilot.app.say(f"Logged: [/] [MD] {STEERING} `u` takes it back.")
            assert lines(pilot)[-2] == f"  Logged: [/] [MD] {KEPT} u takes it back."
            check(pilot)
    print(f"X1 sizes={len(SIZES)} views={looks} strips={seen} steering=0 clicks=0 crashes=0")
    for name in NAMES[:5]:
        for keys in (("3",), ("4",), ("f", *"dr")):
            assert name in shown[keys]
    for place in PLACES:
        assert place in shown[("2",)]
    assert "[/x]" in shown[("2", "space")]
    assert f"[@click=app.bell]z[/] {KEPT}" in shown[("2", "space")]
    assert "[/] [MD]" in shown[("3", "space")]
    assert "Interview, P0 [MD]" in shown[("6",)]


class Trusting(App[None]):
    """An app that takes what it shows for markup, and lets every sign through."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        yield Static(self._text)


@pytest.mark.parametrize("text", ["[@click=app.quit]x[/]", "\u202ex", "\ue000x"])
async def test_an_app_that_trusts_its_texts_would_be_found_out(text: str) -> None:
    async with Trusting(text).run_test() as pilot:
        with pytest.raises(AssertionError):
            check(pilot)
