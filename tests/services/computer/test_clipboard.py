"""Copying tells the truth about the way that was used."""

import stat
from pathlib import Path

import pytest

from lorapp.services.computer.clipboard import candidates, copy


def tool(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return path


@pytest.mark.parametrize(
    ("platform", "environ", "names"),
    [
        ("darwin", {}, ["pbcopy"]),
        ("darwin", {"SSH_CONNECTION": "1"}, []),
        ("win32", {}, ["clip.exe"]),
        ("linux", {}, []),
        ("linux", {"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, ["wl-copy", "xclip", "xsel"]),
        ("linux", {"DISPLAY": ":0"}, ["xclip", "xsel"]),
        ("linux", {"WSL_DISTRO_NAME": "Debian"}, ["clip.exe"]),
    ],
)
def test_only_tools_that_reach_this_desk_are_tried(
    platform: str, environ: dict[str, str], names: list[str]
) -> None:
    assert [command[0] for command in candidates(platform, environ)] == names


def test_the_first_tool_that_works_gets_the_whole_text_and_is_named(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    paths = {
        "wl-copy": str(tool(tmp_path, "wl-copy", "exit 1")),
        "xclip": str(tool(tmp_path, "xclip", f"cat > {kept}")),
    }
    way = copy(
        "Dear Dr. Ümet\nänd",
        platform="linux",
        environ={"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"},
        which=paths.get,
    )
    assert way == "xclip"
    assert kept.read_text(encoding="utf-8") == "Dear Dr. Ümet\nänd"


def test_the_windows_tool_gets_a_text_it_can_read(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    path = str(tool(tmp_path, "clip.exe", f"cat > {kept}"))
    way = copy("ä", platform="win32", environ={}, which=lambda _: path)
    assert way == "clip"
    assert kept.read_bytes().decode("utf-16") == "ä"


def test_without_a_working_tool_nothing_is_claimed(tmp_path: Path) -> None:
    assert copy("x", platform="linux", environ={}) is None
    missing = str(tmp_path / "gone")
    assert copy("x", platform="darwin", environ={}, which=lambda _: missing) is None
    assert copy("x", platform="darwin", environ={}, which=lambda _: None) is None


def test_a_tool_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lorapp.services.computer.clipboard.TIMEOUT", 0.2)
    slow = str(tool(tmp_path, "pbcopy", "exec sleep 5"))
    assert copy("x", platform="darwin", environ={}, which=lambda _: slow) is None


def test_the_machine_itself_is_asked_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    assert copy("x", platform="linux") is None
