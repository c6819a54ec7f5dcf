"""Comments of advisors in the panels of the records they are about."""

from dataclasses import replace
from datetime import date

from lorapp.domain.commented import Told
from lorapp.domain.comments import Comment, Topic
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors_ranking import ranking
from lorapp.domain.placing.programs.program_lanes import program_lines
from lorapp.domain.placing.programs.program_story import program_story
from lorapp.domain.placing.rules.checking import check_at
from lorapp.domain.themes.looks import Scanned
from lorapp.widgets.mentors.people import known_people, person_explained
from lorapp.widgets.mentors.remarks import HEADING, MOST, remark, remark_lines
from lorapp.widgets.programs.program_panel import explained, record_lines
from lorapp.widgets.rotations.stays import stay_explained
from lorapp.widgets.story.story_papers import statement_explained
from tests.conftest import NOON
from tests.domain.reports.looking import midseason

WORDS = "Call [b]before[/b] eight."
TOLD = f"Dr. Osei, Sat 21 Nov: {WORDS}"


def situation(topic: Topic, key: str) -> Situation:
    """The demo with a comment on one record."""
    comment = Comment(kind=topic, about=key, on=date(2026, 11, 21), by="Dr. Osei", text=WORDS)
    return Situation(replace(midseason(), comments=(comment,)), NOON)


def test_a_person_has_the_comments_on_them_and_nobody_else_does() -> None:
    first, second, *_ = midseason().mentors
    at = situation(Topic.MENTOR, first.key)
    known = {one.mentor.key: one for one in known_people(at, ranking(at))}
    assert TOLD in person_explained(at, known[first.key]).whole().plain
    assert HEADING not in person_explained(at, known[second.key]).whole().plain


def test_a_rotation_has_the_comments_on_it() -> None:
    stay = midseason().rotations[0]
    found = stay_explained(situation(Topic.ROTATION, stay.key), stay)
    assert f"{HEADING}\n{TOLD}" in found.whole().plain


def test_a_program_has_the_comments_on_it_beside_the_list_and_whole() -> None:
    program = midseason().programs[0]
    at = situation(Topic.PROGRAM, program.key)
    line = next(one for one in program_lines(at, check_at(at)) if one.key == program.key)
    story = program_story(at, line)
    assert TOLD in explained(story, 46).whole().plain
    whole = " ".join(one.plain.strip() for one in record_lines(story, 40))
    assert TOLD in whole


def test_a_statement_has_the_comments_on_it() -> None:
    statement = midseason().statements[0]
    at = situation(Topic.STATEMENT, statement.key)
    seen = Scanned((), is_read=False)
    assert TOLD in statement_explained(at, statement, seen).whole().plain
    bare = Situation(midseason(), NOON)
    assert HEADING not in statement_explained(bare, statement, seen).whole().plain


def test_words_are_folded_to_a_width_and_never_read_as_markup() -> None:
    lines = remark_lines([Told("Dr. Osei, 3 Mar", f"{WORDS}\n{WORDS}")], 20)
    assert all(line.cell_length <= 20 for line in lines)
    assert "[b]before[/b]" in "\n".join(line.plain for line in lines)
    assert remark_lines([], 20) == []


def test_a_long_comment_is_cut_beside_its_record() -> None:
    assert remark(Told("A", "x" * (MOST + 9))).plain == f"A: {'x' * MOST}…"
