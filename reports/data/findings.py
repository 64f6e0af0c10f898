"""What was found wrong with, or worth knowing of, an imported file, grouped by what is to be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from catalog import Lang
from strings import translate

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
APART: dict[Severity, int] = {"error": 4, "warning": 1, "note": 1}
SHOWN_CELLS = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one finding in words: `sentence` in the reader's language, `value` the text of its cell."""

    code: str
    severity: Severity
    sheet: str
    cell: str
    sentence: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class FindingLine:
    """Hold findings of one kind on one sheet that are shown together, by their first sentence."""

    key: str
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """Return the finding whose sentence is shown."""
        return self.findings[0]

    @property
    def rest(self) -> tuple[Finding, ...]:
        """Return the findings that are folded under the first."""
        return self.findings[1:]


@dataclass(frozen=True, slots=True)
class Group:
    """Hold the lines of one severity: mend the file, look and agree, or know."""

    severity: Severity
    lines: tuple[FindingLine, ...]

    @property
    def count(self) -> int:
        """Count the cells of errors, the lines of all others."""
        return (
            sum(len(line.findings) for line in self.lines)
            if self.severity == "error"
            else len(self.lines)
        )


def groups(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """Group findings by severity, errors first; leave out groups without findings."""
    found = []
    for severity in SEVERITIES:
        lines = tuple(_lines([f for f in findings if f.severity == severity], APART[severity]))
        if lines:
            found.append(Group(severity, lines))
    return tuple(found)


def _lines(findings: Iterable[Finding], apart: int) -> Iterator[FindingLine]:
    """Give the first findings of a kind and sheet a line each, all others the last of these."""

    def kind(finding: Finding) -> tuple[str, str]:
        return finding.code, finding.sheet

    for (code, sheet), same in groupby(sorted(findings, key=kind), kind):
        alike = list(same)
        for n in range(min(apart, len(alike))):
            end = n + 1 if n + 1 < apart else len(alike)
            yield FindingLine(f"{code} {sheet} {n}", tuple(alike[n:end]))


def cells(line: FindingLine, lang: Lang) -> str:
    """List the cells of a line: "R7, U7 và 37 ô"."""
    named = [f.cell for f in line.findings if f.cell]
    shown = ", ".join(named[:SHOWN_CELLS])
    more = len(named) - SHOWN_CELLS
    return translate("import.cells_more", lang, cells=shown, count=more) if more > 0 else shown


def listed(findings: Sequence[Finding], lang: Lang) -> list[dict[str, str]]:
    """Return all findings as rows of a file: what to do, sheet, cell, the text found, the sentence."""
    order = sorted(findings, key=lambda f: SEVERITIES.index(f.severity))
    return [
        {
            translate("import.list_todo", lang): translate(f"import.group_{f.severity}", lang),
            translate("import.list_sheet", lang): f.sheet,
            translate("import.list_cell", lang): f.cell,
            translate("import.list_value", lang): f.value,
            translate("import.list_sentence", lang): f.sentence,
        }
        for f in order
    ]
