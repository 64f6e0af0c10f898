"""Everything an import would do, before it does it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from catalog import Catalog
from etl.issues import Issue

ROWS = (
    "index", "year", "unit", "component", "number", "value", "se", "low", "high", "maximum",
    "self_scored", "rank", "status", "basis", "source", "sheet", "cell",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """What the file would change of what is stored; frames of rows, `changed` with `old` and `new` beside."""

    new: pd.DataFrame = field(default_factory=pd.DataFrame)
    changed: pd.DataFrame = field(default_factory=pd.DataFrame)
    unchanged: pd.DataFrame = field(default_factory=pd.DataFrame)
    gone: pd.DataFrame = field(default_factory=pd.DataFrame)


@dataclass(frozen=True, slots=True)
class Preview:
    """What was recognised in a file, its rows (columns ROWS), its issues and its effect."""

    file: str
    sha256: str
    index: str
    layout: str
    years: tuple[int, ...]
    sheets: tuple[str, ...]
    rows: pd.DataFrame
    issues: tuple[Issue, ...]
    difference: Difference

    @property
    def ready(self) -> bool:
        """No error blocks; warnings may still want a reason."""
        return not any(issue.severity == "error" for issue in self.issues)


def preview(
    content: bytes,
    name: str,
    catalog: Catalog,
    stored: pd.DataFrame,
    *,
    index: str | None = None,
    year: int | None = None,
    sheet: str | None = None,
    imported: Mapping[str, int] = {},
) -> Preview:
    """Reads, recognises and checks a file against `stored` (columns store.scores.FIGURE); writes nothing."""
    raise NotImplementedError
