"""The sets for SOAP: what is proposed for a specialty, what was chosen, and what is missing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lorapp.domain.arrival.outcomes import outcomes_of
from lorapp.domain.arrival.record import MatchResult
from lorapp.domain.checks import cap_of_service
from lorapp.domain.edits import checked, replace_list
from lorapp.domain.engine.rules.portal import service_name
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation, has_come
from lorapp.domain.papers import Statement
from lorapp.domain.placing.sets.soap import letters_for, usable_for
from lorapp.domain.programs import Program, ProgramStatus
from lorapp.domain.record import SeasonFile
from lorapp.domain.soap.record import SoapPlan
from lorapp.domain.text import clean
from lorapp.domain.wording.days import count_words
from lorapp.domain.wording.names import specialty_words
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

_ENDED = frozenset(
    {MatchResult.MATCHED, MatchResult.SOAP, MatchResult.OUTSIDE, MatchResult.WITHDREW}
)
_TOOK_PART = frozenset({ProgramStatus.APPLIED, ProgramStatus.INTERVIEW, ProgramStatus.RANKED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """One specialty for SOAP: its plan, the letters counted on, and the gaps in sentences."""

    specialty: str
    name: str
    service: str
    cap: int
    plan: SoapPlan | None
    was_ready: bool
    letters: tuple[str, ...]
    proposed: tuple[str, ...]
    statement: Statement | None
    gaps: tuple[str, ...]
    changes: tuple[str, ...]

    @property
    def is_ready(self) -> bool:
        """Whether it was called ready and nothing has changed for the worse since."""
        return self.was_ready and not self.changes


def is_settled(at: Situation) -> bool:
    """Whether the season has brought a place already, or was left: SOAP concerns them no more."""
    file, season = at.file, at.file.applicant.season
    if any(one.result in _ENDED for one in outcomes_of(file, season, at.today)):
        return True
    return any(
        one.status is ProgramStatus.MATCHED and file.program_season(one) == season
        for one in file.programs
    )


def why_not_eligible(at: Situation) -> str:
    """Why SOAP is not open to the applicant, as a sentence; empty when it is."""
    if is_settled(at):
        return "Your season has an end already, so SOAP does not concern you."
    file, season = at.file, at.file.applicant.season
    mine = [one for one in file.programs if file.program_season(one) == season]
    if not any(_took_part(at, one) for one in mine):
        return "SOAP is for those who took part in the Match, and no application is on record."
    certified = file.applicant.ecfmg_certified_on
    if certified is None or not has_come(at, certified):
        return "ECFMG has to have confirmed your requirements first; enter the day in your profile."
    return ""


def _took_part(at: Situation, program: Program) -> bool:
    """Whether a program was applied to by today; without a day its status tells."""
    if program.applied_on is not None:
        return has_come(at, program.applied_on)
    return program.status in _TOOK_PART


def specialties(at: Situation) -> tuple[str, ...]:
    """The applicant's own specialties, then those added as a backup for SOAP."""
    season = at.file.applicant.season
    added = [plan.specialty for plan in at.file.soap_plans if plan.season == season]
    return tuple(dict.fromkeys([*at.file.applicant.specialties, *added]))


def prepared(at: Situation) -> tuple[Prepared, ...]:
    """Every specialty with its set, as it stands today."""
    return tuple(prepare(at, one) for one in specialties(at))


def plan_of(file: SeasonFile, specialty: str) -> SoapPlan | None:
    """The plan of a specialty in the season applied for."""
    season = file.applicant.season
    return next(
        (one for one in file.soap_plans if (one.season, one.specialty) == (season, specialty)), None
    )


def prepare(at: Situation, specialty: str) -> Prepared:
    """One specialty with its set, as it stands today."""
    file = at.file
    plan, service = plan_of(file, specialty), file.service_of(specialty, file.applicant.season)
    proposed = letters_for(at, specialty)
    chosen = plan.letters if plan and plan.letters else ()
    usable = set(usable_for(at, specialty))
    counted = tuple(key for key in chosen if key in usable) if chosen else proposed
    statement = _statement(at, specialty, plan)
    lost = tuple(_lost(at, key) for key in chosen if key not in usable)
    cap = cap_of_service(file, service)
    new = () if len(counted) >= cap else _new(at, plan, usable - set(chosen))
    return Prepared(
        specialty=specialty,
        name=specialty_words(file, specialty),
        service=service,
        cap=cap,
        plan=plan,
        was_ready=bool(plan and plan.ready_on and has_come(at, plan.ready_on)),
        letters=counted,
        proposed=proposed,
        statement=statement,
        gaps=tuple(_gaps(at, specialty, counted, statement)),
        changes=(*lost, *new),
    )


def _statement(at: Situation, specialty: str, plan: SoapPlan | None) -> Statement | None:
    """The statement named, else the newest finished one of the specialty."""
    if plan and plan.statement and plan.statement in at.file.statements_by_key:
        return at.file.statement(plan.statement)
    mine = [one for one in at.file.statements if one.specialty == specialty]
    return max(mine, key=lambda one: (is_done(at, one), one.ready_on or date.min), default=None)


def is_done(at: Situation, statement: Statement | None) -> bool:
    """Whether a statement is finished: it says so, or a program that was applied to has it."""
    if statement is None:
        return False
    days = [at.file.programs_by_key[key].applied_on for key in statement.programs]
    return any(day is not None and day <= at.today for day in (statement.ready_on, *days))


def _lost(at: Situation, key: str) -> str:
    letter = at.file.letter(key)
    return f"The letter of {short_name(at.file, letter.mentor)} was chosen and can not be used now."


def _new(at: Situation, plan: SoapPlan | None, others: set[str]) -> tuple[str, ...]:
    """Letters that came after the set was called ready."""
    if plan is None or plan.ready_on is None or not plan.letters:
        return ()
    names = [
        short_name(at.file, letter.mentor)
        for letter in at.file.letters
        if letter.key in others and (at.available_on(letter) or date.min) > plan.ready_on
    ]
    return tuple(f"The letter of {name} came since; there is room for it." for name in names)


def _gaps(
    at: Situation, specialty: str, letters: tuple[str, ...], statement: Statement | None
) -> Iterator[str]:
    """What the usual program of a specialty asks for and the set does not have."""
    known = at.file.rulebook.specialties.get(specialty)
    usual = known.letters.min if known and known.letters.min else 3
    if len(letters) < usual:
        missing = count_words(usual - len(letters), "letter")
        yield f"{missing} short of the {usual} that are usual."
    own = [key for key in letters if at.file.letter(key).specialty == specialty]
    wanted = known.letters.in_specialty if known else None
    if wanted and len(own) < wanted:
        short = f"{len(own) or 'None'} of the {wanted} letters of this specialty that are usual."
        yield short if wanted > 1 else "No letter of this specialty, and one is usual."
    if statement is None:
        yield "No statement for this specialty is on record."
    elif not is_done(at, statement):
        yield "The statement for this specialty is not finished."


def reason(specialty: str, letter: Letter) -> str:
    """Why a letter is in the proposal, in a few words."""
    if letter.specialty == specialty:
        return "written for this specialty"
    if letter.specialty in {None, "general"}:
        return "written for any specialty"
    return "programs of this specialty hold it already"


def service_text(found: Prepared) -> str:
    """Through which service a specialty applies, with the caution of R-78."""
    return f"Usually through {service_name(found.service)}; in SOAP each program names its service."


def with_plan(
    at: Situation, specialty: str, letters: tuple[str, ...], statement: str | None
) -> SeasonFile:
    """Keep the applicant's own choice for a specialty; one that changes is no longer ready."""
    name = clean(specialty)
    if not name:
        raise RefusedError("Name the specialty.")
    kept = tuple(dict.fromkeys(letters))
    _require_usable(at, name, kept)
    old = plan_of(at.file, name)
    new = SoapPlan(season=at.file.applicant.season, specialty=name) if old is None else old
    if (new.letters, new.statement) != (kept, statement):
        new = replace(new, letters=kept, statement=statement, ready_on=None)
    return _put(at.file, old, new)


def _require_usable(at: Situation, specialty: str, letters: tuple[str, ...]) -> None:
    file = at.file
    cap = cap_of_service(file, file.service_of(specialty, file.applicant.season))
    if len(letters) > cap:
        raise RefusedError(f"A set has {cap} letters at most; {len(letters)} are chosen.")
    usable = usable_for(at, specialty)
    for key in letters:
        name = short_name(file, file.letter(key).mentor)
        if key not in usable:
            raise RefusedError(
                f"The letter of {name} can not be used for {specialty_words(file, specialty)} "
                "today. Leave it out, or choose it once it is available."
            )


def with_ready(at: Situation, specialty: str, *, ready: bool = True) -> SeasonFile:
    """Call a set ready, which keeps the letters proposed where none were chosen."""
    found = prepare(at, specialty)
    if ready and not found.letters:
        raise RefusedError(f"No letter can be used for {found.name} today, so it is not ready.")
    chosen = SoapPlan(season=at.file.applicant.season, specialty=specialty)
    old = found.plan
    new = replace(
        old or chosen,
        letters=found.letters if ready else (old or chosen).letters,
        ready_on=at.today if ready else None,
    )
    return _put(at.file, old, new)


def without_plan(at: Situation, specialty: str) -> SeasonFile:
    """Forget the plan of a specialty; a backup leaves the list with it."""
    old = plan_of(at.file, specialty)
    if old is None:
        raise RefusedError("Nothing was chosen for this specialty; it stands as proposed.")
    left = tuple(one for one in at.file.soap_plans if one is not old)
    return replace_list(at.file, "soap_plans", left)


def _put(file: SeasonFile, old: SoapPlan | None, new: SoapPlan) -> SeasonFile:
    plans = tuple(new if one is old else one for one in file.soap_plans)
    return checked(
        file, replace_list(file, "soap_plans", plans if old is not None else (*plans, new))
    )
