"""The parser that every command shares: it raises instead of ending the process."""

import argparse
from typing import TYPE_CHECKING, NoReturn

from lorapp.cli.output import harmless

if TYPE_CHECKING:
    from _typeshed import SupportsWrite


class WrongUsageError(Exception):
    """The arguments do not make a command; ``str(error)`` says which would."""


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of ending the process and writes nothing harmful."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split())
        raise WrongUsageError(f"{self.prog}: {message}\n{usage}")

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        super()._print_message(harmless(message), file)
