"""What may be done to earlier letters; each from one record to the next."""

from dataclasses import replace
from datetime import date, datetime

from lorapp.domain.calendar.season import season_opens
from lorapp.domain.edits import checked, new_key, replace_list
from lorapp.domain.engine.words import short_name
from lorapp.domain.letters.age import dated_on
from lorapp.domain.letters.asking_again import REUSE
from lorapp.domain.letters.record import Answer, Event, EventKind, Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.mentors import Channel, Contact
from lorapp.domain.record import SeasonFile
from lorapp.domain.seasons.earlier import Earlier, Standing, earlier, reuse_of
from lorapp.domain.seasons.record import Reuse, ReuseAnswer
from lorapp.domain.values import NOT_GIVEN
from lorapp.domain.wording.days import day_short
from lorapp.errors import RefusedError, UnknownKeyError

NOT_YET = "That day has not come yet. Write it down when it has happened."


def found(at: Situation, key: str) -> Earlier:
    """The earlier letter of a key; says what else it is where it is none."""
    one = earlier(at, key)
    if one is None:
        at.file.letter(key)
        raise UnknownKeyError(
            f"Letter {key!r} is not one that came in a season before "
            f"{at.file.applicant.season}, so there is nothing to ask again."
        )
    return one


def asked(at: Situation, key: str, on: date, how: Channel | None = None) -> SeasonFile:
    """Write down that the writer was asked whether the letter may be used again."""
    one = found(at, key)
    if on > at.today:
        raise RefusedError(NOT_YET)
    if one.becomes is not None:
        raise RefusedError("This letter is imported already.")
    old = one.reuse or _new(at, key)
    said = Contact(mentor=one.letter.mentor, on=on, how=how, note=REUSE)
    grown = replace_list(at.file, "contacts", (*at.file.contacts, said))
    asked_again = replace(old, asked_on=on, how=how or old.how)
    return checked(at.file, _said(Situation(grown, at.now), asked_again))


def answered(
    at: Situation, key: str, answer: ReuseAnswer, on: date, note: str | None = None
) -> SeasonFile:
    """Write down the answer; with ``fresh`` a letter of this season is agreed to."""
    one = found(at, key)
    if on > at.today:
        raise RefusedError(NOT_YET)
    old = one.reuse or _new(at, key)
    if old.asked_on is not None and on < old.asked_on:
        raise RefusedError(f"You asked on {day_short(old.asked_on, at.today)}, after that day.")
    if one.becomes is not None and answer is not ReuseAnswer.YES:
        raise RefusedError(
            "This letter is imported already. Take it off your programs and log it as revoked."
        )
    if old.becomes is not None and old.answer is not answer:
        raise RefusedError("A fresh letter is planned already; remove that letter first.")
    said = replace(old, answer=answer, answered_on=on, note=note or old.note)
    if answer is not ReuseAnswer.FRESH or old.becomes is not None:
        return _said(at, said)
    # Who would write a fresh one has agreed to write.
    fresh = _letter(at, one.letter, (Event(kind=EventKind.AGREED, on=on, answer=Answer.YES),))
    grown = replace_list(at.file, "letters", (*at.file.letters, fresh))
    return checked(at.file, _said(Situation(grown, at.now), replace(said, becomes=fresh.key)))


def imported(
    at: Situation, key: str, on: date, *, processing_since: datetime | None = None
) -> SeasonFile:
    """Make the letter of this season that an import in the portal brought.

    Refused before the season opens, twice, after a no, and where the portal has nothing to
    import from. A missing yes is no reason to refuse: the portal does not ask for it.
    """
    one = found(at, key)
    _refuse_import(at, one, on)
    if processing_since is not None and processing_since > at.now:
        raise RefusedError(NOT_YET)
    fresh = replace(
        _letter(at, one.letter, (Event(kind=EventKind.IMPORTED, on=on),)),
        imported_from=one.season,
        written_on=dated_on(at, one.letter),
        processing_since=processing_since,
    )
    grown = replace_list(at.file, "letters", (*at.file.letters, fresh))
    reuse = replace(one.reuse or _new(at, key), becomes=fresh.key)
    return checked(at.file, _said(Situation(grown, at.now), reuse))


def processing(at: Situation, key: str, since: datetime | None) -> SeasonFile:
    """Say since when the portal shows an imported letter as processing; None: not any more."""
    letter = at.file.letter(key)
    if at.last(letter, EventKind.IMPORTED) is None:
        raise RefusedError("Only an imported letter can hang as “Processing”.")
    if since is not None and since > at.now:
        raise RefusedError(NOT_YET)
    swapped = tuple(
        replace(one, processing_since=since) if one is letter else one for one in at.file.letters
    )
    return checked(at.file, replace_list(at.file, "letters", swapped))


def _refuse_import(at: Situation, one: Earlier, on: date) -> None:
    file = at.file
    if on > at.today:
        raise RefusedError(NOT_YET)
    if one.becomes is not None:
        raise RefusedError("This letter is imported already.")
    if one.standing in {Standing.NO, Standing.FRESH}:
        name = short_name(file, one.letter.mentor)
        raise RefusedError(
            f"{name} asked you not to use this letter. If that has changed, log the new answer "
            "first."
        )
    if one.lost is not None:
        raise RefusedError(one.lost)
    opens = season_opens(file, file.applicant.season, file.letter_service(one.letter))
    if opens is not None and on < opens:
        raise RefusedError(
            f"Season {file.applicant.season} opens on {day_short(opens, at.today, act_on=True)}; "
            "import from then on."
        )


def _letter(at: Situation, old: Letter, events: tuple[Event, ...]) -> Letter:
    """A letter of this season with what the old entry said."""
    return replace(
        old,
        key=new_key(at.file, "letters"),
        season=at.file.applicant.season,
        service=None,
        letter_id=None,
        channel=None,
        stated_deadline=None,
        written_on=None,
        imported_from=None,
        processing_since=None,
        packet=NOT_GIVEN,
        events=events,
    )


def _new(at: Situation, key: str) -> Reuse:
    return Reuse(letter=key, season=at.file.applicant.season)


def _said(at: Situation, reuse: Reuse) -> SeasonFile:
    old = reuse_of(at, reuse.letter)
    if old is None:
        kept = (*at.file.reuses, reuse)
    else:
        kept = tuple(reuse if one is old else one for one in at.file.reuses)
    return checked(at.file, replace_list(at.file, "reuses", kept))
