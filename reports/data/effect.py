"""What an import would do to the verdicts of one province: before it, and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analytics.headline import Count, count
from analytics.judge import verdicts
from analytics.verdict import Verdict, rows_of
from catalog import Catalog, Lang, Unit
from reports.model import Mark
from strings import translate
from strings.numbers import number

KEY = ["index", "year", "unit", "component"]
Judged = Mapping[int, Mapping[str, Verdict]]
__all__ = ["ComponentEffect", "Effect", "Unit", "effect", "with_rows"]


@dataclass(frozen=True, slots=True)
class ComponentEffect:
    """Hold one component: its scores as they would be, its verdict before and after."""

    ordinal: str
    name: str
    previous: str
    score: str
    before: Mark
    after: Mark

    @property
    def changed(self) -> bool:
        """Return whether the verdict is another one after the import."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Effect:
    """Hold what an import changes: a title with the result, notes, a line a component."""

    title: str
    notes: tuple[str, ...]
    lines: tuple[ComponentEffect, ...]


def with_rows(scores: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the stored scores with the rows of an import in their place.

    Both have the columns of store.scores.scores, values in the index's points; the result is
    sorted by index, year, unit and component.
    """
    imported = rows.reindex(columns=scores.columns)
    joined = pd.concat([scores, imported.astype({"year": scores["year"].dtype})], ignore_index=True)
    kept = joined.drop_duplicates(KEY, keep="last")
    return kept.sort_values(KEY, ignore_index=True)


def effect(
    scores: pd.DataFrame,
    rows: pd.DataFrame,
    catalog: Catalog,
    unit: Unit,
    index: str,
    year: int,
    lang: Lang,
) -> Effect:
    """Judge one unit and year on the stored scores, and on these with the rows imported.

    scores, rows: columns of store.scores.scores, values in the index's points.
    """
    before = _judged(scores, catalog, unit, index, year)
    after = _judged(with_rows(scores, rows), catalog, unit, index, year)
    named = _components(catalog, index, year, lang)
    codes = [code for code, _, _ in named]
    then, now = count(before[year].values(), codes), count(after[year].values(), codes)
    return Effect(
        title=translate(
            "import.effect",
            lang,
            unit=unit.name(lang),
            year=year,
            k=now.met,
            n=now.of,
            j=now.met_clearly,
        ),
        notes=(*_before(then, lang), *_next_year(before, after, year, lang)),
        lines=tuple(_line(part, before[year], after[year], lang) for part in named),
    )


def _judged(scores: pd.DataFrame, catalog: Catalog, unit: Unit, index: str, year: int) -> Judged:
    """Return the verdicts of the year and of the one that is compared with it, by component, by year."""
    own = scores[scores["index"] == index]
    found = verdicts(own, catalog, units=[unit.code], years=[year, year + 1])
    rows = list(rows_of(found))
    return {y: {v.component: v for v in rows if v.year == y} for y in (year, year + 1)}


def _components(catalog: Catalog, index: str, year: int, lang: Lang) -> list[tuple[str, str, str]]:
    """Code, ordinal and name: the plan's areas of PAPI, of another index its total and its parts."""
    if index == "papi":
        return [(a.component, str(a.ordinal), a.name(lang)) for a in catalog.plan_areas]
    edition = catalog.edition(index, year)
    parts = edition.components if edition else ()
    return [(c.code, c.number, c.name(lang)) for c in parts if c.role in ("total", "dimension")]


def _before(then: Count, lang: Lang) -> Sequence[str]:
    if then.no_data == then.of:
        return (translate("import.before_nothing", lang, n=then.of),)
    return (
        translate(
            "import.before",
            lang,
            k=then.met,
            n=then.of,
            j=then.met_clearly,
            m=then.not_comparable,
            missing=then.no_data,
        ),
    )


def _next_year(before: Judged, after: Judged, year: int, lang: Lang) -> Sequence[str]:
    """Say how many verdicts of the next year turn, which takes this year as the one before."""
    old, new = before[year + 1], after[year + 1]
    turned = sum(code not in old or old[code].goal != v.goal for code, v in new.items())
    return (
        (translate("import.next_year", lang, next=year + 1, year=year, k=turned),) if turned else ()
    )


def _line(
    part: tuple[str, str, str],
    before: Mapping[str, Verdict],
    after: Mapping[str, Verdict],
    lang: Lang,
) -> ComponentEffect:
    code, ordinal, name = part
    then, now = before.get(code), after.get(code)
    return ComponentEffect(
        ordinal,
        name,
        number(now.previous if now else None, lang),
        number(now.score if now else None, lang),
        _mark(then),
        _mark(now),
    )


def _mark(row: Verdict | None) -> Mark:
    return Mark(row.goal, row.strength) if row else Mark("no_data")
