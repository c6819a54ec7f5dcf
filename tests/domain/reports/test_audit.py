"""The audit: events, what is final, what the portal showed, and doubtful facts (A100, B11)."""

from dataclasses import replace
from datetime import date

from lorapp.domain.papers import PortalCheck, PortalView
from lorapp.domain.placing.portal.portal_views import seal
from lorapp.domain.programs import ProgramFact
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports.audit import (
    ALL_FRESH,
    BROKEN,
    LOOK_AGAIN,
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
    assert ALL_FRESH in found
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


def test_doubtful_are_facts_that_are_old_contradicted_or_from_nowhere() -> None:
    file = midseason()
    first, second, third, *rest = file.programs
    assert under(made(file, AUDIT), "Decisions on doubtful facts") == [ALL_FRESH]
    other = ProgramFact(what="visas", says="H-1B", source="FREIDA", seen_on=date(2026, 11, 1))
    doubtful = (
        replace(first, seen_on=date(2026, 1, 1)),
        replace(second, facts=(other,)),
        replace(third, source=None, seen_on=None),
        *rest,
    )
    told = under(made(replace(file, programs=doubtful), AUDIT), "Decisions on doubtful facts")
    assert told[0] == LOOK_AGAIN
    assert told[1:] == [
        "Ashgrove Regional IM | Visas | J-1 | program page, seen 1 Jan 2026 | read long ago",
        "Port Meridian IM | Visas | J-1 | program page, seen 1 Aug | sources differ",
        "Port Meridian IM | Visas | H-1B | FREIDA, seen 1 Nov | sources differ",
        "Saint Orla IM | Visas | J-1 | source not noted, day not noted | no source",
        "Saint Orla IM | Closes | Tue 1 Dec | source not noted, day not noted | no source",
    ]
    over = replace(file, programs=(replace(doubtful[0], season=2026), *file.programs[1:]))
    assert ALL_FRESH in made(over, AUDIT)
