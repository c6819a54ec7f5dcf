"""Rows of costs: what is unknown says so, in the row and in the panel."""

from lorapp.domain.money.spending import spending
from lorapp.domain.placing.rules.checking import check_at
from lorapp.widgets.season.cost_rows import as_groups, cost_groups
from lorapp.widgets.text import glyphs
from tests.domain.engine.builders import applicant, program, record, rotation, situation


def test_a_season_nobody_states_a_fee_for_has_unknown_rows_and_no_sum_of_them() -> None:
    file = record(
        applicant=applicant(season=2023),
        programs=(program(),),
        rotations=(rotation("5-4", "5-29", site=None),),
    )
    at = situation(file)
    groups = cost_groups(spending(at, check_at(at)))
    rows = {line.row.id: line for _, _, lines in groups for line in lines}
    for name in ("cost:eras:internal-medicine", "once:img-token", "rotation:R1"):
        assert (rows[name].row.number, rows[name].row.glyph) == ("unknown", glyphs.UNKNOWN)
    assert "fees.toml of your rules folder" in rows["once:img-token"].told.whole().plain
    assert [group.count for group in as_groups(groups) if group.heading == "Rotations"] == [""]
    assert rows["rotation:R1"].row.title == "A rotation without a name"


def test_an_empty_list_costs_nothing_yet_and_shows_the_sum_alone() -> None:
    at = situation(record())
    groups = cost_groups(spending(at, check_at(at)))
    assert [head for head, _, _ in groups] == [""]
    assert groups[0][2][0].row.number == "$0"
