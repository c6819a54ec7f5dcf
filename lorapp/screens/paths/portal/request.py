"""What to click in the portal so that it writes to the writer, then "I did it"."""

from collections.abc import Sequence
from typing import Final

from lorapp.domain.early_upload import lost_at_season_end
from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Delivery, Event, EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.credits import credit
from lorapp.domain.wording.days import day_short
from lorapp.keymap import BACK, Command
from lorapp.screens.paths.guided import LetterPath, Option, Question
from lorapp.screens.paths.page import stations_of
from lorapp.screens.paths.portal.confirm import LOG, NAMES
from lorapp.widgets.frame.path_bar import Station
from lorapp.widgets.text import glyphs

LOST: Final = "R-38"
MAILED: Final = "R-00c"


class RequestPath(LetterPath):
    """Three clicks, told one by one; the last row writes it down."""

    NAME = "Send the request"
    TITLE = "Send {} the portal request"
    GUIDE = "portal"
    OWN_COMMANDS = (LOG, BACK)

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 2)

    def first(self, at: Situation) -> str | None:
        return "done"

    def questions(self, at: Situation) -> Sequence[Question]:
        letter = at.file.letter(self.letter)
        done = Option(
            id="done",
            title="I did it",
            act=self.action_log,
            verb="write it down",
            why=(
                "`l` does the same. In two working days the plan asks whether it arrived.",
                "Searching the spam folder finds most requests that went missing.",
            ),
        )
        lost = lost_at_season_end(at, letter)
        warned = (
            (
                Option(
                    id="warning",
                    title="The season closes soon",
                    fact=day_short(lost, at.today),
                    glyph=glyphs.NEEDS_YOU,
                    act=lambda: None,
                    verb="read",
                    why=(
                        f"A request still open on {day_short(lost, at.today)} is lost.",
                        "Unless the writer uploads before, ask again when the new season opens.",
                    ),
                    source=credit(at.book, at.today, LOST),
                ),
            )
            if lost
            else ()
        )
        return (
            Question("", warned),
            Question("In the portal", tuple(self._clicks(at, letter))),
            Question("", (done,)),
        )

    def _clicks(self, at: Situation, letter: Letter) -> list[Option]:
        service = service_name(at.file.letter_service(letter))
        who = short_name(at.file, letter.mentor)
        texts = [f"Open {service} {at.file.letter_season(letter)}, Letters of recommendation"]
        if letter.channel is Delivery.FORM:
            texts += [f"Make the request form for {who}", "Send the form on, one letter each"]
        else:
            texts += [f"Find the entry of {who}", "Choose Request, or Send again"]
        address = letter.email or "the address in the entry"
        said = credit(at.book, at.today, MAILED)
        why = (f"The portal then writes to {address}.",)
        return [
            Option(
                id=f"click:{number}",
                title=f"{number}. {text}",
                act=lambda: None,
                verb="read",
                glyph=glyphs.DOT,
                why=why,
                source=said,
            )
            for number, text in enumerate(texts, start=1)
        ]

    def own_keys(self) -> Sequence[Command | tuple[Command, str]]:
        return [(LOG, "I did it")]

    def action_log(self) -> None:
        event = Event(kind=EventKind.REQUESTED, on=self.services.unit.today())
        self.shell.done(self.services.letters.log(self.letter, event))
        self.action_back()
