"""Days by which programs want letters and letters have to be there, for a calendar."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from lorapp.domain.dates import written_day
from lorapp.domain.diary.entry import DAY, MORNING, WEEK, Alarm, Entry
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.dates import Need, need, upload_before
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.programs import Program
from lorapp.domain.wording.days import with_tilde

_LOST: Final = {LetterState.LAPSED}
_EXPECTED_FROM_WRITER: Final = {LetterState.ASKED}


def program_entries(at: Situation) -> Iterator[Entry]:
    """The day each program stops reading, where it names one."""
    for program in at.file.programs:
        day = program.complete_by
        if day and not at.running.is_gone(day) and not program.is_finished:
            yield _program(program, day)


def _program(program: Program, day: date) -> Entry:
    name = program.name
    return Entry(
        id=f"program:{program.key}:complete-by",
        title=f"Complete by: {name}",
        private_title="Program deadline",
        starts=day,
        about=(f"{name} stops reading after {written_day(day)}.", _seen(program)),
        alarms=tuple(
            Alarm(
                before=before - MORNING,
                text=f"{when} {name} stops reading. Look at which letters it still lacks.",
                private_text=f"{when} a program stops reading. Open lorapp.",
            )
            for when, before in (("In a week", WEEK), ("Tomorrow", DAY))
        ),
    )


def _seen(program: Program) -> str:
    told = f"Source: {program.source or 'your own entry'}"
    return f"{told}, seen {written_day(program.seen_on)}." if program.seen_on else f"{told}."


def letter_entries(at: Situation) -> Iterator[Entry]:
    """The day a writer was told, and the last safe day of the upload, of each letter still owed."""
    for letter in at.file.letters:
        found = state(at, letter)
        if at.arrived(letter) or found.is_over or found in _LOST or at.is_past(letter):
            continue
        stated = letter.stated_deadline
        if stated and stated >= at.today:
            yield _stated(at, letter, stated)
        wanted = need(at, letter)
        owed = found.is_coming or found in _EXPECTED_FROM_WRITER
        if owed and wanted and upload_before(at, wanted.day) >= at.today:
            yield _upload(at, letter, wanted)


def _stated(at: Situation, letter: Letter, day: date) -> Entry:
    who = short_name(at.file, letter.mentor)
    return Entry(
        id=f"letter:{letter.key}:stated",
        title=f"Letter due, {who}",
        private_title="Letter due",
        starts=day,
        about=(f"You named {written_day(day)} to {who}.",),
        alarms=(
            Alarm(
                before=-MORNING,
                text=f"{who}'s letter is due today. Look in the portal whether it is there.",
                private_text="A letter is due today. Look in the portal whether it is there.",
            ),
        ),
    )


def _upload(at: Situation, letter: Letter, wanted: Need) -> Entry:
    who = short_name(at.file, letter.mentor)
    day = upload_before(at, wanted.day)
    needed = with_tilde(written_day(wanted.day), wanted.projected)
    by = f"{wanted.program.name} stops reading" if wanted.program else "the season asks for it"
    count = at.number("processing_business_days")
    title = with_tilde(f"Last safe upload, {who}", wanted.projected)
    alarm = Alarm(
        before=-MORNING,
        text=f"Last safe day for {who}'s letter to be uploaded. Look in the portal.",
        private_text="Last safe day for a letter to be uploaded. Look in the portal.",
    )
    return Entry(
        id=f"letter:{letter.key}:upload-by",
        title=title,
        private_title=with_tilde("Last safe upload of a letter", wanted.projected),
        starts=day,
        about=(f"Needed on {needed}: {by}. Processing takes up to {count} business days.",),
        is_expected=wanted.projected,
        alarms=() if wanted.projected else (alarm,),
    )
