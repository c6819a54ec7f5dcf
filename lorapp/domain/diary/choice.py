"""Everything a calendar is given at one instant."""

from datetime import datetime

from lorapp.domain.diary.arrival import arrival_entries
from lorapp.domain.diary.deadlines import letter_entries, program_entries
from lorapp.domain.diary.entry import Entry, hushed
from lorapp.domain.diary.invitations import invitation_entries
from lorapp.domain.diary.meetings import interview_entries, rotation_entries
from lorapp.domain.diary.season import season_entries
from lorapp.domain.diary.soap import soap_entries
from lorapp.domain.diary.steps import step_entries
from lorapp.domain.engine.plan import plan
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile


def entries(file: SeasonFile, now: datetime, *, private: bool = False) -> tuple[Entry, ...]:
    """What is still to come, in order of time, each thing once.

    With ``private`` no entry names a person, a hospital or a program. The words of an entry
    depend on the record alone and never count days from ``now``.
    """
    at, planned = Situation(file, now), plan(file, now)
    found = {
        entry.id: entry
        for entry in (
            *season_entries(at, planned),
            *invitation_entries(at),
            *interview_entries(at),
            *rotation_entries(at),
            *program_entries(at),
            *letter_entries(at),
            *arrival_entries(at),
            *soap_entries(at),
            *step_entries(file, planned),
        )
    }
    chosen = sorted(found.values(), key=lambda entry: (entry.starts.isoformat(), entry.id))
    return tuple(hushed(entry) for entry in chosen) if private else tuple(chosen)
