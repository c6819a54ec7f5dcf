"""Share packs for an advisor, and the comments that come back."""

import json
from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lorapp.domain.comments import Comment
from lorapp.domain.letters.situation import Situation
from lorapp.domain.reports.quoted import theme_suspects
from lorapp.domain.sharing import printing
from lorapp.domain.sharing.landing import Landed, landed, with_comments, without_comment
from lorapp.domain.sharing.levels import Level
from lorapp.domain.sharing.pack import Pack, pack
from lorapp.domain.sharing.references import reference, targets
from lorapp.domain.sharing.replies import Replies, is_replies, read_replies
from lorapp.domain.wording.days import count_words
from lorapp.errors import LorError
from lorapp.paths import write_whole
from lorapp.services.computer.files import contents
from lorapp.services.correspondence.packets import refuse_patterns
from lorapp.services.tables.texts import decoded

if TYPE_CHECKING:
    from lorapp.domain.record import SeasonFile
    from lorapp.paths import Paths
    from lorapp.services.pages.forms import Form
    from lorapp.services.recording.changes import Change
    from lorapp.services.recording.unit import Unit

BYTES_MAX: Final = 5_000_000
SECRET_BYTES: Final = 32
JSON: Final = ".json"


class Sharing:
    """Packs out, comments in. References rest on a secret that stays beside the store."""

    def __init__(self, unit: "Unit", home: "Paths") -> None:
        self._unit, self._home = unit, home

    def pack(self, level: Level, keep: Collection[str] = ()) -> Pack:
        """The pack of a level as it stands today.

        RefusedError while a theme in it may point to a patient and is not in ``keep``.
        """
        file, now = self._unit.file(), self._unit.now()
        refuse_patterns(theme_suspects(Situation(file, now), keep))
        return pack(file, now, level, partial(reference, self._secret()))

    def write(self, shared: Pack, form: "Form") -> bytes:
        """Print a pack."""
        from lorapp.services.pages.forms import printed

        return printed(printing.document(shared), form)

    def as_json(self, shared: Pack) -> bytes:
        """A pack for programs."""
        return _json(printing.as_values(shared))

    def template(self, shared: Pack, *, as_json: bool = False) -> bytes:
        """The file an advisor writes comments into."""
        if as_json:
            return _json(printing.template_values(shared))
        return printing.template(shared).encode("utf-8")

    def save_template(self, shared: Pack, path: Path) -> Path:
        """Save the file for comments beside the pack at ``path``, and return its place.

        One that is there and says something else stays: an advisor may have written in it.
        """
        from lorapp.services.computer.handing import free_name
        from lorapp.services.correspondence.mail import save_new

        suffix = JSON if path.suffix.lower() == JSON else ".txt"
        content = self.template(shared, as_json=suffix == JSON)
        name = f"{path.stem}-comments"
        beside = path.with_name(f"{name}{suffix}")
        if beside.exists() and contents(beside, BYTES_MAX) == content:
            return beside
        return save_new(free_name(path.parent, name, suffix), content)

    def save(self, level: Level, form: "Form", keep: Collection[str] = ()) -> tuple[Path, Path]:
        """Save a pack among the exports; the places of the pack and of the file for comments."""
        from lorapp.services.exports.export_places import save_dated

        shared, today = self.pack(level, keep), self._unit.today()
        content = self.write(shared, form)
        path = save_dated(self._home, "share", today, form.suffix, content)
        return path, self.save_template(shared, path)

    def read(self, text: str) -> Replies:
        """Read comments; what cannot be taken is named in its place."""
        return read_replies(text, self._unit.today())

    def look(self, replies: Replies) -> Landed:
        """Say what comments would bring; InvalidError with every problem, LorError when empty."""
        return self._landed(self._unit.file(), replies)

    def take(self, replies: Replies) -> "Change | None":
        """Put comments on their records as one change; None when all are there already."""
        seen = self.look(replies)
        if not seen.fresh:
            return None
        whose = f" of {replies.by}" if replies.by else ""
        label = f"Import {count_words(len(seen.fresh), 'comment')}{whose}"
        return self._unit.command(
            label, lambda file: with_comments(file, self._landed(file, replies).fresh)
        )

    def remove(self, comment: Comment) -> "Change":
        """Take a comment off its record; undo brings it back."""
        label = f"Remove a comment{f' of {comment.by}' if comment.by else ''}"
        return self._unit.command(label, lambda file: without_comment(file, comment))

    def _landed(self, file: "SeasonFile", replies: Replies) -> Landed:
        return landed(file, replies, targets(file, self._secret()), self._unit.today())

    def _secret(self) -> bytes:
        """The key behind all references; made once, before the first pack."""
        path = self._home.share_secret
        if not path.exists():
            import secrets

            write_whole(path, f"{secrets.token_hex(SECRET_BYTES)}\n".encode())
        kept = contents(path, 4 * SECRET_BYTES).strip()
        try:
            secret = bytes.fromhex(kept.decode("ascii"))
        except ValueError:
            secret = b""
        if len(secret) != SECRET_BYTES:
            raise LorError(
                f"{path.name} in the lorapp folder is damaged. Delete it to make new references; "
                "comments on packs sent before can then no longer be placed."
            )
        return secret


def comments_in(path: Path) -> str | None:
    """The text of a file that holds an advisor's comments; None for any other file."""
    if path.suffix.lower() in {".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".vcf"}:
        return None
    raw = contents(path, BYTES_MAX)
    if path.suffix.lower() == ".eml":
        raw = _mail_text(raw)
    try:
        text = decoded(raw)
    except LorError:
        return None
    if not is_replies(text):
        return None
    if len(raw) > BYTES_MAX:
        raise LorError(
            f"This file of comments is larger than {BYTES_MAX // 1_000_000} MB; check which it is."
        )
    return text


def _mail_text(raw: bytes) -> bytes:
    """The plain text of a saved e-mail; nothing where it has none."""
    from email import message_from_bytes, policy

    body = message_from_bytes(raw, policy=policy.default).get_body(("plain",))
    try:
        return str(body.get_content()).encode("utf-8", "replace") if body else b""
    except (LookupError, KeyError, ValueError):
        return b""


def _json(values: object) -> bytes:
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
