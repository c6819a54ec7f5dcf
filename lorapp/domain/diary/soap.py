"""The later rounds of offers in SOAP, for a calendar; all other hours are dates of the season."""

from collections.abc import Iterator

from lorapp.domain.diary.entry import DAY, Alarm, Entry
from lorapp.domain.diary.words import clocks, source_line
from lorapp.domain.letters.situation import Situation
from lorapp.domain.wording.days import EASTERN, with_tilde


def soap_entries(at: Situation) -> Iterator[Entry]:
    """Rounds that are still to come; none for those who have a place already."""
    # Imported here: a calendar is written now and then, and the plan is made at every key.
    from lorapp.domain.soap.hours import hours, is_past
    from lorapp.domain.soap.sets import is_settled

    if is_settled(at):
        return
    for hour in hours(at):
        if not hour.code.startswith("soap-round-") or hour.code.endswith("-1") or is_past(at, hour):
            continue
        title = with_tilde(f"SOAP: {hour.title.lower()}", hour.is_projected)
        said = f"{title}. Read it at NRMP and answer within the round."
        when = f"{clocks(hour.at, EASTERN, at.file.applicant.zone)}."
        yield Entry(
            id=f"{hour.code}:{at.file.applicant.season}",
            title=title,
            private_title=title,
            starts=hour.at,
            about=(when, hour.to_do, source_line(at.file, hour.source)),
            private_about=(f"{clocks(hour.at, EASTERN)}.", hour.to_do),
            is_expected=hour.is_projected,
            alarms=() if hour.is_projected else (Alarm(before=DAY, text=said, private_text=said),),
        )
