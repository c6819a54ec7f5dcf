"""What can leave lorapp, row by row: what is in it, who should see it, and what makes it."""

from collections.abc import Callable
from typing import Final

from lorapp.bootstrap import Services
from lorapp.domain.reports.every import TITLES, ReportKind
from lorapp.domain.sharing.levels import Level
from lorapp.frozen import dataclass
from lorapp.services.computer.handing import saved, shown_path
from lorapp.services.exports.export_places import dated_place, save_dated

Make = Callable[["Services"], str]
"""Writes the file and says its name and folder."""

READ: Final = "read"
SAVE: Final = "save"
FORMS: Final = "PDF, web page, Markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One row. ``why`` is what the panel says; ``make`` writes its file in one go.

    ``report`` names a report, which is read first and saved in a form of choice; ``opens`` names
    a screen or dialog that asks something before.
    """

    id: str
    title: str
    fact: str
    why: tuple[str, ...]
    verb: str = SAVE
    make: Make | None = None
    report: ReportKind | None = None
    opens: str = ""


def _calendar(services: Services, *, private: bool) -> str:
    return saved(services.calendar_file.write(private=private))


def _contacts(services: Services) -> str:
    return saved(services.contacts_file.write())


def _tables(services: Services) -> str:
    folder = dated_place(services.home, "tables", services.unit.today(), "")
    written = services.sheets.write_csv(folder)
    return f"Saved {len(written)} tables in {shown_path(folder)}"


def _workbook(services: Services) -> str:
    place = dated_place(services.home, "tables", services.unit.today(), ".xlsx")
    return saved(services.sheets.write_xlsx(place))


def _masked_workbook(services: Services) -> str:
    place = dated_place(services.home, "tables-masked", services.unit.today(), ".xlsx")
    return saved(services.sheets.write_xlsx(place, Level()))


def _record(services: Services) -> str:
    content = services.exchange.export_json().encode("utf-8")
    return saved(save_dated(services.home, "record", services.unit.today(), ".json", content))


def _report(kind: ReportKind, *why: str) -> Piece:
    return Piece(
        id=f"report:{kind}", title=TITLES[kind], fact=FORMS, why=why, verb=READ, report=kind
    )


YOURS: Final = "For you; it names people."
LOOK: Final = (
    _report(
        ReportKind.WEEK,
        "What happened in the last seven days, what is due in the next, what is late and why.",
        YOURS,
    ),
    _report(
        ReportKind.NOBODY_FORGOTTEN,
        "Everyone who helped, and who still waits for thanks or for news of the outcome.",
        YOURS,
    ),
    _report(
        ReportKind.PORTFOLIO,
        "Every letter with what it proves, themes, experience, and what is still thin.",
        "For you and whoever you talk it over with; it names people. What a letter says is not "
        "in it.",
    ),
    _report(
        ReportKind.ASSIGNMENTS,
        "Program by program which letters are there, which are planned, and what they ask.",
        "For the evening before the portal; it names people and programs.",
    ),
    _report(
        ReportKind.TIMELINE,
        "The dates of your season in both clocks, with your own steps between them.",
        YOURS,
    ),
    _report(
        ReportKind.TRUST,
        "Facts read long ago, without a source or contradicted, and what is decided by them.",
        "For you, before you rely on one.",
    ),
    Piece(
        id="charts",
        title="Charts",
        fact="picture, table, SVG",
        why=(
            "Letters over time, days from request to upload, US experience, costs.",
            "Each as a picture or as a table; `s` there saves the picture.",
        ),
        verb="open",
        opens="charts",
    ),
    _report(
        ReportKind.AUDIT,
        "Every letter event by event, what cannot be taken back, and what the portal showed.",
        "For you, and as evidence of what happened when; it names people and programs.",
    ),
)
HAND_ON: Final = (
    Piece(
        id="share",
        title="Share pack for an advisor",
        fact=FORMS,
        why=(
            "What an advisor needs to advise you, without your notes, addresses and identifiers.",
            "You choose first who is named; what is masked is not in the file at all.",
            "Beside it lies a small file for their comments.",
        ),
        verb="choose",
        opens="share",
    ),
    Piece(
        id="comments",
        title="Take in an advisor's comments",
        fact="file or paste",
        why=(
            "What came back on a share pack: each comment stands with the record it is about.",
            "`a` there takes in the small file, or a mail with it pasted.",
        ),
        verb="open",
        opens="comments",
    ),
    Piece(
        id="workbook-masked",
        title="Tables without names",
        fact=".xlsx",
        why=(
            "Every list as a sheet, for others: people by their roles, programs by numbers.",
            "Notes, identifiers, addresses and places of work are not in the file at all.",
        ),
        make=_masked_workbook,
    ),
)
TAKE_ALONG: Final = (
    Piece(
        id="calendar-private",
        title="Calendar without names",
        fact=".ics",
        why=(
            "Every date of your season with alarms, for a calendar that others see.",
            "It names no person, hospital or program. A later file updates what this one brought.",
        ),
        make=lambda services: _calendar(services, private=True),
    ),
    Piece(
        id="calendar",
        title="Calendar with names",
        fact=".ics",
        why=(
            "Every date of your season with alarms, and with the names of people and programs.",
            "For your own calendar only. A later file updates what this one brought.",
        ),
        make=lambda services: _calendar(services, private=False),
    ),
    Piece(
        id="contacts",
        title="Contacts",
        fact=".vcf",
        why=(
            "Your mentors and their assistants as contact cards for a phone or mail program.",
            "For your own devices; without your notes and without people not to be contacted.",
        ),
        make=_contacts,
    ),
    Piece(
        id="tables",
        title="Tables as a folder of CSV files",
        fact=".csv",
        why=(
            "Every list of the record as a file of its own, for any spreadsheet.",
            "Your notes are in them: look before you pass one on.",
        ),
        make=_tables,
    ),
    Piece(
        id="workbook",
        title="Tables as one workbook",
        fact=".xlsx",
        why=(
            "Every list of the record as a sheet, with dates as dates and filters.",
            "Your notes are in it: look before you pass it on.",
        ),
        make=_workbook,
    ),
    Piece(
        id="record",
        title="Everything",
        fact=".json",
        why=(
            "The whole record in one open file, which lorapp takes back field by field.",
            "For you alone: it holds all names, notes and identifiers.",
        ),
        make=_record,
    ),
)
GROUPS: Final[tuple[tuple[str, tuple[Piece, ...]], ...]] = (
    ("Look", LOOK),
    ("Hand on", HAND_ON),
    ("Take along", TAKE_ALONG),
)
