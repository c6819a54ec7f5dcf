"""What a person waits for grows as the record does: every command that looks, and every export."""

import json
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pytest

from lorapp.bootstrap import open_services
from lorapp.cli import main
from lorapp.clock import clock_from
from lorapp.db.seal import read_record
from lorapp.domain.record import SeasonFile
from lorapp.frozen import replace
from lorapp.services.recording import unit
from tests.growth.counting import LONG, Lines, lines_of, too_steep
from tests.growth.grown import AT, PEOPLE, PLACES, RECORDS, grown, plainly_grown

Begin = Callable[[int, tuple[str, ...], str], SeasonFile]
N: Final = 12 if LONG else 5
LISTS: Final = {"people": PEOPLE, "places": PLACES}

BOTH: Final = (
    *("today", "export csv -o tables", "export share --names full --programs -o share.md"),
)
LOOKING: Final = {
    "people": (
        "mentors",
        "rotations",
        *("letters", "charts", "interview B-P01", "rotation-applications", "outcome", "arrival"),
        *("--plain", "packet B-L3 -o packet", "export vcard -o people.vcf"),
        *("export report portfolio -o portfolio.md", "export report week -o week.md"),
        *("export report nobody-forgotten -o forgotten.md", "seasons", *BOTH),
    ),
    "places": (
        *("season", "costs", "interviews", "rank", "soap", "programs", "check"),
        *("what-if --without B-L1", "export json -o whole.json", "export ics -o days.ics"),
        *("export xlsx -o tables.xlsx", "export report assignments -o assigned.md"),
        *("export report timeline -o timeline.md", "export report trust -o trust.md"),
        *("export share --names initials -o masked.md", *BOTH),
    ),
}
"""What is looked at with many people, and with many places; in the long form all with both."""
WRITING: Final = (
    *("log B-L4 abandoned", "undo", "redo", "contact B-M1 --how email", "history", "bring-back"),
    *("import more.json --dry-run", "import more.json", "doctor", "backup", "restore"),
)
"""What opens the store itself, in this order."""


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> dict[str, SeasonFile]:
    """Let commands that look have the record without reading it, while there is one here."""
    held: dict[str, SeasonFile] = {}
    read = read_record

    def known(*asked: Any) -> tuple[bool, SeasonFile | None]:  # noqa: ANN401 - passed on
        return (True, replace(held["file"])) if held else read(*asked)

    monkeypatch.setattr(unit, "read_record", known)
    return held


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """Put a grown record into a store of its own, and stand beside it."""
    monkeypatch.setenv("LORAPP_NOW", AT["late"])

    def begin(times: int, lists: tuple[str, ...], kind: str) -> SeasonFile:
        folder = tmp_path / f"{times}"
        folder.mkdir()
        monkeypatch.setenv("LORAPP_NOW", AT[kind])
        monkeypatch.setenv("LORAPP_HOME", str(folder / "store"))
        monkeypatch.chdir(folder)
        record = RECORDS[kind]()
        file = grown(times, lists, record)
        services = open_services(folder / "store", clock_from(AT[kind]))
        services.unit.begin(file, "Begin")
        held = services.unit.file()
        services.close()
        more = plainly_grown(times + 1, lists, record)
        Path("more.json").write_text(json.dumps(more), encoding="utf-8")
        return held

    return begin


def lines_of_command(words: str) -> Lines:
    """How often a command goes through each line."""
    status: list[int] = []
    lines = lines_of(lambda: status.append(main(words.split())))
    assert status == [0], words
    return lines


@pytest.mark.parametrize("kind", RECORDS if LONG else ["late"])
@pytest.mark.parametrize("lists", LISTS)
def test_commands_take_twice_the_work_for_twice_the_record(
    begun: Begin,
    remembered: dict[str, SeasonFile],
    kind: str,
    lists: str,
    few_compared: None,
) -> None:
    counts: dict[str, list[Lines]] = {}
    looking = dict.fromkeys(chain(*LOOKING.values())) if LONG else LOOKING[lists]
    for times in (N, 2 * N):
        remembered["file"] = begun(times, LISTS[lists], kind)
        for words in looking:
            counts.setdefault(words, []).append(lines_of_command(words))
        remembered.clear()
        for words in WRITING if LONG or lists == "people" else ():
            counts.setdefault(words, []).append(lines_of_command(words))
    steep = {
        words: found for words, (once, twice) in counts.items() if (found := too_steep(once, twice))
    }
    print(f"growth {kind} {lists}: commands={len(counts)} steep={len(steep)}")
    assert steep == {}
