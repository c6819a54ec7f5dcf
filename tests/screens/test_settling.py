"""The wait of the tests themselves: nothing is looked at while something is still at work."""

import asyncio
from pathlib import Path

from lorapp.screens.drawing.between_keys import begin
from tests.screens.fakes import fake_services, running, settle

LONG = 0.3
"""Seconds in which nothing is done, as by a thread that the machine puts off."""


async def test_work_that_a_message_begins_is_waited_for(tmp_path: Path) -> None:
    done: list[str] = []

    async def work() -> None:
        put_off = asyncio.Event()
        asyncio.get_running_loop().call_later(LONG, put_off.set)
        await put_off.wait()
        done.append("work")

    async with running(fake_services(tmp_path)) as pilot:
        pilot.app.call_later(lambda: begin(pilot.app, work))
        await settle(pilot)
        assert done == ["work"]
