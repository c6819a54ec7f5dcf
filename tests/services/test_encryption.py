"""K6: what an encrypted copy holds is for its passphrase alone."""

from pathlib import Path

import pytest

from lorapp.bootstrap import Services
from lorapp.errors import RefusedError, StoreError
from lorapp.services import encryption
from tests.durability.dice import dice_of

PHRASE = "correct horse battery"


def test_a_copy_opens_with_its_passphrase_and_with_no_other(
    begun: Services, tmp_path: Path
) -> None:
    target = tmp_path / "copy.age"
    with pytest.raises(RefusedError, match="take 12 or more"):
        begun.backups.write_encrypted(target, "short")
    begun.backups.write_encrypted(target, PHRASE)
    content = target.read_bytes()
    assert encryption.is_encrypted(content)
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(RefusedError, match="is there already"):
        begun.backups.write_encrypted(target, PHRASE)
    before = begun.unit.file()
    for damaged, phrase in _spoiled(content):
        target.write_bytes(damaged)
        with pytest.raises(StoreError, match="Nothing was changed"):
            begun.backups.restore(target, phrase)
        assert begun.unit.file() == before
    target.write_bytes(content)
    begun.backups.restore(target, PHRASE)
    assert begun.unit.file() == before
    assert not list(begun.home.home.glob(".restore*"))


def _spoiled(content: bytes) -> list[tuple[bytes, str]]:
    dice = dice_of()
    flipped = bytearray(content)
    flipped[dice.randrange(len(content) // 2, len(content))] ^= 4
    cut = content[: dice.randrange(200, len(content))]
    return [(content, PHRASE + "!"), (bytes(flipped), PHRASE), (cut, PHRASE), (b"words", PHRASE)]


def test_what_is_no_store_inside_is_not_restored(begun: Services, tmp_path: Path) -> None:
    target = tmp_path / "copy.age"
    target.write_bytes(encryption.encrypt(b"A diary, and no store.", PHRASE))
    with pytest.raises(StoreError, match="not a lorapp store"):
        begun.backups.restore(target, PHRASE)
    assert begun.unit.file().applicant.name
    assert not list(begun.home.home.glob(".restore*"))
