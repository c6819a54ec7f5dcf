"""The page of the commands, from the parser itself: the same under every Python."""

import argparse
from collections.abc import Iterator
from typing import Final

HEAD: Final = """# Commands

Results go to stdout, everything else to stderr. The exit status is 0 for done, 1 for refused \
with one sentence and nothing changed, 2 for wrong usage. No command asks back. Every command \
takes `--plain` (one fact a line) and `--help`; most that read take `--json`. People, programs and \
steps may be named by a part of their name where the command says so; two that fit are told.

| variable | means |
|---|---|
| `LORAPP_HOME` | the folder that holds everything |
| `LORAPP_NOW` | a moment at which the clock stands still, such as `2026-11-22T12:00:00-05:00` |
| `NO_COLOR`, `TERM=dumb` | no colour, no screens |
"""
EVERYWHERE: Final = {"help", "plain", "version"}


def commands_page() -> str:
    """Every command with what it does, its arguments and its examples."""
    from lorapp.cli.parser import build_parser

    parser = build_parser()
    rows = [f"| [`{told.prog}`](#{_anchor(told.prog)}) | {says} |" for told, says in below(parser)]
    index = "\n".join(["", "| command | does |", "|---|---|", *rows, ""])
    parts = [part for told, says in below(parser) for part in _told(told, says, 2)]
    return HEAD + index + "\n" + "\n".join(parts)


def below(parser: argparse.ArgumentParser) -> Iterator[tuple[argparse.ArgumentParser, str]]:
    """The commands below a parser, each with the line that says what it does."""
    for action in actions(parser):
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - has no other name
            helps = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001
            for name, told in action.choices.items():
                yield told, helps[name]


def actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """What a parser takes; argparse tells it by no public name."""
    return parser._actions  # noqa: SLF001


def _told(parser: argparse.ArgumentParser, says: str, depth: int) -> Iterator[str]:
    yield f"{'#' * depth} {parser.prog}\n"
    told = (parser.description or says).strip().rstrip(".")
    yield f"{told[:1].upper()}{told[1:]}.\n"
    taken = [action for action in actions(parser) if _stands(action)]
    if taken:
        rows = [f"| {_name(action)} | {_cell(_help(action))} |" for action in taken]
        yield "\n".join(["| argument | means |", "|---|---|", *rows, ""])
    if parser.epilog:
        yield f"```text\n{parser.epilog.strip()}\n```\n"
    for further, line in below(parser):
        yield from _told(further, line, depth + 1)


def _stands(action: argparse.Action) -> bool:
    is_group = isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
    return not is_group and action.dest not in EVERYWHERE and action.help != argparse.SUPPRESS


def _name(action: argparse.Action) -> str:
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    if not action.option_strings:
        return f"`{metavar}`" if action.nargs not in {"?", "*"} else f"`[{metavar}]`"
    names = ", ".join(f"`{name}`" for name in action.option_strings)
    takes = "" if action.nargs == 0 or action.choices else f" `{metavar}`"
    return f"{names}{takes}{' (needed)' if action.required else ''}"


def _help(action: argparse.Action) -> str:
    words = ", ".join(f"`{choice}`" for choice in action.choices or ())
    return "; ".join(part for part in (action.help or "", words) if part).replace("%%", "%")


def _anchor(name: str) -> str:
    return name.replace(" ", "-")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
