"""The parts of a packet as rows: what is there, what is missing, and what mends it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from lorapp.domain.engine.words import short_name
from lorapp.domain.readiness import Topic
from lorapp.domain.themes.looks import size_words
from lorapp.domain.themes.paper_kinds import CV, STATEMENT, paper_kind
from lorapp.domain.wording.days import count_words
from lorapp.screens.forms.letter import LetterSheet
from lorapp.screens.forms.moment import MomentSheet
from lorapp.screens.forms.sheet import Sheet
from lorapp.screens.paths.guided import GuidedPath, Option
from lorapp.screens.paths.sheets import PaperSheet
from lorapp.services.correspondence.packets import ItemState, Packet, PacketItem
from lorapp.widgets.text import glyphs

if TYPE_CHECKING:
    from lorapp.domain.record import SeasonFile
    from lorapp.domain.themes.own_papers import OwnPaper
    from lorapp.services.packets.parts import PaperLook

Looks = Mapping[str, "PaperLook"]
NOT_LOOKED: Final[Looks] = MappingProxyType({})

GLYPHS: Final = {
    ItemState.PRESENT: glyphs.DONE,
    ItemState.MISSING: glyphs.OPEN,
    ItemState.LATER: glyphs.WAITING,
}
FACTS: Final = {ItemState.MISSING: "missing", ItemState.LATER: "later"}
_PAPERS: Final = {"CV": CV, "personal statement": STATEMENT}


def pattern_options(path: GuidedPath, packet: Packet) -> tuple[Option, ...]:
    """One row for each text that may point to a patient."""
    return tuple(
        Option(
            id=f"pattern:{key}",
            title=f'"{hits[0].excerpt}"',
            fact=f"{hits[0].kind}",
            glyph=glyphs.NEEDS_YOU,
            act=_changing(path, packet, key),
            verb="change the words",
            why=(
                hits[0].advice,
                "Until then nothing of the packet goes out.",
                "`x` keeps the words on purpose: you have read them, and no patient is meant.",
            ),
            source="the US privacy rule's list of identifiers",
        )
        for key, hits in packet.findings
    )


def item_options(path: GuidedPath, packet: Packet, looks: Looks = NOT_LOOKED) -> tuple[Option, ...]:
    """One row for each part; ``looks`` are what was found in the files of the own papers."""
    return tuple(_item(path, packet, item, looks) for item in packet.items)


def _item(path: GuidedPath, packet: Packet, item: PacketItem, looks: Looks) -> Option:
    look = looks.get(_PAPERS.get(item.name, ""))
    if look is not None and item.state is ItemState.PRESENT:
        return _paper(path, item, look)
    act, verb = _mend(path, packet, item)
    return Option(
        id=f"item:{item.name}",
        title=_title(item),
        fact=FACTS.get(item.state, ""),
        glyph=GLYPHS[item.state],
        act=act,
        verb=verb,
        why=(item.note,),
        is_quiet=item.state is ItemState.PRESENT,
    )


def _paper(path: GuidedPath, item: PacketItem, look: "PaperLook") -> Option:
    """A paper of the applicant's own, with what its file is like."""
    found = tuple(finding.text for finding in look.findings)
    if look.look is None:
        fact = "no file"
    elif found:
        fact = "stays out" if not look.pages else "has a fault"
    else:
        fact = f"{count_words(look.look.pages, 'page')}, {size_words(look.look.size)}"
    return Option(
        id=f"item:{item.name}",
        title=_title(item),
        fact=fact,
        glyph=glyphs.PARTLY if found else glyphs.DONE,
        act=lambda: _push(path, file_sheet(path.services.unit.file(), look.paper)),
        verb="its file",
        why=(item.note, *found),
        is_quiet=not found,
    )


def file_sheet(file: "SeasonFile", paper: "OwnPaper") -> Sheet:
    """The form in which the file of a paper is noted."""
    from lorapp.screens.forms.statement import DocumentSheet, StatementSheet

    if paper.statement is not None:
        return StatementSheet(file.statement(paper.statement))
    same = (
        document
        for document in file.documents
        if (paper_kind(document.kind), document.version) == (paper.kind, paper.version)
    )
    return DocumentSheet(next(same, None))


def _title(item: PacketItem) -> str:
    return f"{item.name[:1].upper()}{item.name[1:]}"


def _changing(path: GuidedPath, packet: Packet, key: str) -> Callable[[], None]:
    """Open what holds the words: a moment, a statement, or the letter with its themes."""

    def change() -> None:
        from lorapp.screens.forms.statement import StatementSheet

        file = path.services.unit.file()
        moment = next((one for one in file.moments if one.key == key), None)
        statement = next((one for one in file.statements if one.key == key), None)
        if moment is not None:
            _push(path, MomentSheet(moment))
        elif statement is not None:
            _push(path, StatementSheet(statement))
        else:
            _push(path, LetterSheet(file.letter(packet.letter)))

    return change


def _mend(path: GuidedPath, packet: Packet, item: PacketItem) -> tuple[Callable[[], None], str]:
    """What Enter does on a part, and its verb."""

    def tell() -> None:
        path.shell.say(item.note)

    if item.name in _PAPERS and item.state is ItemState.MISSING:
        return lambda: _push(path, PaperSheet(_PAPERS[item.name])), "it is ready"
    if item.name == "moments":
        return lambda: _moment(path, packet), "note one"
    if item.name == "upload guide":
        return lambda: open_guide(path, packet.letter), "read it"
    if item.name == "waiver decision":
        return lambda: _confirm(path, packet), "decide"
    return tell, "read"


def _push(path: GuidedPath, sheet: Sheet) -> None:
    path.shell.ask(sheet)


def open_guide(path: GuidedPath, letter: str) -> None:
    """The upload guide, as the writer gets it."""
    from lorapp.screens.paths.reading import ReadingPage

    services = path.services
    file = services.unit.file()
    name = short_name(file, file.letter(letter).mentor)
    page = ReadingPage(
        f"Upload guide for {name}", lambda: services.correspondence.guide_for(letter)
    )
    path.app.push_screen(page)


def _moment(path: GuidedPath, packet: Packet) -> None:
    from lorapp.screens.paths.ask.ask_questions import mending

    letter = path.services.unit.file().letter(packet.letter)
    _push(path, mending(Topic.MOMENTS, letter))


def _confirm(path: GuidedPath, packet: Packet) -> None:
    from lorapp.screens.paths.portal.waiver import decide_waiver

    decide_waiver(path.shell, packet.letter)
