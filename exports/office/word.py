"""A report as a Word document in the form of Decree 30/2020/NĐ-CP."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Mm
from docx.table import _Cell

from exports.drawing.measure import length
from exports.office.word_blocks import Writer
from exports.office.word_parts import page_number, prompt, rule, sized
from exports.office.word_styles import FORMS, WIDTH, add_line, add_styles, fill_cell, styled
from exports.tables.blocks import numbered_annexes
from exports.text import LANGUAGE_TAGS, LONGEST_PROPERTY, plain
from reports.documents.letter import Letter
from reports.model import (
    Annex,
    Report,
    flat,
)
from strings import translate

LEFT, RIGHT = 66.0, 99.0  # mm: the two cells of the head
POINTS = 72 / 25.4


def document(report: Report, letter: Letter) -> bytes:
    """Write the report as .docx: head, body, signature, then its annexes on pages of their own."""
    made = docx.Document()
    add_styles(made)
    _language(made, report.lang)
    made.core_properties.title = plain(report.title)[:LONGEST_PROPERTY]
    made.core_properties.author = plain(letter.agency)[:LONGEST_PROPERTY]
    _page(made.sections[0])
    writer = Writer(made, report)
    _head(made, letter)
    _bases(made, letter, report)
    for block in flat(b for b in report.blocks if not isinstance(b, Annex)):
        writer.write(block)
    made.paragraphs[-1].paragraph_format.keep_with_next = True
    _signature(made, letter, report)
    for number, annex in numbered_annexes(report):
        _annex(made, annex, number, letter, report)
        for block in flat(annex.blocks):
            writer.write(block)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def _language(made: Document, lang: str) -> None:
    made.core_properties.language = LANGUAGE_TAGS[lang]
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), made.core_properties.language)
    made.styles["Normal"].element.get_or_add_rPr().append(tag)


def _page(section: Section) -> None:
    """Set A4 upright, the decree's margins, pages numbered from 1 above the text, not on the first."""
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


def _head(made: Document, letter: Letter) -> None:
    table = made.add_table(2, 2)
    table.autofit = False
    sized(table, (LEFT, RIGHT), 0)
    left, right = table.rows[0].cells
    fill_cell(left, letter.parent, "Cơ quan chủ quản")
    add_line(left, letter.agency, "Cơ quan ban hành")
    _ruled(left, letter.agency, "Cơ quan ban hành", 0.4, LEFT)
    fill_cell(right, letter.nation, "Quốc hiệu")
    add_line(right, letter.motto, "Tiêu ngữ")
    _ruled(right, letter.motto, "Tiêu ngữ", 1, RIGHT)
    left, right = table.rows[1].cells
    fill_cell(left, letter.number, "Số ký hiệu")
    fill_cell(right, letter.place_and_day, "Địa danh và ngày")
    add_line(made, letter.kind, "Tên loại")
    add_line(made, letter.subject, "Trích yếu")
    longest = min(length(letter.subject, FORMS["Trích yếu"].size, bold=True), WIDTH * POINTS)
    rule(add_line(made, "", "Nét kẻ"), 0.4 * longest, WIDTH * POINTS)
    add_line(made, letter.addressee, "Kính gửi")


def _ruled(cell: _Cell, text: str, style: str, share: float, room: float) -> None:
    """Draw a rule under a text, as a share of its length; `room` is the width of its cell in mm."""
    points = length(text, FORMS[style].size, bold=FORMS[style].bold)
    rule(add_line(cell, "", "Nét kẻ"), share * points, room * POINTS)


def _bases(made: Document, letter: Letter, report: Report) -> None:
    for base in letter.bases:
        add_line(made, base, "Căn cứ")
    if not letter.bases:
        prompt(add_line(made, "", "Căn cứ"), translate("letter.bases", report.lang))


def _signature(made: Document, letter: Letter, report: Report) -> None:
    table = made.add_table(1, 2)
    table.autofit = False
    sized(table, (WIDTH / 2, WIDTH / 2), 0)
    left, right = table.rows[0].cells
    fill_cell(left, letter.recipients_label, "Nơi nhận")
    for each in letter.recipients:
        add_line(left, each, "Danh sách nơi nhận")
    fill_cell(right, letter.authority, "Quyền hạn")
    add_line(right, letter.office, "Quyền hạn")
    name = add_line(right, letter.signer, "Họ tên người ký")
    if not letter.signer:
        prompt(name, translate("letter.signer", report.lang))
    row = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
    row.append(OxmlElement("w:cantSplit"))


def _annex(made: Document, annex: Annex, number: str, letter: Letter, report: Report) -> None:
    _page(made.add_section(WD_SECTION.NEW_PAGE))
    styled(made.paragraphs[-1], "Ngắt phần")
    add_line(made, translate("letter.annex", report.lang, number=number).strip(), "Phụ lục")
    add_line(made, annex.title.upper(), "Tên phụ lục")
    add_line(made, letter.annex_reference, "Kèm theo")
