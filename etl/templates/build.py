"""Templates to download: for the figures of each index, for plans, activity logs and targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import pandas as pd
from openpyxl.utils import get_column_letter

from catalog import Catalog, Component, Edition, Index
from catalog.targets import KINDS as AIMS
from catalog.tiers import tiers
from etl.forms.declared import Column, Form, form
from etl.forms.vocabulary import RHYTHMS, STATUSES
from etl.templates.book import BODY, WRAPPED, Book, Row
from etl.workbook.template_mark import EXAMPLE, VERSION
from strings import Lang, translate

Kind = Literal["papi", "pci", "par", "sipas", "tasks", "activities", "targets"]
KINDS: tuple[Kind, ...] = get_args(Kind)
PAR_PARTS = ("maximum", "self_scored", "appraised")
STYLED_ROWS = 300  # rows below the headings that are given a format beforehand


def template(
    kind: Kind, catalog: Catalog, year: int, plan: pd.DataFrame, lang: Lang = "vi"
) -> bytes:
    """A template as an .xlsx; `plan` has the tasks that logs of the year may name.

    Raises ValueError where the index was not published yet in that year.
    """
    if kind in ("tasks", "activities", "targets"):
        return _of_form(form(kind), catalog, year, plan, lang)
    edition = catalog.edition(kind, year)
    if edition is None:
        raise ValueError(f"{kind} {year}")
    return _of_scores(edition, catalog, year, lang)


# A score template: provinces down, components across.


@dataclass(frozen=True, slots=True)
class _Figure:
    """A column of a score template."""

    heading: str
    component: Component
    part: str = ""


def _of_scores(edition: Edition, catalog: Catalog, year: int, lang: Lang) -> bytes:
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
    """What publishers print: a number only where it is PAPI's, whose sub-dimensions go by it."""
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


def _guide_of(figure: _Figure, lang: Lang) -> Row:
    part = translate(f"template.{figure.part}", lang) if figure.part else ""
    unit = translate(
        "template.percent" if figure.component.index == "sipas" else "template.points", lang
    )
    scale = f"{figure.component.scale} {unit}".strip()
    name = f"{figure.heading} – {part}" if part else figure.heading
    return (name, "", scale, _example(figure))


def _score_guide(book: Book, edition: Edition, title: str, rows: list[Row], lang: Lang) -> None:
    heads = [
        translate(f"template.guide.{key}", lang) for key in ("column", "required", "unit", "sample")
    ]
    lines = ["one_row_scores", *(["par"] if edition.index == "par" else []), "blank"]
    _guide(book, title, lines, [heads, *rows], lang)


def _guide(book: Book, title: str, lines: list[str], table: list[Row], lang: Lang) -> None:
    said = [translate(f"template.guide.{line}", lang) for line in (*lines, "example", "keep")]
    version = translate("template.guide.version", lang, version=VERSION)
    heading = translate("template.guide.title", lang, title=title)
    book.guide(lang, heading, [*said, version], table)


# A form: one row a task, an activity or a target.


def _of_form(which: Form, catalog: Catalog, year: int, plan: pd.DataFrame, lang: Lang) -> bytes:
    book = Book(which.sheets[lang])
    title = translate(f"template.title_{which.kind}", lang, year=year)
    book.title(title)
    for c, column in enumerate(which.columns, start=1):
        book.heading(3, c, column.names[lang])
        book.example(4, c, _filled(column, year))
        book.sheet.column_dimensions[get_column_letter(c)].width = column.width
        book.choose(c, 5, choices(column, catalog, year, plan, lang), lang)
        _format(book, column, c)
    book.sheet.row_dimensions[3].height = 30
    book.sheet.freeze_panes = "C4"
    heads = [
        translate(f"template.guide.{key}", lang) for key in ("column", "required", "how", "sample")
    ]
    rows: list[Row] = [
        (
            column.names[lang],
            translate("template.guide.yes", lang) if column.required else "",
            column.help[lang],
            _filled(column, year),
        )
        for column in which.columns
    ]
    _guide(book, title, ["one_row_form"], [heads, *rows], lang)
    return book.finished(which.kind, year)


def _filled(column: Column, year: int) -> str | float:
    example = column.example
    return example.replace("{year}", str(year)) if isinstance(example, str) else example


def _format(book: Book, column: Column, c: int) -> None:
    """Codes stay text (1.10 is not 1.1) and days are shown day first."""
    form_of = {"date": "dd/mm/yyyy", "quantity": "#,##0.##", "ordinal": "General"}
    for row in range(5, 5 + STYLED_ROWS):
        cell = book.sheet.cell(row, c)
        cell.number_format = form_of.get(column.kind, "@")
        cell.alignment, cell.font = WRAPPED, BODY


def choices(
    column: Column, catalog: Catalog, year: int, plan: pd.DataFrame, lang: Lang
) -> list[str]:
    """What a column's drop-down list offers; empty where it has none."""
    divisions = [d.name(lang) for d in catalog.divisions.values()]
    own = [d.name(lang) for d in catalog.divisions.values() if d.kind != "group"]
    edition = catalog.edition("papi", year)
    parts = [c for c in edition.components if c.role == "sub_dimension"] if edition else []
    lists = {
        "division": own if column.code == "unit" else divisions,
        "area": [f"{area.ordinal}. {area.name(lang)}" for area in catalog.areas],
        "task": [_task(*row) for row in zip(plan["task"], plan["text"], strict=True)],
        "component": [f"{part.number} {part.name(lang)}" for part in parts],
        "status": [translate(f"status.{status}", lang) for status in STATUSES],
        "rhythm": [translate(f"rhythm.{rhythm}", lang) for rhythm in RHYTHMS],
        "province": [unit.name(lang) for unit in catalog.units_of(year)],
        "index": [index.name(lang) for index in _published(catalog, year)],
        "part": [
            name
            for index in _published(catalog, year)
            for name in _named(catalog, index, year, lang)
        ],
        "aim": [translate(f"targets.kind_{kind}", lang) for kind in AIMS],
        "tier": [tier.name(lang) for tier in tiers() if tier.first_year <= year],
    }
    return lists.get(column.kind, [])


def _published(catalog: Catalog, year: int) -> list[Index]:
    return [index for code, index in catalog.indices.items() if catalog.edition(code, year)]


def _named(catalog: Catalog, index: Index, year: int, lang: Lang) -> list[str]:
    """The components that a target may be set for, each with its index in front."""
    edition = catalog.edition(index.code, year)
    shown = [c for c in edition.components if c.role in ("total", "dimension")] if edition else []
    return [f"{index.name(lang)}: {c.number} {c.name(lang)}".replace(":  ", ": ") for c in shown]


def _task(code: str, text: str) -> str:
    short = text if len(text) <= 90 else text[:88].rsplit(" ", 1)[0] + " …"
    return f"{code} – {short}"
