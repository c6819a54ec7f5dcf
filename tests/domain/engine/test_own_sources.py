"""Steps about letters cite what is on record of the letter's own service."""

from dataclasses import replace

import pytest

from lorapp.domain.engine.own_sources import own_source
from lorapp.domain.letters.record import Event, EventKind
from tests.domain.engine.builders import (
    agreed,
    day,
    ev,
    letter,
    program,
    record,
    said,
    situation,
    step,
)

K = EventKind
SENT = (agreed("6-10"), ev(K.CONFIRMED, "6-11"), ev(K.REQUESTED, "6-12"))
CAME = (*SENT, ev(K.UPLOADED, "7-6"))
ON = day("10-5")


@pytest.mark.parametrize(
    ("rule", "events", "sources"),
    [
        ("confirm-entry", SENT[:1], ("R-14", "R-73", "R-81")),
        ("send-request", SENT[:2], ("R-00c", "R-73", "R-81")),
        ("mend-entry", (*SENT, ev(K.BOUNCED, "7-31")), ("R-13", "R-73", "R-81")),
        ("check-portal", CAME, ("R-19", "R-73", "R-81")),
        ("keep-letter", SENT, ("R-38", "R-76", "R-81")),
        ("assign", CAME, ("R-28", "R-72", "R-81")),
    ],
)
def test_a_step_cites_the_service_of_its_letter(
    rule: str, events: tuple[Event, ...], sources: tuple[str, ...]
) -> None:
    for service, source in zip(("eras", "residencycas", "sf-match"), sources, strict=True):
        file = record(letter(*events, service=service), programs=(program(service=service),))
        found = step(file, f"{rule}:letter:L1", ON)
        assert (service, found.source) == (service, source)
        assert file.rulebook.publisher(found.source) != found.source


def test_the_days_that_are_usual_in_eras_are_not_told_of_another_service() -> None:
    for service, usual in (("eras", "Up to 5"), ("residencycas", "In ERAS up to 5")):
        file = record(letter(*CAME, service=service))
        assert usual in said(file, step(file, "check-portal:letter:L1"))


def test_where_nothing_is_listed_of_the_service_the_general_source_stays() -> None:
    file = record(letter(service="residencycas"))
    at = situation(file)
    assert own_source(at, "L1", "R-14") == "R-73"
    assert own_source(at, "L1", "practice-5") == "practice-5"
    assert own_source(at, None, "R-14") == "R-14"
    bare = replace(file.rulebook, citations={})
    assert own_source(situation(replace(file, rulebook=bare)), "L1", "R-14") == "R-14"
    other = record(letter(service="another"))
    assert own_source(situation(other), "L1", "R-14") == "R-14"
