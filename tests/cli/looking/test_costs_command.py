"""``lorapp costs``: the sum, what it is made of, and what nobody knows."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

RULES = """\
checked_on = 2026-11-22
[neurology.2027]
signals = 3
source = "its page"
confidence = "O"
"""


@pytest.mark.usefixtures("midseason")
def test_the_sum_comes_first_and_names_what_it_leaves_out(run: Run) -> None:
    said = run("costs")
    assert said.status == 0
    lines = said.out.splitlines()
    assert lines[0] == (
        "Costs of season 2027: ~$380 by what is known. "
        "Not in it, because unknown: 5 rotations without a cost."
    )
    assert lines[3].startswith("- Internal medicine, ERAS: 7 programs, ~$77. The next one costs")
    assert "- ERAS token for IMGs: $185. Source: a guidance site, season 2027" in said.out
    assert "- 4 May 2026, Ashgrove Regional Hospital: unknown." in lines
    assert "Signals" not in said.out


def test_signals_and_what_nobody_states_are_told(run: Run, home: Path, tmp_path: Path) -> None:
    record = {
        "format": "lorapp",
        "version": 1,
        "applicant": {"name": "Ines Prat", "timezone": "Europe/Madrid", "season": 2027},
        "programs": [
            {
                "key": "N",
                "name": "Birch",
                "specialty": "neurology",
                "signal": "yes",
                "letters": {"min": 3},
            },
            {"key": "E", "name": "Elm", "specialty": "emergency-medicine"},
            {"key": "O", "name": "Oak", "specialty": "neurology", "season": 2026},
            {"key": "F", "name": "Fir", "specialty": "neurology", "signal": "yes"},
            {"key": "U", "name": "Yew", "specialty": "pathology", "signal": "gold"},
        ],
    }
    (home / "rules").mkdir(parents=True)
    (home / "rules" / "signals.toml").write_text(RULES, encoding="utf-8")
    source = tmp_path / "record.json"
    source.write_text(json.dumps(record), encoding="utf-8")
    assert run("import", str(source)).status == 0
    lines = run("costs").out.splitlines()
    assert "- Emergency medicine, ResidencyCAS: 1 program, unknown." in lines
    assert (
        "- Neurology: 2 of 3 signals given, 1 left. Source: its page, season 2027, "
        "seen 22 Nov." in lines
    )
    assert "- Birch: yes, on weak letters: 3 letters short." in lines
    assert "- Fir: yes." in lines
    assert "- Pathology: 1 signal is given; how many there are is not known." in lines
    assert lines[-1] == "Programs of other seasons, not counted: 1."
    answer = json.loads(run("costs", "--json").out)
    assert answer["total"] == {"usd": 303, "expected": True}
    (cas,) = [one for one in answer["applications"] if one["service"] == "residencycas"]
    assert (cas["cost"], cas["next"]) == (None, None)
    assert answer["signals"][0]["kinds"] == [{"kind": "signals", "count": 3, "given": 2, "left": 1}]
    assert [one["weak"] for one in answer["signals"][0]["programs"]] == ["3 letters short", None]


def test_a_season_before_the_first_fee_on_file_is_unknown(run: Run, tmp_path: Path) -> None:
    record = {
        "format": "lorapp",
        "version": 1,
        "applicant": {"name": "Ines Prat", "timezone": "Europe/Madrid", "season": 2023},
        "programs": [{"key": "N", "name": "Birch", "specialty": "neurology"}],
    }
    source = tmp_path / "record.json"
    source.write_text(json.dumps(record), encoding="utf-8")
    run("import", str(source))
    assert "- ERAS token for IMGs: unknown." in run("costs").out.splitlines()
