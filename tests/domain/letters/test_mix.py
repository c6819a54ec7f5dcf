"""What the letters of a season rest on, against the applicant's own aims (A059)."""

from dataclasses import replace
from typing import Any

import pytest

from lorapp.domain.letters.mix import ground_mix, mix_gaps, site_mix
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.rotations import Rotation, RotationKind, SiteKind
from tests.domain.engine.builders import book, ev, letter, record, rotation, situation

K = RotationKind
US: dict[str, Any] = {"country": "US", "site_kind": SiteKind.COMMUNITY}
HOME: dict[str, Any] = {"country": "RO"}


def looked(*stays: Rotation, **aims: int) -> Situation:
    """A letter from each stay, one without any stay, one declined; with aims of one's own."""
    letters = [letter(key=f"L{n}", rotation=stay.key) for n, stay in enumerate(stays)]
    gone = letter(ev(EventKind.DECLINED, "7-1"), key="gone")
    own = {name: replace(book().constants[name], value=value) for name, value in aims.items()}
    rules = replace(book(), constants={**book().constants, **own})
    made = record(*letters, gone, rotations=stays)
    return situation(replace(made, rulebook=rules))


def stay(key: str, kind: RotationKind = K.EXTERNSHIP, **parts: Any) -> Rotation:  # noqa: ANN401 - any field
    return rotation("5-1", "5-29", key, kind=kind, **parts)


EACH = (
    stay("R1", **US),
    stay("R2", K.OBSERVERSHIP, **{**US, "site_kind": SiteKind.ACADEMIC}),
    stay("R3", K.RESEARCH, **US),
    stay("R4", K.TELE, **US),
    stay("R5", **HOME),
    stay("R6", country=None),
)


def test_the_mix_counts_what_each_letter_in_play_rests_on() -> None:
    assert ground_mix(looked(*EACH)) == (
        *("1 US hands-on", "1 US observership", "1 US research", "1 US remote"),
        *("1 outside the US", "1 stay unknown"),
    )
    assert site_mix(looked(*EACH)) == ("1 academic", "3 community", "2 not noted")
    assert ground_mix(situation(record(letter()))) == ("1 stay unknown",)


def test_hospitals_are_silent_until_one_is_noted() -> None:
    assert site_mix(looked(stay("R1", country="US"))) == ()
    assert site_mix(looked(stay("R1", **US))) == ("1 community",)


@pytest.mark.parametrize(
    ("stays", "aims", "gaps"),
    [
        ((), {"mix_academic_least": 9}, ()),
        ((stay("R1", **US),), {}, ()),
        ((stay("R1", K.OBSERVERSHIP, **US),), {}, ("0 of 1 US hands-on",)),
        ((stay("R1", K.OBSERVERSHIP, **US),), {"mix_us_hands_on_least": 0}, ()),
        ((stay("R6", country=None),), {}, ()),
        ((stay("R1", **US),), {"mix_academic_least": 1}, ("0 of 1 academic",)),
        ((stay("R1", country="US"),), {"mix_academic_least": 1}, ()),
        ((EACH[0], EACH[1]), {"mix_community_least": 2}, ("1 of 2 community",)),
        (
            (EACH[0], *(stay(f"H{n}", **HOME) for n in range(3))),
            {},
            ("3 outside the US, 2 at most",),
        ),
        ((EACH[0], *(stay(f"H{n}", **HOME) for n in range(3))), {"mix_abroad_most": 0}, ()),
    ],
)
def test_only_what_is_sure_to_miss_an_aim_is_told(
    stays: tuple[Rotation, ...], aims: dict[str, int], gaps: tuple[str, ...]
) -> None:
    assert mix_gaps(looked(*stays, **aims)) == gaps
