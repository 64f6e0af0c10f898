"""What is wrong with a file, a cell or a row, as data: collected, never raised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from catalog.model import Component, Named
from strings import Lang, translate
from strings.numbers import MINUS

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")  # gravest first


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding. `values` fill its sentence; "value" among them is the text found in the cell.

    Numbers are written as the reader's language does, provinces and components by their names.
    """

    code: str
    severity: Severity
    sheet: str = ""
    cell: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def message(issue: Issue, lang: Lang) -> str:
    """Word an issue in one language."""
    values = {name: worded(value, lang) for name, value in issue.values.items()}
    return translate(f"issues.{issue.code}", lang, **values)


def worded(value: object, lang: Lang) -> object:
    """Return a value as it stands in a sentence: 7.6624 is "7,6624", a province is its name."""
    if isinstance(value, Component):
        return f"{value.number} {value.name(lang)}".strip()
    if isinstance(value, Named):
        return value.name(lang)
    if isinstance(value, tuple):
        between = "; " if any(isinstance(part, float) for part in value) else ", "
        return between.join(str(worded(part, lang)) for part in value)
    if isinstance(value, float):
        text = f"{abs(value):.4f}".rstrip("0").rstrip(".")
        text = text.replace(".", ",") if lang == "vi" else text
        return (MINUS if value < 0 else "") + text
    return value
