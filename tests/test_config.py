from pathlib import Path

import pytest

from lorapp.config import Settings, load, with_theme
from lorapp.errors import InvalidError, LorError


def written(folder: Path, text: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.toml") == Settings()


def test_theme_glyphs_and_keys_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, 'theme = "paper"\nascii = true\n[keymap]\n"today.log" = "L"\n')
    assert load(path) == Settings(theme="paper", ascii=True, keymap={"today.log": "L"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "theme = 3",
            'settings.toml, line 1: theme: a theme is a name in quotes, such as "paper".',
        ),
        ('\nascii = "yes"', "settings.toml, line 2: ascii: write true or false."),
        (
            "colour = 1",
            "settings.toml, line 1: colour: unknown. Known are theme, ascii and the table keymap.",
        ),
        ("keymap = 1", "settings.toml, line 1: keymap: write it as a [keymap] table."),
        (
            '[keymap]\n"app.quit" = 1',
            (
                'settings.toml, line 2: keymap.app.quit: write "command" = "key", '
                'such as "app.quit" = "Q".'
            ),
        ),
        (
            '[ "theme" ]',
            'settings.toml, line 1: theme: a theme is a name in quotes, such as "paper".',
        ),
    ],
)
def test_a_bad_value_is_told_with_file_line_and_key(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InvalidError) as caught:
        load(written(tmp_path, text))
    assert caught.value.problems == (told,)


def test_a_file_that_is_not_toml_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidError, match="line 2"):
        load(written(tmp_path, 'theme = "dusk"\nascii = = 1\n'))


def test_a_folder_in_its_place_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(LorError, match="cannot be read"):
        load(tmp_path / "settings.toml")


def test_another_theme_leaves_the_rest_as_it_was() -> None:
    text = '# mine\ntheme = "dusk"\n[keymap]\n"app.quit" = "Q"\n'
    assert with_theme(text, "paper") == text.replace("dusk", "paper")
    assert with_theme("[keymap]\n", "paper") == 'theme = "paper"\n[keymap]\n'
    assert with_theme("", "paper") == 'theme = "paper"\n'
