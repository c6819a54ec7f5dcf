"""The parser that every command shares: it raises instead of ending the process."""

import argparse
import re
from collections.abc import Sequence
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

    def parse_known_args(  # type: ignore[override]  # argparse's is told for each kind of answer
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Refuse here what this command does not know: its own usage helps, not the whole's."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split())
        raise WrongUsageError(f"{self.prog}: {message}\n{usage}")

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        super()._print_message(harmless(message), file)
