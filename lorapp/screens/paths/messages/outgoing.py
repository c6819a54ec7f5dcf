"""One message on its way to one person: which words, and what logging it writes down."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.engine.steps import DraftKind, Step
from lorapp.domain.engine.words import mentor_mark
from lorapp.domain.letters.asking_again import REUSE
from lorapp.domain.letters.record import Event, EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Channel, Contact
from lorapp.frozen import dataclass
from lorapp.services.correspondence.drafts import Draft
from lorapp.services.recording.changes import Change

K = EventKind
STATIONS: Final = ("Letter", "Day", "Message", "Log")
SCRIPTS: Final[Mapping[str, Channel]] = {
    "in-person": Channel.IN_PERSON,
    "video": Channel.VIDEO,
    "phone": Channel.PHONE,
}
"""Words to say, and how people are in touch by them; all other words are mails."""

ASKED_RECEIPT: Final = "asked whether the request arrived"
SENT_UPDATE: Final = "newer papers sent"
ASKED_TO_WRITE: Final = "answered the wish that I write it myself"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message: its words come from a draft of ``kind``, or are a line without a letter.

    ``logs`` is the event that sending it records, None a contact. ``variant`` names the
    words to begin with. ``exempt`` messages skip the courtesy gap; ``again`` asks somebody who
    has written, within a budget of its own. ``afresh`` asks for a new letter beside the old
    one. ``title`` may hold marks. ``answers``: the answer to it can be logged from here.
    ``reuse``: it is about a letter of an earlier season. ``here`` is its place among ``stations``.
    """

    mentor: str
    letter: str | None
    kind: DraftKind | None
    logs: EventKind | None
    title: str
    variant: str | None = None
    exempt: bool = False
    afresh: bool = False
    note: str | None = None
    again: bool = False
    answers: EventKind | None = None
    reuse: bool = False
    stations: tuple[str, ...] = STATIONS
    here: int = 2

    def draft(
        self, services: Services, variant: str | None, *, only_shipped: bool = False
    ) -> Draft:
        """Write the words in this wording; None is the one that fits the record."""
        desk = services.correspondence
        if self.kind is None or self.letter is None:
            tone = (variant or "").partition("/")[2] or None
            return desk.touch(self.mentor, tone=tone, only_shipped=only_shipped)
        return desk.draft(self.kind, self.letter, variant=variant, only_shipped=only_shipped)

    def form_id(self, draft: Draft) -> str:
        """Where the applicant's own words of this message are kept."""
        wording = "/".join(draft.variant.split("/")[:2])
        return f"message.{self.kind or 'touch'}.{self.letter or self.mentor}.{wording}"

    def channel(self, draft: Draft) -> Channel:
        """How it goes out."""
        return SCRIPTS.get(draft.variant.partition("/")[0], Channel.EMAIL)

    def log(self, services: Services, on: date, how: Channel | None, note: str | None) -> Change:
        """Write down that it went out; RefusedError when that is not legal or not polite."""
        if self.reuse and self.letter is not None:
            return services.seasons.asked(self.letter, on, how)
        if self.logs is None or self.letter is None:
            told = ": ".join(filter(None, (self.note, note))) or None
            return services.mentors.log_contact(
                Contact(mentor=self.mentor, on=on, how=how, note=told)
            )
        event = Event(kind=self.logs, on=on, how=how, note=note or self.note)
        if self.afresh:
            return services.letters.asked_afresh(self.letter, event)
        return services.letters.sent(self.letter, event, deadline=self._named(services))

    def _named(self, services: Services) -> date | None:
        """The day that an ask or a packet names: from now on it is the one stated."""
        if self.kind is not DraftKind.PACKET or self.logs is not K.PACKET_SENT:
            return None
        if self.variant == "update":
            return None
        return services.correspondence.packet(self.letter or "").deadline


WITHOUT_LETTER: Final = frozenset({"tell-outcome", "first-day-note"})
"""News that go to somebody without a letter as a short line."""

_LOGS: Final[Mapping[DraftKind, EventKind]] = {
    DraftKind.ASK: K.ASKED,
    DraftKind.PACKET: K.PACKET_SENT,
    DraftKind.REMINDER: K.REMINDED,
    DraftKind.THANKS: K.THANKED,
    DraftKind.OUTCOME: K.TOLD_OUTCOME,
}


def outgoing(
    at: Situation, letter: str, kind: DraftKind, *, variant: str | None = None, title: str = ""
) -> Outgoing:
    """The message of a kind for a letter, opened without a step of the plan."""
    mentor = at.file.letter(letter).mentor
    name = mentor_mark(mentor)
    titles = {
        DraftKind.ASK: f"Ask {name} for a strong letter",
        DraftKind.PACKET: f"Send {name} the packet",
        DraftKind.REMINDER: f"Reminder to {name}",
        DraftKind.THANKS: f"Thank {name}",
        DraftKind.OUTCOME: f"Tell {name} the news",
    }
    return Outgoing(
        mentor=mentor,
        letter=letter,
        kind=kind,
        logs=_LOGS[kind],
        title=title or titles[kind],
        variant=variant,
        exempt=kind in {DraftKind.PACKET, DraftKind.THANKS},
        answers=K.AGREED if kind is DraftKind.ASK else None,
    )


def of_step(at: Situation, step: Step) -> Outgoing | None:
    """The message a step of the plan waits for; None when it waits for none."""
    if step.rule == "keep-in-touch" or (step.rule in WITHOUT_LETTER and step.letter is None):
        return line_to(step.mentor or step.key, step.title)
    if step.letter is None:
        return None
    special = {"refresh": refresh, "await-answer": nudge, "check-receipt": receipt}
    special |= {"ask-reuse": reuse, "thank-rotation": after_stay}
    if step.rule in special:
        return special[step.rule](at, step.letter, step.title)
    if step.draft is None:
        return None
    # Before Match Day the words tell of interviews, not yet of the result that the step is for.
    is_early = step.draft is DraftKind.OUTCOME and step.opens > at.today
    return outgoing(at, step.letter, step.draft, title="" if is_early else step.title)


def after_stay(at: Situation, letter: str, title: str) -> Outgoing:
    """Thanks for the time of a rotation, whatever becomes of the letter."""
    return Outgoing(
        mentor=at.file.letter(letter).mentor,
        letter=letter,
        kind=DraftKind.THANKS,
        logs=None,
        title=title,
        variant="rotation",
        exempt=True,
        note="thanked for the rotation",
    )


def line_to(mentor: str, title: str) -> Outgoing:
    """A short line to a person no letter is open with."""
    return Outgoing(
        mentor=mentor,
        letter=None,
        kind=None,
        logs=None,
        title=title,
        stations=("Person", *STATIONS[1:]),
    )


def refresh(at: Situation, letter: str, title: str) -> Outgoing:
    """Ask for a new letter where the old one has grown old."""
    record = at.file.letter(letter)
    return Outgoing(
        mentor=record.mentor,
        letter=letter,
        kind=DraftKind.ASK,
        logs=K.ASKED,
        title=title,
        variant="email/refresh",
        afresh=at.arrived(record) is not None,
    )


def reuse(at: Situation, letter: str, title: str = "") -> Outgoing:
    """Ask whether a letter of an earlier season may be used again."""
    old = at.file.letter(letter)
    return Outgoing(
        mentor=old.mentor,
        letter=letter,
        kind=DraftKind.ASK,
        logs=None,
        title=title or f"Ask {mentor_mark(old.mentor)} to use the letter again",
        variant="reuse",
        note=REUSE,
        again=True,
        reuse=at.is_early(old),
    )


def nudge(at: Situation, letter: str, title: str) -> Outgoing:
    """One friendly line after a week of silence; it moves the wait on."""
    return Outgoing(
        mentor=at.file.letter(letter).mentor,
        letter=letter,
        kind=DraftKind.ASK,
        logs=K.REMINDED,
        title=title,
        variant="nudge",
        answers=K.AGREED,
    )


def receipt(at: Situation, letter: str, title: str) -> Outgoing:
    """Ask whether the portal's mail arrived; no nudge, so the gap does not hold."""
    return Outgoing(
        mentor=at.file.letter(letter).mentor,
        letter=letter,
        kind=DraftKind.REMINDER,
        logs=K.REMINDED,
        title=title,
        variant="receipt",
        exempt=True,
        note=ASKED_RECEIPT,
        answers=K.RECEIPT_CONFIRMED,
    )


def update(at: Situation, letter: str) -> Outgoing:
    """What changed since the packet went out; logging it says that the writer has it."""
    mentor = at.file.letter(letter).mentor
    return Outgoing(
        mentor=mentor,
        letter=letter,
        kind=DraftKind.PACKET,
        logs=K.PACKET_SENT,
        title=f"Tell {mentor_mark(mentor)} what changed",
        variant="update",
        note=SENT_UPDATE,
    )


def write_yourself(at: Situation, letter: str) -> Outgoing:
    """The polite answer to "please write it yourself": everything but the prose."""
    mentor = at.file.letter(letter).mentor
    return Outgoing(
        mentor=mentor,
        letter=letter,
        kind=DraftKind.PACKET,
        logs=K.SPOKE,
        title=f"Answer {mentor_mark(mentor)}",
        variant="yourself",
        exempt=True,
        note=ASKED_TO_WRITE,
    )


def on_path(out: Outgoing, names: tuple[str, ...], here: int) -> Outgoing:
    """Show a message as a station of the ask."""
    return replace(out, stations=names, here=here)
