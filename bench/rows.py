"""What a measurement yields, and how it is shown and kept."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from rich.table import Table

RESULTS = Path(__file__).with_name("results")


@dataclass(frozen=True, slots=True)
class Row:
    """One number; `limit` bounds the ratio where there is one, else the value."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    limit: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the limit is kept; nothing to break where none is set."""
        return (
            self.limit is None or (self.value if self.ratio is None else self.ratio) <= self.limit
        )


def alone(name: str, times: Sequence[float]) -> Row:
    """The median of milliseconds taken one after another."""
    return Row(name, median(times), "ms")


def beside(
    name: str, ours: Sequence[float], theirs: Sequence[float], limit: float | None = None
) -> Row:
    """Milliseconds taken in turns: their median, and the median ratio of neighbours."""
    ratios = [our / their for our, their in zip(ours, theirs, strict=True)]
    return Row(name, median(ours), "ms", median(ratios), limit)


def table(rows: Sequence[Row]) -> Table:
    """The rows for a terminal."""
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


def keep(rows: Sequence[Row]) -> Path:
    """Writes results/latest.json with the machine beside the rows."""
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
