"""Every comment of an advisor, by what it is about; Enter opens the record."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from lorapp.domain.commented import in_order, subject
from lorapp.domain.comments import Comment, Topic
from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, MOVING, Command
from lorapp.keymap.comments import COMMENTS
from lorapp.screens.frame.base import PathScreen
from lorapp.screens.frame.explaining import Explaining
from lorapp.screens.frame.routes import open_record
from lorapp.widgets.frame.panel import Explained, Panel, unlisted
from lorapp.widgets.rows.rows import Columns, Group, Row, RowList
from lorapp.widgets.text import glyphs
from lorapp.widgets.text.cells import keyed, one_line, safe
from lorapp.widgets.text.glyphs import MUTED, Tone
from lorapp.widgets.text.when import day_text

BY_ID: Final = {command.id: command for command in (*COMMENTS, *MOVING)}
EMPTY: Final = "No comments yet. Send an advisor a page, then `a` takes in what comes back."


class CommentsScreen(Explaining, PathScreen):
    """What advisors said; ``x`` takes a comment off its record, undo brings it back."""

    NAME = "Comments"
    GUIDE = "share-with-an-advisor"
    OWN_COMMANDS = COMMENTS

    def __init__(self) -> None:
        super().__init__()
        self._file: SeasonFile | None = None
        self._comments: dict[str, Comment] = {}

    def compose_body(self) -> ComposeResult:
        yield RowList(columns=Columns(fact=18, number=11), id="comments")
        yield Panel(id="panel")

    def reload(self, file: SeasonFile) -> None:
        self._file = file
        found = in_order(file)
        self._comments = {str(number): one for number, one in enumerate(found)}
        today = self.services.unit.today()
        rows = [
            (
                subject(file, one),
                Row(
                    id=number,
                    title=one_line(one.text),
                    glyph=glyphs.THERE if is_there(file, one) else glyphs.FAILED,
                    tone=Tone.INK if is_there(file, one) else Tone.MUTED,
                    fact=one_line(one.by or ""),
                    number=day_text(one.on, today),
                ),
            )
            for number, one in self._comments.items()
        ]
        groups = []
        for about, part in groupby(rows, key=lambda pair: pair[0]):
            under = tuple(row for _, row in part)
            groups.append(Group(one_line(about), under, str(len(under))))
        self.query_one(RowList).show(groups)
        self._explain()

    @property
    def comment(self) -> Comment | None:
        """The comment under the cursor."""
        row = self.query_one(RowList).current
        return self._comments.get(row.id) if row else None

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        one, file = self.comment, self._file
        if one is None or file is None:
            return [BY_ID["comments.add"], BACK]
        first = [(BY_ID["list.choose"], "record")] if one.about and is_there(file, one) else []
        return [*first, BY_ID["comments.add"], BY_ID["comments.remove"], BACK]

    def _explained(self) -> Explained:
        one, file = self.comment, self._file
        if one is None or file is None:
            return unlisted("Comments", EMPTY, self.query_one(RowList))
        day = day_text(one.on, self.services.unit.today())
        said = keyed(safe(f"{one.by or 'An advisor'}, {day}"), MUTED)
        text = Content(safe(one.text))
        return Explained(subject(file, one), (said, Content(one_line(one.text))), full=(said, text))

    @on(RowList.Chosen)
    def _open(self) -> None:
        one, file = self.comment, self._file
        if one is not None and file is not None and one.about and is_there(file, one):
            open_record(self.shell, str(one.kind), one.about)

    def action_add(self) -> None:
        from lorapp.screens.paths.importing.import_comments import CommentsPath

        self.shell.push_screen(CommentsPath())

    def action_remove(self) -> None:
        if self.comment is not None:
            self.shell.done(self.services.sharing.remove(self.comment))


def is_there(file: SeasonFile, comment: Comment) -> bool:
    """Whether the record a comment is about is still there."""
    known = {
        Topic.LETTER: file.letters_by_key,
        Topic.MENTOR: file.mentors_by_key,
        Topic.ROTATION: file.rotations_by_key,
        Topic.PROGRAM: file.programs_by_key,
        Topic.STATEMENT: file.statements_by_key,
    }
    return comment.about is None or comment.about in known.get(comment.kind, {})
