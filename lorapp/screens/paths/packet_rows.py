"""The parts of a packet as rows: what is there, what is missing, and what mends it."""

from collections.abc import Callable
from typing import Final

from lorapp.domain.readiness import Topic
from lorapp.screens.forms.base import FormScreen
from lorapp.screens.paths.guided import GuidedPath, Option
from lorapp.screens.paths.sheets import PaperSheet
from lorapp.services.correspondence.packets import ItemState, Packet, PacketItem
from lorapp.widgets import glyphs

GLYPHS: Final = {
    ItemState.PRESENT: glyphs.DONE,
    ItemState.MISSING: glyphs.OPEN,
    ItemState.LATER: glyphs.WAITING,
}
FACTS: Final = {ItemState.MISSING: "missing", ItemState.LATER: "later"}
_PAPERS: Final = {"CV": "cv", "personal statement": "statement"}


def item_options(path: GuidedPath, packet: Packet) -> tuple[Option, ...]:
    """One row for each part."""
    return tuple(_item(path, packet, item) for item in packet.items)


def _item(path: GuidedPath, packet: Packet, item: PacketItem) -> Option:
    act, verb = _mend(path, packet, item)
    return Option(
        id=f"item:{item.name}",
        title=f"{item.name[:1].upper()}{item.name[1:]}",
        fact=FACTS.get(item.state, ""),
        glyph=GLYPHS[item.state],
        act=act,
        verb=verb,
        why=(item.note,),
        is_quiet=item.state is ItemState.PRESENT,
    )


def _mend(path: GuidedPath, packet: Packet, item: PacketItem) -> tuple[Callable[[], None], str]:
    """What Enter does on a part, and its verb."""

    def tell() -> None:
        path.shell.say(item.note)

    if item.name in _PAPERS and item.state is ItemState.MISSING:
        return lambda: _push(path, PaperSheet(_PAPERS[item.name])), "it is ready"
    if item.name == "moments":
        return lambda: _moment(path, packet), "note one"
    if item.name == "waiver decision":
        return lambda: _confirm(path, packet), "decide"
    return tell, "read"


def _push(path: GuidedPath, sheet: PaperSheet) -> None:
    path.app.push_screen(FormScreen(sheet))


def _moment(path: GuidedPath, packet: Packet) -> None:
    from lorapp.screens.paths.ask_questions import mending

    letter = path.services.unit.file().letter(packet.letter)
    path.app.push_screen(FormScreen(mending(Topic.MOMENTS, letter)))


def _confirm(path: GuidedPath, packet: Packet) -> None:
    from lorapp.screens.paths.waiver import decide_waiver

    decide_waiver(path.shell, packet.letter)
