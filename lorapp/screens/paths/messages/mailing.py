"""A message as a link for the mail program or as a file, with the packet inside."""

import asyncio
from collections.abc import Collection
from typing import TYPE_CHECKING

from lorapp.domain.engine.steps import DraftKind
from lorapp.errors import RefusedError
from lorapp.screens.frame.shell import Shell
from lorapp.screens.paths.messages import handing
from lorapp.services.computer.handing import open_link
from lorapp.services.correspondence.drafts import Draft
from lorapp.services.correspondence.mail import eml, mailto

if TYPE_CHECKING:
    from lorapp.bootstrap import Services
    from lorapp.services.packets.worded import Brought

OPENED = "Opened in your mail program. It goes out when you press send there; then `l` here."


def kept(services: "Services", draft: Draft) -> Collection[str]:
    """The moments whose patterns were read and kept on purpose, for a packet."""
    if draft.kind is not DraftKind.PACKET:
        return ()
    return kept_moments(services, draft.letter)


def kept_moments(services: "Services", letter: str) -> tuple[str, ...]:
    """The moments of a letter's packet that were kept on purpose."""
    return services.packets.kept(letter)


async def mail(shell: Shell, draft: Draft, name: str) -> None:
    """Open a draft in the mail program; save it as a file where that cannot be done."""
    if draft.brings_papers:
        path, news = await _save(shell, draft, name)
        if news:
            shell.say(f"{news} Saved as {path}.", error=True)
        else:
            shell.say(f"Saved with its papers as {path}; open it and press send there.")
        return
    try:
        link = mailto(draft)
    except RefusedError:
        if not draft.to or draft.is_script:
            raise
        link = ""
    if link and open_link(link):
        shell.say(OPENED)
        return
    path, _ = await _save(shell, draft, name)
    why = "No mail program opens from here" if link else "Too long for a mail link"
    shell.say(f"{why}: saved as {path}")


async def save(shell: Shell, draft: Draft, name: str) -> None:
    """Save a draft: a mail with its papers as ``.eml``, words to say as plain text."""
    if draft.is_script:
        handing.save(shell, name, ".txt", draft.text.encode())
    else:
        path, news = await _save(shell, draft, name)
        if news:
            shell.say(f"{news} Saved as {path}.", error=True)


async def copy(shell: Shell, draft: Draft, name: str) -> None:
    """Copy the words; those of a packet name what is really in its PDF."""
    if draft.kind is not DraftKind.PACKET:
        await handing.copy(shell, draft.text, name)
        return
    brought = await asyncio.to_thread(shell.services.packets.fitted, draft)
    await handing.copy(shell, brought.draft.text, name)
    news = _news(brought)
    if news:
        shell.say(f"{news} The words are copied.", error=True)


async def _save(shell: Shell, draft: Draft, name: str) -> tuple[str, str]:
    """Save a mail; the name of its file, and what must be said of papers that stay out."""
    services = shell.services
    keep = kept_moments(services, draft.letter)
    brought = await asyncio.to_thread(services.packets.brought_by, draft, keep)
    content = eml(brought.draft, brought.files)
    return handing.save(shell, name, ".eml", content).name, _news(brought)


def _news(brought: "Brought") -> str:
    return " ".join(one.text for one in brought.left_out if one.is_news)
