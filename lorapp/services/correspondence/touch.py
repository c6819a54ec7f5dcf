"""A short line to a person no letter is open with: it asks for nothing."""

from typing import Final

from lorapp.domain.arrival.outcomes import PLACES, first_day, outcomes_of, place_name
from lorapp.domain.arrival.record import MatchOutcome, MatchResult
from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.courtesy import PoliteDay
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import day_plain
from lorapp.domain.wording.fields import one_line
from lorapp.domain.wording.names import greeted, salutation, specialty_words
from lorapp.domain.wording.tones import Tone, phrases
from lorapp.services.correspondence.drafts import Draft, looked_over

TRAINS: Final = "now in my"
"""How the line begins once the first day has come."""


def touch_fields(at: Situation, mentor_key: str, tone: Tone) -> dict[str, object]:
    """What the line may name: where they met, and what the applicant does now."""
    person = at.file.mentor(mentor_key)
    met = [r for r in at.file.rotations if mentor_key in r.mentors and r.starts_on <= at.today]
    now = [r for r in at.file.rotations if r.starts_on <= at.today <= r.ends_on and r.site]
    specialty = specialty_words(at.file, at.file.first_specialty)
    season = at.file.applicant.season
    doing = f"preparing my {specialty} application for season {season}"
    if now:
        doing = f"at {now[0].site} at the moment, {doing}"
    place = now[0].site or "" if now else "your former student"
    results = outcomes_of(at.file, season, at.today)
    if results:
        doing = result_doing(at, results[0])
        trains = doing.startswith(TRAINS)
        place = place_name(at.file, results[0]) if trains else "your former student"
    writer = one_line(salutation(person.name))
    shared = phrases(tone, to=one_line(greeted(person.name)), agreed_on="")
    return {
        **{name: shared[name] for name in ("greeting", "closing", "no_task", "keep_touch")},
        "tone": tone.value,
        "name": one_line(at.file.applicant.name),
        "writer": writer,
        "site": one_line(met[-1].site or "") if met else "",
        "place": one_line(place),
        "doing": one_line(doing),
    }


def result_doing(at: Situation, outcome: MatchOutcome) -> str:
    """What the applicant does since the result, as it follows on "I am"."""
    specialty = specialty_words(at.file, at.file.first_specialty)
    kind = f"{specialty} residency" if specialty else "residency"
    if outcome.result not in PLACES:
        left = "out of this season's Match" if outcome.result is MatchResult.WITHDREW else ""
        return f"{left or 'without a place this season'}, and preparing my next step"
    name, begins = place_name(at.file, outcome), first_day(at.file, outcome)
    if not name:
        return f"going to train in {kind}"
    if begins is not None and begins <= at.today:
        return f"{TRAINS} {kind} at {name}"
    day = f", from {day_plain(begins, at.today)} on" if begins else ""
    return f"going to train in {kind} at {name}{day}"


def touch_draft(
    at: Situation,
    mentor_key: str,
    words: tuple[str, str],
    polite: PoliteDay,
    send_text: str,
    tone: Tone,
) -> Draft:
    """Write the line. It belongs to no letter; its kind is that of news."""
    person = at.file.mentor(mentor_key)
    subject, body = words
    draft = Draft(
        kind=DraftKind.OUTCOME,
        letter="",
        variant="touch" if tone is Tone.FORMAL else f"touch/{tone}",
        to=person.email,
        to_name=one_line(person.name),
        subject=subject,
        body=body,
        send_on=polite.day,
        send_text=send_text,
        send_note=polite.reason or "",
        is_script=False,
        tone=tone,
    )
    return looked_over(draft)
