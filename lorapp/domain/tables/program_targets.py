"""What the columns of a list of programs can mean."""

from typing import Final

from lorapp.domain.programs import ContactPolicy
from lorapp.domain.tables import cells
from lorapp.domain.tables.reading import member_cell
from lorapp.domain.tables.targets import SERVICES, Target, by_header, key_of, meaning_in, text
from lorapp.domain.tables.visas import H1B, J1, visas_cell

_TRACKS: Final = {
    **dict.fromkeys(("categorical", "cat", "c", "primary"), "categorical"),
    **dict.fromkeys(("preliminary", "prelim", "p"), "preliminary"),
    **dict.fromkeys(("transitional", "ty", "transitional year", "t"), "transitional"),
    **dict.fromkeys(("advanced", "adv", "a"), "advanced"),
}
_MATCHES: Final = {
    **dict.fromkeys(("nrmp", "main match", "main residency match"), "nrmp"),
    **dict.fromkeys(("sf match", "sf-match", "san francisco match"), "sf-match"),
    **dict.fromkeys(("aua", "aua match", "urology match"), "aua"),
    **dict.fromkeys(("military", "military match"), "military"),
    **dict.fromkeys(("none", "no match", "open position", "off cycle"), "none"),
}
_STATUSES: Final = {
    **dict.fromkeys(("considering", "not applied", "to apply", "planned"), "considering"),
    **dict.fromkeys(("applied", "submitted"), "applied"),
    **dict.fromkeys(("interview", "interviewed", "invited", "interview invite"), "interview"),
    **{word: word for word in ("ranked", "matched", "rejected", "withdrawn", "closed")},
}
_TIERS: Final = {
    "reach": "reach",
    "dream": "reach",
    "target": "target",
    "safe": "safe",
    "safety": "safe",
}

TARGETS: Final[tuple[Target, ...]] = (
    text(
        "name",
        "program name",
        *("name", "program", "program title", "hospital", "hospital name", "site"),
        *("institution", "institution name"),
    ),
    key_of("program"),
    text("city", "city", "city", "town", "program city", "hospital city"),
    text("state", "state", "state", "state code", "state province", "program state"),
    Target(
        "place",
        "city and state",
        cells.place_cell,
        ("location", "place", "city state"),
        only_read=True,
    ),
    text(
        "acgme_id",
        "ACGME id",
        *("acgme", "acgme id", "acgme code", "acgme number", "program id"),
        *("acgme program id", "acgme program code"),
    ),
    text(
        "nrmp_code",
        "NRMP code",
        *("nrmp", "nrmp code", "nrmp id", "nrmp number", "match code"),
        *("nrmp program code", "program code"),
    ),
    Target(
        "specialty",
        "specialty",
        cells.specialty_cell,
        ("specialty", "spec", "field", "department", "discipline"),
    ),
    Target(
        "track",
        "track",
        cells.choice_cell(_TRACKS),
        ("track", "track type", "program type", "position type", "type"),
    ),
    Target(
        "service",
        "application service",
        cells.choice_cell(SERVICES),
        ("service", "application service", "platform", "portal", "application system"),
    ),
    Target(
        "match",
        "match",
        cells.choice_cell(_MATCHES),
        ("match", "match system", "matching service", "match service", "filled through"),
    ),
    Target(
        "starts_on",
        "first day of work",
        cells.day_cell,
        ("first day work", "first day", "start date", "starts on", "training starts"),
    ),
    Target("season", "season", cells.season_cell, ("season", "match years", "application season")),
    Target(
        "complete_by",
        "closing date",
        cells.day_cell,
        (
            *("closing", "closing date", "closes", "closes on", "close date", "complete by"),
            *("deadline", "due", "due date", "application deadline", "letters deadline"),
            *("final deadline", "last day", "last day to apply"),
        ),
    ),
    Target(
        "applied_on",
        "day applied",
        cells.day_cell,
        ("applied on", "applied", "date applied", "applied date", "application date"),
    ),
    Target(
        "status",
        "where it stands",
        cells.choice_cell(_STATUSES),
        ("status", "application status", "stage"),
    ),
    Target(
        "letters.min",
        "fewest letters",
        cells.count_cell,
        (
            *("minimum letters", "letters minimum", "minimum number letters", "minimum"),
            *("letters required", "required letters", "number letters required"),
            *("minimum letters required", "required number letters", "letters needed"),
        ),
    ),
    Target(
        "letters.wanted",
        "letters wanted",
        cells.count_cell,
        ("letters", "letters wanted", "wanted", "number letters", "preferred letters"),
    ),
    Target(
        "letters.max",
        "most letters",
        cells.count_cell,
        ("maximum letters", "letters maximum", "maximum", "maximum number letters"),
    ),
    Target(
        "letters.in_specialty",
        "letters in the specialty",
        cells.asked_cell,
        ("specialty letters", "letters specialty", "letters in specialty"),
    ),
    Target(
        "letters.us",
        "letters from the US",
        cells.asked_cell,
        ("us letters", "letters us", "us clinical letters", "us letters required"),
    ),
    Target(
        "letters.us_hands_on",
        "hands-on letters from the US",
        cells.asked_cell,
        ("us hands on", "us hands on letters", "hands on", "hands on letters"),
    ),
    Target(
        "letters.chair",
        "chair's letter",
        cells.flag_cell,
        ("chair", "chair letters", "chairs letters", "chair s letters", "department letters"),
    ),
    Target(
        "letters.standardized",
        "standardized letters",
        cells.asked_cell,
        ("standardized", "standardized letters", "sloe", "sloes", "sloe required", "sel", "slor"),
    ),
    Target(
        "letters.recency_months",
        "months a letter stays fresh",
        cells.months_cell,
        ("recency", "recency months", "letters age", "maximum letters age", "letters recency"),
    ),
    Target(
        "letters.counts_observership",
        "counts observerships",
        cells.flag_cell,
        ("counts observership", "observership counts", "observership", "observership letters"),
    ),
    Target(
        "strict",
        "strict rules",
        lambda told, _where: _rules(told),
        ("strict", "strict rules", "hard rules"),
    ),
    Target(
        "visas",
        "visas",
        visas_cell,
        ("visas", "visas types", "visas types accepted"),
        is_text=True,
    ),
    Target(
        f"visas.{J1}",
        "sponsors J-1",
        cells.flag_cell,
        ("j 1", "j1", "j 1 visas", "j1 visas"),
        only_read=True,
    ),
    Target(
        f"visas.{H1B}",
        "sponsors H-1B",
        cells.flag_cell,
        ("h 1b", "h1b", "h1 b", "h 1b visas", "h1b visas"),
        only_read=True,
    ),
    Target(
        "img_percent",
        "share of IMGs",
        cells.percent_cell,
        ("imgs %", "% imgs", "imgs", "imgs share", "imgs friendly %"),
    ),
    Target(
        "max_years_since_graduation",
        "years since graduation",
        cells.years_cell,
        (
            *("yog", "yog limit", "years since graduation", "maximum years since graduation"),
            *("graduation limit", "graduation cutoff", "years graduation", "yog cutoff"),
        ),
    ),
    Target(
        "us_weeks",
        "weeks of US experience",
        cells.count_cell,
        ("us weeks", "usce weeks", "weeks usce", "us experience weeks", "weeks us experience"),
    ),
    Target("tier", "tier", cells.choice_cell(_TIERS), ("tier", "category", "reach target safe")),
    text("tier_reason", "reason of the tier", "tier reason", "reason tier", "reason", "why"),
    text("signal", "signal", "signal", "signals", "signaled", "preference signal"),
    text(
        *("contact", "contact", "coordinator", "program coordinator", "coordinator email"),
        *("contact email", "program email", "email"),
    ),
    text("source", "source", "source", "website", "url", "link", "web site"),
    Target("seen_on", "day seen", cells.day_cell, ("seen on", "seen", "checked", "checked on")),
    Target(
        "contact_after_interviews",
        "messages after interviews",
        member_cell(ContactPolicy, {"no": ("not welcome", "none"), "welcome": ("yes", "ok")}),
        ("contact after interviews", "thank you policy", "contact policy"),
    ),
    text("notes", "notes", "notes", "my notes"),
)


_FIELDS: Final = by_header(TARGETS)
_STRICT: Final = frozenset(
    {target.name.removeprefix("letters.") for target in TARGETS if target.name[:8] == "letters."}
    | {"visas", "max_years_since_graduation", "us_weeks"}
)


def _rules(told: str) -> list[str]:
    """Names of rules: ``min, visas``, or as columns are called."""
    found = []
    for part in told.replace(";", ",").split(","):
        word = part.strip()
        name = _called(word).removeprefix("letters.")
        # A word that is no rule goes on as it is: the record names what it takes.
        found.append(name if name in _STRICT else word)
    return [name for name in dict.fromkeys(found) if name]


def _called(word: str) -> str:
    """The field a word is called by."""
    found = meaning_in(_FIELDS, word)
    return found[0] if found else ""
