"""The files that copies of the store lie in, as they are named by people."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lorapp.domain.text import clean
from lorapp.errors import RefusedError, StoreError
from lorapp.paths import write_whole


@contextmanager
def copy_told(source: Path) -> Iterator[None]:
    """Say of a file that cannot be restored that it is this copy, not the store, that is spoilt."""
    from lorapp.db.words import DamagedError

    try:
        yield
    except DamagedError as error:
        raise StoreError(
            f"{clean(str(source))} is no copy of a lorapp store, or a damaged one ({error.found}); "
            "nothing was changed. `lorapp restore` lists the copies there are."
        ) from error
    except OSError as error:
        raise StoreError(
            f"{clean(str(source)):.200} cannot be read ({error.strerror}); nothing was changed."
        ) from error


def there(source: Path) -> Path:
    """The path of a file that is there; StoreError for any other."""
    source = Path(source)
    try:
        is_there = source.exists()
    except OSError:  # a name that no file can have: too long
        is_there = False
    if not is_there:
        raise StoreError(f"There is no file {clean(str(source)):.200}; check the path.")
    if source.exists() and not source.is_file():
        raise StoreError(
            f"{clean(str(source)):.200} is no file; name a copy, as `lorapp restore` lists them."
        )
    return source


def write_checked(part: Path, inside: bytes) -> None:
    """Write what an encrypted copy held beside the store; nothing is left when it is no store."""
    from lorapp.db import backup

    write_whole(part, inside)
    try:
        backup.verify(part)
    except StoreError:
        part.unlink()
        raise


def plain(source: Path) -> Path:
    """The path of a copy that anyone can read; RefusedError for an encrypted one."""
    from lorapp.services.keeping.encryption import HEAD, is_encrypted

    with there(source).open("rb") as file:
        if is_encrypted(file.read(HEAD)):
            raise RefusedError(
                "This copy is encrypted; give its passphrase (`--passphrase-file FILE`, or `o` on "
                "the page of backups)."
            )
    return source
