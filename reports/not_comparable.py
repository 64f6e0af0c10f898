"""What cannot be compared with the year before, and why: said in the size of what can."""

from __future__ import annotations

from collections.abc import Iterator

from catalog import Lang
from reports.area import component_name
from reports.case import Case, Verdict, reason
from reports.legend import legend
from reports.model import Block, Cell, Column, Headline, Mark, Paragraph, Table
from strings import say

OPEN = ("not_comparable", "no_data")
ROLES = ("total", "dimension")
FEW = 3


def not_comparable(case: Case, year: int, lang: Lang) -> Iterator[Block]:
    """The finding, then a row for each index and reason with the components it holds for."""
    rows = [r for code in case.catalog.indices for r in _judged(case, code, year)]
    open_ = [r for r in rows if r.goal in OPEN]
    counted = [sum(r.goal == goal for r in open_) for goal in OPEN]
    key = "some" if open_ else "none"
    yield Headline(say(f"limits.{key}", lang, m=counted[0], n=counted[1], all=len(rows), year=year))
    yield Paragraph(say("limits.rule", lang))
    if open_:
        yield Table(
            key="not_comparable",
            title=say("limits.table", lang),
            columns=(
                Column("index", say("limits.index", lang), width="14%"),
                Column("components", say("column.component", lang), width="38%"),
                Column("verdict", say("column.verdict", lang), "mark", width="18%"),
                Column("why", say("limits.why", lang), width="30%"),
            ),
            rows=tuple(_grouped(case, open_, lang)),
        )
    yield legend(case, case.catalog.indices, lang)


def _judged(case: Case, code: str, year: int) -> list[Verdict]:
    """The total of an index and its dimensions in its printed order."""
    edition = case.catalog.edition(code, year)
    parts = [c.code for c in edition.components if c.role in ROLES] if edition else []
    return [row for part in parts if (row := case.verdict(part, year)) is not None]


def _grouped(case: Case, rows: list[Verdict], lang: Lang) -> Iterator[dict[str, Cell]]:
    groups: dict[tuple[str, Mark, str], list[Verdict]] = {}
    for row in rows:
        key = (row.index, Mark(row.goal), reason(case, row, lang))
        groups.setdefault(key, []).append(row)
    for (code, verdict, why), members in groups.items():
        yield {
            "index": case.catalog.indices[code].name(lang),
            "components": _names(case, members, lang),
            "verdict": verdict,
            "why": why,
        }


def _names(case: Case, rows: list[Verdict], lang: Lang) -> str:
    """The components by name where they are few, else by their number."""
    parts = [r for r in rows if r.role != "total"]
    whole = len(parts) < len(rows)
    if len(parts) > FEW:
        return say("limits.total_and" if whole else "limits.many", lang, n=len(parts))
    named = [say("limits.total", lang)] if whole else []
    named += [
        f"{r.number} {component_name(case, r.component, r.year, lang)}".strip() for r in parts
    ]
    return "; ".join(named)
