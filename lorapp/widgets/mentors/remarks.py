"""What advisors said of a record, the same in every panel."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from lorapp.domain.commented import Told, told
from lorapp.domain.comments import Topic
from lorapp.domain.letters.situation import Situation
from lorapp.widgets.text.cells import one_line
from lorapp.widgets.text.glyphs import CUT, Tone, drawn

HEADING: Final = "Comments"
MOST: Final = 1_000
"""Signs of one comment beside a record; the list of comments has all of it."""


def remark(one: Told) -> Content:
    """One comment: ``Dr. Osei, 21 Nov: …``, the words as they were written."""
    text = one_line(one.text)
    if len(text) > MOST:
        text = text[:MOST].rstrip() + drawn(CUT)
    return Content.assemble((f"{one_line(one.head)}: ", Tone.MUTED.style), text)


def remark_lines(comments: Sequence[Told], width: int | None = None) -> list[Content]:
    """A heading and every comment; nothing where there is none. ``width`` folds them."""
    if not comments:
        return []
    found = [Content.styled(HEADING, "bold")]
    for one in comments:
        line = remark(one)
        found += [part.rstrip() for part in line.wrap(max(8, width))] if width else [line]
    return found


def remarks_on(at: Situation, topic: str, key: str) -> Content:
    """The comments on one record as a paragraph of a panel, which folds it by itself."""
    return Content("\n").join(remark_lines(told(at.file, Topic(topic), key, at.today)))
