"""V14: exported and taken into an empty store, and files that are half broken."""

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator

from lorapp.bootstrap import Services
from lorapp.domain.record import SeasonFile
from lorapp.errors import LorError
from lorapp.services.interchange import exchange
from lorapp.services.interchange.demo import demo_text
from lorapp.services.interchange.schema import file_schema
from lorapp.services.interchange.writing import write
from lorapp.services.keeping.invariants import breaches
from tests.conftest import a_beginning
from tests.db.scratch import opened, plain, plain_anew, scratch
from tests.durability.dice import SEED, dice_of
from tests.records import season_files

STORES: Final = int(os.environ.get("LORAPP_STORES", "6"))
FILES: Final = int(os.environ.get("LORAPP_FILES", "60"))
QUICK = settings(
    max_examples=STORES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _handed_over(ours: Services, theirs: Services, path: Path) -> bool:
    """Write our record, take it into their empty store, and compare; theirs is empty again."""
    text = ours.exchange.export_json()
    Draft202012Validator(file_schema()).validate(json.loads(text))
    path.write_text(text, encoding="utf-8")
    theirs.exchange.read_file(path)
    is_equal = plain_anew(theirs) == plain(ours)
    is_equal &= _digest(theirs.exchange.export_json()) == _digest(text)
    is_equal &= not breaches(theirs.unit.store(), theirs.unit.file())
    theirs.history.undo()
    assert theirs.unit.is_empty()
    return is_equal


def test_whatever_a_store_holds_it_is_equal_once_handed_over(tmp_path: Path) -> None:
    seen: list[bool] = []
    with scratch() as home, scratch() as elsewhere, opened(home) as ours, opened(elsewhere) as its:
        ours.unit.begin(a_beginning(), "Begin")

        @QUICK
        @given(season_files())
        def walk(version: SeasonFile) -> None:
            ours.unit.command("Change", lambda _: version, corrects=True)
            seen.append(_handed_over(ours, its, tmp_path / "file.json"))

        walk()
    print(f"V14 stores={len(seen)} equal={sum(seen)} valid={len(seen)}")
    assert all(seen)


def test_an_export_that_leaves_out_one_list_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = write

    def lossy(file: SeasonFile) -> str:
        return json.dumps({k: v for k, v in json.loads(whole(file)).items() if k != "moments"})

    source = tmp_path / "demo.json"
    source.write_text(demo_text("midseason"), encoding="utf-8")
    with scratch() as home, scratch() as elsewhere, opened(home) as ours, opened(elsewhere) as its:
        ours.exchange.read_file(source)
        assert _handed_over(ours, its, tmp_path / "file.json")
        monkeypatch.setattr(exchange, "write", lossy)
        print("V14 mutant, an export without the moments: seen")
        assert not _handed_over(ours, its, tmp_path / "file.json")


ODD: Final[tuple[Any, ...]] = (
    None,
    True,
    -1,
    2**63,
    1e308,
    "",
    "x" * 9_000,
    "2026-02-30",
    "no\x00one",
    [],
    {},
    [[]],
)


def _somewhere(value: Any, dice: Random) -> tuple[Any, Any]:  # noqa: ANN401 - any JSON
    """A container somewhere inside, and one of its places."""
    places = list(value) if isinstance(value, dict) else list(range(len(value)))
    place = dice.choice(places)
    inside = value[place]
    if isinstance(inside, dict | list) and inside and dice.random() < 0.8:
        return _somewhere(inside, dice)
    return value, place


def _odd(text: str, dice: Random) -> str:
    whole = json.loads(text)
    holder, place = _somewhere(whole, dice)
    holder[place] = dice.choice(ODD)
    return json.dumps(whole)


def _gone(text: str, dice: Random) -> str:
    whole = json.loads(text)
    holder, place = _somewhere(whole, dice)
    del holder[place]
    return json.dumps(whole)


def _twice(text: str, dice: Random) -> str:
    whole = json.loads(text)
    name = dice.choice([name for name, value in whole.items() if isinstance(value, list) and value])
    whole[name].append(dice.choice(whole[name]))
    return json.dumps(whole)


def _cut(text: str, dice: Random) -> str:
    return text[: dice.randrange(len(text))]


def _flipped(text: str, dice: Random) -> str:
    at = dice.randrange(len(text))
    return text[:at] + chr(ord(text[at]) ^ 1 << dice.randrange(7)) + text[at + 1 :]


BREAKS: Final[tuple[Callable[[str, Random], str], ...]] = (_odd, _gone, _twice, _cut, _flipped)


def test_a_half_broken_file_changes_nothing_or_is_taken_in_whole(tmp_path: Path) -> None:
    path, dice = tmp_path / "file.json", dice_of()
    path.write_text(demo_text("midseason"), encoding="utf-8")
    refused = 0
    with scratch() as home, opened(home) as services:
        services.exchange.read_file(path)
        before = plain(services)
        for number in range(FILES):
            broken = BREAKS[number % len(BREAKS)](demo_text("midseason"), dice)
            path.write_text(broken, encoding="utf-8")
            try:
                report = services.exchange.read_file(path)
            except LorError as error:
                refused += bool(str(error).strip())
            else:
                assert breaches(services.unit.store(), services.unit.file()) == ()
                if not report.unchanged:
                    services.history.undo()
            assert plain(services) == before, (number, SEED)
        assert plain_anew(services) == before
    print(f"V14 broken files={FILES} refused={refused} changed=0 seed={SEED}")
    assert refused > FILES // 3
