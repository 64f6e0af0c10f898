"""The tables and charts of a report as sheets of values: numbers as numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exports.drawing.values import values
from exports.tables.blocks import as_table
from reports.charts import Bars
from reports.model import (
    Annex,
    Block,
    Chart,
    Column,
    ColumnKind,
    Coverage,
    Deadlines,
    Linked,
    Shaded,
    Table,
    Tile,
    Tiles,
    flat,
)
from reports.model.written import strength, verdict, written
from strings import Lang, translate

Value = str | float | int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under heads, with what they say above and where they are from below."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]]
    note: str = ""


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """List the blocks of a report, those of annexes as well."""
    for block in flat(blocks):
        if isinstance(block, Annex):
            yield from every_block(block.blocks)
        else:
            yield block


def sheets(blocks: Iterable[Block], lang: Lang) -> Iterator[Sheet]:
    """Turn each table and chart into a sheet."""
    for block in blocks:
        match block:
            case Table() if block.rows:
                yield table_sheet(block, lang)
            case Deadlines() | Coverage():
                yield table_sheet(as_table(block), lang)
            case Tiles():
                yield _tiles(block, lang)
            case Chart() if values(block, lang):
                yield _chart(block, lang)


def table_sheet(table: Table, lang: Lang) -> Sheet:
    """Turn a table into a sheet; missing cells are None."""
    rows = [[_value(c, row.get(c.key), lang) for c in table.columns] for row in table.rows]
    return Sheet(table.title, table.columns, rows, table.note)


def _value(column: Column, cell: object, lang: Lang) -> Value:
    """Return a number where the cell is one, else its text."""
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
    """Turn a chart into a sheet: a row for each year or category, a column for each line."""
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
    """Return the category, or the year: the level to beat is drawn a little beyond its own."""
    return x if isinstance(x, str) else round(x)
