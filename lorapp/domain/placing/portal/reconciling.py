"""Plan, portal and evidence laid side by side: only what differs, and what mends it."""

from collections.abc import Iterator
from enum import StrEnum

from lorapp.domain.engine.words import mentor_mark, program_mark, short_name
from lorapp.domain.letters.record import EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.papers import PortalView
from lorapp.domain.placing.portal.portal_names import letters_of, programs_of
from lorapp.domain.placing.portal.portal_text import Seen, parse
from lorapp.domain.placing.portal.portal_views import broken_at, latest_view
from lorapp.domain.placing.portal.portal_words import Shown
from lorapp.domain.placing.rules.verdicts import Check
from lorapp.domain.wording.days import count_words, day_short
from lorapp.errors import RefusedError
from lorapp.frozen import dataclass

NOTHING_SEEN = Seen({}, {}, (), ())


class Differs(StrEnum):
    """How plan, portal and evidence differ; in the order in which they press."""

    LOST = "not in the portal"
    HIDDEN = "not shown"
    EXTRA = "not recorded"
    UNPROVED = "no upload recorded"
    ABSENT = "not uploaded there"
    PROCESSING = "still processing"
    UNPLACED = "assigned nowhere"
    PLANNED = "planned only"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same everywhere.

    ``why`` is one sentence with marks, ``mend`` what to do about it. ``programs`` holds one
    key, or those a letter is planned for.
    """

    kind: Differs
    letter: str | None
    programs: tuple[str, ...]
    why: str
    mend: str

    @property
    def id(self) -> str:
        """Stable from one look to the next."""
        return f"{self.kind.name.lower()}:{self.letter or ''}:{','.join(self.programs)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """What the last view of a portal says beside the record.

    ``broken`` is the first view whose seal no longer fits, if any.
    """

    service: str
    view: PortalView | None
    is_fresh: bool
    broken: PortalView | None
    seen: Seen
    differences: tuple[Difference, ...]

    @property
    def ready(self) -> bool:
        """Whether a fresh, whole view agrees with the plan and with the evidence."""
        return (
            self.view is not None
            and self.is_fresh
            and self.broken is None
            and not self.differences
            and not self.seen.ambiguous
        )


def reconcile(at: Situation, service: str, check: Check | None = None) -> Reconciled:
    """Compare the record with the newest view of a portal.

    ``check`` brings what is planned but not assigned yet; without a view there is nothing to
    compare, and it is not ready.
    """
    view = latest_view(at, service)
    seen = parse(view.text, at, service) if view else NOTHING_SEEN
    fresh = view is not None and at.today - view.on <= at.days("portal_check_days")
    return Reconciled(
        service=service,
        view=view,
        is_fresh=fresh,
        broken=broken_at(at.file.portal_views),
        seen=seen,
        differences=differences(at, service, seen, check) if view else (),
    )


def differences(
    at: Situation, service: str, seen: Seen, check: Check | None = None
) -> tuple[Difference, ...]:
    """Everything in which record, portal and evidence differ, the most pressing first."""
    found = [*_places(at, service, seen), *_evidence(at, service, seen)]
    found += _waiting(at, service, seen, check)
    order = list(Differs)
    return tuple(sorted(found, key=lambda difference: order.index(difference.kind)))


def _places(at: Situation, service: str, seen: Seen) -> Iterator[Difference]:
    letters = {letter.key: letter for letter in letters_of(at, service)}
    for program in programs_of(at, service):
        if program.is_finished:
            continue
        mark = program_mark(program.key)
        held = [key for key in at.places.held.get(program.key, ()) if key in letters]
        shown = seen.programs.get(program.key)
        if shown is None:
            if held:
                count = count_words(len(held), "letter")
                why = f"You recorded {count} at {mark}; the page does not name this program."
                yield Difference(Differs.HIDDEN, None, (program.key,), why, _PASTE)
            continue
        for key in held:
            if key not in shown:
                whose = mentor_mark(letters[key].mentor)
                why = f"You recorded {whose}'s letter at {mark}; the portal does not show it there."
                yield Difference(Differs.LOST, key, (program.key,), why, _LOST)
        for key in shown:
            if key not in held:
                whose = mentor_mark(letters[key].mentor)
                why = f"The portal shows {whose}'s letter at {mark}; it is not recorded."
                yield Difference(Differs.EXTRA, key, (program.key,), why, _EXTRA)


_PASTE = "Paste its page too: nothing is taken for granted."
_LOST = "Assign it in the portal and paste the page again, or take the record back."
_EXTRA = "`Enter` records the assignment."
_UNPROVED = "`Enter` records what the portal shows, with today as the day."
_ABSENT = "Ask the writer for the day of the upload, or take the record back."
_PROCESSING = "It counts once the portal shows it as available; five business days are usual."
_UNPLACED = "`Enter` shows the programs that lack it."


def _evidence(at: Situation, service: str, seen: Seen) -> Iterator[Difference]:
    for letter in letters_of(at, service):
        state = seen.letters.get(letter.key)
        if state is None:
            continue
        told = _state_differs(at, letter, state)
        if told is not None:
            kind, why, mend = told
            yield Difference(kind, letter.key, (), why, mend)


def _state_differs(at: Situation, letter: Letter, state: Shown) -> tuple[Differs, str, str] | None:
    whose = mentor_mark(letter.mentor)
    came = at.arrived(letter)
    if came is None:
        if not state.is_there:
            return None
        why = f"The portal shows {whose}'s letter as {state}; no upload is recorded."
        return Differs.UNPROVED, why, _UNPROVED
    day = day_short(came.on, at.today)
    if state in {Shown.NOT_UPLOADED, Shown.REQUESTED}:
        why = f"You recorded {whose}'s upload on {day}; the portal shows it as {state}."
        return Differs.ABSENT, why, _ABSENT
    available = at.is_available(letter)
    if state is Shown.PROCESSING and available:
        why = f"{whose}'s letter is recorded as available; the portal still shows {state}."
        return Differs.PROCESSING, why, _PROCESSING
    if state in {Shown.AVAILABLE, Shown.ASSIGNED} and not available:
        why = f"The portal shows {whose}'s letter as {state}; the record still has it in process."
        return Differs.UNPROVED, why, _UNPROVED
    return None


def _waiting(at: Situation, service: str, seen: Seen, check: Check | None) -> Iterator[Difference]:
    """Letters that are there and lie idle: planned for programs, or placed nowhere."""
    planned = _planned(at, seen, check)
    for letter in letters_of(at, service):
        if not at.is_available(letter):
            continue
        places = planned.get(letter.key, ())
        shown_somewhere = any(letter.key in held for held in seen.programs.values())
        whose = mentor_mark(letter.mentor)
        if not (at.places.placed.get(letter.key) or shown_somewhere):
            wanted = [p for p in at.places.wanted_by(letter) if not at.places.is_closed(p)]
            if wanted:
                why = f"{whose}'s letter is available and assigned nowhere."
                keys = tuple(program.key for program in wanted)
                yield Difference(Differs.UNPLACED, letter.key, keys, why, _UNPLACED)
        elif places:
            where = program_mark(places[0]) if len(places) == 1 else f"{len(places)} programs"
            why = f"{whose}'s letter is planned at {where}, and not assigned there yet."
            yield Difference(Differs.PLANNED, letter.key, places, why, _UNPLACED)


def _planned(at: Situation, seen: Seen, check: Check | None) -> dict[str, tuple[str, ...]]:
    """Programs by letter where the best set has a letter that neither side shows."""
    found: dict[str, tuple[str, ...]] = {}
    for one in check.programs if check else ():
        if one.best is None or at.places.is_closed(one.program):
            continue
        for key in one.best.add:
            if key not in seen.programs.get(one.key, ()):
                found[key] = (*found.get(key, ()), one.key)
    return found


def shown_events(at: Situation, key: str, state: Shown) -> tuple[EventKind, ...]:
    """The events that record what the portal shows of a letter, in their order.

    RefusedError for one that the portal does not have.
    """
    letter = at.file.letter(key)
    if not state.is_there:
        name = short_name(at.file, letter.mentor)
        raise RefusedError(f"The portal shows {name}'s letter as {state}: nothing to record yet.")
    came = () if at.arrived(letter) else (EventKind.UPLOADED,)
    if state is Shown.PROCESSING or at.last(letter, EventKind.AVAILABLE):
        return came
    return (*came, EventKind.AVAILABLE)
