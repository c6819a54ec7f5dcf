"""Where ``Enter`` leads: one registry that path and record screens fill."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from lorapp.domain.engine.steps import Step
from lorapp.screens.frame.shell import Shell

Opener = Callable[[Shell, Step], None]
RecordOpener = Callable[[Shell, str], None]

BY_RULE: Final[dict[str, Opener]] = {}
"""Rule of a step -> what opens the obvious next thing; beats the kind of message or event."""
BY_KIND: Final[dict[str, RecordOpener]] = {}
"""Kind of a record (letter, rotation, mentor, moment, program, guide) -> what opens it by key."""
MESSAGE: Final = "message"
"""Stands in BY_RULE for every step that needs a message and whose rule does not."""
BY_NAME: Final[dict[str, tuple[str, Callable[[Shell], None]]]] = {}
"""Name in the palette -> what it is about and what opens it, from any screen with a record."""
PROFILE: Final = "Your profile and goals: visa, exams, IDs"
"""The applicant's own facts, by their name in the palette."""
WITHOUT_RECORD: Final[set[str]] = set()
"""Names in the palette that lead somewhere before there is a record."""


def on_rule(*rules: str) -> Callable[[Opener], Opener]:
    """Register what opens the steps of these rules."""

    def register(opener: Opener) -> Opener:
        BY_RULE.update(dict.fromkeys(rules, opener))
        return opener

    return register


def on_kind(kind: str) -> Callable[[RecordOpener], RecordOpener]:
    """Register what opens the records of a kind."""

    def register(opener: RecordOpener) -> RecordOpener:
        BY_KIND[kind] = opener
        return opener

    return register


def on_name(
    name: str, about: str, *, without_record: bool = False
) -> Callable[[Callable[[Shell], None]], Callable[[Shell], None]]:
    """Register a page that the palette opens from every screen, or also before any record."""

    def register(opener: Callable[[Shell], None]) -> Callable[[Shell], None]:
        BY_NAME[name] = (about, opener)
        if without_record:
            WITHOUT_RECORD.add(name)
        return opener

    return register


def pushes(place: str, *given: Callable[[Any], object]) -> Callable[..., None]:
    """Open the screen at ``module:Class``, made from what is ``given`` of what it is opened for.

    The module is named below ``lorapp.screens`` and imported only then.
    """

    def push(shell: Shell, about: object = None) -> None:
        shell.push_screen(_class(place)(*(take(about) for take in given)))

    return push


def asks(place: str, *given: Callable[[Any], object]) -> Callable[..., None]:
    """Open the form of the sheet at a place, as ``pushes`` opens a screen."""

    def ask(shell: Shell, about: object = None) -> None:
        shell.ask(_class(place)(*(take(about) for take in given)))

    return ask


def shows(place: str, key: Callable[[Any], str] = str) -> Callable[..., None]:
    """Go to the main screen at a place, with the cursor on what it is opened for."""

    def show(shell: Shell, about: object) -> None:
        shell.show(_class(place), lambda screen: screen.select(key(about)))

    return show


def _class(place: str) -> Any:  # noqa: ANN401  any screen or sheet
    module, _, name = place.partition(":")
    return getattr(import_module(f"lorapp.screens.{module}"), name)


def open_step(shell: Shell, step: Step) -> None:
    """Do the obvious next thing of a step."""
    opener = BY_RULE.get(step.rule)
    if opener is None and step.draft is not None:
        opener = BY_RULE.get(MESSAGE)
    if opener is not None:
        opener(shell, step)
    elif step.letter is not None and step.event is not None:
        open_log(shell, step.letter, step)
    else:
        open_panel(shell)


def open_record(shell: Shell, kind: str, key: str) -> None:
    """Open one record; kinds without a screen of their own open their main screen."""
    opener = BY_KIND.get(kind)
    if opener is not None:
        opener(shell, key)


def open_named(shell: Shell, name: str) -> None:
    """Open a page by its name in the palette."""
    BY_NAME[name][1](shell)


def open_log(shell: Shell, letter: str, step: Step | None = None) -> None:
    """Ask what happened to a letter; the event a step waits for stands first."""
    from lorapp.screens.dialogs.log import LogDialog

    shell.push_screen(LogDialog(letter, expected=step.event if step else None))


def open_panel(shell: Shell) -> None:
    """Show the whole panel of the screen."""
    from lorapp.screens.frame.panel import open_whole_panel

    open_whole_panel(shell)
