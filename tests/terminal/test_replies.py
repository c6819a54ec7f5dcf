"""S4: what terminals send that is no key: replies, halves of them, floods, and huge pastes."""

import os
import time
from pathlib import Path

import pytest

from tests.terminal.terminals import PATIENCE, Terminal

MEGABYTE = b"words of a letter " * 58_300
REPLIES = {
    "half sequences": (b"\x1b[", b"\x1b[<0;", b"\x1bO", b"\x1b]11;rgb:", b"\x1bP", b"\x1b[1;"),
    "a mouse far away": (b"\x1b[<0;99999;99999M\x1b[<0;99999;99999m\x1b[<64;0;0M\x1b[<35;-5;-7M",),
    "an old mouse": (b"\x1b[M\xff\xff\xff\x1b[M   ",),
    "kitty": (b"\x1b[?31u\x1b[57441;1:3u\x1b[99999999u\x1b[1114112u\x1b[55296u\x1b[97:65:66;2:3u",),
    "a flood of focus": (b"\x1b[I\x1b[O" * 2000,),
    "reports": (
        b"\x1b[?62;c\x1b[999;999R\x1b[?2026;2$y\x1b[?2048;1$y\x1b[8;999;999t",
        b"\x1b]52;c;AAAA\x07\x1bP1$r0m\x1b\\\x1b_Gi=1;OK\x1b\\\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    ),
    "sizes in band": (b"\x1b[48;0;0;0;0t\x1b[48;24;80;480;800t",),
    "bytes": (b"\x00\x01\x02\x7f\x80\xff\xfe" * 30,),
    "a paste of escapes": (b"\x1b[200~a\x1b[2Jb\x1b]52;c;aGk=\x07\x1b[200~c\x1b\x1b[201~",),
    "a paste of 1 MB": (b"\x1b[200~" + MEGABYTE + b"\x1b[201~",),
    "a paste of 1 MB into a field": (b"f", b"\x1b[200~" + MEGABYTE + b"\x1b[201~"),
}


def answers(terminal: Terminal) -> bool:
    """Whether the app still takes keys: Esc back to Today, then its help, then back again."""
    for _ in range(3):
        terminal.write(b"\x1b")
        terminal.read_for(0.12)  # an Esc stands alone when nothing follows it for a while
    terminal.write(b"1")
    terminal.read_for(0.05)
    terminal.write(b"?")
    ends = time.monotonic() + PATIENCE
    while "Today: keys" not in terminal.shown() and time.monotonic() < ends:
        terminal.read(0.1)
    return "Today: keys" in terminal.shown()


def test_nothing_that_a_terminal_sends_breaks_the_app(terminal: Terminal, tmp_path: Path) -> None:
    for name, parts in REPLIES.items():
        began = time.monotonic()
        for part in parts:
            terminal.write(part)
            terminal.read_for(0.06)
        assert answers(terminal), name
        print(f"S4 {name}: bytes={sum(map(len, parts))} {time.monotonic() - began:.2f} s")
    terminal.write(b"\x11")
    assert terminal.ended() == 0
    reports = list((tmp_path / "store").glob("report-*"))
    print(f"S4 kinds={len(REPLIES)} crashes={len(reports)}")
    assert reports == []


def test_an_app_that_takes_no_keys_is_noticed(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.terminal.test_replies.PATIENCE", 0.5)
    os.kill(terminal.process.pid, 19)
    assert not answers(terminal)
    print("S4 mutant=a-stopped-app noticed=1")
    os.kill(terminal.process.pid, 18)
