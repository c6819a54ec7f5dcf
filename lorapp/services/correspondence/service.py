"""Messages for one letter: drafted, looked over, handed to the applicant, never sent."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, time
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.courtesy import PoliteDay, polite_day
from lorapp.domain.letters.record import Delivery, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.holders import news_for
from lorapp.domain.wording.days import EASTERN, day_plain, day_short, zone_name
from lorapp.domain.wording.fields import PORTAL_2027, Field, fields, one_line, platform_name
from lorapp.domain.wording.names import salutation
from lorapp.errors import RefusedError
from lorapp.services.correspondence import mail, packets
from lorapp.services.correspondence.choice import HANDS_OVER, VARIANTS, Choice, choose
from lorapp.services.correspondence.drafts import Draft, Lint, lint, paragraphs
from lorapp.services.correspondence.sandbox import render
from lorapp.services.correspondence.touch import touch_draft

MAIL_HOUR = time(8)
"""Mails wait for the writer's morning, taken as US Eastern."""

_FILE_RULES = {
    "eras": "PDF of at most 1 MB, US letter size, no password, on letterhead, signed and dated.",
    "residencycas": "PDF on letterhead, signed and dated.",
    "sf-match": "PDF on letterhead, signed and dated.",
}
_SENDERS = {
    "eras": 'It comes from the AAMC; searching the spam folder for "AAMC" finds it.',
    "residencycas": "It comes from applicantsupport@residencycas.com.",
    "sf-match": "It comes from SF Match.",
}


_ONLY_LETTERS = ("writer_full", "deadline", "reason", "built_in", "standardized", "specialty")


class Reader(Protocol):
    """What drafting needs of the unit of work: the record and the time."""

    def file(self) -> SeasonFile: ...

    def now(self) -> datetime: ...


class Correspondence:
    """Drafts, packets and guides for the writers of one applicant."""

    def __init__(self, unit: Reader) -> None:
        self._unit = unit

    def variants(self, kind: DraftKind) -> tuple[str, ...]:
        """Return the names of all wordings of a kind; those of an ask join with ``/``."""
        return VARIANTS[kind]

    def draft(self, kind: DraftKind, letter_key: str, *, variant: str | None = None) -> Draft:
        """Write the message of a kind for a letter as it stands today.

        Drafting is possible on any day; ``polite``, ``send_on`` and ``send_note`` say when
        it may go out. RefusedError for an unknown wording, UnknownKeyError without a letter.
        """
        at, letter = self._at(letter_key)
        choice = choose(at, letter, kind, variant)
        text = render(_template(choice.template), self._values(at, letter, kind, choice))
        subject, _, body = text.lstrip("\n").partition("\n")
        subject, body = one_line(subject), paragraphs(body)
        to, to_name = _recipient(at, letter, choice)
        polite = polite_day(at, letter.mentor, exempt=choice.exempt)
        found = lint(kind, subject, body, is_script=choice.is_script)
        return Draft(
            kind=kind,
            letter=letter_key,
            variant=choice.variant,
            to=to,
            to_name=to_name,
            subject=subject,
            body=body,
            send_on=polite.day,
            send_text=_send_text(at, polite, by_mail=not choice.is_script),
            send_note=polite.reason or "",
            polite=polite.day == at.today,
            is_script=choice.is_script,
            blanks=found.blanks,
            checks=found.checks,
            concerns=(*found.concerns, *self._lacking(at, letter, choice)),
            words=found.words,
            seconds=found.seconds,
        )

    def touch(self, mentor_key: str) -> Draft:
        """Write a short line to a person, without a letter; it asks for nothing."""
        at = Situation(self._unit.file(), self._unit.now())
        polite = polite_day(at, mentor_key)
        text = _send_text(at, polite, by_mail=True)
        return touch_draft(at, mentor_key, _template("touch"), polite, text)

    def edited(self, draft: Draft, subject: str, body: str) -> Draft:
        """Take the applicant's own words into a draft and look it over again."""
        kept = one_line(subject)
        found: Lint = lint(draft.kind, kept, body, is_script=draft.is_script)
        return replace(
            draft,
            subject=kept,
            body=body,
            blanks=found.blanks,
            checks=found.checks,
            concerns=found.concerns,
            words=found.words,
            seconds=found.seconds,
        )

    def check_polite(self, kind: DraftKind, letter_key: str, *, variant: str | None = None) -> None:
        """Refuse a message inside the courtesy gap or on a free day, naming the polite day."""
        at, letter = self._at(letter_key)
        choice = choose(at, letter, kind, variant)
        polite = polite_day(at, letter.mentor, exempt=choice.exempt)
        if polite.day == at.today:
            return
        who = salutation(at.mentor(letter).name)
        reason = (polite.reason or "").rstrip(".")
        if polite.day is None:
            raise RefusedError(f"No message to {who}: {reason[:1].lower()}{reason[1:]}.")
        day = day_short(polite.day, at.today, act_on=True)
        raise RefusedError(f"Not today to {who}: {reason}. Next polite day: {day}.")

    def check_ready(self, draft: Draft, keep: Collection[str] = ()) -> None:
        """Refuse a draft with a blank, and a packet that may point to a patient."""
        if draft.blanks:
            raise RefusedError(f"Still open: {', '.join(draft.blanks)}. Fill it in first.")
        if draft.kind is DraftKind.PACKET:
            packets.refuse_patterns(self.packet(draft.letter, keep).findings)

    def packet(self, letter_key: str, keep: Collection[str] = ()) -> packets.Packet:
        """Look through the record for everything this writer needs."""
        at, letter = self._at(letter_key)
        return packets.build(at, letter, keep)

    def fact_sheet(self, letter_key: str, keep: Collection[str] = ()) -> str:
        """Write the page of facts this writer saw, without a sentence in the writer's voice.

        RefusedError while a moment may point to a patient and is not in ``keep``.
        """
        at, letter = self._at(letter_key)
        mine = packets.witnessed(at, letter)
        packets.refuse_patterns(packets.patterns(mine, keep))
        values = dict(self._values(at, letter, DraftKind.PACKET, None))
        values["moments"] = [one_line(m.text or "") for m in mine if not m.feedback]
        values["feedback"] = [one_line(m.text or "") for m in mine if m.feedback]
        return _tidy(render(_template("fact-sheet"), values))

    def guide_for(self, letter_key: str) -> str:
        """Write the page that tells the writer of a letter how to upload it."""
        at, letter = self._at(letter_key)
        values = self._values(at, letter, DraftKind.PACKET, None)
        service = at.file.letter_service(letter)
        return _guide(service, letter.channel or Delivery.PORTAL, values)

    def upload_guide(self, service: str, season: int, channel: Delivery) -> str:
        """Write the page on uploading for a service and season, for no letter in particular."""
        values: dict[str, Field] = {
            **dict.fromkeys(_ONLY_LETTERS, ""),
            "name": "the applicant",
            "waiver": "The applicant tells you whether the right to see it is waived.",
            "letter_id": "on the request form",
            "aamc_id": "on the request form",
            "form_name": "standardized form",
            "platform": platform_name(service, season),
            "season": str(season),
            "new_portal": "yes" if season >= PORTAL_2027 else "",
        }
        return _guide(service, channel, values)

    def eml(self, draft: Draft, attached: Mapping[str, str] | None = None) -> bytes:
        """Write a draft as an ``.eml`` file (see ``mail.eml``)."""
        return mail.eml(draft, attached)

    def mailto(self, draft: Draft) -> str:
        """Write a draft as a link (see ``mail.mailto``)."""
        return mail.mailto(draft)

    def save_eml(self, draft: Draft, path: Path, attached: Mapping[str, str] | None = None) -> Path:
        """Save a draft as a new private file (see ``mail.save_eml``)."""
        return mail.save_eml(draft, path, attached)

    def _at(self, letter_key: str) -> tuple[Situation, Letter]:
        file = self._unit.file()
        return Situation(file, self._unit.now()), file.letter(letter_key)

    def _lacking(self, at: Situation, letter: Letter, choice: Choice) -> tuple[str, ...]:
        if choice.variant not in HANDS_OVER:
            return ()
        packet = packets.build(at, letter)
        found = [f"The packet still lacks: {', '.join(packet.missing)}."] if packet.missing else []
        found += [f"Moment {key} may point to a patient." for key, _ in packet.findings]
        return tuple(found)

    def _values(
        self, at: Situation, letter: Letter, kind: DraftKind, choice: Choice | None
    ) -> Mapping[str, Field]:
        file = at.file
        service = file.letter_service(letter)
        season = file.letter_season(letter)
        present = set(packets.build(at, letter).present)
        attached = [name for name in ("CV", "personal statement") if name in present]
        return {
            **fields(file, letter.key, kind, at.now),
            "tone": choice.tone if choice else "formal",
            "situation": choice.situation if choice else "usual",
            "today_short": day_plain(at.today, at.today),
            "file_rules": _FILE_RULES.get(service, _FILE_RULES["sf-match"]),
            "sender_hint": _SENDERS.get(service, "") if letter.channel is not Delivery.FORM else "",
            "attached": [*attached, "page of facts", "upload guide"],
            "changed": list(news_for(at, letter.key)),
            "built_in": "yes" if letter.specialty in packets.BUILT_IN else "",
            "new_portal": "yes" if season >= PORTAL_2027 else "",
        }


def _recipient(at: Situation, letter: Letter, choice: Choice) -> tuple[str | None, str]:
    mentor = at.mentor(letter)
    if choice.is_script:
        return None, one_line(mentor.name)
    if choice.variant == "assistant" and mentor.helpers:
        helper = mentor.helpers[0]
        return helper.email, one_line(helper.name)
    return mentor.email or letter.email, one_line(mentor.name)


def _template(name: str) -> str:
    return (files("lorapp") / "templates" / f"{name}.txt").read_text(encoding="utf-8")


def _guide(service: str, channel: Delivery, values: Mapping[str, Field]) -> str:
    name = service if service in {"residencycas", "sf-match"} else f"eras-{channel.value}"
    return _tidy(render(_template(f"upload-{name}"), values))


def _tidy(text: str) -> str:
    """Never more than one blank line, and one line break at the end."""
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"


def _send_text(at: Situation, polite: PoliteDay, *, by_mail: bool) -> str:
    if polite.day is None:
        return "not at all"
    day = day_short(polite.day, at.today, act_on=True)
    if not by_mail:
        return day
    morning = datetime.combine(polite.day, MAIL_HOUR, EASTERN)
    return f"{day}, from {_clock(morning, at.file)}"


def _clock(morning: datetime, file: SeasonFile) -> str:
    zone = file.applicant.timezone
    home = morning.astimezone(file.applicant.zone)
    if zone_name(zone) == "ET":
        return f"{home:%H:%M} ET"
    return f"{home:%H:%M} {zone_name(zone)} ({morning:%H:%M} ET)"
