"""How to reach a person, and what is next between the two: a promise, a word."""

from datetime import timedelta

from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Mentor
from lorapp.domain.relations import Touch, open_promise
from lorapp.domain.wording.days import count_words
from lorapp.widgets.text.glyphs import own
from lorapp.widgets.text.when import day_text


def ahead_of(at: Situation, mentor: Mentor, touch: Touch) -> list[tuple[str, str]]:
    """What the person promised, and when a word is due by the interval of the role."""
    promised = open_promise(at, mentor.key)
    last = None if mentor.do_not_contact else touch.last_on
    word = ""
    if last is not None:
        first, latest = (last + timedelta(days) for days in (touch.ideal, touch.most))
        word = f"from {day_text(first, at.today)}, by {day_text(latest, at.today)}"
    return [
        ("Promised", f"the letter by {day_text(promised, at.today)}" if promised else ""),
        ("Next word", word),
    ]


def promise_short(at: Situation, mentor: Mentor) -> str:
    """An open promise, for the end of a line."""
    promised = open_promise(at, mentor.key)
    return f" · promised {day_text(promised, at.today)}" if promised else ""


def reach_of(at: Situation, mentor: Mentor) -> list[tuple[str, str]]:
    """How to reach the person, and how they wish to be treated."""
    rest = [mail for mail in mentor.emails if mail.address != mentor.email]
    old = [mail.address for mail in rest if mail.current is False]
    more = [mail.address for mail in rest if mail.current is not False]
    wish = mentor.reminder_wish
    days = ", ".join(map(str, wish.days_before)) if wish else ""
    lead = mentor.lead_time_days
    return [
        ("E-mail", mentor.email or "unknown"),
        ("And also", ", ".join(more)),
        ("Old e-mail", ", ".join(old)),
        ("Phone", mentor.phone or ""),
        ("Reminders", f"wishes them {days} days before the deadline" if days else ""),
        ("Prefers", _wishes(mentor)),
        ("Needs", f"{count_words(lead, 'day')} to write" if lead else ""),
        ("Away", f"until {day_text(mentor.away_until, at.today)}" if mentor.away_until else ""),
        ("Left", f"on {day_text(mentor.left_on, at.today)}" if mentor.left_on else ""),
        *(("Assistant", _helper_text(mentor, number)) for number in range(len(mentor.helpers))),
        ("Knows", ", ".join(at.file.program(key).name for key in mentor.knows_programs)),
    ]


def _wishes(mentor: Mentor) -> str:
    """How the person likes to be reached, and whether a page of facts is welcome."""
    told = {True: "wants a page of facts", False: "wants no page of facts", None: ""}
    parts = (str(mentor.prefers or "").replace("-", " "), told[mentor.wants_facts])
    return own(" · ").join(part for part in parts if part)


def _helper_text(mentor: Mentor, number: int) -> str:
    helper = mentor.helpers[number]
    parts = (helper.name, helper.role, helper.email, helper.phone)
    return " · ".join(part for part in parts if part)
