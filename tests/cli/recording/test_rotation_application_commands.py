"""`rotation-applications` and `rotation-application`: the list, and every write by name."""

import json

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("midseason")


@pytest.fixture
def larkspur(run: Run, midseason: object) -> None:
    """An application whose days are known."""
    del midseason
    run(
        *("rotation-application", "add", "Larkspur Clinic", "--agency", "Vesper"),
        *("--from", "1 mar 2027", "--to", "26 mar 2027", "--apply-by", "15 dec"),
        *("--kind", "elective", "--letters", "promised", "--fee", "250", "--cost", "2000"),
    )


def test_without_an_application_the_way_to_add_one_is_said(run: Run) -> None:
    assert run("rotation-applications").out.startswith("No application is on record.")
    assert json.loads(run("rotation-applications", "--json").out) == {"applications": []}


@pytest.mark.usefixtures("larkspur")
def test_an_application_is_told_with_its_papers_and_the_caution(run: Run) -> None:
    said = run("rotation-applications").out
    assert said.startswith("Papers missing: 1\nLarkspur Clinic, through Vesper.")
    assert "Source: Academic Medicine." in said
    assert "The stay: $2,000, $500 a week." in said
    assert "- Visa appointment, by Tue 1 Dec." in said
    told = json.loads(run("rotation-applications", "--json").out)["applications"][0]
    assert (told["needs"], told["caution"], told["fees_usd"]) == ("papers", True, 250)


@pytest.mark.usefixtures("larkspur")
def test_it_is_answered_ticked_off_and_made_a_rotation_which_undo_takes_back(run: Run) -> None:
    assert run("rotation-application", "applied", "lark", "--on", "20 nov").status == 0
    assert "applying" in run("costs", "--json").out
    assert "Larkspur Clinic: $250." in run("costs").out
    done = run("rotation-application", "done", "A1", "--paper", "tb", "--json").out
    assert json.loads(done) == {"done": "Done for Larkspur Clinic: TB test", "undoable": True}
    made = run("rotation-application", "rotation", "larkspur")
    assert made.out == "Accepted: Larkspur Clinic is a rotation now.\n"
    assert '"rotation": "R' in run("rotation-applications", "--json").out
    run("undo")
    assert '"rotation": null' in run("rotation-applications", "--json").out
    run("rotation-application", "remove", "larkspur")
    assert run("rotation-applications").out.startswith("No application")


@pytest.mark.usefixtures("larkspur")
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("done", "larkspur"), "Name the paper with --paper"),
        (("applied", "elsewhere"), 'There is no application "elsewhere".'),
        (("applied", "larkspur", "--on", "1 dec 2026"), "has not come yet"),
        (("add", "X", "--from", "2 dec", "--to", "1 dec"), "The last day is before the first."),
        (("add", " "), "Name the site."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    run: Run, words: tuple[str, ...], sentence: str
) -> None:
    before = run("rotation-applications", "--json").out
    said = run("rotation-application", *words)
    assert (said.status, said.out) == (1, "")
    assert sentence in said.err
    assert run("rotation-applications", "--json").out == before


@pytest.mark.usefixtures("larkspur")
def test_read_aloud_each_fact_of_an_application_has_a_line(run: Run) -> None:
    lines = run("rotation-applications", "--plain").out.splitlines()
    assert lines[:2] == ["Papers missing: 1", "Larkspur Clinic, through Vesper."]
    assert "The stay: $2,000, $500 a week." in lines


@pytest.mark.parametrize("amount", ["nan", "inf", "-5", "1e300", "much"])
def test_an_amount_that_is_no_cost_is_wrong_usage(run: Run, amount: str) -> None:
    said = run("rotation-application", "add", "Larkspur", f"--fee={amount}")
    assert (said.status, said.out) == (2, "")
    assert "write dollars from 0" in said.err
    assert run("rotation-applications").out.startswith("No application is on record.")
