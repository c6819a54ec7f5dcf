"""S3: a walk that stands still is noticed, and what it waits for is told by name."""

import asyncio
import io
import threading
from itertools import count

from tests.terminal.watch import LOOKS, tell, watched

WAIT_SECONDS = 30.0
"""After so long what should have happened counts as failed."""


def test_a_walk_that_stays_at_one_step_is_noticed() -> None:
    noticed = threading.Event()
    with watched(lambda: 7, 0.01, noticed.set):
        assert noticed.wait(WAIT_SECONDS)
    print("S3 stands=1 noticed=1")


def test_a_walk_that_goes_on_is_left_alone() -> None:
    steps, has_gone_on, noticed = count(), threading.Event(), threading.Event()

    def step() -> int:
        newest = next(steps)
        if newest > 3 * LOOKS:
            has_gone_on.set()
        return newest

    with watched(step, 0.01, noticed.set):
        assert has_gone_on.wait(WAIT_SECONDS)
    assert not noticed.is_set()
    print("S3 goes-on=1 noticed=0")


class Sleeper:
    """Somebody who waits inside of what waits."""

    async def sleep(self, door: asyncio.Event) -> None:
        await self.lie(door)

    async def lie(self, door: asyncio.Event) -> None:
        await door.wait()


async def test_what_a_task_waits_for_is_told_down_to_the_innermost_place() -> None:
    door, told = asyncio.Event(), io.StringIO()
    task = asyncio.create_task(Sleeper().sleep(door), name="the one that stands")
    await asyncio.sleep(0)
    tell(asyncio.get_running_loop(), told)
    door.set()
    await task
    _, _, after = told.getvalue().partition("task the one that stands\n")
    places = after.splitlines()[:3]
    assert [place.split()[-2:] for place in places[:2]] == [
        ["Sleeper.sleep", "Sleeper"],
        ["Sleeper.lie", "Sleeper"],
    ]
    assert "Event.wait" in places[2]
