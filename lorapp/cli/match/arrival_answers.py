"""Results, the list to the first day and owed words: as text that reads well, and for programs."""

from typing import TYPE_CHECKING

from lorapp.cli.output import facts, one_line
from lorapp.domain.arrival.closing import closed_words, closing_of, in_the_way, still_open
from lorapp.domain.arrival.forgotten import Word, helper_words, open_words
from lorapp.domain.arrival.onboarding import (
    Onboarding,
    Planned,
    TaskState,
    onboarding,
    short_words,
)
from lorapp.domain.arrival.outcomes import (
    first_day,
    outcome_words,
    outcomes_of,
    place_name,
    visa_of,
)
from lorapp.domain.engine.words import short_name
from lorapp.domain.reports.nobody_forgotten import ALL_HEARD, owed_text
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import day_short, with_tilde

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lorapp.bootstrap import Services
    from lorapp.cli.answers import Answer
    from lorapp.domain.arrival.record import MatchOutcome
    from lorapp.domain.letters.situation import Situation

NO_RESULT = "No result is on record yet. `lorapp outcome --help` says how to write it down."
NO_VISA = "Say which visa class was agreed: `lorapp outcome RESULT --change --visa J-1`."


def outcomes_text(at: "Situation") -> str:
    """Every result of the season in a sentence, with the first day and the visa class."""
    found = outcomes_of(at.file, at.file.applicant.season, at.today)
    lines = [one_line(_outcome_line(at, one)) for one in found]
    return "\n".join(lines) if lines else NO_RESULT


def _outcome_line(at: "Situation", one: "MatchOutcome") -> str:
    told = f"{outcome_words(at.file, one)}, known since {day_short(one.on, at.today)}."
    if not place_name(at.file, one):
        return told
    begins, visa = first_day(at.file, one), visa_of(at.file, one)
    day = day_short(begins, at.today, act_on=True) if begins else "not known"
    return f"{told} First day: {day}. Visa class: {visa or 'not settled'}."


def outcomes_answer(at: "Situation") -> "list[Answer]":
    """The results of the season for programs."""
    return [
        {
            "result": one.result.value,
            "on": one.on.isoformat(),
            "program": one.program,
            "place": place_name(at.file, one) or None,
            "visa": visa.value if (visa := visa_of(at.file, one)) else None,
            "starts_on": begins.isoformat() if (begins := first_day(at.file, one)) else None,
        }
        for one in outcomes_of(at.file, at.file.applicant.season, at.today)
    ]


def arrival_text(at: "Situation") -> str:
    """The list for people: what is late first, what is done last."""
    season = at.file.applicant.season
    lines = [outcomes_text(at)]
    closing = closing_of(at.file, season, at.today)
    if closing is not None:
        lines.insert(0, closed_words(at, closing))
    plan = onboarding(at)
    if plan is None:
        return "\n".join(lines)
    if plan.visa is None:
        return "\n".join([*lines, NO_VISA])
    if plan.tight:
        lines.append(short_words(plan))
    for state in TaskState:
        mine = [one for one in plan.tasks if one.state is state]
        if mine:
            lines += ["", f"{state}: {len(mine)}"]
            lines += [text for one in mine for text in _task_lines(at, plan, one)]
    return "\n".join(lines)


def _task_lines(at: "Situation", plan: Onboarding, one: Planned) -> "Iterator[str]":
    day = day_short(one.due_on, at.today, act_on=True)
    title = one_line(f"{one.line.title} ({one.line.code})")
    if one.state is TaskState.DONE:
        yield f"{title}, done {day}."
    elif one.state is TaskState.NOT_NEEDED:
        yield one_line(f"{title}: {one.task.not_needed if one.task else ''}")
    else:
        yield f"{title}, by {with_tilde(day, plan.is_expected and one.own_day is None)}."
        yield f"   {one_line(one.line.why)}"
        if one.blocked_by:
            yield f"   First: {', '.join(one.blocked_by)}."
        said = credit(at.book, at.today, one.line.source)
        yield f"   Done by {one.line.who}. Source: {said}."


def arrival_answer(at: "Situation") -> "Answer":
    """The list for programs."""
    season = at.file.applicant.season
    plan, closing = onboarding(at), closing_of(at.file, season, at.today)
    return {
        "season": season,
        "closed_on": closing.on.isoformat() if closing else None,
        "outcomes": outcomes_answer(at),
        "starts_on": plan.starts_on.isoformat() if plan else None,
        "visa": plan.visa.value if plan and plan.visa else None,
        "tasks": [_task_answer(one) for one in plan.tasks] if plan else [],
    }


def _task_answer(one: Planned) -> "Answer":
    return {
        "code": one.line.code,
        "title": one.line.title,
        "state": one.state.name.casefold(),
        "due_on": one.due_on.isoformat(),
        "own_day": one.own_day is not None,
        "after": list(one.line.after),
        "blocked_by": list(one.blocked_by),
        "who": one.line.who,
        "source": one.line.source,
    }


def people_text(at: "Situation") -> str:
    """Who is still owed which word."""
    season = at.file.applicant.season
    words = open_words(at, season)
    lines: list[str] = []
    for word in Word:
        mine = [one for one in words if one.word is word]
        if mine:
            told = (f"{short_name(at.file, one.mentor)}, {owed_text(at, one)}" for one in mine)
            lines += facts(f"{word.capitalize()}, {len(mine)}", map(one_line, told))
    helpers = [
        one_line(f"{one.helper.name}, with {short_name(at.file, one.mentor)}: {one.what}")
        for one in helper_words(at, season)
    ]
    lines += facts(f"Helpers, {len(helpers)}", helpers)
    return "\n".join(lines) or ALL_HEARD


def people_answer(at: "Situation") -> "Answer":
    """Who is still owed which word, for programs; ``blocks`` stands in the way of closing."""
    season = at.file.applicant.season
    blocking = {one.step_id for one in in_the_way(at, season)}
    return {
        "owed": [
            {
                "mentor": one.mentor,
                "word": one.word.value,
                "what": owed_text(at, one),
                "since": one.since.isoformat(),
                "step": one.step_id,
                "blocks": one.step_id in blocking,
            }
            for one in open_words(at, season)
        ],
        "helpers": [
            {"mentor": one.mentor, "helper": one.helper.name, "what": one.what}
            for one in helper_words(at, season)
        ],
    }


def after_text(services: "Services") -> str:
    """What is left after a season was closed, and where everything is."""
    at = services.arrival.situation()
    lines = [one_line(f"Still open: {text}") for text in still_open(at, services.arrival.season)]
    return "\n".join(
        [
            *lines,
            f"Everything stays in {services.home.home}.",
            "`lorapp export json` keeps a copy; `lorapp guide your-data` says how to delete all.",
            "`lorapp arrival --reopen` or `lorapp undo` opens the season again.",
        ]
    )
