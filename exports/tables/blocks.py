"""Blocks that only a page can draw, as tables and sentences for a file."""

from __future__ import annotations

from collections.abc import Mapping

from reports.model import (
    Annex,
    Cell,
    Column,
    ColumnKind,
    Coverage,
    CoverageRow,
    Deadline,
    Deadlines,
    Facts,
    Headline,
    Report,
    Table,
    Tiles,
)
from reports.model.written import strength, verdict
from strings import Lang, translate

ROMAN = ("I", "II", "III", "IV", "V", "VI")
HEADS = ("area", "task", "owner", "state", "due")


def as_table(block: Deadlines | Coverage) -> Table:
    """Turn deadlines with their days, activities with their months into a table: the same values, no bars."""
    if isinstance(block, Deadlines):
        columns = [Column(key, label) for key, label in zip(HEADS, block.heads, strict=False)]
        today = Column("days", block.axis[1], "rank")
        rows = tuple(_deadline(row) for row in block.rows)
        return Table(block.key, block.title, (*columns, today), rows)
    months = [Column(f"m{i}", label, "rank") for i, label in enumerate(block.months)]
    beside = [Column(f"b{i}", label) for i, label in enumerate(block.beside)]
    columns = [Column("name", ""), *months, *beside]
    rows = tuple(_coverage(row) for row in block.rows)
    return Table(block.key, block.title, tuple(columns), rows, note=block.note)


def _deadline(row: Deadline) -> Mapping[str, Cell]:
    return {
        "area": row.area,
        "task": row.task,
        "owner": row.owner,
        "state": row.state,
        "due": row.due,
        "days": row.days,
    }


def _coverage(row: CoverageRow) -> Mapping[str, Cell]:
    months: dict[str, Cell] = {f"m{i}": month.count for i, month in enumerate(row.months)}
    beside: dict[str, Cell] = {f"b{i}": cell for i, cell in enumerate(row.beside)}
    return {"name": f"{row.ordinal} {row.name}".strip(), **months, **beside}


def numbered_annexes(report: Report) -> list[tuple[str, Annex]]:
    """List the annexes of a report with their Roman numbers; a single one has none."""
    annexes = [block for block in report.blocks if isinstance(block, Annex)]
    return list(zip(ROMAN if len(annexes) > 1 else [""], annexes, strict=False))


def sentences(head: Headline) -> list[str]:
    """List what stands under a finding: that its figures are made up, its subject, its sentences."""
    found = (f"{head.made_up.capitalize()}." if head.made_up else "", head.subject, *head.sentences)
    return [text for text in found if text]


def tiles_table(block: Tiles, lang: Lang) -> Table:
    """Turn tiles into a table: name, score, change, verdict, and its strength or why there is none."""
    rows: tuple[Mapping[str, Cell], ...] = tuple(
        {
            "component": f"{tile.ordinal} {tile.name}".strip(),
            "score": tile.score,
            "change": tile.change,
            "verdict": tile.mark,
            "strength": strength(tile.mark.strength, tile.net_strength, lang) or tile.reason,
        }
        for tile in block.tiles
    )
    kinds: dict[str, ColumnKind] = {"component": "text", "score": "score", "change": "change"}
    kinds |= {"verdict": "mark", "strength": "text"}
    columns = tuple(
        Column(key, translate(f"column.{key}", lang), kind) for key, kind in kinds.items()
    )
    return Table("tiles", "", columns, rows)


def lines(facts: Facts, lang: Lang) -> list[str]:
    """Turn facts into sentences: what, how much, what follows."""
    found = []
    for fact in facts.facts:
        said = (fact.value, fact.remark, verdict(fact.mark, lang) if fact.mark else "")
        found.append(f"{fact.label}: {'; '.join(s for s in said if s)}.")
    return [*found, facts.note] if facts.note else found
