"""What a command did, for the screens that show it and for undo."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """``label`` is the words undo will use; ``touched`` names the lists that changed."""

    label: str
    touched: frozenset[str]
