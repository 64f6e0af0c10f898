"""The cells of tables: what a value is, what it opens, and the verdict's mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reports.charts import Mark


@dataclass(frozen=True, slots=True)
class Link:
    """Where a thing leads: a page of the app with its address parameters."""

    page: str
    address: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Linked:
    """A value that opens: a page of the app with its address, or an http(s) address outside.

    `late` marks a count of what is overdue.
    """

    value: str | int
    to: Link | str
    late: bool = False


ColumnKind = Literal["text", "score", "change", "mark", "rank", "year", "heat"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what kind of value it holds decides how it is written and aligned."""

    key: str
    label: str
    kind: ColumnKind = "text"
    decimals: int = 2
    width: str = ""


@dataclass(frozen=True, slots=True)
class Shaded:
    """A value with the step of the heat scale (0–4) behind it; the number is always printed."""

    value: float | None
    step: int
    note: str = ""


Cell = str | float | int | None | Mark | Shaded | Linked


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells by column key. Long tables scroll and sort on the page."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Cell], ...]
    subtitle: str = ""
    note: str = ""
    long: bool = False
    highlight: int | None = None
