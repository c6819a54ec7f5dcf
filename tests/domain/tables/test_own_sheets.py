"""lorapp's own tables that only go out are known again and refused."""

from dataclasses import replace

import pytest

from lorapp.domain.sheets.book import SHEETS, all_sheets
from lorapp.domain.tables.columns import propose
from lorapp.domain.tables.lists import LISTS
from lorapp.domain.tables.own_sheets import refuse_own
from lorapp.errors import LorError
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


def test_where_home_is_eastern_no_clock_is_written_twice() -> None:
    for heads in headings("America/New_York").values():
        assert len(set(heads)) == len(heads)
    assert "Hour (Amman)" in headings("Asia/Amman")["season"]
