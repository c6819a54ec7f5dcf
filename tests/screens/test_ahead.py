"""What is done ahead is done apart: a fault in it is told, and nobody waits for it."""

import threading

import pytest

from lorapp.cli.entry import AHEAD
from lorapp.screens.ahead import apart


async def test_a_job_is_done_in_a_thread_that_leaving_does_not_wait_for() -> None:
    seen: list[threading.Thread] = []
    await apart(lambda: seen.append(threading.current_thread()))
    assert seen[0] is not threading.main_thread()
    assert seen[0].name.startswith(AHEAD)


async def test_what_goes_wrong_there_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        await apart(lambda: 1 // 0)
