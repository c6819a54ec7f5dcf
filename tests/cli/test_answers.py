"""The expected pictures of the two invented applicants, as programs read them."""

from typing import Any

import pytest

from tests.cli.conftest import Run, Said, answer

STEP_KEYS = {
    *("id", "rule", "about", "title", "opens", "due", "state", "severity", "urgency"),
    *("why", "source", "programs"),
}
LETTER_KEYS = {
    *("key", "mentor", "state", "said", "shown", "late_days", "open_days", "needed_on"),
    *("upload_by", "ask_by", "available_on", "recency", "age_months", "assigned"),
    *("unassigned_at", "risk"),
}


def letters(run: Run) -> dict[str, dict[str, Any]]:
    return {letter["key"]: letter for letter in answer(run, "letters")["letters"]}


def steps(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer(run, "today")["steps"]
    return found


@pytest.mark.usefixtures("midseason")
def test_at_b1_the_plan_begins_in_the_expected_order(run: Run) -> None:
    told = answer(run, "today")
    assert told["season"] == 2027
    assert told["now"] == "2026-11-22T12:00:00-05:00"
    assert [step["id"] for step in told["steps"][:5]] == [
        "assign:letter:B-L5",
        "remind:letter:B-L3:6",
        "mend-entry:letter:B-L4",
        "thank:letter:B-L2",
        *[step["id"] for step in told["steps"] if step["rule"] == "interview"][:1],
    ]
    assert told["steps"][0]["programs"] == ["B-P10", "B-P07", "B-P06", "B-P08", "B-P09"]


@pytest.mark.usefixtures("midseason")
def test_every_step_has_every_field_and_its_urgency_is_the_sum_of_its_parts(run: Run) -> None:
    for step in steps(run):
        assert set(step) == STEP_KEYS
        assert set(step["about"]) == {"kind", "key"}
        parts = step["urgency"]["parts"]
        assert step["urgency"]["total"] == sum(part["points"] for part in parts)
        assert step["source"].split()[0] in {"rules", "practice", "calendar"}
        assert step["severity"] in {None, "amber", "red"}


@pytest.mark.usefixtures("midseason")
def test_titles_name_people_and_reasons_name_keys(run: Run) -> None:
    first = steps(run)[0]
    assert first["title"] == "Assign Dr. Brockhausen's letter"
    assert any("B-P10" in why for why in first["why"])


@pytest.mark.usefixtures("midseason")
def test_at_b2_the_reminder_of_a_sunday_waits_for_monday(run: Run) -> None:
    reminder = next(step for step in steps(run) if step["rule"] == "remind")
    assert reminder["due"] == "2026-11-23"


@pytest.mark.usefixtures("midseason")
@pytest.mark.parametrize("days", ["0", "7", "30"])
def test_days_keeps_only_what_opens_by_then(run: Run, days: str) -> None:
    kept = answer(run, "today", "--days", days)["steps"]
    last = {"0": "2026-11-22", "7": "2026-11-29", "30": "2026-12-22"}[days]
    assert kept == [step for step in steps(run) if step["opens"] <= last]


@pytest.mark.usefixtures("midseason")
def test_the_letters_of_b_stand_as_expected(run: Run) -> None:
    found = letters(run)
    assert all(set(letter) == LETTER_KEYS for letter in found.values())
    states = [letter["state"] for letter in found.values()]
    assert states == ["available", "available", "late", "bounced", "available"]
    third, fourth, fifth = found["B-L3"], found["B-L4"], found["B-L5"]
    assert (third["open_days"], third["late_days"]) == (104, 65)
    assert third["said"] == {"kind": "spoke", "on": "2026-11-06"}
    assert third["shown"] == {"kind": "requested", "on": "2026-08-10"}
    assert third["risk"]["band"] == "high"
    assert fourth["open_days"] == 82
    assert fourth["shown"] == {"kind": "bounced", "on": "2026-10-05"}
    assert fifth["unassigned_at"] == ["B-P10", "B-P07", "B-P06", "B-P08", "B-P09"]
    assert fifth["assigned"] == ["B-P01", "B-P02", "B-P03", "B-P04", "B-P05"]


@pytest.mark.usefixtures("midseason")
def test_the_season_of_b_counts_to_the_rank_list_and_match_day(run: Run) -> None:
    told = answer(run, "season")
    rows = {row["code"]: row for row in told["rows"]}
    assert told["season"] == 2027
    assert all(
        set(row) == {"code", "title", "at", "local", "status", "days_left", "source"}
        for row in told["rows"]
    )
    assert rows["rank-list-due"]["days_left"] == 101
    assert rows["rank-list-due"]["at"] == "2027-03-03T21:00:00-05:00"
    assert rows["rank-list-due"]["local"] == "2027-03-04T05:00:00+03:00"
    assert rows["match-day"]["days_left"] == 117


@pytest.mark.usefixtures("planner")
def test_at_a1_the_ask_is_in_person_before_thanksgiving(run: Run) -> None:
    ask = next(step for step in steps(run) if step["id"] == "ask:letter:A-L1")
    assert (ask["opens"], ask["due"]) == ("2026-11-23", "2026-11-27")


@pytest.mark.usefixtures("planner")
@pytest.mark.parametrize(
    ("now", "state", "severity"),
    [("2026-11-28", "overdue", "amber"), ("2026-12-28", "overdue", "red")],
)
def test_at_a2_an_ask_that_was_missed_presses_more_with_time(
    run: Run, monkeypatch: pytest.MonkeyPatch, now: str, state: str, severity: str
) -> None:
    monkeypatch.setenv("LORAPP_NOW", now)
    ask = next(step for step in steps(run) if step["id"] == "ask:letter:A-L1")
    assert (ask["state"], ask["severity"]) == (state, severity)


@pytest.mark.usefixtures("planner")
def test_the_paper_letter_of_a_is_too_old(run: Run) -> None:
    found = letters(run)
    assert (found["A-L0"]["recency"], found["A-L0"]["age_months"]) == ("red", 26.7)
    assert found["A-L1"]["recency"] == "green"


@pytest.mark.usefixtures("midseason")
def test_the_same_record_and_moment_give_the_same_bytes(run: Run) -> None:
    assert run("today", "--json") == run("today", "--json")


def test_history_lists_actions_newest_first_with_what_can_be_undone(
    run: Run, midseason: Said
) -> None:
    run("log", "B-L2", "thanked")
    entries = answer(run, "history")["entries"]
    assert midseason.status == 0
    assert [set(entry) for entry in entries] == [{"seq", "at", "label", "kind", "undoable"}] * 2
    assert [entry["undoable"] for entry in entries] == [True, True]
    assert entries[0]["seq"] > entries[1]["seq"]


@pytest.mark.usefixtures("midseason")
def test_a_clock_at_the_end_of_time_still_has_a_plan(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LORAPP_NOW", "2199-12-31")
    assert "steps" in answer(run, "today", "--days", "3660")
