"""The reader's own process: a file on standard input, its sheets on standard output."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from zipfile import BadZipFile

from etl.model.issues import Issue
from etl.workbook.grid import Malformed
from etl.workbook.parts import DamagedPart
from etl.workbook.wire import Frame, StreamEnd, send


def main() -> int:
    """Read standard input by the format, memory (bytes), cpu (seconds) and cells of the command line."""
    form, memory, cpu, cells = sys.argv[1], *map(int, sys.argv[2:5])
    _limit(memory, cpu)
    gc.disable()
    # What a library prints goes to standard error; standard output carries the sheets alone.
    with os.fdopen(os.dup(1), "wb", buffering=1 << 20) as out:
        os.dup2(2, 1)
        content = sys.stdin.buffer.read()
        for frame in _reader(form)(content, cells):
            send(frame, out)
        send(StreamEnd(), out)
    return 0


def _reader(form: str) -> Callable[[bytes, int], Iterator[Frame]]:
    """Only the library that is needed is loaded."""
    if form == "xlsx":
        return _read_xlsx
    if form == "xls":
        from etl.workbook.xls import read_xls

        return lambda content, _: read_xls(content)
    from etl.workbook.csvtext import read_csv

    return read_csv


def _read_xlsx(content: bytes, _: int) -> Iterator[Frame]:
    from python_calamine import CalamineError

    from etl.workbook.xlsx import damage, read_xlsx

    try:
        yield from read_xlsx(content)
    except CalamineError as error:
        yield damage(error)
    except (BadZipFile, DamagedPart, Malformed) as error:
        yield Issue("file_damaged", "error", values={"value": str(error)})


def _limit(memory: int, cpu: int) -> None:
    """Where the platform has such limits; the time on the wall is limited from outside anyway."""
    try:
        import resource
    except ImportError:
        return
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 5))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
