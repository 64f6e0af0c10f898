"""Rows as files to download, whose texts stay texts whatever they begin with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

import pandas as pd

from exports.text import inert

Rows = Sequence[Mapping[str, object]]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def csv(rows: Rows) -> bytes:
    """Write UTF-8 with a byte order mark for Excel; columns separated by semicolons."""
    frame = pd.DataFrame(list(rows)).map(_harmless)
    text: str = frame.to_csv(index=False, sep=";")
    return text.encode("utf-8-sig")


def xlsx(rows: Rows) -> bytes:
    """Write one sheet, numbers as numbers, texts as texts."""
    out = BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(out, engine="xlsxwriter", engine_kwargs=options) as book:
        pd.DataFrame(list(rows)).to_excel(book, index=False)
    return out.getvalue()


def _harmless(cell: object) -> object:
    return inert(cell) if isinstance(cell, str) else cell
