"""Whatever a file brings, the interviews can be listed, prepared and told."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from lorapp.domain.interviews.conflicts import conflicts
from lorapp.domain.interviews.dossier import dossier
from lorapp.domain.interviews.lanes import Lane, interview_lines
from lorapp.domain.interviews.told import brief_text
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.services.rules.rulebook import load_rulebook
from tests.records import instants, season_files

NOW = datetime(2026, 11, 22, 17, tzinfo=UTC)


@settings(max_examples=25)
@given(season_files(), st.just(NOW) | instants)
def test_any_record_gives_lanes_pages_and_sentences(file: SeasonFile, now: datetime) -> None:
    at = Situation(replace(file, rulebook=load_rulebook()), now)
    lines = interview_lines(at)
    assert len(lines) == len(file.interviews)
    lanes = [list(Lane).index(line.lane) for line in lines]
    assert lanes == sorted(lanes)
    for line in lines:
        program = file.program(line.interview.program)
        assert program.name in brief_text(at, line.interview)
        page = dossier(at, program, line.interview)
        assert page.title == f"Interview at {program.name}"
        met = conflicts(at, line.interview, line.interview)
        assert all(one.text.endswith(".") for one in met)
