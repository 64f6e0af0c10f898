"""Command line of the figures: python -m etl demo."""

from __future__ import annotations

import argparse
import sys

import store
from etl import shipped


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 done, 1 refused because of the data, 2 used wrongly."""
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("demo", help="build a database from the shipped figures")
    parser.parse_args(arguments)
    shipped.ensure(store.home())
    print(store.current(store.home()).path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
