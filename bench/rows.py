"""The rows of a benchmark: how they are measured, shown and stored."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

from rich.table import Table

RESULTS = Path(__file__).with_name("results")


@dataclass(frozen=True, slots=True)
class Row:
    """One number in a unit; `limit` bounds the ratio where there is one, else the value."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    limit: float | None = None

    @property
    def holds(self) -> bool:
        """Return whether the value is within the limit; True without a limit."""
        return (
            self.limit is None or (self.value if self.ratio is None else self.ratio) <= self.limit
        )


def median_ms(work: Callable[[], object], times: int) -> float:
    """Run work several times; return the median of its milliseconds."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return median(taken)


def alone(name: str, times: Sequence[float]) -> Row:
    """Return the median of milliseconds."""
    return Row(name, median(times), "ms")


def beside(
    name: str, ours: Sequence[float], theirs: Sequence[float], limit: float | None = None
) -> Row:
    """Return milliseconds taken in turns: their median, and the median ratio of neighbours."""
    ratios = [our / their for our, their in zip(ours, theirs, strict=True)]
    return Row(name, median(ours), "ms", median(ratios), limit)


def table(rows: Sequence[Row]) -> Table:
    """Return the rows as a table for a terminal."""
    shown = Table()
    shown.add_column("measured")
    for column in ("value", "× empty", "limit"):
        shown.add_column(column, justify="right", no_wrap=True)
    shown.add_column("", no_wrap=True)
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        limit = "" if row.limit is None else f"≤ {row.limit:g}"
        verdict = "" if row.limit is None else "holds" if row.holds else "[red]too much[/]"
        shown.add_row(row.name, f"{row.value:,.2f} {row.unit}", ratio, limit, verdict)
    return shown


def store(rows: Sequence[Row]) -> Path:
    """Write the rows and the machine to results/latest.json."""
    RESULTS.mkdir(exist_ok=True)
    kept = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"cpus": os.cpu_count(), "system": platform.platform()},
        "versions": {"python": platform.python_version(), "streamlit": version("streamlit")},
        "rows": [{**asdict(row), "holds": row.holds} for row in rows],
    }
    path = RESULTS / "latest.json"
    path.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return path
