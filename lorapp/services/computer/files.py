"""Reading a file that the applicant named, with one sentence for whatever is wrong with it."""

from pathlib import Path

from lorapp.domain.leaves import shown
from lorapp.errors import LorError


def contents(path: Path, most: int) -> bytes:
    """Read a file, ``most`` bytes and one more at the most. Raises LorError when it cannot be."""
    name = shown(str(path))
    try:
        with path.expanduser().open("rb") as stream:
            return stream.read(most + 1)
    except FileNotFoundError:
        raise LorError(f"There is no file {name}; check the path.") from None
    except IsADirectoryError:
        raise LorError(f"{name} is a folder; name a file in it.") from None
    except PermissionError:
        raise LorError(f"{name} may not be read; check its permissions.") from None
    except (OSError, ValueError, RuntimeError) as error:
        raise LorError(f"{name} cannot be read ({error}); check the path.") from None
