"""The time from nothing to a database of the shipped figures."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.home import build
from bench.rows import Row

TIMES = 5


def measure(_home: Path) -> Iterator[Row]:
    """Build into fresh folders."""
    seconds = []
    for _ in range(TIMES):
        with tempfile.TemporaryDirectory() as folder:
            seconds.append(build(Path(folder)))
    yield Row("database from the shipped figures", median(seconds), "s", limit=5)
