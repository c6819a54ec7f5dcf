"""The ledger of claims: who saw it, whether that person writes, what to say if asked (B7)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from lorapp.domain.engine.words import short_name
from lorapp.domain.gathered import grouped
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.moments import WitnessedMoment
from lorapp.domain.papers import Claim
from lorapp.domain.themes.coverage import folded, has_theme, letters_in_play
from lorapp.domain.wording.days import day_short
from lorapp.frozen import dataclass

Letters = Mapping[str, tuple[Letter, ...]]
"""The letters something can still come of, by writer."""


class Standing(StrEnum):
    """How well a claim stands, best first; the value is what a list says."""

    HERE = "letter here"
    COMING = "letter to come"
    NOT_ASKED = "writer not asked"
    SEEN = "seen, no letter"
    UNWITNESSED = "no witness"


@dataclass(frozen=True, slots=True)
class Witness:
    """One person who can corroborate a claim. ``named`` on the claim itself.

    ``letters`` are that person's letters in play, ``proving`` those asked to prove the theme.
    """

    mentor: str
    named: bool
    moments: tuple[WitnessedMoment, ...]
    letters: tuple[str, ...]
    proving: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of one statement; ``index`` counts in the statement's claims."""

    statement: str
    index: int
    claim: Claim
    witnesses: tuple[Witness, ...]
    standing: Standing

    @property
    def id(self) -> str:
        """A name for it that stays while the claim keeps its place."""
        return f"{self.index}@{self.statement}"


def ledger(at: Situation) -> tuple[Entry, ...]:
    """Every claim of every statement, in the order of the record."""
    letters = grouped((letter.mentor, letter) for letter in letters_in_play(at))
    return tuple(
        _entry(at, letters, Entry(statement.key, index, claim, (), Standing.UNWITNESSED))
        for statement in at.file.statements
        for index, claim in enumerate(statement.claims)
    )


def _entry(at: Situation, letters: Letters, bare: Entry) -> Entry:
    """Fill in who saw a claim, and how it stands by that."""
    witnesses = tuple(_witnesses(at, letters, bare.claim))
    return replace(bare, witnesses=witnesses, standing=_standing(at, witnesses))


def _witnesses(at: Situation, letters: Letters, claim: Claim) -> Iterator[Witness]:
    seen: dict[str, list[WitnessedMoment]] = {claim.witness: []} if claim.witness else {}
    theme = claim.theme
    if theme and folded(theme):
        for moment in at.file.moments:
            if moment.mentor and moment.on <= at.today and has_theme(moment.themes, theme):
                seen.setdefault(moment.mentor, []).append(moment)
    for mentor, moments in seen.items():
        mine = letters.get(mentor, ())
        yield Witness(
            mentor,
            mentor == claim.witness,
            tuple(moments),
            tuple(letter.key for letter in mine),
            tuple(x.key for x in mine if theme and has_theme(x.proves, theme)),
        )


def _standing(at: Situation, witnesses: tuple[Witness, ...]) -> Standing:
    proving = [at.file.letter(key) for witness in witnesses for key in witness.proving]
    if any(at.is_available(letter) for letter in proving):
        return Standing.HERE
    if proving:
        return Standing.COMING
    if any(witness.letters for witness in witnesses):
        return Standing.NOT_ASKED
    return Standing.SEEN if witnesses else Standing.UNWITNESSED


def orphans(at: Situation, mentor: str) -> tuple[Entry, ...]:
    """The claims nobody could corroborate were it not for this person."""
    return tuple(
        entry
        for entry in ledger(at)
        if entry.witnesses and all(witness.mentor == mentor for witness in entry.witnesses)
    )


def if_asked(at: Situation, entry: Entry) -> str:
    """What to say if an interviewer asks about a claim: one plain hint."""
    if not entry.witnesses:
        return (
            "Nobody on record saw this. Have the day, the place and your own part ready, "
            "or take the line out."
        )
    best = min(entry.witnesses, key=lambda one: (not one.proving, not one.letters, not one.moments))
    name = short_name(at.file, best.mentor)
    if not best.moments:
        return f"Name {name}. Note the moment first, so that you both tell the same one."
    newest = max(best.moments, key=lambda moment: moment.on)
    told = f"Tell the moment of {day_short(newest.on, at.today)}; {name} saw it"
    return (
        told
        + {
            Standing.HERE: " and was asked to write of it.",
            Standing.COMING: " and is asked to write of it.",
            Standing.NOT_ASKED: ", but the packet did not ask for it.",
            Standing.SEEN: " and does not write. Give the name if they want one.",
        }[entry.standing]
    )
