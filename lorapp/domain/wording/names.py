"""How people, programs and specialties are named where room is short."""

from typing import Final

from lorapp.domain.person_names import is_doctor, parted
from lorapp.domain.record import SeasonFile

GENERAL: Final = "general"
ELLIPSIS: Final = "…"
_SHORTER: Final = (
    ("Internal Medicine", "IM"),
    ("Family Medicine", "FM"),
    ("Emergency Medicine", "EM"),
    ("Neurology", "Neuro"),
    ("Psychiatry", "Psych"),
    ("Pediatrics", "Peds"),
    ("Anesthesiology", "Anesth"),
)
_DANGLING: Final = {"of", "and", "the", "at", "for", "in", "&", "-", "–", "/"}


def program_short(name: str, width: int) -> str:
    """Fit a program's name into ``width`` cells, shortened from the right at a word.

    A known specialty is abbreviated first (``Northgate Lakes Neuro``); a single word that
    is still too long is cut with ``…``.
    """
    if len(name) <= width:
        return name
    for long, short in _SHORTER:
        if name.lower().endswith(long.lower()):
            name = name[: -len(long)] + short
    words = name.split()
    while len(words) > 1 and (len(" ".join(words)) > width or words[-1].lower() in _DANGLING):
        words.pop()
    fitted = " ".join(words)
    return fitted if len(fitted) <= width else fitted[: max(width - 1, 0)] + ELLIPSIS


def salutation(full: str) -> str:
    """How a message addresses a person: ``Dr. Umetani``, or the whole name without a title.

    A doctor's degree behind the name is as good as the title; no degree is ever spoken.
    """
    parts = parted(full)
    title = parts.prefix or ("Dr." if is_doctor(parts) else "")
    spoken = f"{title or parts.given} {parts.family}".strip()
    return spoken or full


def greeted(full: str) -> str:
    """How a greeting addresses a person: ``Professor Khourani``, spelled out as in a letter."""
    parts = parted(full)
    is_professor = parts.prefix.lower().startswith("prof")
    return f"Professor {parts.family}" if is_professor and parts.family else salutation(full)


def specialty_words(file: SeasonFile, slug: str | None) -> str:
    """Name a specialty inside a sentence (``internal medicine``); empty for a general tag."""
    if slug in {None, GENERAL}:
        return ""
    known = file.rulebook.specialties.get(slug or "")
    return (known.name if known else (slug or "").replace("-", " ")).lower()
