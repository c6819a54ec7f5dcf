"""The look for names that belong to another program or specialty."""

from dataclasses import replace

import pytest

from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.scan import Hit, scan
from lorapp.domain.themes.sentences import Sentence, same_line, sentences, suggested
from tests.domain.engine.builders import applicant, letter, mentor, program, record, rotation

IM, NEURO = "internal-medicine", "neurology"


def places() -> SeasonFile:
    return record(
        letter(rotation="R1"),
        applicant=applicant(school="Wadi Zaher University", specialties=(IM, "sleep-medicine")),
        mentors=(mentor(institution="Larkspur Hospital"),),
        rotations=(rotation("6-1", "6-26", site="Northgate Lakes Hospital"),),
        programs=(
            program("P1", name="Saint Orla Internal Medicine", city="Orla"),
            program("P2", name="Saint Orla Neurology", specialty=NEURO),
            program("P3", name="Northgate Lakes Neurology", specialty=NEURO),
            program("P4", name="Elmhollow IM", city="Elmhollow"),
            program("P5", name="Port Meridian University Program of", specialty=None),
            program("P6", name="Oak FM", specialty="family-medicine"),
        ),
    )


def found(text: str, *programs: str, specialty: str | None = IM) -> list[tuple[str, bool]]:
    return [(hit.found, hit.is_clear) for hit in scan(text, places(), programs, specialty)]


def test_a_name_is_found_with_its_line_and_column() -> None:
    (hit,) = scan("First line.\nI come to saint  orla\nneurology.", places(), ("P4",), IM)
    assert hit == Hit("saint orla neurology", 2, 11, "the name of another program", is_clear=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saint Orla is my first choice", [("Saint Orla", True)]),
        ("I met many at Northgate Lakes.", [("Northgate Lakes", False)]),
        ("Port Meridian University is far.", [("Port Meridian University", True)]),
        ("Port-Meridian it is.", [("Port-Meridian", True)]),
        ("Orla internal medicine calls me.", [("Orla internal medicine", True)]),
        ("The town of Elmhollow; elmhollow.", []),
        ("An oak, and Oak.", []),
        ("A saint, a port, a lake.", []),
    ],
)
def test_names_of_other_programs_are_found_in_all_their_forms(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    assert found(text, "P4") == expected


def test_one_telling_word_is_shown_to_be_looked_at_in_its_own_letters_only() -> None:
    assert found("In Elmhollow, not in elmhollow.", "P1") == [("Elmhollow", False)]
    assert found("To Elmhollow IM.", "P1") == [("Elmhollow IM", True)]


def test_a_name_that_only_some_of_the_programs_bear_is_wrong_for_the_rest() -> None:
    assert found("Saint Orla.", "P1", "P2", specialty=None) == []
    assert found("Saint Orla.", "P1", "P4") == [("Saint Orla", True)]
    assert found("Saint Orla.") == [("Saint Orla", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I choose neurology.", [("neurology", True)]),
        ("On a neurology rotation I saw it.", [("neurology", False)]),
        ("A neurologist and a surgeon.", [("neurologist", False), ("surgeon", False)]),
        ("EM is quick, em is not.", [("EM", False)]),
        ("Emergency medicine it is.", [("Emergency medicine", True)]),
        ("Sleep medicine drew me.", [("Sleep medicine", True)]),
        ("Internal medicine and IM.", []),
        ("A path to surgery", [("surgery", False)]),
    ],
)
def test_names_of_other_specialties_are_told_from_ordinary_words(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    assert found(text, "P4") == expected


def test_what_the_text_may_name_follows_its_programs() -> None:
    text = "Internal medicine and neurology."
    assert found(text, "P2", "P3") == [("Internal medicine", True)]
    assert found(text, "P1", "P2") == [("Internal medicine", True), ("neurology", True)]
    assert found(text, "P5", specialty=NEURO) == [("Internal medicine", True)]


def test_a_place_that_no_record_knows_is_shown_and_known_ones_are_not() -> None:
    text = (
        "Cedar Falls Medical Center, Wadi Zaher University, Larkspur Hospital, "
        "Northgate Lakes Hospital and Port Meridian University."
    )
    hits = scan(text, places(), ("P5",), IM)
    assert [(hit.found, hit.why) for hit in hits if "no record" in hit.why] == [
        ("Cedar Falls Medical Center", "a place that is on no record here")
    ]


def test_a_record_with_no_names_at_all_finds_nothing() -> None:
    file = replace(record(letter()), programs=())
    bare = replace(file, rulebook=replace(file.rulebook, specialties={}))
    assert scan("Neurology at IM.", bare, (), IM) == ()


def test_a_text_is_parted_into_sentences_with_their_lines() -> None:
    text = 'We met. "I stay."  Then\n\nI left! '
    assert sentences(text) == (
        Sentence(1, "We met."),
        Sentence(1, '"I stay.'),
        Sentence(1, "Then"),
        Sentence(3, "I left!"),
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The nurses and I shared the list.", ("teamwork",)),
        ("On a night of three emergencies I spoke slowly.", ("calm in emergencies",)),
        ("Teachers teach.", ("teaching patients",)),
        ("I saw patients.", ()),
        ("", ()),
    ],
)
def test_words_suggest_themes(sentence: str, expected: tuple[str, ...]) -> None:
    themes = ("teamwork", "teaching patients", "calm in emergencies")
    assert suggested(sentence, themes) == expected


def test_a_claims_line_is_found_in_its_sentence() -> None:
    assert same_line("We  met", "Yes, we met.")
    assert not same_line("we left", "We met.")
    assert not same_line(None, "We met.")
