"""What happened around interviews and the rank list, for the week in review."""

from collections.abc import Iterator
from datetime import date, datetime

from lorapp.domain.interviews.invitations import brief_invitation
from lorapp.domain.letters.situation import Situation
from lorapp.domain.matches import match_words
from lorapp.domain.wording.days import count_words


def matching_facts(at: Situation) -> Iterator[tuple[date, str]]:
    """Invitations that came, lists that were certified, results, and lines ticked off."""
    for invitation in at.file.invitations:
        yield invitation.on, brief_invitation(at, invitation).rstrip(".")
    if at.file.outcomes or at.file.tasks or at.file.closings:
        yield from _endings(at)
    if at.file.rotation_applications:
        from lorapp.domain.applying.told import happened

        yield from happened(at)
    if at.file.soap_plans or at.file.soap_applications or at.file.drills:
        yield from _soap(at)
    for one in at.file.certifications:
        moment = one.at
        if isinstance(moment, datetime):
            moment = moment.astimezone(at.file.applicant.zone).date()
        count = count_words(len(one.programs), "program") or "no program"
        yield moment, f"{match_words(one.match)} rank list certified, {count}"


def _soap(at: Situation) -> Iterator[tuple[date, str]]:
    """Sets called ready, applications sent, and rehearsals."""
    from lorapp.domain.soap.sent import status_words
    from lorapp.domain.wording.names import specialty_words

    for plan in at.file.soap_plans:
        if plan.ready_on is not None:
            yield plan.ready_on, f"SOAP set ready, {specialty_words(at.file, plan.specialty)}"
    for sent in at.file.soap_applications:
        moment = sent.at
        if isinstance(moment, datetime):
            moment = moment.astimezone(at.file.applicant.zone).date()
        yield moment, f"SOAP application, {sent.name}: {status_words(at, sent)}"
    for drill in at.file.drills:
        yield drill.on, "Rehearsal of Match Week"


def _endings(at: Situation) -> Iterator[tuple[date, str]]:
    """Results, lines of the way to the first day that are done, and closings."""
    from lorapp.domain.arrival.onboarding import TaskState, onboarding
    from lorapp.domain.arrival.outcomes import outcome_words

    for one in at.file.outcomes:
        yield one.on, outcome_words(at.file, one)
    plan = onboarding(at)
    for task in plan.tasks if plan else ():
        if task.state is TaskState.DONE:
            yield task.due_on, f"{task.line.title}: done"
    for closing in at.file.closings:
        yield closing.on, f"Season {closing.season} closed"
