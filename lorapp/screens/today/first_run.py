"""The first evening: five questions, then the whole road with "you are here"."""

from typing import Any, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from lorapp.domain.applicant import Applicant, Visa
from lorapp.domain.dates import FIRST_YEAR, LAST_YEAR
from lorapp.domain.record import SeasonFile
from lorapp.domain.rulebook import Rulebook
from lorapp.domain.values import NOT_GIVEN
from lorapp.domain.wording.days import coming_season
from lorapp.errors import LorError
from lorapp.keymap import BACK, Command
from lorapp.screens.forms.profile import VISAS, ZoneName
from lorapp.screens.forms.shared import SpecialtyNames, specialty_kind
from lorapp.screens.frame.base import Guarded
from lorapp.screens.frame.typing_pause import TypingPause
from lorapp.screens.today.road import road
from lorapp.widgets.fields.field_kinds import Field, Line, Number, choice
from lorapp.widgets.fields.fields import FieldRow
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.frame.bars import Key, KeyLine
from lorapp.widgets.frame.too_small import TooSmall
from lorapp.widgets.text.cells import keyed, one_line

FORM_ID: Final = "first-run"

SAVE = Command("first.save", "ctrl+s", "save", "begin", "Begin with these answers")
WELCOME: Final = (
    "Five questions, under a minute. All stays in one file on this computer, "
    "and every answer can be changed later: press `:`, type profile."
)


def _likely(zone: str) -> str:
    """The computer's zone as a suggestion; a computer that keeps UTC says nothing of its owner."""
    return "" if zone.startswith(("Etc/", "UTC")) else zone


class FirstRun(Guarded[None]):
    """Asks name, home zone, season, specialties and visa; typed text is never lost."""

    OWN_COMMANDS = (SAVE, BACK)
    AUTO_FOCUS = "LineInput"
    NAME = "First questions"
    GUIDE = "road"
    _is_left = False

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, FieldRow] = {}
        self._typing = TypingPause(self, self._keep, self._say)

    def compose(self) -> ComposeResult:
        kept = self.services.unfinished.load(FORM_ID) or {}
        today = self.services.unit.today()
        first = {"timezone": _likely(self.shell.home_zone), "season": str(coming_season(today))}
        texts = {**first, **kept}
        self._rows = {
            field.name: FieldRow(field, texts.get(field.name, ""), today)
            for field in self._fields()
        }
        with Container(id="body"), VerticalScroll(classes="reading", can_focus=False):
            yield Static("Welcome to lorapp", classes="heading")
            yield Static(keyed(WELCOME), classes="muted-text")
            yield from self._rows.values()
            yield Static("", id="problem", markup=False)
        yield KeyLine(id="keys")
        yield TooSmall(id="too-small", markup=False)

    def on_mount(self) -> None:
        for name in ("timezone", "season"):
            editor = self._rows[name].editor
            if isinstance(editor, LineInput):
                editor.select_on_focus = True  # a suggestion is typed over, not added to
        keys = [Key("Enter", "next, begins at the end", "save"), Key("Tab", "moves", "save")]
        self.query_one(KeyLine).show([*keys, Key("Esc", "later, text is kept", "back")])

    def _fields(self) -> tuple[Field, ...]:
        from zoneinfo import available_timezones

        from lorapp.bootstrap import rules_of

        zones = tuple(sorted(zone for zone in available_timezones() if "/" in zone))
        known = specialty_kind(_placeholder(rules_of(self.services.home)))
        wishes = SpecialtyNames(known)
        season = Number(LAST_YEAR, whole=True, least=FIRST_YEAR)
        visas = choice(Visa, VISAS, unset="not said yet")
        needed = {"required": True}
        return (
            Field(
                name="name", label="Your name", kind=Line(), hint="As on all documents.", **needed
            ),
            Field(
                name="timezone",
                label="Home zone",
                kind=ZoneName(zones),
                hint="A large city in it, such as Amman or Karachi.",
                **needed,
            ),
            Field(
                name="season",
                label="Season",
                kind=season,
                hint="The year training starts; you apply in September before.",
                **needed,
            ),
            Field(
                name="specialties",
                label="Specialties",
                kind=wishes,
                hint="First choice first, parted by commas. May stay open.",
            ),
            Field(name="visa", label="Visa", kind=visas, hint="May stay open."),
        )

    @on(FieldRow.Edited)
    def _keep_soon(self, event: FieldRow.Edited) -> None:
        event.stop()
        self._typing.wait()

    def _keep(self) -> None:
        if not self._is_left:
            typed = {name: row.text for name, row in self._rows.items() if row.text}
            self.services.unfinished.save(FORM_ID, typed)

    @on(FieldRow.Done)
    def _next(self, event: FieldRow.Done) -> None:
        event.stop()
        rows = list(self._rows.values())
        at = rows.index(event.row) + 1
        if not event.row.settle():
            return
        if at < len(rows):
            rows[at].editor.focus()
        else:
            self.action_save()

    def action_save(self) -> None:
        """Check all answers and begin the record."""
        bad = [row for row in self._rows.values() if not row.settle()]
        if bad:
            bad[0].editor.focus()
            return
        if self._is_left:
            return
        read = {name: row.read() for name, row in self._rows.items()}
        try:
            change = self.services.profile.start(_applicant(read))
        except LorError as problem:
            self._say(str(problem))
            return
        self._is_left = True
        self.services.unfinished.clear(FORM_ID)
        self.dismiss()
        self.shell.done(change)
        self.shell.push_screen(road(self.services.unit.file()))

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Static).update(keyed(one_line(sentence), "$urgent"))

    def action_back(self) -> None:
        if not self._is_left and self._typing.may_leave():
            self._is_left = True
            self.dismiss()


def _applicant(read: dict[str, Any]) -> Applicant:
    return Applicant(
        name=read["name"],
        timezone=read["timezone"],
        season=read["season"],
        specialties=read["specialties"] or NOT_GIVEN,
        visa=read["visa"],
    )


def _placeholder(rulebook: Rulebook) -> SeasonFile:
    """A record without anyone in it, for kinds of fields that ask a record."""
    nobody = Applicant(name="", timezone="UTC", season=FIRST_YEAR)
    return SeasonFile(applicant=nobody, rulebook=rulebook)
