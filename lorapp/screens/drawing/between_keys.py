"""Work that goes on between keys, without a thread."""

from collections.abc import Callable, Coroutine
from typing import Any

from textual.dom import DOMNode
from textual.worker import WorkType


def begin(
    node: DOMNode,
    work: Callable[[], Coroutine[Any, Any, None]],
    *,
    name: str = "",
    group: str = "default",
    exclusive: bool = False,
) -> None:
    """Begin work that ends with its node; one that is ``exclusive`` ends the one before it.

    It is given as what begins it: a coroutine that is given up before it began is never awaited,
    and Python complains of that wherever it finds it.
    """
    wanted: WorkType[None] = work
    node.run_worker(wanted, name, group, exclusive=exclusive)
