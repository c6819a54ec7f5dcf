"""The applicant's settings: ``settings.toml`` as a frozen value, and what is wrong with it.

A file that is wrong never keeps the record shut: what can be taken is taken, the rest stays as
it comes, and every problem names its line.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from lorapp.frozen import dataclass, field
from lorapp.plain_files import open_plain

THEMES: Final = (
    "dusk",
    "paper",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "textual-dark",
    "textual-light",
    "tokyo-night",
)
"""The themes there are: the two of lorapp's own, then Textual's."""

KNOWN: Final = ("theme", "ascii", "keymap")
_CUT: Final = r"Illegal character '\n'"
"""What is said of a text that runs into the end of its line."""
_AT_LINE: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_HEADER: Final = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How lorapp looks and which keys it answers to.

    ``keymap`` maps a command's id to keys parted by commas; ``ascii`` draws every glyph as
    one plain character.
    """

    theme: str = "dusk"
    ascii: bool = False
    keymap: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the file that is not used: its number from 1, the key, what is wrong."""

    line: int
    key: str
    text: str

    def told(self, name: str) -> str:
        """The problem as one sentence with its place."""
        place = f"{name}, line {self.line}: " if self.line else f"{name}: "
        return f"{place}{self.key}: {self.text}" if self.key else place + self.text


@dataclass(frozen=True, slots=True)
class Written:
    """A settings file as it was read: what can be used of it, and what cannot.

    ``is_read`` is false where nobody can tell what stands in it.
    """

    settings: Settings = field(default_factory=Settings)
    problems: tuple[Problem, ...] = ()
    text: str = ""
    is_read: bool = True

    def line_of(self, name: str) -> int:
        """The line that names a key (``keymap.today.log``), counted from 1."""
        lines = _lines(self.text)
        while name not in lines and "." in name:
            name = name.rpartition(".")[0]
        return lines.get(name, 1)


def read(path: Path) -> Written:
    """Read the settings; a file that is not there means the defaults."""
    try:
        text = text_of(path)
    except FileNotFoundError:
        return Written()
    except UnicodeDecodeError:
        return _unread("It is not UTF-8 text; save it again as UTF-8, or remove it.")
    except OSError as error:
        return _unread(f"It cannot be read ({error.strerror}); mend or remove it.")
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _broken(str(error), text)
    except RecursionError:
        return _unread("Its brackets are nested too deeply; mend or remove it.")
    written = Written(text=text)
    keymap = values.get("keymap", {})
    own = dict(_flat(keymap)) if isinstance(keymap, dict) else {}
    keys = {name: keys for name, keys in own.items() if isinstance(keys, str) and keys.strip()}
    problems = [
        Problem(written.line_of(key), key, told)
        for key, value in {**values, **{f"keymap.{name}": one for name, one in own.items()}}.items()
        if (told := _wrong(key, value))
    ]
    bad = {problem.key for problem in problems}
    taken = {name: values[name] for name in ("theme", "ascii") if name in values.keys() - bad}
    return Written(Settings(**taken, keymap=keys), tuple(problems), text)


def text_of(path: Path) -> str:
    """The text of a file that is written by hand, such as the settings.

    Raises OSError and UnicodeDecodeError. A pipe or a device is refused: its end may never come.
    """
    with open_plain(path) as file:
        return file.read().decode("utf-8-sig")  # some editors begin UTF-8 with a mark


def nearest(word: str, known: tuple[str, ...]) -> str:
    """A question that names what may have been meant; nothing where nothing is near."""
    from difflib import get_close_matches

    found = get_close_matches(word, known, n=1)
    return f" Did you mean {found[0]}?" if found else ""


def _unread(told: str) -> Written:
    return Written(problems=(Problem(0, "", told),), is_read=False)


def _broken(told: str, text: str) -> Written:
    """A file that is no TOML: nothing of it is used."""
    place = _AT_LINE.search(told)
    line = int(place[1]) if place and place[1] else max(1, len(text.splitlines()))
    what = _AT_LINE.sub("", told).replace(_CUT, "the closing quote is missing")
    hint = 'Write name = value, with texts in quotes, as in theme = "paper".'
    return Written(problems=(Problem(line, "", f"{what}. {hint}"),), text=text)


def _flat(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """The commands of a keymap; ``today.log = "L"`` without quotes is a table in a table."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _wrong(key: str, value: object) -> str:
    """What is wrong with one value; nothing where it can be taken."""
    top, _, command = key.partition(".")
    if top == "theme":
        return _wrong_theme(value)
    if top == "ascii":
        return "" if isinstance(value, bool) else "write true or false."
    if top != "keymap":
        return f"there is no such setting.{nearest(key, KNOWN)} Known are theme, ascii and keymap."
    if not command:
        return "" if isinstance(value, dict) else "write it as a [keymap] table."
    is_text = isinstance(value, str) and value.strip()
    return "" if is_text else 'write "command" = "key", such as "app.quit" = "Q".'


def _wrong_theme(value: object) -> str:
    if not isinstance(value, str):
        return 'a theme is a name in quotes, such as "paper".'
    if value in THEMES:
        return ""
    return f"there is no theme {value!r}." + (
        nearest(value, THEMES) or " `lorapp settings` names them."
    )


def _lines(text: str) -> dict[str, int]:
    """Where each key stands, by its whole name (``keymap.today.log``)."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        bare = line.strip()
        header = _HEADER.match(bare)
        if header:
            table = name = _bare(header[1])
        elif "=" in bare and not bare.startswith("#"):
            name = _bare(bare.partition("=")[0])
            name = f"{table}.{name}" if table else name
        else:
            continue
        while name not in found:
            found[name] = number
            name = name.rpartition(".")[0] or name
    return found


def _bare(name: str) -> str:
    return "".join(name.split()).replace('"', "").replace("'", "")


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
