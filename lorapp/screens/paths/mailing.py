"""A message as a link for the mail program or as a file, with the packet's pages inside."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from lorapp.domain.engine.steps import DraftKind
from lorapp.errors import RefusedError
from lorapp.screens.paths import handing
from lorapp.screens.paths.reading import open_blanks
from lorapp.screens.shell import Shell
from lorapp.services.correspondence.drafts import Draft
from lorapp.services.handing import open_link

if TYPE_CHECKING:
    from lorapp.bootstrap import Services

OPENED = "Opened in your mail program. It goes out when you press send there; then `l` here."


def kept_form(letter: str) -> str:
    """Where it is kept which moments of a packet were read and kept on purpose."""
    return f"packet.{letter}"


def kept(services: "Services", draft: Draft) -> Collection[str]:
    """The moments whose patterns were read and kept on purpose, for a packet."""
    if draft.kind is not DraftKind.PACKET:
        return ()
    return kept_moments(services, draft.letter)


def kept_moments(services: "Services", letter: str) -> tuple[str, ...]:
    """The moments of a letter's packet that were kept on purpose."""
    found = services.unfinished.load(kept_form(letter)) or {}
    return tuple(name for name, word in found.items() if word == "kept")


def pages(services: "Services", draft: Draft) -> Mapping[str, str]:
    """What goes along with a packet: the page of facts and the upload guide."""
    if draft.kind is not DraftKind.PACKET:
        return {}
    sheet = services.correspondence.fact_sheet(draft.letter, kept(services, draft))
    if draft.variant == "yourself":
        return {"Facts.txt": sheet}
    guide = services.correspondence.guide_for(draft.letter)
    return {"Facts.txt": sheet} | ({} if open_blanks(guide) else {"Upload guide.txt": guide})


def mail(shell: Shell, draft: Draft, name: str) -> None:
    """Open a draft in the mail program; save it as a file where that cannot be done."""
    services = shell.services
    if pages(services, draft):
        path = _save(shell, draft, name)
        shell.say(f"Saved with its pages as {path}; open it and press send there.")
        return
    try:
        link = services.correspondence.mailto(draft)
    except RefusedError:
        if not draft.to or draft.is_script:
            raise
        link = ""
    if link and open_link(link):
        shell.say(OPENED)
        return
    path = _save(shell, draft, name)
    why = "No mail program opens from here" if link else "Too long for a mail link"
    shell.say(f"{why}: saved as {path}")


def save(shell: Shell, draft: Draft, name: str) -> None:
    """Save a draft: a mail with its pages as ``.eml``, words to say as plain text."""
    if draft.is_script:
        handing.save(shell, name, ".txt", draft.text.encode())
    else:
        _save(shell, draft, name)


def _save(shell: Shell, draft: Draft, name: str) -> str:
    content = shell.services.correspondence.eml(draft, pages(shell.services, draft))
    return handing.save(shell, name, ".eml", content).name
