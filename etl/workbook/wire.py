"""How a read sheet travels from the reader's process: framed pickles that may hold cells only."""

from __future__ import annotations

import io
import pickle
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from etl.model.issues import Issue
from etl.workbook.sheets import Cell

LENGTH = struct.Struct(">I")
CELLS = frozenset(
    {
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "time"),
        ("datetime", "timedelta"),
        ("etl.model.issues", "Issue"),
        ("etl.workbook.sheets", "CellError"),
        ("etl.workbook.sheets", "CellFlags"),
        ("etl.workbook.sheets", "MergedRange"),
        ("etl.workbook.sheets", "UncachedFormula"),
        ("etl.workbook.wire", "SheetStart"),
        ("etl.workbook.wire", "RowBatch"),
        ("etl.workbook.wire", "StreamEnd"),
    }
)


@dataclass(frozen=True, slots=True)
class SheetStart:
    """A sheet begins: all of it but the cells, by the names of Sheet's fields."""

    fields: Mapping[str, Any]
    width: int


@dataclass(frozen=True, slots=True)
class RowBatch:
    """The next rows of the sheet, column by column."""

    cells: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class StreamEnd:
    """Everything has been sent: a stream without it was cut short."""


Frame = SheetStart | RowBatch | StreamEnd | Issue


class CellUnpickler(pickle.Unpickler):
    """Builds cells and nothing else: what reads a hostile file may not hand over code."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as the base class has it
        """Return a class that a cell may be of. Raises UnpicklingError for any other."""
        if (module, name) not in CELLS:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


def send(frame: Frame, to: IO[bytes]) -> None:
    """Write one frame."""
    text = pickle.dumps(frame, protocol=5)
    to.write(LENGTH.pack(len(text)))
    to.write(text)


def frames(source: IO[bytes]) -> Iterator[Frame]:
    """Yield the frames of a stream up to where it ends, orderly or not."""
    while len(head := source.read(LENGTH.size)) == LENGTH.size:
        (size,) = LENGTH.unpack(head)
        text = source.read(size)
        if len(text) < size:
            return
        yield CellUnpickler(io.BytesIO(text)).load()
