"""A short line to a person no letter is open with: it asks for nothing."""

from lorapp.domain.engine.steps import DraftKind
from lorapp.domain.letters.courtesy import PoliteDay
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.fields import one_line
from lorapp.domain.wording.names import salutation, specialty_words
from lorapp.services.correspondence.drafts import Draft, lint, paragraphs
from lorapp.services.correspondence.sandbox import render


def touch_fields(at: Situation, mentor_key: str) -> dict[str, object]:
    """What the line may name: where they met, and what the applicant does now."""
    person = at.file.mentor(mentor_key)
    met = [r for r in at.file.rotations if mentor_key in r.mentors and r.starts_on <= at.today]
    now = [r for r in at.file.rotations if r.starts_on <= at.today <= r.ends_on and r.site]
    specialty = specialty_words(at.file, at.file.first_specialty)
    season = at.file.applicant.season
    doing = f"preparing my {specialty} application for season {season}"
    if now:
        doing = f"at {now[0].site} at the moment, {doing}"
    return {
        "name": one_line(at.file.applicant.name),
        "writer": one_line(salutation(person.name)),
        "site": one_line(met[-1].site or "") if met else "",
        "place": one_line(now[0].site or "") if now else "your former student",
        "doing": one_line(doing),
    }


def touch_draft(
    at: Situation, mentor_key: str, template: str, polite: PoliteDay, send_text: str
) -> Draft:
    """Write the line. It belongs to no letter; its kind is that of news."""
    person = at.file.mentor(mentor_key)
    text = render(template, touch_fields(at, mentor_key))
    subject, _, body = text.lstrip("\n").partition("\n")
    subject, body = one_line(subject), paragraphs(body)
    found = lint(DraftKind.OUTCOME, subject, body, is_script=False)
    return Draft(
        kind=DraftKind.OUTCOME,
        letter="",
        variant="touch",
        to=person.email,
        to_name=one_line(person.name),
        subject=subject,
        body=body,
        send_on=polite.day,
        send_text=send_text,
        send_note=polite.reason or "",
        polite=polite.day == at.today,
        is_script=False,
        blanks=found.blanks,
        checks=found.checks,
        concerns=found.concerns,
        words=found.words,
        seconds=found.seconds,
    )
