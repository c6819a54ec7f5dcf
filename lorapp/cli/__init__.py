"""The command line: arguments in, results on stdout, one sentence on stderr, an exit status."""

from lorapp.cli.entry import main, start

__all__ = ["main", "start"]
