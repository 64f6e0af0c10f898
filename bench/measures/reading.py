"""An activity log from its file to a preview, beside the bare fastest reader in turns; and storing it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.home import ROOT, build
from bench.long_log import write
from bench.rows import Row, beside

# Rows, turns, seconds and megabytes allowed.
LOGS = ((100_000, 3, 6, 600), (1_000_000, 1, 90, 2_000))
TIMES_THE_BARE_READER = 5


def measure(_home: Path) -> Iterator[Row]:
    """Measure logs of an ordinary and of nearly the largest length, each in its own home."""
    for rows, turns, seconds, megabytes in LOGS:
        with tempfile.TemporaryDirectory() as folder:
            home, path = Path(folder) / "home", Path(folder) / "log.xlsx"
            build(home)
            write(path, rows)
            taken = [(_run("preview", path, home), _run("bare", path, home)) for _ in range(turns)]
            stored = _run("commit", path, home)
        ours = [one["preview"] * 1000 for one, _ in taken]
        bare = [other["bare"] * 1000 for _, other in taken]
        name = f"log of {rows:,} rows"
        yield beside(f"{name}, preview × fastexcel", ours, bare, TIMES_THE_BARE_READER)
        yield Row(f"{name}, preview", max(ours) / 1000, "s", limit=seconds)
        held = max(one["reader"] for one, _ in taken)
        yield Row("its reader's memory", held, "MB", limit=megabytes)
        yield Row("its own memory", max(one["here"] for one, _ in taken), "MB")
        yield Row(f"{name}, commit", stored["commit"], "s")
        yield Row(f"{name}, undo", stored["undo"], "s")


def _run(step: str, path: Path, home: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.one_import", step, str(path), str(home)]
    output = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    found: dict[str, float] = json.loads(output)
    return found
