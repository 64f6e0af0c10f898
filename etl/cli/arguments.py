"""The commands of python -m etl and what they take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from etl.templates.build import KINDS

Command = Callable[..., argparse.ArgumentParser]
"""Add a command by its name, its help and further parents."""


def parser() -> argparse.ArgumentParser:
    """Build the parser of the command line; wrong use ends the program with status 2."""
    top = argparse.ArgumentParser(
        prog="python -m etl",
        description="Brings figures, plans and activity logs in, and takes them out again.",
        epilog="Exit status: 0 done, 1 refused because of the data, 2 used wrongly.",
    )
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument(
        "--lang", choices=("vi", "en"), default="vi", help="language of sentences"
    )
    everywhere.add_argument("--json", action="store_true", help="print JSON")
    commands = top.add_subparsers(dest="command", required=True)

    def command(name: str, text: str, *more: argparse.ArgumentParser) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[everywhere, *more])

    command("demo", "build the database from the figures, plan and sample year that ship")
    _importing(command)
    _making(command)
    command("digest", "print one sha256 a table of the published version, over its sorted rows")
    command("verify", "check versions, originals, figures and definitions")
    _archiving(command)
    return top


def _importing(command: Command) -> None:
    a_file = _file()
    preview = command("preview", "say what importing a file would do; writes nothing", a_file)
    preview.add_argument("--out", type=Path, metavar="ROWS.csv", help="write the rows as CSV")
    commit = command("commit", "import a file", a_file)
    commit.add_argument("--by", required=True, metavar="NAME", help="who imports")
    commit.add_argument("--accept-warnings", metavar="REASON", help="why the warnings are accepted")
    undo = command("undo", "withdraw an import; later changes stay")
    undo.add_argument("id", type=int, metavar="ID", help="the import's number, see history")
    undo.add_argument("--by", required=True, metavar="NAME", help="who withdraws")
    command("history", "list the imports, newest first")
    trace = command("trace", "say where a stored number comes from")
    for name in ("index", "year", "unit", "component"):
        trace.add_argument(name, type=int if name == "year" else str, metavar=name.upper())


def _making(command: Command) -> None:
    template = command("template", "write a template to fill in")
    template.add_argument("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    template.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    template.add_argument("--year", type=int, metavar="Y", help="the year it is for")
    sample = command("sample", "write a made-up activity log in the template's columns")
    sample.add_argument("--rows", type=int, required=True, metavar="N")
    sample.add_argument("--out", type=Path, required=True, metavar="FILE", help=".csv or .xlsx")
    sample.add_argument("--year", type=int, default=2018, metavar="Y", help="the plan's year")


def _archiving(command: Command) -> None:
    settle = command("settle", "accept what a damaged version took with it, once it is in again")
    settle.add_argument("--by", required=True, metavar="NAME", help="who accepts")
    backup = command("backup", "write one archive of all that a home holds")
    backup.add_argument("--to", type=Path, metavar="FOLDER", help="else PAPI_BACKUPS, or backups")
    backup.add_argument("--keep", type=int, default=14, metavar="N", help="archives that stay: 14")
    move = command("move", "carry the store over to a DuckLake on PostgreSQL, digests compared")
    move.add_argument("--to", required=True, metavar="ducklake:postgres:…", help="an empty one")
    move.add_argument("--data", metavar="FOLDER", help="of its data; else lake in the home")
    restore = command("restore", "bring an archive back; what was there is kept aside")
    restore.add_argument("file", type=Path, metavar="FILE.zip")


def _file() -> argparse.ArgumentParser:
    """Return what preview and commit take alike, so that both see the same file the same way."""
    alike = argparse.ArgumentParser(add_help=False)
    alike.add_argument("file", type=Path, metavar="FILE", help=".xlsx, .xls or .csv")
    alike.add_argument("--index", choices=KINDS, metavar="INDEX", help=", ".join(KINDS))
    alike.add_argument("--year", type=int, metavar="Y", help="where the file leaves it open")
    alike.add_argument("--sheet", metavar="S", help="the sheet to read")
    alike.add_argument(
        "--skip-bad-rows",
        action="store_true",
        help="of a log or plan, import the good rows around the bad ones; a warning to accept",
    )
    return alike
