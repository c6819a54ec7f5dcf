"""Writing all lists as one workbook: dates as dates, texts as texts, nothing computed."""

import io
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from lorapp.domain.applicant import Applicant
from lorapp.domain.dates import written_day
from lorapp.domain.sheets.limits import CELL_MAX, fitted
from lorapp.domain.sheets.sheet import ABOUT, Kind, Sheet, Value
from lorapp.domain.sheets.texts import cell_text, lines_needed, widths
from lorapp.domain.wording.days import count_words, day_short, home_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""The same day for every workbook, so that the same record gives the same bytes."""

_PLAIN: Final = {"valign": "top", "text_wrap": True}
_FORMATS: Final[Mapping[str, Mapping[str, Any]]] = {
    "heading": {
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "bg_color": "#E3E8EE",
        "bottom": 1,
        "bottom_color": "#7A8594",
    },
    "title": {"bold": True, "font_size": 16},
    "link": {"font_color": "#1F4E79", "underline": 1, "valign": "top"},
    "count": {"valign": "top", "align": "left"},
    "muted": {"font_color": "#5A6472", "text_wrap": True, "valign": "top"},
    Kind.TEXT: _PLAIN,
    Kind.NOTE: _PLAIN,
    Kind.FLAG: {"valign": "top"},
    Kind.NUMBER: {"valign": "top"},
    Kind.DAY: {"valign": "top", "num_format": "d mmm yyyy", "align": "left"},
    Kind.MOMENT: {"valign": "top", "num_format": "ddd d mmm yyyy hh:mm", "align": "left"},
    Kind.SHARE: {"valign": "top", "num_format": "0%"},
    "broken-share": {"valign": "top", "num_format": "0.0#####%"},
}
_LINE: Final = 15
"""Points a line of text is high."""
_LINES_MAX: Final = 12
"""Lines a row shows of a long note; the cell holds all of it."""
_HEAD_LINES: Final = 2
_ABOUT_WIDTHS: Final = (22, 8, 78)
_LETTER: Final = 1
"""US Letter, as workbooks count sizes of paper."""
_HUNDRED: Final = 100
_BARRED: Final = {0xFFFE: "\N{REPLACEMENT CHARACTER}", 0xFFFF: "\N{REPLACEMENT CHARACTER}"}
"""Characters that no XML file may hold."""

_NOTES: Final = (
    (
        "Programs, mentors, rotations, letters, interviews and contacts can be changed here and "
        "read back: I on the Programs screen, or lorapp import FILE --list mentors. Where a sheet "
        "has the column Short id in lorapp, leave it as it is: by it a row is found again."
    ),
    (
        "Dates are real dates. Where an hour matters, the heading or a column beside it names the "
        "clock. Nothing here is computed: a text that looks like a formula is only text."
    ),
)


def workbook(sheets: Sequence[Sheet], applicant: Applicant, now: datetime) -> bytes:
    """All sheets as one workbook, a page about it first."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, _OPTIONS) as book:
        book.set_properties({"title": "Lists of lorapp", "created": _EPOCH})
        formats = {name: book.add_format(dict(look)) for name, look in _FORMATS.items()}
        about = book.add_worksheet(ABOUT)
        pages = [_Page(book.add_worksheet(sheet.title), sheet, formats) for sheet in sheets]
        cut = sum([page.write() for page in pages])
        _write_about(about, sheets, formats, _sentences(applicant, now, cut))
    return stream.getvalue()


class _Page:
    """One sheet while it is written."""

    def __init__(self, page: "Worksheet", sheet: Sheet, formats: "Mapping[str, Format]") -> None:
        self._page, self._sheet, self._formats = page, sheet, formats
        self._widths = widths(sheet)
        self._cut = 0

    def write(self) -> int:
        """Write it; gives how many texts had to be cut."""
        page, sheet = self._page, self._sheet
        for at, (heading, width) in enumerate(zip(sheet.headings, self._widths, strict=True)):
            page.set_column(at, at, width)
            page.write_string(0, at, heading, self._formats["heading"])
        lines = max(map(lines_needed, sheet.headings, [width - 1 for width in self._widths]))
        page.set_row(0, _LINE * max(lines, _HEAD_LINES) + 2)
        for number, row in enumerate(sheet.rows, 1):
            self._write_row(number, row)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
        _for_paper(page)
        return self._cut

    def _write_row(self, number: int, row: Sequence[Value]) -> None:
        lines = 1
        for at, (value, kind) in enumerate(zip(row, self._sheet.kinds, strict=True)):
            if isinstance(value, str):
                lines = max(lines, lines_needed(value, self._widths[at]))
            if value is not None:
                self._write_cell(number, at, value, kind)
        self._page.set_row(number, _LINE * min(lines, _LINES_MAX))

    def _write_cell(self, row: int, at: int, value: Value, kind: Kind) -> None:
        page, look = self._page, self._formats[kind]
        if isinstance(value, bool):
            page.write_string(row, at, cell_text(value, kind), look)
        elif isinstance(value, date):
            page.write_datetime(row, at, _wall_clock(value), look)
        elif isinstance(value, int | float):
            if kind is Kind.SHARE and value != int(value):
                look = self._formats["broken-share"]
            page.write_number(row, at, value / _HUNDRED if kind is Kind.SHARE else value, look)
        else:
            text = fitted(str(value).translate(_BARRED))
            self._cut += len(text) < len(str(value))
            page.write_string(row, at, text, look)


def _wall_clock(value: date) -> datetime:
    """A day or a moment as a spreadsheet holds it: what a clock on the wall shows."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime(value.year, value.month, value.day)  # noqa: DTZ001  spreadsheets know no zones


def _write_about(
    page: "Worksheet",
    sheets: Sequence[Sheet],
    formats: "Mapping[str, Format]",
    sentences: Sequence[str],
) -> None:
    """The first page: what this is, when it was made, and what each sheet holds."""
    page.hide_gridlines(2)
    for at, width in enumerate(_ABOUT_WIDTHS):
        page.set_column(at, at, width)
    page.write_string(0, 0, "Lists of lorapp", formats["title"])
    page.set_row(0, 2 * _LINE)
    for row, sentence in enumerate(sentences, 1):
        page.merge_range(row, 0, row, len(_ABOUT_WIDTHS) - 1, "", formats["muted"])
        page.write_string(row, 0, fitted(sentence.translate(_BARRED)), formats["muted"])
        page.set_row(row, _LINE * lines_needed(sentence, sum(_ABOUT_WIDTHS)) + 3)
    head = len(sentences) + 2
    for at, heading in enumerate(("Sheet", "Rows", "What a row is")):
        page.write_string(head, at, heading, formats["heading"])
    for row, sheet in enumerate(sheets, head + 1):
        page.write_url(row, 0, f"internal:'{sheet.title}'!A1", formats["link"], sheet.title)
        page.write_number(row, 1, len(sheet.rows), formats["count"])
        page.write_string(row, 2, sheet.about, formats[Kind.TEXT])
    _for_paper(page)
    page.activate()


def _sentences(applicant: Applicant, now: datetime, cut: int) -> list[str]:
    day = now.astimezone(applicant.zone).date()
    told = home_text(now, applicant, day)
    when = told.replace(day_short(day, day, act_on=True), written_day(day), 1)
    made = f"{applicant.name}, season {applicant.season}. Made {when}."
    if not cut:
        return [made, *_NOTES]
    texts = f"{count_words(cut, 'text')} {'was' if cut == 1 else 'were'}"
    return [
        made,
        *_NOTES,
        (
            f"{texts} longer than the {CELL_MAX:,} characters of a cell and end with …; the CSV "
            "files hold all of it."
        ),
    ]


def _for_paper(page: "Worksheet") -> None:
    """Letter paper on its side, as many pages long as it needs and one wide."""
    page.set_landscape()
    page.set_paper(_LETTER)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
