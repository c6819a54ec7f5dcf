"""The seasons, as text that reads well and for programs."""

from typing import TYPE_CHECKING

from lorapp.cli.output import one_line
from lorapp.domain.engine.words import short_name
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.seasons.difference import differences, new_share
from lorapp.domain.seasons.earlier import WATERMARK, advice, age_words, earlier_letters
from lorapp.domain.seasons.overview import season_lines
from lorapp.domain.seasons.past import has_applied_before
from lorapp.domain.seasons.starting import season_start
from lorapp.domain.wording.days import day_short, with_tilde

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lorapp.cli.answers import Answer
    from lorapp.domain.letters.situation import Situation
    from lorapp.domain.seasons.difference import Difference
    from lorapp.domain.seasons.earlier import Earlier
    from lorapp.domain.seasons.overview import SeasonLine
    from lorapp.domain.seasons.rollover import Rollover
    from lorapp.domain.seasons.starting import Started


def seasons_text(at: "Situation") -> str:
    """Every season, then earlier letters, the list, and what changed."""
    lines = ["Seasons"]
    lines += [one_line(_season_words(one)) for one in season_lines(at)]
    lines += _letters(at)
    if has_applied_before(at.file):
        started = season_start(at)
        lines += ["", "Does not carry over", *(_start_words(at, one) for one in started)]
    changed = differences(at)
    if changed:
        lines += ["", "Changed since last time"]
        lines += [one_line(_change_words(one)) for one in changed]
    return "\n".join(lines)


def _letters(at: "Situation") -> "Iterator[str]":
    found = earlier_letters(at)
    if not found:
        return
    yield ""
    yield "Ask again?"
    for one in found:
        told = [one.lost] if one.lost and one.becomes is None else list(advice(at, one))
        name = short_name(at.file, one.letter.mentor)
        words = f"{name}, season {one.season}: {one.standing.value}, {age_words(one)}."
        yield one_line(" ".join((words, *told, f"[{one.letter.key}]")))
    if any(one.can_come for one in found):
        yield WATERMARK


def _start_words(at: "Situation", one: "Started") -> str:
    if one.by_record:
        state = "done, in the record"
    elif one.task and one.task.done_on:
        state = f"done {day_short(one.task.done_on, at.today)}"
    elif one.task and one.task.not_needed is not None:
        state = f"not needed: {one.task.not_needed}"
    elif one.due_on is not None:
        state = f"due {with_tilde(day_short(one.due_on, at.today), one.is_projected)}"
    else:
        state = "open"
    return one_line(f"{one.line.title}: {state} [{one.line.code}]")


def _season_words(one: "SeasonLine") -> str:
    return " ".join((f"Season {one.season}:", *one.told))


def _change_words(one: "Difference") -> str:
    return " ".join((f"{one.what}: {one.now}.", *one.told))


def rehearsal_text(told: "Rollover") -> str:
    """What the next season would mean, in a few lines."""
    lines = [f"From season {told.before} to {told.after}."]
    if told.marked:
        lines.append(f"{joined(told.marked)} of season {told.before} get its number and stay.")
    lines += [f"Still open: {line}" for line in told.left_open]
    kept = [one for one in told.offered if not one.is_finished]
    if told.offered:
        lines.append(
            f"Programs that can come along: {len(kept)} not turned down, {len(told.offered)} in "
            "all; each as a new entry without letters."
        )
    lines.append(f"`lorapp seasons --next {told.after}` goes on; `lorapp undo` takes it back.")
    return "\n".join(one_line(line) for line in lines)


def rehearsal_answer(told: "Rollover") -> "Answer":
    """The same for programs."""
    return {
        "from": told.before,
        "to": told.after,
        "marked": list(told.marked),
        "left_open": list(told.left_open),
        "programs": [one.key for one in told.offered],
    }


def seasons_answer(at: "Situation") -> "Answer":
    """The seasons for programs."""
    new, total = new_share(at)
    return {
        "season": at.file.applicant.season,
        "seasons": [{"season": one.season, "told": list(one.told)} for one in season_lines(at)],
        "letters": [_letter_answer(at, one) for one in earlier_letters(at)],
        "start": [
            {"code": one.line.code, "title": one.line.title, "open": one.is_open}
            for one in (season_start(at) if has_applied_before(at.file) else ())
        ],
        "new_letters": {"new": new, "of": total},
        "changed": [
            {"what": one.what, "now": one.now, "told": list(one.told)} for one in differences(at)
        ],
    }


def _letter_answer(at: "Situation", one: "Earlier") -> dict[str, object]:
    return {
        "key": one.letter.key,
        "writer": at.mentor(one.letter).name,
        "season": one.season,
        "standing": one.standing.value,
        "months": one.months,
        "lost": one.lost,
        "becomes": one.becomes,
    }
