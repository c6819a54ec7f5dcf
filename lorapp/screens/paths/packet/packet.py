"""The packet: what this writer needs, the page of facts, the upload guide, and the mail."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.sent import cover_gaps
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.cover import named_day
from lorapp.domain.wording.days import day_short
from lorapp.keymap import GUIDED, Command
from lorapp.screens.paths.guided import GuidedPath, Option, Question
from lorapp.screens.paths.messages.mailing import kept_moments
from lorapp.screens.paths.messages.outgoing import on_path, outgoing
from lorapp.screens.paths.packet.packet_rows import item_options, open_guide, pattern_options
from lorapp.screens.paths.packet.packet_work import BUILD, PacketWork
from lorapp.screens.paths.page import stations_of
from lorapp.screens.paths.sheets import DeadlineSheet
from lorapp.services.correspondence.packets import Packet
from lorapp.services.recording.changes import Change
from lorapp.widgets.frame.path_bar import Station
from lorapp.widgets.text import glyphs

NAMES: Final = ("Packet", "Message", "Log")
BY_ID: Final = {command.id.partition(".")[2]: command for command in GUIDED}
KEYS: Final = tuple(
    BY_ID[name] for name in ("build", "message", "log", "yourself", "moment", "papers", "keep")
)


class PacketPath(PacketWork):
    """Everything for one writer in one place; nothing of what others saw."""

    NAME = "The packet"
    TITLE = "The packet for {}"
    GUIDE = "packet"
    OWN_COMMANDS = KEYS

    def stations(self) -> Sequence[Station]:
        at = self.services.letters.situation()
        sent = at.last(at.file.letter(self.letter), EventKind.PACKET_SENT) is not None
        return stations_of(NAMES, 0, done=(True, sent, sent))

    def first(self, at: Situation) -> str | None:
        packet = self.packet()
        if packet.findings:
            return f"pattern:{packet.findings[0][0]}"
        return BUILD if not packet.missing else f"item:{packet.missing[0]}"

    def questions(self, at: Situation) -> Sequence[Question]:
        packet = self.packet()
        count = f"{len(packet.present)} of {len(packet.present) + len(packet.missing)}"
        return (
            Question("Words that may point to a patient", pattern_options(self, packet)),
            Question("What the writer gets", item_options(self, packet, self.looks), count),
            Question("Hand it on", self._ways(at, packet)),
        )

    def _ways(self, at: Situation, packet: Packet) -> tuple[Option, ...]:
        day = packet.deadline
        shown = day_short(day, at.today, act_on=True) if day else "not known"
        stated = "stated" if packet.deadline_is_stated else "suggested"
        gaps = cover_gaps(at, at.file.letter(self.letter))
        lacking = (
            (f"Until it has {' and '.join(gaps)}, it does not count as sent.",) if gaps else ()
        )
        way = Option(
            id="deadline",
            title=f"The day named: {shown}",
            fact=stated,
            act=self._deadline,
            verb="change it",
            glyph=glyphs.DONE if packet.deadline_is_stated else glyphs.OPEN,
            why=(packet.deadline_note, *self._named_instead(at, day)),
        )
        return (way, self.build_option(lacking), *self._papers(packet))

    def _named_instead(self, at: Situation, day: date | None) -> tuple[str, ...]:
        named = named_day(at, at.file.letter(self.letter))
        if day is None or named is None or named == day:
            return ("Logging the packet keeps it as the day you named.",)
        return (f"It has passed, so the cover names {day_short(named, at.today, act_on=True)}.",)

    def _papers(self, packet: Packet) -> tuple[Option, ...]:
        hidden = (
            f"{packet.hidden} moments that others saw stay out of it."
            if packet.hidden
            else "Only what this writer saw is in it."
        )
        return (
            Option(
                id="facts",
                title="The page of facts",
                act=self._facts,
                verb="read it",
                why=(hidden, "Facts to write from, never a sentence in the writer's voice."),
            ),
            Option(
                id="guide",
                title="The upload guide",
                act=self._guide,
                verb="read it",
                why=("One page: link or form, file rules, greeting, whom to call.",),
            ),
            Option(
                id="message",
                title="The message",
                act=self.action_message,
                verb="read it",
                why=("`m` opens it from anywhere here; `l` logs that it went out.",),
            ),
        )

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        option = self.option
        keep = [BY_ID["keep"]] if option and option.id.startswith("pattern:") else []
        return [*keep, BY_ID["build"], BY_ID["message"], (BY_ID["log"], "I sent it")]

    def action_keep(self) -> None:
        """Keep the words under the cursor on purpose."""
        option = self.option
        if option is None or not option.id.startswith("pattern:"):
            self.shell.say("`x` keeps words that may point to a patient; none is under the cursor.")
            return
        self.services.packets.keep(self.letter, option.id.partition(":")[2])
        self.shell.say("Kept on purpose. The words stay as they are.")
        self.load()

    def action_mend(self, topic: str) -> None:
        from lorapp.domain.readiness import Topic
        from lorapp.screens.paths.ask.ask_questions import mending

        letter = self.record
        self.shell.ask(mending(Topic(topic), letter))

    def _deadline(self) -> None:
        packet = self.packet()
        letter = self.record
        self.shell.ask(DeadlineSheet(letter, packet.deadline, packet.deadline_note))

    def _facts(self) -> None:
        open_facts(self, self.letter)

    def _guide(self) -> None:
        open_guide(self, self.letter)

    def action_message(self) -> None:
        from lorapp.screens.paths.messages.message import MessagePath

        at = self.services.letters.situation()
        out = on_path(outgoing(at, self.letter, DraftKind.PACKET), NAMES, 1)
        self.app.push_screen(MessagePath(out), self._leave_if_sent)

    def _leave_if_sent(self, _: object) -> None:
        at = self.services.letters.situation()
        if at.last(at.file.letter(self.letter), EventKind.PACKET_SENT):
            self.action_back()

    def action_log(self) -> None:
        from lorapp.domain.mentors import Channel
        from lorapp.screens.paths.messages.sent import SentSheet

        at = self.services.letters.situation()
        out = outgoing(at, self.letter, DraftKind.PACKET)

        def follow(change: Change | None) -> None:
            self._leave_if_sent(change)

        self.shell.ask(SentSheet(out, at, Channel.EMAIL), follow)


def open_facts(path: GuidedPath, letter: str) -> None:
    """The page of facts, as the writer gets it; it refuses while a pattern is open."""
    from lorapp.screens.paths.reading import ReadingPage

    services = path.services
    name = short_name(services.unit.file(), services.unit.file().letter(letter).mentor)

    def write() -> str:
        return services.correspondence.fact_sheet(letter, kept_moments(services, letter))

    path.app.push_screen(ReadingPage(f"Facts for {name}", write))
