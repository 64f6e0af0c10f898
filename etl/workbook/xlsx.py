"""An .xlsx by python-calamine, with what the fast reader does not tell put back in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import chain, islice, repeat
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetVisibleEnum,
)

from etl.model.issues import Issue
from etl.workbook.grid import BLOCK, Box, blocks, pieces
from etl.workbook.marks import SheetMarks, sheet_marks
from etl.workbook.parts import is_recalculated, percent_styles, worksheets
from etl.workbook.sheets import Cell
from etl.workbook.wire import Frame, RowBatch, SheetStart

CHUNK = 8_192  # rows sent at a time
DIMENSION = re.compile(rb"<(?:\w+:)?dimension\s[^<>]*>")


def read_xlsx(content: bytes) -> Iterator[Frame]:
    """Yield the sheets in the order of their tabs; an Issue where one cannot be read."""
    reader = CalamineReader(content)
    with ZipFile(BytesIO(content)) as archive, ThreadPoolExecutor(1) as beside:
        percent = percent_styles(archive)
        recalculated = is_recalculated(archive)
        for part in worksheets(archive):
            # The reader lets go of the interpreter: both passes run at once.
            found = beside.submit(_marks, archive, part.path, percent, recalculated=recalculated)
            try:
                sheet = reader.sheet(part.name)
            except CalamineError as error:
                yield damage(error, part.name)
                return
            yield from _frames(sheet, found.result(), hidden=part.name in reader.hidden)


def _marks(
    archive: ZipFile, path: str, percent: frozenset[int], *, recalculated: bool
) -> SheetMarks:
    with archive.open(path) as stream:
        return sheet_marks(pieces(blocks(stream)), percent, recalculated=recalculated)


def damage(error: CalamineError, sheet: str = "") -> Issue:
    """Return the issue that the reader's refusal means."""
    code = "sheet_damaged" if sheet else "file_damaged"
    if "shared strings" in str(error):
        code = "sheet_text_missing"
    return Issue(code, "error", sheet, values={"value": str(error)})


class CalamineReader:
    """python-calamine, told twice where a sheet states its own size in a form it does not know."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.book = CalamineWorkbook.from_filelike(BytesIO(content))
        self.retried = False
        self.hidden = {
            sheet.name
            for sheet in self.book.sheets_metadata
            if sheet.visible != SheetVisibleEnum.Visible
        }

    def sheet(self, name: str) -> CalamineSheet:
        """Open a sheet by name; once more without stated sizes. Raises CalamineError."""
        try:
            return self.book.get_sheet_by_name(name)
        except CalamineError:
            if self.retried:
                raise
            self.retried = True
            self.book = CalamineWorkbook.from_filelike(BytesIO(without_dimensions(self.content)))
            return self.book.get_sheet_by_name(name)


def without_dimensions(content: bytes) -> bytes:
    """Strip the sizes that sheets state: LibreOffice writes "1:69" for whole rows."""
    copy = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(copy, "w", ZIP_DEFLATED, compresslevel=1) as new:
        for entry in old.infolist():
            with (
                old.open(entry) as source,
                new.open(entry.filename, "w", force_zip64=True) as target,
            ):
                target.write(DIMENSION.sub(b"", source.read(BLOCK), count=1))
                target.writelines(blocks(source))
    return copy.getvalue()


def _frames(sheet: CalamineSheet, found: SheetMarks, *, hidden: bool) -> Iterator[Frame]:
    filled = _filled(sheet)
    box = _used(filled, found)
    if box is None:
        yield SheetStart({"name": sheet.name, "hidden": hidden}, 0)
        return
    yield SheetStart(
        {"name": sheet.name, "hidden": hidden, **found.fields(box)}, box.right - box.left + 1
    )
    height = box.bottom - box.top + 1
    rows: Iterator[list[Cell]] = iter(())
    left = right = 0
    blank: list[Cell] = [None] * (box.right - box.left + 1)
    if filled:
        # iter_rows starts at the sheet's first row and at the range's first column.
        filled_rows: Iterator[list[Any]] = islice(sheet.iter_rows(), filled.top - 1, None)
        blank = [None] * (filled.right - filled.left + 1)
        rows = chain(repeat(blank, filled.top - box.top), filled_rows)
        left, right = filled.left - box.left, box.right - filled.right
    rows = islice(chain(rows, repeat(blank)), height)
    for first in range(0, height, CHUNK):
        yield _chunk(list(islice(rows, CHUNK)), left, right, first + box.top, box.left, found)


def _chunk(
    rows: list[list[Cell]],
    left: int,
    right: int,
    first_row: int,
    first_column: int,
    found: SheetMarks,
) -> RowBatch:
    # One object for each different text: it then travels once.
    memo: dict[Cell, Cell] = {"": None}
    known = memo.setdefault
    columns = [
        [known(value, value) if type(value) is str else value for value in column]
        for column in zip(*rows, strict=True)
    ]
    for _ in range(left):
        columns.insert(0, [None] * len(rows))
    for _ in range(right):
        columns.append([None] * len(rows))
    for r in range(len(rows)) if found.specials else ():
        for column, special in found.specials.get(first_row + r, {}).items():
            columns[column - first_column][r] = special
    return RowBatch(columns)


def _filled(sheet: CalamineSheet) -> Box | None:
    if sheet.start is None or sheet.end is None:
        return None
    (top, left), (bottom, right) = sheet.start, sheet.end
    return Box(top + 1, left + 1, bottom + 1, right + 1)


def _used(filled: Box | None, found: SheetMarks) -> Box | None:
    """Return the range of values and of what the reader takes for blank."""
    box = filled
    for row, cells in found.specials.items():
        for column in cells:
            box = (box or Box(row, column, row, column)).including(row, column)
    return box
