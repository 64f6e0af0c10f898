"""A made-up activity log of any length, written as Excel writes it."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.etl.corpus import MAIN, parts

DATE, PERCENT = 1, 2
STYLES = (
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/>'
    '<xf numFmtId="9" applyNumberFormat="1"/></cellXfs>'
)
AT_ONCE = 10_000


def write(path: Path, rows: int) -> None:
    """`rows` rows of 12 columns: numbers, dates, texts that repeat and texts that do not."""
    contents = parts("", styles=STYLES)
    sheet = "xl/worksheets/sheet1.xml"
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in contents.items():
            if name != sheet:
                archive.writestr(name, text)
        with archive.open(sheet, "w", force_zip64=True) as out:
            out.write(f"<worksheet {MAIN}><sheetData>".encode())
            made = map(_row, range(1, rows + 1))
            while chunk := "".join(islice(made, AT_ONCE)):
                out.write(chunk.encode())
            out.write(b"</sheetData></worksheet>")


def _row(r: int) -> str:
    cells = [
        _number("A", r, r),
        _number("B", r, 45_000 + r % 700, DATE),
        _text("C", r, f"UBND xã số {r % 150}"),
        _text("D", r, f"{r % 6 + 1}. Nội dung"),
        _text("E", r, f"{r % 6 + 1}.{r % 12}"),
        _text("F", r, f"Hội nghị tuyên truyền tại thôn {r * 7919 % 1_000_003}, {r % 500} người"),
        _text("G", r, f"Biên bản số {r}/BB-UBND"),
        _number("H", r, r % 4_000 / 4),
        _text("I", r, "người"),
        _text("J", r, ("Đã hoàn thành", "Đang làm", "Chưa làm")[r % 3]),
        _text("K", r, f"https://vanban.example.vn/{r}"),
        _number("L", r, 0.85, PERCENT),
    ]
    return f'<row r="{r}">{"".join(cells)}</row>'


def _number(column: str, r: int, value: float, style: int = 0) -> str:
    return f'<c r="{column}{r}" s="{style}"><v>{value}</v></c>'


def _text(column: str, r: int, text: str) -> str:
    return f'<c r="{column}{r}" t="inlineStr"><is><t>{text}</t></is></c>'
