"""An interview in sentences: how a line was understood, and one line for a list."""

from lorapp.domain.interviews.clocks import clocks_text, tripwire
from lorapp.domain.interviews.conflicts import conflicts
from lorapp.domain.interviews.dossier import how_words
from lorapp.domain.interviews.invitations import brief_invitation
from lorapp.domain.interviews.invited import QuickInvitation
from lorapp.domain.interviews.line import Quick, ZoneBy
from lorapp.domain.interviews.zones import label
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import Interview
from lorapp.domain.placing.programs.program_facts import UNKNOWN


def brief_text(at: Situation, interview: Interview) -> str:
    """The program, both clocks, how, and where it stands."""
    name = at.file.program(interview.program).name
    when = clocks_text(interview, at.file.applicant.timezone, at.today)
    parts = [f"{name}: {when}", how_words(interview), str(interview.status or UNKNOWN)]
    if interview.minutes:
        parts.append(f"{interview.minutes} min")
    return f"{', '.join(parts)}."


def understood_text(at: Situation, quick: Quick | QuickInvitation) -> str:
    """How a line was understood, in sentences; what it meets comes last."""
    if isinstance(quick, QuickInvitation):
        return " ".join(filter(None, (brief_invitation(at, quick.invitation), quick.remark)))
    interview = quick.interview
    told = [brief_text(at, interview)]
    if quick.zone_by is ZoneBy.STATE:
        state = at.file.program(interview.program).state
        told.append(f"{label(interview.zone or '')} is usual in {state}.")
    told += [quick.remark, tripwire(at, interview)]
    told += [met.text for met in conflicts(at, interview)]
    return " ".join(text for text in told if text)
