"""What is said of a paper of the applicant's own: the four faults of P26, and the others."""

import pytest

from lorapp.domain.own_pdf import (
    A4,
    LETTER,
    READ_MOST,
    FileKind,
    PdfLook,
    pdf_findings,
    says_letter,
    size_limit,
)
from lorapp.domain.rulebook import Constant, Rulebook

MB = 1024 * 1024


def look(**found: object) -> PdfLook:
    given = {"kind": FileKind.PDF, "size": 40_000, "pages": 2, "sheets": (LETTER,), **found}
    return PdfLook(**given)  # type: ignore[arg-type]


def told(found: PdfLook, name: str = "cv.pdf") -> str:
    return " ".join(finding.text for finding in pdf_findings(found, name, MB))


def test_a_sound_paper_has_no_findings() -> None:
    assert pdf_findings(look(), "Samir Daghlani CV.pdf", MB) == ()
    assert pdf_findings(look(sheets=((792.0, 612.0),)), "turned.pdf", MB) == ()


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (look(size=MB + 1), "1.0 MB; the portal takes at most 1.0 MB"),
        (look(sheets=(LETTER, A4)), "Its paper is A4."),
        (look(sheets=((1224.0, 792.0),)), "A page has 17 x 11 inches."),
        (look(is_protected=True), "protected by a password"),
        (look(is_signed=True), "digital signature"),
        (look(is_layered=True), "layers that can be hidden"),
        (look(pages=10_000), "10,000 pages; is it the right file?"),
        (PdfLook(kind=FileKind.MISSING), "no file at this path"),
        (PdfLook(kind=FileKind.EMPTY), "empty"),
        (PdfLook(kind=FileKind.LARGE, size=200 * MB), "200.0 MB"),
        (PdfLook(kind=FileKind.UNREADABLE), "may not be read"),
        (PdfLook(kind=FileKind.OTHER), "no PDF. Save it as PDF, and"),
        (PdfLook(kind=FileKind.BROKEN), "damaged or cut off"),
        (PdfLook(kind=FileKind.SLOW), "within 10 seconds"),
    ],
)
def test_each_fault_is_told_in_a_sentence_that_says_what_to_do(found: PdfLook, words: str) -> None:
    text = told(found)
    assert words in text
    assert text.endswith((".", "?"))
    assert "!" not in text


def test_the_name_of_the_file_is_looked_at_too() -> None:
    assert "Its name holds * ?, which the portal refuses" in told(look(), "cv *final?.pdf")
    assert "program it was written in" in told(PdfLook(kind=FileKind.OTHER), "cv.DOCX")
    assert "program it was" not in told(PdfLook(kind=FileKind.OTHER), "cv")


@pytest.mark.parametrize(
    ("found", "stops"),
    [
        (look(is_protected=True), True),
        (look(pages=61), True),
        (look(is_layered=True), True),
        (PdfLook(kind=FileKind.OTHER), True),
        (look(size=2 * MB), False),
        (look(sheets=(A4,)), False),
        (look(is_signed=True), False),
    ],
)
def test_only_what_cannot_be_joined_stays_out(found: PdfLook, stops: bool) -> None:
    assert [finding.stops for finding in pdf_findings(found, "cv.pdf", MB)] == [stops]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("LOR_Dr_Okafor.pdf", True),
        ("LOR Okafor.pdf", True),
        ("/home/x/Letter of Recommendation - signed.pdf", True),
        ("C:\\papers\\RecommendationLetter.pdf", True),
        ("reference letter.pdf", True),
        ("eLoR.pdf", True),
        ("SLOE Okafor.pdf", True),
        ("letter-of-evaluation.pdf", True),
        ("recommendation", True),
        ("sloe", False),
        ("SLOE form, blank.pdf", False),
        ("CV_Daghlani.pdf", False),
        ("Florida CV.pdf", False),
        ("explorer.pdf", False),
        ("personal statement.pdf", False),
        ("cover letter.pdf", False),
        ("/letters of recommendation/cv.pdf", False),
    ],
)
def test_a_name_that_says_letter_of_recommendation_is_known(name: str, says: bool) -> None:
    assert says_letter(name) == says


def test_a_letter_never_goes_along() -> None:
    (finding,) = pdf_findings(look(), "LOR.pdf", MB)
    assert finding.stops
    assert "letter of recommendation" in finding.text


def test_the_limit_is_a_fact_of_the_rules() -> None:
    limit = Constant(name="file_max_kilobytes", value=2, unit="kilobytes", source="R-22")
    assert size_limit(Rulebook(constants={limit.name: limit})) == 2048
    assert size_limit(Rulebook()) == READ_MOST
