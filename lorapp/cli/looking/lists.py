"""Letters, season, history and check-up as plain lines for people."""

import textwrap
from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Final

from lorapp.cli.aloud.speech import heading, instant_words, long_day
from lorapp.cli.output import facts, is_plain, one_line, reading_width
from lorapp.domain.engine.words import by_name
from lorapp.domain.letters.record import Letter
from lorapp.domain.letters.situation import Situation
from lorapp.domain.letters.states import LetterState
from lorapp.domain.letters.story_lines import said, shown
from lorapp.domain.letters.story_needs import need_is_projected
from lorapp.domain.letters.summary import LetterSummary
from lorapp.domain.record import SeasonFile
from lorapp.domain.reports.words import facts_text
from lorapp.domain.wording.days import (
    count_words,
    day_short,
    distance_sentence,
    moment_whole,
    with_tilde,
)
from lorapp.domain.wording.names import specialty_words

if TYPE_CHECKING:
    from lorapp.db.contents import Contents
    from lorapp.services.interchange.exchange import ImportReport
    from lorapp.services.keeping.backups import Backup
    from lorapp.services.keeping.doctor import Finding
    from lorapp.services.recording.history import HistoryEntry
    from lorapp.services.season.season import SeasonRow

_STATUS_WORDS: Final = {
    "secondary": "second-hand",
    "projected": "projected",
    "open": "not yet known",
}


def letters_text(summaries: Iterable[LetterSummary], at: Situation) -> str:
    """Every letter with its two truths, one fact a line."""
    blocks = ["\n".join(_letter_lines(summary, at)) for summary in summaries]
    if not blocks:
        return "No letters yet. Open lorapp and add one with `a` on the Letters screen."
    return "\n\n".join(blocks)


def _letter_lines(summary: LetterSummary, at: Situation) -> list[str]:
    file, today = at.file, at.today
    letter = file.letter(summary.key)
    field = specialty_words(file, letter.specialty) or "general"
    name = one_line(file.mentor(summary.mentor).name)
    lines = [f"{name}, {one_line(field)}, {summary.state.value} ({summary.key})"]
    lines.append(f"  Said: {one_line(facts_text(said(at, letter)))}")
    lines.append(f"  Shown: {one_line(facts_text(shown(at, letter)))}")
    if summary.available_on:
        lines.append(f"  Available: {day_short(summary.available_on, today, act_on=True)}")
    elif summary.needed_on:
        lines.append(f"  Needed: {_needed(summary.needed_on, summary.upload_by, letter, at)}")
    if summary.late_days and summary.state is not LetterState.LAPSED:
        lines.append(f"  Late: {count_words(summary.late_days, 'day')}")
    if summary.risk.parts:
        reasons = [one_line(by_name(part.why, file)) for part in summary.risk.parts]
        lines += facts("  Risk", [summary.risk.band.value, "; ".join(reasons)], ", ")
    for title, keys in (("Assigned to", summary.assigned), ("Missing at", summary.unassigned_at)):
        lines += facts(f"  {title}", (one_line(file.program(key).name) for key in keys), ", ")
    return lines


def _needed(on: date, upload_by: date | None, letter: Letter, at: Situation) -> str:
    """The day a letter is needed and the latest upload; ``~`` where the season's date is."""
    projected = need_is_projected(at, letter)
    told = with_tilde(day_short(on, at.today), projected)
    if upload_by is None:
        return told
    return f"{told}, upload by {with_tilde(day_short(upload_by, at.today), projected)}"


def season_text(rows: "Iterable[SeasonRow]", file: SeasonFile, now: datetime) -> str:
    """The season's dates in order; projected ones carry a tilde."""
    today = now.astimezone(file.applicant.zone).date()
    return "\n".join([*heading(file, now), "", *(_row_line(row, file, today) for row in rows)])


def _row_line(row: "SeasonRow", file: SeasonFile, today: date) -> str:
    if row.at is None or row.status.value == "open":
        return f"{row.title}: not yet known"
    if isinstance(row.at, datetime):
        when, day = instant_words(row.at, file.applicant.zone), row.at.date()
    else:
        when, day = long_day(row.at), row.at
    projected = row.status.value == "projected"
    days = row.days_left if row.days_left is not None else (day - today).days
    told = distance_sentence(date.fromordinal(today.toordinal() + days), today)
    told += ", already past" if row.is_past and days == 0 else ""
    differs = f"or {long_day(row.or_at)}, sources differ" if row.or_at else ""
    firm = _STATUS_WORDS.get(row.status.value, "")
    parts = (with_tilde(when, projected), told, differs, firm)
    return f"{row.title}: {', '.join(filter(None, parts))}"


_HOW = {"undo": "taken back: ", "redo": "done again: "}


def history_text(entries: "Iterable[HistoryEntry]", zone: tzinfo | None) -> str:
    """What was done, newest first."""
    lines = [
        f"{long_day(at.date())} {at:%H:%M}  {_HOW.get(entry.kind, '')}{one_line(entry.label)}"
        for entry in entries
        for at in (entry.at.astimezone(zone),)
    ]
    return "\n".join(lines) or "Nothing was done yet."


def import_text(report: "ImportReport", *, dry_run: bool) -> str:
    """What a file brought, or would bring."""
    if report.unchanged:
        return "Nothing changed: all of this file is already there."
    counts = [
        f"{verb} {', '.join(_counted(name, count) for name, count in found.items())}"
        for verb, found in (("added", report.added), ("updated", report.updated))
        if found
    ]
    told = "; ".join(counts) or "the applicant"
    return (
        f"Nothing was changed. The import would have {told}." if dry_run else f"Imported: {told}."
    )


def _counted(name: str, count: int) -> str:
    noun = name.replace("_", " ")
    return (
        noun if noun == "applicant" else f"{count} {noun.removesuffix('s') if count == 1 else noun}"
    )


def findings_text(findings: "Sequence[Finding]") -> str:
    """What the check-up found: what is wrong first, what to know, then all that is well."""
    from lorapp.services.checkup.findings import verdict

    marks = {"wrong": "! ", "note": "? "}
    found = [
        _hanging("" if is_plain() else mark, one.text)
        for level, mark in marks.items()
        for one in findings
        if one.level == level
    ]
    well = [_hanging(f"{one.about}: ", one.text) for one in findings if one.level == "fine"]
    parts = [[verdict(findings)], found, well]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _hanging(lead: str, text: str) -> str:
    """A sentence after its mark, its further lines set in; a path is never broken."""
    return textwrap.fill(
        lead + one_line(text),
        reading_width(),
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def backups_text(found: "Sequence[tuple[Backup, Contents | str]]") -> str:
    """The dated copies, each with what it holds and where it is."""
    from lorapp.services.keeping.restoring import holding_words

    if not found:
        return "There is no backup yet; `lorapp backup` makes one."
    blocks = [
        f"{moment_whole(copy.made_at, copy.made_at.tzinfo)}\n"
        f"  {one_line(f'Not usable: {held}' if isinstance(held, str) else holding_words(held))}\n"
        f"  {copy.path}"
        for copy, held in found
    ]
    return "\n".join([*blocks, "", "`lorapp restore FILE --dry-run` says what would change."])
