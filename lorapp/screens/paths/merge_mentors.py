"""Two mentors who are one person: which record stays, and what moves to it."""

from collections.abc import Sequence
from dataclasses import fields
from functools import partial
from typing import ClassVar, Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Mentor
from lorapp.domain.mentors_doubles import belongings, doubles
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.days import count_words
from lorapp.keymap import BACK
from lorapp.screens.paths.guided import GuidedPath, Option, Question
from lorapp.screens.paths.page import stations_of
from lorapp.widgets.frame.path_bar import Station
from lorapp.widgets.rows.rows import Columns
from lorapp.widgets.text import glyphs

NAMES: Final = ("Who", "Which one stays")
TOLD: Final = {
    "title": "title",
    "institution": "institution",
    "role": "role",
    "specialty": "specialty",
    "phone": "phone",
    "country": "country",
    "notes": "notes",
}
"""Details worth a word when they fill a gap."""


class MergePath(GuidedPath):
    """First who the other one is, then whose name stays; one Enter merges, ``u`` parts again."""

    NAME = "Merge two mentors"
    GUIDE = "contacts"
    OWN_COMMANDS = (BACK,)
    COLUMNS: ClassVar[Columns] = Columns(fact=26, number=0, gap=0)

    def __init__(self, mentor: str) -> None:
        super().__init__()
        self._mentor = mentor
        self._other: str | None = None

    def path_title(self, file: SeasonFile) -> str:
        known = file.mentors_by_key.get(self._mentor)
        return f"Merge {known.name} with another record" if known else "Merge two mentors"

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 0 if self._other is None else 1)

    def questions(self, at: Situation) -> Sequence[Question]:
        file = at.file
        if self._mentor not in file.mentors_by_key:
            return ()
        if self._other is None or self._other not in file.mentors_by_key:
            return self._who(file)
        one, other = file.mentor(self._mentor), file.mentor(self._other)
        again = Option(id="again", title="Choose another person", act=self._again, verb="choose")
        return (
            Question(
                "Whose name stays", (self._keep(file, one, other), self._keep(file, other, one))
            ),
            Question("Or", (again,)),
        )

    def _who(self, file: SeasonFile) -> Sequence[Question]:
        found = {}
        for pair in doubles(file):
            if self._mentor in {pair.mentor, pair.other}:
                found[pair.other if pair.mentor == self._mentor else pair.mentor] = pair.why
        others = [mentor for mentor in file.mentors if mentor.key != self._mentor]
        looks = [self._person(one, found[one.key]) for one in others if one.key in found]
        rest = [self._person(one, "") for one in others if one.key not in found]
        return (
            Question("Looks like the same person", tuple(looks)),
            Question("Everyone else", tuple(rest), str(len(rest))),
        )

    def _person(self, mentor: Mentor, why: str) -> Option:
        return Option(
            id=f"who:{mentor.key}",
            title=mentor.name,
            fact=why or mentor.institution or "",
            act=partial(self._choose, mentor.key),
            glyph=glyphs.UNKNOWN if why else glyphs.OPEN,
            why=(f"They share {why}." if why else "Nothing says that these are one person.",),
        )

    def _keep(self, file: SeasonFile, kept: Mentor, gone: Mentor) -> Option:
        moving = told_belongings(file, gone.key)
        fills = [
            TOLD[field.name]
            for field in fields(Mentor)
            if field.name in TOLD and not getattr(kept, field.name) and getattr(gone, field.name)
        ]
        why = [
            f"Moves here from {gone.name}: {moving}."
            if moving
            else f"Nothing is noted yet about {gone.name}.",
            f"Filled in: {', '.join(fills)}." if fills else "",
            "All addresses and assistants stay. The address in use here stays in use.",
            "One of them is not to be contacted, so the one person is not."
            if bool(kept.do_not_contact) != bool(gone.do_not_contact)
            else "",
            "What the portal has confirmed stays as it is there. `u` parts them again.",
        ]
        return Option(
            id=f"keep:{kept.key}",
            title=kept.name,
            fact=told_belongings(file, kept.key),
            act=partial(self._merge, kept.key, gone.key),
            verb="merge",
            why=tuple(line for line in why if line),
        )

    def _choose(self, key: str) -> None:
        self._other = key
        self.stay_on(f"keep:{self._mentor}")
        self.load()

    def _again(self) -> None:
        self.stay_on(f"who:{self._other}")
        self._other = None
        self.load()

    def _merge(self, kept: str, gone: str) -> None:
        self.shell.done(self.services.mentors.merge(kept, gone))
        self.action_back()


def told_belongings(file: SeasonFile, key: str) -> str:
    """What is noted about a person, counted in words; empty where it is nothing."""
    held = belongings(file, key)
    counts = (
        (held.letters, "letter"),
        (held.contacts, "contact"),
        (held.moments, "moment"),
        (held.rotations, "rotation"),
    )
    return ", ".join(count_words(count, noun) for count, noun in counts if count)
