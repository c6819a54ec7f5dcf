import os
from collections.abc import Callable
from pathlib import Path

import pytest

from lorapp.config import Problem, Settings, Written, read, with_theme


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def told(folder: Path, text: str) -> list[str]:
    return [one.told("settings.toml") for one in read(written(folder, text)).problems]


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert read(tmp_path / "settings.toml") == Written()
    assert read(written(tmp_path, "")).settings == Settings()


def test_theme_glyphs_and_keys_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, 'theme = "paper"\nascii = true\n[keymap]\n"today.log" = "L"\n')
    found = read(path)
    assert found.settings == Settings(theme="paper", ascii=True, keymap={"today.log": "L"})
    assert found.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        '[keymap]\ntoday.log = "L"',
        '[keymap.today]\nlog = "L"',
        'keymap = {"today.log" = "L"}',
        'keymap.today.log = "L"',
    ],
)
def test_a_command_may_be_written_in_every_way_that_toml_has(tmp_path: Path, text: str) -> None:
    assert read(written(tmp_path, text)).settings.keymap == {"today.log": "L"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("theme = 3", 'line 1: theme: a theme is a name in quotes, such as "paper".'),
        ('# a\ntheme = "papr"', "line 2: theme: there is no theme 'papr'. Did you mean paper?"),
        (
            'theme = "zzz"',
            "line 1: theme: there is no theme 'zzz'. `lorapp settings` names them.",
        ),
        ('\nascii = "yes"', "line 2: ascii: write true or false."),
        (
            "colour = 1",
            "line 1: colour: there is no such setting. Known are theme, ascii and keymap.",
        ),
        (
            "thema = 1",
            (
                "line 1: thema: there is no such setting. Did you mean theme? "
                "Known are theme, ascii and keymap."
            ),
        ),
        ("keymap = 1", "line 1: keymap: write it as a [keymap] table."),
        (
            '# app.quit = 0\n[keymap]\n"app.quit" = 1',
            'line 3: keymap.app.quit: write "command" = "key", such as "app.quit" = "Q".',
        ),
        (
            '[keymap]\napp.quit = " "',
            'line 2: keymap.app.quit: write "command" = "key", such as "app.quit" = "Q".',
        ),
        ('[ "theme" ]', 'line 1: theme: a theme is a name in quotes, such as "paper".'),
    ],
)
def test_a_bad_value_is_told_with_file_line_and_key(
    tmp_path: Path, text: str, sentence: str
) -> None:
    assert told(tmp_path, text) == [f"settings.toml, {sentence}"]


def test_what_can_be_used_beside_a_bad_line_is_used(tmp_path: Path) -> None:
    text = 'theme = "papr"\nascii = true\n[keymap]\n"today.log" = "L"\n"app.quit" = 4\n'
    assert read(written(tmp_path, text)).settings == Settings(ascii=True, keymap={"today.log": "L"})


@pytest.mark.parametrize(
    ("text", "line"), [('theme = "dusk"\nascii = = 1\n', 2), ('theme = "dusk"\nx = """', 2)]
)
def test_a_file_that_is_not_toml_names_the_line_and_how_to_write(
    tmp_path: Path, text: str, line: int
) -> None:
    found = read(written(tmp_path, text))
    assert found.settings == Settings()
    assert [one.line for one in found.problems] == [line]
    assert "texts in quotes" in found.problems[0].text


def test_what_is_no_text_file_is_a_sentence(tmp_path: Path) -> None:
    place = tmp_path / "settings.toml"
    place.mkdir()
    assert "cannot be read (Is a directory)" in read(place).problems[0].told(place.name)
    place.rmdir()
    place.write_bytes(b"theme = \xff\n")
    (problem,) = read(place).problems
    assert problem.told(place.name).startswith("settings.toml: It is not UTF-8 text")
    place.write_text("theme = " + 5000 * "[", encoding="utf-8")
    (problem,) = read(place).problems
    assert problem.told(place.name).startswith("settings.toml: Its brackets are nested too deeply")


@pytest.mark.parametrize("make", [os.mkfifo, lambda place: place.symlink_to("/dev/zero")])
def test_a_pipe_or_a_device_is_not_waited_for(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    place = tmp_path / "settings.toml"
    make(place)
    found = read(place)
    assert not found.is_read
    assert found.settings == Settings()
    assert found.problems[0].told(place.name) == (
        "settings.toml: It cannot be read (It is no plain file); mend or remove it."
    )


def test_the_mark_that_some_editors_begin_utf8_with_is_no_fault(tmp_path: Path) -> None:
    place = tmp_path / "settings.toml"
    place.write_text('theme = "paper"\n', encoding="utf-8-sig")
    assert read(place).settings.theme == "paper"
    assert read(place).text == 'theme = "paper"\n'


def test_a_text_without_its_closing_quote_is_told_as_that(tmp_path: Path) -> None:
    place = tmp_path / "settings.toml"
    place.write_text('ascii = true\ntheme = "paper\n', encoding="utf-8")
    (problem,) = read(place).problems
    assert problem.told(place.name).startswith(
        "settings.toml, line 2: the closing quote is missing. Write name"
    )


def test_a_line_is_found_by_the_whole_name_or_by_what_it_stands_in() -> None:
    text = '# keymap\ntheme = "x"\n[keymap]\ntoday.log = "L"\n[keymap.app]\n"quit" = "Q"\n'
    found = Written(text=text)
    names = ("theme", "keymap.today.log", "keymap.app.quit", "keymap.app.x", "keymap", "nowhere")
    assert [found.line_of(name) for name in names] == [2, 4, 6, 5, 3, 1]
    assert Problem(4, "", "Odd.").told("a") == "a, line 4: Odd."


def test_another_theme_leaves_the_rest_as_it_was() -> None:
    text = '# mine\ntheme = "dusk"\n[keymap]\n"app.quit" = "Q"\n'
    assert with_theme(text, "paper") == text.replace("dusk", "paper")
    assert with_theme("[keymap]\n", "paper") == 'theme = "paper"\n[keymap]\n'
    assert with_theme("", "paper") == 'theme = "paper"\n'
