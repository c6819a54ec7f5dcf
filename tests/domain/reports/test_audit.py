"""The audit: events, what is final, and what the portal showed (A100)."""

from dataclasses import replace
from datetime import date

from lorapp.domain.papers import PortalCheck, PortalView
from lorapp.domain.placing.portal.portal_views import seal
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports.audit import (
    BROKEN,
    NO_VIEW,
    NOTHING_SENT,
    WHOLE,
)
from lorapp.domain.reports.every import ReportKind
from tests.domain.engine.builders import applicant
from tests.domain.reports.looking import made, midseason, under

AUDIT = ReportKind.AUDIT
EMPTY = SeasonFile(applicant=applicant(), rulebook=midseason().rulebook)


def test_each_letter_is_told_event_by_event_with_whose_word_it_is() -> None:
    found = made(midseason(), AUDIT)
    told = under(found, "Dr. Ottilie Brandvold, season 2027")
    assert told[0] == "Internal medicine, narrative, waived."
    assert told[1:] == [
        "Wed 27 May 2026, said: asked in person",
        "Wed 27 May 2026, said: agreed",
        "Mon 6 Jul 2026, shown: confirmed",
        "Fri 14 Aug 2026, shown: uploaded",
        "Sat 15 Aug 2026, said: thanked by email",
    ]


def test_what_is_final_stands_with_its_day_and_its_letters() -> None:
    final = under(made(midseason(), AUDIT), "What cannot be taken back")
    assert len(final) == 10
    assert final[0] == (
        "Ashgrove Regional IM | Mon 21 Sep 2026 | Dr. Brandvold, Dr. Devlin-Lind and "
        "Dr. Brockhausen | Internal medicine statement, version 3"
    )
    bare = replace(midseason(), assignments=())
    assert "| none |" in under(made(bare, AUDIT), "What cannot be taken back")[0]


def test_an_empty_record_says_so_in_each_part() -> None:
    found = made(EMPTY, AUDIT)
    assert NOTHING_SENT in found
    assert NO_VIEW in found
    assert "No letters yet." in found


def test_a_letter_without_events_says_that_nothing_happened() -> None:
    file = midseason()
    bare = replace(file, letters=(replace(file.letters[0], events=()),), assignments=())
    assert under(made(bare, AUDIT), "Dr. Ottilie Brandvold, season 2027")[1:] == [
        "Nothing happened yet."
    ]


def test_the_portals_pages_stand_with_their_seals_and_say_when_one_was_changed() -> None:
    later = PortalCheck(service="eras", on=date(2027, 1, 1))
    file = replace(midseason(), portal_checks=(*midseason().portal_checks, later))
    assert under(made(file, AUDIT), "What the portal showed") == [
        "Looked at on Wed 18 Nov 2026.",
        NO_VIEW,
    ]
    made_on, text = date(2026, 11, 18), "Ashgrove Regional IM: Brandvold"
    view = PortalView(service="eras", on=made_on, text=text, seal=seal("", "eras", made_on, text))
    whole = under(made(replace(file, portal_views=(view,)), AUDIT), "What the portal showed")
    assert whole[1:] == [f"Wed 18 Nov 2026 | ERAS | {view.seal}", WHOLE]
    changed = replace(view, text="Ashgrove Regional IM")
    told = made(replace(file, portal_views=(changed,)), AUDIT)
    assert under(told, "What the portal showed")[-1] == BROKEN
