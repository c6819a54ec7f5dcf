"""Every wording in every tone and situation: short, kind, honest, and a way out (P09)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.record import EventKind, Form
from lorapp.domain.programs import ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.services.correspondence import Correspondence
from lorapp.services.correspondence.choice import CHANNELS, LIGHT, SITUATIONS, TONES, VARIANTS
from lorapp.services.correspondence.drafts import Draft

K = EventKind
Desk = Callable[..., Correspondence]
Change = Callable[..., SeasonFile]
MONDAY = date(2026, 11, 23)
WORDINGS = [
    *((DraftKind.ASK, channel) for channel in CHANNELS),
    *((kind, name) for kind in VARIANTS if kind is not DraftKind.ASK for name in VARIANTS[kind]),
]
OPENINGS = {"formal": "Dear ", "warm": "Dear ", "friendly": "Hello "}
CLOSINGS = {
    "formal": "With kind regards,",
    "warm": "With warm regards,",
    "friendly": "Best wishes,",
}
OWN_TO_FILL_IN = {
    "your question in one sentence",
    "what changed",
    "the program",
    "the program where you matched",
    "the name of the assistant",
    "your decision on the waiver",
}
BANNED = (
    "i recommend",
    "to whom it may concern",
    "pleasure to recommend",
    "highest recommendation",
    "without reservation",
    "urgent",
    "asap",
    "you promised",
    "!",
)
DATED = re.compile(r"\b\d{1,2} [A-Z][a-z]+\b")


def variants(kind: DraftKind, name: str) -> Iterator[tuple[str, str]]:
    """Every tone, and for an ask every situation, of a wording: the tone and the variant."""
    for tone in TONES:
        if kind is DraftKind.ASK and name not in LIGHT:
            yield from ((tone, f"{name}/{tone}/{situation}") for situation in SITUATIONS)
        else:
            yield tone, f"{name}/{tone}"


@pytest.fixture
def records(
    planner: SeasonFile, midseason: SeasonFile, with_letter: Change, with_mentor: Change
) -> list[tuple[SeasonFile, str, date]]:
    """Full records at several moments of a letter, each with the letter and the day."""
    program = replace(midseason.programs[0], status=ProgramStatus.MATCHED)
    full = replace(midseason, programs=(program,))
    full = with_mentor(full, "B-M3", knows_programs=("B-P10",))
    events = full.letter("B-L3").events
    before = tuple(event for event in events if event.kind not in {K.REQUESTED, K.CONFIRMED})
    return [
        (full, "B-L3", MONDAY),
        (with_letter(full, "B-L3", events=before), "B-L3", date(2026, 8, 5)),
        (full, "B-L3", date(2027, 4, 6)),
        (planner, "A-L1", MONDAY),
        (with_letter(planner, "A-L1", form=Form.STANDARDIZED), "A-L1", date(2026, 12, 21)),
    ]


def expect_kind(draft: Draft, tone: str) -> None:
    """What every message keeps: no blame, no pressure, one question, a way out."""
    concerns = [concern for concern in draft.concerns if "lacks" not in concern]
    assert concerns == []
    assert set(draft.blanks) <= OWN_TO_FILL_IN
    assert not [phrase for phrase in BANNED if phrase in f"{draft.subject} {draft.body}".lower()]
    assert draft.tone == tone
    if draft.kind is DraftKind.ASK:
        assert "a way out" in draft.checks[0]
        assert ("strong letter" in draft.body) is (draft.wording not in LIGHT)


def expect_mail(draft: Draft, tone: str, name: str) -> None:
    """What every mail keeps: its length, its frame, a subject that names who, what and when."""
    assert 80 <= draft.words <= 150
    assert draft.body.startswith(OPENINGS[tone])
    assert draft.body.endswith(f"\n\n{CLOSINGS[tone]}\n{name}")
    assert draft.subject.startswith(f"{name}, ")
    assert DATED.search(draft.subject)
    assert re.search(r"letter|neurology|medicine|observership|elective", draft.subject)


@pytest.mark.parametrize(("kind", "name"), WORDINGS)
def test_every_wording_is_kind_short_and_honest_in_every_tone_and_situation(
    desk: Desk, records: list[tuple[SeasonFile, str, date]], kind: DraftKind, name: str
) -> None:
    for file, key, on in records:
        opened = desk(file, on)
        for tone, variant in variants(kind, name):
            draft = opened.draft(kind, key, variant=variant)
            expect_kind(draft, tone)
            if not draft.is_script:
                expect_mail(draft, tone, file.applicant.name)


@pytest.mark.parametrize(("kind", "name"), WORDINGS)
def test_tones_differ_in_what_they_say_and_not_only_in_the_greeting(
    desk: Desk, records: list[tuple[SeasonFile, str, date]], kind: DraftKind, name: str
) -> None:
    file, key, on = records[0]
    opened = desk(file, on)
    found = [opened.draft(kind, key, variant=f"{name}/{tone}") for tone in TONES]
    middles = {"\n".join(draft.body.split("\n\n")[1:-1]) for draft in found if not draft.is_script}
    assert len({draft.body for draft in found}) == len(TONES)
    assert len(middles) == (0 if found[0].is_script else len(TONES))


def test_a_record_without_facts_leaves_honest_blanks(
    desk: Desk, planner: SeasonFile, with_letter: Change
) -> None:
    bare = with_letter(planner, "A-L1", rotation=None, specialty=None)
    bare = replace(bare, rulebook=replace(bare.rulebook, seasons={}), moments=())
    opened = desk(bare, MONDAY)
    for tone in TONES:
        draft = opened.draft(DraftKind.ASK, "A-L1", variant=f"email/{tone}/usual")
        assert draft.blanks == (
            "the day you would like the letter by",
            "where you worked together",
        )
        word = opened.draft(DraftKind.ASK, "A-L1", variant=f"word/{tone}")
        assert "the program" in word.blanks


def test_every_template_belongs_to_a_message_or_a_page() -> None:
    found = {entry.name.removesuffix(".txt") for entry in (files("lorapp") / "templates").iterdir()}
    messages = {"packet" if name == "mail" else f"{kind.value}-{name}" for kind, name in WORDINGS}
    pages = {"fact-sheet", "touch", "program-late-letter"}
    assert {name for name in found - messages - pages if not name.startswith("upload-")} == set()
    assert messages <= found


@pytest.mark.parametrize("tone", TONES)
def test_a_line_that_asks_nothing_is_short_in_every_tone(
    desk: Desk, midseason: SeasonFile, tone: str
) -> None:
    draft = desk(midseason).touch("B-M3", tone=tone)
    assert draft.body.startswith(OPENINGS[tone])
    assert f"\n\n{CLOSINGS[tone]}\n" in draft.body
    assert "?" not in draft.body
    assert draft.concerns == ()
    assert draft.words < 80


def test_reminders_bring_the_papers_where_there_is_no_link_to_name(
    desk: Desk, records: list[tuple[SeasonFile, str, date]]
) -> None:
    (linked, key, on), (bare, _, earlier) = records[:2]
    for name in ("2", "3", "4"):
        assert not desk(linked, on).draft(DraftKind.REMINDER, key, variant=name).brings_papers
        assert desk(bare, earlier).draft(DraftKind.REMINDER, key, variant=name).brings_papers
    for file, at in ((linked, on), (bare, earlier)):
        found = {
            name
            for kind, name in WORDINGS
            if (draft := desk(file, at).draft(kind, key, variant=name)).brings_papers
            != ("attach" in draft.body.lower() or name == "yourself")
        }
        assert found <= {"receipt"}
