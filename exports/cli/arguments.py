"""The commands of python -m exports and what they take."""

from __future__ import annotations

import argparse
from pathlib import Path

SUFFIXES = {"deck": (".pptx",), "report": (".docx", ".pdf"), "table": (".xlsx", ".csv")}
TEXTS = {
    "deck": "slides with native charts (.pptx)",
    "report": "the periodic report in the form of Decree 30/2020 (.docx or .pdf)",
    "table": "the tables of the report with numbers as numbers (.xlsx), or its results (.csv)",
}


def parser() -> argparse.ArgumentParser:
    """Build the parser of the command line; wrong use ends the program with status 2."""
    top = argparse.ArgumentParser(
        prog="python -m exports",
        description="Writes slides, reports and tables as files.",
        epilog="Exit status: 0 done, 1 refused because of the data, 2 used wrongly.",
    )
    commands = top.add_subparsers(dest="command", required=True)
    for name, text in TEXTS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--kind", choices=("meeting", "half-year", "year"), required=True)
        command.add_argument("--unit", required=True, help="a province's code, as in units.csv")
        command.add_argument("--year", type=int, required=True, help="the year reported on")
        command.add_argument("--lang", choices=("vi", "en"), default="vi")
        command.add_argument(
            "--out", type=Path, required=True, metavar="FILE", help=" or ".join(SUFFIXES[name])
        )
    return top
