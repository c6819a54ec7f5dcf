"""The interview dossier: one page from the record of what this program knows and what to ask."""

from collections.abc import Iterator, Mapping
from typing import Final
from zoneinfo import ZoneInfo

from lorapp.domain.comments import Topic
from lorapp.domain.dates import written_day
from lorapp.domain.engine.words import short_name
from lorapp.domain.interviews.clocks import apart_text, clocks_text, tripwire, zone_of_program
from lorapp.domain.interviews.conflicts import Weight, conflicts, lasts, span_words
from lorapp.domain.interviews.held import letters_part, statement_part
from lorapp.domain.interviews.line import IN_PERSON
from lorapp.domain.interviews.messages import (
    ADVICE,
    FIRST_CHOICE,
    first_choice,
    message_text,
    messages_to,
    policy_of,
    policy_text,
)
from lorapp.domain.interviews.zones import label
from lorapp.domain.letters.situation import Situation, has_come
from lorapp.domain.pages import (
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    Grid,
    Heading,
    Paragraph,
    Tone,
)
from lorapp.domain.papers import Interview
from lorapp.domain.placing.programs.acquaintance import acquaintances, word_to_ask
from lorapp.domain.placing.programs.program_facts import UNKNOWN, fact_lines, label_of
from lorapp.domain.placing.rules.phrases import joined
from lorapp.domain.programs import ContactPolicy, Program
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import day_long, day_short, distance_sentence

ASKED: Final[Mapping[str, str]] = {
    "visas": "which visas it sponsors",
    "img_percent": "how many residents come from schools abroad",
    "max_years_since_graduation": "how long ago one may have graduated",
}
"""Facts that are a good question while they are unknown."""


def dossier(at: Situation, program: Program, interview: Interview | None) -> Document:
    """Everything on record that an interview at a program can turn on, in reading order."""
    return Document(
        title=f"Interview at {program.name}" if interview else program.name,
        subtitle=_subtitle(at, interview),
        author=at.file.applicant.name,
        footer=f"From the record of {written_day(at.today)}.",
        blocks=(
            *_hour(at, program, interview),
            *letters_part(at, program),
            *statement_part(at, program),
            *_people(at, program),
            *_facts(at, program),
            *_said(at, program, interview),
            *_questions(at, program, interview),
            *_gaps(at),
            *_afterwards(at, program),
        ),
    )


def how_words(interview: Interview) -> str:
    """How it takes place, in words: ``in person``."""
    return (interview.how or "how: unknown").replace("-", " ")


def _subtitle(at: Situation, interview: Interview | None) -> str:
    if interview is None:
        return "No interview is on record here."
    when = clocks_text(interview, at.file.applicant.timezone, at.today)
    return f"{when}, {how_words(interview)}"


def _hour(at: Situation, program: Program, interview: Interview | None) -> Iterator[Block]:
    """Both clocks, where it takes place, and what it meets."""
    if interview is None:
        return
    yield Heading("The hour and the place")
    yield Facts(tuple(_hour_rows(at, program, interview)))
    warning = tripwire(at, interview)
    if warning:
        yield Paragraph(warning, Tone.CAUTION)
    for met in conflicts(at, interview, interview):
        yield Paragraph(met.text, Tone.URGENT if met.weight is Weight.CLASH else Tone.CAUTION)


def _hour_rows(at: Situation, program: Program, interview: Interview) -> Iterator[tuple[str, str]]:
    home, there = at.file.applicant.timezone, zone_of_program(interview)
    for name, zone in (("Your clock", home), ("Their clock", there)):
        local = interview.at.astimezone(ZoneInfo(zone))
        yield name, f"{day_long(local.date(), at.today)}, {local:%H:%M} {label(zone)}"
    day = interview.at.astimezone(ZoneInfo(home)).date()
    apart = apart_text(interview, home)
    yield "Apart", apart or "Both clocks say the same."
    yield "When", distance_sentence(day, at.today)
    noted = "" if interview.minutes else ", as is usual; not noted"
    yield "Takes", f"{span_words(lasts(at, interview))}{noted}"
    yield "State", str(interview.status or UNKNOWN)
    place = interview.place
    if not place and interview.how == IN_PERSON:
        place = ", ".join(part for part in (program.city, program.state) if part)
    yield "Place", place or UNKNOWN
    yield "Contact", interview.contact or program.contact or UNKNOWN


def _people(at: Situation, program: Program) -> Iterator[Block]:
    yield Heading("People you know there")
    found = acquaintances(at, program)
    if not found:
        yield Paragraph("Nobody on record has a tie to this program.")
        return
    lines = []
    for known in found:
        parts = [short_name(at.file, known.mentor), known.where, str(known.tie)]
        parts += [] if known.can_ask else ["not to be contacted"]
        lines.append(", ".join(part for part in parts if part))
    yield Bullets(tuple(lines))
    asked = word_to_ask(at, found)
    if asked is not None:
        mentor, day = asked
        yield Paragraph(f"{short_name(at.file, mentor)} could put in a word; polite from {day}.")


def _facts(at: Situation, program: Program) -> Iterator[Block]:
    rows = [
        (
            Cell(fact.label),
            Cell(fact.says, Tone.CAUTION if fact.differs else Tone.PLAIN),
            Cell(fact.source),
        )
        for fact in fact_lines(at, program)
        if fact.says != UNKNOWN
    ]
    if program.applied_on and has_come(at, program.applied_on):
        rows.append((Cell("Applied"), Cell(day_short(program.applied_on, at.today)), Cell("you")))
    if rows:
        yield Heading("What is known of the program")
        yield Grid(("What", "Says", "Source"), tuple(rows))


def _said(at: Situation, program: Program, interview: Interview | None) -> Iterator[Block]:
    """Notes, what advisors said, and what was written to the program."""
    notes = [
        ("Your notes on the interview", interview.notes if interview else None),
        ("Your notes on the program", program.notes),
    ]
    comments = [
        f"{comment.by or 'An advisor'}, {day_short(comment.on, at.today)}: {comment.text}"
        for comment in at.file.comments
        if comment.kind is Topic.PROGRAM and comment.about == program.key
    ]
    sent = [one for one in messages_to(at.file, program.key) if has_come(at, one.on)]
    told = [(name, text) for name, text in notes if text]
    if not (told or comments or sent):
        return
    yield Heading("What was said and written")
    for name, text in told:
        yield Heading(name, 2)
        yield Paragraph(text)
    if comments:
        yield Heading("What advisors said", 2)
        yield Bullets(tuple(comments))
    if sent:
        yield Heading("What you wrote to them", 2)
        for message in sent:
            yield Paragraph(f"{message_text(message, at.today)}.")
            if message.text:
                yield Paragraph(message.text, Tone.MUTED)


def _questions(at: Situation, program: Program, interview: Interview | None) -> Iterator[Block]:
    yield Heading("Questions to ask")
    own = interview.questions if interview else ()
    if own:
        yield Bullets(tuple(own), ticks=True)
    else:
        yield Paragraph("None noted yet.")
    unknown = {fact.label for fact in fact_lines(at, program) if fact.says == UNKNOWN}
    worth = [words for name, words in ASKED.items() if label_of(name) in unknown]
    if worth:
        yield Paragraph(f"Not known on record, so worth asking: {joined(worth)}.")


def _gaps(at: Situation) -> Iterator[Block]:
    """What the applicant has to explain, in the applicant's own words."""
    gaps = at.file.applicant.gaps
    if gaps:
        yield Heading("If they ask about gaps")
        yield Bullets(tuple(line for line in gaps.split("\n") if line.strip()))


def _afterwards(at: Situation, program: Program) -> Iterator[Block]:
    yield Heading("Afterwards")
    yield Paragraph(policy_text(program))
    if policy_of(program) is ContactPolicy.NO:
        return
    source = f"Source: {credit(at.book, at.today, 'practice-7')}"
    yield Paragraph(f"{ADVICE} {source}.", Tone.MUTED)
    held = first_choice(at.file)
    if held is None:
        yield Paragraph(FIRST_CHOICE, Tone.MUTED)
    elif held.program == program.key:
        yield Paragraph(f"They know since {day_short(held.on, at.today)} that they come first.")
    else:
        other = at.file.program(held.program).name
        yield Paragraph(f"{other} knows that it is your first choice, so this one cannot be.")
