"""The import's own pieces as HTML: steps, what was recognised, findings, effect, cells around one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Protocol

from reports.data.effect import Effect
from reports.data.effect import Line as EffectLine
from reports.data.findings import Finding, Group, Line, cells
from reports.model.palette import Palette
from strings import Lang, translate
from strings.numbers import number
from ui.html.elements import block, word

SIGNS = {"error": "✕", "warning": "?", "note": "i"}
STEPS = ("choose", "check", "store")


class Excerpt(Protocol):
    """Cells around one: letters of columns, and the file's row numbers with their texts."""

    @property
    def columns(self) -> tuple[str, ...]: ...
    @property
    def rows(self) -> tuple[tuple[int, tuple[str, ...]], ...]: ...
    @property
    def pending(self) -> frozenset[str]: ...


def top(title: str, detail: str, step: str, lang: Lang) -> str:
    """What this page is and which file is open, with the three steps beside."""
    names = [
        f'<span class="{"on" if s == step else ""}">{n} {escape(translate(f"import.step_{s}", lang))}</span>'
        for n, s in enumerate(STEPS, start=1)
    ]
    detail = f" – {escape(detail)}" if detail else ""
    return block(
        f'<div class="import-top"><div><b>{escape(title)}</b>{detail}</div>'
        f'<div class="steps">{"<i></i>".join(names)}</div></div>'
    )


def strip(facts: Mapping[str, str]) -> str:
    """What was recognised, in one line of labels and values."""
    pairs = "".join(
        f"<div><span>{escape(label)}</span><b>{escape(value)}</b></div>"
        for label, value in facts.items()
    )
    return block(f'<div class="strip">{pairs}</div>')


def group_head(group: Group, lang: Lang) -> str:
    """What to do with the findings below, and how many they are."""
    return (
        f'<div class="group for-{group.severity}"><i>{SIGNS[group.severity]}</i>'
        f"<h3>{escape(translate(f'import.group_{group.severity}', lang))}</h3>"
        f"<b>{number(group.count, lang, 0)}</b>"
        f"<span>{escape(translate(f'import.group_{group.severity}_hint', lang))}</span></div>"
    )


def lines(group: Group, excerpts: Mapping[Finding, Excerpt], lang: Lang) -> str:
    """A group that is read: head and lines in one piece."""
    rows = "".join(
        f'<div class="line">{line_of(line, excerpts, lang)}</div>' for line in group.lines
    )
    return block(group_head(group, lang) + rows)


def line_of(line: Line, excerpts: Mapping[Finding, Excerpt], lang: Lang) -> str:
    """Where, what, and the cells around; further findings of the kind behind a small arrow."""
    first = line.first
    sheet = f"<small>{escape(first.sheet)}</small>" if first.sheet else ""
    picture = excerpt(excerpts[first], first.cell, lang) if first in excerpts else ""
    return (
        f'<div class="at"><b>{escape(cells(line, lang))}</b>{sheet}</div>'
        f"<div>{_strong_value(first)}{picture}{_rest(line, lang)}</div>"
    )


def _strong_value(finding: Finding) -> str:
    text = escape(finding.sentence, quote=False)
    value = escape(finding.value, quote=False)
    return text.replace(f"“{value}”", f"<b>“{value}”</b>", 1) if value else text


MOST_REST = 200


def _rest(line: Line, lang: Lang) -> str:
    if not line.rest:
        return ""
    rows = "".join(
        f"<tr><td><b>{escape(f.cell)}</b></td><td>{_strong_value(f)}</td></tr>"
        for f in line.rest[:MOST_REST]
    )
    if len(line.rest) > MOST_REST:
        more = translate(
            "import.in_the_file", lang, count=number(len(line.rest) - MOST_REST, lang, 0)
        )
        rows += f"<tr><td></td><td>{escape(more)}</td></tr>"
    summary = translate("import.more", lang, count=number(len(line.rest), lang, 0))
    return f"<details><summary>{escape(summary)}</summary><table>{rows}</table></details>"


def excerpt(found: Excerpt, cell: str, lang: Lang) -> str:
    """The cells around one as they stand in the sheet, the cell itself framed, or a row ("449")."""
    heads = "".join(f"<th>{escape(c)}</th>" for c in found.columns)
    rows = "".join(_excerpt_row(row, texts, found, cell, lang) for row, texts in found.rows)
    return f'<div class="cells"><table><thead><tr><th></th>{heads}</tr></thead>{rows}</table></div>'


def _excerpt_row(row: int, texts: Sequence[str], found: Excerpt, cell: str, lang: Lang) -> str:
    framed = []
    for column, text in zip(found.columns, texts, strict=False):
        place = f"{column}{row}"
        shown = _short(text, lang)
        if place in found.pending:
            shown = translate("import.pending", lang, formula=shown)
        it = " class=it" if cell in (place, str(row)) else ""
        framed.append(f"<td{it}>{escape(shown)}</td>")
    return f"<tr><th>{row}</th>{''.join(framed)}</tr>"


LONG_NUMBER = re.compile(r"-?\d+\.\d{5,}")  # more decimals than anybody reads


def _short(text: str, lang: Lang, most: int = 44) -> str:
    if LONG_NUMBER.fullmatch(text):
        return number(float(text), lang, 4)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def counts(title: str, numbers: Mapping[str, int], lang: Lang) -> str:
    """What would change of what is stored, in numbers."""
    cells_ = "".join(
        f"<div><b>{number(n, lang, 0)}</b><span>{escape(label)}</span></div>"
        for label, n in numbers.items()
    )
    return f'<div class="rule"><h3>{escape(title)}</h3><div class="tally">{cells_}</div></div>'


def effect(found: Effect, palette: Palette, lang: Lang) -> str:
    """The verdicts of one province as they would be."""
    notes = "".join(f'<div class="sub">{escape(n)}</div>' for n in found.notes)
    rows = "".join(_effect_line(line, palette, lang) for line in found.lines)
    return f'<div class="effect"><h3>{escape(found.title)}</h3>{notes}<table>{rows}</table></div>'


def _effect_line(line: EffectLine, palette: Palette, lang: Lang) -> str:
    before = ""
    if line.changed and line.before.goal != "no_data":
        said = word(line.before, palette, lang)
        before = f'<div class="was">{escape(translate("import.was", lang))} {said}</div>'
    return (
        f"<tr><td><i>{escape(line.ordinal)}</i> {escape(line.name)}</td>"
        f'<td class="n">{escape(line.previous)} → {escape(line.score)}</td>'
        f"<td>{word(line.after, palette, lang)}{before}</td></tr>"
    )
