"""Patterns that may point to a patient, for moments, packets and fact sheets (A022).

The eighteen identifiers of the US privacy rule are the guide. This finds patterns; it never
says that a text is anonymous.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from lorapp.frozen import dataclass

EXCERPT_MAX: Final = 60
TEXT_MAX: Final = 200_000


class PatternKind(StrEnum):
    """What a finding may be."""

    NAME = "name"
    RECORD_NUMBER = "record number"
    DATE = "date"
    AGE = "age"
    PHONE = "phone"
    EMAIL = "e-mail"
    SOCIAL_SECURITY = "social security number"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Finding:
    """One pattern found: what it may be, the words themselves, and what to write instead."""

    kind: PatternKind
    excerpt: str
    advice: str


_ADVICE: Final = {
    PatternKind.NAME: 'Leave the name out: "a patient" is enough.',
    PatternKind.RECORD_NUMBER: "Leave the number out; the writer does not need it.",
    PatternKind.DATE: 'Say "in the second week" instead of the exact day.',
    PatternKind.AGE: 'Write "over 89" or "elderly"; such an age can point to one person.',
    PatternKind.PHONE: "Leave the phone number out.",
    PatternKind.EMAIL: "Leave the address out.",
    PatternKind.SOCIAL_SECURITY: "Leave the number out.",
    PatternKind.PLACE: "Name a region instead of a street, town or postal code.",
}

_MONTH = (
    r"(?:(?i:january|jan|february|feb|march|april|apr|june|jun|july|jul|august|aug|september"
    r"|sept|sep|october|oct|november|nov|december|dec)|May|Mar)\b"
)
_NUMBERS = r"\d{1,2}[./-]\d{1,2}"
_DATE = (
    rf"(?:\b\d{{4}}-\d{{1,2}}-\d{{1,2}}\b|\b{_NUMBERS}[./-](?:19|20)?\d{{2}}\b"
    rf"|(?<=\bon )\d{{1,2}}/\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}"
    rf"|\b{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?\b)"
)
_PATIENT = (
    r"\b(?:patients?|pts?|admitted|admission|discharged?|born|birth|dob|died|death|deceased"
    r"|surgery|operated|seen on|transferred|biopsy|stroke on)\b"
)
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"

_SIMPLE: Final = (
    (PatternKind.SOCIAL_SECURITY, re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])")),
    (PatternKind.EMAIL, re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")),
    (
        PatternKind.PHONE,
        re.compile(
            r"(?<![\w+/.-])(?:\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){2,5}\d{2,4}"
            r"|(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4})(?![\w-])"
        ),
    ),
    (
        PatternKind.RECORD_NUMBER,
        re.compile(
            r"\b(?:mrn|medical record|record (?:number|no)|chart(?: number| no)?|case (?:number|no)"
            r"|account (?:number|no)|acct|patient id|accession|insurance (?:id|number))\b"
            r"[\s.:#]{0,4}(?:number|no|is)?[\s.:#]{0,4}"
            r"(?=[A-Z-]{0,4}\d)[A-Z0-9-]{4,}|(?<![\d.,-])\d{7,}(?![\d.,-]?\d)",
            re.IGNORECASE,
        ),
    ),
    (
        PatternKind.NAME,
        re.compile(
            rf"\b(?:Mr|Mrs|Ms|Miss|Mister|Señora?|Herr|Frau)\b\.? {_CAPITAL}"
            rf"|\b(?:[Pp]atient|[Pp]t|name is|[Nn]amed|[Bb]aby|[Ss]urname)\.?:? {_CAPITAL}"
        ),
    ),
    (
        PatternKind.AGE,
        re.compile(
            r"\b(?:9\d|1[01]\d)[ -]?(?:years?|yrs?|y)?[ -]?(?:old|/o|yo|y\.o\.)"
            r"|\b(?:9\d|1[01]\d)(?:yo|y/o)\b"
            r"|\b(?:9\d|1[01]\d)[ -]years?\b(?! of experience)"
            r"|\baged? (?:9\d|1[01]\d)\b",
            re.IGNORECASE,
        ),
    ),
    (
        PatternKind.PLACE,
        re.compile(
            rf"\b\d{{1,5}} (?:{_CAPITAL} ){{1,3}}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr"
            rf"|Boulevard|Blvd|Court|Ct|Way)\b"
            rf"|\b(?:lives?|lived|living|resides?|residing|comes?|came) (?:in|at|from|near)"
            rf" (?:the (?:village|town) of )?{_CAPITAL}"
            rf"|\b(?:village|town|hamlet|reservation) (?:of|called) {_CAPITAL}"
            r"|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\b(?:zip|postal code)(?: code)?:? ?\d{4,5}\b"
        ),
    ),
)
_NOT_NAMES: Final = frozenset(
    {"The", "And", "Safety", "Care", "Was", "Is", "Had", "With", "Education", "Handover", "After"}
)
_DATE_RE: Final = re.compile(_DATE)
_PATIENT_RE: Final = re.compile(_PATIENT, re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!?]\s|\n")


def findings(text: str) -> tuple[Finding, ...]:
    """Find patterns that may identify a patient, in the order they stand in the text.

    An empty result says only that none of these patterns was found. Text past
    ``TEXT_MAX`` characters is not looked at; nothing that long can be saved.
    """
    found = sorted(_matches(text[:TEXT_MAX]), key=lambda match: match[1])
    seen: list[tuple[int, int]] = []
    kept: list[Finding] = []
    for kind, start, end in found:
        if any(start < last and end > first for first, last in seen):
            continue
        seen.append((start, end))
        excerpt = " ".join(text[start:end].split())[:EXCERPT_MAX]
        kept.append(Finding(kind, excerpt, _ADVICE[kind]))
    return tuple(kept)


def _matches(text: str) -> Iterator[tuple[PatternKind, int, int]]:
    for kind, pattern in _SIMPLE:
        for match in pattern.finditer(text):
            if kind is not PatternKind.NAME or match[0].split()[-1] not in _NOT_NAMES:
                yield kind, match.start(), match.end()
    for start, end in _sentences(text):
        if _PATIENT_RE.search(text, start, end):
            for match in _DATE_RE.finditer(text, start, end):
                yield PatternKind.DATE, match.start(), match.end()


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.start() + 1
        start = end.end()
    yield start, len(text)
