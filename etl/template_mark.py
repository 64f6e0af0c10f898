"""How our own templates are known again: a hidden sheet that names their kind, version and year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.issues import Issue
from etl.sheets import Sheet

MARK = "_mau"
WORD = "papi-dashboard"
VERSION = 1
OURS = frozenset({MARK, "Hướng dẫn", "Guide", "_danh_muc"})  # sheets that hold no rows to import


@dataclass(frozen=True, slots=True)
class Mark:
    """What a template says of itself; year 0 where it names none."""

    kind: str
    version: int
    year: int


def marked(sheets: Sequence[Sheet]) -> Mark | None:
    """The mark of a workbook that was made from one of our templates."""
    sheet = next((sheet for sheet in sheets if sheet.name == MARK), None)
    if sheet is None or sheet.value(0, 0) != WORD:
        return None
    kind, version, year = (sheet.value(0, c) for c in (1, 2, 3))
    numbers = [int(n) if isinstance(n, int | float) else 0 for n in (version, year)]
    return Mark(str(kind), *numbers)


def doubts(mark: Mark | None, kind: str) -> list[Issue]:
    """Issues of a template's kind and version, where the file is one."""
    if mark is None:
        return []
    if mark.kind != kind:
        return [Issue("template_kind", "error", MARK, "B1", {"value": mark.kind, "kind": kind})]
    if mark.version != VERSION:
        values = {"value": mark.version, "version": VERSION}
        return [Issue("template_version", "error", MARK, "C1", values)]
    return []


def filled(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets of a template that a person fills."""
    return [sheet for sheet in sheets if sheet.name not in OURS]
