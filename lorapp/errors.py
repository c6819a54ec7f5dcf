"""What can go wrong, each as one sentence that says what to do."""

from collections.abc import Sequence


class LorError(Exception):
    """A problem the applicant can act on. ``str(error)`` is one sentence for a person."""


class RefusedError(LorError):
    """The rules of the season or of good manners forbid this; nothing was changed."""


class UnsaidError(RefusedError):
    """It goes only with one more word of the applicant's, such as why; a command names the way."""


class NothingLeftError(RefusedError):
    """There is no action that undo, or redo, may reach."""


class UnknownKeyError(LorError):
    """A record was named that is not there."""


class InvalidError(LorError):
    """Values that cannot be taken, all problems together.

    ``problems`` holds one sentence each, beginning with the place of the value
    (``letters[3].events[1].on: …``).
    """

    def __init__(self, problems: Sequence[str], *, subject: str = "This file") -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__(
            f"{subject} has {count} {noun}; nothing was changed:\n  " + "\n  ".join(self.problems)
        )


class StoreError(LorError):
    """The store cannot be opened, read or written."""


class StoreBusyError(StoreError):
    """Another lorapp holds the store."""


class WrongUsageError(Exception):
    """The arguments do not make a command; ``str(error)`` says which would."""
