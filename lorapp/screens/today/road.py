"""The whole road, from the first rotation to day one, with "you are here"."""

from typing import Final

from textual.content import Content

from lorapp.domain.record import SeasonFile
from lorapp.screens.frame.panel import WholePanel
from lorapp.widgets.frame.panel import Explained
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import KEY_STYLE, keyed, left
from lorapp.widgets.text.glyphs import MUTED, Tone, drawn

STOPS: Final = (
    ("Rotation", "Be seen at work, and say what you hope."),
    ("Mentor", "Note who saw what, while it is fresh."),
    ("Ask", "In the last five days of the rotation, in person."),
    ("Packet", "The next day: CV, statement, a page of facts, the date."),
    ("Request", "The portal sends the writer a link; the entry locks."),
    ("Letter", "Uploaded, then available some days later."),
    ("Apply", "September: assign letters, certify, submit."),
    ("Interviews", "October to January, both clocks named."),
    ("Rank list", "February; it closes once and for all."),
    ("Match Day", "March. Tell every writer how it went."),
    ("Visa, papers", "March to June: contract, visa, license, onboarding."),
    ("Day one", "June or July. Thank them once more."),
)
NAME_WIDTH: Final = 15


def stop_of(file: SeasonFile) -> int:
    """How far along the road a record stands, as the number of its next stop."""
    if not file.rotations:
        return 0
    if not file.mentors:
        return 1
    if not any(letter.events for letter in file.letters):
        return 2
    return 3


def road(file: SeasonFile) -> WholePanel:
    """The map, full-screen; Enter goes on to Today."""
    here = stop_of(file)
    lines = [_stop(number, here) for number in range(len(STOPS))]
    first = ("`2` `a` adds your first rotation.", "`3` `a` adds who could write.")[here > 0]
    told = (
        Content("\n").join(lines),
        keyed(f"{first} Then Today says what to do, and when."),
        keyed("`Enter` goes on to Today. `8` tells each stop in full.", MUTED),
    )
    return WholePanel(Explained("The road", (), Content(), told))


def _stop(number: int, here: int) -> Content:
    name, about = STOPS[number]
    if number < here:
        sign, style = glyphs.DONE, glyphs.DONE.tone.style
    elif number == here:
        sign, style = glyphs.THERE, Tone.ACCENT.style
    else:
        sign, style = glyphs.OPEN, MUTED
    name_style = KEY_STYLE if number == here else Tone.INK.style
    return Content.assemble(
        (f"{drawn(sign)} ", style),
        (left(name, NAME_WIDTH), name_style),
        ("you are here  " if number == here else "", KEY_STYLE),
        (about, MUTED),
    )
