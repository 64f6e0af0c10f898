"""The verdicts: of everything, and of what one page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import catalog
import store
from analytics.judge import verdicts
from bench.rows import Row
from store import scores

TIMES = 9


def measure(home: Path) -> Iterator[Row]:
    """Times in this process, on the shipped figures, read before."""
    figures = scores.scores(store.read(store.current(home)))
    definitions = catalog.load()
    unit = definitions.settings["department"]["unit"]
    newest = int(figures.loc[figures["index"] == "papi", "year"].max())
    yield Row("verdicts of all", _median(lambda: verdicts(figures, definitions)), "ms", limit=1000)
    yield Row(
        "verdicts of one page",
        _median(lambda: verdicts(figures, definitions, units=[unit], years=[newest])),
        "ms",
        limit=50,
    )


def _median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(TIMES):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000)
    return median(times)
