"""Reminders outside the app: a notice on the desktop, and recipes that bring lorapp to mind."""

import os
import sys
from argparse import Namespace

from lorapp.cli.arguments import Commands, add_command
from lorapp.cli.output import say, say_whole
from lorapp.cli.store import reading, record


def add_commands(commands: Commands) -> None:
    """Add ``notify`` and ``recipe``."""
    summary = "show a notice on the desktop when something is to be done today"
    notify = add_command(commands, "notify", summary, show_notice)
    notify.add_argument(
        "--names", action="store_true", help="say what and who, not only how many things"
    )
    summary = "print a ready text for cron, systemd, launchd, Task Scheduler or a shell"
    recipe = add_command(commands, "recipe", summary, print_recipe)
    recipe.add_argument(
        "kind", choices=("cron", "systemd", "launchd", "task-scheduler", "shell"), help="for what"
    )
    recipe.add_argument(
        "part",
        nargs="?",
        metavar="PART",
        help="systemd: service or timer; shell: bash, zsh, fish or powershell",
    )


def show_notice(arguments: Namespace) -> int:
    """Show how much is to be done, if anything is."""
    from lorapp.domain.wording.brief import brief

    with reading() as services:
        file = record(services)
        told = brief(services.today.plan(), file)
    if not told.is_due:
        say(f"{told.count} No notice was shown.")
        return 0
    from lorapp.services.computer.notices import show

    more = told.more if arguments.names else ("Open lorapp to see what and why.",)
    show(f"lorapp: {told.count}", "\n".join(more))
    say(f"Shown: {told.count}")
    return 0


def print_recipe(arguments: Namespace) -> int:
    """Print a recipe; it is for the applicant to put in its place."""
    from lorapp.services.computer.recipes import program, recipe

    called = program(sys.argv[0], sys.executable)
    home = os.environ.get("LORAPP_HOME")
    say_whole(recipe(arguments.kind, arguments.part, called, home))
    return 0
