import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings

from lorapp.domain.applying.record import LetterPolicy, RotationApplication, RotationPaper
from lorapp.domain.arrival.record import Closing, MatchOutcome, MatchResult, Task, TaskList
from lorapp.domain.comments import Comment, Topic
from lorapp.domain.letters.record import SentPaper
from lorapp.domain.mentors import Channel, Contact, EmailAddress, Helper, ReminderWish
from lorapp.domain.papers import (
    Document,
    Invitation,
    MessageKind,
    PortalCheck,
    PortalView,
    ProgramMessage,
)
from lorapp.domain.programs import Exclusion, ProgramFact, Reservation
from lorapp.domain.ranking.record import Certification, Criterion, Rank, Score
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import RotationKind
from lorapp.domain.seasons.record import Reuse, ReuseAnswer
from lorapp.domain.sheets.book import SHEETS, all_sheets
from lorapp.domain.sheets.fields import Filled
from lorapp.domain.sheets.scene import Scene
from lorapp.domain.sheets.sheet import ABOUT, Kind, Sheet, made
from lorapp.domain.soap.record import Drill, SoapApplication, SoapPlan, SoapStatus
from lorapp.services.interchange.demo import demo_text
from lorapp.services.interchange.reading import parse
from lorapp.services.rules.rulebook import load_rulebook
from tests.conftest import NOON
from tests.records import season_files

DAY = date(2026, 11, 20)


def the_demo() -> SeasonFile:
    """The demo in the middle of its season, with something in every list."""
    file = parse(demo_text("midseason"), load_rulebook())
    letter, program, mentor = file.letters[0].key, file.programs[0].key, file.mentors[0]
    paper = SentPaper(on=DAY, name="CV", version="5", sha256="ab")
    about = [(Topic.LETTER, letter), (Topic.MENTOR, mentor.key), (Topic.PROGRAM, program)]
    about += [(Topic.ROTATION, file.rotations[0].key), (Topic.STATEMENT, file.statements[0].key)]
    comments = [
        Comment(kind=kind, about=key, on=DAY, by="Dr. Roe", text="=1+1")
        for kind, key in (*about, (Topic.LETTER, "gone"), (Topic.SEASON, None))
    ]
    return replace(
        file,
        mentors=(
            replace(
                mentor,
                emails=(
                    *mentor.emails,
                    EmailAddress(address="old@example.org", current=False),
                ),
                helpers=(Helper(name="Kim", role="coordinator"),),
                reminder_wish=ReminderWish(days_before=(14, 7)),
                knows_programs=(program,),
            ),
            *file.mentors[1:],
        ),
        contacts=(
            Contact(mentor=mentor.key, on=DAY, note="a\nb"),
            Contact(mentor=mentor.key, on=date(2027, 1, 1)),
        ),
        letters=(replace(file.letters[0], packet=(paper,)), *file.letters[1:]),
        programs=(
            replace(
                file.programs[0],
                img_percent=35.5,
                visas=(),
                facts=(
                    ProgramFact(what="visas", says="none", seen_on=DAY),
                    ProgramFact(what="mood", says="kind"),
                ),
            ),
            *file.programs[1:],
        ),
        assignments=(
            replace(file.assignments[0], counts_as="in_specialty", pin=True),
            replace(file.assignments[1], counts_as="neurology"),
            *file.assignments[2:],
        ),
        reservations=(
            Reservation(program=program, letter=letter, until=DAY, instead=letter),
            Reservation(program=program, letter=file.letters[1].key, until=DAY),
        ),
        exclusions=(Exclusion(program=program, letter=letter, reason="tone"),),
        documents=(Document(kind="cv", path="/home/someone/cv.pdf", sha256="ab"),),
        program_messages=(
            ProgramMessage(program=program, kind=MessageKind.FIRST_CHOICE, on=DAY, text="hello"),
        ),
        portal_checks=(PortalCheck(service="eras", on=DAY),),
        portal_views=(PortalView(service="eras", on=DAY, text="SECRET\nPAGE", seal="ab"),),
        statements=(
            replace(file.statements[0], path="/home/someone/ps.pdf", text="my own words"),
            *file.statements[1:],
        ),
        comments=tuple(comments),
        invitations=(
            Invitation(program=program, on=DAY, reply_by=NOON),
            Invitation(program=file.programs[1].key, on=DAY, reply_by=DAY),
        ),
        criteria=(
            Criterion(key="C1", name="=1+1", weight=5.0),
            Criterion(key="C2", name="Near", weight=None),
        ),
        ranks=(
            Rank(program=program, scores=(Score(criterion="C1", points=7.5),), note="kind"),
            Rank(program=file.programs[1].key, left_out=True),
        ),
        certifications=(
            Certification(match="nrmp", season=2027, at=NOON, programs=(program,)),
            Certification(match="nrmp", at=DAY),
        ),
        outcomes=(
            MatchOutcome(
                season=2027,
                result=MatchResult.OUTSIDE,
                on=DAY,
                program=file.programs[2].key,
                note="By phone.",
            ),
            MatchOutcome(season=2025, result=MatchResult.UNMATCHED, on=DAY),
        ),
        tasks=(
            Task(list=TaskList.ONBOARDING, season=2027, code="contract", due_on=DAY, note="Sent."),
            Task(list=TaskList.ONBOARDING, season=2027, code="life-support", not_needed="There."),
            Task(list=TaskList.SEASON_START, season=2027, code="names", not_needed="One name."),
            Task(list=TaskList.SEASON_START, season=2027, code="exams", done_on=DAY),
        ),
        reuses=(
            Reuse(
                letter=letter,
                season=2027,
                asked_on=DAY,
                how=Channel.EMAIL,
                answer=ReuseAnswer.FRESH,
                becomes=file.letters[1].key,
                note="=gladly",
            ),
            Reuse(letter=letter, season=2026),
        ),
        closings=(Closing(season=2025, on=DAY, note="Rest."),),
        soap_plans=(
            SoapPlan(season=2027, specialty="neurology", letters=(letter,), ready_on=DAY),
            SoapPlan(season=2027, specialty="internal-medicine", statement=file.statements[0].key),
        ),
        soap_applications=(
            SoapApplication(key="S1", name="=Hill", at=NOON, status=SoapStatus.SENT),
            SoapApplication(key="S2", name="Dale", at=NOON, contacted_at=NOON),
        ),
        drills=(Drill(on=DAY, minutes=9, note="Everything was ready."),),
        rotation_applications=(
            RotationApplication(
                key="A1",
                site="=Elsewhere",
                kind=RotationKind.OBSERVERSHIP,
                starts_on=DAY,
                letter_policy=LetterPolicy.PROMISED,
                rotation=file.rotations[0].key,
                papers=(RotationPaper(name="TB test", cost_usd=30), RotationPaper(name="Visa")),
            ),
            RotationApplication(key="A2", site="Bare"),
        ),
    )


@pytest.fixture(scope="module")
def sheets() -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in all_sheets(the_demo(), NOON)}


def column(sheet: Sheet, heading: str) -> list[Any]:
    at = sheet.headings.index(heading)
    return [row[at] for row in sheet.rows]


def test_every_list_has_a_sheet_that_a_workbook_can_hold() -> None:
    titles = [kind.title for kind in SHEETS]
    assert len({title.casefold() for title in (ABOUT, *titles)}) == len(titles) + 1
    assert all(len(title) <= 31 and not re.search(r"[\[\]:*?/\\']", title) for title in titles)
    assert all(re.fullmatch("[a-z]+(-[a-z]+)*", kind.name) for kind in SHEETS)
    for kind in SHEETS:
        headings = [column.heading.casefold() for column in kind.columns]
        assert len(set(headings)) == len(headings), kind.name
        assert kind.about.endswith(".")


def test_no_list_of_the_demo_is_empty_and_every_cell_is_of_its_kind(
    sheets: dict[str, Sheet],
) -> None:
    kinds = {
        Kind.DAY: date,
        Kind.MOMENT: datetime,
        Kind.NUMBER: int | float,
        Kind.SHARE: int | float,
        Kind.FLAG: bool,
        Kind.TEXT: str,
        Kind.NOTE: str,
    }
    assert [name for name, sheet in sheets.items() if not sheet.rows] == []
    for sheet in sheets.values():
        for row in sheet.rows:
            assert len(row) == len(sheet.headings) == len(sheet.kinds)
            for value, kind in zip(row, sheet.kinds, strict=True):
                assert value is None or isinstance(value, kinds[kind]), (sheet.name, value)


def test_the_end_of_a_season_stands_with_its_place_and_its_list(sheets: dict[str, Sheet]) -> None:
    results = sheets["results"]
    assert column(results, "Result") == ["A place outside the Match", "Not matched"]
    assert column(results, "Place")[1] is None
    assert column(results, "Visa class") == ["J-1", None]
    assert column(results, "First day") == [date(2027, 7, 1), None]
    listed = sheets["first-day-list"]
    at = column(listed, "What").index("Sign the contract or letter of offer")
    assert column(listed, "Your own day")[at] is True
    assert column(listed, "Note")[at] == "Sent."
    away = column(listed, "Why not")
    assert "There." in away
    assert column(sheets["closed-seasons"], "Season") == [2025]


def test_soap_stands_with_its_letters_by_name_and_who_made_the_first_contact(
    sheets: dict[str, Sheet],
) -> None:
    chosen = sheets["soap-sets"]
    assert column(chosen, "Letters") == ["Dr. Brandvold", None]
    assert column(chosen, "Statement")[0] is None
    assert column(chosen, "Statement")[1]
    assert column(sheets["soap-applications"], "State") == ["sent", "sent"]
    assert column(sheets["soap-rehearsals"], "Minutes") == [9]


def test_applications_for_rotations_stand_with_what_they_need_and_their_papers(
    sheets: dict[str, Sheet],
) -> None:
    applied = sheets["rotation-applications"]
    assert column(applied, "Letters there") == ["promised", None]
    assert column(applied, "Stands") == ["thinking about it"] * 2
    assert column(applied, "Kind") == ["observership", None]
    papers = sheets["rotation-papers"]
    assert column(papers, "Paper") == ["TB test", "Visa"]
    assert column(papers, "By") == [DAY - timedelta(days=60), DAY - timedelta(days=90)]
    assert column(papers, "Cost in USD") == [30, None]


def test_people_and_programs_stand_by_name(sheets: dict[str, Sheet]) -> None:
    assert column(sheets["letters"], "Writer")[0] == "Dr. Ottilie Brandvold"
    assert column(sheets["letters"], "Specialty")[0] == "Internal medicine"
    assert column(sheets["assignments"], "Program")[0] == "Ashgrove Regional IM"
    assert column(sheets["assignments"], "Counts as")[:2] == [
        "the program's specialty",
        "Neurology",
    ]
    assert column(sheets["reservations"], "Then instead")[1] is None
    assert column(sheets["mentors"], "Knows programs")[0] == "Ashgrove Regional IM"
    assert column(sheets["program-facts"], "What") == ["visas", "mood"]
    which = column(sheets["comments"], "Which")
    assert which[:2] == ["Dr. Ottilie Brandvold, Internal medicine", "Dr. Ottilie Brandvold"]
    assert which[-2:] == ["no longer there", None]
    keys = re.compile(r"\bB-[A-Z]+\d+")
    for sheet in sheets.values():
        for heading, *values in zip(sheet.headings, *sheet.rows, strict=True):
            if heading != "Short id in lorapp":
                assert not any(keys.search(str(value)) for value in values), (sheet.name, heading)


def test_an_interview_stands_on_three_clocks(sheets: dict[str, Sheet]) -> None:
    interviews = sheets["interviews"]
    at = column(interviews, "Program").index("Granite Ferry IM")
    told = [
        f"{column(interviews, heading)[at]:%d %H:%M}"
        for heading in ("On the program's clock", "Eastern clock (ET)", "Your clock (Amman)")
    ]
    assert told == ["07 08:30", "07 09:30", "07 17:30"]
    assert column(interviews, "Exact moment")[at] == "2027-01-07T08:30:00-06:00"
    ends = column(sheets["season"], "Hour (ET)"), column(sheets["season"], "Hour (Amman)")
    assert ("09:00", "16:00") in zip(*ends, strict=True)


def test_letters_say_where_they_stand(sheets: dict[str, Sheet]) -> None:
    letters = sheets["letters"]
    late = column(letters, "State").index("late")
    assert column(letters, "Days late")[late] == 65
    assert column(letters, "Portal last")[late] == "requested"
    assert column(letters, "Freshness when programs read")[0] == "fresh"
    assert set(column(sheets["letter-events"], "Known from")) == {"people", "the portal"}
    assert column(sheets["mentors"], "Last in touch")[0] == DAY
    assert column(sheets["mentor-addresses"], "In use")[:2] == [True, False]


def test_no_path_no_pasted_page_and_no_statement_leaves(sheets: dict[str, Sheet]) -> None:
    texts = [str(value) for sheet in sheets.values() for row in sheet.rows for value in row]
    assert not [text for text in texts if "someone" in text or "SECRET" in text]
    assert not [text for text in texts if "my own words" in text]
    assert column(sheets["portal"], "Lines of the page kept") == [None, 2]
    assert column(sheets["statements"], "Words")[0] == 3


def test_a_field_that_is_a_record_of_its_own_needs_a_writer() -> None:
    file = the_demo()
    with pytest.raises(TypeError, match="writer of its own"):
        Filled("emails")(Scene(file, NOON), file.mentors[0])


@settings(max_examples=15)
@given(season_files())
def test_any_record_fills_every_sheet(file: SeasonFile) -> None:
    scene = Scene(replace(file, rulebook=load_rulebook()), NOON)
    for kind in SHEETS[1:]:
        sheet = made(kind, scene)
        assert len(sheet.rows) == len([*kind.records(scene)])


def test_what_is_assigned_is_named_at_its_program(sheets: dict[str, Sheet]) -> None:
    assert "Dr. Ottilie Brandvold" in str(column(sheets["programs"], "Letters there")[0])
