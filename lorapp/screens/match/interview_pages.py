"""The page to prepare an interview with, and short words for afterwards."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.interviews.messages import NAMES, draft
from lorapp.domain.papers import Interview, MessageKind
from lorapp.domain.record import SeasonFile
from lorapp.keymap import BACK, DOSSIER, WORDS, Command
from lorapp.screens.dialogs.interview_log import InterviewLog
from lorapp.screens.forms.interview import QuestionSheet
from lorapp.screens.frame.writing_files import WritesFiles
from lorapp.screens.paths.reading import ReadingPage
from lorapp.services.computer.handing import saved
from lorapp.services.match.interviews import held, identity

KINDS: Final = tuple(MessageKind)
BY_ID: Final = {command.id.partition(".")[2]: command for command in (*DOSSIER, *WORDS)}


class DossierPage(ReadingPage, WritesFiles):
    """One page from the record; Enter copies it, `p` and `h` save it to print or to read."""

    NAME = "Interview dossier"
    GUIDE = "interviews"
    OWN_COMMANDS = (*DOSSIER, BACK)

    def __init__(self, interview: Interview) -> None:
        super().__init__("Interview dossier", self._words)
        self._program, self._wanted = interview.program, identity(interview)

    def _words(self) -> str:
        from lorapp.services.pages.plain import plain

        page = self.services.interviews.dossier(self._program, self._wanted)
        return plain(page, self.line_width)

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        return [BY_ID["copy"], BY_ID["pdf"], BY_ID["html"], BY_ID["question"], BACK]

    def action_question(self) -> None:
        """Note one question more for this interview."""
        interview = held(self.services.unit.file(), self._wanted)
        at = self.services.interviews.situation()
        self.shell.ask(QuestionSheet(at, interview))

    def action_save(self) -> None:
        self.action_save_as("text")

    def action_save_as(self, form: str) -> None:
        """Save the page in this form."""
        work = partial(save_dossier, self.services, self._program, self._wanted, form)
        self.write("the interview dossier", work)


def save_dossier(services: Services, program: str, wanted: str, form: str) -> str:
    """Save the dossier in a form and say its place."""
    from lorapp.services.exports.export_places import save_dated
    from lorapp.services.pages.forms import Form, printed

    kind, today = Form(form), services.unit.today()
    content = printed(services.interviews.dossier(program, wanted), kind)
    return saved(save_dated(services.home, "interview", today, kind.suffix, content))


class AfterwardsPage(ReadingPage):
    """Short words to a program; they are copied and sent by hand, then logged."""

    NAME = "Words after an interview"
    GUIDE = "interviews"
    OWN_COMMANDS = (*WORDS, BACK)

    def __init__(self, interview: Interview) -> None:
        super().__init__("After the interview", self._words)
        self._wanted, self._kind = identity(interview), KINDS[0]
        self._program = interview.program

    def path_title(self, file: SeasonFile) -> str:
        return f"{NAMES[self._kind].capitalize()}, {file.program(self._program).name}"

    def _words(self) -> str:
        at = self.services.interviews.situation()
        return draft(at, held(at.file, self._wanted), self._kind)

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        following = NAMES[KINDS[(KINDS.index(self._kind) + 1) % len(KINDS)]]
        if not self.is_written:
            return [BACK]
        return [BY_ID["copy"], BY_ID["log"], (BY_ID["kind"], following), BACK]

    def action_kind(self) -> None:
        """Show the words for something else."""
        self._kind = KINDS[(KINDS.index(self._kind) + 1) % len(KINDS)]
        self.load()

    def action_log(self) -> None:
        """Write down that it went out, with its words."""
        words = self._words()
        at = self.services.interviews.situation()
        interview = held(at.file, self._wanted)
        self.shell.push_screen(InterviewLog(at, interview, str(self._kind), words))
