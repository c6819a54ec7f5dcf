"""The wordings as files: lorapp's own, and over them those of the applicant."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Final

from lorapp.domain.text import clean
from lorapp.errors import LorError
from lorapp.paths import Paths
from lorapp.services.computer.handing import shown_path
from lorapp.services.correspondence.choice import SITUATIONS, TONES
from lorapp.services.correspondence.field_words import FACTS, GUIDE, fields_of
from lorapp.services.correspondence.sandbox import TEMPLATE_MAX, TemplateError, render

SUFFIX: Final = ".txt"
_PAGES: Final = (FACTS, GUIDE)
"""How the names of those begin that are pages of a packet: they have no subject."""
BYTES_MAX: Final = TEMPLATE_MAX * 4
"""As many bytes as a template of the longest kind can have."""


class OwnWordingError(LorError):
    """A wording of the applicant's own cannot be used; the sentence says where and what."""


@cache
def names() -> tuple[str, ...]:
    """The names of all templates."""
    found = (entry.name for entry in (files("lorapp") / "templates").iterdir())
    return tuple(sorted(name.removesuffix(SUFFIX) for name in found if name.endswith(SUFFIX)))


@cache
def shipped(name: str) -> str:
    """The text of a template as lorapp brings it. LorError names those there are."""
    if name not in names():
        raise LorError(f"There is no template {name!r}. `lorapp templates` lists them.")
    return (files("lorapp") / "templates" / f"{name}{SUFFIX}").read_text(encoding="utf-8")


class Templates:
    """Fills templates; a file in the applicant's own folder takes the place of lorapp's."""

    def __init__(self, paths: Paths | None = None) -> None:
        self._folder = paths.templates if paths else None

    def own(self) -> tuple[str, ...]:
        """The names of the applicant's own files, with or without a template of that name."""
        if self._folder is None:
            return ()
        try:
            found = [path.stem for path in self._folder.iterdir() if path.suffix == SUFFIX]
        except OSError:
            # No folder, or one that cannot be read: nothing in it takes the place of anything.
            return ()
        return tuple(sorted(found))

    def fill(self, name: str, values: Mapping[str, object], *, only_shipped: bool = False) -> str:
        """Fill a template once.

        OwnWordingError when the applicant's own cannot be used; lorapp's words then do not
        slip in unasked. ``only_shipped`` passes it over.
        """
        path = None if only_shipped else self._path(name)
        if path is None:
            return render(shipped(name), values)
        try:
            return render(_read(path), values)
        except TemplateError as problem:
            raise _told(path, problem) from None

    def check_message(self, name: str, subject: str, body: str) -> None:
        """Refuse an own wording without a subject in its first line or without words."""
        path = self._path(name)
        if path is not None and not (subject and body):
            raise _told(path, TemplateError("The first line is the subject, the message follows"))

    def problems(self) -> tuple[str, ...]:
        """What keeps own wordings from being used, each with its file, line and what to do.

        A wording that gives a subject and a message in any tone and situation can be used.
        """
        used = [name for name in self.own() if name in names()]
        return tuple(filter(None, map(self._problem, used)))

    def _problem(self, name: str) -> str:
        told = ""
        for values in _samples(fields_of(name)):
            try:
                text = self.fill(name, values)
            except OwnWordingError as problem:
                return str(problem)
            subject, _, body = text.lstrip("\n").partition("\n")
            try:
                if not name.startswith(_PAGES):
                    self.check_message(name, subject.strip(), body.strip())
            except OwnWordingError as problem:
                told = str(problem)
            else:
                return ""
        return told

    def _path(self, name: str) -> Path | None:
        if self._folder is None:
            return None
        path = self._folder / f"{name}{SUFFIX}"
        return path if path.exists() or path.is_symlink() else None


def _samples(fields: Iterable[str]) -> Iterator[Mapping[str, str]]:
    """Every field known, then every field empty, in each tone and situation."""
    known = tuple(fields)
    for word, tone, situation in product(("x", ""), TONES, SITUATIONS):
        values = dict.fromkeys(known, word) | {"tone": tone, "situation": situation}
        yield {field: values[field] for field in known}


def _read(path: Path) -> str:
    if not path.is_file():
        raise TemplateError("It is no file")
    try:
        with path.open("rb") as stream:
            raw = stream.read(BYTES_MAX + 1)
    except OSError as problem:
        raise TemplateError(f"It cannot be read ({problem.strerror})") from None
    if len(raw) > BYTES_MAX:
        raise TemplateError(f"A template has at most {TEMPLATE_MAX:,} characters")
    try:
        return clean(raw.decode("utf-8-sig"), multiline=True)
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise TemplateError("It is not UTF-8 text; save it as that", line) from None


def _told(path: Path, problem: TemplateError) -> OwnWordingError:
    line = f", line {problem.line}" if problem.line else ""
    return OwnWordingError(
        f"{shown_path(path)}{line}: {problem.reason}. "
        f"Correct it there, or take the file away to have lorapp's own words."
    )
