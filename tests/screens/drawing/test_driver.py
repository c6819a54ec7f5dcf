"""The keyboard is waited for, and waiting ends when the bell rings."""

import os
from threading import Thread

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.headless_driver import HeadlessDriver
from textual.message import Message

from lorapp.screens.drawing.driver import Bell, typed, waiting_driver

PATIENCE = 10.0


class Typist:
    """Reads from a pipe in a thread, as the driver reads from the terminal."""

    def __init__(self) -> None:
        self.bell = Bell()
        self.keyboard, self.hand = os.pipe()
        self.found: list[Message] = []
        self._thread = Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        for message in typed(XTermParser(), self.keyboard, self.bell):
            self.found.append(message)

    def ended(self) -> bool:
        self._thread.join(PATIENCE)
        return not self._thread.is_alive()

    def keys(self) -> list[str]:
        return [message.key for message in self.found if isinstance(message, events.Key)]


def test_keys_come_in_order_and_a_closed_terminal_ends_the_reading() -> None:
    typist = Typist()
    os.write(typist.hand, b"jk")
    os.close(typist.hand)
    assert typist.ended()
    assert typist.keys() == ["j", "k"]


def test_a_character_in_halves_and_a_byte_that_is_none_do_no_harm() -> None:
    typist = Typist()
    for part in (b"\xc3", b"\xa9", b"\xe9", b"j"):
        os.write(typist.hand, part)
    os.close(typist.hand)
    assert typist.ended()
    assert "é" in "".join(
        message.character or "" for message in typist.found if isinstance(message, events.Key)
    )
    assert typist.keys()[-1] == "j"


def test_of_a_flood_of_focus_won_and_lost_the_last_is_told_before_the_next_key() -> None:
    typist = Typist()
    os.write(typist.hand, b"\x1b[I\x1b[O" * 300 + b"j" + b"\x1b[O\x1b[I")
    os.close(typist.hand)
    assert typist.ended()
    told = [type(message).__name__ for message in typist.found]
    assert told == ["AppBlur", "Key", "AppFocus"]


def test_the_bell_ends_the_waiting_at_once_and_can_ring_again() -> None:
    typist = Typist()
    typist.bell.set()
    assert typist.ended()
    typist.bell.clear()
    assert not typist.bell.is_set()
    typist.bell.clear()
    again = Typist()
    again.bell.set()
    assert again.ended()


def test_another_driver_than_textuals_own_stays() -> None:
    assert waiting_driver(HeadlessDriver) is HeadlessDriver


def test_textuals_driver_gives_way_to_the_one_that_waits() -> None:
    from textual.drivers.linux_driver import LinuxDriver

    made = waiting_driver(LinuxDriver)
    assert made is not LinuxDriver
    assert issubclass(made, LinuxDriver)
