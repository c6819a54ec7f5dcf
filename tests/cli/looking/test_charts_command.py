"""``lorapp charts``: the sentences and tables as text, and one picture as a file."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("midseason")
def test_every_chart_is_told_with_its_sentence_and_rows(run: Run) -> None:
    said = run("charts")
    assert said.status == 0
    lines = said.out.splitlines()
    assert lines[0] == "Letters over time (letters-over-time), in letters"
    assert "  Dr. Umetani: still open for 104, requested 10 Aug, uploaded not yet" in lines
    assert any(line.startswith("No cost is noted") for line in lines)


@pytest.mark.usefixtures("midseason")
def test_one_chart_answers_in_json_with_what_is_drawn(run: Run) -> None:
    (chart,) = json.loads(run("charts", "response-lag", "--json").out)["charts"]
    assert chart["unit"] == "days"
    assert chart["labels"] == ["Dr. Brandvold", "Dr. Umetani"]
    assert [one["values"] for one in chart["series"]] == [[39, None], [None, 104]]
    assert chart["table"]["rows"][0][1] == "39"
    assert chart["level"] is None
    (weeks,) = json.loads(run("charts", "letters-over-time", "--json").out)["charts"]
    assert weeks["level"] == {"text": "5 wise to have", "value": 5}
    assert weeks["marks"][0] == {"text": "today", "label": "Mon 16 Nov"}


@pytest.mark.usefixtures("midseason")
def test_a_picture_is_written_for_one_name_only(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "weeks.svg"
    assert run("charts", "us-experience", "--svg", str(place)).err == f"Written to {place}.\n"
    assert "Weeks of US experience" in place.read_text("utf-8")
    refused = run("charts", "--svg", str(tmp_path / "all.svg"))
    assert refused.status == 2
    assert refused.err.startswith(
        "Name the chart to save: `lorapp charts NAME --svg FILE`. Known: letters-over-time, "
    )
    assert not (tmp_path / "all.svg").exists()


@pytest.mark.usefixtures("midseason")
def test_a_name_that_is_no_chart_and_a_place_that_is_none_are_refused(
    run: Run, tmp_path: Path
) -> None:
    assert run("charts", "odds").err.startswith("There is no chart 'odds'.")
    said = run("charts", "budget", "--svg", str(tmp_path / "nowhere" / "a.svg"))
    assert said.status == 1
    assert "Traceback" not in said.err
