"""The parts that every template is made of: styled headings, drop-down lists, a guide, the mark."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.workbook.template_mark import LISTS, MARK, VERSION, WORD
from strings import Lang, translate

LAST_ROW = 1_048_576
INK = "14202E"
NOTE = "5B677A"
TITLE = Font(name="Arial", size=14, bold=True, color=INK)
HEAD = Font(name="Arial", size=10, bold=True, color="FFFFFF")
BODY = Font(name="Arial", size=10, color=INK)
EXAMPLE = Font(name="Arial", size=10, italic=True, color=NOTE)
HEAD_FILL = PatternFill("solid", fgColor="1D3B5E")
EXAMPLE_FILL = PatternFill("solid", fgColor="F3F5F8")
RULE = Border(bottom=Side(style="thin", color="D3D9E2"))
WRAPPED = Alignment(wrap_text=True, vertical="top")
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")

GuideRow = Sequence[str | float]


class Book:
    """A workbook that becomes a template."""

    def __init__(self, sheet: str) -> None:
        self.workbook = Workbook()
        self.sheet: Worksheet = self.workbook.active
        self.sheet.title = sheet
        self._lists: Worksheet = self.workbook.create_sheet(LISTS)
        self._lists.sheet_state = "hidden"

    def title(self, text: str) -> None:
        """Write the title of the sheet."""
        cell = self.sheet.cell(1, 1, text)
        cell.font = TITLE

    def heading(self, row: int, column: int, text: str) -> None:
        """Write one heading of the table."""
        cell = self.sheet.cell(row, column, text)
        cell.font, cell.fill, cell.alignment = HEAD, HEAD_FILL, CENTRED

    def example(self, row: int, column: int, value: object) -> None:
        """Write one cell of the example row."""
        cell = self.sheet.cell(row, column, value)
        cell.font, cell.fill, cell.alignment = EXAMPLE, EXAMPLE_FILL, WRAPPED

    def choose(self, column: int, first: int, choices: Sequence[str], lang: Lang) -> None:
        """Add a drop-down list to a column, from `first` down; other entries are refused."""
        if not choices:
            return
        place = self._lists.max_column + 1 if self._lists["A1"].value else 1
        for row, choice in enumerate(choices, start=1):
            self._lists.cell(row, place, choice)
        letter = get_column_letter(place)
        rule = DataValidation(
            type="list",
            formula1=f"={LISTS}!${letter}$1:${letter}${len(choices)}",
            allow_blank=True,
            promptTitle=translate("template.choose", lang),
            error=translate("template.not_listed", lang),
            showErrorMessage=True,
        )
        self._apply(rule, column, first)

    def between(self, column: int, first: int, low: float, high: float, lang: Lang) -> None:
        """Warn of numbers outside the scale; a person may insist."""
        rule = DataValidation(
            type="decimal",
            operator="between",
            formula1=f"{low}",
            formula2=f"{high}",
            allow_blank=True,
            errorStyle="warning",
            error=translate("template.off_scale", lang, low=f"{low:g}", high=f"{high:g}"),
            showErrorMessage=True,
        )
        self._apply(rule, column, first)

    def _apply(self, rule: DataValidation, column: int, first: int) -> None:
        letter = get_column_letter(column)
        rule.add(f"{letter}{first}:{letter}{LAST_ROW}")
        self.sheet.add_data_validation(rule)

    def guide(
        self, lang: Lang, title: str, lines: Sequence[str], table: Sequence[GuideRow]
    ) -> None:
        """Add the guide sheet: the sentences of some keys, then a table under its first row."""
        keys = (*lines, "example", "keep")
        version = translate("template.guide.version", lang, version=VERSION)
        sentences = [*(translate(f"template.guide.{key}", lang) for key in keys), version]
        sheet: Worksheet = self.workbook.create_sheet(translate("template.sheet_guide", lang), 1)
        sheet.cell(1, 1, translate("template.guide.title", lang, title=title)).font = TITLE
        for row, line in enumerate(sentences, start=2):
            sheet.cell(row, 1, line).font = BODY
        top = len(sentences) + 3
        for r, cells in enumerate(table, start=top):
            for c, text in enumerate(cells, start=1):
                cell = sheet.cell(r, c, text)
                cell.alignment, cell.border = WRAPPED, RULE
                cell.font = HEAD if r == top else BODY
                if r == top:
                    cell.fill = HEAD_FILL
        for letter, width in zip("ABCD", (38, 18, 80, 34), strict=True):
            sheet.column_dimensions[letter].width = width
        sheet.sheet_view.showGridLines = False

    def finished(self, kind: str, year: int) -> bytes:
        """Return the workbook's bytes, marked as our template of a kind, version and year."""
        mark: Worksheet = self.workbook.create_sheet(MARK)
        mark.sheet_state = "hidden"
        mark.append([WORD, kind, VERSION, year])
        out = BytesIO()
        self.workbook.save(out)
        return out.getvalue()
