"""Pages that the palette opens by their name, from any screen with a record."""

from collections.abc import Callable
from functools import partial

from lorapp.screens.frame.routes import PROFILE, on_name, pushes
from lorapp.screens.frame.shell import Shell


def _always(place: str) -> Callable[[object], str]:
    return lambda _: place


on_name("Interviews", "Both clocks, what they meet, and the page to prepare with")(
    pushes("match.interviews:InterviewsScreen")
)
on_name("Rank list", "Your own order, what was certified, and what differs from it")(
    pushes("match.ranking:RankScreen")
)
on_name("Seasons", "The next season, earlier letters, and what does not carry over")(
    pushes("season.seasons:SeasonsScreen")
)
on_name("Applications for rotations", "What to apply for, papers, answers, and what it costs")(
    pushes("rotations.applying:ApplicationsScreen")
)
on_name("Match Week and SOAP", "The week by the hour on both clocks, sets and applications")(
    pushes("match.soap:SoapScreen")
)
on_name("To the first day", "The result, the list by visa class, who is owed a word, closing")(
    pushes("match.arrival:ArrivalScreen")
)
on_name("Compare record and portal", "Paste what the portal shows; only differences stay")(
    pushes("paths.portal.reconcile:ReconcilePath")
)
on_name("Entry sheet", "What to type and tick in the portal, value by value")(
    pushes("paths.portal.entry_sheet:EntrySheetScreen")
)
on_name("Costs and signals", "What the list costs, what one more costs, and signals left")(
    pushes("season.costs:CostsScreen")
)
on_name("Charts", "Letters over time, waiting, US experience and costs")(
    pushes("exports.charts:ChartsScreen")
)
for _kind, _name, _about in (
    ("week", "week review", "The last seven days and the next, and what is late"),
    ("nobody-forgotten", "nobody forgotten", "Who still waits for thanks or for news"),
    ("portfolio", "letter portfolio", "Every letter, the mix of letters, and what is thin"),
    ("assignments", "assignment sheet", "Program by program which letters to tick"),
    ("timeline", "season timeline", "The dates of your season on both clocks"),
    ("trust", "facts to look at again", "Old, unsourced or contradicted: what to trust"),
    ("audit", "audit", "Each letter event by event, and what is final"),
):
    on_name(f"Report: {_name}", _about)(
        pushes("exports.exporting:ExportsPath", _always(f"report:{_kind}"))
    )
on_name("Import a list", "Programs, mentors, rotations, letters and more from a spreadsheet")(
    pushes("paths.importing.import_programs:ImportPath")
)
on_name("Contacts file", "Take in mentors from a .vcf file, or save yours as one")(
    pushes("paths.importing.import_contacts:ContactsPath")
)
on_name("Backups", "Dated copies of your record, and the way back to one", without_record=True)(
    pushes("keeping.backups:BackupsScreen")
)
on_name("History", "What was done, and the way back for what was removed: undo, trash")(
    pushes("keeping.history:HistoryScreen")
)
on_name("Check-up", "Whether all is well with your record, its folder and this terminal")(
    pushes("keeping.checkup:CheckUpScreen")
)
on_name("Comments of advisors", "What came back on your share pack; take in more, or remove")(
    pushes("exports.comments:CommentsScreen")
)


@on_name(PROFILE, "Name, home zone, season, specialties; unknown is an answer too")
def profile(shell: Shell) -> None:
    """The applicant's own facts and goals."""
    profile_at(shell, "")


def profile_at(shell: Shell, first: str) -> None:
    """The applicant's own facts and goals, the cursor on one of them."""
    from lorapp.screens.forms.profile import ProfileSheet

    shell.ask(ProfileSheet(first))


@on_name("Picture of this screen", "Saved among the exports, as a file that browsers show")
def picture(shell: Shell) -> None:
    """What stands on the screen, once the palette has gone."""
    shell.call_after_refresh(shell.attempt, partial(_save_picture, shell))


def _save_picture(shell: Shell) -> None:
    from lorapp.services.exports.export_places import save_dated
    from lorapp.services.pages.screen_picture import alone

    drawn = alone(shell.export_screenshot(title="lorapp")).encode("utf-8", "replace")
    today = shell.services.unit.today()
    place = save_dated(shell.services.home, "screen", today, ".svg", drawn)
    hint = "" if shell.hides_names else " `H` first hides names."
    shell.say(f"Saved in exports: {place.name}.{hint}")
