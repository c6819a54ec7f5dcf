"""One list a match, in the applicant's own order."""

from dataclasses import replace

from lorapp.domain.papers import Interview, InterviewStatus
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.ranking.lists import interviewed, matches_ranked, rank_list, rank_lists
from lorapp.domain.ranking.record import Rank
from tests.acceptance.applicants import TODAY, at, samir
from tests.domain.ranking.cases import KEYS, certified, changed, ranked, situation, with_program


def test_a_list_stands_in_the_order_of_the_record_without_what_is_left_out() -> None:
    file = ranked(("B-P04", "B-P01"))
    file = replace(file, ranks=(*file.ranks, Rank(program="B-P08", left_out=True)))
    found = rank_list(situation(file), "nrmp")
    assert found.order == ("B-P04", "B-P01")
    assert [place.number for place in found.places] == [1, 2]
    assert [(place.program.key, place.number) for place in found.left_out] == [("B-P08", None)]
    assert [program.key for program in found.waiting] == ["B-P03"]


def test_who_was_interviewed_and_stands_nowhere_is_offered_unless_nothing_can_come_of_it() -> None:
    assert rank_list(situation(samir(), TODAY), "nrmp").waiting == ()
    over = changed(samir(), "B-P01", status=ProgramStatus.WITHDRAWN)
    assert [one.key for one in rank_list(situation(over), "nrmp").waiting] == list(KEYS[1:])


def test_an_interview_counts_once_it_is_behind_or_noted_as_done() -> None:
    file = samir()
    program = file.program("B-P01")
    assert not interviewed(situation(file, at(2026, 12, 3, 9)), program)
    assert interviewed(situation(file, at(2026, 12, 3, 11)), program)
    talk = file.interviews[0]
    for status, expected in {
        InterviewStatus.DONE: True,
        InterviewStatus.DECLINED: False,
        InterviewStatus.WAITLISTED: False,
        InterviewStatus.INVITED: False,
        None: True,
    }.items():
        held = replace(file, interviews=(replace(talk, status=status),))
        assert interviewed(situation(held), program) is expected


def test_each_match_has_a_list_of_its_own_and_an_open_position_has_none() -> None:
    file = with_program(ranked(("B-P01",)), "E", specialty="ophthalmology")
    file = with_program(file, "O", match="none")
    file = with_program(file, "OLD", season=2026)
    talk = Interview(program="O", at=at(2027, 1, 5))
    file = replace(
        file,
        ranks=(*file.ranks, Rank(program="E"), Rank(program="OLD")),
        interviews=(*file.interviews, talk, replace(talk, program="OLD")),
    )
    assert matches_ranked(file) == ("nrmp", "sf-match")
    nrmp, sf = rank_lists(situation(file))
    assert (nrmp.order, sf.order) == (("B-P01",), ("E",))


def test_a_certified_list_is_known_by_match_and_season() -> None:
    file = certified(certified(ranked()), KEYS[::-1], season=None)
    found = rank_list(situation(file), "nrmp")
    assert found.certified is file.certifications[1]
    assert not found.is_certified
    other = certified(certified(ranked(), season=2026), match="aua")
    assert rank_list(situation(other), "nrmp").certified is None
    assert matches_ranked(other) == ("nrmp", "aua")
    assert rank_list(situation(certified(ranked())), "nrmp").is_certified
