"""Of all tables that were recognised, those that are read; and why, and which are left aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.model.issues import Issue
from etl.scores.score_table import ScoreTable

Figures = Mapping[tuple[str, tuple[str, ...]], object]
ENOUGH = 3  # components named outright that make another index in the same file worth a word


@dataclass(frozen=True, slots=True)
class ChosenTables:
    """The tables to read, of one index, and what is to be said about the choice."""

    tables: tuple[ScoreTable, ...] = ()
    issues: tuple[Issue, ...] = ()


def choose(found: Sequence[ScoreTable], *, wanted: str | None = None) -> ChosenTables:
    """Choose one index and of each year the fullest table, and others that add components to it."""
    if not found:
        return ChosenTables()
    index, doubts = _index(found, wanted)
    if not index:
        return ChosenTables(issues=tuple(doubts))
    of_index = [t for t in found if t.index == index]
    taken: list[ScoreTable] = []
    issues = list(doubts)
    for year in sorted({t.year or 0 for t in of_index}):
        tables, said = _of_year([t for t in of_index if (t.year or 0) == year])
        taken += tables
        issues += said
    return ChosenTables(tuple(taken), tuple(issues))


def _index(found: Sequence[ScoreTable], wanted: str | None) -> tuple[str, list[Issue]]:
    """Return the index of which most is recognised; another one that is in the file too is named."""
    if wanted:
        return wanted, []
    best: dict[str, tuple[int, int]] = {}
    for table in found:
        best[table.index] = max(best.get(table.index, (0, 0)), (table.named, table.weight))
    first, *others = sorted(best, key=lambda i: best[i], reverse=True)
    equal = [i for i in others if best[i] == best[first]]
    if equal:
        values = {"value": ", ".join([first, *equal])}
        return "", [Issue("index_unclear", "error", found[0].sheet.name, "", values)]
    more = [t for t in found if t.index != first and t.named >= ENOUGH]
    return first, [
        Issue("index_other", "warning", t.sheet.name, "", {"value": t.index, "index": first})
        for t in more
    ]


def _of_year(tables: Sequence[ScoreTable]) -> tuple[list[ScoreTable], list[Issue]]:
    ordered = sorted(tables, key=lambda t: t.weight, reverse=True)
    first = ordered[0]
    equal = [t for t in ordered[1:] if t.weight == first.weight and not _adds(t, [first])]
    differing = [t for t in equal if figures(t) != figures(first)]
    if differing:
        names = ", ".join(t.sheet.name for t in [first, *differing])
        values = {"value": names, "year": first.year or 0}
        return [], [Issue("tables_equal", "error", first.sheet.name, "", values)]
    taken = [first]
    for table in ordered[1:]:
        if _adds(table, taken):
            taken.append(table)
    return taken, []


def _adds(table: ScoreTable, taken: Sequence[ScoreTable]) -> bool:
    return not set(table.components) <= {c for t in taken for c in t.components}


def figures(table: ScoreTable) -> Figures:
    """Return the cells that a table would be read from, by component and province."""
    return dict(_figures(table))


def _figures(table: ScoreTable) -> Iterator[tuple[tuple[str, tuple[str, ...]], object]]:
    place = table.geometry
    for column, means in table.columns:
        if means.kind == "component" and means.component and means.measure == "value":
            for r, slugs in place.named[place.groups[column.group][-1]].items():
                if table.rows is None or r in table.rows:
                    yield (means.component, slugs), place.grid.cells[r][column.at]
