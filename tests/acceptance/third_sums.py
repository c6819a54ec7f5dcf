"""The figures of `check`, `programs` and `letters`, worked out a second time (see third_facts)."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any, Final

from tests.acceptance.third_facts import CAPS, ENDS, FINISHED, RELEASES, Facts, Plain

NUMBERS: Final = ("min", "wanted", "max", "in_specialty", "us", "us_hands_on")
LETTER_RULES: Final = (
    *NUMBERS,
    "chair",
    "standardized",
    "recency_months",
    "counts_observership",
)
YEARS: Final = "max_years_since_graduation"
Found = tuple[str, str, str]
"""A rule, its strictness and its result."""


def cap(book: Facts, program: Plain) -> int:
    own = program.get("letters", {}).get("max")
    most = CAPS[book.place(program)[0]]
    return min(most, own) if own else most


def counted(book: Facts, program: Plain, keys: Sequence[str]) -> list[Plain]:
    letters = [book.one("letters", key) for key in keys]
    here = [letter for letter in letters if book.is_available(letter)]
    if program.get("letters", {}).get("counts_observership") is False:
        return [letter for letter in here if not book.is_from_observership(letter)]
    return here


def verdicts(book: Facts, program: Plain, keys: Sequence[str]) -> list[Found]:
    rules, strict = program.get("letters", {}), program.get("strict", [])
    found: list[Found] = []
    for rule in LETTER_RULES:
        value = rules.get(rule)
        firm = "strict" if rule in strict else "preferred"
        if value is None:
            found.append((rule, "unknown", "unknown"))
        elif not value and rule != "counts_observership":
            found.append((rule, firm, "pass"))
        else:
            found.append((rule, firm, _letter_result(book, program, rule, keys)))
    return [*found, _visas(book, program), _years(book, program)]


def _letter_result(book: Facts, program: Plain, rule: str, keys: Sequence[str]) -> str:
    value, letters = program["letters"][rule], counted(book, program, keys)
    if rule in {"min", "wanted"}:
        return "pass" if len(letters) >= value else "fail"
    if rule == "max":
        return "pass" if len(keys) <= value else "fail"
    if rule == "counts_observership":
        barred = any(book.is_from_observership(book.one("letters", key)) for key in keys)
        return "fail" if barred and not value else "pass"
    if rule == "recency_months":
        return _recency(book, program, letters)
    traits = {
        "in_specialty": lambda letter: book.is_in_specialty(letter, program),
        "us": book.is_us,
        "us_hands_on": book.is_us_hands_on,
        "chair": book.is_chairs,
        "standardized": book.is_standardized,
    }
    told = [traits[rule](letter) for letter in letters]
    if told.count(True) >= int(value):
        return "pass"
    return "unknown" if told.count(True) + told.count(None) >= int(value) else "fail"


def _recency(book: Facts, program: Plain, letters: Sequence[Plain]) -> str:
    limit = program["letters"]["recency_months"]
    ages = [book.age(letter, book.reads_on(program)) for letter in letters]
    if any(age is not None and age > limit for age in ages):
        return "fail"
    return "unknown" if None in ages else "pass"


def _visas(book: Facts, program: Plain) -> Found:
    if "visas" not in program:
        return ("visas", "unknown", "unknown")
    need = book.plain["applicant"]["visa"].replace("-", "").split(" or ")
    offered = [visa.replace("-", "") for visa in program["visas"]]
    return ("visas", "strict", "pass" if set(need) & set(offered) else "fail")


def _years(book: Facts, program: Plain) -> Found:
    if YEARS not in program:
        return (YEARS, "unknown", "unknown")
    finished = date.fromisoformat(book.plain["applicant"]["graduated_on"])
    last = finished.replace(year=finished.year + program[YEARS])
    firm = "strict" if YEARS in program.get("strict", []) else "preferred"
    return (YEARS, firm, "pass" if book.reads_on(program) <= last else "fail")


def program_sums(book: Facts, program: Plain) -> dict[str, Any]:
    """Everything the answer says of a program but its reasons in words."""
    held = book.held(program)
    minimum = program.get("letters", {}).get("min", 0)
    below = max(0, minimum - len(counted(book, program, held)))
    closes = program.get("complete_by")
    days = (book.today - date.fromisoformat(closes)).days if closes else 0
    return {
        "key": program["key"],
        "applied": book.is_applied(program),
        "locked": book.is_applied(program),
        "cap": cap(book, program),
        "free_slots": cap(book, program) - len(held),
        "assigned": held,
        "complete_by": closes,
        "missed_by_days": days if below and days > 0 else None,
        "below_minimum_by": below,
        "rules": verdicts(book, program, held),
        "best": best(book, program) if book.takes_part(program) else None,
    }


def best(book: Facts, program: Plain) -> dict[str, list[str]]:
    """The best set under the visible order, what it adds, and the next best."""
    held = book.held(program)
    ranked = sorted(
        (_rank(book, program, keys), keys) for keys in _sets(book, program, _fixed(book, program))
    )
    keys = ranked[0][1]
    return {
        "letters": keys,
        "add": [key for key in keys if key not in held],
        "runner_up": ranked[1][1] if len(ranked) > 1 else [],
    }


def _fixed(book: Facts, program: Plain) -> list[str]:
    if book.is_applied(program):
        return book.held(program)
    return [made["letter"] for made in book.placed(program) if made.get("pin")]


def _sets(book: Facts, program: Plain, fixed: list[str]) -> Iterator[list[str]]:
    awaited = [
        kept
        for kept in book.plain["reservations"]
        if kept["program"] == program["key"]
        and not book.is_available(book.one("letters", kept["letter"]))
    ]
    late = [kept for kept in awaited if date.fromisoformat(kept["until"]) < book.today]
    named = {kept.get("instead") for kept in late}
    free = [key for key in _candidates(book, program, named) if key not in fixed]
    slots = max(len(fixed), cap(book, program) - len(awaited) + len(late))
    for count in range(slots - len(fixed) + 1):
        for some in combinations(free, count):
            chosen = {*fixed, *some}
            yield [x["key"] for x in book.plain["letters"] if x["key"] in chosen]


def _candidates(book: Facts, program: Plain, named: set[str | None]) -> Iterator[str]:
    barred = {x["letter"] for x in book.plain["exclusions"] if x["program"] == program["key"]}
    broad = program.get("track") in {"preliminary", "transitional"}
    told = {*book.held(program), *named}
    for letter in book.plain["letters"]:
        key, tag = letter["key"], letter["specialty"]
        same = book.place(letter) == book.place(program)
        if key in barred or not same or not book.is_available(letter):
            continue
        if (
            tag in {"general", program.get("specialty")}
            or key in told
            or (broad and book.is_clinical(letter))
        ):
            yield key


def _rank(book: Facts, program: Plain, keys: list[str]) -> tuple[object, ...]:
    found = verdicts(book, program, keys)
    letters = counted(book, program, keys)
    failing = [firm for _, firm, result in found if result == "fail"]
    strict = failing.count("strict")
    proven = {theme for letter in letters for theme in letter.get("proves", [])}
    rules = program.get("letters", {})
    wanted = rules.get("wanted") or rules.get("min") or 3
    points = sorted((_contact(book, program, letter) for letter in letters), reverse=True)
    order = [x["key"] for x in book.plain["letters"]]
    return (
        strict,
        len(failing) - strict,
        len(_themes(book, program) - proven),
        -sum(points[:wanted]),
        len(keys),
        [order.index(key) for key in keys],
    )


def _themes(book: Facts, program: Plain) -> set[str]:
    for statement in book.plain["statements"]:
        if program["key"] in statement["programs"]:
            return {claim["theme"] for claim in statement["claims"]}
    return set(book.plain["themes"])


def _contact(book: Facts, program: Plain, letter: Plain) -> int:
    if not book.is_us(letter):
        return 1
    if not book.is_hands_on(letter):
        return 2
    mentor = book.one("mentors", letter["mentor"])
    return 4 if mentor.get("specialty") == program.get("specialty", "?") else 3


def letter_sums(book: Facts, letter: Plain) -> dict[str, Any]:
    """Where a letter is, where it is missing, and how old it will be."""
    return {
        "key": letter["key"],
        "age_months": book.age(letter, RELEASES[book.place(letter)]),
        "assigned": [p["key"] for p in book.plain["programs"] if letter["key"] in book.held(p)],
        "unassigned_at": _missing_at(book, letter),
    }


def _missing_at(book: Facts, letter: Plain) -> list[str]:
    if not book.is_available(letter) or book.today > ENDS[book.place(letter)[1]]:
        return []
    found = []
    for index, program in enumerate(book.plain["programs"]):
        sums = program_sums(book, program)
        fits = letter["specialty"] in {"general", program.get("specialty")}
        same = book.place(letter) == book.place(program)
        closes = program.get("complete_by") or "9999"
        if program.get("status") in FINISHED or letter["key"] in sums["assigned"]:
            continue
        if fits and same and sums["free_slots"] and not _is_barred(book, letter, program):
            closed = date.fromisoformat(closes) < book.today if closes != "9999" else False
            order = (closed, closes, -sums["below_minimum_by"], index)
            found.append((order, program["key"]))
    return [key for _, key in sorted(found)]


def _is_barred(book: Facts, letter: Plain, program: Plain) -> bool:
    pair = (program["key"], letter["key"])
    return any((x["program"], x["letter"]) == pair for x in book.plain["exclusions"])
