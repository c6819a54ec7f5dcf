"""The names a text may not hold by accident: of other programs, and of other specialties."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lorapp.domain.programs import Program
from lorapp.domain.record import SeasonFile
from lorapp.frozen import dataclass

_SMALL: Final = frozenset({"of", "the", "and", "at", "for", "in", "&"})
_GENERIC: Final = frozenset(
    {
        *("university", "hospital", "hospitals", "medical", "center", "centre", "health"),
        *("system", "clinic", "college", "school", "regional", "community", "medicine"),
        *("program", "residency", "healthcare", "care", "general"),
    }
)
_WORDS: Final = re.compile(r"[\s-]+")
_SHORTEST: Final = 5
"""A single word of a program's name shorter than this says too little."""
_SAYS_TOO_LITTLE: Final = 2

_ALSO: Final[dict[str, tuple[str, ...]]] = {
    "internal-medicine": ("internist", "internists"),
    "family-medicine": ("family physician", "family doctor", "family practice"),
    "pediatrics": ("pediatrician", "paediatrics", "paediatrician", "pediatric residency"),
    "psychiatry": ("psychiatrist", "psychiatrists"),
    "neurology": ("neurologist", "neurologists"),
    "general-surgery": ("surgeon", "surgery", "surgical residency"),
    "emergency-medicine": ("emergency physician",),
    "obstetrics-gynecology": ("obstetrics", "gynecology", "obstetrician", "gynecologist", "OB/GYN"),
    "anesthesiology": ("anesthesiologist", "anaesthesiology", "anesthesia"),
    "pathology": ("pathologist",),
    "diagnostic-radiology": ("radiologist", "radiology"),
    "physical-medicine-rehabilitation": ("physiatrist", "physiatry"),
    "dermatology": ("dermatologist",),
    "ophthalmology": ("ophthalmologist",),
    "orthopaedic-surgery": ("orthopedic surgery", "orthopedics", "orthopaedics"),
    "otolaryngology": ("otolaryngologist",),
    "neurosurgery": ("neurosurgeon",),
    "plastic-surgery": ("plastic surgeon",),
    "urology": ("urologist",),
}
"""Other words for a specialty. They stand in many a statement rightly: look at them."""
_ORDINARY: Final = frozenset({"Path", "Derm", "Surgery", "Plastics"})
"""Short names that are ordinary words; the long name is looked for instead."""


@dataclass(frozen=True, slots=True)
class Term:
    """One name, whose it is, and whether it is wrong for certain."""

    why: str
    is_clear: bool
    is_specialty: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """All names to look for; ``exact_case`` ones count in their own letters only."""

    any_case: re.Pattern[str] | None
    by_name: dict[str, Term]
    exact_case: re.Pattern[str] | None
    by_short: dict[str, Term]
    own: tuple[str, ...]

    def is_named(self, name: str) -> bool:
        """Whether a folded name is looked for already, or is the text's own program's."""
        known = (*self.by_name, *self.own)
        return any(f" {other} " in f" {name} " or f" {name} " in f" {other} " for other in known)


def folded_name(name: str) -> str:
    """A name as it is compared: small letters, one blank between words."""
    return " ".join(_WORDS.split(name.casefold().strip()))


def terms_of(
    text: str, file: SeasonFile, programs: Sequence[Program], specialty: str | None
) -> Names:
    """The names of others whose words are all in a text that goes to these programs.

    A name that all of them bear is their own; one that only some bear is wrong for the rest.
    """
    own = _shared(file, programs)
    words = text.casefold()
    loose: dict[str, Term] = {}
    exact: dict[str, Term] = {}
    for program in file.programs:
        for name, is_clear in _names(file, program).items():
            if not _is_in(name, words) or folded_name(name) in own:
                continue
            met = _is_met(file, name)
            whose = "another program" if name == program.name else program.name
            why = f"the name of {whose}" + (", where you rotated" if met else "")
            term = Term(why, is_clear and not met)
            if len(_WORDS.split(name)) < _SAYS_TOO_LITTLE:
                exact.setdefault(name, term)
            else:
                loose.setdefault(folded_name(name), term)
    for name, term, is_short in _specialty_terms(file, _own_specialties(programs, specialty)):
        if not _is_in(name, words):
            continue
        if is_short:
            exact.setdefault(name, term)
        else:
            loose.setdefault(folded_name(name), term)
    return Names(_pattern(loose, re.IGNORECASE), loose, _pattern(exact), exact, tuple(own))


def _is_in(name: str, words: str) -> bool:
    """Whether each word of a name is somewhere in a text of small letters: most are not."""
    return all(word in words for word in _WORDS.split(name.casefold()))


def _shared(file: SeasonFile, programs: Sequence[Program]) -> frozenset[str]:
    """The folded names that all these programs bear."""
    borne = [frozenset(map(folded_name, _names(file, program))) for program in programs]
    return frozenset.intersection(*borne) if borne else frozenset()


def _own_specialties(programs: Sequence[Program], specialty: str | None) -> frozenset[str | None]:
    """What a text may name freely: the one specialty of its programs, else its own."""
    slugs = {program.specialty for program in programs if program.specialty}
    if not slugs:
        return frozenset({specialty})
    return frozenset(slugs) if len(slugs) == 1 else frozenset()


def _is_met(file: SeasonFile, name: str) -> bool:
    """Whether the applicant rotated at a place of this name."""
    sites = [folded_name(stay.site) for stay in file.rotations if stay.site]
    return any(f" {folded_name(name)} " in f" {site} " for site in sites)


def _names(file: SeasonFile, program: Program) -> dict[str, bool]:
    """What a program is called, each with whether it can mean nothing else."""
    found = {program.name: True}
    words = program.name.split()
    ends = _endings(file, program)
    while words and (words[-1].casefold() in ends or words[-1].casefold() in _SMALL):
        words.pop()
    for core in (words, _without_generic(words)):
        telling = [word for word in core if word.casefold() not in _SMALL]
        if len(telling) >= _SAYS_TOO_LITTLE:
            found.setdefault(" ".join(core), True)
        elif telling and len(telling[0]) >= _SHORTEST:
            found.setdefault(telling[0], False)
    if program.city:
        for name in _specialty_names(file, program.specialty):
            found.setdefault(f"{program.city} {name}", True)
    return {name: is_clear for name, is_clear in found.items() if len(name) >= _SHORTEST}


def _endings(file: SeasonFile, program: Program) -> frozenset[str]:
    """The words at the end of a program's name that say its specialty."""
    names = _specialty_names(file, program.specialty)
    words = {word.casefold() for name in names for word in name.split()}
    return frozenset(words | {"program", "residency", "categorical", "preliminary"})


def _without_generic(words: Sequence[str]) -> list[str]:
    kept = list(words)
    while kept and kept[-1].casefold() in _GENERIC | _SMALL:
        kept.pop()
    return kept


def _specialty_names(file: SeasonFile, slug: str | None) -> tuple[str, ...]:
    if slug is None:
        return ()
    known = file.rulebook.specialties.get(slug)
    return (known.name, known.short) if known else (slug.replace("-", " "),)


def _specialty_terms(
    file: SeasonFile, own: frozenset[str | None]
) -> Iterator[tuple[str, Term, bool]]:
    """Names of other specialties; the third says that only these very letters count."""
    others = dict.fromkeys([*file.rulebook.specialties, *_slugs(file)])
    for slug in others:
        if slug in own:
            continue
        names = _specialty_names(file, slug)
        why = f"a word for another specialty, {names[0].lower()}"
        yield names[0], Term("another specialty", is_clear=True, is_specialty=True), False
        for short in names[1:]:
            if short not in _ORDINARY and short.casefold() != names[0].casefold():
                yield short, Term(why, is_clear=False, is_specialty=True), True
        for word in _ALSO.get(slug, ()):
            yield word, Term(why, is_clear=False, is_specialty=True), False


def _slugs(file: SeasonFile) -> Iterator[str]:
    """The specialties of the record, known to the rulebook or not."""
    yield from file.applicant.specialties
    for program in file.programs:
        yield from (program.specialty,) if program.specialty else ()


def _pattern(names: Iterable[str], flags: int = 0) -> re.Pattern[str] | None:
    """Any of these names as whole words; of several that begin alike the longest."""
    longest = sorted(names, key=lambda name: (-len(name), name))
    written = [r"[\s-]+".join(map(re.escape, _WORDS.split(name))) for name in longest]
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)", flags) if written else None
