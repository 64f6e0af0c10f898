"""The blocks of a report as paragraphs, tables and charts of a Word document."""

from __future__ import annotations

from itertools import count

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm, Pt

from exports.office.chart_file import native
from exports.office.word_parts import add_chart, bordered, prompt, sized
from exports.office.word_styles import FONT, WIDTH, add_line, fill_cell
from exports.tables.blocks import as_table, lines, sentences, tiles_table
from exports.tables.columns import LETTERS, widths
from exports.tables.columns import cell as cell_text
from reports.model import (
    Block,
    Chart,
    Coverage,
    Deadlines,
    Facts,
    Heading,
    Headline,
    Legend,
    Notice,
    Paragraph,
    Prompt,
    Report,
    Sayings,
    Table,
    Tiles,
)

ALIGNED = {
    "score": ALIGN.RIGHT, "change": ALIGN.RIGHT, "heat": ALIGN.RIGHT,
    "rank": ALIGN.CENTER, "year": ALIGN.CENTER, "mark": ALIGN.CENTER,
}  # fmt: skip


class Writer:
    """Writer of blocks one after the other; it counts the charts."""

    def __init__(self, made: Document, report: Report) -> None:
        self.made, self.lang = made, report.lang
        self.charts = count(1)

    def write(self, block: Block) -> None:  # noqa: C901 - one case a kind of block
        """Write a block at the end of the document."""
        match block:
            case Heading(level=1):
                add_line(self.made, block.text.upper(), "Mục")
            case Heading():
                add_line(self.made, block.text, "Khoản")
            case Paragraph() | Notice():
                add_line(self.made, block.text, "Thân")
            case Headline():
                add_line(self.made, block.finding, "Khoản")
                for sentence in sentences(block):
                    add_line(self.made, sentence, "Thân")
            case Sayings():
                for saying in block.sentences:
                    add_line(self.made, saying, "Thân")
            case Prompt():
                prompt(add_line(self.made, "", "Gợi ý"), block.text)
            case Legend():
                add_line(self.made, " ".join(block.sources), "Nguồn")
            case Chart():
                self._chart(block)
            case Table() if block.rows:
                self._table(block)
            case Deadlines() | Coverage():
                self._table(as_table(block))
            case Tiles():
                self._table(tiles_table(block, self.lang))
            case Facts():
                for sentence in lines(block, self.lang):
                    add_line(self.made, sentence, "Thân")

    def _chart(self, chart: Chart) -> None:
        line = add_line(self.made, "", "Hình")
        size = (Mm(WIDTH), Mm(82))
        found = native(chart, self.lang, FONT, 8.5)
        add_chart(self.made, line.add_run(), found, next(self.charts), chart.alt, size)
        title = add_line(self.made, chart.title, "Tên bảng")
        below = [text for text in (chart.subtitle, *chart.notes) if text]
        title.paragraph_format.keep_with_next = bool(below)
        for text in below:
            add_line(self.made, text, "Nguồn")

    def _table(self, table: Table) -> None:
        if table.title:
            add_line(self.made, table.title, "Tên bảng")
        grid = self.made.add_table(len(table.rows) + 1, len(table.columns))
        grid.alignment = WD_TABLE_ALIGNMENT.CENTER
        grid.autofit = False
        bordered(grid)
        sized(grid, widths(table, WIDTH, LETTERS, self.lang), 3)
        texts = [[c.label for c in table.columns]]
        texts += [[cell_text(c, r, self.lang) for c in table.columns] for r in table.rows]
        for nth, (row, said) in enumerate(zip(grid.rows, texts, strict=True)):
            for cell, column, text in zip(row.cells, table.columns, said, strict=True):
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
                fill_cell(cell, text, "Ô bảng" if nth else "Đầu bảng")
                if nth and column.kind in ALIGNED:
                    cell.paragraphs[0].alignment = ALIGNED[column.kind]
        note = add_line(self.made, table.note, "Nguồn")
        if not table.note:
            note.paragraph_format.space_before = note.paragraph_format.space_after = Pt(0)
