"""What is kept of a list when words are asked for."""

from lorapp.widgets.rows.narrowing import NOTHING, narrowed
from lorapp.widgets.rows.rows import Group, Row

GROUPS = [
    Group("Coming", (Row(id="1", title="Árbol Clinic", fact="4 w"), Row(id="2", title="Bay")), "2"),
    Group("Past", (Row(id="3", title="Arbour House"),)),
]


def kept(asked: str) -> list[str]:
    return [row.id for group in narrowed(GROUPS, asked) for row in group.rows]


def test_without_words_the_list_is_as_it_was() -> None:
    assert narrowed(GROUPS, "  ") == GROUPS


def test_every_word_is_looked_for_in_any_order_case_and_accent() -> None:
    assert kept("arb") == ["1", "3"]
    assert kept("CLINIC arbol") == ["1"]
    assert kept("past arb") == ["3"]
    assert kept("4 w") == ["1"]


def test_counts_follow_what_is_left() -> None:
    assert [group.count for group in narrowed(GROUPS, "arb")] == ["1", ""]


def test_what_else_is_known_of_a_row_is_looked_through() -> None:
    found = narrowed(GROUPS, "boston", {"1": "", "2": "Boston", "3": ""}.__getitem__)
    assert [row.id for group in found for row in group.rows] == ["2"]


def test_where_nothing_is_left_one_line_says_so() -> None:
    assert narrowed(GROUPS, "zzz") == [Group(NOTHING, ())]
