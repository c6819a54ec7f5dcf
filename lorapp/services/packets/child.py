"""A process of its own that looks through a PDF and takes its pages out.

What people were sent as PDF may be broken or made to exhaust a program, so it is opened where
time and memory are bounded. The PDF comes on stdin; on stdout goes one line of JSON, then the
pages as a new PDF.
"""

import json
import sys
from typing import Final

MEMORY_MOST: Final = 500 * 1024 * 1024


def main() -> int:
    """Read a PDF, say what it is, and write its pages."""
    _be_bounded()
    from lorapp.services.packets.pages_only import pages_only

    look, content = pages_only(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(look).encode() + b"\n" + content)
    return 0


def _be_bounded() -> None:
    """Take away the right to more memory and processor time, where the system can."""
    if sys.platform == "win32":
        return
    import resource

    from lorapp.domain.own_pdf import SECONDS_MOST

    for limit, most in ((resource.RLIMIT_AS, MEMORY_MOST), (resource.RLIMIT_CPU, SECONDS_MOST)):
        try:
            resource.setrlimit(limit, (most, most))
        except (OSError, ValueError):
            # A system without this limit is still bounded by the clock of who waits.
            continue


if __name__ == "__main__":
    sys.exit(main())
