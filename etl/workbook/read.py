"""Bytes to sheets, in a process of its own: what the reader does there cannot end the program."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError
from tempfile import TemporaryFile
from threading import Event, Timer
from typing import IO, cast

from etl.model.issues import Issue
from etl.workbook.formats import NAMES, format_of
from etl.workbook.limits import SHORT, Limits
from etl.workbook.sheets import Cell, RowsOfColumns, Sheet
from etl.workbook.wire import Frame, RowBatch, SheetStart, StreamEnd, frames

READABLE = frozenset({"xlsx", "xls", "text"})
FOLDER = Path(__file__).resolve().parents[2]
FEW = 200_000  # cells that are kept row by row: quick to reach, whatever the order
KILLED, XCPU = 9, 24  # signals: by the system when memory is short; RLIMIT_CPU spent

Progress = Callable[[str, int], None]
"""Told the sheet's name and how many of its rows have been read."""

log = logging.getLogger(__name__)


def read(
    content: bytes, name: str, *, limits: Limits = SHORT, progress: Progress | None = None
) -> list[Sheet] | Issue:
    """Read all sheets of a workbook or CSV that the guard has let pass; an Issue where it fails.

    Hidden and empty sheets are among them. An abort of the reader, its hunger for memory and its
    time limit are issues too.
    """
    form = format_of(content)
    if form not in READABLE:
        return Issue("file_not_workbook", "error", values={"value": NAMES.get(form, form.upper())})
    late = Event()
    with TemporaryFile() as errors, _start(form, limits, errors) as child:
        timer = Timer(limits.wall, _end, (child, late))
        timer.start()
        try:
            found = _exchange(child, content, progress)
        except BaseException:
            child.kill()
            raise
        finally:
            timer.cancel()
        if found is None:
            status = child.wait()
            return _failure(status, errors, late=late.is_set(), name=name)
    if isinstance(found, list) and not any(sheet.n_rows for sheet in found):
        return Issue("no_cells", "error")
    return found


def _start(form: str, limits: Limits, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    paths = filter(None, (str(FOLDER), os.environ.get("PYTHONPATH")))
    return subprocess.Popen(  # noqa: S603 - the interpreter itself, with words of ours alone
        [
            sys.executable, "-m", "etl.workbook.reader_child", form,
            str(limits.memory), str(limits.cpu), str(limits.cells),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "RUST_BACKTRACE": "0"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )  # fmt: skip


def _end(child: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    child.kill()


def _exchange(
    child: subprocess.Popen[bytes], content: bytes, progress: Progress | None
) -> list[Sheet] | Issue | None:
    """Return what the child read; None where it ended before it had said everything."""
    to, source = cast(IO[bytes], child.stdin), cast(IO[bytes], child.stdout)
    with suppress(BrokenPipeError, OSError), to:
        to.write(content)
    try:
        return _assemble(frames(source), progress)
    except UnpicklingError:
        log.exception("the reader sent what is no cell")
        child.kill()
        return None


def _assemble(received: Iterable[Frame], progress: Progress | None) -> list[Sheet] | Issue | None:
    sheets: list[Sheet] = []
    begun: SheetStart | None = None
    columns: list[list[Cell]] = []
    for frame in received:
        if isinstance(frame, Issue):
            return frame
        if isinstance(frame, RowBatch):
            for column, cells in zip(columns, frame.cells, strict=True):
                column.extend(cells)
            if progress and begun:
                progress(begun.fields["name"], len(columns[0]))
            continue
        if begun:
            sheets.append(Sheet(rows=_rows(columns), **begun.fields))
        if isinstance(frame, StreamEnd):
            return sheets
        begun = frame
        columns = [[] for _ in range(begun.width)]
    return None


def _rows(columns: list[list[Cell]]) -> Sequence[Sequence[Cell]]:
    rows = RowsOfColumns(columns)
    return list(rows) if len(rows) * len(columns) <= FEW else rows


def _failure(status: int, errors: IO[bytes], *, late: bool, name: str) -> Issue:
    """Return what ended the reader, told by its exit status and its last words."""
    errors.seek(0)
    words = errors.read()[-10_000:].decode("utf-8", "replace")
    log.warning("the reader of %s ended with status %s: %s", name, status, words)
    if late or status == -XCPU:
        return Issue("reader_slow", "error")
    if "memory allocation" in words or "MemoryError" in words or status == -KILLED:
        return Issue("reader_memory", "error")
    return Issue("reader_failed", "error")
