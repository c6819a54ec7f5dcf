"""Of many rows only those are made that are drawn or asked for."""

from hypothesis import given
from hypothesis import strategies as st

from lorapp.widgets.rows.narrowing import narrowed, read_ahead
from lorapp.widgets.rows.row_lines import LateRows, Line, Lines, ids_of, picked
from lorapp.widgets.rows.rows import Group, Row
from tests.widgets.rows.test_rows import showing

MANY, HUNDRED = 10_000, 100


class Counted:
    """Late rows, and how many of them were made."""

    def __init__(self, count: int) -> None:
        self.made: list[int] = []
        self.rows = LateRows([f"r{at}" for at in range(count)], self._make)

    def _make(self, at: int) -> Row:
        self.made.append(at)
        return Row(id=f"r{at}", title=f"Row {at}")


async def test_a_long_list_makes_what_a_screen_shows() -> None:
    counted = Counted(MANY)
    async with showing(Group("Many", counted.rows)) as (pilot, rows, _app):
        assert len(counted.made) <= 2 * rows.size.height
        await pilot.press("end")
        assert rows.current is not None
        assert rows.current.id == f"r{MANY - 1}"
        rows.select("r5000")
        await pilot.pause()
        assert len(counted.made) <= 6 * rows.size.height
        assert len(rows.ids) == MANY


def test_a_row_is_made_once_and_found_from_both_ends() -> None:
    counted = Counted(3)
    assert counted.rows[-1] is counted.rows[2]
    assert [row.id for row in counted.rows[:2]] == ["r0", "r1"]
    assert sorted(counted.made) == [0, 1, 2]


def test_picking_and_naming_rows_makes_none() -> None:
    counted = Counted(MANY)
    some = picked(counted.rows, [7, 9])
    assert list(ids_of(some)) == ["r7", "r9"]
    assert not counted.made
    assert some[1].title == "Row 9"
    assert [row.id for row in picked(tuple(counted.rows[:3]), [0, 2])] == ["r0", "r2"]


def test_a_late_row_is_looked_through_once() -> None:
    counted = Counted(HUNDRED)
    groups = [Group("Many", counted.rows)]
    asked: list[str] = []

    def more(row_id: str) -> str:
        asked.append(row_id)
        return "Boston" if row_id == "r42" else ""

    slices = sum(1 for _ in read_ahead([Group("Few", ()), *groups], more))
    assert slices < HUNDRED
    assert [row.id for group in narrowed(groups, "boston", more) for row in group.rows] == ["r42"]
    assert len(narrowed(groups, "row 7", more)[0].rows) == len(
        [n for n in range(HUNDRED) if "7" in str(n)]
    )
    assert len(asked) == HUNDRED
    assert counted.made == [*range(HUNDRED), 42], "what is not drawn is not kept"


GROUPS = st.lists(
    st.tuples(st.sampled_from(("", "Do now", "Later")), st.integers(0, 4)), max_size=5
)


@given(GROUPS)
def test_lines_are_the_groups_one_after_another(asked: list[tuple[str, int]]) -> None:
    groups = [
        Group(heading, tuple(Row(id=f"{n}.{at}", title="") for at in range(count)))
        for n, (heading, count) in enumerate(asked)
    ]
    wanted: list[Line] = []
    for one in groups:
        wanted += [*([one] if one.heading else ()), *one.rows, None]
    lines = Lines(groups)
    assert list(lines) == lines[:] == wanted[:-1]
    assert lines.ids == [line.id for line in wanted if isinstance(line, Row)]
    assert [lines[at] for at in lines.stops] == [line for line in wanted if isinstance(line, Row)]
    assert [one for _, one in lines.headings()] == [one for one in groups if one.heading]
    assert all(lines[at] is one for at, one in lines.headings() if at < len(lines))
