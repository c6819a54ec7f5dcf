"""Old facts, facts without a source, facts that contradict, and portals nobody looked at."""

from dataclasses import replace
from datetime import date

from lorapp.domain.papers import PortalCheck
from lorapp.domain.programs import ProgramFact, ProgramStatus
from lorapp.domain.reports.every import ReportKind
from lorapp.domain.reports.trust import ALL_FRESH
from tests.conftest import NOON
from tests.domain.engine.builders import noon, program, record
from tests.domain.reports.looking import made, midseason, under

TRUST = ReportKind.TRUST


def test_facts_of_this_autumn_are_fresh_and_the_portal_was_looked_at() -> None:
    found = made(midseason(), TRUST)
    assert found[0] == "Facts to look at again"
    assert under(found, "Read long ago") == [ALL_FRESH]
    assert under(found, "The portals") == ["ERAS: last seen Wed 18 Nov, 4 days ago"]


def test_ageing_the_clock_turns_facts_stale_and_names_what_is_decided_by_them() -> None:
    found = under(made(midseason(), TRUST, noon(date(2027, 2, 20))), "Read long ago")
    assert len(found) == 10
    first = next(line for line in found if line.startswith("Saint Orla Neurology: "))
    assert "program page, seen 1 Aug" in first
    assert "it decides number of letters" in first
    assert first.endswith(" and visa")
    assert under(made(midseason(), TRUST, noon(date(2027, 2, 20))), "The portals") == [
        "ERAS: last seen 18 Nov, 94 days ago; look again"
    ]


def test_what_has_no_source_or_two_answers_is_named_and_what_is_over_is_not() -> None:
    on = NOON.date()
    said = ProgramFact(what="visas", says="sponsors none", source="FREIDA", seen_on=on)
    file = record(
        programs=(
            program(
                "P1", minimum=None, visas=("J-1",), source="its page", seen_on=on, facts=(said,)
            ),
            program("P2", minimum=None),
            program("P3", status=ProgramStatus.WITHDRAWN),
        ),
        portal_checks=(PortalCheck(service="eras", on=on),),
    )
    found = made(file, TRUST, NOON)
    assert under(found, "Without a source or a day") == [
        "Program P2: source not noted, day not noted"
    ]
    (line,) = under(found, "Two sources, two answers")
    assert line.startswith("Program P1, Visas: J-1 (its page, seen ")
    assert " or sponsors none (FREIDA, seen " in line
    assert under(found, "The portals") == ["ERAS: last seen Sun 22 Nov, today"]


def test_a_portal_nobody_looked_at_and_a_list_without_programs_say_so() -> None:
    assert under(made(record(programs=(program(),)), TRUST), "The portals") == [
        "ERAS: no look noted yet"
    ]
    assert under(made(replace(record(), programs=()), TRUST), "The portals") == ["No programs yet."]
