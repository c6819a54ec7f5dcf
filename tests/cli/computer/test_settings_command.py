"""`lorapp settings` and `lorapp keys`: what is set, what could be, and what is wrong."""

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_without_a_file_everything_is_as_it_comes(run: Run, home: Path) -> None:
    said = run("settings")
    assert (said.status, said.err) == (0, "")
    assert f"File: {home / 'settings.toml'} (not there yet; nothing needs it)" in said.out
    assert "Theme: dusk, as it comes" in said.out
    assert "Your keys: none" in said.out
    assert not home.exists()


def test_what_is_set_is_said_and_what_is_wrong_is_named_by_line(run: Run, home: Path) -> None:
    home.mkdir()
    text = 'theme = "nord"\nascii = true\n[keymap]\n"today.log" = "L"\n"today.logg" = "x"\n'
    (home / "settings.toml").write_text(text)
    said = run("settings")
    assert said.status == 1
    assert "Theme: nord\nSigns: plain signs" in said.out
    assert "Your keys: today.log is L" in said.out
    assert said.err == (
        "settings.toml, line 5: keymap.today.logg: there is no such command. "
        "Did you mean today.log?\n"
    )
    answer = json.loads(run("settings", "--json").out)
    assert answer["theme"] == "nord"
    assert answer["keymap"] == {"today.log": "L"}
    assert len(answer["problems"]) == 1


def test_a_sample_can_be_begun_with(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(run("settings", "--sample").out)
    sample = json.loads(run("settings", "--sample", "--json").out)["sample"]
    assert sample == (home / "settings.toml").read_text()
    assert run("settings").status == 0


def test_keys_are_listed_whole_or_by_a_word_and_ones_own_are_marked(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "settings.toml").write_text('[keymap]\n"app.undo" = "ctrl+z,u"\n')
    assert len(run("keys").out.splitlines()) > 200
    said = run("keys", "undo")
    assert said.out == "app.undo: Ctrl+Z or u, Take back the last change (yours)\n"
    assert "list.up: k or ↑, up" in run("keys", "list.up").out
    (command,) = json.loads(run("keys", "undo", "--json").out)["commands"]
    assert command["keys"] == ["ctrl+z", "u"]
    assert command["is_own"] is True


def test_a_word_that_no_command_is_about_is_a_sentence(run: Run) -> None:
    said = run("keys", "zeppelin")
    assert (said.status, said.out) == (1, "")
    assert said.err == "No command is about 'zeppelin'. `lorapp keys` lists them all.\n"
