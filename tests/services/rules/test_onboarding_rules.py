"""The rule file of the way to the first day: shipped sound, own lines checked by file and key."""

from pathlib import Path

import pytest

from lorapp.domain.applicant import Visa
from lorapp.domain.arrival.lines import in_order
from lorapp.errors import InvalidError
from lorapp.services.rules.rulebook import load_rulebook

HEAD = "checked_on = 2026-12-01\n"
LINE = 'title = "Park"\nwhy = "Rare."\nwho = "you"\nsource = "mine"\n'


def write(folder: Path, text: str) -> Path:
    (folder / "onboarding.toml").write_text(HEAD + text, encoding="utf-8")
    return folder


def test_the_shipped_lines_are_in_order_and_name_known_sources() -> None:
    book = load_rulebook()
    lines = tuple(book.onboarding.values())
    assert len(in_order(lines)) == len(lines) > 20
    for line in lines:
        assert line.source in book.citations, line.code
        assert book.sources[line.source].text
        assert (line.before_start is None) != (line.after_match is None)
        assert all(code in book.onboarding for code in line.after)
        assert line.title[0].isupper()
        assert line.why.endswith(".")


@pytest.mark.parametrize("visa", [Visa.NONE, Visa.J1, Visa.H1B])
def test_every_list_can_be_done_in_the_time_after_match_day(visa: Visa) -> None:
    lines = [one for one in load_rulebook().onboarding.values() if one.concerns(visa)]
    assert all((one.before_start or 0) <= 104 for one in lines)


def test_own_lines_add_and_replace_single_ones(tmp_path: Path) -> None:
    text = f"[lines.parking]\n{LINE}before_start = 20\nafter = ['housing']\noffice = true\n"
    text += f"[lines.bank]\n{LINE}after_match = 5\nvisas = ['J-1']\nchecked_on = 2026-12-03\n"
    book = load_rulebook(write(tmp_path, text))
    assert book.onboarding["parking"].office
    assert book.onboarding["bank"].visas == {Visa.J1}
    assert str(book.onboarding["bank"].checked_on) == "2026-12-03"
    assert "housing" in book.onboarding


def test_every_problem_of_an_own_line_is_named(tmp_path: Path) -> None:
    text = (
        f"[lines.a]\n{LINE}before_start = 3\nafter_match = 3\nafter = ['b', 'gone']\n"
        f"[lines.b]\n{LINE}before_start = 9000\nafter = ['a']\nvisas = ['B-2']\noffice = 'yes'\n"
        "[lines.c]\ntitle = 'x'\nluck = 1\nsettled_by = 'hope'\n"
    )
    with pytest.raises(InvalidError) as caught:
        load_rulebook(write(tmp_path, text))
    found = "\n".join(caught.value.problems)
    assert "onboarding.toml: lines.a: expected `before_start` or `after_match`." in found
    assert "lines.b.before_start: must lie between 0 and 730." in found
    assert "lines.b.visas: 'B-2' is not one of" in found
    assert "lines.b.office: expected true or false." in found
    assert "lines.c.why: missing." in found
    assert "lines.c.luck: unknown key." in found
    assert "lines.c.settled_by: 'hope' is not one of certificate, step-3." in found
    assert "lines.a.after: there is no line 'gone'." in found
    assert "lines: a, b wait for each other." in found
