"""Pasting a portal's page, and reading back what was understood of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static, TextArea

from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.words import name_parts, short_name
from lorapp.domain.letters.situation import Situation
from lorapp.domain.placing.portal.portal_text import Seen, Unclear
from lorapp.domain.record import SeasonFile
from lorapp.domain.text import clean
from lorapp.errors import LorError
from lorapp.keymap import BACK, PASTING, Command
from lorapp.screens.frame.base import Dialog
from lorapp.screens.frame.typing_pause import TypingPause
from lorapp.screens.paths.guided import GuidedPath, Option, Question
from lorapp.screens.paths.page import PathPage, stations_of
from lorapp.services.letters.portal import read_page
from lorapp.widgets.fields.fields import LinesArea
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.frame.path_bar import Station
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line

NAMES: Final = ("Paste", "Read back", "Mend")
DONE: Final = PASTING[0]
HINT: Final = (
    "Mark the whole list of programs and letters in the portal, copy it, and paste it here. "
    "Several pages can stand one below the other. `Tab` `Enter` reads it back."
)


class PastePage(PathPage):
    """The page as text. ``Tab`` `Enter` reads it back; `Esc` leaves, and the text is kept."""

    NAME = "Paste the portal's page"
    GUIDE = "reconcile"
    OWN_COMMANDS = (*PASTING, BACK)
    AUTO_FOCUS = "LinesArea"

    def __init__(self, service: str) -> None:
        super().__init__()
        self._typing = TypingPause(self, self.keep)
        self.service = service

    @property
    def form_id(self) -> str:
        return f"portal.{self.service}"

    def compose_body(self) -> ComposeResult:
        kept = self.services.unfinished.load(self.form_id) or {}
        yield Static(keyed(HINT), id="hint")
        yield LinesArea(kept.get("text", ""), id="pasted", soft_wrap=True, compact=True)
        yield RowList(id="next", columns=Columns(fact=0, number=0, gap=0))

    def path_title(self, file: SeasonFile) -> str:
        return f"What the {service_name(self.service)} portal shows"

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 0)

    def reload(self, file: SeasonFile) -> None:
        row = Row(id="done", title="Read it back", glyph=glyphs.OPEN)
        self.query_one(RowList).show([Group("", (row,))])

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        return [(DONE, "read it back"), (BACK, "back, the text is kept")]

    @property
    def typed(self) -> str:
        """What stands there now."""
        return self.query_one(LinesArea).typed.strip("\n")

    @on(TextArea.Changed)
    def keep_soon(self) -> None:
        """Keep what stands there when the pasting pauses."""
        self._typing.wait()

    def keep(self) -> None:
        """Keep what stands there now."""
        self._typing.over()
        if self.typed:
            self.services.unfinished.save(self.form_id, {"text": self.typed})
        else:
            self.services.unfinished.clear(self.form_id)

    def action_back(self) -> None:
        if self._typing.may_leave():
            super().action_back()

    @on(RowList.Chosen)
    def action_done(self) -> None:
        """Show what was understood."""
        self.keep()
        if not self.typed.strip():
            raise LorError("Nothing is pasted yet. Copy the portal's list and paste it here.")
        page = ReadBack(self.service, self.typed)

        def follow(_result: None) -> None:
            if page.is_kept:
                self.services.unfinished.clear(self.form_id)
                self._leave()

        self.app.push_screen(page, follow)

    def _leave(self) -> None:
        self._typing.over()
        super().action_back()


class FileDialog(Dialog[str]):
    """Asks for the path of a saved page; gives its text."""

    AUTO_FOCUS = "LineInput"

    def compose_body(self) -> ComposeResult:
        yield Static("A page saved as .txt or .csv", classes="title")
        yield LineInput(placeholder="~/Downloads/assignments.csv", max_length=2_000)
        yield Static("", id="problem", classes="problem", markup=False)
        yield Static(keyed("`Enter` reads it   `Esc` back", "$muted"), classes="keys")

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            self.dismiss(read_page(Path(self.query_one(LineInput).text)))
        except LorError as problem:
            self.query_one("#problem", Static).update(one_line(str(problem)))


class ReadBack(GuidedPath):
    """What was understood, line by line what was not; Enter keeps it as today's view."""

    NAME = "Read it back"
    GUIDE = "reconcile"
    OWN_COMMANDS = (BACK,)
    COLUMNS: ClassVar[Columns] = Columns(fact=36, number=0, gap=0)

    def __init__(self, service: str, text: str) -> None:
        super().__init__()
        self.service, self.text, self.is_kept = service, clean(text, multiline=True), False

    def path_title(self, file: SeasonFile) -> str:
        return f"Understood of the {service_name(self.service)} page"

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 1)

    def first(self, at: Situation) -> str | None:
        return "keep"

    def questions(self, at: Situation) -> Sequence[Question]:
        seen = self.services.portal.read(self.service, self.text)
        keep = Option(
            id="keep",
            title="Keep this as today's view",
            act=self._keep,
            verb="keep it",
            why=(
                "It is kept as it was pasted, with its day and a seal that shows later changes.",
                "It counts as a look at the portal too.",
            ),
        )
        again = Option(id="again", title="Back to the text", act=self.action_back, verb="back")
        places = tuple(place_options(at, seen))
        loose = tuple(loose_options(at, seen))
        return (
            Question("", (again,) if seen.is_empty else (keep, again)),
            Question("Programs", places, str(len(places) or "")),
            Question("Letters by themselves", loose),
            Question("Can mean two things", unclear_options(seen.ambiguous)),
            Question("Not understood", unclear_options(seen.unknown)),
        )

    def _keep(self) -> None:
        self.shell.done(self.services.portal.view(self.service, self.text))
        self.is_kept = True
        self.action_back()


def bare_name(file: SeasonFile, mentor: str) -> str:
    """A writer as lists of writers name them: without the title."""
    title = name_parts(file.mentor(mentor).name)[0]
    return short_name(file, mentor).removeprefix(title).strip()


def place_options(at: Situation, seen: Seen) -> list[Option]:
    """One row a program, with the writers whose letters it shows."""
    letters = at.file.letters_by_key
    rows = []
    for key, held in seen.programs.items():
        names = [bare_name(at.file, letters[letter].mentor) for letter in held]
        rows.append(
            Option(
                id=f"seen:{key}",
                title=at.file.program(key).name,
                fact=", ".join(names) or "no letter",
                glyph=glyphs.THERE if held else glyphs.OPEN,
                act=lambda: None,
                verb="read",
                why=(f"The page shows: {', '.join(names) or 'no letter'}.",),
            )
        )
    return rows


def loose_options(at: Situation, seen: Seen) -> list[Option]:
    """One row for each letter that the page shows at no program."""
    placed = {letter for held in seen.programs.values() for letter in held}
    return [
        Option(
            id=f"letter:{key}",
            title=short_name(at.file, at.file.letter(key).mentor),
            fact=str(state),
            glyph=glyphs.OPEN,
            act=lambda: None,
            verb="read",
            why=(f"The page shows it as {state}, at no program.",),
        )
        for key, state in seen.letters.items()
        if key not in placed
    ]


def unclear_options(lines: Sequence[Unclear]) -> tuple[Option, ...]:
    """One row for each line, with its number and what is not clear."""
    return tuple(
        Option(
            id=f"line:{line.number}:{line.why}",
            title=line.text,
            fact=f"line {line.number}",
            glyph=glyphs.UNKNOWN,
            act=_nothing,
            verb="read",
            why=(line.why, "It counts as nothing until it is clear; nothing is guessed."),
            is_quiet=True,
        )
        for line in lines
    )


def _nothing() -> None:
    """A row that is only read."""
