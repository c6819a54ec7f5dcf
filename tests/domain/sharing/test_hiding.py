"""Which words of a line name somebody."""

from datetime import date

import pytest

from lorapp.domain.applicant import Applicant
from lorapp.domain.applying.record import RotationApplication
from lorapp.domain.comments import Comment, Topic
from lorapp.domain.letters.record import Letter
from lorapp.domain.mentors import Helper, Mentor
from lorapp.domain.programs import LetterRules, Program
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import Rotation, RotationKind
from lorapp.domain.rulebook import Rulebook, Specialty
from lorapp.domain.sharing.hiding import Hidden
from lorapp.domain.soap.record import SoapApplication

DAY = date(2026, 11, 22)
FIELD = Specialty(
    slug="internal-medicine", name="Internal medicine", short="IM", letters=LetterRules()
)
FILE = SeasonFile(
    applicant=Applicant(
        name="Samir Daghlani", timezone="Asia/Amman", season=2027, aamc_id="14556677"
    ),
    mentors=(
        Mentor(
            key="M",
            name="Dr. Cormac Devlin-Lind, MD",
            institution="Saint Orla Medical Center",
            phone="555-0199",
            helpers=(Helper(name="Ms. Ruth Okafor", phone="555-0142"),),
        ),
    ),
    rotations=(
        Rotation(
            key="R", site="Ashgrove Clinic", starts_on=DAY, ends_on=DAY, kind=RotationKind.ELECTIVE
        ),
    ),
    rotation_applications=(RotationApplication(key="A", site="Granite Ferry", agency="Medlink"),),
    programs=(Program(key="P", name="Quarry Bend IM", acgme_id="1404421234", contact="Pat Roe"),),
    letters=(Letter(key="L", mentor="M", letter_id="ABC7788"),),
    comments=(Comment(kind=Topic.SEASON, on=DAY, by="Esi Osei", text="Fine."),),
    soap_applications=(SoapApplication(key="S", name="Tern Harbor", at=DAY),),
    rulebook=Rulebook(specialties={FIELD.slug: FIELD}),
)


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("Thank Dr. Devlin-Lind's team", "Thank Dr. ******-****'s team"),
        ("Prepare the Ashgrove interview", "Prepare the ******** interview"),
        ("SAMIR DAGHLANI", "***** ********"),
        ("Dr. Devl… now", "Dr. ****… now"),
        ("Dr. Devl. now", "Dr. ****. now"),
        ("a strong letter for internal medicine", "a strong letter for internal medicine"),
        ("write to a.b@example.org today", "write to *************** today"),
        ("call 555-0142, ID 14556677, ABC7788", "call ***-****, ID ********, *******"),
        ("Ruth Okafor, Esi Osei, Medlink", "**** ******, *** ****, *******"),
        ("Saint Orla, Quarry Bend, Tern Harbor", "Saint ****, ****** ****, **** ******"),
        ("De. and so", "De. and so"),
        ("Quarry Bend IM, Pat Roe", "****** **** IM, *** ***"),
        ("", ""),
    ],
)
def test_names_numbers_and_addresses_are_found_whole_cut_or_inside_a_sentence(
    line: str, drawn: str
) -> None:
    for first, last in reversed(list(Hidden(FILE).spans(line))):
        line = line[:first] + "*" * (last - first) + line[last:]
    assert line == drawn


def test_who_was_removed_meanwhile_stays_hidden() -> None:
    applicant = Applicant(name="Samir Daghlani", timezone="Asia/Amman", season=2027)
    before = SeasonFile(applicant=applicant, mentors=(Mentor(key="M1", name="Dr. Quatermain"),))
    line = "Remove mentor Dr. Quatermain"
    after = SeasonFile(applicant=applicant)
    assert list(Hidden(after).spans(line)) == []
    assert list(Hidden(after, Hidden(before)).spans(line)) == [(18, 28)]
