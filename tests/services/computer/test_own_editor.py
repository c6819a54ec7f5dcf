"""The applicant's own editor: lent a private file, read back, and never trusted (D10, X5)."""

import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lorapp.errors import LorError
from lorapp.paths import Paths
from lorapp.services.computer.own_editor import LONGEST, Edited, Lent, editor

Script = Callable[[str], tuple[str, ...]]


@pytest.fixture
def lent(tmp_path: Path) -> Lent:
    return Lent(Paths(tmp_path / "home"), "A subject", "Dear Dr. Ødegård,\n\nWords.")


@pytest.fixture
def script(tmp_path: Path) -> Script:
    """An editor that is a small Python program; ``file`` is the path it was given."""

    def made(code: str) -> tuple[str, ...]:
        place = tmp_path / "editor.py"
        place.write_text(
            f"import os, sys\nfrom pathlib import Path\nfile = Path(sys.argv[1])\n{code}\n"
        )
        return (sys.executable, str(place))

    return made


@pytest.mark.parametrize(
    ("environ", "platform", "there", "found"),
    [
        ({"EDITOR": "nano"}, "linux", (), ("nano",)),
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, "linux", (), ("code", "--wait")),
        ({"VISUAL": " ", "EDITOR": "'/opt/my ed/ed' -x"}, "linux", (), ("/opt/my ed/ed", "-x")),
        ({"EDITOR": "vi; rm -rf $HOME"}, "linux", (), ("vi;", "rm", "-rf", "$HOME")),
        ({}, "linux", ("nano", "vi"), ("nano",)),
        ({}, "darwin", ("vi",), ("vi",)),
        ({}, "win32", (), ("notepad.exe",)),
        (
            {"EDITOR": '"C:\\Program Files\\ed.exe" /w'},
            "win32",
            (),
            ("C:\\Program Files\\ed.exe", "/w"),
        ),
    ],
)
def test_the_editor_is_the_one_named_else_the_usual_one(
    environ: dict[str, str], platform: str, there: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert editor(environ, platform, lambda name: name if name in there else None) == found


def test_where_no_editor_is_to_be_had_a_sentence_says_what_to_do() -> None:
    with pytest.raises(LorError, match="Set EDITOR"):
        editor({}, "linux", lambda _: None)
    with pytest.raises(LorError, match="VISUAL cannot be read"):
        editor({"VISUAL": "vi 'open"}, "linux")


def test_the_file_is_private_and_lies_among_the_drafts(lent: Lent, tmp_path: Path) -> None:
    assert lent.path.parent == tmp_path / "home" / "drafts"
    assert stat.S_IMODE(lent.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(lent.path.parent.stat().st_mode) == 0o700
    text = lent.path.read_text("utf-8")
    assert text == "Subject: A subject\n\nDear Dr. Ødegård,\n\nWords.\n"


def test_what_was_saved_is_read_back_and_the_file_is_gone(lent: Lent, script: Script) -> None:
    code = "file.write_text('Subject:  New   one\\n\\n\\nHello.\\n.\\nEnd.\\n\\n')"
    assert lent.run(script(code)) is None
    assert lent.take_back() == Edited("New one", "Hello.\n.\nEnd.")
    assert not lent.path.exists()


def test_a_subject_that_was_taken_away_is_kept(lent: Lent) -> None:
    lent.path.write_text("Only words.\nMore.\n")
    assert lent.take_back() == Edited("A subject", "Only words.\nMore.")


def test_an_editor_that_puts_a_new_file_in_place_is_read(lent: Lent, script: Script) -> None:
    code = (
        "new = file.with_suffix('.new'); new.write_text('Subject: S\\n\\nB'); os.replace(new, file)"
    )
    assert lent.run(script(code)) is None
    assert lent.take_back() == Edited("S", "B")


def test_nothing_changed_is_nothing_taken(lent: Lent, script: Script) -> None:
    assert lent.run(script("")) is None
    assert lent.take_back() is None
    assert not lent.path.exists()


def test_letters_that_cannot_be_read_are_marked_and_control_codes_are_gone(lent: Lent) -> None:
    lent.path.write_bytes(b"Subject: caf\xe9\x1b[2J\r\n\r\nGr\xfc\xdfe\x00\r\n")
    assert lent.take_back() == Edited("caf\ufffd[2J", "Gr\ufffd\ufffde", is_mended=True)


def test_a_mark_that_was_there_before_is_no_mending(lent: Lent) -> None:
    lent.path.write_text("Subject: a\n\n\ufffd\n", "utf-8")
    assert lent.take_back() == Edited("a", "\ufffd")


def test_ten_megabytes_are_refused_and_stay_where_they_are(lent: Lent) -> None:
    lent.path.write_bytes(b"x" * 10_000_000)
    with pytest.raises(LorError, match="longer than 200,000 characters") as refused:
        lent.take_back()
    assert lent.path.name in str(refused.value)
    assert lent.path.stat().st_size == 10_000_000


def test_the_longest_text_is_taken(lent: Lent) -> None:
    lent.path.write_text(f"Subject: s\n\n{'x' * (LONGEST - 20)}")
    found = lent.take_back()
    assert found is not None
    assert len(found.body) == LONGEST - 20


def test_no_file_or_something_else_in_its_place_is_a_sentence(lent: Lent) -> None:
    lent.path.unlink()
    with pytest.raises(LorError, match="left no file"):
        lent.take_back()
    lent.path.mkdir()
    with pytest.raises(LorError, match="left no file"):
        lent.take_back()


@pytest.mark.parametrize("name", ["no-such-editor-anywhere", "/", "a\x00b"])
def test_an_editor_that_cannot_start_is_a_sentence(lent: Lent, name: str) -> None:
    told = lent.run((name,))
    assert told is not None
    assert "could not be started" in told
    assert "as before" in told
    assert lent.give_up() == ""
    assert not lent.path.exists()


@pytest.mark.parametrize("code", ["sys.exit(1)", "os.kill(os.getpid(), 9)"])
def test_an_editor_that_fails_or_is_killed_leaves_what_it_saved(
    lent: Lent, script: Script, code: str
) -> None:
    told = lent.run(script(f"file.write_text('half')\n{code}"))
    assert told is not None
    assert "ended early" in told
    assert lent.path.name in lent.give_up()
    assert lent.path.read_text() == "half"


def test_ctrl_c_in_the_editor_ends_nothing_here(lent: Lent, script: Script) -> None:
    before = signal.getsignal(signal.SIGINT)
    assert lent.run(script("os.kill(os.getppid(), 2)")) is None
    assert signal.getsignal(signal.SIGINT) is before


def test_a_command_is_never_read_by_a_shell(lent: Lent, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    told = lent.run(editor({"EDITOR": f"no-such-editor; touch {mark}"}, "linux"))
    assert told is not None
    assert not mark.exists()


def test_drafts_that_cannot_be_written_are_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_named: object) -> tuple[int, str]:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("tempfile.mkstemp", full)
    with pytest.raises(LorError, match="disk is full"):
        Lent(Paths(tmp_path), "s", "b")
