"""Messages for one letter: drafted, looked over, handed to the applicant, never sent."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.courtesy import polite_day
from lorapp.domain.letters.record import Delivery, Form, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Channel
from lorapp.domain.record import SeasonFile
from lorapp.domain.themes.holders import news_for
from lorapp.domain.themes.own_papers import own_papers
from lorapp.domain.themes.paper_kinds import paper_kind
from lorapp.domain.wording.days import day_plain
from lorapp.domain.wording.fields import Field, blank, fields, one_line
from lorapp.domain.wording.names import greeted
from lorapp.domain.wording.tones import Tone, phrases
from lorapp.errors import RefusedError
from lorapp.paths import Paths
from lorapp.services.correspondence import packets, sending
from lorapp.services.correspondence.choice import HANDS_OVER, REUSE, Choice, choose
from lorapp.services.correspondence.drafts import Draft, looked_over, paragraphs
from lorapp.services.correspondence.templates import Templates
from lorapp.services.correspondence.tones import Tones
from lorapp.services.correspondence.touch import touch_draft, touch_fields
from lorapp.services.packets.held import seen_files

_PAPERS = {"CV": "my CV", "Personal statement": "my personal statement"}


class Reader(Protocol):
    """What drafting needs of the unit of work: the record and the time."""

    def file(self) -> SeasonFile: ...

    def now(self) -> datetime: ...


class Correspondence:
    """Drafts, packets and guides for the writers of one applicant."""

    def __init__(self, unit: Reader, paths: Paths | None = None) -> None:
        self._unit = unit
        self._templates, self._tones = Templates(paths), Tones(paths)

    def draft(
        self,
        kind: DraftKind,
        letter_key: str,
        *,
        variant: str | None = None,
        only_shipped: bool = False,
        papers: Collection[str] | None = None,
    ) -> Draft:
        """Write the message of a kind for a letter as it stands today.

        A ``variant`` without a tone takes the one this person was last written to in.
        ``papers`` are the own ones in the packet; without it, those whose file is known.
        Drafting is possible on any day; ``send_on`` and ``send_note`` say when it may go out.
        RefusedError for an unknown wording, UnknownKeyError without a letter,
        OwnWordingError for an own template that cannot be used (``only_shipped`` passes it by).
        """
        at, letter = self._at(letter_key)
        choice = choose(at, letter, kind, variant, self._tones.of(letter.mentor))
        values = _holding(at, letter, self._values(at, letter, kind, choice), papers)
        subject, body = self._words(choice.template, values, only_shipped=only_shipped)
        to, to_name = sending.recipient(at, letter, choice)
        polite = sending.welcome_day(at, letter, choice)
        draft = Draft(
            kind=kind,
            letter=letter_key,
            variant=choice.variant,
            to=to,
            to_name=to_name,
            subject=subject,
            body=body,
            send_on=polite.day,
            send_text=sending.send_text(at, polite, by_mail=not choice.is_script),
            send_note="; ".join(filter(None, (polite.reason, _wish(at, letter, choice)))),
            is_script=choice.is_script,
            tone=choice.tone,
            brings_papers=choice.brings_papers,
        )
        return looked_over(draft, *self._lacking(at, letter, choice))

    def keep_tone(self, mentor_key: str, tone: Tone) -> None:
        """Write to this person in this tone from now on, unless told otherwise."""
        self._tones.keep(mentor_key, tone)

    def touch(
        self, mentor_key: str, *, tone: str | None = None, only_shipped: bool = False
    ) -> Draft:
        """Write a short line to a person, without a letter; it asks for nothing."""
        at = Situation(self._unit.file(), self._unit.now())
        chosen = Tone(tone) if tone else self._tones.of(mentor_key)
        values = touch_fields(at, mentor_key, chosen)
        words = self._words("touch", values, only_shipped=only_shipped)
        polite = polite_day(at, mentor_key)
        text = sending.send_text(at, polite, by_mail=True)
        return touch_draft(at, mentor_key, words, polite, text, chosen)

    def _words(
        self, name: str, values: Mapping[str, object], *, only_shipped: bool
    ) -> tuple[str, str]:
        text = self._templates.fill(name, values, only_shipped=only_shipped)
        subject, _, body = text.lstrip("\n").partition("\n")
        subject, body = one_line(subject), paragraphs(body)
        if not only_shipped:
            self._templates.check_message(name, subject, body)
        return subject, body

    def edited(self, draft: Draft, subject: str, body: str) -> Draft:
        """Take the applicant's own words into a draft and look it over again."""
        return looked_over(replace(draft, subject=one_line(subject), body=body))

    def check_polite(self, kind: DraftKind, letter_key: str, *, variant: str | None = None) -> None:
        """Refuse a message inside the courtesy gap or on a free day, naming the polite day.

        One that does not fit what has happened is refused on every day.
        """
        at, letter = self._at(letter_key)
        choice = choose(at, letter, kind, variant)
        sending.refuse_out_of_place(at, letter, kind, choice)
        sending.refuse_early(at, letter, sending.welcome_day(at, letter, choice))

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
        packets.refuse_patterns(packets.patterns(at, letter, keep))
        values = dict(self._values(at, letter, DraftKind.PACKET, None))
        rotation = at.rotation(letter)
        if rotation and not rotation.site:
            # The page is for the writer, who was there: a blank would say less than nothing.
            values["site"] = ""
        values["moments"] = [one_line(m.text or "") for m in mine if not m.feedback]
        values["feedback"] = [one_line(m.text or "") for m in mine if m.feedback]
        return _tidy(self._templates.fill("fact-sheet", values))

    def guide_for(self, letter_key: str) -> str:
        """Write the page that tells the writer of a letter how to upload it."""
        at, letter = self._at(letter_key)
        values = self._values(at, letter, DraftKind.PACKET, None)
        service = at.file.letter_service(letter)
        return self._guide(service, letter.channel or Delivery.PORTAL, values)

    def _guide(self, service: str, channel: Delivery, values: Mapping[str, Field]) -> str:
        return _tidy(self._templates.fill(_guide_name(service, channel), values))

    def _at(self, letter_key: str) -> tuple[Situation, Letter]:
        file = self._unit.file()
        return Situation(file, self._unit.now()), file.letter(letter_key)

    def _lacking(self, at: Situation, letter: Letter, choice: Choice) -> tuple[str, ...]:
        if choice.name not in HANDS_OVER:
            return ()
        packet = packets.build(at, letter)
        found = [f"The packet still lacks: {', '.join(packet.missing)}."] if packet.missing else []
        found += [f'"{hits[0].excerpt}" may point to a patient.' for _, hits in packet.findings]
        return tuple(found)

    def _values(
        self, at: Situation, letter: Letter, kind: DraftKind, choice: Choice | None
    ) -> Mapping[str, Field]:
        file = at.file
        portal = file.rulebook.portals[file.letter_service(letter)]
        found = fields(file, letter.key, kind, at.now)
        tone = choice.tone if choice else Tone.FORMAL
        to = found["helper"] or blank("the name of the assistant")
        if choice is None or choice.name != "assistant":
            to = one_line(greeted(at.mentor(letter).name))
        return {
            **found,
            **phrases(tone, to=str(to), agreed_on=str(found["agreed_on"])),
            **(sending.carried(at, letter) if choice and choice.name == REUSE else {}),
            "tone": tone.value,
            "situation": choice.situation if choice else "usual",
            "today_short": day_plain(at.today, at.today),
            "file_rules": _file_rules(at.file, letter),
            "sender_hint": portal.sender if letter.channel is not Delivery.FORM else "",
            "attached": _attached(
                at, letter, (one.name for one in own_papers(at, letter) if one.is_here)
            ),
            "changed": list(news_for(at, letter.key, seen_files(at.file))),
            "built_in": "yes" if packets.is_built_in(at.file, letter) else "",
            "new_portal": "yes" if portal.is_new(file.letter_season(letter)) else "",
        }


def _holding(
    at: Situation, letter: Letter, values: Mapping[str, Field], papers: Collection[str] | None
) -> Mapping[str, Field]:
    """The fields with the papers that a packet really holds, where they are known."""
    if papers is None:
        return values
    changed = news_for(at, letter.key, seen_files(at.file), kinds={paper_kind(p) for p in papers})
    return {**values, "attached": _attached(at, letter, papers), "changed": list(changed)}


def _file_rules(file: SeasonFile, letter: Letter) -> str:
    """What the portal takes as a file, in a line."""
    if letter.form is Form.STANDARDIZED and packets.is_built_in(file, letter):
        return "none; the letter is a form inside the portal."
    if letter.form is Form.STANDARDIZED and file.letter_service(letter) == "residencycas":
        return "none where the form is filled in online."
    return file.rulebook.portals[file.letter_service(letter)].file


def _wish(at: Situation, letter: Letter, choice: Choice) -> str:
    """That the writer would rather hear it another way than by mail."""
    prefers = at.mentor(letter).prefers
    if choice.is_script or prefers in {None, Channel.EMAIL}:
        return ""
    return f"prefers {str(prefers).replace('-', ' ')}"


def _attached(at: Situation, letter: Letter, papers: Iterable[str]) -> list[str]:
    """What the packet holds, as its mail lists it."""
    known = [_PAPERS[name] for name in papers if name in _PAPERS]
    facts = "a page of facts and " if at.mentor(letter).takes_facts else ""
    return [*known, f"{facts}the upload guide"]


def _guide_name(service: str, channel: Delivery) -> str:
    name = service if service in {"residencycas", "sf-match"} else f"eras-{channel.value}"
    return f"upload-{name}"


def _tidy(text: str) -> str:
    """Never more than one blank line, and one line break at the end."""
    lines = "\n".join(line.rstrip() for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"
