"""The template for an index's figures: provinces down, components across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from catalog import Catalog, Component, Edition
from etl.templates.book import BODY, Book, GuideRow
from etl.workbook.template_mark import EXAMPLE
from strings import Lang, translate

PAR_PARTS = ("maximum", "self_scored", "appraised")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A column of a score template."""

    heading: str
    component: Component
    part: str = ""


def score_template(edition: Edition, catalog: Catalog, year: int, lang: Lang) -> bytes:
    """Build the template for the figures of an edition."""
    book = Book(translate("template.sheet_scores", lang))
    title = translate(f"template.title_{edition.index}", lang, year=year)
    book.title(title)
    figures = _figures(edition, lang)
    top, first = 3, 5 if edition.index == "par" else 4
    book.heading(top, 1, translate("template.ordinal", lang))
    book.heading(top, 2, translate("template.province", lang))
    for c, figure in enumerate(figures, start=3):
        book.heading(top, c, figure.heading)
        if figure.part:
            book.heading(top + 1, c, translate(f"template.{figure.part}", lang))
    if edition.index == "par":
        _merge_heads(book, len(figures))
    units = [unit.name(lang) for unit in catalog.units_of(year)]
    _score_rows(book, first, units, figures, lang)
    guide = [_guide_of(figure, lang) for figure in figures]
    _score_guide(book, edition, title, guide, lang)
    return book.finished(edition.index, year)


def _figures(edition: Edition, lang: Lang) -> list[_Figure]:
    shown = [c for c in edition.components if c.role in ("total", "dimension", "sub_dimension")]
    if edition.index == "par":
        return [_Figure(_heading(c, lang), c, part) for c in shown for part in PAR_PARTS]
    return [_Figure(_heading(c, lang), c) for c in shown]


def _heading(component: Component, lang: Lang) -> str:
    """Return what publishers print: a number only where it is PAPI's, whose sub-dimensions go by it."""
    name = component.name(lang)
    return f"{component.number}: {name}" if component.number and component.index == "papi" else name


def _merge_heads(book: Book, count: int) -> None:
    """Each domain's name stands over its three columns, the first two headings over both rows."""
    for c in (1, 2):
        book.sheet.merge_cells(start_row=3, end_row=4, start_column=c, end_column=c)
    for c in range(3, 3 + count, len(PAR_PARTS)):
        end = c + len(PAR_PARTS) - 1
        book.sheet.merge_cells(start_row=3, end_row=3, start_column=c, end_column=end)


def _score_rows(
    book: Book, first: int, units: Sequence[str], figures: Sequence[_Figure], lang: Lang
) -> None:
    book.example(first, 1, EXAMPLE)
    book.example(first, 2, units[0])
    for c, figure in enumerate(figures, start=3):
        book.example(first, c, _example(figure))
        low, high = figure.component.low, figure.component.high
        if low is not None and high is not None:
            book.between(c, first + 1, low, high, lang)
        book.sheet.column_dimensions[get_column_letter(c)].width = 13
    for n, unit in enumerate(units, start=1):
        book.sheet.cell(first + n, 1, n).font = BODY
        book.sheet.cell(first + n, 2, unit).font = BODY
        for c in range(3, 3 + len(figures)):
            book.sheet.cell(first + n, c).number_format = "0.00##"
    book.choose(2, first + 1, units, lang)
    book.sheet.column_dimensions["A"].width = 6
    book.sheet.column_dimensions["B"].width = 26
    book.sheet.row_dimensions[3].height = 62
    book.sheet.freeze_panes = f"C{first}"


def _example(figure: _Figure) -> float:
    low, high = figure.component.low or 0.0, figure.component.high or 15.0
    share = {"maximum": 1.0, "self_scored": 0.9, "appraised": 0.8}.get(figure.part, 0.6)
    return round(low + (high - low) * share, 2)


def _guide_of(figure: _Figure, lang: Lang) -> GuideRow:
    part = translate(f"template.{figure.part}", lang) if figure.part else ""
    unit = translate(
        "template.percent" if figure.component.index == "sipas" else "template.points", lang
    )
    scale = f"{figure.component.scale} {unit}".strip()
    name = f"{figure.heading} – {part}" if part else figure.heading
    return (name, "", scale, _example(figure))


def _score_guide(
    book: Book, edition: Edition, title: str, rows: list[GuideRow], lang: Lang
) -> None:
    heads = [
        translate(f"template.guide.{key}", lang) for key in ("column", "required", "unit", "sample")
    ]
    lines = ["one_row_scores", *(["par"] if edition.index == "par" else []), "blank"]
    book.guide(lang, title, lines, [heads, *rows])
