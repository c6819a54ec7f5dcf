"""Writing down that a message went out: Enter is the whole job."""

from collections.abc import Mapping
from datetime import date

from lorapp.bootstrap import Services
from lorapp.domain.engine.words import by_name, short_name
from lorapp.domain.letters.asking_again import WORD, why_not_again
from lorapp.domain.letters.sent import why_not_polite
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Channel
from lorapp.domain.record import SeasonFile
from lorapp.screens.forms.sheet import Sheet, Values
from lorapp.screens.paths.messages.outgoing import Outgoing
from lorapp.services.recording.changes import Change
from lorapp.widgets.fields.field_kinds import Day, Field, Line, choice

WRITTEN = frozenset({None, Channel.EMAIL, Channel.MESSAGE})
"""Ways that wait for a polite day; a talk happens when two people meet."""


class SentSheet(Sheet):
    """The day, the way, and a reason where the day was not polite; Enter saves."""

    ENTER_SAVES = True
    SAVE = "It went out"

    def __init__(self, out: Outgoing, at: Situation, how: Channel) -> None:
        self._out, self._at, self._how = out, at, how
        self.form_id = f"sent.{out.kind or 'touch'}.{out.letter or out.mentor}"

    def heading(self, file: SeasonFile) -> str:
        return f"{by_name(self._out.title, file)}: it went out"

    def fields(self, file: SeasonFile, today: date) -> tuple[Field, ...]:
        who = short_name(file, self._out.mentor)
        hint = f"A word for yourself, if you like. {who} never sees it."
        if self._how in WRITTEN:
            hint = self._impolite(today) or hint
        return (
            Field(name="on", label="Day", kind=Day(), required=True),
            Field(name="how", label="How", kind=choice(Channel, {}), required=True),
            Field(name="note", label="Note", kind=Line(longest=10_000), hint=hint),
        )

    def start(self, file: SeasonFile, today: date) -> Values:
        return {"on": today, "how": self._how}

    def check(self, values: Values) -> Mapping[str, str]:
        if values["how"] not in WRITTEN or values["note"] or values["on"] > self._at.today:
            return {}
        problem = self._impolite(values["on"])
        return {"note": f"{problem} Say in a word why it went out."} if problem else {}

    def submit(self, values: Values, services: Services) -> Change:
        return self._out.log(services, values["on"], values["how"], values["note"])

    def _impolite(self, on: date) -> str | None:
        out = self._out
        if out.again:
            return why_not_again(self._at, out.mentor, on, for_word=out.note == WORD)
        return why_not_polite(self._at, out.mentor, on, exempt=out.exempt)
