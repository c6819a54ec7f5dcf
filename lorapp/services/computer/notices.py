"""One notice on the desktop, where there is one to show it."""

import asyncio
import logging
import sys
from collections.abc import Callable
from typing import Final

from lorapp.errors import LorError

SECONDS: Final = 5.0
"""How long a desktop may take to answer."""

WITHOUT_EXTRA: Final = "Notices need one more package. Get it with: pip install 'lorapp[notify]'."
WITHOUT_DESKTOP: Final = (
    "No notice was shown: no desktop session answers here. "
    "`lorapp today --brief` says the same in a terminal."
)
_PLAIN: Final = str.maketrans({"<": "‹", ">": "›", "&": "+"})
"""Desktops of the freedesktop kind read marks in a notice; a text from people has none."""

Post = Callable[[str, str], bool]
"""Shows a notice of a title and a text, and says whether it was taken."""


def show(title: str, text: str, post: "Post | None" = None) -> None:
    """Show a notice. LorError when there is no desktop, or nothing to reach it with."""
    if not (post or desktop)(title, text):
        raise LorError(WITHOUT_DESKTOP)


def desktop(title: str, text: str) -> bool:
    """Hand a notice to this machine's own desktop; False when nobody takes it in time."""
    try:
        import desktop_notifier  # noqa: F401 - whether the extra is there
    except ImportError:
        raise LorError(WITHOUT_EXTRA) from None
    for name in ("desktop_notifier", "dbus_fast"):
        # What goes wrong is said in one sentence, not in a traceback of the library.
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    marked = sys.platform not in {"darwin", "win32"}
    plain = text.translate(_PLAIN) if marked else text
    try:
        return asyncio.run(asyncio.wait_for(_send(title, plain), SECONDS))
    except (TimeoutError, OSError):
        return False


async def _send(title: str, text: str) -> bool:
    from desktop_notifier import DesktopNotifier

    taken: list[bool] = []
    notifier = DesktopNotifier(app_name="lorapp", app_icon=None)
    await notifier.send(title=title, message=text, on_dispatched=lambda: taken.append(True))
    # Where no desktop is known, the library takes every notice and shows none; it says so
    # only by being able to do nothing.
    return bool(taken) and bool(await notifier.get_capabilities())
