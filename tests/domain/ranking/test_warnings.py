"""What is to be looked at before a list is certified, and the list read aloud."""

from dataclasses import replace

from lorapp.domain.programs import ProgramStatus, Track
from lorapp.domain.ranking.advice import NO_FIRST_YEAR, TRUE_ORDER
from lorapp.domain.ranking.lists import rank_list
from lorapp.domain.ranking.pages import list_lines, no_list
from lorapp.domain.ranking.record import Rank
from lorapp.domain.ranking.told import certified_text, standing_text, standing_words
from lorapp.domain.ranking.warnings import list_warnings, program_warnings
from lorapp.domain.record import SeasonFile
from tests.acceptance.applicants import at, samir
from tests.domain.ranking.cases import (
    CLOSED,
    KEYS,
    OPEN,
    certified,
    changed,
    ranked,
    situation,
    with_program,
)


def warned(file: SeasonFile, key: str) -> list[str]:
    return list(program_warnings(situation(file), file.program(key)))


def test_nothing_is_said_of_a_program_that_fits() -> None:
    assert warned(ranked(), "B-P01") == []


def test_never_interviewed_no_fitting_visa_and_an_application_that_is_over_are_said() -> None:
    file = changed(ranked(("B-P05",)), "B-P05", status=ProgramStatus.WITHDRAWN, visas=("H-1B",))
    told = warned(file, "B-P05")
    assert told == [
        "It is noted as withdrawn. `o` leaves it out.",
        "No interview there is behind you; programs rank those they have met.",
        "It does not sponsor what you need (visa: H-1B, you need J-1).",
    ]


def test_an_advanced_place_wants_a_first_year_on_a_list() -> None:
    file = changed(ranked(), "B-P01", track=Track.ADVANCED)
    assert NO_FIRST_YEAR in warned(file, "B-P01")
    assert NO_FIRST_YEAR in list_warnings(situation(file), rank_list(situation(file), "nrmp"))
    for track in (Track.PRELIMINARY, Track.TRANSITIONAL):
        both = with_program(file, "P", track=track, visas=("J-1",))
        first = replace(both, ranks=(*both.ranks, Rank(program="P")))
        assert NO_FIRST_YEAR not in warned(first, "B-P01")
        out = replace(both, ranks=(*both.ranks, Rank(program="P", left_out=True)))
        assert NO_FIRST_YEAR in warned(out, "B-P01")


def test_who_interviewed_and_is_not_on_the_list_is_named() -> None:
    found = rank_list(situation(ranked(KEYS[1:])), "nrmp")
    told = list(list_warnings(situation(ranked(KEYS[1:])), found))
    assert told == ["Interviewed and not on the list: Ashgrove Regional IM."]


def standing(file: SeasonFile, now: object = OPEN) -> tuple[str, str]:
    found = situation(file, OPEN if now is OPEN else CLOSED)
    ranks = rank_list(found, "nrmp")
    return standing_words(found, ranks), standing_text(found, ranks)


def test_how_a_list_stands_is_said_open_and_closed() -> None:
    assert standing(ranked()) == ("not certified", "Not certified yet.")
    assert standing(ranked(), CLOSED) == ("closed", "No certified list is on record.")
    words, text = standing(certified(ranked()))
    assert (words, text) == (
        "certified",
        "Certified Fri 19 Feb 20:00 Amman (12:00 ET), and unchanged since.",
    )
    moved = certified(ranked(), KEYS[::-1], at=at(2027, 2, 19).date())
    assert standing(moved) == (
        "changed since",
        "Certified Fri 19 Feb, then changed. Certify it again, or the old order counts.",
    )
    assert "not the order that stands here" in standing(moved, CLOSED)[1]
    assert certified_text(situation(ranked()), rank_list(situation(ranked()), "nrmp")) == ""


def test_the_list_reads_aloud_line_by_line() -> None:
    file = ranked(("B-P01", "B-P05"), B_P01=8)
    ranks = (
        replace(file.ranks[0], note="kind"),
        file.ranks[1],
        Rank(program="B-P08", left_out=True),
    )
    file = certified(replace(file, ranks=ranks), ("B-P05", "GONE"))
    found = rank_list(situation(file), "nrmp")
    lines = list(list_lines(situation(file), found))
    assert lines[0] == "NRMP rank list, your own order: 2 programs"
    assert lines[2:5] == [
        "1. Ashgrove Regional IM, 8 points",
        "   Note: kind",
        "2. Elmhollow IM, not scored",
    ]
    assert lines[5].startswith("   No interview there")
    assert "Left out: Northgate Lakes Neurology" in lines
    assert "Ashgrove Regional IM: new, at 1." in lines
    assert "A removed program: gone, was 2." in lines
    assert lines[-1] == TRUE_ORDER
    plain = list(list_lines(situation(ranked()), rank_list(situation(ranked()), "nrmp")))
    assert plain[2:4] == ["1. Ashgrove Regional IM", "2. Saint Orla IM"]
    assert len(plain) == len(KEYS) + 3
    bare = rank_list(situation(samir()), "nrmp")
    assert next(list_lines(situation(samir()), bare)).endswith("no program")
    assert "lorapp rank --add" in no_list()
