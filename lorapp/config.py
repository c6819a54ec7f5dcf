"""The applicant's settings: ``settings.toml`` as a frozen value."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lorapp.errors import InvalidError, LorError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How lorapp looks and which keys it answers to.

    ``keymap`` maps a command's id to keys parted by commas; ``ascii`` draws every glyph as
    one plain character.
    """

    theme: str = "dusk"
    ascii: bool = False
    keymap: Mapping[str, str] = field(default_factory=dict)


def load(path: Path) -> Settings:
    """Read the settings; a file that is not there means the defaults.

    Raises InvalidError naming file, line and key for each value that cannot be taken.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise LorError(f"{path.name} cannot be read ({error}); mend or remove it.") from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidError([f"{path.name}: {error}."], subject=path.name) from error
    problems = _problems(values, text, path.name)
    if problems:
        raise InvalidError(problems, subject=path.name)
    return Settings(
        theme=values.get("theme", "dusk"),
        ascii=values.get("ascii", False),
        keymap=values.get("keymap", {}),
    )


def _problems(values: Mapping[str, object], text: str, name: str) -> list[str]:
    found = []
    for key, value in values.items():
        place = f"{name}, line {_line_of(text, key)}: {key}"
        if key == "theme" and not isinstance(value, str):
            found.append(f'{place}: a theme is a name in quotes, such as "paper".')
        elif key == "ascii" and not isinstance(value, bool):
            found.append(f"{place}: write true or false.")
        elif key == "keymap":
            found.extend(_keymap_problems(value, text, name))
        elif key not in {"theme", "ascii", "keymap"}:
            found.append(f"{place}: unknown. Known are theme, ascii and the table keymap.")
    return found


def _keymap_problems(value: object, text: str, name: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{name}, line {_line_of(text, 'keymap')}: keymap: write it as a [keymap] table."]
    return [
        f"{name}, line {_line_of(text, key)}: keymap.{key}: "
        'write "command" = "key", such as "app.quit" = "Q".'
        for key, keys in value.items()
        if not isinstance(keys, str) or not keys.strip()
    ]


def _line_of(text: str, key: str) -> int:
    """The line that names a key, counted from 1."""
    starts = (key, f'"{key}"', f"'{key}'", f"[{key}")
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip().startswith(starts):
            return number
    return 1


def with_theme(text: str, name: str) -> str:
    """The text of settings.toml with another theme, everything else as it was."""
    lines = text.splitlines()
    chosen = f'theme = "{name}"'
    for at, line in enumerate(lines):
        if line.strip().startswith("["):
            break
        if line.partition("=")[0].strip() == "theme":
            lines[at] = chosen
            return "\n".join(lines) + "\n"
    return "\n".join([chosen, *lines]) + "\n"
