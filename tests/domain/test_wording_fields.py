"""Fields of a template: always all there, on one line each, blank where only you can know."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from lorapp.domain.applicant import Applicant
from lorapp.domain.calendar.rows import Milestone, RowStatus
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import Letter
from lorapp.domain.mentors import EmailAddress, Mentor
from lorapp.domain.programs import LetterRules, Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from lorapp.domain.rulebook import Constant, Rulebook
from lorapp.domain.wording.fields import fields, form_name, platform_name
from lorapp.errors import UnknownKeyError
from tests.domain.engine.builders import book

EASTERN = ZoneInfo("America/New_York")
NUMBERS = {
    "suggested_deadline_after_days": 21,
    "processing_business_days": 5,
    "courtesy_gap_days": 7,
}


def milestone(code: str, day: date, service: str = "eras") -> Milestone:
    return Milestone(
        season=2027,
        service=service,
        code=code,
        title=code,
        at=day,
        zone="America/New_York",
        status=RowStatus.PUBLISHED,
        source="R-01",
    )


def record(**letter: object) -> SeasonFile:
    known = {
        name: Constant(name=name, value=value, unit="days", source="R-19")
        for name, value in NUMBERS.items()
    }
    rows = (
        milestone("release", date(2026, 9, 23)),
        milestone("ranking-opens", date(2027, 2, 1), "nrmp"),
    )
    return SeasonFile(
        applicant=Applicant(name="Samir Daghlani", timezone="Asia/Amman", season=2027),
        rotations=(
            Rotation(
                key="R1",
                starts_on=date(2026, 6, 1),
                ends_on=date(2026, 6, 26),
                kind=RotationKind.RESEARCH,
            ),
        ),
        mentors=(
            Mentor(
                key="M1",
                name="Dr. Priscilla Umetani",
                emails=(EmailAddress(address="p@example.org"),),
            ),
        ),
        letters=(Letter(key="L1", mentor="M1", **letter),),  # type: ignore[arg-type]
        rulebook=Rulebook(constants=known, seasons={2027: rows}, caps={"eras": 4}),
    )


def read(file: SeasonFile, on: date, kind: DraftKind = DraftKind.ASK) -> dict[str, object]:
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=EASTERN)
    return dict(fields(file, "L1", kind, noon))


def test_the_same_fields_are_there_whatever_is_known() -> None:
    bare = read(record(), date(2026, 8, 3))
    full = read(record(rotation="R1", waived=True, specialty="neurology"), date(2026, 8, 3))
    assert bare.keys() == full.keys()
    assert bare["site"] == "[[where you worked together]]"
    assert bare["waiver"] == "[[your decision on the waiver]]"
    assert bare["letter"] == "recommendation letter"
    assert full["letter"] == "neurology letter"
    assert full["application"] == "neurology residency application"


def test_a_rotation_says_what_it_knows() -> None:
    found = read(record(rotation="R1"), date(2026, 8, 3))
    assert found["site"] == "[[where you worked together]]"
    assert found["stay"] == "research stay"
    assert found["stay_dates"] == "1 to 26 June"
    assert (found["stay_basis"], found["hours"], found["setting"]) == ("", "", "")
    assert found["ended_on"] == "26 June"
    assert read(record(rotation="R1"), date(2026, 6, 20))["ended_on"] == ""


def test_the_reason_names_what_sets_the_day() -> None:
    release = read(record(stated_deadline=date(2026, 9, 1)), date(2026, 8, 3))
    assert release["reason"] == "Programs begin to read on Wednesday 23 September."
    rank = read(record(stated_deadline=date(2026, 12, 18)), date(2026, 11, 22))
    assert rank["reason"] == "Programs begin to rank on Monday 1 February 2027."
    early = read(record(stated_deadline=date(2026, 6, 1)), date(2026, 5, 20))
    assert str(early["reason"]).startswith("That leaves room")


def test_a_letter_for_an_earlier_season_is_needed_when_that_season_ends() -> None:
    ends = (milestone("season-ends", date(2027, 5, 31)),)
    file = record(season=2027, stated_deadline=date(2027, 5, 14))
    book = replace(file.rulebook, seasons={2027: ends})
    early = replace(file, applicant=replace(file.applicant, season=2028), rulebook=book)
    found = read(early, date(2027, 4, 5))
    assert found["reason"] == "The season it is entered in ends on Monday 31 May."


def test_time_together_is_called_fresh_only_while_it_is() -> None:
    told = {"stated_deadline": date(2026, 6, 1)}
    assert "fresh" not in str(read(record(**told), date(2026, 5, 20))["reason"])
    assert "fresh" in str(read(record(rotation="R1", **told), date(2026, 5, 20))["reason"])


def test_no_message_suggests_a_day_that_nobody_could_keep() -> None:
    sunday = date(2027, 1, 24)
    assert read(record(), sunday)["deadline"] == "Friday 29 January"
    assert read(record(), sunday)["deadline_passed"] == ""
    assert read(record(stated_deadline=sunday), sunday)["deadline"] == "Sunday 24 January"


def test_a_stated_day_that_has_passed_is_named_only_by_a_reminder() -> None:
    file = record(stated_deadline=date(2026, 9, 18))
    assert read(file, date(2026, 11, 22), DraftKind.REMINDER)["deadline_short"] == "18 September"
    packet = read(file, date(2026, 11, 22), DraftKind.PACKET)
    assert packet["deadline_short"] == "27 November"
    assert packet["deadline_passed"] == "yes"


def test_a_program_that_closes_first_is_the_reason() -> None:
    program = Program(
        key="P1",
        name="Saint Orla Neurology",
        specialty="neurology",
        complete_by=date(2026, 12, 1),
        letters=LetterRules(min=3),
    )
    file = replace(record(specialty="neurology"), programs=(program,))
    found = read(file, date(2026, 11, 30), DraftKind.REMINDER)
    assert found["needed"] == "Saint Orla Neurology stops reading letters on Tuesday 1 December."
    assert found["soon"] == "Tuesday 1 December"


def test_without_any_day_nothing_is_invented() -> None:
    file = record()
    bare = replace(file, rulebook=replace(file.rulebook, seasons={}))
    found = read(bare, date(2026, 11, 22))
    assert found["deadline"] == "[[the day you would like the letter by]]"
    assert found["needed"] == ""
    assert found["reason"] == ""
    assert found["soon"] == "Friday 27 November"


def test_every_field_is_one_line() -> None:
    file = record(proves=("a\nb", "c"))
    loud = replace(file.applicant, name="A\r\nBcc: x\tB")
    found = read(replace(file, applicant=loud), date(2026, 8, 3))
    assert found["name"] == "A Bcc: x B"
    assert found["qualities"] == ["a b", "c"]
    assert read(record(waived=False), date(2026, 8, 3))["waiver"] == (
        "I have kept my right to see the letter."
    )


def test_an_unknown_letter_is_refused() -> None:
    with pytest.raises(UnknownKeyError):
        fields(record(), "L9", DraftKind.ASK, datetime(2026, 8, 3, tzinfo=EASTERN))


@pytest.mark.parametrize(
    ("service", "season", "name"),
    [
        ("eras", 2026, "AAMC Letter of Recommendation Portal"),
        ("eras", 2027, "AAMC Letter Writer Portal"),
        ("residencycas", 2027, "Liaison Letters (ResidencyCAS)"),
        ("sf-match", 2027, "SF Match Central Application Service"),
    ],
)
def test_the_platform_follows_service_and_season(service: str, season: int, name: str) -> None:
    file = replace(record(), rulebook=book())
    assert platform_name(file, service, season) == name


def test_a_portal_that_no_rule_names_goes_by_its_service() -> None:
    assert platform_name(record(), "sf-match", 2027) == "sf-match"


def test_a_portal_is_called_as_before_in_seasons_before_the_first_known_one() -> None:
    portal = book().portals["residencycas"]
    assert portal.name(2020) == portal.name(2025)
    assert [portal.is_new(season) for season in (2020, 2027)] == [False, False]
    assert [book().portals["eras"].is_new(season) for season in (2026, 2027)] == [False, True]


def test_a_specialty_without_a_form_of_its_own_has_a_plain_name() -> None:
    file = replace(record(), rulebook=book())
    assert form_name(file, "internal-medicine") == "Structured Evaluative Letter"
    assert form_name(file, "neurology") == form_name(file, None) == "standardized letter form"
