"""A114, P58, P61: without colours and with plain signs every state still has its own look.

The texts of the main screens are kept for every width at which the layout changes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from lorapp.config import Settings
from lorapp.domain.applying.standing import Need
from lorapp.domain.arrival.onboarding import TaskState
from lorapp.domain.letters.event_stops import Reach
from lorapp.domain.letters.states import LetterState
from lorapp.domain.papers import InterviewStatus
from lorapp.domain.placing.grid.cells import Mark
from lorapp.domain.seasons.earlier import Standing
from lorapp.domain.wording.names import program_short
from lorapp.widgets.letters import letter_lines
from lorapp.widgets.match import arrival_rows, interview_rows
from lorapp.widgets.mentors import people
from lorapp.widgets.placing import matrix_panel
from lorapp.widgets.programs import program_panel, program_rows
from lorapp.widgets.rotations import applying_rows
from lorapp.widgets.rows.rows import Row, RowList
from lorapp.widgets.season import seasons_rows
from lorapp.widgets.story import story_map
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.glyphs import Glyph, Tone
from lorapp.widgets.today import event_line
from tests.screens.fakes import lines, settle
from tests.screens.real import demo_services, opened

SIZES: Final = ((60, 24), (80, 24), (120, 36), (200, 50))
MAIN: Final = tuple("12345678")
MORE: Final = (("2", "v"), ("3", "v"), ("4", "v"), ("5", "v"), ("6", "d"), ("6", "w"), ("5", "o"))
LETTER_GLYPHS: Final = {
    state: letter_lines._GLYPHS.get(state, glyphs.WAITING) for state in LetterState
}
WORDED: Final[Mapping[str, Mapping[Any, Glyph]]] = {
    "letters": LETTER_GLYPHS,
    "warmth": people.SIGNS,
    "how fresh a fact is": program_panel.FRESH,
    "rules": program_rows.RESULT_SIGNS,
    "earlier letters": seasons_rows.SIGNS,
    "rotation applications": applying_rows.SIGNS,
    "tasks before the first day": arrival_rows.SIGNS,
    "interviews": interview_rows.GLYPHS,
    "stops of a letter": event_line._SIGNS,
}
"""States that are always drawn with their word."""


def look(state: object, glyph: Glyph) -> tuple[str, str]:
    """A state as it is seen without colours: its plain sign and its word."""
    return glyph.plain, str(getattr(state, "value", state))


@pytest.mark.parametrize("name", WORDED)
def test_no_two_states_share_their_plain_sign_and_their_word(name: str) -> None:
    table = WORDED[name]
    assert len({look(*pair) for pair in table.items()}) == len(table)
    assert all(len(glyph.plain) == 1 and glyph.plain.isascii() for glyph in table.values())
    print(f"A114 states={len(table)} of={name!r} alike=0")


def test_every_state_has_a_sign() -> None:
    for states, kind in (
        *(("letters", LetterState), ("stops of a letter", Reach), ("earlier letters", Standing)),
        *(("rotation applications", Need), ("tasks before the first day", TaskState)),
    ):
        assert set(WORDED[states]) == set(kind)
    assert set(WORDED["interviews"]) == {None, *InterviewStatus}


def test_cells_of_one_sign_differ_by_the_plain_sign_alone() -> None:
    matrix = [sign.mark or sign.glyph.plain for sign in matrix_panel.SIGNS.values()]
    matrix.append(matrix_panel.PINNED.mark)
    assert len(set(matrix)) == len(Mark) + 1
    for narrow in (0, 1):
        story = [words[narrow] for words in story_map.WORDS.values()]
        assert len(set(story)) == len(story_map.WORDS)


def test_the_plain_signs_of_the_legend_differ() -> None:
    assert len({glyph.plain for glyph in glyphs.LEGEND}) == len(glyphs.LEGEND)


def test_two_states_that_only_a_colour_parts_would_be_found() -> None:
    dim = Glyph("●", "*", Tone.MUTED, "there")
    assert look("there", glyphs.THERE) == look("there", dim)
    assert by_look([("x", Row(id=str(tone), title="a", tone=tone)) for tone in Tone]) != {}


def by_look(rows: list[tuple[str, Row]]) -> dict[tuple[str, ...], set[tuple[Tone, ...]]]:
    """Looks without colour that stand for more than one colour, on one screen."""
    found: dict[tuple[str, ...], set[tuple[Tone, ...]]] = defaultdict(set)
    for screen, row in rows:
        sign = row.glyph.plain if row.glyph else ""
        found[screen, sign, row.lead, row.fact, row.number].add((row.tone, row.fact_tone))
    return {key: tones for key, tones in found.items() if len(tones) > 1}


def rows_of(pilot: Pilot[Any]) -> Iterator[tuple[str, Row]]:
    for shown in pilot.app.screen.query(RowList):
        for line in shown._lines:
            if isinstance(line, Row):
                yield type(pilot.app.screen).__name__, line


def is_whole_or_marked(title: str, drawn: str) -> bool:
    """Whether a title stands there to its end, or up to the sign that says it goes on."""
    at = drawn.find(title[:2])
    same = 0
    while at >= 0 and same < len(title) and drawn[at + same : at + same + 1] == title[same]:
        same += 1
    return same == len(title) or glyphs.CUT.plain in drawn[at + same - 1 : at + same + 1]


def is_told(row: Row, drawn: str) -> bool:
    """A program may be called by the first words of its name, which is how people call it."""
    if is_whole_or_marked(row.title, drawn):
        return True
    names = {program_short(row.title, width) for width in range(6, len(row.title))}
    return isinstance(row, program_rows.ProgramRow) and any(f"{one} " in drawn for one in names)


def uncut(pilot: Pilot[Any]) -> list[str]:
    """Titles on the screen that end before their end and do not say so."""
    return [
        f"{line.title!r}: {drawn}"
        for shown in pilot.app.screen.query(RowList)
        for y in range(shown.size.height)
        if 0 <= y + shown.scroll_offset.y < len(shown._lines)
        and isinstance(line := shown._lines[y + shown.scroll_offset.y], Row)
        and not is_told(line, drawn := shown.render_line(y).text)
    ]


def test_a_title_that_just_ends_would_be_found() -> None:
    assert is_whole_or_marked("Thank Dr. Devlin-Lind", "  o Thank Dr. Devlin-Lind  ")
    assert is_whole_or_marked("Thank Dr. Devlin-Lind", "  o Thank Dr. Dev.  86 d")
    assert not is_whole_or_marked("Thank Dr. Devlin-Lind", "  o Thank Dr. Dev  86 d")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_main_screens_can_be_read_without_colours_and_with_plain_signs(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    snapshot: SnapshotAssertion,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    rows: list[tuple[str, Row]] = []
    pages = []
    services = demo_services(tmp_path, "midseason")
    async with opened(services, size, Settings(ascii=True)) as pilot:
        for keys in (*((key,) for key in MAIN), *(MORE if size == (120, 36) else ())):
            await pilot.press(*keys)
            await settle(pilot)
            shown = lines(pilot)
            assert "".join(shown).isascii(), keys
            assert max(map(len, shown)) <= size[0]
            assert uncut(pilot) == []
            rows += rows_of(pilot)
            if len(keys) == 1:
                pages.append("\n".join(shown))
            await pilot.press("escape")
    assert by_look(rows) == {}
    assert "\n\n".join(pages) == snapshot
    print(f"A114 P61 size={size[0]}x{size[1]} screens={len(pages)} rows={len(rows)} alike=0 cut=0")
