"""lorapp's own tables that only go out are known again and refused."""

from dataclasses import replace

import pytest

from lorapp.domain.sheets.book import SHEETS, all_sheets
from lorapp.domain.tables.columns import propose
from lorapp.domain.tables.lists import LISTS
from lorapp.domain.tables.own_sheets import refuse_own
from lorapp.domain.tables.targets import ListKind
from lorapp.errors import LorError
from lorapp.services.tables.grids import gathered, table_of
from lorapp.services.tables.texts import rows_of
from tests.conftest import NOON
from tests.domain.engine.builders import record

TAKEN = {kind.name for kind in LISTS}


def headings(zone: str) -> dict[str, tuple[str, ...]]:
    file = record()
    home = replace(file, applicant=replace(file.applicant, timezone=zone))
    return {sheet.name: sheet.headings for sheet in all_sheets(home, NOON)}


@pytest.mark.parametrize("zone", ["Asia/Amman", "America/New_York"])
def test_a_table_of_ours_that_only_goes_out_never_passes_for_another_list(zone: str) -> None:
    written = headings(zone)
    assert len(written) == len(SHEETS)
    for name, heads in written.items():
        if name in TAKEN:
            refuse_own(heads)
        else:
            with pytest.raises(LorError, match="which only goes out"):
                refuse_own(heads)


@pytest.mark.parametrize("headers", [("Name", "Season"), ("Theme",), ("Theme", "Moments", "Rank")])
def test_a_table_that_is_only_like_one_of_ours_is_anybodys(headers: tuple[str, ...]) -> None:
    assert propose(headers).list == "programs"
    refuse_own(headers)


@pytest.mark.parametrize(
    "theme", ["Mentor", "Program", "Program; City; State", "Program|City|State", "Theme\tMentor"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_cell_called_like_a_column_does_not_hide_a_table_of_ours(
    theme: str, delimiter: str
) -> None:
    text = (
        delimiter.join(("Theme", "Moments")) + f'\r\n"{theme}"{delimiter}3\r\nCalm{delimiter}2\r\n'
    )
    table = table_of(gathered(rows_of(text)))
    assert table.headers == ("Theme", "Moments")
    with pytest.raises(LorError, match="own table Themes, which only goes out"):
        refuse_own(table.headers)


def test_column_names_below_a_title_are_still_found() -> None:
    text = "My programs\r\n\r\nProgram,City\r\nTern Harbor,Dayton\r\n"
    assert table_of(gathered(rows_of(text))).headers == ("Program", "City")


def test_where_home_is_eastern_no_clock_is_written_twice() -> None:
    for heads in headings("America/New_York").values():
        assert len(set(heads)) == len(heads)
    assert "Hour (Amman)" in headings("Asia/Amman")["season"]


@pytest.mark.parametrize("kind", [kind for kind in LISTS if kind.is_keyed])
def test_the_short_id_is_named_in_plain_words_and_found_under_its_older_name(
    kind: ListKind,
) -> None:
    assert kind.by_name["key"].label == "short id in lorapp"
    assert not [target.label for target in kind.targets if "key" in target.label.split()]
    for header in ("Short id in lorapp", "Key in lorapp", "Key"):
        assert kind.target_of(header) == "key"
