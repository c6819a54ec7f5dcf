"""Every screen, path and dialog has its page, and the page tells its keys as they are."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, Final

import pytest

from lorapp import screens
from lorapp.domain.engine import rules
from lorapp.keymap import BACK, EVERYWHERE, MOVING, NARROWING
from lorapp.screens.frame.base import Dialog, Guarded
from lorapp.screens.frame.main import GO
from lorapp.screens.guide.help import OPEN_STEP, Help
from lorapp.services.guide.guide import ORDER, page, page_for_rule, pages
from lorapp.services.guide.guide_facts import commands
from lorapp.services.guide.guide_screens import screens_told
from lorapp.widgets.frame.panel import Panel
from lorapp.widgets.today.steps import explained
from tests.screens.fakes import lines, settle
from tests.screens.real import demo_services, opened

for module in walk_packages(screens.__path__, "lorapp.screens."):
    import_module(module.name)

NO_NAME: Final = Guarded.NAME
FROM_BELOW: Final = {"SelectPage", "WritingPage", "WholePanel", "Help"}
"""Screens above another one, whose page is the other one's."""
COMMON: Final = {c.id for c in (BACK, *EVERYWHERE, *GO, *MOVING, *NARROWING)} | {"first.save"}
CAP: Final = re.compile(r"`([A-Za-z?/])`")


def every(kind: type[Guarded[Any]]) -> Iterator[type[Guarded[Any]]]:
    for sub in kind.__subclasses__():
        if "[" not in sub.__name__ and sub.__module__.startswith("lorapp."):
            yield sub
        yield from every(sub)


NAMED: Final = sorted(
    {one for one in every(Guarded) if one.NAME != NO_NAME and one is not Help},
    key=lambda one: one.__name__,
)


def test_the_screens_are_found() -> None:
    assert len(NAMED) > 50


@pytest.mark.parametrize("screen", NAMED, ids=lambda one: one.__name__)
def test_a_screen_has_a_page_that_says_where_it_is_and_what_its_keys_do(
    screen: type[Guarded[Any]],
) -> None:
    if screen.__name__ in FROM_BELOW:
        assert not screen.GUIDE
        return
    assert screen.GUIDE in ORDER
    told = {one.name: one for one in screens_told()[screen.GUIDE]}
    assert screen.NAME in told
    own = {command.id: command for command in screen.OWN_COMMANDS if command.id not in COMMON}
    listed = {command.id for one in told.values() for command in commands(one.keys)}
    assert set(own) <= listed
    text = page(screen.GUIDE).text
    assert all(f"`{command.cap}`" in text for command in own.values())
    assert all((command.help or command.label) in text for command in own.values())


def test_a_dialog_without_a_page_takes_that_of_the_screen_below() -> None:
    dialogs = [one for one in every(Guarded) if issubclass(one, Dialog)]
    assert len(dialogs) > 15
    assert all(not one.GUIDE or one.GUIDE in ORDER for one in dialogs)


def test_no_page_tells_of_a_screen_that_is_not_there() -> None:
    names = {(one.GUIDE, one.NAME) for one in NAMED} | {("messages", "Change the words")}
    told = {(slug, one.name) for slug, found in screens_told().items() for one in found}
    assert told - names == set()


def test_a_key_that_a_page_of_a_screen_names_is_one_of_its_keys() -> None:
    common = (
        {OPEN_STEP.cap}
        | {command.cap for command in (*EVERYWHERE, *MOVING, *NARROWING, *GO)}
        | {"j", "k"}
    )
    for one in pages():
        if one.slug.startswith("screen-"):
            here = {c.cap for told in screens_told()[one.slug] for c in commands(told.keys)}
            assert (
                set(CAP.findall(one.text.partition("\n## Where it is")[0]))
                - here
                - common
                - {"v", "x"}
                == set()
            ), one.slug


RULES: Final = Path(rules.__file__).parent


def named_rules() -> set[str]:
    """The rules that steps of the engine carry."""
    found = set()
    for path in RULES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "rule":
                found |= {n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant)}
    return {rule for rule in found if isinstance(rule, str)}


def test_every_rule_of_the_engine_has_its_page() -> None:
    assert len(named_rules()) > 25
    assert sorted(rule for rule in named_rules() if page_for_rule(rule).slug == "road") == []


@pytest.mark.parametrize("demo", ["planner", "midseason"])
def test_every_step_says_why_when_and_who_says_so(tmp_path: Path, demo: str) -> None:
    services = demo_services(tmp_path, demo)
    file, plan = services.unit.file(), services.today.plan()
    assert plan.steps
    for step in plan.steps:
        told = explained(step, file, plan).whole().plain
        assert step.why
        assert "Due " in told
        assert f"Source: {file.rulebook.publisher(step.source)}, seen " in told
        assert file.rulebook.publisher(step.source) != step.source
        assert page_for_rule(step.rule).slug != "road"


@pytest.mark.parametrize("keys", [("question_mark",), ("space", "question_mark")])
async def test_help_leads_to_the_page_of_the_step(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with opened(demo_services(tmp_path, "midseason")) as pilot:
        rule = pilot.app.screen.query_one(Panel).explained.rule
        for key in (*keys, "s"):
            await pilot.press(key)
            await settle(pilot)
        assert lines(pilot)[3] == f"  {page_for_rule(rule).title}"
