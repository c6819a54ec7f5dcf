"""Looking: today's plan, the letters, the season, the history."""

from typing import TYPE_CHECKING

from lorapp.cli.output import one_line, say, say_json
from lorapp.cli.store import reading, record
from lorapp.clock import as_frozen
from lorapp.errors import WrongUsageError

if TYPE_CHECKING:
    from argparse import Namespace

    from lorapp.bootstrap import Services
    from lorapp.cli.arguments import Commands


def add_commands(commands: "Commands") -> None:
    """Add ``today``, ``letters``, ``season`` and ``history``."""
    from lorapp.cli.arguments import add_command, add_json, day_count

    today = add_command(commands, "today", "what to do now, what comes later, and why", show_today)
    today.add_argument(
        "--days", metavar="N", type=day_count, help="only what opens within N days from today"
    )
    today.add_argument(
        "--brief", action="store_true", help="three lines at most, for a shell that opens"
    )
    today.add_argument(
        "--quiet", action="store_true", help="with --brief: nothing at all when nothing is due"
    )
    add_json(today)
    add_json(add_command(commands, "letters", "every letter and where it stands", show_letters))
    add_json(add_command(commands, "season", "the season's dates in both zones", show_season))
    add_json(add_command(commands, "history", "what was done, newest first", show_history))


def show_today(arguments: "Namespace") -> int:
    """Say the plan."""
    if arguments.brief or arguments.quiet:
        return greet(arguments)
    with reading() as services:
        if not arguments.json:
            say_today(services, arguments.days)
            return 0
        from lorapp.cli.answers import plan_answer

        file = record(services)
        plan = services.today.plan()
        now = as_frozen(services.clock, services.unit.now())
        say_json(plan_answer(plan, file, now, arguments.days))
    return 0


def greet(arguments: "Namespace") -> int:
    """Say the plan in three lines at most; a quiet greeting is silent while there is none."""
    from lorapp.domain.wording.brief import brief

    if not arguments.brief or arguments.json or arguments.days is not None:
        raise WrongUsageError("Use --brief alone or with --quiet: it says what is to be done now.")
    with reading() as services:
        if arguments.quiet and services.unit.is_empty():
            return 0
        file = record(services)
        told = brief(services.today.plan(), file)
    if told.is_due or not arguments.quiet:
        say("\n".join(map(one_line, told.lines)))
    return 0


def say_today(services: "Services", days: int | None = None) -> None:
    """Say the plan as text that reads well aloud."""
    from lorapp.cli.aloud.speech import today_text

    file = record(services)
    say(today_text(services.today.plan(), file, services.unit.now(), days))


def show_letters(arguments: "Namespace") -> int:
    """Say where every letter stands."""
    from lorapp.domain.letters.situation import Situation
    from lorapp.domain.letters.summary import summarise

    with reading() as services:
        file = record(services)
        at = Situation(file, services.unit.now())
        summaries = [summarise(at, letter) for letter in file.letters]
    if arguments.json:
        from lorapp.cli.answers import letters_answer

        say_json(letters_answer(summaries))
    else:
        from lorapp.cli.looking.lists import letters_text

        say(letters_text(summaries, at))
    return 0


def show_season(arguments: "Namespace") -> int:
    """Say the season's dates."""
    with reading() as services:
        file = record(services)
        rows = services.season.rows()
        now = services.unit.now()
    if arguments.json:
        from lorapp.cli.answers import season_answer

        say_json(season_answer(file.applicant.season, rows))
    else:
        from lorapp.cli.looking.lists import season_text

        say(season_text(rows, file, now))
    return 0


def show_history(arguments: "Namespace") -> int:
    """Say what was done."""
    with reading() as services:
        entries = services.history.entries()
        zone = services.unit.now().tzinfo
    if arguments.json:
        from lorapp.cli.answers import history_answer

        say_json(history_answer(entries))
    else:
        from lorapp.cli.looking.lists import history_text

        say(history_text(entries, zone))
    return 0
