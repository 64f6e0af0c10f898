"""What is wrong with a file, a cell or a row, as data: collected, never raised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from strings import Lang, say

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding. `values` fill its sentence; "value" among them is the text found in the cell."""

    code: str
    severity: Severity
    sheet: str = ""
    cell: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def message(issue: Issue, lang: Lang) -> str:
    """The sentence of an issue in one language."""
    return say(f"issues.{issue.code}", lang, **issue.values)
