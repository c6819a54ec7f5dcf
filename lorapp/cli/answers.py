"""Answers for programs: records by their keys, days as ISO text, null for what does not apply."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from lorapp.domain.engine.steps import Plan, Step
from lorapp.domain.engine.words import by_key, by_name
from lorapp.domain.letters.record import Event
from lorapp.domain.letters.summary import LetterSummary
from lorapp.domain.record import SeasonFile

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from lorapp.db.contents import Contents
    from lorapp.services.correspondence.drafts import Draft
    from lorapp.services.keeping.backups import Backup, Preview
    from lorapp.services.keeping.doctor import Finding
    from lorapp.services.recording.history import HistoryEntry
    from lorapp.services.season.season import SeasonRow

Answer = dict[str, object]
_TAKEN_BACK: Final = {"do", "import"}
_FINAL: Final = "final"


def plan_answer(plan: Plan, file: SeasonFile, now: datetime, days: int | None = None) -> Answer:
    """The answer of ``today``; with ``days`` only steps that open by today + days."""
    return {
        "now": now.isoformat(),
        "season": file.applicant.season,
        "steps": [step_answer(step, file) for step in opening_by(plan, days)],
    }


def opening_by(plan: Plan, days: int | None) -> tuple[Step, ...]:
    """The steps that open by today + ``days``, in the plan's order; all of them without."""
    if days is None:
        return plan.steps
    return tuple(step for step in plan.steps if (step.opens - plan.today).days <= days)


def step_answer(step: Step, file: SeasonFile) -> Answer:
    """One step: its title names people, its reasons name keys."""
    parts = [{"why": by_key(part.why), "points": part.points} for part in step.urgency.parts]
    return {
        "id": step.id,
        "rule": step.rule,
        "about": {"kind": step.kind, "key": step.key},
        "title": by_name(step.title, file),
        "opens": step.opens.isoformat(),
        "due": step.due.isoformat(),
        "state": step.state.value,
        "severity": step.severity.value if step.severity else None,
        "urgency": {"total": step.urgency.total, "parts": parts},
        "why": [by_key(why) for why in step.why],
        "source": source_words(step.source),
        "programs": list(step.programs),
    }


def draft_answer(draft: "Draft", saved: "Path | None") -> Answer:
    """The answer of ``draft``; nobody is written to where ``to`` is null: it is to be said."""
    return {
        "kind": draft.kind.value,
        "letter": draft.letter,
        "variant": draft.variant,
        "to": draft.to,
        "name": draft.to_name,
        "subject": draft.subject,
        "body": draft.body,
        "send_on": draft.send_on.isoformat() if draft.send_on else None,
        "file": str(saved) if saved else None,
    }


def source_words(source: str) -> str:
    """Name the rulebook's entry for programs: ``rules R-28``, ``practice 4``, ``calendar K2``."""
    if source.startswith("R-"):
        return f"rules {source}"
    if source.startswith("practice-"):
        return source.replace("-", " ", 1)
    return f"calendar {source}"


def letters_answer(summaries: Iterable[LetterSummary]) -> Answer:
    """The answer of ``letters``."""
    return {"letters": [letter_answer(summary) for summary in summaries]}


def letter_answer(summary: LetterSummary) -> Answer:
    """One letter with its dates, its places and its risk."""
    parts = [{"why": by_key(part.why), "points": part.points} for part in summary.risk.parts]
    return {
        "key": summary.key,
        "mentor": summary.mentor,
        "state": summary.state.value,
        "said": event_answer(summary.said),
        "shown": event_answer(summary.shown),
        "late_days": summary.late_days,
        "open_days": summary.open_days,
        "needed_on": iso(summary.needed_on),
        "upload_by": iso(summary.upload_by),
        "ask_by": iso(summary.ask_by),
        "available_on": iso(summary.available_on),
        "recency": summary.recency.value if summary.recency else None,
        "age_months": summary.age_months,
        "assigned": list(summary.assigned),
        "unassigned_at": list(summary.unassigned_at),
        "risk": {"band": summary.risk.band.value, "parts": parts},
    }


def event_answer(event: Event | None) -> Answer | None:
    """The newest event of a column, as kind and day."""
    return {"kind": event.kind.value, "on": event.on.isoformat()} if event else None


def season_answer(season: int, rows: "Iterable[SeasonRow]") -> Answer:
    """The answer of ``season``."""
    return {"season": season, "rows": [season_row_answer(row) for row in rows]}


def season_row_answer(row: "SeasonRow") -> Answer:
    """One date in the row's own zone and in the applicant's."""
    return {
        "code": row.code,
        "title": row.title,
        "at": iso(row.at),
        "local": iso(row.local),
        "status": row.status.value,
        "days_left": row.days_left,
        "source": row.source,
    }


def history_answer(entries: "Iterable[HistoryEntry]") -> Answer:
    """The answer of ``history``, newest first; nothing before a final action can be undone."""
    told: list[Answer] = []
    is_open = True
    for entry in entries:
        stands = entry.kind in _TAKEN_BACK and not entry.is_undone
        is_open = is_open and (entry.kind != _FINAL or entry.is_undone)
        told.append(
            {
                "seq": entry.seq,
                "at": entry.at.isoformat(),
                "label": entry.label,
                "kind": str(entry.kind),
                "undoable": is_open and stands,
            }
        )
    return {"entries": told}


def doctor_answer(findings: "Iterable[Finding]") -> Answer:
    """The answer of ``doctor``."""
    found = [
        {
            "level": str(finding.level),
            "about": finding.about,
            "state": finding.state or None,
            "mends": finding.mends,
            "text": finding.text,
        }
        for finding in findings
    ]
    return {"findings": found}


def backups_answer(
    found: "Iterable[tuple[Backup, Contents | str]]", zone: "tzinfo | None"
) -> Answer:
    """The answer of ``restore`` without a file; ``holds`` is null where a copy cannot be read."""
    return {
        "backups": [
            {
                "path": str(copy.path),
                "made_at": iso(copy.made_at),
                "bytes": copy.size,
                "holds": None if isinstance(held, str) else _contents(held, zone),
            }
            for copy, held in found
        ]
    }


def preview_answer(told: "Preview", zone: "tzinfo | None") -> Answer:
    """The answer of ``restore --dry-run``; ``now`` and ``lost`` are null where unknown."""
    return {
        "holds": _contents(told.holds, zone),
        "now": None if told.now is None else _contents(told.now, zone),
        "lost": None if told.lost is None else list(told.lost),
        "spoilt": told.spoilt,
    }


def _contents(held: "Contents", zone: "tzinfo | None") -> Answer:
    newest = {"label": held.label, "at": iso(held.at.astimezone(zone) if held.at else None)}
    return {"name": held.name, "counts": dict(held.counts), "newest": newest}


def iso(moment: date | datetime | None) -> str | None:
    """A day or an instant as ISO 8601; nothing stays nothing."""
    return moment.isoformat() if moment is not None else None
