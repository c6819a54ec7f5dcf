from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import HealthCheck, given, settings

from lorapp.domain.applicant import Applicant
from lorapp.domain.checks import cap_of, conduct, problems, references
from lorapp.domain.letters.record import Event, EventKind, Form, Letter
from lorapp.domain.mentors import Contact, Mentor
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Claim, Document, Interview, Statement, StepNote
from lorapp.domain.plain import from_plain
from lorapp.domain.programs import Assignment, Exclusion, LetterRules, Program, Reservation
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from lorapp.domain.rulebook import Rulebook
from tests.records import season_files

DAY = date(2026, 9, 21)
ANA = Applicant(name="Ana", timezone="UTC", season=2027)
UPLOADED = (Event(kind=EventKind.UPLOADED, on=date(2026, 9, 1)),)


def letter(key: str, **fields: object) -> Letter:
    given_fields = {"key": key, "mentor": "M", "service": "eras", "season": 2027, **fields}
    found = from_plain(Letter, given_fields, "", [])
    assert found is not None
    return found


def arrived(key: str, **fields: object) -> Letter:
    return replace(letter(key, **fields), events=UPLOADED)


def program(key: str = "P", most: int | None = None, service: str = "eras") -> Program:
    rules = LetterRules(max=most)
    return Program(key=key, name=key, service=service, season=2027, letters=rules)


def at(key: str, program_key: str = "P", on: date = DAY) -> Assignment:
    return Assignment(letter=key, program=program_key, on=on)


def test_a_sound_file_has_no_problems() -> None:
    file = SeasonFile(
        applicant=ANA,
        mentors=(Mentor(key="M", name="Dr. Roe"),),
        letters=(arrived("L"),),
        programs=(program(),),
        assignments=(at("L"),),
    )
    assert problems(file) == []


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30, deadline=None)
@given(season_files())
def test_random_sound_files_have_no_problems(file: SeasonFile) -> None:
    assert problems(file) == []


def test_a_key_used_twice_is_named_with_the_first_use() -> None:
    file = SeasonFile(
        applicant=ANA,
        mentors=(Mentor(key="M", name="A"), Mentor(key="N", name="B"), Mentor(key="M", name="C")),
        themes=("precision", "precision"),
        steps=(StepNote(id="ask:letter:L"), StepNote(id="ask:letter:L")),
    )
    assert problems(file) == [
        'mentors[2].key: "M" is already used by mentors[0].',
        'steps[1].id: "ask:letter:L" is already used by steps[0].',
        'themes[1]: "precision" is already used by themes[0].',
    ]


def test_a_letter_is_kept_away_from_a_program_once() -> None:
    apart = Exclusion(program="P", letter="L")
    file = SeasonFile(
        applicant=ANA,
        mentors=(Mentor(key="M", name="A"),),
        letters=(letter("L"),),
        programs=(program(),),
        exclusions=(apart, apart),
    )
    assert problems(file) == ['exclusions[1]: "P and L" is already used by exclusions[0].']


def dangling() -> SeasonFile:
    return SeasonFile(
        applicant=ANA,
        rotations=(
            Rotation(
                key="R", starts_on=DAY, ends_on=DAY, kind=RotationKind.TELE, mentors=("nobody",)
            ),
        ),
        mentors=(Mentor(key="M", name="A", knows_programs=("nowhere",)),),
        contacts=(Contact(mentor="nobody", on=DAY),),
        moments=(WitnessedMoment(key="E", on=DAY, mentor="nobody", rotation="no"),),
        letters=(replace(letter("L"), mentor="nobody", rotation="no"),),
        assignments=(at("none", "nowhere"),),
        reservations=(
            Reservation(program="nowhere", letter="none", until=DAY, instead="no other"),
        ),
        exclusions=(Exclusion(program="nowhere", letter="none"),),
        statements=(
            Statement(key="S", claims=(Claim(theme="t", witness="nobody"),), programs=("nowhere",)),
        ),
        interviews=(Interview(program="nowhere", at=datetime(2026, 12, 3, tzinfo=UTC)),),
    )


def test_every_reference_that_leads_nowhere_is_named_by_its_place() -> None:
    assert references(dangling()) == [
        'rotations[0].mentors[0]: there is no mentor "nobody".',
        'mentors[0].knows_programs[0]: there is no program "nowhere".',
        'contacts[0].mentor: there is no mentor "nobody".',
        'moments[0].mentor: there is no mentor "nobody".',
        'moments[0].rotation: there is no rotation "no".',
        'letters[0].mentor: there is no mentor "nobody".',
        'letters[0].rotation: there is no rotation "no".',
        'assignments[0].letter: there is no letter "none".',
        'assignments[0].program: there is no program "nowhere".',
        'interviews[0].program: there is no program "nowhere".',
        'reservations[0].program: there is no program "nowhere".',
        'reservations[0].letter: there is no letter "none".',
        'reservations[0].instead: there is no letter "no other".',
        'exclusions[0].program: there is no program "nowhere".',
        'exclusions[0].letter: there is no letter "none".',
        'statements[0].programs[0]: there is no program "nowhere".',
        'statements[0].claims[0].witness: there is no mentor "nobody".',
    ]


def test_a_file_to_be_added_may_refer_to_what_is_already_there() -> None:
    there = SeasonFile(applicant=ANA, mentors=(Mentor(key="M", name="A"),))
    file = SeasonFile(applicant=ANA, letters=(letter("L"),))
    assert references(file, there) == []
    assert references(file) == ['letters[0].mentor: there is no mentor "M".']


def test_what_leads_nowhere_is_passed_over_by_the_other_checks() -> None:
    file = SeasonFile(applicant=ANA, assignments=(at("L"),), letters=(letter("L"),))
    assert conduct(file) == []


def test_a_rotation_cannot_end_before_it_starts() -> None:
    stay = Rotation(key="R", starts_on=DAY, ends_on=date(2026, 9, 20), kind=RotationKind.ELECTIVE)
    file = SeasonFile(applicant=ANA, rotations=(stay,))
    assert problems(file) == ["rotations[0].ends_on: is before 2026-09-21, its first day."]


def test_events_out_of_order_are_named_by_their_place() -> None:
    events = (
        Event(kind=EventKind.ASKED, on=DAY),
        Event(kind=EventKind.IMPORTED, on=DAY),
    )
    found = conduct(SeasonFile(applicant=ANA, letters=(replace(letter("L"), events=events),)))
    assert len(found) == 1
    assert found[0].startswith("letters[0].events[1]: Only a letter with `imported_from`")


def test_two_letters_never_share_a_letter_id() -> None:
    letters = (letter("K", letter_id="7"), letter("L", letter_id="7"), letter("N"))
    assert conduct(SeasonFile(applicant=ANA, letters=letters)) == [
        'letters[1].letter_id: is also that of letter "K"; every letter has its own.'
    ]


def test_one_writer_does_not_give_both_forms_in_residencycas() -> None:
    first = replace(letter("K", service="residencycas"), form=Form.NARRATIVE)
    second = replace(first, key="L", form=Form.STANDARDIZED)
    given_up = replace(second, events=(Event(kind=EventKind.DECLINED, on=DAY),))
    elsewhere = replace(second, service="eras")
    unknown = replace(second, form=None)
    found = conduct(SeasonFile(applicant=ANA, letters=(first, second)))
    assert len(found) == 1
    assert found[0].startswith('letters[1].form: the writer of letter "K" may not write both')
    for other in (given_up, elsewhere, unknown, replace(first, key="L")):
        assert conduct(SeasonFile(applicant=ANA, letters=(first, other))) == []


def test_a_letter_belongs_to_the_service_and_season_of_the_program() -> None:
    file = SeasonFile(
        applicant=ANA,
        letters=(arrived("L"), arrived("K", season=2026)),
        programs=(program(service="residencycas"), program("Q")),
        assignments=(at("L"), at("K", "Q")),
    )
    assert conduct(file) == [
        'assignments[0]: letter "L" belongs to eras 2027, program "P" to residencycas 2027.',
        'assignments[1]: letter "K" belongs to eras 2026, program "Q" to eras 2027.',
    ]


def test_only_an_uploaded_letter_is_assigned_on_whatever_day() -> None:
    file = SeasonFile(
        applicant=ANA,
        letters=(letter("L"), arrived("K")),
        programs=(program(),),
        assignments=(at("L"), at("K", on=date(2026, 8, 31))),
    )
    assert conduct(file) == [
        'assignments[0].letter: letter "L" has not been uploaded.',
    ]


def full(most: int | None, count: int, service: str = "eras") -> list[str]:
    letters = tuple(arrived(f"L{i}", service=service) for i in range(count))
    return conduct(
        SeasonFile(
            applicant=ANA,
            letters=letters,
            programs=(program(most=most, service=service),),
            assignments=tuple(at(found.key) for found in letters),
        )
    )


def test_a_program_takes_no_more_than_the_platform_and_itself_allow() -> None:
    assert full(None, 4) == []
    assert full(0, 4) == []
    assert full(None, 5) == ['assignments[4]: program "P" takes at most 4 letters.']
    assert full(1, 2) == ['assignments[1]: program "P" takes at most 1 letter.']
    assert full(None, 4, "sf-match") == ['assignments[3]: program "P" takes at most 3 letters.']


def test_a_letter_stands_at_a_program_once() -> None:
    file = SeasonFile(
        applicant=ANA,
        letters=(arrived("L"),),
        programs=(program(),),
        assignments=(at("L"), at("L")),
    )
    assert conduct(file) == [
        'assignments[1]: letter "L" is already at program "P" by assignments[0].'
    ]


def test_the_rulebook_says_how_many_letters_a_platform_takes() -> None:
    bare = Program(key="P", name="P", service="eras")
    file = SeasonFile(applicant=ANA, programs=(bare,), rulebook=Rulebook(caps={"eras": 2}))
    assert cap_of(file, bare) == 2


def test_a_letter_of_recommendation_is_no_paper_of_the_applicants_own() -> None:
    papers = (Document(kind="cv", path="LOR_Dr_Umetani.pdf"), Document(kind="cv", path="cv.pdf"))
    statement = Statement(key="S1", path="Letter of recommendation.pdf")
    file = SeasonFile(applicant=ANA, documents=papers, statements=(statement,))
    found = problems(file)
    assert [problem.partition(":")[0] for problem in found] == ["documents[0]", "statements[0]"]


def test_a_paper_of_the_kind_letter_is_refused_whatever_its_file_is_called() -> None:
    kinds = ("letter", "Letters", "lor", "recommendation", "rec-letter", "cover letter", "sloe")
    papers = tuple(Document(kind=kind, path="scan0001.pdf") for kind in kinds)
    blank = Document(kind="letter form", path="SLOE blank.pdf")
    waived = letter("L", waived=True)
    file = SeasonFile(applicant=ANA, letters=(waived,), documents=(*papers, blank))
    found = [problem for problem in conduct(file) if "keeps no letters" in problem]
    assert [problem.partition(":")[0] for problem in found] == [
        f"documents[{number}]" for number in range(5)
    ]
