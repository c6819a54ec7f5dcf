"""What is done ahead is done apart: a fault in it is told, and nobody waits for it."""

import threading
from collections.abc import Callable
from typing import Any, cast

import pytest

from lorapp.cli.entry import AHEAD
from lorapp.screens.beforehand import ahead as ahead_of_need
from lorapp.screens.beforehand.ahead import BREATH, REST, Ahead, apart


class Waiter:
    """An app whose timers and workers end when the test says so."""

    def __init__(self) -> None:
        self.seconds: float | None = None
        self.begun = 0
        self.is_running = True
        self._ring: Callable[[], object] = bool

    def set_timer(self, seconds: float, ring: Callable[[], object]) -> "Waiter":
        self.seconds, self._ring = seconds, ring
        return self

    def stop(self) -> None:
        self.seconds = None

    def run_worker(self, _job: Callable[[], object], *_: object, **__: object) -> None:
        self.begun += 1

    def ring(self) -> None:
        self.seconds = None
        self._ring()


def at_rest(*puts: tuple[str, float | None]) -> tuple[Waiter, Ahead]:
    """Two jobs of each name, with the rest before them."""
    waiter = Waiter()
    ahead = Ahead(cast("Any", waiter))
    for name, rest in puts:
        ahead.put(name, iter((bool, bool)), rest=rest)
    return waiter, ahead


def test_before_the_first_key_one_thing_follows_the_other_after_a_breath() -> None:
    waiter, ahead = at_rest(("read", None), ("later", REST))
    seen = []
    for _ in range(2):
        seen.append(waiter.seconds)
        waiter.ring()
        ahead.done()
    waiter.ring()

    assert (seen, waiter.begun) == ([ahead_of_need.SOON, BREATH], 2)
    assert waiter.seconds == REST


def test_nothing_is_begun_for_an_app_that_is_leaving() -> None:
    waiter, _ = at_rest(("read", None))
    waiter.is_running = False
    waiter.ring()

    assert waiter.begun == 0
    assert waiter.seconds is None


def test_after_a_key_all_wait_for_a_rest_and_what_is_due_after_a_save_for_its_own() -> None:
    waiter, ahead = at_rest(("read", None))
    ahead.stir()
    assert waiter.seconds == REST

    waiter, ahead = at_rest(("saved", 0.25), ("read", None))
    ahead.stir()
    assert waiter.seconds == 0.25


def test_a_key_during_a_job_brings_a_rest_after_it() -> None:
    waiter, ahead = at_rest(("read", None))
    waiter.ring()
    ahead.stir()
    assert waiter.seconds is None, "one thing at a time"

    ahead.done()
    assert [waiter.seconds, waiter.begun] == [REST, 1]


async def test_a_job_is_done_in_a_thread_that_leaving_does_not_wait_for() -> None:
    seen: list[threading.Thread] = []
    await apart(lambda: seen.append(threading.current_thread()))
    assert seen[0] is not threading.main_thread()
    assert seen[0].name.startswith(AHEAD)


async def test_what_goes_wrong_there_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        await apart(lambda: 1 // 0)
