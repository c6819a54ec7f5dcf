"""One letter's record: beside the list, below it in four lines, or on the whole screen."""

from typing import Final

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from lorapp.domain.letters.story import LetterStory
from lorapp.widgets.frame.panel import WIDE, Explained, Panel, shortened
from lorapp.widgets.letters import letter_lines as lines
from lorapp.widgets.mentors.remarks import remark_lines
from lorapp.widgets.text.cells import keyed, trimmed
from lorapp.widgets.text.glyphs import MUTED
from lorapp.widgets.today.event_line import event_line

COMING_MOST: Final = 4
HISTORY_LEAST: Final = 3
READING: Final = 76
_NONE: Final = Content("")
_STACKED: Final = ("Needed", "Slack", "Courtesy", "Backup", "Age")


def record_lines(
    story: LetterStory, width: int, *, aside: bool = False, whole: bool = True
) -> list[Content]:
    """The record in lines. ``aside``: the days ahead stand in a column of their own.

    A ``whole`` record has everything; else only what fits beside a list.
    """
    truths = [lines.story_line(story.said, width), lines.story_line(story.shown, width)]
    needs = [lines.story_line(line, width) for line in story.needs]
    note = [keyed(story.waiver_note, MUTED)] if story.waiver_note else []
    parts = [
        lines.head(story, width),
        truths,
        event_line(story.stops, width),
        needs,
        lines.risks(story, width),
        lines.safe_days(story, width) if whole else [],
        [] if aside else lines.days_ahead(story, width, None if whole else COMING_MOST),
        lines.ladder(story, width) if whole and not aside else [],
        remark_lines(story.comments, width),
        [*note, *(lines.identifiers(story.identifiers, width) if whole else [])],
        lines.history(story, width) if whole else [],
    ]
    return list(lines.paragraphs(parts))


def ahead_lines(story: LetterStory, width: int) -> list[Content]:
    """The column of what lies ahead: the days and the whole ladder."""
    return list(lines.paragraphs([lines.days_ahead(story, width), lines.ladder(story, width)]))


def beside_lines(
    story: LetterStory, width: int, height: int, *, aside: bool = False
) -> list[Content]:
    """The record as it fits beside a list: of the history only what there is room for."""
    found = record_lines(story, width, aside=aside, whole=False)
    count = len(story.history)
    room = height - len(found) - 1
    if not count or room < 1:
        return shortened(found, width, height)
    if room > count:
        return [*found, _NONE, *lines.history(story, width, count)]
    more = keyed(f"`Space` the whole history, {count} events", MUTED)
    if room - 2 < HISTORY_LEAST:
        return [*found, _NONE, more]
    return [*found, _NONE, *lines.history(story, width, room - 2), more]


def stacked_lines(story: LetterStory, width: int, height: int) -> list[Content]:
    """The lines under a list, the most telling first; tags only where there is room."""
    needs = {line.label: line for line in story.needs}
    order = [story.said, story.shown, *(needs[label] for label in _STACKED if label in needs)]
    found = [lines.story_line(line, width) for line in order]
    if height > len(found):
        found.insert(0, trimmed(lines.facts(story.tags), width))
    return found[:height]


class StoryPanel(Panel):
    """A panel that tells of one letter, in whatever room it has."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self._story: LetterStory | None = None
        self._drawn: tuple[int, object, list[Content]] | None = None

    def tell(self, story: LetterStory | None) -> None:
        """Show another letter; None shows nothing."""
        if story != self._story:
            before = self._seen()
            self._story, self._drawn = story, None
            self._paint_changed(before)

    @property
    def explained(self) -> Explained:
        """The whole record, for whoever shows a panel full-screen."""
        if self._story is None:
            return Explained()
        return Explained(full=(Content("\n").join(record_lines(self._story, READING)),))

    def lines(self, story: LetterStory, width: int, height: int) -> list[Content]:
        """What is told in so many cells and rows."""
        raise NotImplementedError

    def on_resize(self) -> None:
        self.refresh()

    def _lines(self) -> list[Content]:
        if self._story is None:
            return []
        shape = (self.content_size, self.screen.size, tuple(sorted(self.screen.classes)))
        if self._drawn is None or self._drawn[:2] != (id(self._story), shape):
            width, height = max(1, self.content_size.width), max(1, self.content_size.height)
            text = Content("\n").join(self.lines(self._story, width, height))
            self._drawn = id(self._story), shape, text.wrap(width)
        return self._drawn[2]


class LetterPanel(StoryPanel):
    """The record of the letter under the cursor."""

    def lines(self, story: LetterStory, width: int, height: int) -> list[Content]:
        screen = self.screen
        if screen.size.width < WIDE or screen.has_class("-table"):
            return stacked_lines(story, width, height)
        return beside_lines(story, width, height, aside=screen.has_class("-huge"))


class AheadPanel(StoryPanel):
    """The third column: the whole ladder and every day ahead."""

    def lines(self, story: LetterStory, width: int, height: int) -> list[Content]:
        return shortened(ahead_lines(story, width), width, height)


class LetterText(Widget):
    """The whole record as text to scroll through, as high as it needs to be."""

    DEFAULT_CSS = "LetterText { width: 100%; height: auto; }"

    def __init__(self, id: str | None = None, *, aside: bool = False) -> None:  # noqa: A002
        super().__init__(id=id)
        self.aside = aside
        self._story: LetterStory | None = None
        self._kept: tuple[int, list[Content]] = (0, [])

    def tell(self, story: LetterStory, *, aside: bool) -> None:
        """Show another letter; ``aside`` when the days ahead stand in a column."""
        if (story, aside) != (self._story, self.aside):
            self._story, self.aside = story, aside
            self._kept = (0, [])
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        if self._story is None:
            return [_NONE]
        if self._kept[0] != width or not width:
            self._kept = width, record_lines(self._story, max(1, width), aside=self.aside)
        return self._kept[1]

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))
