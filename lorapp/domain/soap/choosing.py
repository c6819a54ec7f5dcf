"""What a typed word means for SOAP: a letter by its writer, a specialty, a statement."""

from lorapp.domain.choosing import chosen, mentor_choices
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.programs.acquaintance import folded
from lorapp.domain.placing.sets.soap import usable_for
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.domain.typed import specialty_of
from lorapp.domain.wording.names import GENERAL, specialty_words
from lorapp.errors import RefusedError


def letter_named(at: Situation, specialty: str, text: str) -> str:
    """The letter of a key, or of a writer who has one that can be used for the specialty."""
    file, words = at.file, clean(text)
    if words in file.letters_by_key:
        return words
    mentor = chosen(words, "mentor", mentor_choices(file))
    usable = usable_for(at, specialty)
    mine = [key for key in usable if file.letter(key).mentor == mentor]
    if mine:
        return mine[0]
    name = specialty_words(file, specialty)
    raise RefusedError(f"{file.mentor(mentor).name} has no letter to use for {name} today.")


def specialty_named(file: SeasonFile, text: str) -> str:
    """The slug of a specialty of the rulebook or of a set there is; another one as a slug."""
    words = clean(text)
    if not words:
        raise RefusedError("Name the specialty.")
    if words in {one.specialty for one in file.soap_plans}:
        return words
    found = specialty_of(words, file.rulebook)
    if found in {None, GENERAL}:
        raise RefusedError('"general" is only for letters; name a specialty.')
    return str(found)


def statement_named(file: SeasonFile, text: str | None) -> str | None:
    """The statement of a key, or the newest of a specialty or version of that name."""
    if not text:
        return None
    wanted = folded(clean(text))
    for one in reversed(file.statements):
        names = {folded(name) for name in (one.key, one.version, one.specialty) if name}
        if wanted in names:
            return one.key
    raise RefusedError(f"No statement fits {clean(text)!r}.")
