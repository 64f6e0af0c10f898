"""Activity logs and plans as divisions type them, made in the test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

import catalog
from etl.forms.declared import FormKind, form
from etl.importing import intake
from etl.model.previewed import NO_CHOICES, Choices, Preview
from etl.preview import logs
from etl.preview.opened import OpenedFile
from etl.workbook.sheets import Cell, Sheet, letters

CATALOG = catalog.load()

USUAL: Mapping[FormKind, Mapping[str, Cell]] = {
    "activities": {
        "date": "05/03/2018",
        "division": "Văn phòng",
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


def sheet(
    said: Sequence[Mapping[str, Cell]],
    kind: FormKind = "activities",
    above: Sequence[Sequence[Cell]] = (),
) -> Sheet:
    """These rows under the template's headings, `above` before them, as the reader gives them."""
    head: list[Cell] = [column.names["vi"] for column in form(kind).columns]
    body = [[cells.get(column.code) for column in form(kind).columns] for cells in said]
    return Sheet(form(kind).sheets["vi"], [*map(list, above), head, *body])


def book(
    said: Sequence[Mapping[str, Cell]],
    kind: FormKind = "activities",
    above: Sequence[Sequence[Cell]] = (),
) -> bytes:
    """The same as a workbook."""
    made = sheet(said, kind, above)
    workbook = Workbook()
    tab = workbook.active
    assert tab is not None
    tab.title = made.name
    for line in made.rows:
        tab.append(list(line))
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def seen(
    said: Sequence[Mapping[str, Cell]],
    folder: Path,
    name: str = "a.xlsx",
    choices: Choices = NO_CHOICES,
) -> tuple[Preview, bytes]:
    """The preview of these activities as of a file that has been read, and that file's bytes."""
    content = repr((name, said)).encode()
    found = logs.preview_sheets(
        OpenedFile.of([sheet(said)], content, name),
        "activities",
        CATALOG,
        intake.current(folder),
        choices,
    )
    return replace(found, version=intake.number_of(folder)), content


def place(code: str, nth: int, kind: FormKind = "activities", above: int = 0) -> str:
    """The cell of a column in the nth row of such a workbook (1 is the first below the headings)."""
    column = [each.code for each in form(kind).columns].index(code) + 1
    return f"{letters(column)}{nth + 1 + above}"
