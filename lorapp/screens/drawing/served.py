"""The driver of an app that is looked at in a browser, through the server of ``lorapp serve``."""

import contextlib
from collections.abc import Callable
from functools import partial
from typing import Any

from textual.drivers.web_driver import WebDriver


class ServedDriver(WebDriver):
    """Textual's driver, for which a lost server is no fault: what is drawn then goes nowhere.

    The app looks for its server itself, and leaves.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401  Textual's own
        super().__init__(*arguments, **named)
        self._write = partial(tolerant, self._write)


def tolerant(passed_on: Callable[[bytes], int], text: bytes) -> int:
    """Pass bytes on; where nobody takes them any more they are lost."""
    with contextlib.suppress(OSError):
        return passed_on(text)
    return len(text)
