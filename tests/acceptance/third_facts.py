"""What a letter is to a program, worked out a second time from the plain interchange file.

Written from the texts alone and without anything of lorapp, so that the commands have something
to be compared with. Days and names are those of the third applicant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

Plain = Mapping[str, Any]

CAPS: Final = {"eras": 4, "residencycas": 4, "sf-match": 3}
RELEASES: Final = {
    ("eras", 2026): date(2025, 9, 24),
    ("eras", 2027): date(2026, 9, 23),
    ("residencycas", 2027): date(2026, 10, 1),
    ("sf-match", 2027): date(2026, 9, 23),
}
ENDS: Final = {2026: date(2026, 5, 31), 2027: date(2027, 5, 31)}
SERVICES: Final = {"emergency-medicine": "residencycas", "ophthalmology": "sf-match"}
FINISHED: Final = frozenset({"rejected", "withdrawn", "closed"})
APPLIED: Final = frozenset({"applied", "interview", "ranked", "matched"})
_FREE_DAYS: Final = frozenset(
    {date(2026, 9, 7), date(2026, 10, 12), date(2026, 11, 11), date(2026, 11, 26)}
)
_US: Final = frozenset({"us", "usa"})


def business_days_after(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5 and day not in _FREE_DAYS
    return day


@dataclass(frozen=True)
class Facts:
    """The file as it stands on one day."""

    plain: Plain
    today: date

    def one(self, name: str, key: str | None) -> Plain:
        return next((x for x in self.plain[name] if x["key"] == key), {})

    def place(self, thing: Plain) -> tuple[str, int]:
        """The service and the season of a letter or a program."""
        applicant = self.plain["applicant"]
        specialty = thing.get("specialty", "general")
        if specialty == "general":
            specialty = applicant["specialties"][0]
        service = thing.get("service") or SERVICES.get(specialty, "eras")
        return service, thing.get("season") or applicant["season"]

    def is_past(self, day: str | None) -> bool:
        return day is not None and date.fromisoformat(day) <= self.today

    def is_available(self, letter: Plain) -> bool:
        seen = {e["kind"]: e["on"] for e in letter["events"] if self.is_past(e["on"])}
        if "revoked" in seen or not {"uploaded", "imported"} & seen.keys():
            return False
        if "available" in seen or "imported" in seen:
            return True
        return business_days_after(date.fromisoformat(seen["uploaded"]), 5) <= self.today

    def is_applied(self, program: Plain) -> bool:
        if "applied_on" in program:
            return self.is_past(program["applied_on"])
        return program.get("status") in APPLIED

    def takes_part(self, program: Plain) -> bool:
        over = self.today > ENDS[self.place(program)[1]]
        return program.get("status") not in FINISHED and not over

    def reads_on(self, program: Plain) -> date:
        reading = RELEASES[self.place(program)]
        if not self.is_applied(program):
            return max(reading, self.today)
        sent = program.get("applied_on")
        return max(reading, date.fromisoformat(sent)) if sent else reading

    def placed(self, program: Plain) -> list[Plain]:
        mine = (a for a in self.plain["assignments"] if a["program"] == program["key"])
        return [a for a in mine if self.is_past(a["on"])]

    def held(self, program: Plain) -> list[str]:
        return [made["letter"] for made in self.placed(program)]

    def is_us(self, letter: Plain) -> bool | None:
        stay = self.one("rotations", letter.get("rotation"))
        country = stay.get("country") or self.one("mentors", letter["mentor"]).get("country")
        return None if country is None else country.lower() in _US

    def is_hands_on(self, letter: Plain) -> bool | None:
        stay = self.one("rotations", letter.get("rotation"))
        if not stay:
            return None
        by_kind = stay["kind"] not in {"observership", "research", "tele"}
        return bool(stay.get("hands_on", by_kind))

    def is_us_hands_on(self, letter: Plain) -> bool | None:
        both = {self.is_us(letter), self.is_hands_on(letter)}
        return False if False in both else None if None in both else True

    def is_chairs(self, letter: Plain) -> bool | None:
        if "chair" in letter:
            return bool(letter["chair"])
        role = self.one("mentors", letter["mentor"]).get("role")
        return None if role in {None, "department-chair"} else False

    def is_standardized(self, letter: Plain) -> bool | None:
        return letter["form"] == "standardized" if "form" in letter else None

    def is_in_specialty(self, letter: Plain, program: Plain) -> bool | None:
        if "specialty" not in program:
            return None
        marks = {a["letter"]: a.get("counts_as") for a in self.placed(program)}
        if letter["specialty"] == "general":
            return bool(marks.get(letter["key"]) == program["specialty"])
        return bool(letter["specialty"] == program["specialty"])

    def is_from_observership(self, letter: Plain) -> bool:
        stay = self.one("rotations", letter.get("rotation"))
        return stay.get("kind") == "observership" and not stay.get("hands_on")

    def is_clinical(self, letter: Plain) -> bool:
        stay = self.one("rotations", letter.get("rotation"))
        if not stay:
            return self.one("mentors", letter["mentor"]).get("role") != "research-mentor"
        return stay["kind"] not in {"research", "tele"}

    def dated(self, letter: Plain) -> date | None:
        if "written_on" in letter:
            return date.fromisoformat(letter["written_on"])
        for other in self.plain["letters"]:
            origin = (letter["mentor"], letter.get("imported_from"))
            if (other["mentor"], self.place(other)[1]) == origin:
                return self.dated(other)
        came = [e["on"] for e in letter["events"] if e["kind"] == "uploaded"]
        return date.fromisoformat(came[0]) if came and self.is_past(came[0]) else None

    def age(self, letter: Plain, on: date) -> float | None:
        written = self.dated(letter)
        return None if written is None else round((on - written).days / 30.44, 1)
