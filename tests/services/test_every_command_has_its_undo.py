"""V12: whatever is removed comes back by undo byte for byte; a command without undo is listed."""

import ast
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import lorapp.services
from lorapp.bootstrap import Services
from lorapp.db import journal
from lorapp.domain.comments import Comment, Topic
from lorapp.domain.interviews.lanes import identity
from lorapp.domain.record import SeasonFile
from tests.db.scratch import opened, plain_anew, scratch
from tests.demo_store import put_demo_store

SERVICES = Path(lorapp.services.__file__).parent
AT = "2026-11-22T12:00:00-05:00"
COMMENT = Comment(kind=Topic.SEASON, on=date(2026, 11, 20), by="Dr. Lo", text="Well done.")

WITHOUT_UNDO = {
    "forgetting.py": "a person who asked to be forgotten must not come back",
    "mending.py": "it keeps a copy of the store first, and puts back what was saved",
}
"""Services that write past the journal of actions, each with the reason why undo is not its way."""

BY_THE_JOURNAL = {"unit.py", "history.py"}
"""The two that make every action, and take it back."""

FINAL = {"mending._spelling": "the form before is one that no import takes; edit the specialty"}
"""Commands that end the chain of undo whatever they do, each with what mends a slip.

All others end it only where a place is locked outside lorapp, and `Unit.command` sees to that.
"""


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(SERVICES.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr in names:
            yield node


def past_the_journal() -> set[str]:
    """Modules that open a write transaction themselves."""
    return {path.name for path, tree in trees() if next(calls(tree, "writing"), None)}


def final_commands() -> set[str]:
    """Methods that say of their command that it cannot be taken back."""
    return {
        f"{path.stem}.{function.name}"
        for path, tree in trees()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef) and path.name not in BY_THE_JOURNAL
        for call in calls(function, "command")
        if any(word.arg == "final" for word in call.keywords)
    }


def changing() -> dict[str, ast.FunctionDef]:
    """Every method of a service that hands out a change."""
    return {
        f"{path.stem}.{function.name}": function
        for path, tree in trees()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        and function.returns is not None
        and ast.unparse(function.returns).strip("'\"").split(" |")[0] == "Change"
    }


def test_every_command_goes_through_the_journal_or_is_listed_with_its_reason() -> None:
    found = changing()
    assert past_the_journal() == {*WITHOUT_UNDO, "unit.py"}
    assert final_commands() == set(FINAL)
    print(f"V12 commands={len(found)} without undo={len(FINAL) + len(WITHOUT_UNDO)}, all listed")
    assert len(found) > 90


def test_a_service_that_writes_by_itself_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WITHOUT_UNDO, "letters.py", "invented")
    with pytest.raises(AssertionError):
        test_every_command_goes_through_the_journal_or_is_listed_with_its_reason()
    print("V12 mutant, a listed writer that is none: red")


Removal = Callable[[Services], object]


def file_of(services: Services) -> SeasonFile:
    return services.unit.file()


REMOVALS: dict[str, tuple[Callable[[SeasonFile], SeasonFile], Removal]] = {
    "letter": (
        lambda f: replace(
            f, assignments=(), letters=(*f.letters[:-1], replace(f.letters[-1], events=()))
        ),
        lambda s: s.letters.remove(file_of(s).letters[-1].key),
    ),
    "program": (
        lambda f: replace(
            f,
            assignments=(),
            interviews=(),
            statements=(),
            programs=(replace(f.programs[0], applied_on=None, status=None), *f.programs[1:]),
        ),
        lambda s: s.programs.remove(file_of(s).programs[0].key),
    ),
    "rotation": (
        lambda f: replace(f, letters=(), assignments=(), moments=()),
        lambda s: s.rotations.remove(file_of(s).rotations[0].key),
    ),
    "mentor": (
        lambda f: replace(
            f, letters=(), assignments=(), moments=(), rotations=(), contacts=(), statements=()
        ),
        lambda s: s.mentors.remove(file_of(s).mentors[1].key),
    ),
    "two mentors in one": (
        lambda f: f,
        lambda s: s.mentors.merge(*[one.key for one in file_of(s).mentors[:2]]),
    ),
    "moment": (lambda f: f, lambda s: s.moments.remove(file_of(s).moments[0].key)),
    "statement": (lambda f: f, lambda s: s.statements.remove(file_of(s).statements[0].key)),
    "theme": (
        lambda f: replace(f, moments=(), statements=(), letters=(), assignments=()),
        lambda s: s.themes.remove(file_of(s).themes[0]),
    ),
    "interview": (
        lambda f: f,
        lambda s: s.interviews.remove(identity(file_of(s).interviews[0])),
    ),
    "comment": (lambda f: replace(f, comments=(COMMENT,)), lambda s: s.sharing.remove(COMMENT)),
    "a whole list": (
        lambda f: f,
        lambda s: s.unit.command("Clear", lambda f: replace(f, moments=(), contacts=())),
    ),
}


def digest(services: Services) -> str:
    """One word for every byte of the record as its rows hold it."""
    plain = json.dumps(plain_anew(services), sort_keys=True).encode()
    return hashlib.blake2s(plain).hexdigest()


def taken_back(home: Path, name: str) -> bool:
    """Remove, take back after a restart, and remove again; whether nothing differs."""
    prepare, remove = REMOVALS[name]
    with opened(home) as services:
        services.unit.command("Prepare", prepare, corrects=True)
        before = digest(services)
        remove(services)
        gone = digest(services)
    assert gone != before, name
    with opened(home) as services:
        services.history.undo()
        is_back = digest(services) == before
        services.history.redo()
        return is_back and digest(services) == gone


def test_whatever_is_removed_comes_back_after_a_restart_as_it_was() -> None:
    lost = []
    for name in REMOVALS:
        with scratch() as home:
            put_demo_store(home, "midseason", AT)
            lost += [] if taken_back(home, name) else [name]
    print(f"V12 removals={len(REMOVALS)} differing={len(lost)}")
    assert lost == []


def test_an_undo_that_forgets_where_a_record_stood_would_be_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    honest = journal.turned
    monkeypatch.setattr(
        journal,
        "turned",
        lambda changes: tuple(replace(one, position_after=99) for one in honest(changes)),
    )
    with scratch() as home:
        put_demo_store(home, "midseason", AT)
        assert not taken_back(home, "moment")
    print("V12 mutant, place forgotten: seen")


def brought_back(home: Path, name: str) -> bool:
    """Remove, and bring it back from what was removed; whether nothing differs."""
    prepare, remove = REMOVALS[name]
    with opened(home) as services:
        services.unit.command("Prepare", prepare, corrects=True)
        before, known = digest(services), {one.seq for one in services.trash.removed()}
        remove(services)
        (gone,) = [one for one in services.trash.removed() if one.seq not in known]
        services.trash.bring_back(gone.seq)
        return digest(services) == before


def test_whatever_is_removed_comes_back_from_the_history_without_undo() -> None:
    lost = []
    for name in REMOVALS:
        with scratch() as home:
            put_demo_store(home, "midseason", AT)
            lost += [] if brought_back(home, name) else [name]
    print(f"V12 brought back={len(REMOVALS)} differing={len(lost)}")
    assert lost == []


def test_a_way_back_that_forgets_what_was_changed_along_would_be_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("lorapp.db.removals._put_back", lambda *_: None)
    with scratch() as home:
        put_demo_store(home, "midseason", AT)
        assert not brought_back(home, "two mentors in one")
    print("V12 mutant, what was changed along forgotten: seen")
