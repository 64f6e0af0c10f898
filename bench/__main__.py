"""Run the benchmarks: python -m bench [clicks build memory …]."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from rich.console import Console

from bench.home import build
from bench.rows import Row, store, table

Measure = Callable[[Path], Iterator[Row]]


def measures() -> dict[str, Measure]:
    """Return the `measure` of every module in bench/measures, by the module's name."""
    names = sorted(path.stem for path in (Path(__file__).parent / "measures").glob("[a-z]*.py"))
    return {name: import_module(f"bench.measures.{name}").measure for name in names}


def main() -> int:
    """Run the named measures, else all; print a table and write results/latest.json."""
    known = measures()
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("only", nargs="*", metavar="NAME", help=", ".join(known))
    asked = parser.parse_args().only or list(known)
    if unknown := set(asked) - set(known):
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    console = Console()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        for name in asked:
            with console.status(name):
                rows += known[name](Path(folder))
    console.print(table(rows))
    console.print(store(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
