"""What an import would do, as data: its rows, its issues, its effect and the cells it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from etl.model.issues import Issue

CellPlace = tuple[str, str]
"""A sheet's name and a cell's address."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Cells around one: `columns` are letters, `rows` the file's row numbers with their texts.

    `pending`: the addresses of formulas whose result was never stored.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    pending: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetExcerpts:
    """The names of a file's sheets, and the cells around some of its findings."""

    sheets: tuple[str, ...] = ()
    excerpts: Mapping[CellPlace, Excerpt] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """Frames of rows; `changed` with the values `old` and `new` beside; `gone` are stored rows.

    `gone`: figures of the same index and year that the file does not hold; an import leaves them.
    """

    new: pd.DataFrame = field(default_factory=pd.DataFrame)
    changed: pd.DataFrame = field(default_factory=pd.DataFrame)
    unchanged: pd.DataFrame = field(default_factory=pd.DataFrame)
    gone: pd.DataFrame = field(default_factory=pd.DataFrame)


@dataclass(frozen=True, slots=True)
class Preview:
    """What was recognised in a file, its rows (columns ROWS), its issues and its effect.

    `version`: the number of the published version it was compared with, 0 where that is not known.
    `seen`: the file's sheets, and the cells around its first errors.
    """

    file: str
    sha256: str
    index: str
    layout: str
    years: tuple[int, ...]
    sheets: tuple[str, ...]
    rows: pd.DataFrame
    issues: tuple[Issue, ...]
    difference: Difference
    version: int = 0
    sheet_excerpts: SheetExcerpts = field(default_factory=SheetExcerpts)

    @property
    def ready(self) -> bool:
        """No error blocks; warnings may still want a reason."""
        return not any(issue.severity == "error" for issue in self.issues)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose: the year and sheet where the file leaves them open, and bad rows.

    `only_division`: the division whose activities this person may bring in; None for every one.
    """

    year: int | None = None
    sheet: str | None = None
    skip_bad_rows: bool = False
    only_division: str | None = None


NO_CHOICES = Choices()
