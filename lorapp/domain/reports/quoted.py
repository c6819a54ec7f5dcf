"""The texts of the applicant's own that a report quotes, looked over for patients (A022)."""

from collections.abc import Collection, Iterable, Iterator

from lorapp.domain.guard import Finding, findings
from lorapp.domain.letters.situation import Situation
from lorapp.domain.reports.every import ReportKind
from lorapp.domain.reports.week import moments_of
from lorapp.domain.themes.coverage import themes_of

Found = tuple[tuple[str, tuple[Finding, ...]], ...]


def suspects(at: Situation, kind: ReportKind, keep: Collection[str] = ()) -> Found:
    """What a report quotes and may point to a patient, without what is kept on purpose."""
    if kind is ReportKind.WEEK:
        return looked_over(((one.key, one.text or "") for one in moments_of(at)), keep)
    return theme_suspects(at, keep) if kind is ReportKind.PORTFOLIO else ()


def theme_suspects(at: Situation, keep: Collection[str] = ()) -> Found:
    """Themes that may point to a patient; each is named by its own words."""
    return looked_over(_themes(at), keep)


def looked_over(texts: Iterable[tuple[str, str]], keep: Collection[str]) -> Found:
    """The findings of each named text that is not kept on purpose."""
    found = ((name, findings(text)) for name, text in texts if name not in keep)
    return tuple((name, hits) for name, hits in found if hits)


def _themes(at: Situation) -> Iterator[tuple[str, str]]:
    yield from ((theme, theme) for theme in themes_of(at.file))
