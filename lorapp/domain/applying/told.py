"""Applications for rotations in sentences, for the panel, the plain text and the week."""

from collections.abc import Iterator
from datetime import date

from lorapp.domain.applying.papers import open_papers
from lorapp.domain.applying.policies import caution, policy_words
from lorapp.domain.applying.record import RotationApplication
from lorapp.domain.applying.spending import fees
from lorapp.domain.applying.standing import (
    STATES,
    as_known,
    next_words,
    place,
    span_words,
    status_of,
    weeks_wished,
)
from lorapp.domain.letters.situation import Situation
from lorapp.domain.money.amounts import Amount
from lorapp.domain.wording.days import count_words, day_short, distance_sentence
from lorapp.domain.wording.names import specialty_words


def happened(at: Situation) -> Iterator[tuple[date, str]]:
    """What became of applications, each on its day."""
    for asked in at.file.rotation_applications:
        if asked.applied_on is not None:
            yield asked.applied_on, f"Applied for a rotation at {asked.site}"
        if asked.answered_on is not None:
            yield asked.answered_on, f"{asked.site}: {STATES[status_of(asked)]}"
        for paper in asked.papers:
            if paper.done_on is not None:
                yield paper.done_on, f"{paper.name} for {asked.site}: done"


def standing_words(at: Situation, asked: RotationApplication) -> str:
    """Where it stands since when, and what comes next."""
    asked = as_known(at, asked)
    stands = STATES[status_of(asked)]
    since = asked.answered_on or asked.applied_on
    told = f"{stands[:1].upper()}{stands[1:]}"
    if since is not None:
        told += f" since {day_short(since, at.today, act_on=True)}"
    following = next_words(at, asked)
    if following is None:
        return f"{told}."
    day, what = following
    when = f"{day_short(day, at.today, act_on=True)}, {distance_sentence(day, at.today)}"
    return f"{told}. {what[:1].upper()}{what[1:]}: {when}."


def about(at: Situation, asked: RotationApplication) -> Iterator[str]:
    """What is known about it, a sentence each."""
    yield f"{place(asked)}."
    kind = str(asked.kind or "").replace("-", " ")
    facts = [
        kind.capitalize(),
        specialty_words(at.file, asked.specialty) or "",
        span_words(at, asked),
    ]
    if any(facts):
        yield f"{', '.join(fact for fact in facts if fact)}."
    where = [part for part in (asked.city, asked.state, asked.country) if part]
    if where:
        yield f"{', '.join(where)}."
    if asked.rotation is not None:
        yield "It became a rotation; days and costs of the stay are kept there."


def money(asked: RotationApplication) -> Iterator[str]:
    """What it costs: applying with its papers, the stay, and a week of it."""
    applying = fees(asked)
    if applying is not None:
        yield f"Applying, papers with it: {Amount(applying).text}."
    if asked.cost_usd is not None:
        span = weeks_wished(asked)
        each = f", {Amount(round(asked.cost_usd / span)).text} a week" if span else ""
        yield f"The stay: {Amount(asked.cost_usd).text}{each}."


def letters(asked: RotationApplication) -> Iterator[str]:
    """What is said about letters there, with the caution where one is for sale."""
    warned = caution(asked)
    if warned:
        yield warned
    yield policy_words(asked)


def paper_lines(at: Situation, asked: RotationApplication) -> Iterator[str]:
    """The papers still to do with their days, then how many are done."""
    waiting = open_papers(at, asked)
    for one in waiting:
        when = "no day yet"
        if one.day is not None:
            late = ", late" if one.day < at.today else ""
            when = f"by {day_short(one.day, at.today, act_on=True)}{late}"
        yield f"{one.paper.name}, {when}."
    done = len(asked.papers) - len(waiting)
    if done:
        yield f"{count_words(done, 'paper is', 'papers are')} done."
