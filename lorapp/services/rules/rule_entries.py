"""One table of a rule file, read key by key, with every problem named by file and key."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

NUMBER_MAX: Final = 100_000

Problems = list[str]


class Entry:
    """One table of a rule file, read key by key; what is left over was not expected."""

    def __init__(self, values: object, place: str, problems: Problems) -> None:
        self.place = place
        self.problems = problems
        self._left: dict[str, Any] = dict(values) if isinstance(values, Mapping) else {}
        if not isinstance(values, Mapping):
            self.say("", "expected a table")

    def say(self, key: str, problem: str) -> None:
        """Note a problem at a key of this table."""
        self.problems.append(f"{self.place}{'.' if key else ''}{key}: {problem}.")

    def has(self, key: str) -> bool:
        """Whether a key is given and not taken yet."""
        return key in self._left

    def take(self, key: str, kind: type, word: str, *, needed: bool = True) -> Any:  # noqa: ANN401 - the caller names the type
        """Take a value of one type off the table; None, with a problem, if it is not there."""
        value = self._left.pop(key, None)
        if value is None:
            if needed:
                self.say(key, "missing")
            return None
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.say(key, f"expected {word}")
            return None
        return value

    def text(self, key: str, *, needed: bool = True) -> str:
        """Take a text; empty when it is missing."""
        found = self.take(key, str, "text", needed=needed)
        if found == "" and needed:
            self.say(key, "must not be empty")
        return found or ""

    def number(self, key: str) -> int:
        """Take a whole number from 0 up."""
        found = self.take(key, int, "a whole number")
        if found is not None and not 0 <= found <= NUMBER_MAX:
            self.say(key, f"must lie between 0 and {NUMBER_MAX}")
        return found or 0

    def day(self, key: str, default: date | None = None) -> date:
        """Take a day, or the file's own."""
        return self.bare_day(key, needed=default is None) or default or date.min

    def bare_day(self, key: str, *, needed: bool = False) -> date | None:
        """Take a day without an hour."""
        found: date | None = self.take(key, date, "a day", needed=needed)
        if isinstance(found, datetime):
            self.say(key, "expected a day")
            return None
        return found

    def choice(self, key: str, known: frozenset[str], *, needed: bool = True) -> str | None:
        """Take one of the known words."""
        found = self.text(key, needed=needed)
        if found and found not in known:
            self.say(key, f"{found!r} is not one of {', '.join(sorted(known))}")
            return None
        return found or None

    def words(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; empty when there is none."""
        found = self.take(key, list, "a list of texts", needed=False) or []
        if not all(isinstance(word, str) for word in found):
            self.say(key, "expected a list of texts")
            return ()
        return tuple(found)

    def table(self, key: str, *, needed: bool = True) -> dict[str, Any]:
        """Take a table within the table."""
        return self.take(key, dict, "a table", needed=needed) or {}

    def rest(self) -> dict[str, Any]:
        """Take everything that is left."""
        left, self._left = self._left, {}
        return left

    def done(self) -> None:
        """Name every key that nobody asked for."""
        for key in self.rest():
            self.say(key, "unknown key")


def read(path: Path, problems: Problems) -> dict[str, Any]:
    """Read one file; a problem and nothing when it is not TOML or cannot be read."""
    import tomllib  # the shipped files were made ready, and few applicants have own ones

    from lorapp.config import text_of

    try:
        return tomllib.loads(text_of(path))
    except tomllib.TOMLDecodeError as error:
        problems.append(f"{path.name}: not valid TOML: {error}.")
    except RecursionError:
        problems.append(f"{path.name}: its brackets are nested too deeply.")
    except UnicodeDecodeError:
        problems.append(f"{path.name}: it is not UTF-8 text; save it as UTF-8.")
    except OSError as error:
        problems.append(f"{path.name}: cannot be read ({error.strerror}).")
    return {}
