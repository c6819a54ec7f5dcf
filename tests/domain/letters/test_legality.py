"""Which events may follow which history, one row a kind."""

from datetime import date

import pytest
from hypothesis import given, settings

from lorapp.domain.letters.legality import (
    NAMES,
    event_problems,
    legal_kinds,
    ordered,
    why_not,
)
from lorapp.domain.letters.record import Event, EventKind, Letter
from tests.domain.engine.builders import ev, letter
from tests.records import season_files

K = EventKind
ALWAYS = {K.SPOKE}
OPEN = {K.AGREED, K.DECLINED, K.REQUESTED, K.UPLOADED, K.ABANDONED, *ALWAYS}
WRITTEN_TO = {K.REMINDED, K.SAYS_SENT, K.THANKED, K.TOLD_OUTCOME, K.LAPSED}
AFTER_YES = {*OPEN, *WRITTEN_TO, K.PACKET_SENT, K.RECEIPT_CONFIRMED}
HERE = {K.SPOKE, K.THANKED, K.TOLD_OUTCOME, K.AVAILABLE, K.REVOKED}
OVER = {K.SPOKE, K.THANKED, K.TOLD_OUTCOME}

TABLE: list[tuple[list[EventKind], set[EventKind]]] = [
    ([], {*OPEN, K.ASKED, K.CONFIRMED}),
    ([K.SPOKE], {*OPEN, K.ASKED, K.CONFIRMED}),
    ([K.ASKED], {*OPEN, *WRITTEN_TO, K.ASKED, K.CONFIRMED}),
    ([K.AGREED], {*AFTER_YES, K.CONFIRMED}),
    ([K.AGREED, K.PACKET_SENT], {*AFTER_YES, K.CONFIRMED}),
    ([K.CONFIRMED], {*AFTER_YES, K.BOUNCED}),
    ([K.REQUESTED], {*AFTER_YES, K.CONFIRMED, K.BOUNCED}),
    ([K.CONFIRMED, K.REQUESTED], {*AFTER_YES, K.BOUNCED}),
    ([K.CONFIRMED, K.BOUNCED], {*AFTER_YES, K.BOUNCED}),
    ([K.REQUESTED, K.BOUNCED], {*AFTER_YES, K.CONFIRMED, K.BOUNCED}),
    ([K.ASKED, K.LAPSED], {*OPEN, *WRITTEN_TO, K.ASKED, K.CONFIRMED}),
    ([K.AGREED, K.LAPSED], {*AFTER_YES, K.ASKED, K.CONFIRMED}),
    ([K.UPLOADED], HERE),
    ([K.AGREED, K.LAPSED, K.UPLOADED], HERE),
    ([K.UPLOADED, K.AVAILABLE], HERE - {K.AVAILABLE}),
    ([K.UPLOADED, K.THANKED], HERE),
    ([K.DECLINED], OVER),
    ([K.ABANDONED], OVER),
    ([K.UPLOADED, K.REVOKED], OVER),
]


@pytest.mark.parametrize(("history", "allowed"), TABLE, ids=lambda value: "-".join(sorted(value)))
def test_every_event_against_every_history(
    history: list[EventKind], allowed: set[EventKind]
) -> None:
    before = [Event(kind=kind, on=date(2026, 8, 3)) for kind in history]
    found = {kind for kind in K if why_not(letter(), before, kind) is None}
    assert found == allowed


def test_only_a_letter_from_an_earlier_season_is_imported_and_only_first() -> None:
    fresh = letter(imported_from=2026)
    assert why_not(fresh, [], K.IMPORTED) is None
    assert "imported_from" in (why_not(letter(), [], K.IMPORTED) or "")
    assert "first event" in (why_not(fresh, [ev(K.SPOKE, "8-3")], K.IMPORTED) or "")
    after = {kind for kind in K if why_not(fresh, [ev(K.IMPORTED, "8-3")], kind) is None}
    assert after == HERE


@pytest.mark.parametrize(
    ("history", "kind", "words"),
    [
        ([K.DECLINED], K.AGREED, "This letter was declined"),
        ([K.UPLOADED], K.UPLOADED, "already in the portal (uploaded on 3 Aug 2026)"),
        ([K.AGREED, K.UPLOADED], K.ASKED, "already in the portal (uploaded on 3 Aug 2026)"),
        ([K.AGREED], K.ASKED, "already agreed (agreed on 3 Aug 2026)"),
        ([], K.PACKET_SENT, "log `agreed` first"),
        ([], K.REMINDED, "log `asked` first"),
        ([], K.THANKED, "log `asked` first"),
        ([K.CONFIRMED], K.CONFIRMED, "make a new entry instead"),
        ([K.AGREED], K.BOUNCED, "Nothing was sent"),
        ([K.AGREED], K.REVOKED, "not shown this letter uploaded"),
        ([K.AGREED], K.AVAILABLE, "not shown this letter uploaded"),
        ([K.UPLOADED, K.AVAILABLE], K.AVAILABLE, "already available on 3 Aug 2026"),
        ([K.UPLOADED, K.LAPSED], K.ASKED, "already in the portal"),
    ],
)
def test_every_refusal_says_why(history: list[EventKind], kind: EventKind, words: str) -> None:
    before = [Event(kind=one, on=date(2026, 8, 3)) for one in history]
    reason = why_not(letter(), before, kind)
    assert reason is not None
    assert words in reason
    assert reason.endswith(".")


def test_events_are_judged_by_day_and_those_of_one_day_in_their_order() -> None:
    same = [ev(K.AGREED, "8-3"), ev(K.ASKED, "8-3")]
    assert event_problems(letter(*same)) == [
        (1, "The writer has already agreed (agreed on 3 Aug 2026).")
    ]
    assert event_problems(letter(*reversed(same))) == []
    mixed = letter(ev(K.UPLOADED, "8-5"), ev(K.REQUESTED, "8-3"))
    assert event_problems(mixed) == []
    assert [event.on.day for event in ordered(mixed.events)] == [3, 5]


def test_the_expected_event_comes_first_and_days_to_come_are_not_seen() -> None:
    on = date(2026, 8, 3)
    assert legal_kinds(letter(), on)[0] is K.ASKED
    assert legal_kinds(letter(ev(K.ASKED, "8-1"), ev(K.SPOKE, "8-2")), on)[:2] == (
        K.AGREED,
        K.DECLINED,
    )
    assert legal_kinds(letter(ev(K.UPLOADED, "8-4")), on)[0] is K.ASKED
    assert legal_kinds(letter(ev(K.UPLOADED, "8-3")), on)[0] is K.THANKED
    assert K.CONFIRMED not in legal_kinds(letter(ev(K.CONFIRMED, "8-3")), on)


def test_after_thanks_the_outcome_is_not_what_enter_logs() -> None:
    on = date(2026, 11, 22)
    thanked = letter(ev(K.UPLOADED, "10-19"), ev(K.THANKED, "10-20"))
    assert legal_kinds(thanked, on)[:2] == (K.AVAILABLE, K.SPOKE)
    shown = letter(ev(K.UPLOADED, "10-1"), ev(K.AVAILABLE, "10-8"), ev(K.THANKED, "10-9"))
    assert legal_kinds(shown, on)[0] is K.SPOKE


def test_every_kind_has_a_name_for_the_screen() -> None:
    assert set(NAMES) == set(K)


@settings(max_examples=25, deadline=None)
@given(season_files())
def test_what_is_offered_is_legal(file: object) -> None:
    letters: tuple[Letter, ...] = getattr(file, "letters", ())
    for one in letters:
        for kind in legal_kinds(one, date(2200, 12, 31)):
            assert why_not(one, ordered(one.events), kind) is None


def test_after_a_mail_that_came_back_it_is_asked_for_anew_before_it_is_given_up() -> None:
    back = letter(ev(K.AGREED, "8-1"), ev(K.REQUESTED, "8-3"), ev(K.BOUNCED, "8-4"))
    assert legal_kinds(back, date(2026, 8, 9))[:2] == (K.REQUESTED, K.ABANDONED)
