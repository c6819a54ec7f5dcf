"""Record, plan and portal side by side: each difference once, and ready only without any."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.engine.words import by_name
from lorapp.domain.papers import PortalCheck, PortalView
from lorapp.domain.placing.portal.portal_views import broken_at, latest_view, seal, viewed
from lorapp.domain.placing.portal.portal_words import Shown
from lorapp.domain.placing.portal.reconciling import Differs, Reconciled, reconcile, shown_events
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.programs import Assignment, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.errors import RefusedError
from tests.domain.engine.builders import (
    TODAY,
    K,
    day,
    ev,
    letter,
    mentor,
    program,
    record,
    situation,
)

CAME = (ev(K.UPLOADED, "7-6"),)
FRESH = ev(K.UPLOADED, "7-31")
PAGE = "Orla IM: Winter, Summer\nBend IM: Winter\n"


def placed(key: str, place: str) -> Assignment:
    return Assignment(letter=key, program=place, on=day("7-20"))


def season(*more: Assignment) -> SeasonFile:
    """Two letters, both at Orla, the first at Bend too; Rest IM asks for nothing."""
    names = {"M1": "Dr. Ada Winter", "M2": "Dr. Eve Summer", "M3": "Dr. Kim Frost"}
    return record(
        letter(*CAME, key="L1", mentor="M1"),
        letter(*CAME, key="L2", mentor="M2"),
        letter(key="L3", mentor="M3"),
        mentors=tuple(mentor(key, name) for key, name in names.items()),
        programs=(
            program("P1", 2, name="Orla IM"),
            program("P2", 1, name="Bend IM"),
            program("P3", None, name="Rest IM", status=ProgramStatus.REJECTED),
        ),
        assignments=(placed("L1", "P1"), placed("L2", "P1"), placed("L1", "P2"), *more),
    )


def found(file: SeasonFile, text: str) -> Reconciled:
    kept = viewed(situation(file), "eras", text)
    return reconcile(situation(kept), "eras")


def kinds(file: SeasonFile, text: str) -> list[tuple[Differs, str | None, tuple[str, ...]]]:
    return [(d.kind, d.letter, d.programs) for d in found(file, text).differences]


def test_nothing_differs_and_the_view_is_fresh_so_it_is_ready() -> None:
    result = found(season(), PAGE)
    assert result.ready
    assert result.differences == ()
    later = viewed(situation(season()), "eras", PAGE)
    assert reconcile(situation(later, TODAY + timedelta(days=7)), "eras").ready
    old = reconcile(situation(later, TODAY + timedelta(days=8)), "eras")
    assert not old.is_fresh
    assert not old.ready


def test_without_a_view_there_is_nothing_to_compare_and_it_is_not_ready() -> None:
    result = reconcile(situation(season()), "eras")
    assert result.view is None
    assert not result.ready
    assert result.seen.is_empty


def test_an_ambiguous_line_keeps_it_from_being_ready() -> None:
    result = found(season(), f"{PAGE}Orla IM, Bend IM: Winter, Summer\n")
    assert not result.differences
    assert not result.ready


@pytest.mark.parametrize(
    ("text", "kind", "key", "places"),
    [
        ("Orla IM: Winter\nBend IM: Winter\n", Differs.LOST, "L2", ("P1",)),
        ("Orla IM: Winter, Summer\n", Differs.HIDDEN, None, ("P2",)),
        ("Orla IM: Winter, Summer\nBend IM: Winter, Summer\n", Differs.EXTRA, "L2", ("P2",)),
        (f"{PAGE}\nMy letters\nFrost (uploaded)\n", Differs.UNPROVED, "L3", ()),
        (f"{PAGE}\nMy letters\nSummer (not uploaded)\n", Differs.ABSENT, "L2", ()),
        (f"{PAGE}\nMy letters\nSummer (processing)\n", Differs.PROCESSING, "L2", ()),
    ],
)
def test_each_difference_is_named_with_what_mends_it(
    text: str, kind: Differs, key: str | None, places: tuple[str, ...]
) -> None:
    result = found(season(), text)
    assert [(d.kind, d.letter, d.programs) for d in result.differences] == [(kind, key, places)]
    only = result.differences[0]
    assert by_name(only.why, season()).endswith(".")
    assert only.mend
    assert only.id.startswith(f"{kind.name.lower()}:")
    assert not result.ready


def test_what_is_settled_or_still_owed_is_no_difference() -> None:
    assert kinds(season(), f"{PAGE}\nMy letters\nFrost (requested)\nSummer (uploaded)\n") == []
    assert kinds(season(), f"{PAGE}Rest IM: Summer\n") == []


def test_a_letter_the_record_still_processes_may_be_there_already() -> None:
    file = record(
        letter(FRESH, key="L1", mentor="M1"), programs=(program("P1", None, name="Orla IM"),)
    )
    assert kinds(file, "Orla IM: no letters\n\nMy letters\nWinter (processing)\n") == []
    assert kinds(file, "Winter (available)\n") == [(Differs.UNPROVED, "L1", ())]
    at = situation(file)
    assert shown_events(at, "L1", Shown.AVAILABLE) == (K.AVAILABLE,)
    assert shown_events(at, "L1", Shown.PROCESSING) == ()
    assert shown_events(situation(season()), "L3", Shown.ASSIGNED) == (K.UPLOADED, K.AVAILABLE)
    assert shown_events(situation(season()), "L3", Shown.PROCESSING) == (K.UPLOADED,)


@pytest.mark.parametrize("state", [Shown.NOT_UPLOADED, Shown.REQUESTED, Shown.UNASSIGNED])
def test_a_letter_the_portal_does_not_have_is_never_recorded_as_uploaded(state: Shown) -> None:
    with pytest.raises(RefusedError, match=f"letter as {state}: nothing to record yet"):
        shown_events(situation(season()), "L3", state)


def test_letters_that_lie_idle_are_named_where_somebody_lacks_them() -> None:
    nowhere = replace(season(), assignments=(placed("L1", "P1"), placed("L1", "P2")))
    text = "Orla IM: Winter\nBend IM: Winter\n"
    assert kinds(nowhere, text) == [(Differs.UNPLACED, "L2", ("P1", "P2"))]
    closed = tuple(replace(p, complete_by=day("7-1")) for p in nowhere.programs)
    assert kinds(replace(nowhere, programs=closed), text) == []


def test_what_the_best_set_wants_is_planned_until_record_or_portal_has_it() -> None:
    short = program("P4", 2, name="Lake IM")
    lone = program("P5", 1, name="Hill IM")
    shut = program("P6", 2, name="Shut IM", complete_by=day("7-1"))
    base = season()
    file = replace(base, programs=(*base.programs, short, lone, shut))
    text = f"{PAGE}Lake IM: Winter\n"
    kept = viewed(situation(file), "eras", text)
    at = situation(kept)
    result = reconcile(at, "eras", check_at(at))
    planned = {d.letter: d.programs for d in result.differences if d.kind is Differs.PLANNED}
    assert "P4" in planned["L2"]
    assert "P4" not in planned.get("L1", ())
    assert not any("P6" in places for places in planned.values())
    told = [by_name(d.why, file) for d in result.differences if d.kind is Differs.PLANNED]
    assert any("is planned at" in line for line in told)


# The chain of views


def test_a_view_counts_as_a_look_and_is_kept_once_a_day() -> None:
    file = viewed(situation(season()), "eras", f"{PAGE}\x1b[2J")
    assert file.portal_checks == (PortalCheck(service="eras", on=TODAY),)
    assert file.portal_views[0].text == f"{PAGE}[2J"
    assert viewed(situation(file), "eras", f"{PAGE}\x1b[2J").portal_views == file.portal_views
    again = viewed(situation(file), "eras", PAGE)
    assert len(again.portal_views) == 2
    newest = latest_view(situation(again), "eras")
    assert newest is not None
    assert newest.text == PAGE.strip()
    assert latest_view(situation(again, TODAY - timedelta(days=1)), "eras") is None
    assert latest_view(situation(again), "sf-match") is None


@pytest.mark.parametrize(
    ("text", "why"), [("Welcome back", "names a program or a writer"), ("x" * 200_001, "longer")]
)
def test_a_page_that_says_nothing_is_refused(text: str, why: str) -> None:
    with pytest.raises(RefusedError, match=why):
        viewed(situation(season()), "eras", text)


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from(["eras", "sf-match"]), st.text(max_size=9)), max_size=5),
    st.integers(0, 4),
)
def test_a_changed_view_breaks_the_chain_where_it_was_changed(
    pages: list[tuple[str, str]], number: int
) -> None:
    views: list[PortalView] = []
    for service, text in pages:
        before = views[-1].seal if views else ""
        made = seal(before, service, TODAY, text)
        views.append(PortalView(service=service, on=TODAY, text=text, seal=made))
    assert broken_at(views) is None
    if number < len(views):
        views[number] = replace(views[number], text=f"{views[number].text}.")
        assert broken_at(views) is views[number]
        told = reconcile(situation(replace(season(), portal_views=tuple(views))), "eras")
        assert not told.ready
        assert told.broken is views[number]
