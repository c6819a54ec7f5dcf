"""The applicant's own editor: a message is lent to it as a private file and read back."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from lorapp.domain.text import clean
from lorapp.errors import LorError
from lorapp.frozen import dataclass
from lorapp.paths import Paths, cannot_write, make_folder

LONGEST: Final = 200_000
"""Characters a message may have; notes of the record have the same bound."""
SUBJECT: Final = "Subject: "
KEPT: Final = "Your words here are as before"

_USUAL: Final = ("nano", "vi")
_NAMED_BY: Final = ("VISUAL", "EDITOR")


@dataclass(frozen=True, slots=True)
class Edited:
    """What came back: a subject, a text, and whether letters in it could not be read."""

    subject: str
    body: str
    is_mended: bool = False


def editor(
    environ: Mapping[str, str],
    platform: str = sys.platform,
    which: Callable[[str], str | None] = shutil.which,
) -> tuple[str, ...]:
    """The command of the editor: VISUAL, else EDITOR, else what the system usually has.

    LorError where none is named that can be read, and none is there.
    """
    for name in _NAMED_BY:
        named = environ.get(name, "").strip()
        if named:
            return _split(name, named, platform)
    if platform == "win32":
        return ("notepad.exe",)
    for command in _USUAL:
        if which(command):
            return (command,)
    raise LorError("No editor is named. Set EDITOR (for example to nano), or use `e` here.")


def _split(name: str, named: str, platform: str) -> tuple[str, ...]:
    try:
        words = shlex.split(named, posix=platform != "win32")
    except ValueError:
        words = []
    found = tuple(word.strip('"') for word in words) if platform == "win32" else tuple(words)
    if not found:
        raise LorError(f"{name} cannot be read: a quote in it is not closed. Set it anew.")
    return found


class Lent:
    """One message as a private file in the drafts folder, while an editor has it."""

    def __init__(self, paths: Paths, subject: str, body: str) -> None:
        """Write the file. StoreError when that cannot be done."""
        self._before = (subject, body)
        make_folder(paths.home)
        folder = make_folder(paths.drafts)
        try:
            handle, name = tempfile.mkstemp(suffix=".txt", prefix="message-", dir=folder)
            with os.fdopen(handle, "wb") as stream:
                stream.write(f"{SUBJECT}{subject}\n\n{body}\n".encode())
        except OSError as problem:
            raise LorError(cannot_write(folder, problem)) from None
        self.path = Path(name)
        self._written = self.path.read_bytes()

    def run(self, command: tuple[str, ...]) -> str | None:
        """Let the editor have it, without a shell; a sentence when that went wrong."""
        try:
            with _ctrl_c_is_the_editors():
                done = subprocess.run(  # noqa: S603 - the applicant names the program
                    [*command, str(self.path)], check=False
                )
        except (OSError, ValueError) as problem:
            why = getattr(problem, "strerror", None) or "its name cannot be used"
            return f"{command[0]} could not be started ({why}). {KEPT}; set EDITOR to another."
        if done.returncode:
            return f"{Path(command[0]).name} ended early. {KEPT}."
        return None

    def take_back(self) -> Edited | None:
        """Read what was saved; None when nothing was changed.

        LorError when it cannot be taken: then the file stays, and the sentence names it.
        """
        raw = self._saved()
        if raw is None:
            raise LorError(f"The editor left no file. {KEPT}.")
        if raw == self._written:
            self.forget()
            return None
        text = clean(raw.decode("utf-8-sig", errors="replace"), multiline=True)
        if len(text) > LONGEST:
            raise LorError(
                f"That is longer than {LONGEST:,} characters. {KEPT}; "
                f"the long text is {self.path.name} in the drafts folder."
            )
        self.forget()
        is_mended = "\ufffd" in text and b"\xef\xbf\xbd" not in raw
        return _parted(text, self._before[0], is_mended=is_mended)

    def give_up(self) -> str:
        """End after an editor that failed: what it saved stays where it is, and is named."""
        raw = self._saved()
        if raw is None or raw == self._written:
            self.forget()
            return ""
        return f" What it saved is {self.path.name} in the drafts folder."

    def forget(self) -> None:
        """Take the file away."""
        self.path.unlink(missing_ok=True)

    def _saved(self) -> bytes | None:
        try:
            if not self.path.is_file():
                return None
            with self.path.open("rb") as stream:
                return stream.read(LONGEST * 4 + 4)
        except OSError:
            # It is there but cannot be read: to the applicant the same as no file.
            return None


def _parted(text: str, subject: str, *, is_mended: bool) -> Edited:
    first, _, rest = text.lstrip("\n").partition("\n")
    if first.startswith(SUBJECT.rstrip()):
        subject = " ".join(first.removeprefix(SUBJECT.rstrip()).split())
    else:
        rest = text
    return Edited(subject, rest.strip("\n"), is_mended)


@contextmanager
def _ctrl_c_is_the_editors() -> Iterator[None]:
    """Ctrl+C while an editor has the terminal is meant for it, and ends nothing here."""

    def ignore(_number: int, _frame: FrameType | None) -> None:
        return

    before = signal.signal(signal.SIGINT, ignore)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
