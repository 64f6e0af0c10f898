"""A report as a Word document in the form of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

from io import BytesIO
from itertools import count

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from exports.drawing.measure import length
from exports.office.chart_file import native
from exports.office.word_parts import add_chart, bordered, page_number, prompt, rule, sized
from exports.office.word_styles import FONT, FORMS, add_styles, styled
from exports.tables.blocks import as_table, board, lines, sentences
from exports.tables.columns import cell as cell_text
from exports.tables.columns import widths
from exports.text import LONGEST_PROPERTY, plain
from reports.documents.letter import Letter
from reports.model import (
    Annex,
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
    Table,
    Tiles,
    flat,
)
from strings import translate

WIDTH = 165.0  # mm between the margins
LETTERS = 86  # of a table's size that fit between the margins
LEFT, RIGHT = 66.0, 99.0  # mm: the two cells of the head
POINTS = 72 / 25.4
ALIGNED = {
    "score": ALIGN.RIGHT, "change": ALIGN.RIGHT, "heat": ALIGN.RIGHT,
    "rank": ALIGN.CENTER, "year": ALIGN.CENTER, "mark": ALIGN.CENTER,
}  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI")


def document(report: Report, letter: Letter) -> bytes:
    """The report as .docx: head, body, signature, then its annexes on pages of their own."""
    made = docx.Document()
    add_styles(made)
    _language(made, report.lang)
    made.core_properties.title = plain(report.title)[:LONGEST_PROPERTY]
    made.core_properties.author = plain(letter.agency)[:LONGEST_PROPERTY]
    _page(made.sections[0])
    writer = _Writer(made, report)
    _head(made, letter)
    _bases(made, letter, report)
    annexes = [b for b in report.blocks if isinstance(b, Annex)]
    for block in flat(b for b in report.blocks if not isinstance(b, Annex)):
        writer.write(block)
    made.paragraphs[-1].paragraph_format.keep_with_next = True
    _signature(made, letter, report)
    for nth, annex in enumerate(annexes):
        number = ROMAN[nth] if len(annexes) > 1 else ""
        _annex(made, annex, number, letter, report)
        for block in flat(annex.blocks):
            writer.write(block)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def _language(made: Document, lang: str) -> None:
    made.core_properties.language = {"vi": "vi-VN", "en": "en-GB"}[lang]
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), made.core_properties.language)
    made.styles["Normal"].element.get_or_add_rPr().append(tag)


def _page(section: Section) -> None:
    """A4 upright, the decree's margins, pages numbered from 1 above the text, not on the first."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    line = section.header.paragraphs[0]
    page_number(styled(line, "Số trang"))
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)  # noqa: SLF001 - python-docx has no page numbers


def _line(place: Document | _Cell, text: str, style: str) -> Line:
    return styled(place.add_paragraph(plain(text)), style)


def _head(made: Document, letter: Letter) -> None:
    table = made.add_table(2, 2)
    table.autofit = False
    sized(table, (LEFT, RIGHT), 0)
    left, right = table.rows[0].cells
    _first(left, letter.parent, "Cơ quan chủ quản")
    _line(left, letter.agency, "Cơ quan ban hành")
    _ruled(left, letter.agency, "Cơ quan ban hành", 0.4, LEFT)
    _first(right, letter.nation, "Quốc hiệu")
    _line(right, letter.motto, "Tiêu ngữ")
    _ruled(right, letter.motto, "Tiêu ngữ", 1, RIGHT)
    left, right = table.rows[1].cells
    _first(left, letter.number, "Số ký hiệu")
    _first(right, letter.place_and_day, "Địa danh và ngày")
    _line(made, letter.kind, "Tên loại")
    _line(made, letter.subject, "Trích yếu")
    longest = min(length(letter.subject, FORMS["Trích yếu"].size, bold=True), WIDTH * POINTS)
    rule(_line(made, "", "Nét kẻ"), 0.4 * longest, WIDTH * POINTS)
    _line(made, letter.addressee, "Kính gửi")


def _first(cell: _Cell, text: str, style: str) -> None:
    line = styled(cell.paragraphs[0], style)
    line.text = plain(text)


def _ruled(cell: _Cell, text: str, style: str, share: float, room: float) -> None:
    """The rule under a text, as a share of its length."""
    said = length(text, FORMS[style].size, bold=FORMS[style].bold)
    rule(_line(cell, "", "Nét kẻ"), share * said, room * POINTS)


def _bases(made: Document, letter: Letter, report: Report) -> None:
    for base in letter.bases:
        _line(made, base, "Căn cứ")
    if not letter.bases:
        prompt(_line(made, "", "Căn cứ"), translate("letter.bases", report.lang))


def _signature(made: Document, letter: Letter, report: Report) -> None:
    table = made.add_table(1, 2)
    table.autofit = False
    sized(table, (WIDTH / 2, WIDTH / 2), 0)
    left, right = table.rows[0].cells
    _first(left, letter.recipients_label, "Nơi nhận")
    for each in letter.recipients:
        _line(left, each, "Danh sách nơi nhận")
    _first(right, letter.authority, "Quyền hạn")
    _line(right, letter.office, "Quyền hạn")
    name = _line(right, letter.signer, "Họ tên người ký")
    if not letter.signer:
        prompt(name, translate("letter.signer", report.lang))
    row = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
    row.append(OxmlElement("w:cantSplit"))


def _annex(made: Document, annex: Annex, number: str, letter: Letter, report: Report) -> None:
    _page(made.add_section(WD_SECTION.NEW_PAGE))
    styled(made.paragraphs[-1], "Ngắt phần")
    _line(made, translate("letter.annex", report.lang, number=number).strip(), "Phụ lục")
    _line(made, annex.title.upper(), "Tên phụ lục")
    _line(made, letter.annex_reference, "Kèm theo")


class _Writer:
    """Writes blocks one after the other, counting the charts."""

    def __init__(self, made: Document, report: Report) -> None:
        self.made, self.lang = made, report.lang
        self.charts = count(1)

    def write(self, block: Block) -> None:  # noqa: C901 - one case a kind of block
        match block:
            case Heading(level=1):
                _line(self.made, block.text.upper(), "Mục")
            case Heading():
                _line(self.made, block.text, "Khoản")
            case Paragraph() | Notice():
                _line(self.made, block.text, "Thân")
            case Headline():
                _line(self.made, block.finding, "Khoản")
                for said in sentences(block):
                    _line(self.made, said, "Thân")
            case Prompt():
                prompt(_line(self.made, "", "Gợi ý"), block.text)
            case Legend():
                _line(self.made, " ".join(block.sources), "Nguồn")
            case Chart():
                self._chart(block)
            case Table() if block.rows:
                self._table(block)
            case Deadlines() | Coverage():
                self._table(as_table(block))
            case Tiles():
                self._table(board(block, self.lang))
            case Facts():
                for said in lines(block, self.lang):
                    _line(self.made, said, "Thân")

    def _chart(self, chart: Chart) -> None:
        line = _line(self.made, "", "Hình")
        size = (Mm(WIDTH), Mm(82))
        found = native(chart, self.lang, FONT, 8.5)
        add_chart(self.made, line.add_run(), found, next(self.charts), chart.alt, size)
        title = _line(self.made, chart.title, "Tên bảng")
        below = [text for text in (chart.subtitle, *chart.notes) if text]
        title.paragraph_format.keep_with_next = bool(below)
        for text in below:
            _line(self.made, text, "Nguồn")

    def _table(self, table: Table) -> None:
        if table.title:
            _line(self.made, table.title, "Tên bảng")
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
                _first(cell, text, "Ô bảng" if nth else "Đầu bảng")
                if nth and column.kind in ALIGNED:
                    cell.paragraphs[0].alignment = ALIGNED[column.kind]
        note = _line(self.made, table.note, "Nguồn")
        if not table.note:
            note.paragraph_format.space_before = note.paragraph_format.space_after = Pt(0)
