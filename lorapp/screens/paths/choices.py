"""Two small dialogs of the paths: one answer out of a few, and the word that locks for good."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, Static

from lorapp.domain.wording.names import program_short
from lorapp.frozen import dataclass
from lorapp.screens.frame.base import Dialog
from lorapp.widgets.fields.inputs import LineInput
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text.cells import keyed, one_line

CLICKS = (
    "In the portal: Programs applied to, this program, Assign letters.",
    "Tick this letter, save, and read the list once more.",
)
"""What to do in the portal before an assignment is written down."""

ROWS_MAX = 12
AROUND = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """What a dialog asks: a title, lines to read, and rows; the first one is the safe one.

    ``groups`` may stand in place of ``rows``, each with its heading.
    """

    title: str
    rows: tuple[Row, ...] = ()
    lines: tuple[Content, ...] = ()
    verb: str = "chooses"
    fact: int = 14
    groups: tuple[Group, ...] = ()


class ChoiceDialog(Dialog[str]):
    """Gives the id of the row chosen, None when it was left."""

    AUTO_FOCUS = "RowList"

    def __init__(self, offer: Offer, first: str | None = None) -> None:
        super().__init__()
        self._offer, self._first = offer, first

    def compose_body(self) -> ComposeResult:
        offer = self._offer
        yield Static(one_line(offer.title), classes="title", markup=False)
        if offer.lines:
            yield Static(Content("\n").join(offer.lines), classes="lines")
        yield RowList(columns=Columns(fact=offer.fact, number=0, gap=0), id="offers")
        keys = f"`Enter` {offer.verb}   `↑↓` move   `Esc` back"
        yield Static(keyed(keys, "$muted"), classes="keys")

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        taken = sum(len(line.wrap(54)) for line in self._offer.lines)
        room = self.app.size.height - AROUND - taken
        groups = self._offer.groups or (Group("", self._offer.rows),)
        wanted = sum(len(group.rows) + 2 for group in groups) - 1
        most = room if self._offer.groups else ROWS_MAX
        rows.styles.height = max(1, min(most, wanted if self._offer.groups else wanted - 1, room))
        rows.show(groups)
        if self._first is not None:
            rows.select(self._first)

    @on(RowList.Chosen)
    def _choose(self, event: RowList.Chosen) -> None:
        self.dismiss(event.row.id)


def short_words(name: str) -> str:
    """What is typed to go on: the first two words of a name, in small letters."""
    words = [word for word in one_line(name).casefold().split() if word.strip("&-–/")]
    return " ".join(words[:2]) or "yes"


class LockDialog(Dialog[bool]):
    """Goes on only when the short name was typed; Enter in an empty line leaves all as it is."""

    AUTO_FOCUS = "LineInput"

    def __init__(
        self, name: str, told: Sequence[Content] = (), *, what: str = "this letter"
    ) -> None:
        super().__init__()
        self._place, self._told, self._what = name, tuple(told), what

    @property
    def word(self) -> str:
        """What has to be typed."""
        return short_words(self._place)

    def compose_body(self) -> ComposeResult:
        name = one_line(program_short(self._place, 40))
        yield Static(Content.styled(name, "bold"), classes="title")
        told = Content.assemble(
            *(part for line in self._told for part in (line, "\n")),
            f"{name} will keep {self._what} for good. Type ",
            (self.word, "bold"),
            " to go on, ",
            keyed("`Esc`"),
            " to leave all as it is.",
        )
        yield Static(told, classes="lines")
        yield LineInput(max_length=200)
        yield Static("", id="problem", classes="problem", markup=False)
        yield Static(keyed("`Enter` goes on   `Esc` back", "$muted"), classes="keys")

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        typed = " ".join(self.query_one(LineInput).text.casefold().split())
        if not typed:
            self.dismiss(False)
        elif typed == self.word:
            self.dismiss(True)
        else:
            problem = f"That is not {self.word}. Nothing was changed."
            self.query_one("#problem", Static).update(Content(problem))
