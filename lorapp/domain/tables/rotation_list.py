"""Lists of rotations: what their columns mean, and which stay a line is about."""

from collections.abc import Iterator
from typing import Final

from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.rotations import LetterWanted, Rotation, RotationKind, Setting, SiteKind
from lorapp.domain.tables import cells
from lorapp.domain.tables.program_list import fits, split_place
from lorapp.domain.tables.reading import all_named, member_cell
from lorapp.domain.tables.targets import ListKind, Mark, Target, key_of, text
from lorapp.domain.tables.words import same_name
from lorapp.errors import RefusedError

_KINDS: Final = {
    "clerkship": ("core clerkship", "core rotation", "clinical clerkship"),
    "sub-internship": ("sub i", "subi", "acting internship", "ai", "acting intern"),
    "elective": ("clinical elective", "hands on elective"),
    "externship": ("hands on externship", "clinical externship"),
    "observership": ("observer", "shadowing", "clinical observership", "obs"),
    "research": ("research fellowship", "research position", "lab"),
    "tele": ("telerotation", "tele rotation", "virtual", "online", "virtual rotation"),
}
_SETTINGS: Final = {
    "inpatient": ("ward", "wards", "hospital"),
    "outpatient": ("clinic", "ambulatory"),
    "mixed": ("both", "inpatient and outpatient"),
}
_SITES: Final = {
    "academic": ("university", "university hospital", "teaching", "teaching hospital"),
    "community": ("community hospital", "practice", "private practice"),
}
_WANTED: Final = {"yes": ("y", "wanted"), "maybe": ("perhaps", "unsure"), "no": ("n", "none")}

_TARGETS: Final[tuple[Target, ...]] = (
    key_of("rotation"),
    text(
        "site",
        "site",
        *(
            "hospital",
            "rotation",
            "rotation site",
            "institution",
            "clinic",
            "where",
            "rotation name",
        ),
    ),
    text("city", "city", "town"),
    text("state", "state", "state code"),
    text("country", "country"),
    Target("place", "city and state", cells.place_cell, ("location", "place"), only_read=True),
    Target(
        "starts_on",
        "first day",
        cells.day_cell,
        ("starts on", "start", "start date", "starts", "begin", "begins", "date start"),
    ),
    Target(
        "ends_on",
        "last day",
        cells.day_cell,
        ("ends on", "end", "end date", "ends", "until", "date end", "finish"),
    ),
    Target(
        "kind",
        "kind",
        member_cell(RotationKind, _KINDS),
        ("type", "rotation type", "type rotation", "kind rotation"),
    ),
    Target("hands_on", "hands-on", cells.flag_cell, ("hands on", "direct patient contact")),
    Target(
        "hours_per_week",
        "hours a week",
        cells.number_cell,
        ("hours week", "hours", "hours weekly", "weekly hours"),
    ),
    Target("specialty", "specialty", cells.specialty_cell, ("spec", "field", "department")),
    Target("setting", "setting", member_cell(Setting, _SETTINGS)),
    Target(
        "site_kind",
        "site kind",
        member_cell(SiteKind, _SITES),
        ("kind site", "academic or community", "hospital type"),
    ),
    Target(
        "letter_wanted",
        "letter wanted",
        member_cell(LetterWanted, _WANTED),
        ("lor", "want letter", "letter", "letter planned"),
    ),
    Target(
        "mentors",
        "mentors",
        all_named("mentors"),
        ("mentor", "supervisor", "supervisors", "attending", "attendings", "preceptor", "doctor"),
        is_text=True,
    ),
    text("letter_policy", "letter policy", "policy", "lor policy"),
    Target("cost_usd", "cost in USD", cells.number_cell, ("cost", "fee", "price", "tuition")),
    text("notes", "notes", "notes", "my notes"),
)


def _marks(stay: Rotation) -> Iterator[Mark]:
    yield ("start", f"{stay.starts_on}")


def _sureness(_file: SeasonFile, wanted: Rotation, there: Rotation) -> int:
    """Of one first day: by the site; where none is known, of one kind and to the same day."""
    sites = [same_name(stay.site) if stay.site else None for stay in (wanted, there)]
    if not fits(*sites):
        return 0
    same = int(wanted.ends_on == there.ends_on) + int(wanted.kind == there.kind)
    if None not in sites:
        return 3 + same
    return same if same == len(sites) else 0


def _refuse(_at: Situation, _before: Rotation, after: Rotation) -> None:
    """Refuse a stay that ends before it begins."""
    if after.ends_on < after.starts_on:
        raise RefusedError(f"last day: {after.ends_on} is before {after.starts_on}, its first day.")


ROTATIONS: Final = ListKind(
    name="rotations",
    noun="rotation",
    record=Rotation,
    targets=_TARGETS,
    needed={
        "starts_on": "the first day of the stay",
        "ends_on": "the last day of the stay",
        "kind": "the kind of stay",
    },
    apart="the site or the short id",
    marks=_marks,
    sureness=_sureness,
    refuse=_refuse,
    shape=split_place,
)
