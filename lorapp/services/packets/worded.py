"""The words that go out with a packet: they name what is really in its PDF, and nothing else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lorapp.domain.themes.paper_kinds import CV, STATEMENT
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass
from lorapp.services.correspondence.templates import OwnWordingError
from lorapp.services.packets.parts import NO_FILE, PaperLook

if TYPE_CHECKING:
    from lorapp.services.correspondence import Correspondence
    from lorapp.services.correspondence.drafts import Draft
    from lorapp.services.correspondence.mail import Attached

_SAID: Final[Mapping[str, str]] = {CV: "CV", STATEMENT: "personal statement"}
_NAMED: Final[Mapping[str, re.Pattern[str]]] = {
    CV: re.compile(r"\bCV\b|\b(?i:curriculum vitae|résumé|my resume)\b"),
    STATEMENT: re.compile(r"\b(?:personal|my) statement\b|\bstatement, version\b", re.IGNORECASE),
}
_NOT_READY: Final = "Take it out of the words, or note it as ready with its file."


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A paper that is not in the PDF: the sentence that says so, and why or what to do."""

    text: str
    why: str
    is_named: bool

    @property
    def told(self) -> str:
        """Both, for where there is room."""
        return f"{self.text} {self.why}"

    @property
    def is_news(self) -> bool:
        """Whether it must be said: the words name it, or a file that was noted stays out."""
        return self.is_named or self.why != NO_FILE


@dataclass(frozen=True, slots=True)
class Brought:
    """A message with words that fit its files, the files, and the papers that stay out."""

    draft: "Draft"
    files: "Attached"
    left_out: tuple[LeftOut, ...] = ()


def fitted(desk: "Correspondence", draft: "Draft", looks: Sequence[PaperLook]) -> Brought:
    """The message, naming only papers that have pages; no files are made.

    The applicant's own words stay as they are; what they name and is not in is in ``left_out``.
    So do words on changed papers whose files are not noted: those are attached by hand.
    RefusedError where the file of the only paper that changed has a fault.
    """
    words = _worded(desk, draft, [one.paper.name for one in looks if one.pages])
    if words.blanks and not draft.blanks:
        faults = [one for one in left_out(draft, looks) if one.is_named and one.why != NO_FILE]
        if faults:
            raise RefusedError(faults[0].told)
        words = draft
    return Brought(words, {}, left_out(words, looks))


def left_out(draft: "Draft", looks: Sequence[PaperLook]) -> tuple[LeftOut, ...]:
    """The papers that are not in the PDF, and those that the words name all the same."""
    return tuple(_left_out(f"{draft.subject}\n{draft.body}", looks))


def _left_out(text: str, looks: Sequence[PaperLook]) -> Iterator[LeftOut]:
    by_kind = {one.paper.kind: one for one in looks}
    for kind, name in _SAID.items():
        look, is_named = by_kind.get(kind), _NAMED[kind].search(text) is not None
        if (look and look.pages) or not (look or is_named):
            continue
        stops = [finding.text for finding in look.findings if finding.stops] if look else []
        why = stops[0] if stops else _NOT_READY
        said = f"The words name the {name}, and it" if is_named else f"The {name}"
        yield LeftOut(f"{said} is not in the PDF.", why, is_named)


def _worded(desk: "Correspondence", draft: "Draft", there: Sequence[str]) -> "Draft":
    """The words written again for the papers that are there, where they are not changed ones."""
    variant = "/".join(dict.fromkeys((*draft.variant.split("/"), draft.tone.value)))
    for only_shipped in (False, True):
        try:
            first, again = (
                desk.draft(
                    draft.kind,
                    draft.letter,
                    variant=variant,
                    only_shipped=only_shipped,
                    papers=papers,
                )
                for papers in (None, there)
            )
        except OwnWordingError:
            continue
        if (first.subject, first.body) == (draft.subject, draft.body):
            return replace(again, variant=draft.variant)
    return draft
