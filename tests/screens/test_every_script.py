"""X3: letters of every script take the room they need, can be typed, and are saved composed."""

import json
import unicodedata
from pathlib import Path
from random import Random
from typing import Any, Final

from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input, TextArea

from lorapp.bootstrap import Services, open_services
from lorapp.clock import clock_from
from lorapp.domain.text import clean
from lorapp.services.interchange.demo import DEMO_NOW, demo_text
from lorapp.widgets.fields.inputs import LineInput
from tests.durability.dice import SEED, dice_of
from tests.screens.fakes import settle
from tests.screens.real import opened

SCRIPTS: Final = (
    *("سمير الدغلاني", "שרה כהן", "राजेश कुमार", "রহমান", "ਸਿੰਘ", "தமிழ்", "తెలుగు", "ಕನ್ನಡ"),
    *("മലയാളം", "සිංහල", "ไทยใจดี", "ລາວ", "မြန်မာ", "ខ្មែរ", "አበበ", "ქართული", "Հայերեն"),
    *("Ελληνικά", "Кириллица", "王小明", "김민준", "やまだ", "Nguyễn Thị Hương"),
)
ODD: Final = (
    *("e" + "\u0301" * 200, "👩\u200d⚕️" * 9, "🏳️\u200d🌈🇯🇴🇺🇸🇯", "\ufdfa\ufdfb", "\ue123 private"),
    *(
        "\u0378 unassigned",
        "\U0001f9d1\U0001f3fd\u200d\U0001f52c",
        "ｆｕｌｌ ｗｉｄｔｈ",
        "ﾊﾝｶｸ",
        "Ⅷ ﬃ ǅ",
    ),
    *(
        "\u00ad soft \u200b zero \u2060",
        "\u3000wide blank\u3000",
        "a\u0300\u0316b",
        "\U000e0041tag",
    ),
    *("한글", "𝔉𝔯𝔞𝔨𝔱𝔲𝔯", "✔️✔︎", "1️⃣", "\u115f\u1160", "Zalgo" + "\u0336\u0489" * 40),
)
NAMES: Final = (*SCRIPTS, *ODD)
VIEWS: Final = (("1",), ("2",), ("2", "space"), ("3",), ("3", "space"), ("4",), ("5",), ("6",))
SIZES: Final = ((80, 24), (120, 36))
KEYS: Final = ("left", "right", "home", "end", "backspace", "delete", "ctrl+left", "ctrl+w", "up")
PLANES: Final = ((0x20, 0x2FF), (0x300, 0x36F), (0x590, 0x1FFF), (0x2000, 0x2FFF), (0x3000, 0xD7FF))
HIGHER: Final = ((0xE000, 0xFFFD), (0x10000, 0x1FAFF), (0x20000, 0x2FFFD), (0xE0000, 0xE01EF))


def _services(home: Path) -> Services:
    """The demo in which everybody and every place bears a name of another script."""
    record: dict[str, Any] = json.loads(demo_text("midseason"))
    names = iter(NAMES * 4)
    for mentor in record["mentors"]:
        mentor |= {"name": f"Dr. {next(names)}", "institution": next(names), "notes": next(names)}
    for stay in record["rotations"]:
        stay |= {"site": next(names), "city": next(names), "notes": next(names)}
    for program in record["programs"]:
        program |= {"name": next(names), "city": next(names), "notes": next(names)}
    for moment in record["moments"]:
        moment["text"] = next(names)
    source = home / "scripts.json"
    source.write_text(json.dumps(record), encoding="utf-8")
    services = open_services(home / "store", clock_from(DEMO_NOW))
    services.exchange.read_file(source)
    return services


def _wrong(strips: list[Strip], width: int) -> int:
    """Rows that are not as wide as the screen."""
    return sum(cell_len(strip.text) != width or strip.cell_length != width for strip in strips)


async def test_every_row_is_as_wide_as_the_screen_whatever_stands_in_it(tmp_path: Path) -> None:
    seen = wrong = 0
    shown: set[str] = set()
    async with opened(_services(tmp_path)) as pilot:
        for size in SIZES:
            await pilot.resize_terminal(*size)
            for keys in VIEWS:
                await pilot.press(*keys)
                await settle(pilot)
                strips = pilot.app.screen._compositor.render_strips()
                seen, wrong = seen + len(strips), wrong + _wrong(strips, size[0])
                text = "\n".join(strip.text for strip in strips)
                shown |= {name for name in SCRIPTS if clean(name)[:4] in text}
                await pilot.press("escape", "escape")
    print(f"X3 strings={len(NAMES)} rows={seen} wrong width={wrong} scripts seen={len(shown)}")
    assert wrong == 0
    assert len(shown) > len(SCRIPTS) // 2


def test_rows_filled_by_counting_letters_would_be_found() -> None:
    from rich.segment import Segment

    wrong = _wrong([Strip([Segment(name[:80].ljust(80))]) for name in NAMES], 80)
    print(f"X3 mutant, letters counted as cells: wrong width={wrong}")
    assert wrong > 10


class Writing(App[None]):
    """The two fields that forms are made of."""

    def compose(self) -> ComposeResult:
        yield LineInput(id="line")
        yield TextArea(id="lines")


def _any_text(dice: Random) -> str:
    low, high = dice.choice((*PLANES, *HIGHER))
    return "".join(chr(dice.randint(low, high)) for _ in range(dice.randint(1, 8)))


async def _typed(pilot: Pilot[None], dice: Random, rounds: int) -> int:
    """Insert texts of all planes and move about in them; every cursor stays in its text."""
    line, lines = pilot.app.query_one(LineInput), pilot.app.query_one(TextArea)
    for _ in range(rounds):
        text = dice.choice((*NAMES, _any_text(dice)))
        field = dice.choice((line, lines))
        field.focus()
        if isinstance(field, Input):
            field.insert_text_at_cursor(clean(text))
        else:
            field.insert(text)
        await pilot.press(*(dice.choice(KEYS) for _ in range(3)))
        assert 0 <= line.cursor_position <= len(line.value)
        row, column = lines.cursor_location
        assert 0 <= column <= len(lines.document.get_line(row))
    return rounds


async def test_cursor_and_backspace_survive_every_script() -> None:
    async with Writing().run_test(size=(80, 24)) as pilot:
        rounds = await _typed(pilot, dice_of(), 40)
        strips = pilot.app.screen._compositor.render_strips()
        wrong = _wrong(strips, 80)
    print(f"X3 typed={rounds} keys={3 * rounds} crashes=0 wrong width={wrong} seed={SEED}")
    assert wrong == 0


def test_what_is_saved_is_composed_and_sorts_the_same(tmp_path: Path) -> None:
    services = _services(tmp_path)
    file = services.unit.file()
    texts = [text for one in file.mentors for text in (one.name, one.institution, one.notes)]
    texts += [one.name for one in file.programs]
    services.close()
    assert all(text == unicodedata.normalize("NFC", text) for text in texts if text)
    apart = [unicodedata.normalize("NFD", text) for text in texts if text]
    assert sorted(map(clean, apart)) == sorted(text for text in texts if text)
