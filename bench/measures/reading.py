"""Guarding and reading a long activity log, beside the bare fastest reader in turns."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.home import ROOT
from bench.long_log import write
from bench.rows import Row, beside

# Rows, turns, seconds and megabytes allowed.
LOGS = ((100_000, 3, 6, 600), (1_000_000, 1, 90, 2_000))
TIMES_THE_BARE_READER = 5


def measure(_home: Path) -> Iterator[Row]:
    """Logs of an ordinary and of nearly the largest length."""
    for rows, turns, seconds, megabytes in LOGS:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "log.xlsx"
            write(path, rows)
            taken = [(_run("ours", path), _run("bare", path)) for _ in range(turns)]
        ours = [one["seconds"] * 1000 for one, _ in taken]
        bare = [other["seconds"] * 1000 for _, other in taken]
        name = f"log of {rows:,} rows"
        yield beside(f"{name}, × fastexcel", ours, bare, TIMES_THE_BARE_READER)
        yield Row(f"{name}, read", max(ours) / 1000, "s", limit=seconds)
        yield Row(
            "its reader's memory", max(one["reader"] for one, _ in taken), "MB", limit=megabytes
        )


def _run(way: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.one_reading", way, str(path)]
    output = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    found: dict[str, float] = json.loads(output)
    return found
