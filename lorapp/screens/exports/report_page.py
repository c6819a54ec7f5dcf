"""One report to read; from here it is saved in the form one needs."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.reports.every import TITLES, ReportKind
from lorapp.keymap import BACK, EXPORTS, READING, Command
from lorapp.screens.frame.writing_files import WritesFiles
from lorapp.screens.paths.reading import ReadingPage
from lorapp.services.computer.handing import saved
from lorapp.widgets.text.glyphs import own

FORMS: Final = EXPORTS[:3]
COPY: Final = READING[0]
LIST: Final = "Reports and exports"


class ReportPage(ReadingPage, WritesFiles):
    """Enter copies its words; `p`, `h` and `m` save it as PDF, web page and Markdown."""

    NAME = "A report"
    GUIDE = "reports"
    OWN_COMMANDS = (*READING, *FORMS, BACK)

    def __init__(self, kind: ReportKind, kept: Collection[str]) -> None:
        super().__init__(LIST, self._words)
        self._kind, self._kept = kind, kept

    def _words(self) -> str:
        from lorapp.services.pages.plain import plain

        return own(plain(self.services.reports.document(self._kind, self._kept), self.line_width))

    def key_line(self) -> Sequence[Command | tuple[Command, str]]:
        return [COPY, *FORMS, BACK]

    def action_save(self) -> None:
        self.action_save_as("text")

    def action_save_as(self, form: str) -> None:
        """Save the report in this form."""
        self.write(
            TITLES[self._kind], partial(save_report, self.services, self._kind, form, self._kept)
        )


def save_report(services: Services, kind: ReportKind, form: str, keep: Collection[str]) -> str:
    """Save a report in a form and say its place."""
    from lorapp.services.pages.forms import Form

    return saved(services.reports.save(kind, Form(form), keep))
