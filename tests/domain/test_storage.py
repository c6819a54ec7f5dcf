import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.domain.storage import network_kind, size_words, synced_part

MOUNTS = """proc /proc proc rw 0 0
/dev/sda1 / ext4 rw 0 0
files:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ana/own ext4 rw 0 0
//nas/all /mnt/my\\040files cifs rw 0 0
me@host: /far fuse.sshfs rw 0 0
/x /locked fuse.gocryptfs rw 0 0
tmpfs /twice tmpfs rw 0 0
files:/t /twice nfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib/lorapp", None),
        ("/home/ana/lorapp", "nfs4"),
        ("/home", "nfs4"),
        ("/homely/lorapp", None),
        ("/home/ana/own/lorapp", None),
        ("/mnt/my files/lorapp", "cifs"),
        ("/far/lorapp", "fuse.sshfs"),
        ("/locked/lorapp", None),
        ("/twice/lorapp", "nfs"),
        ("\\\\nas\\home\\lorapp", "a Windows share"),
    ],
)
def test_the_drive_of_a_folder_is_that_of_its_deepest_mount(folder: str, kind: str | None) -> None:
    assert network_kind(folder, MOUNTS) == kind


def test_without_a_table_no_folder_is_called_far() -> None:
    assert network_kind("/home/ana", "") is None


@pytest.mark.parametrize(
    ("part", "is_synced"),
    [
        ("Dropbox", True),
        ("Dropbox (Personal)", True),
        ("OneDrive - Some University", True),
        ("iCloud Drive", True),
        ("com~apple~CloudDocs", True),
        ("CloudStorage", True),
        ("Google Drive", True),
        ("GoogleDrive-ana@example.org", True),
        ("Documents", False),
        ("my-dropbox-notes", False),
    ],
)
def test_folders_that_are_copied_elsewhere_are_known_by_their_names(
    part: str, is_synced: bool
) -> None:
    assert synced_part(["/", "home", part, "lorapp"]) == (part if is_synced else None)


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (999, "999 B"), (418_000, "418 kB"), (9_000_000, "9.0 MB"), (80e9, "80 GB")],
)
def test_sizes_are_read_at_a_glance(size: float, words: str) -> None:
    assert size_words(size) == words


@given(st.integers(0, 10**16))
def test_every_size_has_words_of_one_unit(size: int) -> None:
    number, unit = size_words(size).split()
    assert unit in {"B", "kB", "MB", "GB"}
    assert float(number) >= 0
