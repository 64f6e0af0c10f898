"""kill -9 of the server at work and of imports, and a full-size home wiped and restored."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from bench.home import ROOT
from bench.long_year import fill
from bench.rows import Row
from tests.etl import killed as imports
from tests.server import killed as server
from tests.server.conftest import people

KILLS, LONGEST = 100, 3.0  # seconds from a healthy server to its end
NOTED = 10  # of the kills: at the moment when something written on a page is acknowledged
RESTART = 5_000  # ms
ACTIVITIES, RESTORE = 1_000_000, 300  # seconds


def measure(home: Path) -> Iterator[Row]:
    """Run each part on a copy of the shipped figures, or in a home of its own."""
    for part in (_server, _imports, _restore):
        with tempfile.TemporaryDirectory() as folder:
            yield from part(home, Path(folder))


def _server(home: Path, folder: Path) -> Iterator[Row]:
    own = folder / "home"
    shutil.copytree(home, own)
    people(own)
    moments = [*[None] * NOTED, *server.moments(KILLS - NOTED, LONGEST)]
    found = server.killed(own, moments, looks=True)
    kept = found.kept
    said = {
        "sessions": len(kept.begun) + len(kept.ended),
        "rows of the trail": kept.acts.total(),
        "notes": len(kept.notes),
        "imports": len(kept.imports),
    }
    yield Row("kills of the server", len(found.starts), "")
    yield from (Row(f"acknowledged meanwhile: {name}", many, "") for name, many in said.items())
    yield from _found("server", found.lost, found.torn)
    yield Row("slowest start after a kill", max(found.starts) * 1000, "ms", limit=RESTART)


def _imports(_home: Path, folder: Path) -> Iterator[Row]:
    found = imports.killed(folder, KILLS)
    yield Row("kills of imports and undos", found.kills.total(), "")
    yield from _found("import", found.lost, found.torn)


def _found(what: str, lost: set[str], torn: set[str]) -> Iterator[Row]:
    sys.stderr.writelines(f"{each}\n" for each in sorted(lost | torn))
    yield Row(f"{what}: acknowledged and lost", len(lost), "", limit=0)
    yield Row(f"{what}: half done", len(torn), "", limit=0)


def _restore(home: Path, folder: Path) -> Iterator[Row]:
    """Back up, restore on an empty machine, and count the tables that differ."""
    own, elsewhere = folder / "home", folder / "backups"
    shutil.copytree(home, own)
    fill(own, ACTIVITIES)
    before = _run(own, "digest")
    name = f"home of {ACTIVITIES:,} activities"
    yield Row(f"{name}, backup", _timed(own, "backup", "--to", str(elsewhere)), "s")
    [archive] = elsewhere.glob("*.zip")
    yield Row("its size", archive.stat().st_size / 1024**2, "MB")
    shutil.rmtree(own)
    yield Row(f"{name}, restore", _timed(own, "restore", str(archive)), "s", limit=RESTORE)
    after = _run(own, "digest")
    yield Row("tables that differ", len(before ^ after), "", limit=0)


def _timed(home: Path, *arguments: str) -> float:
    start = perf_counter()
    _run(home, *arguments)
    return perf_counter() - start


def _run(home: Path, *arguments: str) -> set[str]:
    """Run a command on a home; return the lines of its output."""
    done = subprocess.run(
        [sys.executable, "-m", "etl", *arguments],
        cwd=ROOT,
        env={**os.environ, "PAPI_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return {*done.stdout.splitlines()}
