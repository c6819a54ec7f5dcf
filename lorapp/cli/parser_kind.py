"""The parser that every command shares: it raises instead of ending the process."""

import argparse
import re
from typing import TYPE_CHECKING, Any, Final, NoReturn

from lorapp.cli.output import harmless
from lorapp.errors import WrongUsageError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


_NEGATIVE: Final = re.compile(
    r"-[0-9]+(?:[.][0-9]*)?(?: ?(?:[dwmy]|days?|weeks?|months?|years?))?$"
)


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of ending the process and writes nothing harmful.

    A day counted back (``-2d``) is a value, as a negative number is, and no option.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - argparse's own
        super().__init__(*arguments, **named)
        self._negative_number_matcher = _NEGATIVE

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split())
        raise WrongUsageError(f"{self.prog}: {message}\n{usage}")

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        super()._print_message(harmless(message), file)
