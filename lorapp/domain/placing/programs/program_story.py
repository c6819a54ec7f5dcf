"""Everything the record of one program says, worked out once for whoever draws it."""

from collections import Counter
from dataclasses import replace
from datetime import date

from lorapp.domain.commented import Told, told
from lorapp.domain.comments import Topic
from lorapp.domain.engine.words import by_name, short_name
from lorapp.domain.goals import beside_goals
from lorapp.domain.letters.situation import Situation
from lorapp.domain.money.costs import specialty_cost
from lorapp.domain.money.words import fee_line
from lorapp.domain.placing.programs.acquaintance import Acquaintance, acquaintances, word_to_ask
from lorapp.domain.placing.programs.program_advice import Act, Advice, advise
from lorapp.domain.placing.programs.program_ages import AgeLine, age_lines
from lorapp.domain.placing.programs.program_facts import FactLine, fact_lines, source_words
from lorapp.domain.placing.programs.program_lanes import Lane, ProgramLine, is_told
from lorapp.domain.placing.programs.program_words import (
    NAMES,
    RuleLine,
    brief_of,
    specialty_short,
    text_of,
)
from lorapp.domain.placing.rules.eligibility import Obstacle, obstacles
from lorapp.domain.placing.rules.requirements import NOT_ASKED
from lorapp.domain.placing.rules.reviewing import reading_text, release_of
from lorapp.domain.placing.rules.verdicts import HARM
from lorapp.domain.placing.supposing.critical_path import Leg, critical_path
from lorapp.domain.programs import Program, Tier
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.names import statement_name
from lorapp.domain.wording.days import (
    count_words,
    day_short,
    distance_sentence,
    home_text,
    last_minute,
    with_tilde,
)
from lorapp.domain.wording.names import specialty_words
from lorapp.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and what stands beside it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class KnownLine:
    """Somebody known there: the name, and what the tie rests on."""

    name: str
    text: str
    can_ask: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramStory:
    """One program as its record tells it; texts have no marks any more."""

    key: str
    name: str
    line: ProgramLine
    tags: tuple[str, ...]
    advice: Advice
    rules: tuple[RuleLine, ...]
    unknown: str
    dates: tuple[Labelled, ...]
    choices: tuple[Labelled, ...]
    ages: tuple[AgeLine, ...]
    known: tuple[KnownLine, ...]
    word: str
    facts: tuple[FactLine, ...]
    source: str
    notes: str
    comments: tuple[Told, ...] = ()


def program_story(at: Situation, line: ProgramLine) -> ProgramStory:
    """Tell the story of one program at an instant."""
    program, file = line.program, at.file
    found = acquaintances(at, program)
    advice = advise(at, line)
    return ProgramStory(
        key=program.key,
        name=program.name,
        line=line,
        tags=_tags(at, program),
        advice=replace(advice, text=by_name(advice.text, file)),
        rules=rule_lines(at, line, advice),
        unknown=", ".join(NAMES[v.rule] for v in line.rules if not is_told(v)),
        dates=(*_slots(at, line), *_days(at, line), *_path(at, line, advice)),
        choices=_choices(at, line),
        ages=age_lines(at, line),
        known=tuple(KnownLine(short_name(file, k.mentor), _tie(k), k.can_ask) for k in found),
        word=_word(at, found),
        facts=fact_lines(at, program),
        source=source_words(at, program.source, program.seen_on),
        notes=program.notes or "",
        comments=told(file, Topic.PROGRAM, program.key, at.today),
    )


def rule_lines(at: Situation, line: ProgramLine, advice: Advice) -> tuple[RuleLine, ...]:
    """The rules of which anything is known, what fails first, what is not asked left out."""
    check = line.check
    if check is None:
        return ()
    found = {one.rule: one for one in obstacles(at, line.program)}
    told = [v for v in check.rules if is_told(v) and v.why != NOT_ASKED]
    told.sort(key=lambda verdict: -HARM[verdict.result])
    return tuple(
        RuleLine(
            v.rule,
            v.result,
            v.strictness,
            text_of(at, check, v),
            brief_of(at, check, v),
            *_change(at, found.get(v.rule), advice),
        )
        for v in told
    )


def _change(at: Situation, found: Obstacle | None, advice: Advice) -> tuple[str, bool]:
    """The smallest change in words, unless the advice has said it."""
    if found is None or found.rule == advice.rule:
        return "", True
    return by_name(found.change, at.file), found.can_change


def _tags(at: Situation, program: Program) -> tuple[str, ...]:
    place = ", ".join(part for part in (program.city, program.state) if part)
    track = str(program.track) if program.track else ""
    found = (
        specialty_words(at.file, program.specialty).capitalize(),
        track,
        place,
        str(program.status or ""),
    )
    return tuple(part for part in found if part)


def _slots(at: Situation, line: ProgramLine) -> tuple[Labelled, ...]:
    check = line.check
    if check is None:
        return ()
    names = [short_name(at.file, at.file.letter(key).mentor) for key in check.assigned]
    held = ", ".join(names) or "no letter yet"
    locked = "; what is there stays" if check.locked and names else ""
    free = f"{check.free_slots} of {check.cap} free{locked}"
    kept = [
        f"kept for {short_name(at.file, at.file.letter(one.letter).mentor)} "
        f"until {day_short(one.until, at.today, act_on=True)}"
        for one in at.places.live_reservations(line.program)
    ]
    return Labelled("Holds", held), Labelled("Slots", "; ".join([free, *kept]))


def closing_text(at: Situation, day: date) -> str:
    """The last hour of a closing day, which is the program's own, on both clocks."""
    text = home_text(last_minute(day), at.file.applicant, at.today)
    return f"{text}, {distance_sentence(at.running.acting_day(day), at.today)}"


def _days(at: Situation, line: ProgramLine) -> tuple[Labelled, ...]:
    """The closing on both clocks, the day it reads, and its interviews."""
    program, file = line.program, at.file
    found = []
    if program.complete_by:
        label = "Closed" if line.is_closed else "Closes"
        found.append(Labelled(label, closing_text(at, program.complete_by)))
    reads = release_of(file, program)
    if line.check is None or line.check.applied is False:
        found.append(Labelled("Reads", reading_text(at, program)))
    elif program.applied_on:
        word = "since" if reads and reads <= at.today else "from"
        since = f", reads {word} {day_short(reads, at.today)}" if reads else ""
        found.append(Labelled("Applied", f"{day_short(program.applied_on, at.today)}{since}"))
    for meeting in file.interviews:
        if meeting.program == program.key:
            text = home_text(meeting.at, file.applicant, at.today)
            more = [str(part) for part in (meeting.how, meeting.status) if part]
            found.append(Labelled("Interview", ", ".join([text, *more])))
    return tuple(found)


def _path(at: Situation, line: ProgramLine, advice: Advice) -> tuple[Labelled, ...]:
    """The latest safe day of the next step of the letter that would help most."""
    if advice.act is not Act.LETTER or advice.letter is None:
        return ()
    letter = at.file.letter(advice.letter)
    path = critical_path(at, letter, line.program)
    leg = path.critical if path else None
    if path is None or leg is None:
        return ()
    name = short_name(at.file, letter.mentor)
    return (Labelled("In time", f"{name}: {_leg(at, leg, projected=path.need.projected)}"),)


def _leg(at: Situation, leg: Leg, *, projected: bool) -> str:
    day = with_tilde(day_short(leg.latest, at.today, act_on=True), projected)
    if leg.slack is None or leg.slack < 0:
        return f"{leg.stage} was due by {day}"
    room = count_words(leg.slack, "working day") or "no day"
    return f"{leg.stage} by {day}, {room} of room"


def _choices(at: Situation, line: ProgramLine) -> tuple[Labelled, ...]:
    """What the applicant decided: the tier and why, the signal, the statement."""
    program = line.program
    tier = str(program.tier or "")
    if tier and program.tier_reason:
        tier = f"{tier}: {program.tier_reason}"
    signal = program.signal or ""
    if signal and line.lane in {Lane.BELOW, Lane.FAILS}:
        signal = f"{signal}; the letters here are weak: {line.word}"
    statement = at.file.statement_for(program.key)
    found = (
        Labelled("Beside goals", "; ".join(beside_goals(at.file, program))),
        Labelled("Tier", tier),
        Labelled("Tiers", tier_counts(at.file, program)),
        Labelled("Signal", signal),
        Labelled("Fees", fee_line(at.file, specialty_cost(at, program))),
        Labelled("Statement", statement_name(at.file, statement) if statement else ""),
    )
    return tuple(item for item in found if item.text)


def tier_counts(file: SeasonFile, program: Program) -> str:
    """How many programs of a specialty and season stand in each tier: ``IM: 2 reach, 5 safe``."""
    season = file.program_season(program)
    counts = Counter(
        other.tier
        for other in file.programs
        if other.specialty == program.specialty and file.program_season(other) == season
    )
    told = ", ".join(f"{counts[tier]} {tier}" for tier in Tier if counts[tier])
    name = specialty_short(file, program.specialty)
    return f"{name}: {told}" if told and name else told


def _tie(known: Acquaintance) -> str:
    said = f"{known.where}; {known.tie}" if known.where else str(known.tie)
    return said if known.can_ask else f"{said}; not to be contacted"


def _word(at: Situation, found: tuple[Acquaintance, ...]) -> str:
    first = word_to_ask(at, found)
    if first is None:
        return ""
    mentor, day = first
    return f"{short_name(at.file, mentor)} could put in a word; polite from {day}."
