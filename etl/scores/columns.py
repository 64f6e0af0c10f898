"""Which columns of a table are read as what, and which of them nobody knows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from etl.model.issues import Issue, Severity
from etl.parsing.normalize import clean, is_legacy
from etl.scores.labels import Meaning
from etl.scores.layouts import Measure
from etl.scores.lexicon import Reference
from etl.scores.score_table import ScoreTable
from etl.scores.tables import FigureColumn, is_figure


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column and what it gives: a measure of a component."""

    column: FigureColumn
    component: str
    measure: Measure
    meaning: Meaning


def read_columns(table: ScoreTable, known: Reference) -> tuple[list[ReadColumn], list[Issue]]:
    """Return the columns to read, in order, and what is wrong with the labels of the others."""
    found: list[ReadColumn] = []
    issues: list[Issue] = []
    for column, means in _with_indicators(table, known):
        issues += _doubts(table, column, means, known)
        bare = means.component in table.vocabulary.left_out and not _has_figures(
            table, column, known
        )
        if means.kind == "component" and not bare and _in_year(table, means):
            found.append(ReadColumn(column, means.component, means.measure, means))
    found = list(_with_totals(table, found))
    kept, twice = _once(table, found)
    nameless = _sharing(table, kept)
    issues += twice
    issues += [_issue(table, u.column, u.meaning, "list_without_names", "error") for u in nameless]
    return [u for u in kept if u not in nameless], issues


def _with_indicators(table: ScoreTable, known: Reference) -> Iterator[tuple[FigureColumn, Meaning]]:
    """Columns with their meaning, where the layout knows indicators that stand below a component."""
    certain = {m.component for _, m in table.columns if m.kind == "component" and m.numbered}
    below = False
    for column, means in table.columns:
        value = means.kind == "component" and means.measure == "value"
        if (
            not value
            and means.kind == "unknown"
            and _is_indicator(table, column, known, below=below)
        ):
            means = replace(means, kind="indicator")
        if value and below and not means.numbered and means.component in certain:
            means = replace(means, kind="indicator")  # an indicator that bears a component's name
        below = below or (value and _is_part(table, means.component))
        yield column, means


def _is_part(table: ScoreTable, code: str) -> bool:
    found = table.edition.find(code)
    return bool(found and found.parent and found.role != "variant")


def _is_indicator(
    table: ScoreTable, column: FigureColumn, known: Reference, *, below: bool
) -> bool:
    if table.layout.shape == "details":
        return True
    if not (table.layout.indicators and below):
        return False
    lex = known.lexicons[table.index]
    return not any(lex.read_label(h.text).numbered for h in column.heads)


def _doubts(
    table: ScoreTable, column: FigureColumn, means: Meaning, known: Reference
) -> Iterator[Issue]:
    """Yield what is to be said of one label; a column without figures needs no word."""
    has_figures = _has_figures(table, column, known)
    lex = known.lexicons[table.index]
    if means.kind == "unknown" and has_figures and not _is_ordinal(table, column):
        near = ", ".join(lex.suggest(means.label, table.edition)) or "–"
        code = "text_legacy" if is_legacy(means.label) else "column_unknown"
        yield _issue(table, column, means, code, "error", near=near)
    elif means.kind == "not_in_edition" and has_figures:
        yield _issue(table, column, means, "column_not_in_edition", "error", year=table.year or 0)
    elif means.remark and means.kind == "component":
        severity: Severity = "error" if means.remark == "label_conflict" else "warning"
        taken, other = (_name(c, known, table) for c in (means.component, means.other))
        yield _issue(table, column, means, means.remark, severity, taken=taken, other=other)


def _name(code: str, known: Reference, table: ScoreTable) -> str:
    found = table.edition.find(code) or known.catalog.component(table.index, code)
    return f"{found.number} {found.name_vi}".strip() if found else code


def _issue(
    table: ScoreTable,
    column: FigureColumn,
    means: Meaning,
    code: str,
    severity: Severity,
    **values: object,
) -> Issue:
    grid = table.geometry.grid
    r, c = means.at or (table.geometry.first, column.at)
    values = {"value": means.label or "–", **values}
    return Issue(code, severity, clean(table.sheet.name), grid.address(r, c), values)


def _has_figures(table: ScoreTable, column: FigureColumn, known: Reference) -> bool:
    place = table.geometry
    rows = {r for line in place.groups[column.group] for r in place.named[line]}
    return any(is_figure(place.grid.cells[r][column.at], known.layouts.words) for r in rows)


def _is_ordinal(table: ScoreTable, column: FigureColumn) -> bool:
    """Return a column without a heading whose whole numbers only rise: the rows counted."""
    place = table.geometry
    rows = sorted(place.named[place.groups[column.group][0]])
    cells = [place.grid.cells[r][column.at] for r in rows]
    numbers = [int(x) for x in cells if isinstance(x, int | float) and x == int(x)]
    filled = sum(x is not None for x in cells)
    rising = all(a < b for a, b in itertools.pairwise(numbers))
    return not column.heads and len(numbers) == filled and rising


def _in_year(table: ScoreTable, means: Meaning) -> bool:
    """Return whether a column is of the table's year, and not an older rank or score beside it."""
    stale = table.decided.doubt in ("year_heading_stale", "year_by_choice", "year_conflict")
    beside = len(means.years) == 1 and table.year not in means.years
    return stale or not beside or not means.generic


def _with_totals(table: ScoreTable, found: Sequence[ReadColumn]) -> Iterator[ReadColumn]:
    """Give a measure without a component that of the list it stands in, or of the total before it."""
    total = table.edition.total.code
    before: dict[int, str] = {}
    for one in found:
        code = one.component
        if not code:
            group = one.column.group if table.geometry.lists else 0
            code = before.get(group, total) if one.measure != "rank" else total
        if one.measure == "value":
            component = table.edition.find(one.component)
            if (component and component.role in ("total", "variant")) or table.geometry.lists:
                before[one.column.group if table.geometry.lists else 0] = one.component
        yield replace(one, component=code)


def _once(table: ScoreTable, found: Sequence[ReadColumn]) -> tuple[list[ReadColumn], list[Issue]]:
    """One column a measure and component; the first is kept, the others are named."""
    kept: dict[tuple[str, str], ReadColumn] = {}
    issues = []
    for one in found:
        first = kept.setdefault((one.component, one.measure), one)
        if first is not one and one.measure != "order":
            grid = table.geometry.grid
            r, c = first.meaning.at or (0, first.column.at)
            values = {"other": grid.address(r, c), "component": one.component}
            issues.append(
                _issue(table, one.column, one.meaning, "component_twice", "error", **values)
            )
    return list(kept.values()), issues


def _sharing(table: ScoreTable, found: Sequence[ReadColumn]) -> list[ReadColumn]:
    """In lists that are sorted each on its own, two components cannot share one column of names."""
    first: dict[int, ReadColumn] = {}
    values = [u for u in found if u.measure == "value"] if table.geometry.lists else []
    return [u for u in values if first.setdefault(u.column.group, u) is not u]
