"""The time to compute the verdicts of everything, and of what one page shows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import catalog
import store
from analytics.judge import verdicts
from analytics.outlook import past
from analytics.track_record import backtest
from bench.rows import Row, median_ms
from store import scores

TIMES = 9


def measure(home: Path) -> Iterator[Row]:
    """Measure in this process, on the shipped figures, read before."""
    figures = scores.scores(store.read(store.current(home)))
    definitions = catalog.load()
    unit = definitions.settings["department"]["unit"]
    newest = int(figures.loc[figures["index"] == "papi", "year"].max())
    yield Row(
        "verdicts of all",
        median_ms(lambda: verdicts(figures, definitions), TIMES),
        "ms",
        limit=1000,
    )
    yield Row(
        "verdicts of one page",
        median_ms(lambda: verdicts(figures, definitions, units=[unit], years=[newest]), TIMES),
        "ms",
        limit=50,
    )
    yield Row(
        "back-test of the probabilities",
        median_ms(lambda: backtest(past(figures, definitions)), 3),
        "ms",
        limit=20_000,
    )
