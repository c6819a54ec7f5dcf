"""A117, P60: settings that are wrong are told by line, and never keep anybody from the record."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lorapp.config import THEMES, Settings
from lorapp.keymap import every, faults
from lorapp.services.computer.settings import SAMPLE, Checked, checked


def found(folder: Path, text: str) -> Checked:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return checked(path)


def test_keys_are_taken_as_the_app_takes_them(tmp_path: Path) -> None:
    told = found(tmp_path, '[keymap]\ntoday.log = "L"\n"app.quit" = "Ctrl+T, q"\n')
    assert told.settings.keymap == {"today.log": "L", "app.quit": "ctrl+t,q"}
    assert (told.problems, told.notice) == ((), "")


def test_every_problem_has_its_line_and_the_rest_is_used(tmp_path: Path) -> None:
    told = found(
        tmp_path,
        'theme = "papr"\nascii = true\n[keymap]\n"letter.log" = "k"\n"app.find" = "enter"\n'
        '"app.undo" = "U"\n"today.why" = "F9"\n',
    )
    assert told.settings == Settings(ascii=True, keymap={"today.why": "f9"})
    assert told.lines == (1, 4, 5, 6)
    assert (
        "keymap.letter.log: there is no such command. Did you mean letters.log?"
        in (told.problems[1])
    )
    assert '"Do it again" (app.redo)' in told.problems[3]
    assert '"Take back the last change" (app.undo)' in told.problems[3]
    assert told.notice == "Settings: 4 lines are not used; `lorapp settings` says why."
    print(f"A117 problems={len(told.problems)} with_line={sum(map(bool, told.lines))}")


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("ascii = 1", "Settings: line 1 is not used; `lorapp settings` says why."),
        ("ascii =", "Settings: line 1 is not used; `lorapp settings` says why."),
    ],
)
def test_the_app_says_it_in_one_line(tmp_path: Path, text: str, notice: str) -> None:
    assert found(tmp_path, text).notice == notice
    assert len(notice) <= 76


def test_a_file_without_lines_is_told_as_a_whole(tmp_path: Path) -> None:
    told = checked(tmp_path)
    assert told.settings == Settings()
    assert told.notice == "Settings: the file is not used; `lorapp settings` says why."


COMMANDS = ("app.undo", "app.redo", "app.find", "today.log", "today.snooze", "letters.log", "x.y")
KEYS = ("u", "U", "l", "z", "f", "L", "f9", "enter", "ctrl+m", "foo", "u,f9", "?")


@given(st.dictionaries(st.sampled_from(COMMANDS), st.sampled_from(KEYS)))
def test_whatever_is_written_the_keys_that_are_used_never_clash(keymap: dict[str, str]) -> None:
    lines = "\n".join(f'"{command}" = "{keys}"' for command, keys in keymap.items())
    with TemporaryDirectory() as folder:
        told = found(Path(folder), f"[keymap]\n{lines}\n")
    assert faults(told.settings.keymap) == []
    assert set(told.settings.keymap) <= set(keymap)
    assert len(told.settings.keymap) + len(told.problems) >= len(keymap)
    assert bool(told.notice) is bool(told.problems)


def test_a_key_that_clashes_only_because_another_line_is_not_used_is_told(tmp_path: Path) -> None:
    text = '[keymap]\n"app.undo" = "U"\n"app.redo" = "u"\n"app.find" = "u"\n'
    told = found(tmp_path, text)
    assert faults(told.settings.keymap) == []
    assert len(told.problems) >= 2


def test_the_sample_is_right_whether_its_lines_are_used_or_not(tmp_path: Path) -> None:
    assert found(tmp_path, SAMPLE).problems == ()
    used = "\n".join(
        line.removeprefix("# ") for line in SAMPLE.splitlines() if not line.endswith(".")
    )
    told = found(tmp_path, used)
    assert told.problems == ()
    assert told.settings.theme == "paper"
    assert told.settings.ascii
    assert len(told.settings.keymap) == 2


def test_commands_and_themes_are_named_once() -> None:
    assert len({command.id for command in every()}) == len(every()) > 200
    assert len(set(THEMES)) == len(THEMES)
