"""The template of a form: one row a task, an activity or a target."""

from __future__ import annotations

import pandas as pd
from openpyxl.utils import get_column_letter

from catalog import Catalog, Index
from catalog.targets import KINDS as AIMS
from catalog.tiers import tiers
from etl.forms.declared import Form, FormColumn
from etl.forms.vocabulary import RHYTHMS, STATUSES
from etl.templates.book import BODY, WRAPPED, Book, GuideRow
from strings import Lang, translate

STYLED_ROWS = 300  # rows below the headings that are given a format beforehand


def form_template(
    which: Form, catalog: Catalog, year: int, plan: pd.DataFrame, lang: Lang
) -> bytes:
    """Build the template of a form for a year; plan: task, text."""
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
    rows: list[GuideRow] = [
        (
            column.names[lang],
            translate("template.guide.yes", lang) if column.required else "",
            column.help[lang],
            _filled(column, year),
        )
        for column in which.columns
    ]
    book.guide(lang, title, ["one_row_form"], [heads, *rows])
    return book.finished(which.kind, year)


def _filled(column: FormColumn, year: int) -> str | float:
    example = column.example
    return example.replace("{year}", str(year)) if isinstance(example, str) else example


def _format(book: Book, column: FormColumn, c: int) -> None:
    """Codes stay text (1.10 is not 1.1) and days are shown day first."""
    form_of = {"date": "dd/mm/yyyy", "quantity": "#,##0.##", "ordinal": "General"}
    for row in range(5, 5 + STYLED_ROWS):
        cell = book.sheet.cell(row, c)
        cell.number_format = form_of.get(column.kind, "@")
        cell.alignment, cell.font = WRAPPED, BODY


def choices(
    column: FormColumn, catalog: Catalog, year: int, plan: pd.DataFrame, lang: Lang
) -> list[str]:
    """Return what a column's drop-down list offers; empty where it has none."""
    divisions = [d.name(lang) for d in catalog.divisions.values()]
    own = [d.name(lang) for d in catalog.divisions.values() if d.kind != "group"]
    edition = catalog.edition("papi", year)
    parts = [c for c in edition.components if c.role == "sub_dimension"] if edition else []
    lists = {
        "division": own if column.code == "division" else divisions,
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
    """Return the components that a target may be set for, each with its index in front."""
    edition = catalog.edition(index.code, year)
    shown = [c for c in edition.components if c.role in ("total", "dimension")] if edition else []
    return [f"{index.name(lang)}: {c.number} {c.name(lang)}".replace(":  ", ": ") for c in shown]


def _task(code: str, text: str) -> str:
    short = text if len(text) <= 90 else text[:88].rsplit(" ", 1)[0] + " …"
    return f"{code} – {short}"
