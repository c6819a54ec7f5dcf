"""Who could write, by criteria that can be seen: points, each with its reason (features A019)."""

from collections.abc import Iterator
from typing import Final

from lorapp.domain.engine.steps import Part
from lorapp.domain.experience import Basis, basis, is_us, weeks
from lorapp.domain.gathered import moments_of, stays_with
from lorapp.domain.letters.age import DAYS_A_MONTH
from lorapp.domain.letters.record import EventKind
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState, state
from lorapp.domain.mentors import Mentor, Role
from lorapp.domain.rotations import Rotation
from lorapp.frozen import dataclass

CANNOT: Final = frozenset({Role.COORDINATOR, Role.PEER})
"""Roles whose letters programs do not take."""

JUNIOR: Final = frozenset({Role.FELLOW, Role.RESIDENT})
AT_WORK: Final = {
    Basis.HANDS_ON: "saw you work, hands-on",
    Basis.OBSERVED: "watched you observe",
    Basis.RESEARCH: "supervised research",
    Basis.TELE: "saw you remotely",
}


@dataclass(frozen=True, slots=True)
class Ranked:
    """One possible writer with the points of each criterion."""

    mentor: str
    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        """The sum of the shown parts, never anything else."""
        return sum(part.points for part in self.parts)


def ranking(at: Situation) -> tuple[Ranked, ...]:
    """All who could write, most points first; names never count, nor does fame (R-94)."""
    able = [m for m in at.file.mentors if m.role not in CANNOT and not m.do_not_contact]
    found = [Ranked(mentor.key, tuple(_parts(at, mentor))) for mentor in able]
    return tuple(sorted(found, key=lambda ranked: -ranked.points))


def together(at: Situation, mentor: str) -> tuple[Rotation, ...]:
    """Rotations with this person that have begun."""
    stays = stays_with(at.file).get(mentor, ())
    return tuple(stay for stay in stays if stay.starts_on <= at.today)


def _parts(at: Situation, mentor: Mentor) -> Iterator[Part]:
    stays = together(at, mentor.key)
    yield from _time(at, stays)
    yield from _supervision(at, stays)
    yield from _specialty(at, mentor)
    seen = len(moments_of(at.file).get(mentor.key, ()))
    if seen:
        points = min(seen * at.number("rank_moment"), at.number("rank_moments_most"))
        yield Part(f"{seen} {'moment' if seen == 1 else 'moments'} noted", points)
    yield from _role(at, mentor)
    yield from _reliability(at, mentor)


def _time(at: Situation, stays: tuple[Rotation, ...]) -> Iterator[Part]:
    """Weeks together, and how long ago they were."""
    if not stays:
        return
    count = sum(weeks(stay, at.today) for stay in stays)
    noun = "week" if count == 1 else "weeks"
    yield Part(f"{count} {noun} together", min(count, at.number("rank_weeks_most")))
    last = min(max(stay.ends_on for stay in stays), at.today)
    months = -at.in_days(last) / DAYS_A_MONTH
    if months <= at.number("recency_green_months"):
        yield Part("within a year", at.number("rank_recent"))
    elif months <= at.number("recency_red_months"):
        yield Part("within two years", at.number("rank_older"))
    else:
        yield Part("more than two years ago", 0)


def _supervision(at: Situation, stays: tuple[Rotation, ...]) -> Iterator[Part]:
    """The best way in which this person saw the applicant (R-93)."""
    found = []
    for stay in stays:
        kind = basis(stay)
        if is_us(stay) is False:
            found.append(Part(f"{AT_WORK[kind]}, outside the US", at.number("rank_home")))
        elif kind is Basis.HANDS_ON:
            found.append(Part(AT_WORK[kind], at.number("rank_hands_on")))
        else:
            found.append(Part(AT_WORK[kind], at.number("rank_observed")))
    if found:
        yield max(found, key=lambda part: part.points)


def _specialty(at: Situation, mentor: Mentor) -> Iterator[Part]:
    wanted = at.file.applicant.specialties
    if mentor.specialty is None or mentor.specialty not in wanted:
        return
    if mentor.specialty == wanted[0]:
        yield Part("your first specialty", at.number("rank_first_specialty"))
    else:
        yield Part("a specialty you apply to", at.number("rank_other_specialty"))


def _role(at: Situation, mentor: Mentor) -> Iterator[Part]:
    if mentor.role is None:
        return
    if mentor.role in JUNIOR:
        yield Part(f"still in training ({mentor.role})", at.number("rank_fellow"))
    else:
        yield Part("a supervisor's post", at.number("rank_supervisor"))


def _reliability(at: Situation, mentor: Mentor) -> Iterator[Part]:
    """Letters that came, and promises that passed."""
    letters = at.letters_of(mentor.key)
    if any(at.arrived(letter) for letter in letters):
        yield Part("has uploaded for you before", at.number("rank_reliable"))
    if any(state(at, letter) is LetterState.LATE for letter in letters):
        yield Part("a promised day passed", -at.number("rank_reliable"))
    if any(at.last(letter, EventKind.DECLINED) for letter in letters):
        yield Part("has said no before", -at.number("rank_reliable"))
    if any(at.last(letter, EventKind.REVOKED) for letter in letters):
        yield Part("took a letter back", -at.number("rank_reliable"))
