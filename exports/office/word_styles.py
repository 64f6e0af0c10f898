"""The named styles of the Word report: every size, weight and indent of Decree 30/2020 in one place."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from exports.text import plain

FONT = "Times New Roman"
INDENT = Mm(10)
WIDTH = 165.0  # mm between the margins


@dataclass(frozen=True, slots=True)
class Form:
    """How a kind of paragraph looks: size in points, spaces before and after in points."""

    size: float
    bold: bool = False
    italic: bool = False
    align: ALIGN = ALIGN.CENTER
    indent: bool = False
    before: float = 0
    after: float = 0
    lines: float = 1.0
    keep: bool = False
    level: int = 0  # in the navigation pane


FORMS = {
    "Quốc hiệu": Form(13, bold=True),
    "Tiêu ngữ": Form(14, bold=True),
    "Cơ quan chủ quản": Form(13),
    "Cơ quan ban hành": Form(13, bold=True),
    "Số ký hiệu": Form(13, before=6),
    "Địa danh và ngày": Form(14, italic=True, before=6),
    "Tên loại": Form(14, bold=True, before=18),
    "Trích yếu": Form(14, bold=True),
    "Nét kẻ": Form(3, before=2, after=4),
    "Kính gửi": Form(14, before=6, after=12),
    "Căn cứ": Form(14, italic=True, align=ALIGN.JUSTIFY, indent=True, after=6, lines=1.15),
    "Thân": Form(14, align=ALIGN.JUSTIFY, indent=True, after=6, lines=1.15),
    "Gợi ý": Form(14, italic=True, align=ALIGN.JUSTIFY, indent=True, after=6, lines=1.15),
    "Mục": Form(
        14, bold=True, align=ALIGN.LEFT, indent=True, before=6, after=6, keep=True, level=1
    ),
    "Khoản": Form(
        14, bold=True, align=ALIGN.JUSTIFY, indent=True, before=3, after=6, keep=True, level=2
    ),
    "Tên bảng": Form(13, bold=True, before=6, after=3, keep=True),
    "Ô bảng": Form(12, align=ALIGN.LEFT),
    "Đầu bảng": Form(12, bold=True),
    "Hình": Form(14, after=0, keep=True),
    "Nguồn": Form(12, italic=True, align=ALIGN.JUSTIFY, before=3, after=6),
    "Nơi nhận": Form(12, bold=True, italic=True, align=ALIGN.LEFT),
    "Danh sách nơi nhận": Form(11, align=ALIGN.LEFT),
    "Quyền hạn": Form(14, bold=True),
    "Họ tên người ký": Form(14, bold=True, before=72),
    "Phụ lục": Form(14, bold=True, level=1),
    "Tên phụ lục": Form(14, bold=True),
    "Kèm theo": Form(13, italic=True, after=6),
    "Ngắt phần": Form(1),  # the empty line that ends a section: it must not fill a page of its own
    "Số trang": Form(14),
}


def add_styles(document: Document) -> None:
    """Set the document's default font and adds the styles."""
    _font(document.styles["Normal"], Form(14))
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    for name, form in FORMS.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        _font(style, form)
        _shape(style, form)


def styled(paragraph: Paragraph, name: str) -> Paragraph:
    """Set the style of a paragraph and return it; python-docx would search all styles for it each time."""
    paragraph._p.style = name.replace(" ", "")  # noqa: SLF001 - how add_style makes an id of a name
    return paragraph


def add_line(place: Document | _Cell, text: str, style: str) -> Paragraph:
    """Add a paragraph of a text in a style at the end of a document or a cell."""
    return styled(place.add_paragraph(plain(text)), style)


def fill_cell(cell: _Cell, text: str, style: str) -> None:
    """Write a text in a style into the first paragraph of a cell."""
    line = styled(cell.paragraphs[0], style)
    line.text = plain(text)


def _font(style: ParagraphStyle, form: Form) -> None:
    font = style.font
    font.name, font.size = FONT, Pt(form.size)
    font.bold, font.italic, font.underline = form.bold, form.italic, False
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _shape(style: ParagraphStyle, form: Form) -> None:
    shape = style.paragraph_format
    shape.alignment = form.align
    shape.first_line_indent = INDENT if form.indent else Pt(0)
    shape.space_before, shape.space_after = Pt(form.before), Pt(form.after)
    shape.line_spacing = form.lines
    shape.keep_with_next = form.keep
    shape.widow_control = True
    if form.level:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(form.level - 1))
        style.element.get_or_add_pPr().append(level)
