"""The story in words: cells, claims, gaps and papers, without the app."""

from dataclasses import replace

import pytest

from lorapp.domain.letters.record import EventKind
from lorapp.domain.papers import Document
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.coverage import Finding, ThemeRow, coverage
from lorapp.domain.themes.ledger import ledger
from lorapp.domain.themes.looks import FileLook, FileState, Scanned
from lorapp.domain.themes.scan import Hit
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.story.heat_paint import HeatColumn, HeatSpread, share
from lorapp.widgets.story.story_lists import claim_explained, gap_groups, ledger_groups
from lorapp.widgets.story.story_map import (
    columns_of,
    explained,
    gap_summary,
    glyph_of,
    legend,
    map_groups,
    sign_of,
    taker_line,
)
from lorapp.widgets.story.story_papers import (
    document_explained,
    paper_groups,
    scan_lines,
    statement_explained,
    writer_explained,
)
from tests.domain.engine.builders import agreed, day, ev, letter
from tests.domain.themes.builders import PEOPLE, at, claim, moment, statement, story

K = EventKind
HERE = (ev(K.UPLOADED, "7-1"),)


def plain(told: Explained) -> str:
    return str(told.whole().plain)


def full() -> SeasonFile:
    return story(
        letter(*HERE, proves=("teamwork",)),
        letter(agreed("6-1"), key="L2", mentor="M2", proves=("precision",)),
        moments=(
            moment("E1", "M1", "calm"),
            moment("E2", "M2", "teamwork"),
            moment("E3", "M3", "calm"),
            moment("E4", None, "calm"),
        ),
        statements=(statement(claim(), claim("calm")),),
    )


def row(file: SeasonFile, theme: str) -> ThemeRow:
    found = coverage(at(file)).row(theme)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("theme", "column", "expected"),
    [
        ("teamwork", "letter:L1", "● Dr. Winter was asked to prove it; the letter is here."),
        ("precision", "letter:L2", "◍ Dr. Summer is asked to prove it (agreed). Noted: no moment."),
        ("teamwork", "letter:L2", "◐ Dr. Summer saw it (1 moment) and is not asked. e adds it"),
        ("calm", "letter:L1", "Dr. Winter was not asked for it, and the letter is written."),
        ("calm", "letter:L2", "Dr. Summer is not asked, and nothing is noted. e asks"),
        ("calm", "statement:S1", "Claimed: We wrote it together."),
        ("precision", "statement:S1", "This statement does not claim it."),
        ("calm", "others:", "Seen by Dr. Autumn, nobody named, who has no letter in play."),
        ("teamwork", "others:", "Nobody else saw it, as far as it is noted."),
    ],
)
def test_a_cell_says_what_it_holds_and_what_to_do(theme: str, column: str, expected: str) -> None:
    found = row(full(), theme)
    told = explained(at(full()), found, found.cell(column))
    assert expected in plain(told)
    assert "no proof that the letter says it" in plain(told)


def test_a_theme_says_what_is_uneven_the_worst_first() -> None:
    told = plain(explained(at(full()), row(full(), "calm"), None))
    assert "! Claimed, no letter is asked." in told
    assert "The letter of Dr. Summer could still take it: not uploaded, fits the specialty" in told
    assert "first a writer who saw it" in told
    short = explained(at(full()), row(full(), "calm"), None).lines[0].plain
    assert short == "! Claimed, no letter is asked. That of Dr. Summer could take it."
    assert "No statement claims it" in plain(explained(at(full()), row(full(), "precision"), None))
    even = plain(explained(at(full()), row(full(), "teamwork"), None))
    assert "✓ Claimed and asked for, by more than one person." in even


def test_a_theme_without_a_way_out_says_so() -> None:
    alone = story(letter(*HERE))
    assert "all are written" in taker_line(at(alone), "teamwork")
    assert "○ No letter is asked." in plain(explained(at(alone), row(alone, "teamwork"), None))
    other = story(letter(specialty="neurology"), moments=(moment(),))
    assert "another specialty, saw it in 1 moment" in taker_line(at(other), "teamwork")
    four = [letter(key=f"L{n}", mentor=f"M{1 + n % 3}", proves=("teamwork",)) for n in range(4)]
    same = row(story(*four), "teamwork")
    assert "4 letters are asked for the same" in plain(explained(at(story(*four)), same, None))


def test_the_map_has_heads_signs_and_a_legend() -> None:
    found = coverage(at(full()))
    heads = columns_of(at(full()), found)
    assert [(head.name, head.word) for head in heads] == [
        *(("IM v1", "yours"), ("Winter", "here"), ("Summer", "waits"), ("Others", "people"))
    ]
    assert isinstance(heads[0], HeatColumn)
    (group,) = map_groups(found)
    assert [item.id for item in group.rows] == ["teamwork", "precision", "calm"]
    narrow = [sign_of(found.rows[0], column.id, 8).mark for column in found.columns]
    assert narrow == ["claim", "in", "saw 1", ""]
    wide = [sign_of(found.rows[2], column.id, 12).mark for column in found.columns]
    assert wide == ["claimed", "seen 1", "", "seen 2"]
    assert [sign_of(line, "statement:S1", 8).glyph.sign for line in found.rows] == ["✓", "·", "!"]
    assert [glyph_of(line).sign for line in found.rows] == ["✓", "◐", "!"]
    assert "in: asked to prove it" in legend(8).plain
    assert "here: asked to prove it" in legend(12).plain
    assert columns_of(at(story(letter())), coverage(at(story(letter()))))[0].word == "idea"


@pytest.mark.parametrize(
    ("width", "columns", "expected"),
    [
        (80, 7, HeatSpread(18, 8, 7)),
        (80, 12, HeatSpread(18, 8, 7)),
        (120, 7, HeatSpread(30, 12, 7)),
        (80, 0, HeatSpread(34, 14, 0)),
        (20, 3, HeatSpread(6, 8, 1)),
    ],
)
def test_the_width_is_shared_between_themes_and_columns(
    width: int, columns: int, expected: HeatSpread
) -> None:
    assert share(width, columns) == expected
    assert expected.begins == 4 + expected.title


def test_gaps_are_listed_and_summed_up() -> None:
    found = coverage(at(full()))
    assert [(group.heading, group.count) for group in gap_groups(found)] == [
        (Finding.UNPROVED_CLAIM, "1"),
        (Finding.UNCLAIMED, "1"),
        (Finding.ONE_WITNESS, "1"),
    ]
    assert "Claimed, and no letter is asked to prove it: calm" in gap_summary(found).plain
    assert gap_summary(coverage(at(story(themes=())))).plain == ""


def test_the_ledger_puts_what_nobody_saw_first() -> None:
    file = replace(
        full(),
        statements=(
            statement(claim(), claim("calm", "M1"), claim("nerve"), claim(None)),
            statement(key="S2", specialty="neurology"),
        ),
    )
    entries = ledger(at(file))
    groups = ledger_groups(at(file), entries)
    assert [(group.heading, group.count) for group in groups] == [
        ("Nobody saw it: be ready in interviews", "2"),
        ("Internal medicine statement, version 1", "2"),
    ]
    bare = replace(entries[3], claim=claim(None))
    assert "! Nobody on record saw this." in plain(claim_explained(at(file), bare))
    told = plain(claim_explained(at(file), entries[1]))
    assert "◐ Dr. Winter saw it on 1 Jul and writes, but is not asked to prove it." in told
    assert "◐ Dr. Autumn saw it on 1 Jul and does not write." in told
    lone = plain(claim_explained(at(file), entries[0]))
    assert "◐ Dr. Summer saw it" in lone
    assert "Without Dr. Summer nobody could confirm it." in lone
    twice = replace(file, statements=(statement(claim(), claim()),))
    told = plain(claim_explained(at(twice), ledger(at(twice))[0]))
    assert "Without Dr. Summer nobody could confirm it, nor 1 more claim." in told


def test_a_witness_who_was_asked_is_told_with_how_the_letter_stands() -> None:
    seen = (moment("E1", "M1"), moment("E2", "M1"), moment("E3", "M2"))
    file = replace(
        full(),
        moments=seen,
        letters=(
            letter(*HERE, proves=("teamwork",)),
            letter(key="L2", mentor="M2", proves=("teamwork",)),
        ),
        statements=(statement(claim("teamwork", "M3")),),
    )
    (entry,) = ledger(at(file))
    told = plain(claim_explained(at(file), entry))
    assert "● Dr. Winter saw it on 1 Jul and 1 more, writes, and was asked to prove it." in told
    assert "◍ Dr. Summer saw it on 1 Jul, writes, and was asked to prove it." in told
    assert "◐ Dr. Autumn is named by you, nothing noted yet, and does not write." in told


def papers() -> SeasonFile:
    sent = (agreed("6-1"), ev(K.PACKET_SENT, "6-10"))
    return story(
        letter(*sent),
        letter(*sent, key="L2", mentor="M2", specialty="neurology"),
        letter(*sent, *HERE, key="L3", mentor="M3"),
        letter(agreed("6-1"), key="L4"),
        letter(key="L5"),
        documents=(
            Document(kind="cv", version="1", ready_on=day("6-1")),
            Document(kind="exam-reports"),
        ),
        statements=(
            statement(ready_on=day("7-2"), text="I am.", programs=()),
            statement(key="S2", specialty="family-medicine"),
        ),
    )


def test_papers_stand_by_kind_and_writers_by_what_they_hold() -> None:
    groups = paper_groups(at(papers()))
    shown = {item.id: (item.title, item.fact) for group in groups for item in group.rows}
    assert shown == {
        "statement S1": ("Internal medicine statement, version 1", "no program"),
        "statement S2": ("Family medicine statement, version 1", "no program"),
        "document 0": ("CV, version 1", "ready"),
        "document 1": ("Exam reports", "not ready"),
        "writer L1": ("Dr. Winter", "has changed"),
        "writer L2": ("Dr. Summer", "up to date"),
        "writer L3": ("Dr. Autumn", "letter is in"),
        "writer L4": ("Dr. Winter", "no packet"),
    }


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("L1", "Since 2 Jul there is Internal medicine statement, version 1."),
        ("L1", "w writes a short line. Polite day: Mon 3 Aug."),
        ("L1", "✓ They hold: CV, version 1."),
        ("L2", "? No statement is marked ready."),
        ("L3", "The letter is in; nothing needs sending again."),
        ("L4", "No packet is logged, so what they hold is unknown."),
        ("L4", "there l logs a packet that went out"),
    ],
)
def test_a_writer_is_told_with_what_was_sent_and_what_changed(key: str, expected: str) -> None:
    assert expected in plain(writer_explained(at(papers()), papers().letter(key)))


def test_a_writer_not_to_be_contacted_gets_no_day() -> None:
    silent = (replace(PEOPLE[0], do_not_contact=True), *PEOPLE[1:])
    file = replace(papers(), mentors=silent)
    assert "Polite day: not at all." in plain(writer_explained(at(file), file.letter("L1")))


def test_the_look_through_a_text_is_told_in_a_few_lines() -> None:
    assert "not here" in scan_lines(Scanned((), is_read=False))[0]
    assert scan_lines(Scanned((), is_read=True))[0].startswith("✓")
    hits = tuple(Hit("Orla", n, 1, "a name", is_clear=n == 1) for n in range(1, 6))
    assert scan_lines(Scanned(hits, is_read=True)) == [
        "! Line 1: Orla, a name.",
        "◐ Line 2: Orla, a name.",
        "◐ Line 3: Orla, a name.",
        "And 2 more.",
    ]
    first = papers().statements[0]
    told = plain(statement_explained(at(papers()), first, Scanned((), is_read=True)))
    assert "It makes no claim and goes to no program." in told


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        (None, "No file is noted."),
        (FileLook(FileState.THERE, 2048), "✓ The file is there, 2 KB."),
        (FileLook(FileState.CHANGED, 2048), "If it is a new version, d notes it."),
        (FileLook(FileState.MISSING), "✗ The file is not there any more."),
    ],
)
def test_a_paper_is_told_with_its_file(look: FileLook | None, expected: str) -> None:
    first, second = papers().documents
    assert expected in plain(document_explained(at(papers()), first, look))
    assert "Not ready." in plain(document_explained(at(papers()), second, look))
