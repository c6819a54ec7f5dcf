"""Reading small files of which nobody knows what lies in their place."""

import errno
import os
import stat
from io import BufferedReader
from pathlib import Path
from typing import Any


def open_plain(path: Path) -> BufferedReader:
    """A file opened for reading. Raises OSError for a pipe or a device too: it may never end."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    file = os.fdopen(os.open(path, flags), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "It is no plain file", str(path))
    return file


def kept_json(path: Path, most: int = -1) -> Any:  # noqa: ANN401  whatever was written
    """What one of our own small files says; at most so many bytes are read.

    Raises OSError where there is none, ValueError where something else was written there.
    """
    import json  # takes longer than all else here, and most starts need none

    with open_plain(path) as file:
        content = file.read(most)
    try:
        return json.loads(content)
    except RecursionError as error:
        raise ValueError from error
