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
    """One finding in words: `sentence` in the reader's language, `value` the text of its cell."""

    code: str
    severity: Severity
    sheet: str
    cell: str
    sentence: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """Findings of one kind on one sheet that are told together; the first one speaks for them."""

    key: str
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def rest(self) -> tuple[Finding, ...]:
        return self.findings[1:]


@dataclass(frozen=True, slots=True)
class Group:
    """All lines that ask for the same: mend the file, look and agree, or know."""

    severity: Severity
    lines: tuple[Line, ...]

    @property
    def count(self) -> int:
        """An error is a cell to be mended; of the others each line is one thing to read."""
        return (
            sum(len(line.findings) for line in self.lines)
            if self.severity == "error"
            else len(self.lines)
        )


def groups(findings: Sequence[Finding]) -> tuple[Group, ...]:
    """The findings by what is to be done, in this order; groups without findings are left out."""
    found = []
    for severity in SEVERITIES:
        lines = tuple(_lines([f for f in findings if f.severity == severity], APART[severity]))
        if lines:
            found.append(Group(severity, lines))
    return tuple(found)


def _lines(findings: Iterable[Finding], apart: int) -> Iterator[Line]:
    """Findings of one kind and sheet: the first ones a line each, all others in the last of these."""

    def kind(finding: Finding) -> tuple[str, str]:
        return finding.code, finding.sheet

    for (code, sheet), same in groupby(sorted(findings, key=kind), kind):
        told = list(same)
        for n in range(min(apart, len(told))):
            end = n + 1 if n + 1 < apart else len(told)
            yield Line(f"{code} {sheet} {n}", tuple(told[n:end]))


def cells(line: Line, lang: Lang) -> str:
    """Where the findings of a line stand: "R7, U7 và 37 ô"."""
    named = [f.cell for f in line.findings if f.cell]
    shown = ", ".join(named[:SHOWN_CELLS])
    more = len(named) - SHOWN_CELLS
    return translate("import.cells_more", lang, cells=shown, count=more) if more > 0 else shown


def listed(findings: Sequence[Finding], lang: Lang) -> list[dict[str, str]]:
    """All findings as rows of a file: what to do, sheet, cell, the text found, the sentence."""
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
