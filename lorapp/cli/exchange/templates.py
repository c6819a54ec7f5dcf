"""``lorapp templates``: the wordings of the messages, and how to begin one of your own."""

import os
from argparse import Namespace

from lorapp.cli.arguments import Commands, add_command, add_json
from lorapp.cli.output import one_line, say, say_json, say_whole

WIDTH = 24


def add_templates(commands: Commands) -> None:
    """Add ``templates``."""
    summary = "list the wordings of the messages, or print one to change"
    templates = add_command(commands, "templates", summary, show_templates)
    templates.add_argument("name", metavar="NAME", nargs="?", help="print lorapp's own text of it")
    templates.add_argument(
        "--fields", action="store_true", help="list the fields that NAME, or a message, may use"
    )
    add_json(templates)


def show_templates(arguments: Namespace) -> int:
    """Say which wordings there are, the fields of one, or its text."""
    from lorapp.services.correspondence.templates import shipped

    text = shipped(arguments.name) if arguments.name else ""
    if arguments.json:
        say_json(_answer(arguments.name, text))
    elif arguments.fields:
        say(_fields_text(arguments.name))
    elif arguments.name:
        say_whole(text)
    else:
        say(_list_text())
    return 0


def _own() -> tuple[str, ...]:
    from lorapp.paths import Paths, find_home
    from lorapp.services.correspondence.templates import Templates

    return Templates(Paths(find_home(os.environ))).own()


def _list_text() -> str:
    from lorapp.paths import Paths, find_home
    from lorapp.services.computer.handing import shown_path
    from lorapp.services.correspondence.templates import names

    folder = shown_path(Paths(find_home(os.environ)).templates)
    own = _own()
    lines = [f"{name:<{WIDTH}}{'yours' if name in own else ''}".rstrip() for name in names()]
    unused = [f"{one_line(name)}.txt" for name in own if name not in names()]
    if unused:
        lines += ["", f"Not used, as no wording has this name: {', '.join(unused)}"]
    return "\n".join(
        (
            *lines,
            "",
            f"Your own go to {folder}/NAME.txt. To begin one from lorapp's text:",
            f"  mkdir -p {folder}; lorapp templates NAME > {folder}/NAME.txt",
            "`lorapp templates NAME --fields` lists what may stand between {{ and }}.",
        )
    )


def _fields_text(name: str | None) -> str:
    from lorapp.services.correspondence.field_words import fields_of

    return "\n".join(f"{field:<{WIDTH}}{words}" for field, words in fields_of(name or "").items())


def _answer(name: str | None, text: str) -> object:
    from lorapp.services.correspondence.field_words import fields_of
    from lorapp.services.correspondence.templates import names

    own = _own()
    if name:
        fields = dict(fields_of(name))
        return {"name": name, "own": name in own, "text": text, "fields": fields}
    return {"templates": [{"name": one, "own": one in own} for one in names()]}
