"""Copies of the store that only a passphrase opens, in the format of the age tool."""

from typing import Final

from lorapp.errors import LorError, RefusedError, StoreError

SUFFIX: Final = ".age"
SHORTEST: Final = 12
"""Characters of a passphrase at least: whoever holds the file may try as long as they like."""

WITHOUT_EXTRA: Final = (
    "Encrypted copies need one more package. Get it with: pip install 'lorapp[secure]'."
)
_MAGIC: Final = b"age-encryption.org/"
HEAD: Final = len(_MAGIC)
"""Bytes that are enough to tell."""


def is_encrypted(content: bytes) -> bool:
    """Whether these are the bytes of an encrypted file."""
    return content.startswith(_MAGIC)


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short to hold."""
    if len(passphrase) < SHORTEST:
        raise RefusedError(
            f"The passphrase is short: take {SHORTEST} characters or more, "
            "for example four words. Nothing was written."
        )


def encrypt(content: bytes, passphrase: str) -> bytes:
    """Lock a file's content. It takes a second or two on purpose.

    Raises RefusedError for a short passphrase, LorError without the extra.
    """
    check_passphrase(passphrase)
    try:
        from pyrage import passphrase as age
    except ImportError:
        raise LorError(WITHOUT_EXTRA) from None
    locked: bytes = age.encrypt(content, passphrase)
    return locked


def decrypt(content: bytes, passphrase: str) -> bytes:
    """Open what ``encrypt`` or the age tool locked.

    Raises StoreError when it cannot be opened, or is not locked at all.
    """
    if not is_encrypted(content):
        raise StoreError(
            "This file does not open as an encrypted copy: it is an open one, which needs no "
            "passphrase, or it is damaged. Nothing was changed."
        )
    try:
        from pyrage import DecryptError
        from pyrage import passphrase as age
    except ImportError:
        raise LorError(WITHOUT_EXTRA) from None
    try:
        opened: bytes = age.decrypt(content, passphrase)
    except DecryptError:
        raise StoreError(
            "This copy does not open: the passphrase is another one, or the file is damaged. "
            "Nothing was changed."
        ) from None
    return opened
