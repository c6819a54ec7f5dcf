"""Pages that the palette opens by their name, from any screen with a record."""

from functools import partial

from lorapp.screens.frame.routes import PROFILE, on_name
from lorapp.screens.frame.shell import Shell


@on_name(PROFILE, "Change what you said at the start; unknown is an answer too")
def profile(shell: Shell) -> None:
    """The applicant's own facts and goals."""
    profile_at(shell, "")


def profile_at(shell: Shell, first: str) -> None:
    """The applicant's own facts and goals, the cursor on one of them."""
    from lorapp.screens.forms.base import FormScreen
    from lorapp.screens.forms.profile import ProfileSheet

    shell.push_screen(FormScreen(ProfileSheet(first)))


@on_name("To the first day", "The result, the list by visa class, who is owed a word, closing")
def arrival(shell: Shell) -> None:
    """The way from the result to the first day."""
    from lorapp.screens.match.arrival import ArrivalScreen

    shell.push_screen(ArrivalScreen())


@on_name("Compare record and portal", "Paste what the portal shows; only differences stay")
def compare_portal(shell: Shell) -> None:
    """The record beside the portal's page."""
    from lorapp.screens.paths.portal.reconcile import ReconcilePath

    shell.push_screen(ReconcilePath())


@on_name("Entry sheet", "What to type and tick in the portal, value by value")
def entry_sheet(shell: Shell) -> None:
    """All letters and programs in the order of the portal's screens."""
    from lorapp.screens.paths.portal.entry_sheet import EntrySheetScreen

    shell.push_screen(EntrySheetScreen())


@on_name("Costs and signals", "What the list costs, what one more costs, and signals left")
def costs(shell: Shell) -> None:
    """Fees, rotations and signals of the season."""
    from lorapp.screens.season.costs import CostsScreen

    shell.push_screen(CostsScreen())


@on_name("Charts", "Letters over time, waiting, US experience and costs")
def charts(shell: Shell) -> None:
    """The charts, each as a picture or as its table."""
    from lorapp.screens.exports.charts import ChartsScreen

    shell.push_screen(ChartsScreen())


@on_name("Import a list", "Programs, mentors, rotations, letters and more from a spreadsheet")
def list_of_rows(shell: Shell) -> None:
    """Where the list is."""
    from lorapp.screens.programs.program_ways import import_list

    shell.push_screen(import_list())


@on_name("Contacts file", "Take in mentors from a .vcf file, or save yours as one")
def contacts_file(shell: Shell) -> None:
    """Where the contacts are."""
    from lorapp.screens.paths.importing.import_contacts import ContactsPath

    shell.push_screen(ContactsPath())


@on_name("Backups", "Dated copies of your record, and the way back to one", without_record=True)
def backups(shell: Shell) -> None:
    """The copies of the store."""
    from lorapp.screens.keeping.backups import BackupsScreen

    shell.push_screen(BackupsScreen())


@on_name("History", "What was done, and the way back for what was removed: undo, trash")
def history(shell: Shell) -> None:
    """Every action, and what can be brought back."""
    from lorapp.screens.keeping.history import HistoryScreen

    shell.push_screen(HistoryScreen())


@on_name("Check-up", "Whether all is well with your record, its folder and this terminal")
def check_up(shell: Shell) -> None:
    """Everything looked over, each finding with what to do."""
    from lorapp.screens.keeping.checkup import CheckUpScreen

    shell.push_screen(CheckUpScreen())


@on_name("Comments of advisors", "What came back on your share pack; take in more, or remove")
def comments(shell: Shell) -> None:
    """Every comment, by its record."""
    from lorapp.screens.exports.comments import CommentsScreen

    shell.push_screen(CommentsScreen())


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
