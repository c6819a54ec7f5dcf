"""A message that is already written: read it, copy it, and write down that it went out."""

import re
from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.record import EventKind
from lorapp.domain.record import SeasonFile
from lorapp.domain.wording.tones import Tone
from lorapp.keymap import BACK, MESSAGE, Command
from lorapp.screens.paths.messages import handing, mailing
from lorapp.screens.paths.messages.outgoing import Outgoing
from lorapp.screens.paths.messages.wordings import SITUATIONS
from lorapp.screens.paths.messages.words import Words
from lorapp.screens.paths.page import PathPage
from lorapp.screens.paths.reading import MARGINS, with_blanks
from lorapp.services.correspondence.drafts import Draft
from lorapp.services.recording.changes import Change
from lorapp.widgets.frame.path_bar import ChecksLine, Place, Station
from lorapp.widgets.text.cells import one_line
from lorapp.widgets.text.glyphs import own

BY_ID: Final = {command.id.partition(".")[2]: command for command in MESSAGE}
LABEL: Final = 9
LINE: Final = 76
"""The cells of a line of the address where there is room for it."""
GLUE: Final = "\ue000"
"""Stands for a space at which no line is broken; no text holds it, as no font draws it."""
MANY_WORDS: Final = frozenset({DraftKind.ASK, DraftKind.OUTCOME})
"""Kinds whose wording is chosen first of all, so that its key stands in the key line."""


class WordedPage(PathPage):
    """A page around the words of one message."""

    def __init__(self, out: Outgoing) -> None:
        super().__init__()
        self.out = out
        self._words: Words | None = None

    @property
    def words(self) -> Words:
        """The words, with the applicant's own where there are any."""
        if self._words is None:
            self._words = Words(self.services, self.out)
        return self._words

    @property
    def draft(self) -> Draft:
        """The message as it stands."""
        return self.words.draft

    async def action_copy(self) -> None:
        await mailing.copy(self.shell, self.words.ready(), self._about())

    async def action_copy_subject(self) -> None:
        await handing.copy(self.shell, self.words.ready().subject, f"{self._about()}: subject")

    def _about(self) -> str:
        return by_name(self.out.title, self.services.unit.file())


class MessagePath(WordedPage):
    """One message to one person; lorapp never sends it."""

    NAME = "Message"
    GUIDE = "messages"
    OWN_COMMANDS = MESSAGE
    AUTO_FOCUS = "#message"

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="message"):
            yield Static(id="address")
            yield Static(id="words")

    def path_title(self, file: SeasonFile) -> str:
        return by_name(self.out.title, file)

    def fact(self) -> str:
        draft = self.draft
        if self.words.is_broken:
            return ""
        tone = "" if self.words.is_own or draft.tone is Tone.FORMAL else f"{draft.tone} · "
        return f"{tone}{draft.words} words · {draft.seconds} s to read"

    def stations(self) -> Sequence[Station]:
        found = [
            Station(name, Place.DONE if number < self.out.here else Place.OPEN)
            for number, name in enumerate(self.out.stations)
        ]
        found[self.out.here] = Station(self.out.stations[self.out.here], Place.HERE)
        if self.draft.send_on is None and "Day" in self.out.stations:
            found[self.out.stations.index("Day")] = Station("Day", Place.FAILED)
        return found

    def load(self) -> None:
        self.words.read_again()
        super().load()

    def reload(self, file: SeasonFile) -> None:
        draft = self.draft
        self._draw_address()
        self.query_one("#words", Static).update(with_blanks(draft.body))
        missing = 0 if self.words.is_broken else len(draft.blanks)
        self.query_one(ChecksLine).look(draft.checks, draft.concerns, missing)

    def on_resize(self) -> None:
        if self._words is not None:
            self._draw_address()

    def _draw_address(self) -> None:
        room = min(LINE, self.app.size.width - MARGINS)
        told = address(self.draft, room, own_words=self.words.is_own)
        self.query_one("#address", Static).update(told)

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        if self.words.is_broken:
            return [(BY_ID["fresh"], "lorapp's own words"), BY_ID["words"], BACK]
        return keys_of(self.out, is_script=self.draft.is_script)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "answer" or self.out.answers is not None

    async def action_mail(self) -> None:
        await mailing.mail(self.shell, self.words.ready(), self._about())

    async def action_save(self) -> None:
        await mailing.save(self.shell, self.words.ready(), self._about())

    def action_edit(self) -> None:
        from lorapp.screens.paths.messages.writing import WritingPage

        draft = self.words.editable()
        page = WritingPage(draft, self._about(), self.stations(), self.words.keep)
        self.app.push_screen(page, lambda _: self.load())

    def action_editor(self) -> None:
        from lorapp.screens.paths.messages.editor import edit_outside

        edit_outside(self)

    def action_fresh(self) -> None:
        self.shell.say(self.words.swap())
        self.load()

    def action_words(self) -> None:
        from lorapp.screens.paths.messages.wording import choose_wording

        def take() -> None:
            self.load()
            self.query_one("#message", VerticalScroll).scroll_home(animate=False)

        choose_wording(self, take)

    def action_sent(self) -> None:
        from lorapp.screens.paths.messages.sent import SentSheet

        handing.refuse_blanks(self.draft.blanks)
        at = self.services.letters.situation()
        sheet = SentSheet(self.out, at, self.out.channel(self.draft))
        self.shell.ask(sheet, self._leave)

    def _leave(self, change: Change | None) -> None:
        if change is not None:
            self.words.forget()
            self.action_back()

    def action_answer(self) -> None:
        from lorapp.screens.dialogs.log import LogDialog
        from lorapp.screens.paths.ask.answer import ask_answer

        letter = self.out.letter or ""
        if self.out.answers is EventKind.AGREED:
            self.action_back()
            ask_answer(self.shell, letter)
        else:
            self.app.push_screen(LogDialog(letter, expected=self.out.answers), self._leave)

    def action_yourself(self) -> None:
        from lorapp.screens.paths.packet.yourself import YourselfPath

        if self.out.letter is not None:
            self.app.push_screen(YourselfPath(self.out.letter))


def address(draft: Draft, room: int = LINE, *, own_words: bool = False) -> Content:
    """To whom, about what, and the day it may go out, in lines of so many cells."""
    if draft.is_script:
        to = Content.assemble(
            (one_line(draft.to_name), ""), (own(" · ") + "to say, not to send", "$muted")
        )
    elif draft.to:
        to = Content(one_line(draft.to))
    else:
        to = Content.styled("address unknown; add it under Mentors", "$caution")
    day, comma, hours = draft.send_text.partition(", ")
    morning, bracket, eastern = hours.partition(" (")
    when = Content.assemble((day, "bold"), comma, morning, (f"{bracket}{eastern}", "$muted"))
    told = "" if draft.situation == "usual" else SITUATIONS.get(draft.situation, "").lower()
    notes = [(draft.send_note or "").rstrip("."), "your own words" if own_words else told]
    note = own(" · ").join(one_line(text) for text in notes if text)
    lines = _hung("To", to, room)
    if draft.subject and not draft.is_script:
        lines += _subject(one_line(draft.subject), room)
    label = "Say" if draft.is_script else "Send"
    beside = own(" · ") + note if note else ""
    if LABEL + when.cell_length + cell_len(beside) > room:
        lines += _hung(label, when, room)
        lines += _hung("", Content.styled(note, "$muted"), room) if note else []
    else:
        lines += _hung(label, Content.assemble(when, (beside, "$muted")), room)
    return Content("\n").join(lines)


def _subject(subject: str, room: int) -> list[Content]:
    """The subject; an open blank is parted only where it is longer than a line."""
    whole = re.sub(r"\[\[.+?\]\]", lambda blank: blank[0].replace(" ", GLUE), subject)
    parts = Content(whole).wrap(max(1, room - LABEL))
    return _under("Subject", [with_blanks(part.plain.replace(GLUE, " ")) for part in parts])


def _hung(label: str, value: Content, room: int) -> list[Content]:
    """A label and its value, which goes on under itself and not under the label."""
    return _under(label, value.wrap(max(1, room - LABEL)))


def _under(label: str, parts: Sequence[Content]) -> list[Content]:
    labels = (label, *("" for _ in parts[1:]))
    return [
        Content.assemble((f"{name:<{LABEL}}", "$muted"), part)
        for name, part in zip(labels, parts, strict=True)
    ]


def keys_of(out: Outgoing, *, is_script: bool) -> list[Command | tuple[Command, str]]:
    """The keys most used for a kind of message; the others are in the help."""
    first: list[Command | tuple[Command, str]]
    first = [BY_ID["copy"], BY_ID["mail"], BY_ID["save"], BY_ID["edit"]]
    if out.logs is EventKind.REMINDED and out.answers is not None:
        first[1:3] = [BY_ID["mail"], BY_ID["answer"]]
    elif out.kind in MANY_WORDS:
        first[1:3] = [BY_ID["words"], (BY_ID["save"], "save") if is_script else BY_ID["mail"]]
    return [*first, (BY_ID["sent"], "I said it" if is_script else "I sent it"), BACK]
