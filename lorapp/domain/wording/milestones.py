"""What the dates of a season mean, how firmly they are known, and by which custom."""

from collections.abc import Mapping
from typing import Final

from lorapp.domain.calendar.rows import RowStatus

MEANINGS: Final[Mapping[str, str]] = {
    "portal-renewed": (
        "Letters go through the new portal since then. Requests that were open had to be made anew."
    ),
    "season-opens": "From this day letters of the season can be entered and requested.",
    "img-token": "The token is the ticket into ERAS. Without it no entry for a letter can be made.",
    "writers-finish": (
        "A sensible day to name to writers: letters sent by then are ready before programs read."
    ),
    "submission-opens": (
        "Applications can be sent. Sending on the first day gains nothing: "
        "all carry the date on which programs begin to read."
    ),
    "release": "Programs see applications and letters from this hour. Be complete days before.",
    "surgery-interview-offers": "General surgery programs send their offers on the same day.",
    "season-ends": "Requests still open are lost. Letters on file can be carried over.",
    "nrmp-opens": "Register for the Match from this day. It is a service of its own, beside ERAS.",
    "nrmp-standard-deadline": "Registering for the Match costs more after this day.",
    "ranking-opens": "The rank list can be entered. Letters that are late still help until here.",
    "rank-list-due": "The list must be certified by this hour. Nothing can be changed after it.",
    "school-unmatched-report": "Schools learn who has no place. You need to do nothing.",
    "match-week": "You learn whether you matched, not yet where.",
    "soap-applications": "Without a place: from this hour applications to open positions count.",
    "soap-review": "Programs with open positions read from this hour.",
    "school-soap-report": "Schools learn about open positions. You need to do nothing.",
    "soap-offers": "Offers come in rounds. Each has to be answered within its round.",
    "soap-ends": "The last hour of SOAP. Then programs may be contacted freely.",
    "match-day": "You learn where you go. The people who wrote for you hear it from you first.",
    "pathways-open": "Applications to ECFMG's Pathways are taken from about this day.",
    "pathways-deadline": "The last day to apply for a Pathway to ECFMG certification.",
    "ecfmg-verified": (
        "ECFMG has to report by this hour that you can start training. "
        "Otherwise you drop out of the Match."
    ),
    "visa-path-settled": "Agree with the program, in writing, on the visa and on who files what.",
    "visa-sponsorship": "The sponsor has all it needs for the visa papers, so that .",
    "step-3-for-h1b": "An H-1B needs a passed Step 3 before the petition.",
    "orientation": "Many programs begin with paid orientation. Be in the country by then.",
    "visa-interview": "The visa has to be in the passport before day one.",
    "residency-begins": "Day one.",
    "scores-open": "Exam scores can be asked for, so that they arrive with the application.",
    "submission-due": "Applications that come later may not be read.",
    "target-date": "Applications complete by then are read from the start.",
    "registration-opens": "Registration for this match begins.",
    "interview-offers": "Programs send their offers on this day.",
    "pathways-close": "No applications for a Pathway of that year are taken after this day.",
    "signals-open": "Signals to programs can be sent.",
    "first-interviews": "Programs of this specialty begin to interview.",
    "program-registration-opens": "Programs register for the Match. You need to do nothing.",
    "rank-list": "The rank list of this match is due.",
    "results": "The results of this match come out.",
}
"""What each date is for, in one or two sentences, by the code of its row."""

CUSTOMS: Final[Mapping[str, str]] = {
    "J1": "the first Wednesday on or after 3 June",
    "J2": "the first Wednesday of September",
    "J3": "three weeks after applications open",
    "J4": "31 May",
    "N1": "15 September",
    "N2": "31 January",
    "N3": "1 February",
    "N4": "the Wednesday 12 days before Match Week",
    "N5": "the third Friday of March",
    "N6": "the Monday of Match Week",
    "M1": "the Monday of Match Week",
    "M2": "the Monday of Match Week",
    "M3": "the Tuesday of Match Week",
    "M4": "the Wednesday of Match Week",
    "M5": "the Thursday of Match Week",
    "M6": "the Thursday of Match Week",
    "E1": "31 January",
    "L1": "the same weekday as the year before",
    "L2": "the same weekday as the year before",
    "L3": "the same weekday as the year before",
    "L4": "the same weekday as the year before",
    "L5": "1 October",
    "V1": "1 September",
    "U1": "the fourth Friday of October",
    "P1": "1 July",
    "P2": "one week after Match Day",
    "P3": "31 May",
    "P4": "30 June",
    "P5": "15 June",
}
"""The custom by which each rule of projection counts."""


def meaning(code: str) -> str:
    """Say what a date is for; empty for one that only the applicant knows."""
    return MEANINGS.get(code, "")


def firmness(status: RowStatus, rule: str | None) -> str:
    """Say in a sentence how firmly a date is known; ``rule`` is the projection behind it."""
    if status is RowStatus.PROJECTED:
        custom = CUSTOMS.get(rule or "")
        counted = f" as {custom}" if custom else ""
        return f"Projected from earlier seasons{counted}; it raises no alarm."
    return {
        RowStatus.PUBLISHED: "Published on an official page.",
        RowStatus.SECONDARY: "Found on a secondary page. Look at the official one, too.",
        RowStatus.OPEN: "Not known yet: nothing has been found.",
    }[status]
