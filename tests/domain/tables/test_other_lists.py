from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.leaves import RefusalError
from lorapp.domain.letters.record import Event, EventKind, Form, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Channel, Contact, EmailAddress, Helper, Mentor, ReminderWish, Role
from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.programs import Assignment, LetterRules, Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import LetterWanted, Rotation, RotationKind, Setting
from lorapp.domain.rulebook import Rulebook, Specialty
from lorapp.domain.tables import cells
from lorapp.domain.tables.cells import Where
from lorapp.domain.tables.columns import missing_names, propose, require_names
from lorapp.domain.tables.described import differing, facts_of, title_of
from lorapp.domain.tables.joining import Joined, join
from lorapp.domain.tables.lists import LISTS, likely, list_of, named_list
from lorapp.domain.tables.mentor_list import with_addresses
from lorapp.domain.tables.names import Names
from lorapp.domain.tables.reading import named
from lorapp.domain.tables.rows import read_rows
from lorapp.domain.tables.table import Line, Table
from lorapp.errors import LorError
from tests.conftest import a_beginning

NOW = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
BOOK = Rulebook(
    specialties={
        "neurology": Specialty(
            slug="neurology", name="Neurology", short="Neuro", letters=LetterRules()
        )
    }
)
ROE = Mentor(
    key="M1",
    name="Dr. Ann Roe",
    institution="Tern Harbor",
    emails=(EmailAddress(address="ann@example.org"),),
)
STAY = Rotation(
    key="R1",
    site="Tern Harbor",
    starts_on=date(2026, 5, 4),
    ends_on=date(2026, 5, 29),
    kind=RotationKind.ELECTIVE,
)
ALPHA = Program(key="P1", name="Alpha")
LETTER = Letter(key="L1", mentor="M1", specialty="neurology", rotation="R1")


def a_file(**lists: Any) -> SeasonFile:  # noqa: ANN401  lists of records
    there = {"mentors": (ROE,), "rotations": (STAY,), "programs": (ALPHA,)}
    return replace(a_beginning(), rulebook=BOOK, **{**there, **lists})


def joined(text: str, file: SeasonFile | None = None, **how: Any) -> Joined:  # noqa: ANN401
    """Read a list written with bars, take it for what its columns say, and join it."""
    there = file or a_file()
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    lines = tuple(
        Line(number, tuple(cell.replace("\\n", "\n") for cell in row))
        for number, row in enumerate(rows[1:], 2)
    )
    table = Table(headers=tuple(rows[0]), lines=lines)
    mapping = propose(table.headers, how.pop("kind", None))
    require_names(table, mapping)
    read, problems = read_rows(table, mapping, there)
    result = join(Situation(there, NOW), list_of(mapping.list), read, **how)
    return replace(result, problems=(*problems, *result.problems))


def told(result: Joined) -> list[str]:
    return [f"{problem.line}: {problem.text}" for problem in result.problems]


@pytest.mark.parametrize("kind", LISTS, ids=[kind.name for kind in LISTS])
def test_every_way_to_call_a_column_leads_to_its_field(kind: Any) -> None:  # noqa: ANN401
    for target in kind.targets:
        for header in (target.heading, target.name, *target.headers):
            assert kind.target_of(header) == target.name, header
    assert kind.needed.keys() <= kind.by_name.keys()
    assert kind.has_usual is (kind.name == "programs")
    assert likely([target.heading for target in kind.targets]) is kind
    assert named_list(kind.noun) is named_list(kind.title) is kind


def test_a_list_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(LorError, match=r'no list "foo"\. There are: programs, mentors'):
        named_list("foo")
    assert likely(("Where", "When")) is likely(("Site",)) is LISTS[0]
    assert likely(("Mentor", "Date")).name == "contacts"
    assert missing_names(propose(("Start", "End", "Site", "Hours"))) == ("kind",)


def test_a_row_becomes_a_mentor_with_everything_it_gives() -> None:
    result = joined(
        """
        Name | Hospital | Role | Field | Email | Lead time | Reminders | Assistant | Assistant email | Knows programs
        Dr. Bo Lee | Elm | APD | Neuro | bo@x.org; old@x.org | 21 | 14, 7 and 1 days | Kim | k@x.org | alpha
        """  # noqa: E501  a table
    )
    assert told(result) == []
    assert result.added == (
        Mentor(
            key="M2",
            name="Dr. Bo Lee",
            institution="Elm",
            role=Role.ASSOCIATE_PROGRAM_DIRECTOR,
            specialty="neurology",
            emails=(
                EmailAddress(address="bo@x.org", current=True),
                EmailAddress(address="old@x.org"),
            ),
            lead_time_days=21,
            reminder_wish=ReminderWish(days_before=(14, 7, 1)),
            helpers=(Helper(name="Kim", email="k@x.org"),),
            knows_programs=("P1",),
        ),
    )
    assert title_of(a_file(), list_of("mentors"), result.added[0]) == "Dr. Bo Lee"
    assert facts_of(a_file(), result.added[0]) == (
        ["associate program director", "neurology", "Elm"]
    )


def test_a_mentor_is_found_by_name_and_place_or_address() -> None:
    twins = a_file(
        mentors=(
            ROE,
            replace(ROE, key="M2", institution="Elm", emails=()),
            replace(ROE, key="M3", name="Ann Roe", institution=None, emails=()),
        )
    )
    text = "Name | Hospital | Email | Phone\nANN ROE | Tern Harbor | | 1\nDr. Ann Roe | Elm | | 2"
    found = joined(text, twins)
    assert [before.key for before, _ in found.updated] == ["M1", "M2"]
    text = "Name | Email | Phone\nAnn Roe | ann@example.org | 1"
    assert joined(text, twins).updated[0][0] is ROE
    assert told(joined("Name | Phone | Country\nDr Ann Roe | 1 | US", twins)) == [
        (
            '2: fits 3 mentors ("M1", "M2", "M3"); add the institution, an e-mail address or the '
            "short id."
        )
    ]
    other = joined("Name | Hospital | Phone\nDr. Ann Roe | Oak | 1\nDr. Al Roe | Elm | 2", twins)
    assert [mentor.key for mentor in other.added] == ["M4"]
    assert [before.key for before, _ in other.updated] == ["M3"]
    shared = "Name | Email | Phone\nDr. Lu Oh | ann@example.org | 1"
    assert [mentor.key for mentor in joined(shared, twins).added] == ["M4"]


def test_another_address_is_the_one_in_use_from_now_on_and_old_ones_stay() -> None:
    text = "Name | Email | Phone\nDr. Ann Roe | {} |"
    result = joined(text.format("new@x.org"))
    emails = result.updated[0][1].emails
    assert [(mail.address, mail.current) for mail in emails] == [
        ("ann@example.org", None),
        ("new@x.org", True),
    ]
    again = joined(text.format("ann@example.org"), a_file(mentors=(result.updated[0][1],)))
    assert [mail.current for mail in again.updated[0][1].emails] == [True, False]
    assert joined(text.format("mailto:ann@example.org")).unchanged == 1
    more = joined(text.format("ann@example.org, more@x.org")).updated[0][1].emails
    assert [mail.address for mail in more] == ["ann@example.org", "more@x.org"]


@given(
    st.lists(st.sampled_from("abc"), unique=True),
    st.lists(st.sampled_from("abcd"), min_size=1, unique=True),
)
def test_the_address_given_first_is_the_one_in_use(held: list[str], given_: list[str]) -> None:
    there = tuple(EmailAddress(address=address, current=None) for address in held)
    wanted = tuple(
        EmailAddress(address=address, current=True if not at else None)
        for at, address in enumerate(given_)
    )
    after = with_addresses(there, wanted)
    assert Mentor(key="M", name="x", emails=after).email == given_[0]
    assert {mail.address for mail in after} == {*held, *given_}
    assert with_addresses(after, wanted) == after


def test_days_of_one_column_say_how_those_of_another_are_meant() -> None:
    text = "Site | Start | End | Kind\nElm | {} | 6/12/2026 | elective"
    assert joined(text.format("5/18/2026")).added[0].ends_on == date(2026, 6, 12)
    assert joined(text.format("18/5/2026")).added[0].ends_on == date(2026, 12, 6)
    assert "June or December" in told(joined(text.format("2026-05-18")))[0]


def test_days_before_a_deadline_are_numbers() -> None:
    text = "Name | Reminders | Phone\nDr. Ann Roe | two weeks |"
    assert told(joined(text)) == [
        '2: reminders wished days before: "two weeks" is no list of days; write it like 14, 7, 1.'
    ]


def test_an_assistant_is_added_or_told_more_of_and_needs_a_name() -> None:
    known = a_file(mentors=(replace(ROE, helpers=(Helper(name="Kim Ito", phone="1"),)),))
    text = "Name | Assistant | Assistant phone | Assistant role\nDr. Ann Roe | {} | {} | {}"
    helpers = joined(text.format("kim ito", "2", ""), known).updated[0][1].helpers
    assert helpers == (Helper(name="Kim Ito", phone="2"),)
    helpers = joined(text.format("Lu", "", "scribe"), known).updated[0][1].helpers
    assert helpers[1:] == (Helper(name="Lu", role="scribe"),)
    assert joined(text.format("Kim Ito", "1", ""), known).unchanged == 1
    assert told(joined(text.format("", "2", ""), known)) == [
        "2: assistant: has no name; write it beside the rest."
    ]


def test_a_row_becomes_a_rotation_and_names_its_mentors() -> None:
    result = joined(
        """
        Hospital | Location | Start date | End date | Type | Hours | Setting | LOR | Supervisor | Cost
        Elm | Akron, OH | 5/18/2026 | 6/12/2026 | Sub-I | 45 hours/week | wards | y | Dr. Roe | $1,200
        """  # noqa: E501  a table
    )
    assert told(result) == []
    assert result.added == (
        Rotation(
            key="R2",
            site="Elm",
            city="Akron",
            state="OH",
            starts_on=date(2026, 5, 18),
            ends_on=date(2026, 6, 12),
            hours_per_week=45,
            kind=RotationKind.SUB_INTERNSHIP,
            setting=Setting.INPATIENT,
            letter_wanted=LetterWanted.YES,
            mentors=("M1",),
            cost_usd=1200,
        ),
    )
    assert facts_of(a_file(), result.added[0]) == (
        ["sub internship", "Akron", "OH", "2026-05-18", "2026-06-12"]
    )


def test_a_rotation_is_found_by_its_site_and_first_day() -> None:
    text = "Site | Start | End | Kind | Notes\n{} | {} | {} | elective | x"
    assert joined(text.format("TERN harbor", "2026-05-04", "2026-06-05")).updated[0][0] is STAY
    assert joined(text.format("Tern Harbor", "2026-05-11", "2026-06-05")).added[0].key == "R2"
    assert joined(text.format("Elm", "2026-05-04", "2026-05-29")).added[0].key == "R2"
    assert joined(text.format("", "2026-05-04", "2026-05-29")).updated[0][0] is STAY
    assert joined(text.format("", "2026-05-04", "2026-06-05")).added[0].site is None
    assert told(joined(text.format("Tern Harbor", "2026-05-04", "2026-05-01"))) == [
        "2: last day: 2026-05-01 is before 2026-05-04, its first day."
    ]
    changed = joined(text.format("Tern Harbor", "2026-05-04", "2026-06-05")).updated[0]
    assert differing(list_of("rotations"), *changed) == ["last day", "notes"]


def test_what_no_row_may_lack_and_who_is_not_there_is_told_line_by_line() -> None:
    absent = 'there is no mentor "Dr. Nobody"; add the mentor first, or write the name as it '
    absent += "stands there."
    flying = '"flying" is not one of clerkship, sub-internship, elective, externship, '
    flying += "observership, research, tele."
    assert told(
        joined(
            """
            Site | Start | End | Kind | Mentors | Hours
            Elm | 2026-05-04 | 2026-05-29 | elective | Dr. Nobody | many
            Elm | | 2026-05-29 | | n/a |
            Elm | 2026-05-04 | 2026-05-29 | flying | Dr. Roe; M1 |
            """
        )
    ) == [
        "2: mentors: " + absent,
        '2: hours a week: "many" is not one number; write it like 38.5.',
        "3: first day: is empty; every rotation has one.",
        "3: kind: is empty; every rotation has one.",
        "4: kind: " + flying,
    ]


def test_a_name_that_fits_two_is_asked_for_and_the_fullest_form_wins() -> None:
    file = a_file(
        mentors=(
            ROE,
            Mentor(key="M2", name="Dr. Al Roe"),
            Mentor(key="M3", name="Roe"),
            Mentor(key="M4", name="a; b"),
            Mentor(key="Dr. Al Roe", name="X"),
        ),
        rotations=(STAY, replace(STAY, key="R2", starts_on=date(2026, 5, 11))),
    )
    names = Names(file)
    assert names.one("mentors", "ann  roe") == "M1"
    assert names.one("mentors", "roe") == "M3"
    with pytest.raises(RefusalError, match=r'"Dr. Roe" fits 2 mentors; write "M1", "M2"'):
        names.one("mentors", "Dr. Roe")
    assert [names.write("mentors", key) for key in ("M1", "M2", "M9")] == [
        "Dr. Ann Roe",
        "M2",
        "M9",
    ]
    assert names.write("rotations", "R2") == "Tern Harbor, 2026-05-11"
    assert names.several("mentors", names.write_all("mentors", ("M4", "M1"))) == ["M4", "M1"]
    assert names.several("mentors", names.write_all("mentors", ("M4",))) == ["M4"]
    assert names.write_all("mentors", ("M1", "M3")) == "Dr. Ann Roe; Roe"
    assert named("mentors")("n/a", Where({}, names=names)) is None
    with pytest.raises(RefusalError):
        named("mentors")("Dr. Who", Where({}, names=names))
    assert named("mentors")(" Dr. Who ", Where({})) == "Dr. Who"


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from(("M1", "M2", "M3")),
        st.sampled_from(("Dr. Roe", "Roe", "M1", "M2; M3", "Ann; Roe", "Dr. Ann Roe")),
    )
)
def test_whoever_is_written_is_found_again(people: dict[str, str]) -> None:
    mentors = tuple(Mentor(key=key, name=name) for key, name in people.items())
    names = Names(a_file(mentors=mentors))
    for key in people:
        assert names.one("mentors", names.write("mentors", key)) == key
    assert names.several("mentors", names.write_all("mentors", people)) == [*people]


def test_a_row_becomes_the_plan_of_a_letter() -> None:
    result = joined(
        """
        Writer | Rotation | Specialty | Form | Waived | Deadline | Channel | Qualities
        Dr. Roe | Tern Harbor | any | SLOE | yes | 2026-09-18 | PDF | handovers; calm
        Dr. Roe | R1 | Neuro | | | | |
        """
    )
    assert told(result) == []
    assert [letter.specialty for letter in result.added] == ["general", "neurology"]
    assert result.added[0].proves == ("handovers", "calm")
    assert result.added[0].form is Form.STANDARDIZED
    assert title_of(a_file(), list_of("letters"), result.added[0]) == "Dr. Ann Roe"
    kept = a_file(letters=result.added)
    again = joined("Writer | Rotation | Specialty\nDr. Roe | Tern Harbor | Neuro", kept)
    assert again.unchanged == 1


def test_a_letter_is_found_by_its_id_or_by_all_that_is_known_of_it() -> None:
    there = replace(LETTER, letter_id="77", service="eras")
    file = a_file(letters=(there, replace(LETTER, key="L2", specialty="general")))
    text = "Writer | Letter id | Specialty | Service | Season | Written on\nDr. Roe | {}"
    found = joined(text.format("77 | Neuro | | | 2026-09-01"), file)
    assert found.updated[0][0] is there
    assert joined(text.format("78 | Neuro | | | 2026-09-01"), file).added[0].key == "L3"
    assert joined(text.format("| Neuro | SF Match | | 2026-09-01"), file).added[0].key == "L3"
    assert joined(text.format("| Neuro | | 2026 | 2026-09-01"), file).added[0].season == 2026
    assert told(joined(text.format("| | | | 2026-09-01"), file)) == [
        '2: fits 2 letters ("L1", "L2"); add the rotation, the specialty or the short id.'
    ]
    keyed = "Key | Writer | Letter id\nL2 | Dr. Roe | 77"
    assert told(joined(keyed, file, kind=list_of("letters"))) == [
        "2: letter id: is that of another letter; every letter has its own."
    ]


def test_a_confirmed_entry_and_a_placed_letter_stay_as_they_are() -> None:
    confirmed = replace(
        LETTER, waived=True, events=(Event(kind=EventKind.CONFIRMED, on=date(2026, 6, 20)),)
    )
    text = "Key | Writer | Waived | Season\nL1 | Dr. Roe | {} | {}"
    result = joined(text.format("no", ""), a_file(letters=(confirmed,)))
    assert len(told(result)) == 1
    assert "so its waived stays" in told(result)[0]
    assert joined(text.format("yes", ""), a_file(letters=(confirmed,))).unchanged == 1
    placed = a_file(
        letters=(LETTER,),
        assignments=(Assignment(letter="L1", program="P1", on=date(2026, 9, 21)),),
    )
    assert told(joined(text.format("", "2028"), placed)) == [
        "2: it is assigned to programs of eras 2027; take it off before it changes."
    ]


def test_a_row_becomes_an_interview_in_the_zone_it_names() -> None:
    result = joined(
        """
        Program | Date | Time | Time zone | Format | Status | Duration | Questions
        Alpha | 12/31/2026 | 2:30 pm | CT | video | scheduled | 30 | why us; call
        """
    )
    assert told(result) == []
    (found,) = result.added
    assert found.at == datetime(2026, 12, 31, 20, 30, tzinfo=UTC)
    assert (found.zone, found.how, found.minutes) == ("America/Chicago", "video", 30)
    assert (found.status, found.questions) == (InterviewStatus.BOOKED, ("why us", "call"))
    assert facts_of(a_file(), found) == ["2026-12-31 14:30", "video"]
    assert title_of(a_file(), list_of("interviews"), found) == "Alpha"
    lost = replace(found, program="gone")
    assert title_of(a_file(), list_of("interviews"), lost) == "interview"


def test_an_interview_that_moves_within_its_day_is_the_same_one() -> None:
    there = Interview(program="P1", at=datetime(2026, 12, 3, 15, tzinfo=UTC), how="video")
    file = a_file(interviews=(there,))
    text = "Program | When | How | Status\nAlpha | {} | {} | booked"
    kind = list_of("interviews")
    for at, how, counts in (
        ("2026-12-03T10:00:00-05:00", "phone", (0, 1)),
        ("2026-12-03 11:30-05:00", "video", (0, 1)),
        ("2026-12-03T18:00Z", "phone", (1, 0)),
        ("2026-12-04T15:00Z", "video", (1, 0)),
    ):
        result = joined(text.format(at, how), file, kind=kind)
        assert (len(result.added), len(result.updated)) == counts, at
    beta = replace(file, programs=(ALPHA, Program(key="P2", name="Beta")))
    other = joined("Program | When | How\nBeta | 2026-12-03T15:00Z | video", beta, kind=kind)
    assert len(other.added) == 1


@pytest.mark.parametrize(
    ("when", "says"),
    [
        ("2026-12-03 10:00", "of which zone?"),
        ("2026-02-31T10:00", "is not there"),
        ("2026-12-03", "has no hour"),
        ("2026-12-03 25:00", "is no hour"),
        ("", "day and hour: is empty; every interview has one."),
        ("soon", "is no day"),
    ],
)
def test_an_hour_that_is_not_clear_is_asked_for(when: str, says: str) -> None:
    text = f"Program | When | How\nAlpha | {when} | video"
    assert says in told(joined(text, kind=list_of("interviews")))[0]


def test_contacts_are_taken_once_and_two_on_one_day_stay_two() -> None:
    there = Contact(mentor="M1", on=date(2026, 9, 1), how=Channel.PHONE)
    text = "Mentor | Date | How | Note\nDr. Roe | 2026-09-01 | {} | {}"
    file = a_file(contacts=(there,))
    assert joined(text.format("call", ""), file).unchanged == 1
    assert joined(text.format("", "said yes"), file).updated[0][1].note == "said yes"
    assert joined(text.format("zoom", ""), file).added == (replace(there, how=Channel.VIDEO),)
    noted = a_file(contacts=(replace(there, note=" asked \n"),))
    assert joined(text.format("call", "asked"), noted).unchanged == 1
    assert len(joined(text.format("call", "thanked"), noted).added) == 1
    two = a_file(contacts=(there, there))
    assert told(joined(text.format("call", ""), two)) == [
        "2: fits 2 contacts; add how you were in touch, or what was said."
    ]
    twice = text.format("call", "") + "\nDr. Roe | 2026-09-01 | phone |"
    assert told(joined(twice, file)) == ["3: is the same contact as line 2; keep one."]


def test_one_specialty_for_all_rows_fills_only_lists_that_have_one() -> None:
    text = "Site | Start | End | Kind\nElm | 2026-05-04 | 2026-05-29 | elective"
    assert joined(text, specialty="neurology").added[0].specialty == "neurology"
    text = "Mentor | Date | How\nDr. Roe | 2026-09-01 | call"
    assert joined(text, specialty="neurology", usual=True).added[0].mentor == "M1"


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("10:00", "10:00:00"),
        ("2 pm", "14:00:00"),
        ("12:05 a.m.", "00:05:00"),
        ("9:30:15", "09:30:15"),
    ],
)
def test_an_hour_is_read_as_people_write_it(text: str, clock: str) -> None:
    assert cells.clock_cell(text, Where({})) == clock


@pytest.mark.parametrize("text", ["", "noon", "24:00", "9:75"])
def test_what_is_no_hour_is_refused(text: str) -> None:
    with pytest.raises(RefusalError, match="is no hour"):
        cells.clock_cell(text, Where({}))
