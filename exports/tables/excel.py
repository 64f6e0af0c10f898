"""A report as a workbook: a sheet for each table and each chart's values, numbers as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exports.drawing.values import values
from exports.tables.blocks import as_table
from exports.text import INERT, LONGEST_PROPERTY, LONGEST_TEXT, inert, plain
from reports.charts import Bars
from reports.model import (
    Annex,
    Block,
    Chart,
    Column,
    ColumnKind,
    Coverage,
    Deadlines,
    Headline,
    Legend,
    Linked,
    Notice,
    Paragraph,
    Report,
    Shaded,
    Table,
    Tile,
    Tiles,
    flat,
)
from reports.model.written import strength, verdict, written
from strings import Lang, translate
from strings.numbers import MINUS, number

FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
LONGEST_NAME = 31
CODES = {
    "score": "0.{0}",
    "heat": "0.{0}",
    "change": "+0.{0};\u22120.{0};0.{0}",
    "year": "0",
    "rank": "0",
}
Value = str | float | int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under heads, with what they say above and where they are from below."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    note: str = ""


def workbook(report: Report) -> bytes:
    """The report as .xlsx: what it finds and its sources first, then a sheet a table and chart."""
    blocks = list(_all(report.blocks))
    content = BytesIO()
    with Workbook(content, {**INERT, "in_memory": True}) as book:
        book.set_properties({"title": plain(report.title)[:LONGEST_PROPERTY]})
        names: set[str] = set()
        _first(book, report, blocks, names)
        for sheet in _sheets(blocks, report.lang):
            _write(book, sheet, names)
    return content.getvalue()


def csv(table: Table, lang: Lang) -> bytes:
    """One table as CSV that Excel opens: a mark in front, semicolons, decimals as the language has them."""
    sheet = _table(table, lang)
    lines = [[inert(plain(c.label)) for c in sheet.columns]]
    lines += [
        [_text(c, v, lang) for c, v in zip(sheet.columns, row, strict=True)] for row in sheet.rows
    ]
    text = "\r\n".join(
        ";".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines
    )
    return f"{text}\r\n".encode("utf-8-sig")


def _text(column: Column, value: Value, lang: Lang) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        shown = number(value, lang, column.decimals).replace(MINUS, "-")
        return shown.replace("." if lang == "vi" else ",", "")
    return str(value) if isinstance(value, int) else inert(plain(value))


def _all(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in flat(blocks):
        if isinstance(block, Annex):
            yield from _all(block.blocks)
        else:
            yield block


def _first(book: Workbook, report: Report, blocks: Sequence[Block], names: set[str]) -> None:
    """The sheet of words: title, findings, sources, and the version of the data."""
    sheet = book.add_worksheet(_name(translate("excel.about", report.lang), names))
    sheet.set_column(0, 0, 110)
    lines = [report.title]
    for block in blocks:
        match block:
            case Headline():
                lines += [block.finding, *block.sentences]
            case Notice() | Paragraph():
                lines.append(block.text)
            case Legend():
                lines += block.sources
    lines.append(translate("excel.version", report.lang, version=report.data_version))
    wrapped, bold = book.add_format({"text_wrap": True}), book.add_format({"bold": True})
    for at, line in enumerate(dict.fromkeys(lines)):
        sheet.write_string(at, 0, plain(line)[:LONGEST_TEXT], wrapped if at else bold)


def _sheets(blocks: Iterable[Block], lang: Lang) -> Iterator[Sheet]:
    for block in blocks:
        match block:
            case Table() if block.rows:
                yield _table(block, lang)
            case Deadlines() | Coverage():
                yield _table(as_table(block), lang)
            case Tiles():
                yield _tiles(block, lang)
            case Chart() if values(block, lang):
                yield _chart(block, lang)


def _table(table: Table, lang: Lang) -> Sheet:
    rows = [[_value(c, row.get(c.key), lang) for c in table.columns] for row in table.rows]
    return Sheet(table.title, table.columns, rows, table.note)


def _value(column: Column, cell: object, lang: Lang) -> Value:
    """A number where the cell is one, else its words."""
    if isinstance(cell, Shaded):
        return cell.value
    if isinstance(cell, Linked):
        return cell.value
    if isinstance(cell, (int, float)):
        return None if cell != cell else cell
    if cell is None or cell == "":
        return None
    return written(column, cell, lang)  # type: ignore[arg-type]


def _tiles(tiles: Tiles, lang: Lang) -> Sheet:
    kinds: dict[str, ColumnKind] = {"component": "text", "score": "score", "change": "change"}
    kinds |= {"verdict": "text", "strength": "text"}
    columns = tuple(Column(k, translate(f"column.{k}", lang), kind) for k, kind in kinds.items())
    rows = [[t.name, *_read(t, lang)] for t in tiles.tiles]
    return Sheet(translate("overview.title", lang), columns, rows)


def _read(tile: Tile, lang: Lang) -> list[Value]:
    sure = strength(tile.mark.strength, tile.net_strength, lang) or tile.reason
    return [tile.score, tile.change, verdict(tile.mark, lang), sure]


def _chart(chart: Chart, lang: Lang) -> Sheet:
    """The values of a chart: a row for each year or category, a column for each line."""
    lines = {
        name: {_place(x): y for x, y in points} for name, points in values(chart, lang).items()
    }
    places = list(dict.fromkeys(place for line in lines.values() for place in line))
    kind: ColumnKind = "text" if isinstance(chart.content, Bars) else "year"
    if kind == "year":
        places.sort()
    heads = (
        Column("x", translate("excel.place", lang), kind),
        *(Column(n, n, "score", 3) for n in lines),
    )
    rows = [[place, *(line.get(place) for line in lines.values())] for place in places]
    return Sheet(chart.title, heads, rows, " ".join((chart.subtitle, *chart.notes)))


def _place(x: float | str) -> float | str:
    """The category, or the year: the level to beat is drawn a little beyond its own."""
    return x if isinstance(x, str) else round(x)


def _write(book: Workbook, sheet: Sheet, names: set[str]) -> None:
    page = book.add_worksheet(_name(sheet.title, names))
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#F3F5F8"})
    page.write_string(0, 0, plain(sheet.title)[:LONGEST_TEXT], book.add_format({"bold": True}))
    page.freeze_panes(2, 1)
    for at, column in enumerate(sheet.columns):
        page.write_string(1, at, plain(column.label)[:LONGEST_TEXT], head)
        longest = max([len(column.label), *(len(str(row[at] or "")) for row in sheet.rows)])
        page.set_column(at, at, min(60, longest + 3) if column.kind in ("text", "mark") else 11)
        style = _style(book, column)
        for nth, row in enumerate(sheet.rows, start=2):
            _cell(page, nth, at, row[at], style)
    if sheet.note:
        page.write_string(len(sheet.rows) + 3, 0, plain(sheet.note)[:LONGEST_TEXT])


def _style(book: Workbook, column: Column) -> Format:
    code = CODES.get(column.kind, "")
    return book.add_format({"num_format": code.format("0" * column.decimals)} if code else {})


def _cell(page: Worksheet, row: int, at: int, value: Value, style: Format) -> None:
    if isinstance(value, (int, float)):
        page.write_number(row, at, value, style)
    elif value is not None:
        page.write_string(row, at, plain(value)[:LONGEST_TEXT], style)


def _name(title: str, names: set[str]) -> str:
    """A sheet's name: without what Excel forbids, not too long, and not given twice."""
    wanted = plain(title).translate(FORBIDDEN).strip()[:LONGEST_NAME].strip() or "Sheet"
    name, nth = wanted, 1
    while name.lower() in names:
        nth += 1
        ending = f" ({nth})"
        name = wanted[: LONGEST_NAME - len(ending)] + ending
    names.add(name.lower())
    return name
