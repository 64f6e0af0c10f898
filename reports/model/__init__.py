"""What a report says: blocks, tiles, tables and their cells; the palette and the way values are written."""

from reports.charts import Mark
from reports.model.blocks import (
    Annex,
    Block,
    Chart,
    Columns,
    Count,
    Fact,
    Facts,
    Heading,
    Headline,
    Legend,
    Notice,
    Paragraph,
    Prompt,
    Report,
    Ways,
    flat,
)
from reports.model.cells import Cell, Column, ColumnKind, Link, Linked, Shaded, Table
from reports.model.tiles import Spark, Tile, Tiles
from reports.model.work import Coverage, CoverageRow, Deadline, Deadlines, MonthCount

__all__ = [
    "Annex",
    "Block",
    "Cell",
    "Chart",
    "Column",
    "ColumnKind",
    "Columns",
    "Count",
    "Coverage",
    "CoverageRow",
    "Deadline",
    "Deadlines",
    "Fact",
    "Facts",
    "Heading",
    "Headline",
    "Legend",
    "Link",
    "Linked",
    "Mark",
    "MonthCount",
    "Notice",
    "Paragraph",
    "Prompt",
    "Report",
    "Shaded",
    "Spark",
    "Table",
    "Tile",
    "Tiles",
    "Ways",
    "flat",
]
