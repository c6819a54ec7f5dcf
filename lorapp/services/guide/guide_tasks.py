"""What people come to do: the keys in order, on the page that says why."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from lorapp.frozen import dataclass
from lorapp.services.guide.guide_facts import filled


@dataclass(frozen=True, slots=True)
class Task:
    """One task with its steps; ``picture`` is what the manual on paper shows beside it."""

    title: str
    picture: str
    steps: tuple[str, ...]


@cache
def tasks() -> Mapping[str, tuple[Task, ...]]:
    """The tasks of each page, by the page, in the order in which a season brings them."""
    place = files("lorapp") / "guide" / "tasks.toml"
    found = tomllib.loads(place.read_text(encoding="utf-8"))
    return {
        slug: tuple(Task(one["title"], one["picture"], tuple(one["steps"])) for one in told)
        for slug, told in found.items()
    }


def with_tasks(slug: str, text: str) -> str:
    """The page with its tasks step by step, right below the answer at its top."""
    parts = "".join(_part(one) for one in tasks().get(slug, ()))
    if not parts:
        return text
    first, rest, others = text.partition("\n## ")
    return f"{first}{parts}{rest}{others}"


def _part(task: Task) -> str:
    steps = "\n".join(f"{number}. {filled(step)}" for number, step in enumerate(task.steps, 1))
    return f"\n## {task.title}\n\n{steps}\n"
