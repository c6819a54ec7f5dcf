"""A draft as a mail file or link; lorapp itself never sends anything."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from lorapp.errors import LorError, RefusedError
from lorapp.paths import cannot_write, write_new
from lorapp.services.correspondence.drafts import Draft

if TYPE_CHECKING:
    from email.message import EmailMessage

Attached = Mapping[str, str | bytes]
"""File names with what the files hold: a text, or bytes of the kind the suffix names."""

MAILTO_MAX: Final = 1899
"""Longer links are cut by some mail programs; a file holds any length."""
NAME_MAX: Final = 200
"""A longer name is left out beside its address; no mail program shows it."""
LINE_MAX: Final = 500
"""What the record, and a subject line here, holds at most."""
FILE_NAME_MAX: Final = 80

_KINDS: Final = {".pdf": ("application", "pdf"), ".ics": ("text", "calendar")}
_OTHER_KIND: Final = ("application", "octet-stream")


def eml(draft: Draft, attached: Attached | None = None) -> bytes:
    """Write a draft as an ``.eml`` file that opens as an unsent message to one person.

    It carries no date, no sender and no id: the mail program adds its own. ``attached`` maps
    file names to a text or to bytes. RefusedError for a script, without an address or while a
    blank is open; LorError where a line break hides in a header.
    """
    from email.errors import HeaderParseError
    from email.message import EmailMessage
    from email.policy import SMTP

    address = _address(draft)
    _refuse_breaks(draft, address)
    message = EmailMessage(policy=SMTP)
    try:
        message["To"] = _recipient(draft.to_name, address)
        message["Subject"] = draft.subject
        message["X-Unsent"] = "1"
        message.set_content(draft.body)
        for name, content in (attached or {}).items():
            _attach(message, _file_name(name), content)
        return message.as_bytes()
    except (ValueError, HeaderParseError, UnicodeError, IndexError):
        raise LorError(
            f"The address {address!r} cannot stand in a mail. Correct it under Mentors."
        ) from None


def mailto(draft: Draft) -> str:
    """Write a draft as a ``mailto:`` link. RefusedError when it is too long for one."""
    address = _address(draft)
    _refuse_breaks(draft, address)
    body = draft.body.replace("\r\n", "\n").replace("\n", "\r\n")
    link = (
        f"mailto:{quote(address, safe='@')}"
        f"?subject={quote(draft.subject, safe='')}&body={quote(body, safe='')}"
    )
    if len(link) > MAILTO_MAX:
        raise RefusedError("This message is too long for a mail link; save it as a file instead.")
    return link


def save_eml(draft: Draft, path: Path, attached: Attached | None = None) -> Path:
    """Save a draft, readable by its owner only; a file that is there stays as it is."""
    return save_new(path, eml(draft, attached))


def save_new(path: Path, content: bytes) -> Path:
    """Write a new private file. LorError when it is there already or cannot be written."""
    try:
        write_new(path, content)
    except FileExistsError:
        raise RefusedError(f"{path} is there already. Choose another name.") from None
    except ValueError:
        raise LorError(f"{path} cannot be written: the name cannot be used.") from None
    except OSError as problem:
        raise LorError(cannot_write(path, problem)) from None
    return path


def _attach(message: "EmailMessage", name: str, content: str | bytes) -> None:
    if isinstance(content, str):
        message.add_attachment(content, filename=name)
        return
    main, sub = _KINDS.get(Path(name).suffix.lower(), _OTHER_KIND)
    signs = {"charset": "utf-8"} if main == "text" else None
    message.add_attachment(content, maintype=main, subtype=sub, filename=name, params=signs)


def _address(draft: Draft) -> str:
    if draft.is_script:
        raise RefusedError("These are words to say, not a mail. Copy them or save them as text.")
    if draft.blanks:
        raise RefusedError(f"Still open: {', '.join(draft.blanks)}. Fill it in first.")
    if not draft.to:
        raise RefusedError(f"No address of {draft.to_name} is known. Add one under Mentors.")
    return draft.to


def _refuse_breaks(draft: Draft, address: str) -> None:
    parts = {"The address": address, "The name": draft.to_name, "The subject": draft.subject}
    for what, text in parts.items():
        if len(text) > LINE_MAX and text != draft.to_name:
            raise LorError(f"{what} is longer than {LINE_MAX} characters. Shorten it first.")
        if any(ord(letter) < ord(" ") or letter in "\x7f\x85\u2028\u2029" for letter in text):
            raise LorError(f"{what} holds a line break or control character. Take it out first.")


def _recipient(name: str, address: str) -> object:
    from email.headerregistry import Address

    if any(letter.isspace() for letter in address):
        raise ValueError(address)
    return Address(display_name=name if len(name) <= NAME_MAX else "", addr_spec=address)


def _file_name(name: str) -> str:
    kept = "".join(letter if letter.isalnum() or letter in " .-_" else "-" for letter in name)
    stem, suffix = os.path.splitext(kept.strip(" .-"))  # noqa: PTH122 - a name, not a path
    return f"{stem[:FILE_NAME_MAX]}{suffix[:FILE_NAME_MAX]}" or "attachment.txt"
