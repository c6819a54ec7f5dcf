"""What a writer got in a packet, by version and digest, as it is written down when it goes out."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Final

from lorapp.domain.letters.record import SentPaper
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.holders import Seen, changed_since_sent
from lorapp.domain.themes.own_papers import OwnPaper, own_papers
from lorapp.services.computer.own_files import look_at
from lorapp.services.computer.unfinished import Unfinished
from lorapp.services.recording.unit import Unit

BUILT: Final = "packet-built."
_FIELD: Final = "papers"


def built_form(letter: str) -> str:
    """Where it is kept what was in the packet that was built last."""
    return f"{BUILT}{letter}"


def keep_built(unfinished: Unfinished, letter: str, papers: Iterable[SentPaper]) -> None:
    """Keep what a packet was made of, until it is logged that it went out."""
    kept = [[paper.name, paper.version, paper.sha256] for paper in papers]
    unfinished.save(built_form(letter), {_FIELD: json.dumps(kept)})


def built(unfinished: Unfinished, letter: str, on: date) -> tuple[SentPaper, ...]:
    """What was in the packet that was built last; nothing where none was, or it is unreadable."""
    kept = (unfinished.load(built_form(letter)) or {}).get(_FIELD, "[]")
    try:
        return tuple(
            SentPaper(on=on, name=str(name), version=_word(version), sha256=_word(sha256))
            for name, version, sha256 in json.loads(kept)
        )
    except (ValueError, TypeError):
        return ()


def papers_of(unit: Unit, letter_key: str, on: date) -> tuple[SentPaper, ...]:
    """What a packet of a day held: what was built for it, else the papers as they are now.

    To a writer who has a packet only what is newer went, unless one was built again.
    """
    now = Situation(unit.file(), unit.now())
    at = Situation(now.file, now.now - (now.today - on))
    letter = at.file.letter(letter_key)
    made = built(Unfinished(unit.paths), letter_key, on)
    if made:
        return made
    papers = own_papers(at, letter)
    if letter.packet:
        seen = seen_files(at.file)
        kinds = {one.kind for one in changed_since_sent(at, seen) if one.letter == letter.key}
        papers = tuple(paper for paper in papers if paper.kind in kinds)
    return tuple(_sent(paper, on, is_today=on == now.today) for paper in papers)


def forget_built(unit: Unit, letter_key: str) -> None:
    """The packet went out: what was built for it is on record now."""
    Unfinished(unit.paths).clear(built_form(letter_key))


def seen_files(file: SeasonFile) -> Seen:
    """The digests of the applicant's own papers as they lie on the disk now, by path."""
    places = (*(one.path for one in file.documents), *(one.path for one in file.statements))
    looks = {path: look_at(path).sha256 for path in places if path}
    return {path: digest for path, digest in looks.items() if digest}


def _sent(paper: OwnPaper, on: date, *, is_today: bool) -> SentPaper:
    """How a paper is written down; what its file was like on a day gone by is not known."""
    looked = is_today and paper.path is not None and not paper.has_text
    found = look_at(paper.path or "").sha256 if looked else None
    return SentPaper(on=on, name=paper.name, version=paper.version, sha256=found or paper.sha256)


def _word(value: object) -> str | None:
    return str(value) if value else None
