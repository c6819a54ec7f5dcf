"""An advisor's comments: read from a file or a paste, looked over, put on their records."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final

from lorapp.domain.commented import subject
from lorapp.domain.comments import Comment
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile
from lorapp.domain.sharing.landing import Landed
from lorapp.domain.sharing.replies import Replies
from lorapp.domain.wording.days import count_words, day_short
from lorapp.errors import LorError
from lorapp.frozen import dataclass
from lorapp.keymap import BACK
from lorapp.screens.paths.guided import Option, Question
from lorapp.screens.paths.importing.sourcing import LookPath, SourcePath
from lorapp.screens.paths.page import stations_of
from lorapp.services.exports.sharing import comments_in
from lorapp.widgets.frame.path_bar import ChecksLine, Station
from lorapp.widgets.rows.rows import Columns
from lorapp.widgets.text import glyphs

FORM_ID: Final = "import-comments"
NAMES: Final = ("The comments", "Look them over")
NOTHING_NEW: Final = "Nothing new: all of it is there already."


@dataclass(frozen=True, slots=True)
class Found:
    """What was read, and where each comment goes."""

    replies: Replies
    landed: Landed


class CommentsPath(SourcePath[Found]):
    """Where the comments are."""

    NAME = "Take in comments"
    GUIDE = "share-with-an-advisor"
    FORM_ID: ClassVar[str] = FORM_ID
    NAMES = NAMES
    EXAMPLE = "~/Downloads/lorapp-share-comments.txt"
    FILE_HINT = "The file of comments as it came back, or the saved mail (.eml)."
    PASTE_HINT = "Or paste the comments here, with the references before them."
    NOTHING = "Name a file, or paste the comments; then look them over."

    def path_title(self, file: SeasonFile) -> str:
        return "Take in an advisor's comments"

    def read_file(self, path: Path) -> Found:
        text = comments_in(path.expanduser())
        if text is None:
            raise LorError("This file holds no comments on a share pack; check which it is.")
        return self.read_text(text)

    def read_text(self, text: str) -> Found:
        replies = self.services.sharing.read(text)
        return Found(replies, self.services.sharing.look(replies))

    def look(self, found: Found, path: Path | None) -> "CommentsLook":
        return CommentsLook(found)


class CommentsLook(LookPath):
    """Each comment with the record it is about; nothing is changed before they are taken."""

    NAME = "Look the comments over"
    GUIDE = "share-with-an-advisor"
    OWN_COMMANDS = (BACK,)
    COLUMNS: ClassVar[Columns] = Columns(fact=30, number=0, gap=0)

    def __init__(self, found: Found) -> None:
        super().__init__()
        self._found = found

    def path_title(self, file: SeasonFile) -> str:
        by = self._found.replies.by
        return f"Comments of {by}" if by else "Comments of an advisor"

    def fact(self) -> str:
        return count_words(len(self._found.replies.replies), "comment")

    def stations(self) -> Sequence[Station]:
        return stations_of(NAMES, 1)

    def reload(self, file: SeasonFile) -> None:
        super().reload(file)
        stray = self._found.replies.stray
        told = (f"Belongs to no record: {stray[0]}", *stray[1:]) if stray else ()
        self.query_one(ChecksLine).look((), told)

    def questions(self, at: Situation) -> Sequence[Question]:
        fresh = self._found.landed.fresh
        rows = tuple(self._comment(at, number, one) for number, one in enumerate(fresh))
        return (
            Question("What comes of it", (self._taking(),)),
            Question("New", rows, str(len(rows) or "")),
        )

    def _taking(self) -> Option:
        landed = self._found.landed
        fresh = count_words(len(landed.fresh), "comment")
        known = count_words(landed.known, "comment is", "comments are")
        why = ["Each is kept with its record, with the name and the day; `u` takes them back."]
        if known:
            why.append(f"{known} there already and not taken twice.")
        title = f"Take {fresh}" if fresh else NOTHING_NEW
        return Option(id="take", title=title, act=self._take, verb="take them", why=tuple(why))

    def _comment(self, at: Situation, number: int, comment: Comment) -> Option:
        by = f", {comment.by}" if comment.by else ""
        about = subject(at.file, comment)
        return Option(
            id=f"comment:{number}",
            title=comment.text,
            fact=about,
            glyph=glyphs.DOT,
            act=self.action_panel,
            verb="read",
            why=(f"{about}, {day_short(comment.on, at.today)}{by}.", comment.text),
        )

    def _take(self) -> None:
        change = self.services.sharing.take(self._found.replies)
        self.is_taken = True
        if change is None:
            self.shell.say(NOTHING_NEW)
        else:
            self.shell.done(change)
        self.action_back()
