"""X7: a name out of the record is never a path: all that is written stays in its folder."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from lorapp.domain.file_names import safe_name
from lorapp.errors import LorError
from lorapp.paths import Paths, write_whole
from lorapp.services.computer.unfinished import Unfinished
from lorapp.services.correspondence.mail import save_new
from lorapp.services.packets.folder import new_folder
from tests.kept_forms import kept_forms

UP: Final = ("../x", "../../x", "..", ".", "../", "a/../../x", "....//x", "..%2fx", "%2e%2e/x")
BACK: Final = (
    "..\\x",
    "a\\..\\..\\x",
    "\\x",
    "\\\\server\\share",
    "\\\\?\\C:\\x",
    "\\\\.\\pipe\\x",
)
ABSOLUTE: Final = (
    "/x",
    "//x",
    "/etc/passwd",
    "~/x",
    "~root/x",
    "C:\\x",
    "C:x",
    "c:/x",
    "file:///x",
)
DEVICES: Final = (
    "CON",
    "con.txt",
    "PRN",
    "AUX.pdf",
    "NUL",
    "COM1",
    "lpt9.a",
    "CONIN$",
    "COM¹",
    "nul ",
)
ENDS: Final = ("x.", "x ", " x", ".x", "x..", "x\t", "x\n", "-rf", "--help", "x.lnk.", "x::$DATA")
SIGNS: Final = (
    *("a\0b", "a\nb", "a\x1b[2Jb", 'a:b*c?"<>|', "$(id)", "`id`", "a;b&c|d", "\u202egpj.exe"),
    *("\u2215etc\u2215x", "\u2044x", "\uff0fx", "\u29f5x", "..\u2215x", "\ufe68x"),
)
LONG: Final = ("x" * 300, "é" * 300, "王" * 300, "👩\u200d⚕️" * 99, "a/" * 200, "../" * 99 + "x")
NAMES: Final = (
    *UP,
    *BACK,
    *ABSOLUTE,
    *DEVICES,
    *ENDS,
    *SIGNS,
    *LONG,
    "",
    " ",
    "CAFÉ",
    "cafe\u0301",
)
UNPACKING: Final = re.compile(r"\.extractall\(|unpack_archive|\btarfile\b")
Write = Callable[[Path, str], object]


def _draft(folder: Path, name: str) -> None:
    kept = Unfinished(Paths(folder))
    kept.save(name, {"text": name})
    assert kept.load(name) == {"text": name.encode("utf-8", "replace").decode()}
    assert kept_forms(kept)


def _packet(folder: Path, name: str) -> None:
    new_folder(folder / "exports", name)


def _paper(folder: Path, name: str) -> None:
    save_new(folder / f"{safe_name(name, 'Paper')}.pdf", b"x")


WRITERS: Final[dict[str, Write]] = {"a draft": _draft, "a packet": _packet, "a paper": _paper}


def _outside(tmp_path: Path, write: Write) -> int:
    """How many names led out of the folder, or to a file that it does not list."""
    outside = 0
    for number, name in enumerate(NAMES):
        top = tmp_path / str(number)
        folder = top / "a" / "b" / "home"
        folder.mkdir(parents=True)
        try:
            write(folder, name)
        except (OSError, ValueError):
            outside += 1
        made = [Path(root, one) for root, folders, files in os.walk(top) for one in folders + files]
        inside = [path for path in made if Path(os.path.realpath(path)).is_relative_to(folder)]
        outside += len(made) - len(inside) - len(("a", "b"))
    return outside


@pytest.mark.parametrize("what", WRITERS)
def test_whatever_a_name_is_the_file_lies_in_its_folder(tmp_path: Path, what: str) -> None:
    outside = _outside(tmp_path, WRITERS[what])
    print(f"X7 {what}: names={len(NAMES)} outside={outside}")
    assert len(NAMES) >= 60
    assert outside == 0


def test_a_name_taken_as_it_is_would_lead_out(tmp_path: Path) -> None:
    def naive(folder: Path, name: str) -> None:
        place = folder / name
        if not str(place.resolve()).startswith(str(tmp_path)):
            raise ValueError(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"x")

    outside = _outside(tmp_path, naive)
    print(f"X7 mutant, names as they are: outside={outside}")
    assert outside > 10


def test_two_names_that_become_one_get_two_folders(tmp_path: Path) -> None:
    made = [new_folder(tmp_path, name) for name in ("Ada", "Ada/", "Ada.", "/Ada")]
    assert [path.name for path in made] == ["Ada", "Ada 2", "Ada 3", "Ada 4"]


def test_a_link_in_the_place_of_a_file_is_replaced_or_refused_and_never_followed(
    tmp_path: Path,
) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(victim)
    write_whole(folder / "link", b"new")
    assert not (folder / "link").is_symlink()
    (folder / "other").symlink_to(victim)
    with pytest.raises(LorError, match="is there already"):
        save_new(folder / "other", b"new")
    part = folder / f".x.{os.getpid()}.part"
    part.symlink_to(victim)
    write_whole(folder / "x", b"new")
    assert victim.read_bytes() == b"mine"


def test_no_archive_is_ever_unpacked_onto_the_disk() -> None:
    root = Path(__file__).parents[2] / "lorapp"
    texts = [path.read_text("utf-8") for path in root.rglob("*.py")]
    assert len(texts) > 300
    assert not [text for text in texts if UNPACKING.search(text)]
    assert UNPACKING.search("archive.extractall(folder)")
