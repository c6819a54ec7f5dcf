"""Run lorapp with ``python -m lorapp``."""

from lorapp.cli import start

if __name__ == "__main__":
    raise SystemExit(start())
