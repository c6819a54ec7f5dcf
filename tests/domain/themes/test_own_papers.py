"""The CV and the statement that go along with a packet."""

from dataclasses import replace

from lorapp.domain.letters.record import EventKind, SentPaper
from lorapp.domain.papers import Document
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.holders import changed_since_sent, holdings, news_for
from lorapp.domain.themes.own_papers import OwnPaper, own_papers
from lorapp.domain.themes.paper_kinds import text_digest
from tests.domain.engine.builders import agreed, day, ev, letter
from tests.domain.themes.builders import at, statement, story

SENT = (agreed("6-1"), ev(EventKind.PACKET_SENT, "6-10"))


def cv(version: str | None, on: str | None = "5-1") -> Document:
    return Document(kind="cv", version=version, ready_on=day(on) if on else None)


def chosen(file: SeasonFile) -> list[tuple[str, str | None]]:
    return [(paper.kind, paper.version) for paper in own_papers(at(file), file.letters[0])]


def test_the_newest_cv_that_is_ready_goes_along() -> None:
    papers = (cv("3", "6-1"), cv("1"), cv("9", None), cv("4", "6-1"))
    assert chosen(story(letter(*SENT), documents=papers)) == [("cv", "4")]
    assert chosen(story(letter(*SENT))) == []


def test_the_statement_is_that_of_the_specialty_and_one_that_is_here_goes_first() -> None:
    noted = Document(kind="ps", version="7", ready_on=day("6-1"))
    fits = statement(key="S1", version="1")
    here = statement(key="S2", version="2", text="I stay.", ready_on=day("5-1"))
    other = statement(key="S3", version="3", text="Other.", specialty="neurology")
    one = letter(*SENT)
    assert chosen(story(one, statements=(fits,))) == [("statement", "1")]
    assert chosen(story(one, documents=(noted,), statements=(fits,))) == [("statement", "7")]
    assert chosen(story(one, documents=(noted,), statements=(here, fits, other))) == [
        ("statement", "2")
    ]
    everywhere = replace(one, specialty="general")
    assert chosen(story(everywhere, statements=(other,))) == [("statement", "3")]
    later = replace(here, ready_on=day("2027-1-1"))
    assert chosen(story(one, statements=(later,))) == []


def test_a_paper_has_a_name_and_says_whether_it_is_here() -> None:
    assert OwnPaper(kind="cv", path="x").name == "CV"
    assert OwnPaper(kind="cv", path="x").is_here
    assert OwnPaper(kind="statement").name == "Personal statement"
    assert not OwnPaper(kind="statement").is_here


def held(file: SeasonFile, kind: str = "cv", **seen: str) -> tuple[str | None, str | None, bool]:
    one = next(one for one in holdings(at(file), seen) if one.kind == kind)
    held, newest = one.held, one.newest
    names = (held.name if held else None, newest.name if newest else None)
    return (*names, one.is_changed)


def sent(name: str, version: str | None = None, sha256: str | None = None) -> SentPaper:
    return SentPaper(on=day("6-10"), name=name, version=version, sha256=sha256)


def test_a_paper_written_down_counts_as_it_was_sent() -> None:
    papers = (cv("1"), cv("2", "6-1"))
    pinned = replace(letter(*SENT), packet=(sent("CV", "1"), sent("Packet")))
    assert held(story(letter(*SENT), documents=papers)) == ("CV, version 2", "CV, version 2", False)
    assert held(story(pinned, documents=papers)) == ("CV, version 1", "CV, version 2", True)
    gone = replace(letter(*SENT), packet=(sent("CV", "0"),))
    assert held(story(gone, documents=papers)) == ("CV, version 0", "CV, version 2", True)
    assert held(story(gone)) == ("CV, version 0", None, False)


def test_a_file_that_changed_is_noticed_by_its_bytes() -> None:
    papers = (replace(cv("1"), path="cv.pdf", sha256="aa"),)
    file = story(replace(letter(*SENT), packet=(sent("CV", "1", "aa"),)), documents=papers)
    assert not changed_since_sent(at(file))
    seen = {"cv.pdf": "bb"}
    (changed,) = changed_since_sent(at(file), seen)
    assert changed.letter == "L1"
    assert news_for(at(file), "L1", seen) == ("CV, version 1",)
    again = replace(file.letters[0], packet=(*file.letters[0].packet, sent("CV", "1", "bb")))
    assert not changed_since_sent(at(replace(file, letters=(again,))), seen)


def test_a_statement_that_was_pasted_is_told_by_its_words() -> None:
    spoken = statement(version="1", text="I stay.", ready_on=day("5-1"))
    one = replace(letter(*SENT), packet=(sent("Personal statement", "1", text_digest("I stay.")),))
    file = story(one, statements=(spoken,))
    assert held(file, "statement")[2] is False
    assert held(replace(file, statements=(replace(spoken, text="I go."),)), "statement")[2] is True


def test_a_paper_without_number_or_bytes_is_told_by_name_and_day() -> None:
    one = replace(letter(*SENT), packet=(sent("CV"),))
    assert held(story(one, documents=(cv(None),)))[2] is True
    assert held(story(letter(*SENT), documents=(cv(None),)))[2] is False
