"""K6: what an encrypted copy holds is for its passphrase alone."""

import base64
from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.errors import RefusedError, StoreError
from lorapp.services.keeping import encryption

PHRASE = "correct horse battery"
INSIDE = b"A diary, and no store."
LIGHT = base64.b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBkMEQvYVorTlRWQWdvcVFzUUIweXZ3IDEKWjdoZ2lqMl"
    "pMK05HU2pNTXpIQmhFOTRTcnVCV3VTbngxZXJqSll6bnloOAotLS0gUXJSaG5GcUtlNVhqYzZXeTE4ZTNvbkN1"
    "WFZHVEdweDIzcHczbnVYUUlFQQpPpkSL9bnYWpCfSHOfYXUMfC5MmanEq2Zi5gbHRKqXADMz7OpLTryTER/jLm"
    "suMiXSWvQ3VQ4="
)
"""``INSIDE`` in the format of the age tool, with a passphrase that costs nothing to try."""


def test_a_copy_opens_with_its_passphrase(begun: Services, tmp_path: Path) -> None:
    target = tmp_path / "copy.age"
    with pytest.raises(RefusedError, match="take 12 characters or more"):
        begun.backups.write_encrypted(target, "short")
    begun.backups.write_encrypted(target, PHRASE)
    assert encryption.is_encrypted(target.read_bytes())
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(RefusedError, match="is there already"):
        begun.backups.write_encrypted(target, PHRASE)
    before = begun.unit.file()
    begun.backups.restore(target, begun.backups.inside(target, PHRASE))
    assert begun.unit.file() == before
    assert not list(begun.home.home.glob(".restore*"))


def test_neither_another_passphrase_nor_a_spoilt_copy_opens() -> None:
    assert encryption.decrypt(LIGHT, PHRASE) == INSIDE
    flipped = [LIGHT[:at] + bytes([LIGHT[at] ^ 4]) + LIGHT[at + 1 :] for at in range(len(LIGHT))]
    cut = [LIGHT[:at] for at in range(len(LIGHT))]
    tried = [(LIGHT, PHRASE + "!"), *((spoilt, PHRASE) for spoilt in (*flipped, *cut))]
    for content, phrase in tried:
        with pytest.raises(StoreError, match="Nothing was changed"):
            encryption.decrypt(content, phrase)
    print(f"K6 copies={len(tried)} opened=0")


@pytest.mark.parametrize(
    ("content", "phrase", "says"),
    [
        (LIGHT, PHRASE + "!", "Nothing was changed"),
        (b"words", PHRASE, "Nothing was changed"),
        (LIGHT, PHRASE, "not a lorapp store"),
    ],
)
def test_what_does_not_open_or_is_no_store_inside_changes_nothing(
    begun: Services, tmp_path: Path, content: bytes, phrase: str, says: str
) -> None:
    target = tmp_path / "copy.age"
    target.write_bytes(content)
    before = begun.unit.file()
    with pytest.raises(StoreError, match=says):
        begun.backups.restore(target, begun.backups.inside(target, phrase))
    assert begun.unit.file() == before
    assert not list(begun.home.home.glob(".restore*"))
