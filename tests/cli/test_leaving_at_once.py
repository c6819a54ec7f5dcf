"""In the end nothing is left but Python's own tidying, which is skipped where nobody watches."""

import os
import sys
import threading
from types import ModuleType

import pytest

from lorapp.cli import entry


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The program has run, alone and unwatched."""
    for watcher in entry.WATCHERS:
        monkeypatch.delitem(sys.modules, watcher, raising=False)
    monkeypatch.setattr(sys, "gettrace", lambda: None)
    monkeypatch.setattr(threading, "enumerate", lambda: [threading.main_thread()])
    return monkeypatch


def leaving(patched: pytest.MonkeyPatch, status: int) -> list[int]:
    """The statuses the process was left with at once, when the command gave this one."""
    left: list[int] = []
    patched.setattr(entry, "main", lambda: status)
    patched.setattr(os, "_exit", left.append)
    patched.setattr(sys, "excepthook", sys.excepthook)
    assert entry.run() == status
    return left


def test_the_program_is_left_at_once_with_its_status(ended: pytest.MonkeyPatch) -> None:
    assert leaving(ended, 129) == [129]


@pytest.mark.parametrize("watcher", sorted(entry.WATCHERS))
def test_who_measures_the_program_has_the_last_word(
    ended: pytest.MonkeyPatch, watcher: str
) -> None:
    ended.setitem(sys.modules, watcher, ModuleType(watcher))
    assert leaving(ended, 0) == []


@pytest.mark.parametrize(
    ("name", "left"), [("packet", []), (f"{entry.AHEAD}_0", [0])], ids=["work", "ahead"]
)
def test_a_thread_is_waited_for_unless_its_work_may_be_lost(
    ended: pytest.MonkeyPatch, name: str, left: list[int]
) -> None:
    threads = [threading.main_thread(), threading.Thread(name=name)]
    ended.setattr(threading, "enumerate", lambda: threads)
    assert leaving(ended, 0) == left
