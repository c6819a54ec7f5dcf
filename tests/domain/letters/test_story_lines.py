"""Two truths of a letter in lines: what was said, and what the portal shows."""

from typing import Any

import pytest

from lorapp.domain.letters.record import Answer, Event, EventKind, Form
from lorapp.domain.letters.story_lines import StoryLine, Weight, said, shown, tags
from lorapp.domain.mentors import Channel
from lorapp.domain.papers import PortalCheck
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from tests.domain.engine.builders import (
    TODAY,
    agreed,
    asked,
    day,
    ev,
    letter,
    record,
    rotation,
    situation,
)

K = EventKind
UPLOADED = ev(K.UPLOADED, "7-20")


def text(line: StoryLine) -> str:
    return " | ".join(fact.text for fact in line.facts)


def one(*events: Event, **parts: Any) -> SeasonFile:  # noqa: ANN401  fields of a letter
    return record(letter(*events, **parts))


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), "nothing yet"),
        ((asked("7-20"),), "asked 20 Jul"),
        ((agreed("7-20", promised="8-31"),), "agreed 20 Jul | promised 31 Aug"),
        ((agreed("7-20", Answer.HESITANT),), "agreed 20 Jul, hesitant"),
        (
            (agreed("7-1"), ev(K.SPOKE, "7-20", how=Channel.IN_PERSON, note="next week")),
            'agreed 1 Jul | in person 20 Jul "next week"',
        ),
        ((agreed("7-1"), ev(K.SPOKE, "7-20")), "agreed 1 Jul | spoke 20 Jul"),
        ((asked("7-1"), ev(K.DECLINED, "7-20")), "declined 20 Jul"),
    ],
)
def test_what_people_said_is_one_line(events: tuple[Event, ...], expected: str) -> None:
    file = one(*events)
    assert text(said(situation(file), file.letters[0])) == expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((asked("7-20"),), "no entry in the portal yet | last look unknown"),
        ((ev(K.CONFIRMED, "7-20"),), "confirmed 20 Jul | no request sent | last look unknown"),
        ((ev(K.REQUESTED, "7-20"),), "requested 20 Jul | nothing uploaded | last look unknown"),
        (
            (ev(K.CONFIRMED, "7-1"), ev(K.BOUNCED, "7-20")),
            "confirmed 1 Jul | bounced 20 Jul | last look unknown",
        ),
        ((ev(K.ABANDONED, "7-20"),), "abandoned 20 Jul | last look unknown"),
        ((UPLOADED,), "uploaded 20 Jul | available since Mon 27 Jul | last look unknown"),
        (
            (ev(K.UPLOADED, "8-3"),),
            "uploaded Mon 3 Aug | processing, usually until Mon 10 Aug | last look unknown",
        ),
    ],
)
def test_what_the_portal_shows_is_one_line(events: tuple[Event, ...], expected: str) -> None:
    file = one(*events)
    assert text(shown(situation(file), file.letters[0])) == expected


@pytest.mark.parametrize(
    ("seen", "expected", "weight"),
    [
        ("8-3", "seen today", Weight.QUIET),
        ("7-30", "seen 4 d ago", Weight.QUIET),
        ("7-20", "seen 14 d ago, unverified", Weight.CAUTION),
        ("8-9", "last look unknown", Weight.QUIET),
    ],
)
def test_what_is_shown_has_an_age(seen: str, expected: str, weight: Weight) -> None:
    checks = (PortalCheck(service="eras", on=day(seen)), PortalCheck(service="x", on=TODAY))
    file = record(letter(asked("7-1")), portal_checks=checks)
    fact = shown(situation(file), file.letters[0]).facts[-1]
    assert (fact.text, fact.weight) == (expected, weight)


def test_an_idea_and_a_past_letter_have_no_age_of_a_look() -> None:
    file = record(letter(), letter(UPLOADED, key="L2", season=2026))
    at = situation(file)
    assert [len(shown(at, one).facts) for one in file.letters] == [1, 2]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            {"specialty": None},
            ["Specialty unknown", "form unknown", "waiver unknown", "rotation unknown"],
        ),
        (
            {"specialty": "general", "form": Form.NARRATIVE, "waived": True, "chair": True},
            ["General", "narrative", "chair letter", "waived", "rotation unknown"],
        ),
        (
            {"specialty": "sky-medicine", "waived": False},
            ["sky medicine", "form unknown", "not waived", "rotation unknown"],
        ),
        (
            {"form": Form.STANDARDIZED},
            ["Internal medicine", "standardized", "waiver unknown", "rotation unknown"],
        ),
    ],
)
def test_tags_say_what_kind_of_letter_it_is(parts: dict[str, Any], expected: list[str]) -> None:
    file = one(**parts)
    assert [fact.text for fact in tags(situation(file), file.letters[0])] == expected


@pytest.mark.parametrize(
    ("stay", "expected"),
    [
        (rotation("6-1", "6-26", hands_on=True), "Ashgrove, June, hands-on"),
        (rotation("6-1", "7-26", site=None), "site unknown, Jun to Jul, hands-on unknown"),
        (rotation("2025-3-1", "2025-3-30", hands_on=False), "Ashgrove, March 2025, observed"),
        (rotation("2025-1-1", "2025-3-30"), "Ashgrove, Jan to Mar 2025, hands-on unknown"),
        (
            rotation("2024-9-1", "7-30", kind=RotationKind.RESEARCH, hands_on=False),
            "Ashgrove, Sep 2024 to Jul 2026, research",
        ),
    ],
)
def test_the_last_tag_is_the_stay_it_speaks_of(stay: Rotation, expected: str) -> None:
    file = record(letter(rotation="R1"), rotations=(stay,))
    assert tags(situation(file), file.letters[0])[-1].text == expected
