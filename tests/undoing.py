"""What undo would take back, for tests of many kinds of work."""

from lorapp.services.recording.history import History


def next_undo(history: History) -> str | None:
    """The label of the newest action that undo may reach; None when there is none."""
    return next((entry.label for entry in history.entries() if entry.undoable), None)
