"""A picture of a screen as a file that asks for nothing from elsewhere.

Rich writes the addresses of a font into it: a browser would fetch that, and tell somebody that
the picture was looked at. And some programs drop blanks at the edge of a colour unless told.
"""

import re
from typing import Final

_FETCHED: Final = re.compile(r',\s*url\("https?:[^"]*"\)\s*format\("[^"]*"\)')


def alone(drawn: str) -> str:
    """The picture with fonts of this computer only, and with every blank kept."""
    return _FETCHED.sub("", drawn).replace("<svg ", '<svg xml:space="preserve" ', 1)
