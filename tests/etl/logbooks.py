"""Activity logs and plans as divisions type them, made in the test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook

from etl.forms import FormKind, form
from etl.sheets import Cell, letters

USUAL: Mapping[FormKind, Mapping[str, Cell]] = {
    "activities": {
        "date": "05/03/2018",
        "unit": "Văn phòng",
        "area": "5. Thủ tục hành chính công",
        "task": "5.3",
        "what": "Rà soát thủ tục hành chính",
        "output": "Báo cáo",
        "quantity": 2.0,
        "measure": "thủ tục",
        "status": "Hoàn thành",
    },
    "tasks": {"task": "5.3", "area": "5. Thủ tục hành chính công", "text": "Rà soát thủ tục"},
}


def row(kind: FormKind = "activities", /, **cells: Cell) -> dict[str, Cell]:
    """A sound row with some cells changed."""
    return {**USUAL[kind], **cells}


def rows(count: int, **cells: Cell) -> list[dict[str, Cell]]:
    """Sound activities that differ in what was done."""
    return [row(**{"what": f"Việc {n}", **cells}) for n in range(1, count + 1)]


def book(
    said: Sequence[Mapping[str, Cell]],
    kind: FormKind = "activities",
    above: Sequence[Sequence[Cell]] = (),
) -> bytes:
    """A workbook of these rows under the template's headings, `above` before them."""
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = form(kind).sheets["vi"]
    for line in above:
        sheet.append(list(line))
    sheet.append([column.names["vi"] for column in form(kind).columns])
    for cells in said:
        sheet.append([cells.get(column.code) for column in form(kind).columns])
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def place(code: str, nth: int, kind: FormKind = "activities", above: int = 0) -> str:
    """The cell of a column in the nth row of such a workbook (1 is the first below the headings)."""
    column = [each.code for each in form(kind).columns].index(code) + 1
    return f"{letters(column)}{nth + 1 + above}"
