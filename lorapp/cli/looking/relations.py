"""Looking: the people who write or could write, and the rotations they know you from."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lorapp.cli.output import facts, one_line, say, say_json
from lorapp.cli.store import reading, record

if TYPE_CHECKING:
    from argparse import Namespace

    from lorapp.cli.answers import Answer
    from lorapp.cli.arguments import Commands
    from lorapp.domain.letters.record import Letter
    from lorapp.domain.letters.situation import Situation
    from lorapp.domain.mentors import Mentor
    from lorapp.domain.rotations import Rotation


def add_commands(commands: "Commands") -> None:
    """Add ``mentors`` and ``rotations``."""
    from lorapp.cli.arguments import add_command, add_json

    summary = "every mentor: last contact, courtesy, what they saw"
    add_json(add_command(commands, "mentors", summary, show_mentors))
    summary = "every rotation: days to ask, who was there, weeks"
    add_json(add_command(commands, "rotations", summary, show_rotations))


def show_mentors(arguments: "Namespace") -> int:
    """Say how it stands with each mentor."""
    at = _situation()
    if arguments.json:
        say_json({"mentors": [_mentor_answer(at, one) for one in at.file.mentors]})
        return 0
    blocks = ["\n".join(_mentor_lines(at, one)) for one in at.file.mentors]
    say("\n\n".join(blocks) or "No mentor yet. `lorapp add mentor NAME` adds one.")
    return 0


def show_rotations(arguments: "Namespace") -> int:
    """Say the rotations, the newest first, and the weeks of US experience."""
    from lorapp.domain.experience import us_weeks
    from lorapp.domain.wording.days import count_words

    at = _situation()
    stays = sorted(at.file.rotations, key=lambda one: (one.starts_on, one.key), reverse=True)
    found = us_weeks(at.file, at.today)
    if arguments.json:
        counted = {str(kind): count for kind, count in found.items()}
        say_json({"rotations": [_stay_answer(at, one) for one in stays], "us_weeks": counted})
        return 0
    if not stays:
        say("No rotation yet. `lorapp add rotation SITE --from DATE --to DATE` adds one.")
        return 0
    blocks = ["\n".join(_stay_lines(at, one)) for one in stays]
    told = ", ".join(f"{count_words(count, 'week')} {kind}" for kind, count in found.items())
    say("\n\n".join([*blocks, f"US experience so far: {told or 'none'}."]))
    return 0


def _situation() -> "Situation":
    from lorapp.domain.letters.situation import Situation

    with reading() as services:
        return Situation(record(services), services.unit.now())


def _mentor_lines(at: "Situation", mentor: "Mentor") -> Iterator[str]:
    from lorapp.domain.gathered import moments_of
    from lorapp.domain.wording.days import day_short
    from lorapp.domain.wording.names import specialty_words

    role = str(mentor.role or "").replace("-", " ")
    about = (mentor.name, role, specialty_words(at.file, mentor.specialty), mentor.institution)
    yield f"{one_line(', '.join(filter(None, about)))} ({mentor.key})"
    yield f"  Contact: {_contact(at, mentor)}"
    yield f"  Courtesy: {one_line(_courtesy(at, mentor))}"
    yield from facts("  Letters", _letters(at, at.letters_of(mentor.key)), ", ")
    yield from facts("  E-mail", filter(None, (mentor.email,)), ", ")
    yield from facts("  Phone", filter(None, (mentor.phone,)), ", ")
    seen = moments_of(at.file).get(mentor.key, ())
    for moment in sorted(seen, key=lambda one: one.on, reverse=True):
        yield "  " + one_line(f"Saw on {day_short(moment.on, at.today)}: {moment.text or ''}")


def _contact(at: "Situation", mentor: "Mentor") -> str:
    from lorapp.domain.relations import touch
    from lorapp.domain.wording.days import day_short, distance_sentence

    held = touch(at, mentor)
    if held.last_on is None:
        return "none yet"
    last = f"last {day_short(held.last_on, at.today)}, {distance_sentence(held.last_on, at.today)}"
    return f"{held.warmth}, {last}"


def _courtesy(at: "Situation", mentor: "Mentor") -> str:
    """The messages that are left, and the first day on which one is welcome."""
    from lorapp.domain.letters.courtesy import courtesy
    from lorapp.domain.wording.days import count_words, day_short

    held = courtesy(at, mentor.key)
    if held.next_day.day is None:
        return held.next_day.reason or "not to be contacted"
    left = count_words(held.nudges_left, "message") or "no message"
    why = f" ({held.next_day.reason})" if held.next_day.reason else ""
    return (
        f"{left} left, next polite day {day_short(held.next_day.day, at.today, act_on=True)}{why}"
    )


def _letters(at: "Situation", letters: "Iterable[Letter]", *, by: bool = False) -> Iterator[str]:
    """What each letter is for and how it stands; ``by`` whom, where it is about a place."""
    from lorapp.domain.engine.words import short_name
    from lorapp.domain.letters.states import state
    from lorapp.domain.wording.names import specialty_words

    for letter in letters:
        field = specialty_words(at.file, letter.specialty) or "any specialty"
        named = short_name(at.file, letter.mentor) if by else field
        yield one_line(f"{named} {state(at, letter).value} ({letter.key})")


def _stay_lines(at: "Situation", stay: "Rotation") -> Iterator[str]:
    from lorapp.domain.dates import written_day
    from lorapp.domain.engine.rules.asking import ask_window
    from lorapp.domain.engine.words import short_name
    from lorapp.domain.experience import Phase, basis, phase, weeks
    from lorapp.domain.gathered import letters_from
    from lorapp.domain.wording.days import count_words, day_short
    from lorapp.domain.wording.names import specialty_words

    kind = str(stay.kind).replace("-", " ")
    about = (stay.site or stay.city or "A rotation without a name", kind)
    field = specialty_words(at.file, stay.specialty)
    yield f"{one_line(', '.join(filter(None, (*about, field))))} ({stay.key})"
    now = phase(stay, at.today)
    yield f"  Days: {written_day(stay.starts_on)} to {written_day(stay.ends_on)}, {now.value}"
    yield f"  Counts as: {basis(stay)}, {count_words(weeks(stay), 'week') or 'under a week'}"
    yield from facts("  With", (one_line(short_name(at.file, key)) for key in stay.mentors), ", ")
    if now is not Phase.PAST:
        good, notes = ask_window(at, stay)
        yield from facts("  Ask on", (day_short(one, at.today, act_on=True) for one in good), ", ")
        yield from (f"  {one_line(note)}" for note in notes)
    yield from facts("  Letters", _letters(at, letters_from(at.file).get(stay.key, ()), by=True))


def _mentor_answer(at: "Situation", mentor: "Mentor") -> "Answer":
    """One mentor for programs; ``polite_on`` is null for who is never to be written to."""
    from lorapp.cli.answers import iso
    from lorapp.domain.letters.courtesy import courtesy
    from lorapp.domain.relations import touch

    held, polite = touch(at, mentor), courtesy(at, mentor.key)
    return {
        "key": mentor.key,
        "name": mentor.name,
        "role": mentor.role.value if mentor.role else None,
        "specialty": mentor.specialty,
        "institution": mentor.institution,
        "email": mentor.email,
        "last_contact_on": iso(held.last_on),
        "warmth": held.warmth.value,
        "messages_left": polite.nudges_left,
        "polite_on": iso(polite.next_day.day),
        "letters": [one.key for one in at.letters_of(mentor.key)],
    }


def _stay_answer(at: "Situation", stay: "Rotation") -> "Answer":
    """One rotation for programs."""
    from lorapp.domain.experience import basis, phase, weeks
    from lorapp.domain.gathered import letters_from

    return {
        "key": stay.key,
        "site": stay.site,
        "starts_on": stay.starts_on.isoformat(),
        "ends_on": stay.ends_on.isoformat(),
        "kind": stay.kind.value,
        "counts_as": basis(stay).value,
        "weeks": weeks(stay),
        "phase": phase(stay, at.today).value,
        "mentors": list(stay.mentors),
        "letters": [one.key for one in letters_from(at.file).get(stay.key, ())],
    }
