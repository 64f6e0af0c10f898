"""What cannot be compared with the year before, and why: said in the size of what can."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.verdict import Verdict
from catalog import Lang
from reports.dataset.names import component_name
from reports.dataset.province_results import ProvinceResults, reason
from reports.model import Block, Cell, Column, Headline, Mark, Paragraph, Table
from reports.verdicts.legend import legend
from strings import translate

OPEN = ("not_comparable", "no_data")
ROLES = ("total", "dimension")
FEW = 3


def not_comparable(results: ProvinceResults, year: int, lang: Lang) -> Iterator[Block]:
    """Say the finding, then give a row for each index and reason with the components it holds for."""
    rows = [r for code in results.catalog.indices for r in _judged(results, code, year)]
    open_ = [r for r in rows if r.goal in OPEN]
    counted = [sum(r.goal == goal for r in open_) for goal in OPEN]
    key = "some" if open_ else "none"
    yield Headline(
        translate(f"limits.{key}", lang, m=counted[0], n=counted[1], all=len(rows), year=year)
    )
    yield Paragraph(translate("limits.rule", lang))
    if open_:
        yield Table(
            key="not_comparable",
            title=translate("limits.table", lang),
            columns=(
                Column("index", translate("limits.index", lang), width="14%"),
                Column("components", translate("column.component", lang), width="38%"),
                Column("verdict", translate("column.verdict", lang), "mark", width="18%"),
                Column("why", translate("limits.why", lang), width="30%"),
            ),
            rows=tuple(_grouped(results, open_, lang)),
        )
    yield legend(results, results.catalog.indices, lang)


def _judged(results: ProvinceResults, code: str, year: int) -> list[Verdict]:
    """Return the total of an index and its dimensions in its printed order."""
    edition = results.catalog.edition(code, year)
    parts = [c.code for c in edition.components if c.role in ROLES] if edition else []
    return [row for part in parts if (row := results.verdict(part, year)) is not None]


def _grouped(
    results: ProvinceResults, rows: list[Verdict], lang: Lang
) -> Iterator[dict[str, Cell]]:
    groups: dict[tuple[str, Mark, str], list[Verdict]] = {}
    for row in rows:
        key = (row.index, Mark(row.goal), reason(results, row, lang))
        groups.setdefault(key, []).append(row)
    for (code, verdict, why), members in groups.items():
        yield {
            "index": results.catalog.indices[code].name(lang),
            "components": _names(results, members, lang),
            "verdict": verdict,
            "why": why,
        }


def _names(results: ProvinceResults, rows: list[Verdict], lang: Lang) -> str:
    """Return the components by name where they are few, else by their number."""
    parts = [r for r in rows if r.role != "total"]
    whole = len(parts) < len(rows)
    if len(parts) > FEW:
        return translate("limits.total_and" if whole else "limits.many", lang, n=len(parts))
    named = [translate("limits.total", lang)] if whole else []
    named += [
        f"{r.number} {component_name(results.catalog, r.component, lang, r.year)}".strip()
        for r in parts
    ]
    return "; ".join(named)
