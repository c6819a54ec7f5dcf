"""The command line: arguments in, results on stdout, one sentence on stderr, an exit status."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

INTERRUPTED: "Final" = 130

GARBAGE_AT: "Final" = 50_000
"""So much is made before garbage is looked for: what a start reads stays for good."""


def start() -> int:
    """Run as a program; who presses Ctrl+C while it is still being read sees no traceback."""
    try:
        return _started()
    except KeyboardInterrupt:
        from lorapp.first_page import put_back

        put_back()
        return INTERRUPTED


def _started() -> int:
    """What is known beforehand is shown before anything else is read."""
    if len(sys.argv) == 1:
        from lorapp.first_page import show

        show()
    import gc

    gc.set_threshold(GARBAGE_AT)
    from lorapp.cli.entry import run

    return run()


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run one command and return its exit status; see ``entry.main``."""
    from lorapp.cli.entry import main as run_command

    return run_command(argv)
