"""One reading of a file in a process of its own: python -m bench.one_reading ours|bare FILE."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage


def main() -> None:
    """Prints the seconds, and the megabytes that this process and its reader held at most."""
    way, path = sys.argv[1], Path(sys.argv[2])
    read = {"ours": _ours, "bare": _bare}[way]
    start = time.perf_counter()
    read(path)
    taken = time.perf_counter() - start
    held = {
        "here": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
        "reader": getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024,
    }
    sys.stdout.write(json.dumps({"seconds": taken, **held}))


def _ours(path: Path) -> None:
    from etl.guard import guard
    from etl.limits import LIMITS
    from etl.read import read

    content = path.read_bytes()
    refused = guard(content, path.name, "activities")
    found = refused or read(content, path.name, limits=LIMITS["activities"])
    if not isinstance(found, list):
        raise SystemExit(f"refused: {found.code}")


def _bare(path: Path) -> None:
    """The fastest reader there is, which keeps neither errors nor formulas nor hidden rows."""
    import fastexcel

    fastexcel.read_excel(path).load_sheet_eager(0, header_row=None)


if __name__ == "__main__":
    main()
