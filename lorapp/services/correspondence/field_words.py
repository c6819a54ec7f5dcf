"""What the fields of the templates are, for who writes wordings of their own."""

from collections.abc import Mapping
from typing import Final

TOUCH: Final = "touch"
FACTS: Final = "fact-sheet"
GUIDE: Final = "upload-"
PROGRAM: Final = "program-late-letter"

MESSAGE: Final[Mapping[str, str]] = {
    "greeting": "the greeting of the tone: Dear Dr. Umetani,",
    "closing": "the closing of the tone: With kind regards,",
    "thanks_line": "thanks for the yes, with its day",
    "busy": "I know how full your weeks are (no full stop)",
    "no_task": "There is nothing you need to do.",
    "keep_touch": "I would be glad to stay in touch.",
    "exit": "the way out of an ask, with I will understand",
    "exit_late": "the way out of a late reminder (no full stop)",
    "papers_again": "says that the papers are attached once more",
    "tone": "formal, warm or friendly, to choose by",
    "situation": "usual, late, standardized, refresh, home or chair, to choose by",
    "name": "your name",
    "aamc_id": "your AAMC ID",
    "writer": "Dr. Umetani",
    "writer_full": "Dr. Priscilla Umetani",
    "institution": "where the writer works",
    "helper": "the name of the assistant",
    "email": "the writer's address",
    "program": "a program the writer knows",
    "letter": "neurology letter",
    "application": "neurology residency application",
    "specialty": "neurology; empty for a letter that serves several",
    "general": "yes for a letter that serves several specialties",
    "standardized": "yes for a standardized letter",
    "form_name": "the name of the standardized form",
    "chair": "yes for a letter of the department's head",
    "waiver": "a sentence on the right to see the letter",
    "keeps_right": "yes for a letter whose waiver was declined",
    "letter_id": "the letter ID of the request form",
    "by_form": "yes where a form goes to the writer instead of a link",
    "platform": "AAMC Letter Writer Portal",
    "season": "2027",
    "service": "eras, residencycas or sf-match",
    "qualities": "a list: what you hope the letter speaks to",
    "site": "where you worked together",
    "stay": "elective, observership, research stay",
    "stay_dates": "1 to 26 June",
    "stay_basis": "hands-on or observation only",
    "hours": "hours a week",
    "setting": "inpatient, outpatient or mixed",
    "ended_on": "the day it ended; empty while it lasts",
    "asked_on": "the day you asked",
    "agreed_on": "the day of the yes",
    "promised_on": "the day that was promised",
    "confirmed_on": "the day the entry was confirmed",
    "requested_on": "the day the portal sent the link",
    "uploaded_on": "the day the letter came",
    "feedback_on": "the day of the last feedback",
    "imported_from": "the season an old letter came from",
    "deadline": "Friday 27 November",
    "deadline_short": "27 November",
    "deadline_passed": "yes when the day stated has passed",
    "reason": "a sentence: why the day matters",
    "needed": "a sentence: which day the letter is needed on",
    "soon": "the Friday a late letter is asked for by",
    "soon_short": "27 November",
    "matched": "the program you matched at",
    "applied": "yes once an application is out",
    "interviews": "3 programs; empty without one",
    "today_short": "today: 23 November",
    "file_rules": "what the portal takes as a file",
    "sender_hint": "whom the portal's mail comes from",
    "attached": "a list: what the packet holds",
    "changed": "a list: what changed since the packet",
    "built_in": "yes where the form is inside the portal",
    "new_portal": "yes from season 2027 on",
}
"""The fields of every message about a letter."""

_FACTS: Final[Mapping[str, str]] = {
    "moments": "a list: what the writer saw",
    "feedback": "a list: what the writer told you",
}
_TOUCH: Final[Mapping[str, str]] = {
    **{name: MESSAGE[name] for name in ("greeting", "closing", "no_task", "keep_touch", "tone")},
    "name": MESSAGE["name"],
    "writer": MESSAGE["writer"],
    "site": "where you met",
    "place": "where you are now",
    "doing": "what you do now",
}
_PROGRAM: Final[Mapping[str, str]] = {
    "name": MESSAGE["name"],
    "aamc_id": MESSAGE["aamc_id"],
    "program": "the program's name",
    "writer": MESSAGE["writer_full"],
    "service": "ERAS, ResidencyCAS or SF Match",
}


def fields_of(template: str) -> Mapping[str, str]:
    """The fields a template may use, each with what it holds."""
    if template == TOUCH:
        return _TOUCH
    if template == PROGRAM:
        return _PROGRAM
    return {**MESSAGE, **_FACTS} if template == FACTS else MESSAGE
