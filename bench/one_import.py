"""One step of an import, in a process of its own: python -m bench.one_import STEP FILE HOME."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import TypeVar

from catalog import load
from etl.importing import intake
from etl.importing.commit import commit
from etl.model.previewed import Choices, Preview
from store.undo import undo

T = TypeVar("T")


def main() -> None:
    """Print the seconds of each step, and the megabytes that this process and its reader used."""
    step, path, home = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    seconds = {"bare": _bare, "preview": _preview, "commit": _commit}[step](path, home)
    held = {
        "here": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
        "reader": getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024,
    }
    sys.stdout.write(json.dumps(seconds | held))


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.perf_counter()
    done = work()
    return done, time.perf_counter() - start


def _bare(path: Path, home: Path) -> dict[str, float]:  # noqa: ARG001
    """Read with the fastest reader, which keeps neither errors nor formulas nor hidden rows."""
    import fastexcel

    _, taken = _timed(lambda: fastexcel.read_excel(path).load_sheet_eager(0, header_row=None))
    return {"bare": taken}


def _preview(path: Path, home: Path) -> dict[str, float]:
    return {"preview": _timed(lambda: _looked(path, home))[1]}


def _looked(path: Path, home: Path) -> Preview:
    """Preview the file from its bytes."""
    found = intake.look(path.read_bytes(), path.name, home, load(), "activities", Choices())
    if not found.ready:
        raise SystemExit(f"refused: {found.issues[0]}")
    return found


def _commit(path: Path, home: Path) -> dict[str, float]:
    """Store what a preview shows, and undo it."""
    found, content = _looked(path, home), path.read_bytes()
    number, committed = _timed(lambda: commit(found, content, "bench", home, "bench"))
    _, undone = _timed(lambda: undo(number, "bench", home))
    return {"commit": committed, "undo": undone}


if __name__ == "__main__":
    main()
