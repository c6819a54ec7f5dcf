"""All charts of a record, by name."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from lorapp.domain.charts import budget, lag, over_time, pipeline, stays
from lorapp.domain.charts.chart import Chart
from lorapp.domain.letters.situation import Situation
from lorapp.domain.record import SeasonFile

DRAWN: Final[Mapping[str, Callable[[Situation], Chart]]] = {
    over_time.NAME: over_time.letters_over_time,
    pipeline.NAME: pipeline.pipeline,
    lag.NAME: lag.response_lag,
    stays.NAME: stays.us_experience,
    budget.NAME: budget.season_budget,
}
"""Name -> what makes the chart, in the order they are shown."""


def chart(file: SeasonFile, now: datetime, name: str) -> Chart:
    """One chart of a record at an instant; KeyError for a name there is not."""
    return DRAWN[name](Situation(file, now))


def charts(file: SeasonFile, now: datetime) -> tuple[Chart, ...]:
    """Every chart of a record at an instant."""
    at = Situation(file, now)
    return tuple(draw(at) for draw in DRAWN.values())
