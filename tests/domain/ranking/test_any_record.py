"""Whatever a file brings, its rank lists and invitations can be listed, planned and told."""

from dataclasses import replace

from hypothesis import given, settings

from lorapp.domain.engine.plan import plan
from lorapp.domain.interviews.invitations import (
    brief_invitation,
    closed_invitations,
    deadline_words,
    left_text,
    open_invitations,
)
from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import NO_MATCH
from lorapp.domain.ranking.lists import rank_lists
from lorapp.domain.ranking.pages import list_lines
from lorapp.domain.record import SeasonFile
from tests.domain.engine.builders import book
from tests.domain.ranking.cases import OPEN
from tests.records import season_files


@settings(max_examples=20)
@given(season_files())
def test_any_record_gives_lists_steps_and_sentences(file: SeasonFile) -> None:
    at = Situation(replace(file, rulebook=book()), OPEN)
    found, planned = rank_lists(at), plan(at.file, OPEN)
    assert NO_MATCH not in {one.match for one in found}
    for one in found:
        assert [place.number for place in one.places] == list(range(1, len(one.places) + 1))
        assert all(list_lines(at, one))
        steps = [x for x in planned.steps if (x.rule, x.key) == ("certify-ranks", one.match)]
        assert not steps or not one.is_certified
    held = (*open_invitations(at.file), *closed_invitations(at.file))
    assert len(held) <= len(file.invitations)
    for item in held:
        assert brief_invitation(at, item).endswith(".")
        assert deadline_words(at, item)
        assert left_text(at, item)
