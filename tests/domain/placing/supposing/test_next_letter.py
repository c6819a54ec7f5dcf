"""What one more letter of each kind would do."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from lorapp.domain.letters.record import EventKind
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.placing.rules.verdicts import ProgramCheck, Result
from lorapp.domain.placing.sets.kinds import Kind, Origin, imagine, kinds
from lorapp.domain.placing.supposing.next_letter import NextLetter, next_letters, telling
from lorapp.domain.programs import (
    Assignment,
    Exclusion,
    LetterRules,
    Program,
    ProgramStatus,
    Reservation,
)
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import (
    TODAY,
    agreed,
    applicant,
    day,
    ev,
    letter,
    program,
    record,
    situation,
)
from tests.domain.placing.portfolios import harm, portfolios, short

K = EventKind
IM = "internal-medicine"
HERE = letter(ev(K.UPLOADED, "7-13"))
HANDS_ON = Kind(IM, Origin.US_HANDS_ON)
OBSERVED = Kind(IM, Origin.US_OBSERVED)
HOME = Kind(IM, Origin.HOME)
GENERAL = Kind("general", Origin.HOME)


def by_kind(file: SeasonFile) -> dict[Kind, NextLetter]:
    return {found.kind: found for found in next_letters(situation(file))}


def placed(file: SeasonFile, kind: Kind, place: str) -> SeasonFile:
    """The record with a letter of a kind assigned to one program."""
    imagined = imagine(situation(file), (kind,))
    made = Assignment(letter=imagined.letters[kind].key, program=place, on=imagined.at.today)
    grown = imagined.at.file
    return replace(grown, assignments=(*grown.assignments, made))


def has_slot(file: SeasonFile, kind: Kind, then: ProgramCheck) -> bool:
    """Whether a program still reads and has a slot for a letter of this specialty."""
    closed = then.complete_by is not None and then.complete_by < TODAY
    kept = situation(file).places.live_reservations(then.program)
    suits = kind.specialty in {"general", then.program.specialty}
    return not closed and suits and then.free_slots > len(kept)


@settings(max_examples=20)
@given(portfolios())
def test_what_is_counted_is_what_a_check_with_the_letter_finds(file: SeasonFile) -> None:
    before = check_at(situation(file)).programs
    for kind, found in by_kind(file).items():
        if kind.origin is Origin.US_OBSERVED or kind.chair:
            continue
        roomy = [then for then in before if has_slot(file, kind, then)]
        now = {p.key: check_at(situation(placed(file, kind, p.key))).by_key[p.key] for p in roomy}
        steps = {then.key: harm(then, now[then.key]) for then in roomy}
        assert found.helps == tuple(p for p, one in steps.items() if max(one) <= 0 > min(one))
        assert found.completes == tuple(
            then.key for then in roomy if short(then) and not short(now[then.key])
        )
        assert set(found.meets) == {
            (then.key, two.rule)
            for then in roomy
            for one, two in zip(then.rules, now[then.key].rules, strict=True)
            if two.result is Result.PASS and one.result is not Result.PASS
        }


def test_a_letter_completes_the_programs_that_lack_only_it() -> None:
    rules = LetterRules(min=1, us=1)
    file = record(
        programs=(
            program("P1", letters=rules, strict=("us",)),
            program("P2", letters=LetterRules(min=2)),
            program("P3", letters=LetterRules(min=0)),
            program("P4", letters=rules, specialty="neurology"),
        )
    )
    found = by_kind(file)
    assert found[HANDS_ON].completes == ("P1",)
    assert found[HANDS_ON].meets == (("P1", "min"), ("P1", "us"))
    assert found[HANDS_ON].helps == ("P1", "P2")
    assert found[HOME].completes == ()
    assert found[HOME].helps == ("P1", "P2")
    assert found[Kind("general", Origin.US_OBSERVED)].completes == ("P1", "P4")
    assert next_letters(situation(file))[0].kind == Kind("general", Origin.US_OBSERVED)


@pytest.mark.parametrize(
    "place",
    [
        program(status=ProgramStatus.WITHDRAWN),
        program(complete_by=day("8-2")),
        program(season=2028),
        program(service="residencycas"),
        program(specialty="neurology"),
        program(letters=LetterRules(min=3, max=1)),
    ],
)
def test_a_program_without_room_for_it_is_not_helped(place: Program) -> None:
    held = Assignment(letter="L1", program="P1", on=day("7-22"))
    file = record(HERE, programs=(place,), assignments=(held,))
    assert by_kind(file)[HANDS_ON].helps == ()


def test_a_slot_kept_for_another_letter_is_not_free() -> None:
    place = program(letters=LetterRules(min=3, max=1))
    kept = Reservation(program="P1", letter="L1", until=day("8-20"))
    file = record(letter(agreed("7-13")), programs=(place,), reservations=(kept,))
    assert by_kind(file)[HANDS_ON].helps == ()
    late = replace(file, reservations=(replace(kept, until=day("8-1")),))
    assert by_kind(late)[HANDS_ON].helps == ("P1",)
    away = Exclusion(program="P1", letter="L1")
    assert by_kind(replace(late, exclusions=(away,)))[HANDS_ON].helps == ("P1",)


def test_chairs_and_standardized_letters_are_kinds_only_where_a_program_asks_for_them() -> None:
    plain = situation(record(programs=(program(),)))
    assert len(kinds(plain)) == len(Origin) * 2
    asking = LetterRules(chair=True, standardized=1)
    here = situation(record(programs=(program(letters=asking),)))
    found = [one.kind for one in telling(next_letters(here))]
    assert Kind(IM, Origin.HOME, chair=True) in found
    assert Kind(IM, Origin.US_HANDS_ON, standardized=True) in found
    assert Kind(IM, Origin.US_HANDS_ON, chair=True) not in found


def test_only_kinds_that_do_more_than_an_easier_one_are_worth_telling() -> None:
    file = record(programs=(program(letters=LetterRules(min=2, us=1)),))
    told = telling(next_letters(situation(file)))
    assert [one.kind.origin for one in told] == [
        Origin.US_OBSERVED,
        Origin.US_OBSERVED,
        Origin.HOME,
        Origin.HOME,
    ]
    assert told[0].counts == (0, 1, 1)
    met = record(programs=(program(letters=LetterRules(min=0)),))
    assert telling(next_letters(situation(met))) == ()


@pytest.mark.parametrize(
    ("kind", "words", "plainly"),
    [
        (HANDS_ON, "US hands-on internal medicine letter", "US hands-on internal medicine letter"),
        (HOME, "home internal medicine letter", "internal medicine letter"),
        (GENERAL, "home general letter", "general letter"),
        (OBSERVED, *("US observership internal medicine letter",) * 2),
        (
            replace(HOME, chair=True),
            "home internal medicine letter from a department chair",
            "internal medicine letter from a department chair",
        ),
        (
            replace(HANDS_ON, standardized=True),
            "standardized US hands-on internal medicine letter",
            "standardized US hands-on internal medicine letter",
        ),
    ],
)
def test_a_kind_is_named_in_plain_words(kind: Kind, words: str, plainly: str) -> None:
    file = record()
    assert kind.words(file) == words
    assert kind.words(file, plainly=True) == plainly


def test_what_is_imagined_takes_no_key_of_the_record_and_counts_as_its_kind() -> None:
    mine = replace(HERE, key=HOME.key)
    file = record(mine, programs=(program(),), applicant=applicant(country="US"))
    imagined = imagine(situation(file), (HOME, replace(HOME, standardized=True, chair=True)))
    assert imagined.keys == {f"{HOME.key}+", f"{HOME.key}/standardized/chair"}
    assert file.letters == (mine,)
    assert imagined.at.is_available(imagined.letters[HOME])
