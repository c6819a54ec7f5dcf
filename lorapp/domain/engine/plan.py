"""One pure function decides everything the applicant is told to do."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

from lorapp.domain.engine.closed import closed_seasons, is_left_behind, season_of
from lorapp.domain.engine.rules import (
    again,
    applying,
    arriving,
    asking,
    backing_up,
    chairs,
    documents,
    following_up,
    keeping,
    placing,
    portal,
    ranking,
    rotating,
    season,
    soaping,
    thanking,
)
from lorapp.domain.engine.sketch import Sketch, finish
from lorapp.domain.engine.steps import Plan, Step, StepState
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile

Rule = Callable[[Situation], Iterator[Sketch]]

RULES: tuple[Rule, ...] = (
    applying.apply_rotation,
    applying.rotation_paper,
    applying.await_rotation_answer,
    rotating.tell_goal,
    rotating.log_moment,
    rotating.ask_feedback,
    rotating.thank_rotation,
    chairs.chair_appointment,
    asking.ask,
    asking.await_answer,
    asking.send_packet,
    portal.entries,
    portal.check_receipt,
    portal.check_portal,
    portal.mend_entry,
    keeping.keep_letters,
    keeping.import_letters,
    following_up.remind,
    backing_up.line_up_backup,
    placing.assign,
    thanking.thank,
    thanking.tell_outcome,
    thanking.keep_in_touch,
    documents.document,
    documents.refresh,
    season.milestone_steps,
    season.interview,
    ranking.answer_invitation,
    ranking.certify_ranks,
    soaping.prepare_sets,
    soaping.rehearse,
    soaping.match_week,
    arriving.record_outcome,
    arriving.onboard,
    arriving.first_day_note,
    again.ask_reuse,
    again.import_processing,
    again.next_season,
    again.start_season,
)

_QUIET = frozenset({StepState.ASLEEP, StepState.MISSED})


def plan(file: SeasonFile, now: datetime, at: Situation | None = None) -> Plan:
    """Compute every step at ``now`` (aware), the most urgent first.

    The same record and instant give the same plan. Steps asleep or missed come last; ties
    break by day, then by id. ``at`` is that situation where somebody has it already.
    """
    at = at or Situation(file, now)
    notes = {note.id: note for note in file.steps}
    steps: list[Step] = []
    closed = closed_seasons(at)
    for rule in RULES:
        for sketch in rule(at):
            if closed and season_of(at, sketch) in closed:
                continue
            if is_left_behind(at, sketch):
                continue
            step = finish(at, sketch, notes.get(sketch.id))
            if step:
                steps.append(step)
    return Plan(at.today, at.sending_day, tuple(sorted(steps, key=_order)))


def _order(step: Step) -> tuple[bool, int, date, str]:
    return (step.state in _QUIET, -step.urgency.total, step.due, step.id)
