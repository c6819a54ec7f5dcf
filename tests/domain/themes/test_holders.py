"""Versions of papers, and which writer holds which."""

from dataclasses import replace

from lorapp.domain.letters.record import EventKind
from lorapp.domain.papers import Document
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.holders import (
    changed_since_sent,
    holdings,
    news_for,
    versions,
)
from lorapp.domain.themes.paper_kinds import paper_kind
from tests.domain.engine.builders import agreed, day, ev, letter
from tests.domain.themes.builders import at, statement, story

K = EventKind
SENT = (agreed("6-1"), ev(K.PACKET_SENT, "6-10"))


def paper(kind: str, version: str | None, on: str | None) -> Document:
    return Document(kind=kind, version=version, ready_on=day(on) if on else None)


def papers() -> SeasonFile:
    return story(
        letter(*SENT),
        letter(*SENT, ev(K.UPLOADED, "7-1"), key="L2", mentor="M2", specialty="general"),
        letter(agreed("6-1"), key="L3", mentor="M3"),
        documents=(
            paper("CV", "1", "5-1"),
            paper("resume", "v2", "7-1"),
            paper("mspe", None, None),
            paper("cv", "3", "9-1"),
        ),
        statements=(
            statement(ready_on=day("6-10")),
            statement(key="S2", specialty="neurology", ready_on=day("7-2")),
            statement(key="S3", version="2"),
        ),
    )


def test_versions_are_named_for_people() -> None:
    assert [version.name for version in versions(at(papers()))] == [
        "Internal medicine statement, version 1",
        "Neurology statement, version 1",
        "Internal medicine statement, version 2",
        "CV, version 1",
        "CV, version 2",
        "mspe",
        "CV, version 3",
    ]
    assert paper_kind("Personal statement ") == "statement"


def test_a_writer_holds_what_was_ready_on_the_day_of_the_packet() -> None:
    held = {
        (one.letter, one.kind): one.held.name if one.held else None
        for one in holdings(at(papers()))
    }
    assert held == {
        ("L1", "cv"): "CV, version 1",
        ("L1", "statement"): "Internal medicine statement, version 1",
        ("L2", "cv"): "CV, version 1",
        ("L2", "statement"): "Internal medicine statement, version 1",
    }


def test_what_changed_is_told_for_letters_still_to_come() -> None:
    changed = changed_since_sent(at(papers()))
    assert [(one.letter, one.kind) for one in changed] == [("L1", "cv")]
    assert news_for(at(papers()), "L1") == ("CV, version 2",)
    assert news_for(at(papers()), "L2") == ()


def test_nothing_changed_where_nothing_is_ready() -> None:
    bare = replace(papers(), documents=(), statements=())
    assert [(one.held, one.newest, one.is_changed) for one in holdings(at(bare))] == [
        *((None, None, False),) * 4
    ]
