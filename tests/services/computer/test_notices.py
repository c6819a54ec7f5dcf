"""Notices on the desktop: handed over, or a sentence that says why not."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lorapp.errors import LorError
from lorapp.services.computer.notices import desktop, show


def test_a_notice_is_handed_over_with_its_title() -> None:
    taken: list[tuple[str, str]] = []

    def post(title: str, text: str) -> bool:
        taken.append((title, text))
        return True

    show("lorapp: 2 things to do now.", "Open lorapp.", post)
    assert taken == [("lorapp: 2 things to do now.", "Open lorapp.")]


def test_a_notice_that_nobody_takes_is_told() -> None:
    with pytest.raises(LorError, match="no desktop session answers here"):
        show("lorapp", "Open lorapp.", lambda _title, _text: False)


def test_without_a_session_the_sentence_comes_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nobody'}")
    assert not desktop("lorapp", "Dr. <b>Oduya</b> & Co")
    assert caplog.records == []


def test_without_the_extra_the_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    with pytest.raises(LorError, match=r"pip install 'lorapp\[notify\]'"):
        desktop("lorapp", "Open lorapp.")


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path | None]:
    """A session bus with a desktop on it, where this machine has the program for one."""
    tool = shutil.which("dbus-daemon")
    if tool is None:
        yield None
        return
    address, notices = f"unix:path={tmp_path / 'bus'}", tmp_path / "notices"
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    bus = [tool, "--session", "--nofork", f"--address={address}", "--print-address"]
    fake = [sys.executable, "-m", "tests.services.desktop", str(notices)]
    with subprocess.Popen(bus, stdout=subprocess.PIPE) as daemon:
        assert daemon.stdout is not None
        assert daemon.stdout.readline()
        with subprocess.Popen(fake, stdout=subprocess.PIPE) as shown:
            assert shown.stdout is not None
            assert shown.stdout.readline() == b"ready\n"
            yield notices
            shown.terminate()
        daemon.terminate()


def test_a_desktop_gets_the_words_without_their_marks(session: Path | None) -> None:
    """In a process of its own: the library leaves its line to the bus open until the end."""
    words = "('lorapp: 1 thing to do now.', 'Ask Dr. <b>Oduya</b> & Co.')"
    call = f"from lorapp.services.computer.notices import show; show{words}"
    done = subprocess.run(
        [sys.executable, "-c", call], capture_output=True, check=False, text=True, timeout=60
    )
    expected = "lorapp: 1 thing to do now.\nAsk Dr. ‹b›Oduya‹/b› + Co."
    if session is None:
        assert "no desktop session answers here" in done.stderr
    else:
        assert (done.returncode, done.stderr) == (0, "")
        assert session.read_text("utf-8") == expected
