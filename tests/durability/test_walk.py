"""V11 and V12: any order of what people do to a store, against a model that is only dicts."""

import os
from contextlib import ExitStack
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from lorapp.bootstrap import Services, open_services
from lorapp.clock import FixedClock
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.mentors import Mentor
from lorapp.domain.programs import Program
from lorapp.errors import LorError, RefusedError
from lorapp.services.keeping.invariants import breaches
from lorapp.services.recording.changes import UNCHANGED
from tests.conftest import NOON, a_beginning
from tests.db.scratch import opened, plain, plain_anew, scratch
from tests.services.stage import event

WALKS: Final = int(os.environ.get("LORAPP_WALKS", "2"))
STEPS: Final = int(os.environ.get("LORAPP_STEPS", "40"))
KINDS: Final = (EventKind.ASKED, EventKind.AGREED, EventKind.DECLINED, EventKind.UPLOADED)

names = st.sampled_from(["Dr. Brockhausen", "Dr. José [MD]", "=1+1", "سمير", "x" * 60])
numbers = st.integers(0, 7)

Model = dict[str, dict[str, Any]]
"""What each list holds, by key: a name, or the kinds of what happened."""


@dataclass
class Count:
    """How often each thing was done, over all walks."""

    steps: dict[str, int] = field(default_factory=dict)

    def add(self, what: str) -> None:
        self.steps[what] = self.steps.get(what, 0) + 1


COUNT = Count()


def seen(services: Services) -> Model:
    """What the store holds, as the model keeps it."""
    file = services.unit.file()
    return {
        "mentors": {one.key: one.name for one in file.mentors or ()},
        "programs": {one.key: one.name for one in file.programs or ()},
        "letters": {one.key: [str(did.kind) for did in one.events or ()] for one in file.letters},
    }


class Walk(RuleBasedStateMachine):
    """``done`` are the states that undo leads back to, ``undone`` those of redo.

    A None in ``done`` is something that undo does not pass.
    """

    @initialize()
    def begin(self) -> None:
        self.stack = ExitStack()
        self.home = self.stack.enter_context(scratch())
        self.services = open_services(self.home, FixedClock(NOON))
        self.services.unit.begin(a_beginning(), "Begin")
        self.model: Model = {"mentors": {}, "programs": {}, "letters": {}}
        self.done: list[Model | None] = [None]
        self.undone: list[Model] = []
        self.add_a_mentor("Dr. Umetani")
        self.add_a_letter(0)
        self.add_a_program("Alder")

    def did(self, act: Any, *given: Any) -> bool:  # noqa: ANN401 - any service method
        """Whether a command was accepted; one that is refused must leave no trace."""
        COUNT.add(getattr(act, "__name__", "act"))
        before = deepcopy(self.model), plain(self.services)
        try:
            change = act(*given)
        except LorError:
            assert (seen(self.services), plain(self.services)) == before
            return False
        if change.label != UNCHANGED:
            self.done.append(before[0] if change.undoable else None)
            self.undone.clear()
        return True

    def key(self, of: str, number: int) -> str | None:
        """One of the keys there are."""
        keys = list(self.model[of])
        return keys[number % len(keys)] if keys else None

    @rule(name=names)
    def add_a_mentor(self, name: str) -> None:
        key = self.services.mentors.new_key()
        if self.did(self.services.mentors.add, Mentor(key=key, name=name)):
            self.model["mentors"][key] = name

    @rule(name=names, number=numbers)
    def rename_a_mentor(self, name: str, number: int) -> None:
        key = self.key("mentors", number)
        if key and self.did(
            self.services.mentors.change,
            replace(self.services.unit.file().mentor(key), name=name),
        ):
            self.model["mentors"][key] = name

    @rule(name=names)
    def add_a_program(self, name: str) -> None:
        key = self.services.programs.new_key()
        if self.did(self.services.programs.add, Program(key=key, name=name)):
            self.model["programs"][key] = name

    @rule(number=numbers)
    def add_a_letter(self, number: int) -> None:
        mentor, key = self.key("mentors", number), self.services.letters.new_key()
        if mentor and self.did(self.services.letters.add, Letter(key=key, mentor=mentor)):
            self.model["letters"][key] = []

    @rule(number=numbers, kind=st.sampled_from(KINDS))
    def log(self, number: int, kind: EventKind) -> None:
        key = self.key("letters", number)
        if key and self.did(self.services.letters.log, key, event(kind)):
            self.model["letters"][key] = [*self.model["letters"][key], str(kind)]

    @rule(of=st.sampled_from(["mentors", "programs", "letters"]), number=numbers)
    def remove(self, of: str, number: int) -> None:
        key = self.key(of, number)
        if key and self.did(getattr(self.services, of).remove, key):
            del self.model[of][key]

    @rule()
    def undo(self) -> None:
        COUNT.add("undo")
        target = self.done[-1]
        if target is None:
            if len(self.done) > 1:
                with pytest.raises(RefusedError):
                    self.services.history.undo()
            return
        self.services.history.undo()
        self.done.pop()
        self.undone.append(self.model)
        self.model = deepcopy(target)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        COUNT.add("redo")
        self.services.history.redo()
        self.done.append(self.model)
        self.model = self.undone.pop()

    @rule(count=st.integers(1, 30))
    def undo_and_redo_many_across_a_restart(self, count: int) -> None:
        COUNT.add("there and back")
        passable = 0
        for state in reversed(self.done):
            if state is None or passable == count:
                break
            passable += 1
        before = plain_anew(self.services)
        for _ in range(passable):
            self.services.history.undo()
        self.reopen()
        for _ in range(passable):
            self.services.history.redo()
        assert plain_anew(self.services) == before, "undo and redo as often is no change"

    @rule(what=st.sampled_from(["reopen", "kill", "restore", "hand over"]), number=numbers)
    def rest(self, what: str, number: int) -> None:
        """What ends a sitting, or looks back at it."""
        if what == "restore":
            self.back_up_and_restore(number)
        else:
            {"reopen": self.reopen, "kill": self.kill, "hand over": self.hand_over}[what]()

    def reopen(self) -> None:
        COUNT.add("reopen")
        self.services.close()
        self.services = open_services(self.home, FixedClock(NOON))
        assert plain_anew(self.services) == plain(self.services)

    def kill(self) -> None:
        COUNT.add("kill")
        is_changed = self.services.unit.is_changed
        self.services.unit.release()
        self.services.unit.close()
        assert not (is_changed and self.services.home.seal.exists())
        self.services = open_services(self.home, FixedClock(NOON))

    def back_up_and_restore(self, number: int) -> None:
        """A copy is a point in time: what is done after it is gone, with its undo."""
        COUNT.add("restore")
        copy = self.services.backups.make()
        kept = deepcopy((self.model, self.done, self.undone))
        self.add_a_program(f"lost {number}")
        self.services.backups.restore(copy)
        self.model, self.done, self.undone = kept

    def hand_over(self) -> None:
        """Exported, taken into an empty store: equal, letter for letter."""
        COUNT.add("export and import")
        text = self.services.exchange.export_json()
        path = self.home.parent / "file.json"
        path.write_text(text, encoding="utf-8")
        with scratch() as elsewhere, opened(elsewhere) as other:
            other.exchange.read_file(path)
            assert plain_anew(other) == plain(self.services)
            assert breaches(other.unit.store(), other.unit.file()) == ()
        before = plain(self.services)
        assert self.services.exchange.read_file(path).unchanged
        assert plain(self.services) == before

    @invariant()
    def the_store_is_what_the_model_says(self) -> None:
        assert seen(self.services) == self.model
        store = self.services.unit.store()
        assert breaches(store, self.services.unit.file()) == ()

    def teardown(self) -> None:
        self.services.close()
        self.stack.close()


QUICK = settings(
    max_examples=WALKS,
    stateful_step_count=STEPS,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def test_whatever_is_done_in_whatever_order_the_store_is_what_the_model_says() -> None:
    COUNT.steps.clear()
    _by_hand()
    run_state_machine_as_test(Walk, settings=QUICK)
    print(f"V11 walks={WALKS} steps={sum(COUNT.steps.values())} different=0 {COUNT.steps}")
    assert {"undo", "redo", "kill", "reopen", "restore", "export and import"} <= set(COUNT.steps)


def _by_hand() -> None:
    """One walk that chance has no part in: everything once."""
    walk = Walk()
    walk.begin()
    for number in range(3):
        walk.add_a_mentor("Dr. José [MD]")
        walk.rename_a_mentor("=1+1", number)
        walk.undo()
        walk.the_store_is_what_the_model_says()
        walk.log(0, KINDS[number])
        walk.remove("programs", 0)
        walk.undo()
        walk.redo()
        for what in ("kill", "restore", "hand over", "reopen"):
            walk.rest(what, number)
            walk.the_store_is_what_the_model_says()
        walk.undo_and_redo_many_across_a_restart(30)
    walk.the_store_is_what_the_model_says()
    walk.teardown()


def test_the_walk_can_tell_an_undo_that_forgets_one_field(monkeypatch: pytest.MonkeyPatch) -> None:
    from lorapp.db import journal

    whole = journal.replay

    def forgetful(file: Any, changes: Any) -> Any:  # noqa: ANN401 - as it is called
        kept = [one for one in changes if one.shelf != "mentors" or one.before is None]
        return whole(file, kept)

    walk = Walk()
    walk.begin()
    walk.rename_a_mentor("Dr. José", 0)
    walk.the_store_is_what_the_model_says()
    monkeypatch.setattr(journal, "replay", forgetful)
    walk.undo()
    with pytest.raises(AssertionError):
        walk.the_store_is_what_the_model_says()
    walk.teardown()
    print("V12 mutant, undo that forgets names: seen")
