"""The keys of each main screen, and of the records right behind it."""

from typing import Final

from lorapp.keymap.command import Command

TODAY: Final = (
    Command("today.log", "l", "log", "log", "Log what happened"),
    Command("today.snooze", "z", "snooze", "snooze", "Let this step sleep until a day"),
    Command("today.not_needed", "x", "not_needed", "not needed", "This step is not needed"),
    Command("today.why", "w", "why", "why first", "Why this first, and why not the others"),
    Command("today.profile", "e", "app.profile", "profile", "Your profile and goals"),
    Command("today.panel", "space", "panel", "more", "The whole panel"),
)

ROTATIONS: Final = (
    Command("rotations.add", "a", "add", "add", "Add a rotation"),
    Command("rotations.edit", "e", "edit", "edit", "Change this rotation"),
    Command("rotations.moment", "m", "moment", "moment", "Note a moment from this rotation"),
    Command("rotations.remove", "x,delete", "remove", "remove", "Remove this rotation"),
    Command("rotations.applications", "p", "applications", "apply", "Applications for rotations"),
    Command("rotations.view", "v", "view", "timeline", "List or line of months"),
    Command("rotations.import", "I", "import_list", "import", "Import a list of rotations"),
    Command("rotations.panel", "space", "panel", "more", "The whole panel"),
)

MENTORS: Final = (
    Command("mentors.log", "l", "log", "log", "Log a contact"),
    Command("mentors.write", "w", "write", "write", "Write to this person"),
    Command("mentors.moment", "m", "moment", "moment", "Note a moment this person saw"),
    Command("mentors.add", "a", "add", "add", "Add a mentor"),
    Command("mentors.edit", "e", "edit", "edit", "Change this mentor"),
    Command("mentors.view", "v", "view", "ranking", "People, or who could write by points"),
    Command("mentors.quiet", "t", "quiet", "quiet since", "Only those not heard from for long"),
    Command("mentors.merge", "M", "merge", "merge", "Make one person of two spellings"),
    Command("mentors.contacts", "i", "contacts", "contacts", "Read or write a contacts file"),
    Command("mentors.import", "I", "import_list", "import", "Import a list of mentors"),
    Command("mentors.remove", "x,delete", "remove", "remove", "Remove this mentor"),
    Command("mentors.panel", "space", "panel", "more", "The whole panel"),
)

LETTER: Final = (
    Command("letters.log", "l", "log", "log", "Log what happened to this letter"),
    Command("letters.message", "m", "message", "message", "Write the message that is next"),
    Command("letters.add", "a", "add", "add", "Plan a letter"),
    Command("letters.edit", "e", "edit", "edit", "Change this letter"),
    Command("letters.copy", "c", "copy", "copy", "Copy an identifier; again: the next"),
    Command("letters.correct", "C", "correct", "correct", "Take back an event logged by mistake"),
    Command("letters.snooze", "z", "snooze", "snooze", "Let this letter's step sleep until a day"),
    Command(
        "letters.not_needed", "x", "not_needed", "not needed", "This letter's step is not needed"
    ),
)

LETTERS: Final = (
    *LETTER,
    Command("letters.record", "space", "record", "record", "The whole record of this letter"),
    Command("letters.view", "v", "view", "table", "Change between board and table"),
    Command("letters.order", "o", "order", "order", "Order the table by another column"),
)

LETTER_RECORD: Final = (
    *LETTER,
    Command("letter.next", "enter", "next", "open", "The obvious next thing of this letter"),
    Command("letter.down", "down,j", "letter(1)", "next letter", "The next letter"),
    Command("letter.up", "up,k", "letter(-1)", "letter before", "The letter before"),
    Command("letter.page_down", "space,pagedown", "page(1)", "read on", "Read on"),
    Command("letter.page_up", "pageup", "page(-1)", "read back", "Read back"),
)

SEASON: Final = (
    Command("season.own", "e", "own", "own date", "Put your own date in its place"),
    Command("season.shipped", "b", "shipped", "shipped date", "Back to the shipped date"),
    Command("season.interviews", "d", "interviews", "interviews", "Interviews, by their days"),
    Command(
        "season.ranks", "r", "named('Rank list')", "rank list", "Your rank list, in your own order"
    ),
    Command("season.view", "v", "view", "month", "Agenda, month, or line of months"),
    Command("season.today", "t", "today", "today", "Go to today"),
    Command("season.go", "T", "go_to", "go to", "Go to a day you type"),
    Command("season.other", "y", "other_season", "year", "Dates of the next season, or the last"),
    Command("season.calendar", "i", "calendar", "calendar file", "Write a calendar file (.ics)"),
    Command(
        "season.seasons",
        "s",
        "named('Seasons')",
        "seasons",
        "Seasons: the next one, earlier letters",
    ),
    Command(
        "season.soap",
        "w",
        "named('Match Week and SOAP')",
        "Match Week",
        "Match Week and SOAP, hour by hour",
    ),
    Command("season.arrival", "o", "arrival", "first day", "To the first day: result and list"),
    Command("season.panel", "space", "panel", "more", "The whole panel"),
)

MONTH: Final = (
    Command("month.left", "left", "days(-1)", "day before"),
    Command("month.right", "right", "days(1)", "next day"),
    Command("month.up", "up,k", "days(-7)", "week before"),
    Command("month.down", "down,j", "days(7)", "next week"),
    Command("month.before", "pageup,left_square_bracket", "months(-1)", "month before"),
    Command("month.after", "pagedown,right_square_bracket", "months(1)", "next month"),
    Command("month.choose", "enter", "choose", "in the agenda"),
)

PAGES: Final = (Command("guide.read_on", "space", "read_on", "read on", "Read on"),)

PAGE: Final = (
    Command("page.down", "j,down", "scroll(1)", "down"),
    Command("page.up", "k,up", "scroll(-1)", "up"),
    Command("page.read_on", "space,pagedown", "read_on", "read on", "Read on"),
    Command("page.read_back", "pageup", "read_back", "read back", "Read back"),
    Command("page.top", "g,home", "top", "top"),
    Command("page.bottom", "G,end", "bottom", "bottom"),
    Command("page.links", "enter", "links", "pages named", "Open a page that is named here"),
    Command("page.after", "right,n", "turn(1)", "next page", "The next page of the guide"),
    Command("page.before", "left,p", "turn(-1)", "page before", "The page before"),
)
