"""The cover of a packet says everything a writer must know, with both clocks (P13)."""

from dataclasses import replace
from typing import Any

import pytest

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import Delivery, EventKind, Form
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.cover import cover_rows, named_day, without_blanks
from lorapp.domain.wording.fields import fields
from tests.domain.engine.builders import agreed, book, day, ev, letter, record, rotation, situation


def file(timezone: str = "Asia/Amman", **parts: Any) -> SeasonFile:  # noqa: ANN401 - fields
    given: dict[str, Any] = {"rotation": "R1", "waived": True, **parts}
    made = record(letter(agreed("7-1"), **given), rotations=(rotation("7-6", "7-31"),))
    return replace(
        made, applicant=replace(made.applicant, name="Samir Daghlani", timezone=timezone)
    )


def cover(made: SeasonFile) -> dict[str, str]:
    at = situation(made)
    values = fields(made, "L1", DraftKind.PACKET, at.now)
    return dict(cover_rows(at, made.letter("L1"), values, "One PDF."))


def test_the_cover_names_the_day_on_both_clocks() -> None:
    rows = cover(file())
    assert rows["By"] == (
        "Friday 21 August 2026, 23:59 US Eastern time (ET)\n"
        "In Amman that is Saturday 22 August, 06:59."
    )
    assert rows["Why that day"]
    assert cover(file("America/New_York"))["By"] == (
        "Friday 21 August 2026, 23:59 US Eastern time (ET)"
    )


def test_a_day_nobody_knows_is_said_to_follow() -> None:
    made = file(rotation=None)
    rows = cover(replace(made, rulebook=replace(book(), seasons={})))
    assert rows["By"] == "To follow"
    assert "Why that day" not in rows


def test_a_day_of_another_year_bears_its_year() -> None:
    assert "Friday 1 January 2027, 23:59" in cover(file(stated_deadline=day("2027-1-1")))["By"]


def test_the_cover_says_who_what_where_how_and_whom_to_ask() -> None:
    made = file()
    person = replace(made.applicant, school="Wadi Zaher", aamc_id="12345678")
    rows = cover(replace(made, applicant=person))
    assert rows["Applicant"] == "Samir Daghlani\nWadi Zaher\nAAMC ID 12345678"
    assert rows["For"] == "Internal medicine residency, season 2027"
    assert rows["Kind"] == "Narrative letter"
    assert rows["Where"] == "AAMC Letter Writer Portal; a mail with your link will reach you"
    assert rows["File"] == "One PDF."
    assert rows["Waiver"].startswith("I have waived my right")
    assert "Samir Daghlani" in rows["Contact"]
    assert "Letter ID" not in rows


@pytest.mark.parametrize(
    ("parts", "label", "value"),
    [
        ({"specialty": "general"}, "For", 'more than one specialty, entered as "General", season'),
        ({"specialty": None}, "For", "Residency, season 2027"),
        ({"form": Form.STANDARDIZED}, "Kind", "Structured Evaluative Letter"),
        ({"chair": True}, "Kind", "Narrative letter, as department chair"),
        ({"waived": None}, "Waiver", "To follow"),
        ({"channel": Delivery.FORM}, "Letter ID", "To follow"),
        ({"channel": Delivery.FORM, "letter_id": "77"}, "Letter ID", "77"),
        ({"channel": Delivery.FORM}, "Where", "AAMC Letter Writer Portal, with the letter ID"),
    ],
)
def test_each_fact_has_its_place_and_what_is_unknown_is_said_to_follow(
    parts: dict[str, Any], label: str, value: str
) -> None:
    assert value in cover(file(**parts))[label]


def test_a_request_that_went_out_is_named() -> None:
    made = file()
    sent = replace(made.letters[0], events=(agreed("7-1"), ev(EventKind.REQUESTED, "8-1")))
    rows = cover(replace(made, letters=(sent,)))
    assert rows["Where"].endswith("the mail with your link went out on 1 August")


def test_a_day_that_has_passed_gives_way_to_a_near_one() -> None:
    made = file(stated_deadline=day("7-20"))
    at = situation(made)
    assert named_day(at, made.letter("L1")) == day("8-7")
    assert "Friday 7 August" in cover(made)["By"]


def test_only_lorapps_own_blanks_are_said_to_follow() -> None:
    assert without_blanks("ID [[your AAMC ID]], [[MD]]") == "ID to follow, [[MD]]"


def test_a_day_without_a_reason_stands_alone() -> None:
    made = file(rotation=None, stated_deadline=day("8-21"))
    rows = cover(replace(made, rulebook=replace(book(), seasons={})))
    assert "21 August" in rows["By"]
    assert "Why that day" not in rows


def test_a_request_of_sf_match_is_not_called_a_mail() -> None:
    assert cover(file(service="sf-match"))["Where"].endswith("; its request will reach you")


def test_the_languages_stand_on_the_cover_where_they_are_known() -> None:
    made = file()
    assert "Speaks" not in cover(made)
    spoken = replace(made.applicant, languages=("Arabic", "English"))
    assert cover(replace(made, applicant=spoken))["Speaks"] == "Arabic, English"
