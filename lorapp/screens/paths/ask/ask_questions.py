"""What the ask path asks at each station, drawn from the record as it stands."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from lorapp.domain.engine.rules.asking import ask_window
from lorapp.domain.letters.courtesy import polite_day
from lorapp.domain.letters.dates import suggested_deadline
from lorapp.domain.letters.record import EventKind, Form, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Channel
from lorapp.domain.readiness import Point, Topic, readiness
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import day_short
from lorapp.domain.wording.fields import form_name
from lorapp.screens.forms.contact import ContactSheet
from lorapp.screens.forms.moment import MomentSheet
from lorapp.screens.forms.sheet import Sheet
from lorapp.screens.paths.ask.ask_answers import CHANNEL_NAMES, answer, words
from lorapp.screens.paths.guided import Option, Question
from lorapp.screens.paths.packet.packet_rows import item_options
from lorapp.screens.paths.sheets import DeadlineSheet, FeedbackSheet, PaperSheet
from lorapp.widgets.text import glyphs

if TYPE_CHECKING:
    from lorapp.screens.paths.ask.ask import AskPath

CHANNELS: Final[Mapping[str, Channel]] = {
    "in-person": Channel.IN_PERSON,
    "video": Channel.VIDEO,
    "email": Channel.EMAIL,
}
READY_ROW, GENERAL = "go-on", "general"
ASKING: Final = "practice-2"

_POINT_WHY: Final[Mapping[Topic, tuple[str, ...]]] = {
    Topic.CONTACT: (
        "A writer can only speak of what was seen.",
        "`c` logs a talk or a meeting; weeks together come from the rotations.",
    ),
    Topic.FEEDBACK: (
        "Feedback first shows what the letter would say, and a pause shows doubt.",
        "`b` notes what they told you; it also goes into the packet.",
    ),
    Topic.MOMENTS: (
        "Three moments they saw give the writer examples instead of adjectives.",
        "`n` notes one: what you did, what came of it, no patient data.",
    ),
    Topic.PAPERS: (
        "The CV goes out the day after the yes, while it is fresh.",
        "`p` says since when it is ready.",
    ),
    Topic.TIME: (
        "Six weeks are wanted, four the least; under two weeks the words say so.",
        "Nothing mends this; an honest short notice does.",
    ),
}


def is_ready(at: Situation, letter: Letter) -> bool:
    """Whether every point of readiness is met."""
    return readiness(at, letter).is_green


def mending(topic: Topic, letter: Letter) -> Sheet:
    """The form that mends a point of readiness."""
    match topic:
        case Topic.FEEDBACK:
            return FeedbackSheet(mentor=letter.mentor)
        case Topic.MOMENTS:
            return MomentSheet(mentor=letter.mentor)
        case Topic.PAPERS:
            return PaperSheet("cv")
        case _:
            return ContactSheet(letter.mentor)


def specialty_name(at: Situation, slug: str | None) -> str:
    """A tag as a row names it."""
    if slug in {None, GENERAL}:
        return "General" if slug else "no specialty yet"
    known = at.book.specialties.get(slug or "")
    return known.name if known else (slug or "").replace("-", " ").capitalize()


def kind_name(at: Situation, letter: Letter) -> str:
    """Which letter it is: ``Internal medicine, narrative``."""
    form = f", {letter.form}" if letter.form else ""
    return f"{specialty_name(at, letter.specialty)}{form}"


def answered(at: Situation, letter: Letter, channel: str) -> tuple[str, ...]:
    """What each answered station says in one line; empty ones stay out of sight."""
    found = readiness(at, letter)
    met = len(found.points) - len(found.missing)
    asked = at.last(letter, EventKind.ASKED)
    stated = letter.stated_deadline
    return (
        f"{met} of {len(found.points)} points",
        kind_name(at, letter),
        CHANNEL_NAMES.get(channel, channel),
        f"By {day_short(stated, at.today, act_on=True)}" if stated else "No day named yet",
        f"Asked {day_short(asked.on, at.today)}" if asked else "",
        "",
    )


def first_row(at: Situation, letter: Letter, here: int) -> str | None:
    """The row the cursor begins on: what is missing first, else the way on."""
    if here == 0:
        missing = [p for p in readiness(at, letter).missing if p.key]
        return f"point:{missing[0].topic}" if missing else READY_ROW
    return _FIRST.get(here)


_FIRST: Final = {2: "how:in-person", 3: "deadline", 4: "words", 5: "answer:strong"}


def _ready(path: "AskPath", at: Situation) -> tuple[Question, ...]:
    found = readiness(at, path.record)
    met = len(found.points) - len(found.missing)
    said = credit(at.book, at.today, ASKING)
    points = tuple(_point(path, point, said) for point in found.points)

    def go_on() -> None:
        path.remember("ready", "yes")
        path.go_on()

    title = "Go on" if found.is_green else "Go on all the same"
    why = ("Nothing here forbids the ask.", "What is missing can also follow with the packet.")
    way = Option(id=READY_ROW, title=title, act=go_on, verb="go on", why=why, source=said)
    return (
        Question("Is this the moment to ask?", points, f"{met} of {len(points)}"),
        Question("", (way,)),
    )


def _point(path: "AskPath", point: Point, said: str) -> Option:
    def mend() -> None:
        if point.key:
            path.action_mend(point.topic)
        else:
            path.shell.say(_POINT_WHY[point.topic][1])

    open_glyph = glyphs.PARTLY if point.key is None else glyphs.OPEN
    glyph = glyphs.DONE if point.is_met else open_glyph
    return Option(
        id=f"point:{point.topic}",
        title=point.text,
        fact="" if point.is_met or not point.key else f"{point.key} mends it",
        glyph=glyph,
        act=mend,
        verb="add to it" if point.is_met else "mend it",
        why=_POINT_WHY[point.topic],
        source=said,
        is_quiet=point.is_met,
    )


def _letter(path: "AskPath", at: Situation) -> tuple[Question, ...]:
    letter = path.record
    slugs = [*at.file.applicant.specialties]
    if letter.specialty and letter.specialty not in {*slugs, GENERAL}:
        slugs.insert(0, letter.specialty)
    rows = [_kind(path, at, slug, form) for slug in slugs for form in Form]
    rows.append(_kind(path, at, GENERAL, Form.NARRATIVE))
    return (Question("Which letter do you ask for?", tuple(rows)),)


_KIND_WHY: Final = {
    Form.NARRATIVE: "A letter in the writer's own words; most programs want this one.",
    Form.STANDARDIZED: "The form of the specialty. Ask the department who fills it in.",
}
GENERAL_RULE: Final = "R-04"


def _kind(path: "AskPath", at: Situation, slug: str, form: Form) -> Option:
    letter = path.record
    here = (letter.specialty, letter.form or form) == (slug, form)
    why = [_KIND_WHY[form]]
    if slug == GENERAL:
        why = ["Serves every specialty you apply to; the letter then names none."]
    known = at.book.specialties.get(slug)
    name = specialty_name(at, slug)
    title = f"{name}, {form}" if slug != GENERAL else "General, for every specialty"

    def take() -> None:
        change = path.services.letters.change(replace(path.record, specialty=slug, form=form))
        path.shell.done(change)
        path.go_on()

    return Option(
        id=f"kind:{slug}:{form}",
        title=title,
        fact=form_name(at.file, slug) if form is Form.STANDARDIZED else "",
        glyph=glyphs.THERE if here else glyphs.OPEN,
        tone=glyphs.Tone.ACCENT if here else glyphs.Tone.MUTED,
        act=take,
        verb="this one",
        why=tuple(why),
        source=credit(at.book, at.today, known.source if known else GENERAL_RULE),
    )


def _how(path: "AskPath", at: Situation) -> tuple[Question, ...]:
    letter = path.record
    rotation = at.rotation(letter)
    good, notes = ask_window(at, rotation) if rotation else ((), ())
    coming = [day for day in good if day >= at.today]
    polite = polite_day(at, letter.mentor)
    days = ", ".join(day_short(day, at.today, act_on=True) for day in coming)
    told = [f"Working days left to ask: {days}."] if days else []
    told += notes if coming else []
    if rotation and not coming:
        told.append(f"The rotation ended on {day_short(rotation.ends_on, at.today)}.")
    facts = {
        "in-person": day_short(coming[0], at.today, act_on=True) if coming else "",
        "video": "if far away",
        "email": _polite_fact(at, polite.day),
    }
    whys = {
        "in-person": ("Two quiet minutes, best near the end, tied to feedback.", *told),
        "video": ("The next best way where you are no longer there.", *told),
        "email": ("It leaves room for a kind no, and for a lukewarm yes.", *told),
    }
    rows = tuple(
        Option(
            id=f"how:{name}",
            title=title,
            fact=facts[name],
            glyph=glyphs.THERE if path.memory.get("channel") == name else glyphs.OPEN,
            act=_taking(path, name),
            verb="this way",
            why=whys[name],
            source=credit(at.book, at.today, ASKING),
        )
        for name, title in CHANNEL_NAMES.items()
    )
    return (Question("How will you ask?", rows),)


def _polite_fact(at: Situation, day: date | None) -> str:
    if day is None:
        return "not to be written to"
    return f"from {day_short(day, at.today, act_on=True)}"


def _taking(path: "AskPath", channel: str) -> Callable[[], None]:
    def take() -> None:
        path.remember("channel", channel)
        path.go_on()

    return take


def _packet(path: "AskPath", at: Situation) -> tuple[Question, ...]:
    letter = path.record
    packet = path.services.correspondence.packet(letter.key)
    day = letter.stated_deadline or suggested_deadline(at, letter)
    rows = []

    def confirm() -> None:
        if day is not None and letter.stated_deadline is None:
            change = path.services.letters.change(replace(path.record, stated_deadline=day))
            path.shell.done(change)
        path.remember("packet", "yes")
        path.go_on()

    def another() -> None:
        path.show_form(DeadlineSheet(path.record, day, packet.deadline_note))

    if day is not None:
        shown = day_short(day, at.today, act_on=True)
        title = f"Keep {shown}" if letter.stated_deadline else f"Name {shown} as the day"
        why = (packet.deadline_note, "A day with a reason is easier to say yes to.")
        rows.append(Option(id="deadline", title=title, act=confirm, verb="name it", why=why))
    typed = ("A date, or +3w for three weeks from today.",)
    rows.append(Option(id="another", title="Another day", act=another, verb="type it", why=typed))
    if day is None:
        rows.append(Option(id="deadline", title="Go on without a day", act=confirm, verb="go on"))
    items = item_options(path, packet)
    count = f"{len(packet.present)} of {len(packet.present) + len(packet.missing)}"
    return (
        Question("By which day?", tuple(rows)),
        Question("The packet that follows the yes", items, count),
    )


Asking = Callable[["AskPath", Situation], tuple[Question, ...]]
QUESTIONS: Final[tuple[Asking, ...]] = (
    _ready,
    _letter,
    _how,
    _packet,
    words,
    answer,
)
