"""The event line: seven stops, gone, stuck or ahead."""

from datetime import date
from typing import Any

from lorapp.domain.letters.event_stops import Reach, stops
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.programs import Assignment
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import (
    TODAY,
    agreed,
    asked,
    day,
    ev,
    letter,
    program,
    record,
    rotation,
    situation,
)

K = EventKind
UPLOADED = ev(K.UPLOADED, "7-20")


def one(*events: Event, **parts: Any) -> SeasonFile:  # noqa: ANN401  fields of a letter
    return record(letter(*events, **parts))


def line_of(file: SeasonFile, on: date = TODAY) -> list[tuple[str, str, str]]:
    found = stops(situation(file, on), file.letters[0])
    return [(stop.name, str(stop.reach), stop.when) for stop in found]


def test_a_later_event_implies_the_stops_before_it() -> None:
    file = one(agreed("7-1"), UPLOADED)
    assert line_of(file) == [
        ("asked", "gone", "?"),
        ("agreed", "gone", "1 Jul"),
        ("confirmed", "gone", "?"),
        ("requested", "gone", "?"),
        ("uploaded", "gone", "20 Jul"),
        ("available", "gone", "27 Jul"),
        ("assigned", "ahead", ""),
    ]


def test_a_late_letter_has_its_sign_on_the_upload() -> None:
    file = one(asked("6-1"), agreed("6-2"), ev(K.REQUESTED, "6-3"), stated_deadline=day("7-20"))
    found = line_of(file)
    assert found[4] == ("uploaded", "late", "20 Jul")
    assert found[5] == ("available", "ahead", "by 23 Sep")


def test_trouble_stands_where_it_happened() -> None:
    bounced = one(ev(K.CONFIRMED, "7-1"), ev(K.BOUNCED, "7-20"))
    assert line_of(bounced)[3] == ("requested", "bounced", "20 Jul")
    declined = one(asked("7-1"), ev(K.DECLINED, "7-20"))
    assert line_of(declined)[1] == ("declined", "ended", "20 Jul")
    revoked = one(UPLOADED, ev(K.REVOKED, "8-1"))
    assert line_of(revoked)[5] == ("revoked", "ended", "1 Aug")
    abandoned = one(ev(K.CONFIRMED, "7-1"), ev(K.ABANDONED, "7-20"))
    assert line_of(abandoned)[3] == ("abandoned", "ended", "20 Jul")


def test_a_letter_that_lapsed_by_the_season_has_no_day_for_it() -> None:
    file = one(ev(K.REQUESTED, "2025-8-1"), season=2026)
    assert line_of(file, day("2026-8-3"))[4] == ("lapsed", "ended", "")


def test_days_of_another_year_give_their_month_under_a_stop() -> None:
    file = one(asked("2025-3-20"), agreed("2026-5-20"))
    assert [when for _, _, when in line_of(file)[:2]] == ["Mar 2025", "May 2026"]


def test_plans_stand_under_the_stops_ahead() -> None:
    stay = rotation("7-20", "8-4")
    file = record(letter(rotation="R1"), rotations=(stay,))
    assert line_of(file)[0] == ("asked", "ahead", "by 4 Aug")
    assert line_of(one(ev(K.UPLOADED, "8-3")))[5] == ("available", "ahead", "by 10 Aug")
    late = record(letter(rotation="R1"), rotations=(rotation("7-20", "11-14"),))
    assert line_of(late)[0] == ("asked", "ahead", "by 5 Aug")


def test_nothing_is_planned_where_no_day_is_known() -> None:
    assert {when for _, _, when in line_of(one(), day("2027-3-1"))} == {""}


def test_assigned_is_partly_reached_while_programs_lack_the_letter() -> None:
    placed = (Assignment(letter="L1", program="P1", on=day("7-30")),)
    both = record(letter(UPLOADED), programs=(program(), program("P2")), assignments=placed)
    assert line_of(both)[6] == ("assigned", "partly", "1 of 2")
    one_only = record(letter(UPLOADED), programs=(program(),), assignments=placed)
    assert line_of(one_only)[6] == ("assigned", "gone", "30 Jul")
    early = record(letter(ev(K.UPLOADED, "8-3")), programs=(program(),), assignments=placed)
    assert stops(situation(early), early.letters[0])[6].reach is Reach.GONE
